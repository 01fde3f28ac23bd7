"""Faults in texts for people."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from tests.planting.folder import File, Planted


def number_in_text(file: File) -> Iterator[Planted]:
    for spot in file.prose():
        if spot.value.value.endswith(".") and not file.in_line(spot):
            for new in (" Bel 070-3738314.", " Bel (070) 373 83 14.", " Bel +31 70 3738314.", " Bel 0800-8112."):
                yield file.planted("number_in_text", spot.end, spot.end, new, spot.start, "number-in-text")
    for end in _ends_in_blocks(file):
        yield file.planted("number_in_text", end, end, " Bel 070-3738314.", end + 5, "number-in-text")


def long_sentence(file: File) -> Iterator[Planted]:
    new = " Dit is een zin die" + " veel" * 18 + " te lang is."
    for spot in file.prose():
        if spot.value.value.endswith(".") and not file.in_line(spot):
            yield file.planted("long_sentence", spot.end, spot.end, new, spot.start, "long-sentence")
    for end in _ends_in_blocks(file):
        yield file.planted("long_sentence", end, end, new, end + 1, "long-sentence")


def comment_in_text(file: File) -> Iterator[Planted]:
    for spot in file.prose():
        at = spot.value.value.rfind(" ")
        if at > 0 and not file.in_line(spot):
            place = spot.start + at
            yield file.planted("comment_in_text", place, place, " #1", spot.start, "cut-by-comment")


def _ends_in_blocks(file: File) -> Iterator[int]:
    """The ends of the lines of block texts that end a sentence."""
    for spot in file.spots:
        if spot.kind == "prose" and isinstance(spot.value, yaml.ScalarNode) and spot.value.style in ("|", ">"):
            for number in range(spot.value.start_mark.line + 1, spot.value.end_mark.line):
                if file.lines[number].rstrip().endswith("."):
                    yield sum(len(each) + 1 for each in file.lines[: number + 1]) - 1
