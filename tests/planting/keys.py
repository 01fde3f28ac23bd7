"""Faults in keys: gone, misspelt, twice, where they do not belong."""

from __future__ import annotations

from collections.abc import Iterator

from tests.planting.folder import File, Planted, typo


def deleted_key(file: File) -> Iterator[Planted]:
    for spot, shape in file.maps():
        for name, value in spot.value.value:
            key = shape.keys[name.value]
            child = file.spot(value)
            span = file.entry(child)
            if not key.required or span is None or len(spot.value.value) == 1:
                continue
            if spot.key is None and name is spot.value.value[0][0]:
                continue  # its dash would go too
            yield file.planted("deleted_key", *span, "", file.holder(spot), "missing-key")


def deleted_use(file: File) -> Iterator[Planted]:
    """A shared piece whose ``gebruik`` is gone: the text itself is missing."""
    for spot, _ in file.maps():
        if spot.kind == "vraag-gedeeld-gebruik":
            for name, value in spot.value.value:
                if name.value == "gebruik" and len(spot.value.value) > 1:
                    span = file.entry(file.spot(value))
                    if span:
                        yield file.planted("deleted_use", *span, "", file.holder(spot), "missing-key")


def renamed_key(file: File) -> Iterator[Planted]:
    for spot, shape in file.maps():
        for name, _ in spot.value.value:
            if name.value in shape.keys:
                start = name.start_mark.index
                yield file.planted("renamed_key", start, name.end_mark.index, typo(name.value), start, "unknown-key")


def extra_key(file: File) -> Iterator[Planted]:
    for start, column in _last_keys(file):
        new = f"kleur: rood\n{' ' * column}"
        yield file.planted("extra_key", start, start, new, start, "unknown-key")


def doubled_key(file: File) -> Iterator[Planted]:
    for spot in file.spots:
        if spot.key is None:
            continue
        span = file.entry(spot)
        if span is not None and spot.trail:
            whole = file.text[span[0] : span[1]]
            at = span[1] + spot.key.start_mark.column
            yield file.planted("doubled_key", span[1], span[1], whole, at, "duplicate-key")


def todo(file: File) -> Iterator[Planted]:
    for start, column in _last_keys(file):
        new = f"todo: nog nakijken\n{' ' * column}"
        yield file.planted("todo", start, start, new, start + len("todo: "), "todo")


def _last_keys(file: File) -> Iterator[tuple[int, int]]:
    """Where the last key of each map stands that begins its line: in the text, and the column."""
    for spot, _ in file.maps():
        name = spot.value.value[-1][0]
        start, column = name.start_mark.index, name.start_mark.column
        if not file.in_line(spot) and not file.text[start - column : start].strip():
            yield start, column


def misplaced_key(file: File) -> Iterator[Planted]:
    """A route of an answer of kind ``meer`` or of a shared question, and ``exclusief`` on kind ``een``."""
    for spot, _ in file.maps():
        extra = {"antwoord-meer": "naar: ergens", "antwoord-gedeeld": "naar: ergens", "antwoord": "exclusief: ja"}
        if spot.kind in extra and not file.in_line(spot):
            start, column = spot.start, spot.value.start_mark.column
            yield file.planted(
                "misplaced_key", start, start, f"{extra[spot.kind]}\n{' ' * column}", start, "unknown-key"
            )
