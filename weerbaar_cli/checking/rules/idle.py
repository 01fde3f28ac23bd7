"""A question is asked to be used: on some road to an outcome its answer makes a difference there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from weerbaar_cli.checking.rules.conditions import never_true, of_outcome
from weerbaar_cli.checking.subjects import FlowRoads
from weerbaar_cli.model.findings import NOT_DECIDED, WARNING, Code, Finding
from weerbaar_cli.model.flow import Outcome
from weerbaar_cli.roads.differences import Differences
from weerbaar_cli.roads.effects import Asked
from weerbaar_cli.roads.limits import Undecided
from weerbaar_cli.roads.roads import Roads
from weerbaar_cli.roads.showing import Pages

IDLE_QUESTION = Code(
    "idle-question",
    WARNING,
    "Een vraag maakt bij een uitkomst niets uit: elk antwoord geeft daar hetzelfde advies.",
    "Laat een stap of contact van het antwoord afhangen, of stel de vraag niet op deze weg.",
)


def idle_questions(roads: Roads, every: Sequence[FlowRoads], pages: Pages) -> Iterator[Finding]:
    """Yield at each outcome the questions asked on the way there whose answer changes nothing."""
    differences = Differences(roads, pages)
    by_flow = {each.flow.id: each for each in every}
    questions = _asked_questions(roads)
    for number, (asked, flows) in enumerate(questions.items()):
        try:
            found = differences.none_at(asked, flows)
        except Undecided:
            if differences.effort.left < 0:
                yield from _given_up(by_flow, list(questions.values())[number:])
                return
            question = by_flow[flows[0]].flow.questions[asked.question]
            message = f'of de vraag "{asked.question}" iets uitmaakt, is niet te beslissen ({IDLE_QUESTION})'
            tip = "noem in voorwaarden minder verschillende antwoorden"
            yield by_flow[flows[0]].finding(question.id.place, NOT_DECIDED, message, tip)
            continue
        for flow, outcome in sorted(found):
            here = by_flow[flow]
            if here.surely.at.get(outcome) and not _never_holds(here, asked, here.flow.outcomes[outcome]):
                yield _idle(here, asked, here.flow.outcomes[outcome])


def _never_holds(roads: FlowRoads, asked: Asked, outcome: Outcome) -> bool:
    """Return whether a condition that names the question holds on no road, or steps are missing: that is said there."""
    if not outcome.steps:
        return True
    for judged in of_outcome(roads, outcome, outcome):
        if asked.is_read(judged.condition) and any(never_true(roads, judged.condition, judged.possibly)):
            return True
    return False


def _idle(roads: FlowRoads, asked: Asked, outcome: Outcome) -> Finding:
    elsewhere = f' van keuzehulp "{asked.flow}"' if asked.flow not in (None, roads.flow.id) else ""
    message = (
        f'de vraag "{asked.question}"{elsewhere} maakt bij uitkomst "{outcome.id}" niets uit: '
        "welk antwoord iemand ook kiest, het advies blijft gelijk"
    )
    tip = "laat een stap van het antwoord afhangen, of stel de vraag niet op deze weg"
    return roads.finding(outcome.id.place, IDLE_QUESTION, message, tip)


def _given_up(by_flow: Mapping[str, FlowRoads], left: Iterable[list[str]]) -> Iterator[Finding]:
    for name in sorted({name for flows in left for name in flows}):
        message = (
            f"er zijn te veel mogelijkheden: niet van elke vraag is beslist of zij iets uitmaakt ({IDLE_QUESTION})"
        )
        tip = "noem in voorwaarden minder verschillende antwoorden"
        yield by_flow[name].finding(by_flow[name].flow.start.place, NOT_DECIDED, message, tip)


def _asked_questions(roads: Roads) -> dict[Asked, list[str]]:
    """Return every question that some road comes to, with the flows that ask it; a shared one is one."""
    found: dict[Asked, list[str]] = {}
    for flow in roads.flows.values():
        for question in flow.questions.values():
            if roads.arrivals[flow.id].get(question.id):
                asked = Asked(question.id, flow.id if question.shared is None else None)
                found.setdefault(asked, []).append(flow.id)
    return found
