"""What changes for the people who use a folder of flows, and for who signs for it, between two versions of it."""

from functools import partial

from weerbaar_cli.comparing.alike import Changes, FlowPair, each_change, source_changes, text_change, text_changes
from weerbaar_cli.comparing.changes import SHARED, FlowChange, Version
from weerbaar_cli.comparing.effects import with_effects
from weerbaar_cli.comparing.guarded import guard_of
from weerbaar_cli.comparing.looked_after import looked_after_changes
from weerbaar_cli.comparing.new_flow_names import flow_name_changes, renamed_flows, with_flow_names
from weerbaar_cli.comparing.new_names import with_new_names
from weerbaar_cli.comparing.outcome_changes import in_outcome
from weerbaar_cli.comparing.question_changes import all_questions
from weerbaar_cli.comparing.renames import name_changes, renamed
from weerbaar_cli.comparing.road_changes import road_changes
from weerbaar_cli.comparing.shared_changes import in_shared
from weerbaar_cli.comparing.whole_advices import WholeAdvices
from weerbaar_cli.model.flow import Example, Flow, Outcome


def changes_between(before: Version, new: Version) -> list[FlowChange]:
    """Return all changes, by flow: first where roads end, then texts; shared pieces last.

    What only has another name is compared under its new one.
    """
    flow_names = renamed_flows(before, new)
    named = with_flow_names(before, flow_names)
    names = renamed(named, new)
    old = with_new_names(named, names)
    names_told, roads = [*flow_name_changes(before, flow_names), *name_changes(named, names)], road_changes(old, new)
    decided = all(each.kind != "niet-beslist" for each in roads)
    found: list[FlowChange] = []
    for name in sorted({*old.flows, *new.flows}):
        pair = FlowPair(name, old, new)
        if name not in new.flows or name not in old.flows:
            found += _whole_flow(pair, came=name in new.flows)
        else:
            found += (each for each in names_told if each.flow == name)
            here = [each for each in roads if each.flow == name]
            found += with_effects([*_changed_in_flow(pair)], here, decided)
    advices = WholeAdvices(old), WholeAdvices(new)
    found = [_titled(_with_advice(each, *advices), old, new) for each in found]
    found += (*(each for each in names_told if each.flow == SHARED), *in_shared(FlowPair(SHARED, old, new)))
    return [*map(guard_of(old, new).marked, found)]


def _titled(change: FlowChange, old: Version, new: Version) -> FlowChange:
    """Return a change with the title of the advice that it stands in, unless it says that itself."""
    name = change.place.partition("/")[0]
    flows = [version.flows[change.flow] for version in (new, old) if change.flow in version.flows]
    titles = [flow.outcomes[name].title for flow in flows if name in flow.outcomes]
    said = change.kind == "weg" or change.kind.startswith("uitkomst-")
    return change._replace(title=str(titles[0])) if titles and not said else change


def _whole_flow(pair: FlowPair, came: bool) -> Changes:
    """Yield a flow that came or went, and all that people read in it."""
    name = pair.name
    flow, nothing = (pair.new if came else pair.old).flows[name], Flow(name, "")
    sentence = "deze keuzehulp is nieuw" if came else "deze keuzehulp is er niet meer"
    titles = ("", str(flow.title)) if came else (str(flow.title), "")
    yield FlowChange(name, f"keuzehulp-{'erbij' if came else 'weg'}", name, sentence, *titles)
    yield from _changed_entries(pair, *((nothing, flow) if came else (flow, nothing)))


def _with_advice(change: FlowChange, old: WholeAdvices, new: WholeAdvices) -> FlowChange:
    """Return a change with the whole advice, where that is new or gone."""
    if change.kind == "uitkomst-erbij":
        return change._replace(becomes=new.advice(change.flow, change.place))
    if change.kind == "uitkomst-weg":
        return change._replace(was=old.advice(change.flow, change.place))
    return change


# -- one flow ----------------------------------------------------------------------------


def _changed_in_flow(pair: FlowPair) -> Changes:
    """Yield what changes in the texts, questions, outcomes and examples of a flow."""
    name, old, new = pair.name, pair.old.flows[pair.name], pair.new.flows[pair.name]
    yield from text_changes(name, name, old, new, {"de titel": "title", "de samenvatting": "summary"})
    yield from text_changes(name, name, old, new, {"de dag van controle": "checked"})
    yield from source_changes(name, name, old.sources, new.sources)
    if old.no_emergency != new.no_emergency:
        words = "hoeft niet meer met de vraag naar gevaar te beginnen" if new.no_emergency else "begint weer met gevaar"
        yield FlowChange(name, "nood", name, f"deze keuzehulp {words}")
    yield from _changed_entries(pair, old, new)
    yield from looked_after_changes(name, old, new)


def _changed_entries(pair: FlowPair, old: Flow, new: Flow) -> Changes:
    """Yield what changes in the questions, outcomes and examples of a flow."""
    name = pair.name
    yield from all_questions(pair, old.questions, new.questions)
    yield from each_change(name, "uitkomst", old.outcomes, new.outcomes, _titled_so, partial(in_outcome, pair))
    before, after = (_discussed(flow) for flow in (old, new))
    in_example = partial(_changed_in_example, pair)
    yield from each_change(name, "voorbeeld", before, after, lambda each: str(each.name), in_example, _case_read)


def _titled_so(outcome: Outcome) -> str:
    return str(outcome.title)


def _discussed(flow: Flow) -> dict[str, Example]:
    """Return the examples that a group discusses; nobody but the checker sees the others."""
    return {name: example for name, example in flow.examples.items() if example.discuss}


def _case_read(example: Example, _: bool) -> str:
    texts = (example.name, example.story, *example.discuss, example.goal, *example.mind)
    return " ".join(map(str, texts))


def _changed_in_example(pair: FlowPair, place: str, old: Example, new: Example) -> Changes:
    named = {"de naam": "name", "het verhaal": "story", "het leerdoel": "goal"}
    yield from text_changes(pair.name, place, old, new, named)
    discussed, minded = ([" ".join(getattr(each, part)) for each in (old, new)] for part in ("discuss", "mind"))
    yield from text_change(pair.name, place, "wat de groep bespreekt", *discussed)
    yield from text_change(pair.name, place, "waar de trainer op let", *minded)
    yield from text_change(pair.name, place, "de weg van het voorbeeld", *(_road_read(each) for each in (old, new)))


def _road_read(example: Example) -> str:
    answers = (f"{question}: {', '.join(chosen)}" for question, chosen in example.answers.items())
    return "; ".join(answers)
