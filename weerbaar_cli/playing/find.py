"""Find a flow or an example by the name that a person typed."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from weerbaar_cli.model.exit_codes import USAGE
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.model.flow import Example, Flow
from weerbaar_cli.model.suggest import possible
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.words.screens import NOT_ALL_CASES

_MOST_PLACES = 5


def find_flow(library: Library, name: str) -> Flow:
    """Return the flow of this name. Raises UserError (2) for an unknown name, BrokenFlow where it cannot be played."""
    if name not in library:
        raise unknown_flow(library, name)
    return library[name]


def opened_flows(library: Library) -> dict[str, Flow]:
    """Return the flows as they stand in their files, without those whose file cannot be opened."""
    found: dict[str, Flow] = {}
    for name in library:
        with suppress(UserError):
            found[name] = library.parsed(name)[0]
    return found


def unknown_flow(library: Library, name: str) -> UserError:
    """Return the complaint about the name of a flow that does not exist."""
    return UserError(f'de keuzehulp "{name}" bestaat niet{possible(name, library)}', USAGE)


def find_example(
    library: Library, name: str, flow_id: str | None = None, discussed: bool = False
) -> tuple[Flow, Example]:
    """Return the example named ``EXAMPLE`` or ``FLOW/EXAMPLE``, with its flow; of one flow where ``flow_id`` says so.

    With ``discussed`` only examples with points to discuss are suggested. Raises UserError (2)
    for a name that is unknown or means more than one example, BrokenFlow where its flow cannot
    be played.
    """
    if flow_id is not None and flow_id not in library:
        raise unknown_flow(library, flow_id)
    prefix, _, example_id = name.rpartition("/")
    known = {each: _examples(library, each) for each in library}
    fitting = [
        each
        for each, examples in known.items()
        if example_id in examples and prefix in ("", each) and flow_id in (None, each)
    ]
    shown = name if flow_id is None else f"{flow_id}/{name}"
    if len(fitting) > 1:
        places = ", ".join(f"{each}/{example_id}" for each in fitting[:_MOST_PLACES])
        raise UserError(f'er is meer dan een voorbeeld "{shown}"\nMogelijk: {places}', USAGE)
    if not fitting:
        offered = dict.fromkeys(
            str(each.id) for examples in known.values() for each in examples.values() if each.discuss or not discussed
        )
        warning = "" if all(_plays(library, each) for each in library) else f"\n{NOT_ALL_CASES}"
        raise UserError(f'het voorbeeld "{shown}" bestaat niet{possible(example_id, offered)}{warning}', USAGE)
    flow = library[fitting[0]]
    return flow, flow.examples[example_id]


def _examples(library: Library, flow_id: str) -> Mapping[str, Example]:
    """Return the examples of a flow, also of one that cannot be played."""
    try:
        return library.parsed(flow_id)[0].examples
    except UserError:
        return {}


def _plays(library: Library, flow_id: str) -> bool:
    try:
        return library[flow_id].id == flow_id
    except UserError:
        return False
