"""Steps that stand twice in one outcome or group: two with one id, of which an example can name only one."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from weerbaar_cli.model.findings import Finding
from weerbaar_cli.model.flow import Flow, Shared, Step
from weerbaar_cli.reading.codes import DUPLICATE_ID
from weerbaar_cli.reading.expand import plain_steps
from weerbaar_cli.reading.resolve import shared_outcomes


def twin_findings(flow: Flow) -> Iterator[Finding]:
    """Yield every place from which an id stands twice, in the outcomes of one resolved flow."""
    if flow.torn:
        return
    for outcome in flow.outcomes.values():
        if outcome.shared is None:
            yield from _twins(flow.path, f'uitkomst "{outcome.id}"', outcome.steps)


def shared_twin_findings(shared: Shared) -> Iterator[Finding]:
    """The same in the groups and the outcomes of ``gedeeld/``, wherever they are used: said once."""
    for step in shared.steps.values():
        if step.group:
            members = (each for member in step.group for each in plain_steps(member, shared))
            yield from _twins(shared.path_of("steps", step.id), f'de groep "{step.id}"', members)
    for outcome in shared_outcomes(shared).outcomes.values():
        yield from _twins(shared.path_of("outcomes", outcome.id), f'uitkomst "{outcome.id}"', outcome.steps)


def _twins(path: str, where: str, steps: Iterable[Step]) -> Iterator[Finding]:
    """Yield them of plain steps in the order of their places."""
    seen: dict[str, Step] = {}
    for _, of_one_place in groupby(steps, attrgetter("place")):
        every = tuple(of_one_place)
        twin = next((each for each in every if each.id in seen), None)
        if twin is not None:
            message = f'de stap "{twin.id}" staat twee keer in {where}'
            tip = f"de eerste staat op regel {seen[twin.id].place.line}; geef een eigen id"
            yield Finding(path, *twin.id.place, DUPLICATE_ID, message, tip)
        for each in every:
            seen.setdefault(each.id, each)
