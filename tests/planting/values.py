"""Faults in values: dates, numbers, words, nothing, or something of another kind."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from tests.planting.folder import File, Planted


def bad_value(file: File) -> Iterator[Planted]:
    for spot in file.of("words"):
        for new in ("morgen", "'true'", "Ja", spot.value.value + "q"):
            yield file.planted("bad_value", spot.start, spot.end, new, spot.start, "bad-value")


def bad_date(file: File) -> Iterator[Planted]:
    for spot in file.of("day"):
        for new in ("24-11-2026", "2026-02-30", "2026-1-1", "gisteren", "2026-11-24T10:00", "２０２６-11-24"):
            yield file.planted("bad_date", spot.start, spot.end, new, spot.start, "bad-date")


def old_date(file: File) -> Iterator[Planted]:
    for spot in file.of("day"):
        code = {"contacten": "contact-overdue"}.get(str(spot.trail[0]), "review-overdue")
        if spot.trail[-1] == "gecontroleerd":
            yield file.planted(
                "old_date", spot.start, spot.end, "2025-11-23", spot.start, code, also=frozenset({"person-ended"})
            )


def bad_phone(file: File) -> Iterator[Planted]:
    for spot in file.of("phone"):
        for new in ("12", "070-37383AB", "+", "1234567890123456", "070+3738314", "(070) 3738314", "070/3738314"):
            yield file.planted("bad_phone", spot.start, spot.end, new, spot.start, "bad-phone")


def empty_value(file: File) -> Iterator[Planted]:
    for spot in file.spots:
        if spot.key is None or not isinstance(spot.value, yaml.ScalarNode) or spot.value.style is not None:
            continue
        at = spot.key.start_mark.index
        yield file.planted("empty_value", spot.start, spot.end, "", at, "empty-text")
        yield file.planted("empty_value", spot.start, spot.end, '""', spot.start, "empty-text", line_only=True)


def empty_block(file: File) -> Iterator[Planted]:
    """Only the key is left of a block."""
    for spot in file.spots:
        span = file.entry(spot) if spot.key is not None else None
        if span and isinstance(spot.value, yaml.CollectionNode) and "\n" in file.text[span[0] : span[1] - 1]:
            at = spot.key.start_mark.index
            line = file.text.index("\n", at)
            yield file.planted("empty_block", line, span[1] - 1, "", at, "empty-text")


def wrong_kind(file: File) -> Iterator[Planted]:
    for spot in file.spots:
        if not spot.trail or file.in_line(spot):
            continue
        if isinstance(spot.value, yaml.ScalarNode) and spot.value.style is None:
            if spot.kind in ("prose", "day", "phone", "words", "address") or spot.trail[-1] in ("begin", "gebruik"):
                yield file.planted("wrong_kind", spot.start, spot.end, "[een, twee]", spot.start, "wrong-kind")
            yield file.planted(
                "wrong_kind",
                spot.start,
                spot.end,
                "{een: {twee: x}}",
                spot.start,
                "wrong-kind",
                line_only=True,
                instead=frozenset({"unknown-key", "missing-key"}),
            )
        elif isinstance(spot.value, yaml.MappingNode) and spot.key is not None and spot.kind != "chosen":
            span = file.entry(spot)
            if span and spot.kind not in ("condition",):
                start = spot.key.end_mark.index
                at = start + 2
                yield file.planted("wrong_kind", start, span[1] - 1, ": tekst", at, "wrong-kind")
