"""What examples and tests of a flow look after in one version, and no longer, or not yet, in another."""

from collections import Counter
from collections.abc import Iterator

from weerbaar_cli.comparing.alike import Changes
from weerbaar_cli.comparing.changes import FlowChange
from weerbaar_cli.model.flow import Flow
from weerbaar_cli.words.wording import as_conditions


def looked_after_changes(name: str, old: Flow, new: Flow) -> Changes:
    """Yield whether less is looked after, and whether more is; each with all that it is about."""
    before, after = Counter(_looked_after(old, new)), Counter(_looked_after(new, old))
    gone, came = "; ".join((before - after).elements()), "; ".join((after - before).elements())
    if gone:
        yield FlowChange(name, "toets-weg", name, "voorbeelden en toetsen kijken dit niet meer na", gone)
    if came:
        yield FlowChange(name, "toets-erbij", name, "voorbeelden en toetsen kijken dit nu ook na", "", came)


def _looked_after(flow: Flow, other: Flow) -> Iterator[str]:
    for example in flow.played:
        if example.discuss and example.id not in other.examples:
            continue  # a case for a group is told as a whole
        name = str(example.id) if example.discuss else as_conditions(sorted(example.answers.items()))
        yield f"{name}: {example.outcome}"
        yield from (f"{name}: toont {piece}" for piece in example.shows)
        yield from (f"{name}: toont niet {piece}" for piece in example.hides)
