"""What a folder on top of another has of its own: the last part of ``weerbaar lijst``."""

from collections.abc import Iterator

from weerbaar_cli.model.findings import UserError
from weerbaar_cli.model.keys import RULES, SHARED_FILES
from weerbaar_cli.reading.folder import Library, folder_name
from weerbaar_cli.reading.offered import offered
from weerbaar_cli.reading.resolve import resolve
from weerbaar_cli.words import commands as texts
from weerbaar_cli.words.documents import PUBLISHER, REPORT_TO
from weerbaar_cli.words.layout import wrapped


def own_folder_text(library: Library, width: int) -> str:
    """Return what a folder has of its own, and what of that nobody is led to; nothing where it lies on no other.

    Raises UserError where it is not known what it lies on.
    """
    return "\n".join(line for sentence in _sentences(library) for line in wrapped(sentence, width, "  "))


def _sentences(library: Library) -> Iterator[str]:
    base = library.base
    if base is None:
        return
    yield texts.lies_on(folder_name(base))
    for label, said in ((PUBLISHER, library.on_top.map.publisher), (REPORT_TO, library.on_top.map.report_to)):
        if said:
            yield texts.labelled(label, [said])
    own = [texts.own_piece(name, name in base.paths) for name in library.own.flow_paths]
    if own:
        yield texts.labelled(texts.OWN_FLOWS, own)
    try:
        yield from _about_pieces(library)
    except UserError:  # what cannot be read is said with the flows
        return


def _about_pieces(library: Library) -> Iterator[str]:
    """Yield what is said of own pieces, of rules that do not count, and of flows that nobody is led to."""
    *_, own = library.shared.by_folder
    replaced = library.shared.replaced
    pieces = [
        texts.own_piece(f"{texts.PART_WORDS[part]} {name}", (part, name) in replaced)
        for part in SHARED_FILES.values()
        for name in getattr(own, part)
    ]
    if pieces:
        yield texts.labelled(texts.OWN_PIECES, pieces)
    rules = [name for name in own.rules if (RULES, name) in replaced]
    if rules:
        yield texts.labelled(texts.REPLACED_RULES, rules)
    unoffered = sorted(library.own.flow_paths.keys() - _flows_offered(library))
    if unoffered:
        yield texts.labelled(texts.OWN_NOT_OFFERED, unoffered)


def _flows_offered(library: Library) -> set[str]:
    """Return the flows that someone is led to who begins at the triage. Raises UserError."""
    return offered({name: resolve(library.parsed(name)[0], library.shared) for name in library})
