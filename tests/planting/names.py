"""Faults in names: of questions, answers, outcomes, steps, contacts and sources."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from tests.planting.folder import CHOICES, File, Planted, Spot, typo

_NAMES = {
    "unknown-flow": ("flow",),
    "unknown-contact": ("contact", "bel"),
    "unknown-template": ("sjabloon",),
    "unknown-target": ("naar", "begin", "uitkomst"),
    "unknown-shared": ("gebruik",),
    "unknown-step": ("toont", "toont-niet", "toont-een-van", "niet-samen", "eerste"),
    "unknown-source": ("bron",),
    "unknown-question": ("per",),
}
_CHOSEN = dict(zip(CHOICES, ("unknown-contact", "unknown-shared"), strict=True))


def unknown_name(file: File) -> Iterator[Planted]:
    """A slip in every place that names something."""
    for spot in file.spots:
        if not isinstance(spot.value, yaml.ScalarNode) or not spot.trail:
            continue
        code = _name_code(file, spot)
        if code:
            new = typo(spot.value.value)
            if spot.trail[-1] == "uitkomst" and "/" in new and len(new) % 2:
                new, code = new.replace("/", "q/"), "unknown-flow"
            yield file.planted("unknown_name", spot.start, spot.end, new, spot.start, code)


def _name_code(file: File, spot: Spot) -> str:
    names = [part for part in spot.trail if isinstance(part, str)]
    last = names[-1]
    if spot.kind in ("condition", "chosen"):
        return "unknown-answer"
    if spot.kind in _CHOSEN:
        return _CHOSEN[spot.kind]
    if last == "anders" and spot.kind == "reference":
        return "unknown-shared" if file.parent(spot).kind == "stapkeuze" else "unknown-contact"
    if spot.kind.startswith("item:"):
        last = spot.kind.removeprefix("item:")
    if spot.kind in ("reference", "references", "route") or spot.kind.startswith("item:"):
        return next((code for code, keys in _NAMES.items() if last in keys), "")
    return ""


def unknown_key_name(file: File) -> Iterator[Planted]:
    """A slip in the question of a condition or example, or the role of a choice."""
    for spot in file.spots:
        if spot.key is None or spot.kind not in ("condition", "chosen", *CHOICES):
            continue
        if spot.key.value in ("als", "niet", "antwoorden", "keuze"):
            continue
        code = "unknown-answer" if spot.kind in CHOICES else "unknown-question"
        start = spot.key.start_mark.index
        new = typo(spot.key.value)
        yield file.planted("unknown_key_name", start, spot.key.end_mark.index, new, start, code)


def bad_id(file: File) -> Iterator[Planted]:
    """A name with a capital where it is given; where it is used it may be unknown."""
    for spot in file.spots:
        if spot.key is not None and len(spot.trail) > 1 and file.parent(spot).kind.startswith("blocks:"):
            start = spot.key.start_mark.index
            name = spot.key.value
            for new in {name.upper(), name + "-", name.replace("-", "_"), name.replace("-", " "), f"-{name}"} - {name}:
                yield file.planted("bad_id", start, spot.key.end_mark.index, new, start, "bad-id")
