"""Play an example, and say where it does not end as it says."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from weerbaar_cli.model.findings import ERROR, Code, Finding
from weerbaar_cli.model.flow import Example, Flow, Step
from weerbaar_cli.model.suggest import few
from weerbaar_cli.model.text import Place, Text
from weerbaar_cli.playing.play import Arrived, Asking, Journey, walked
from weerbaar_cli.reading.shared_names import example_target

EXAMPLE_FAILS = Code(
    "example-fails",
    ERROR,
    "Een voorbeeld loopt anders dan er staat.",
    "Kijk wat er niet meer klopt: het voorbeeld, of de keuzehulp die is veranderd. Verbeter dat.",
)


_NOT_SHOWN = "kijk eerst wat er veranderde: de als van deze stap, of de weg; hoort zij hier, herstel dat dan"
_SHOWN_NOW = "kijk eerst wat er veranderde: de als van deze stap, of de weg; zij was hier met opzet niet te zien"


class Played(NamedTuple):
    """Where an example ends, and with which steps; ``findings`` are what is wrong with it."""

    flow: Flow
    example: Example
    end: Arrived | Asking
    steps: tuple[Step, ...]
    findings: tuple[Finding, ...]


def play_example(flow: Flow, example: Example, flows: Mapping[str, Flow]) -> Played:
    """Walk the road of one example. ``flows`` must be playable; the example's names known."""
    answers = {str(name): tuple(chosen) for name, chosen in example.answers.items()}
    end = walked(Journey(flow.id, answers), flows)
    steps = () if isinstance(end, Asking) else end.steps()
    return Played(flow, example, end, steps, tuple(_example_findings(flow, example, end, steps)))


def _example_findings(
    flow: Flow, example: Example, end: Arrived | Asking, steps: tuple[Step, ...]
) -> Iterator[Finding]:
    asked = {stop.question.id for stop in end.trail}
    if isinstance(end, Asking):
        yield _open_question(flow, example, end)
        return
    for name, chosen in example.answers.items():
        if name not in asked:
            message = f'de vraag "{name}" wordt op deze weg niet gesteld'
            yield _fails(flow, example, chosen[0].place, message, "haal het antwoord weg")
    target = example_target(flow, example)
    if target is not None and target != (end.flow.id, end.outcome.id):
        message = f'{_example_label(example)} komt uit bij "{end.flow.id}/{end.outcome.id}"'
        yield _fails(flow, example, example.outcome.place, message, "pas de uitkomst of de antwoorden aan")
        return
    yield from _shown_findings(flow, example, {step.id for step in steps})


def _shown_findings(flow: Flow, example: Example, shown: set[Text]) -> Iterator[Finding]:
    for name in example.shows:
        if name not in shown:
            yield _fails(flow, example, name.place, f'de stap "{name}" is hier niet te zien', _NOT_SHOWN)
    for name in example.hides:
        if name in shown:
            yield _fails(flow, example, name.place, f'de stap "{name}" is hier wel te zien', _SHOWN_NOW)


def _open_question(flow: Flow, example: Example, asking: Asking) -> Finding:
    name = asking.question.id
    chosen = next((value for key, value in example.answers.items() if key == name), None)
    offered = [answer.id for answer in asking.offered]
    tip = f"kies uit: {few(offered)}" if offered else ""
    if chosen is None:
        message = f'{_example_label(example)} heeft geen antwoord op de vraag "{name}"'
        return _fails(flow, example, example.outcome.place if example.outcome else example.id.place, message, tip)
    wrong = next((answer for answer in chosen if answer not in offered), chosen[-1])
    message = f'het antwoord "{wrong}" op de vraag "{name}" past hier niet'
    return _fails(flow, example, wrong.place, message, tip)


def _example_label(example: Example) -> str:
    """What a sentence calls it; a test has no name, and is called by its number."""
    return "dit voorbeeld" if example.name else str(example.id)


def _fails(flow: Flow, example: Example, place: Place, message: str, tip: str) -> Finding:
    said = message if example.name or message.startswith(example.id) else f"{example.id}: {message}"
    return Finding(flow.path, *place, EXAMPLE_FAILS, said, tip)
