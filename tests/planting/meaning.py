"""Faults in what a flow means."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import yaml

from tests.planting.folder import File, Planted, Spot


def never_true(file: File) -> Iterator[Planted]:
    for spot in file.of("condition"):
        if spot.trail[-1] == "als" and isinstance(spot.value, yaml.MappingNode) and spot.value.flow_style:
            inner = file.text[spot.start + 1 : spot.end - 1]
            if "niet:" not in inner:
                new = f"{{{inner}, niet: {{{inner}}}}}"
                yield file.planted(
                    "never_true",
                    spot.start,
                    spot.end,
                    new,
                    spot.start,
                    "condition-never-true",
                    also=frozenset(
                        {"unreachable", "example-fails", "no-emergency-exit", "condition-never-true", "idle-question"}
                    ),
                )


def no_default(file: File) -> Iterator[Planted]:
    for spot in file.of("route"):
        if isinstance(spot.value, yaml.SequenceNode):
            last = spot.value.value[-1]
            if not last.flow_style and len(last.value) == 1:
                start = last.start_mark.index
                column = last.start_mark.column
                new = f"als: {{rol: raadslid}}\n{' ' * column}"
                yield file.planted("no_default", start, start, new, start, "no-default-route", line_only=True)


def unused(file: File) -> Iterator[Planted]:
    new = {
        "stappen.yaml": "  los-ding:\n    doe: Doe iets.\n    bron: [seed]\n",
        "bronnen.yaml": "  los-ding:\n    titel: Iets\n",
        "sjablonen.yaml": "  los-ding:\n    titel: Iets\n    tekst: Iets\n    bron: [seed]\n",
        "contacten.yaml": "  los-ding:\n    naam: Iets\n    gecontroleerd: 2026-11-24\n    bron: [seed]\n",
        "uitkomsten.yaml": (
            "  los-ding:\n    titel: Iets\n    urgentie: vandaag\n    stappen: [{doe: Doe iets., bron: [seed]}]\n"
            "    contact: ot\n"
        ),
        "vragen.yaml": "  los-ding:\n    vraag: Wat?\n    antwoorden: {ja: {tekst: Wel}, nee: {tekst: Niet}}\n",
    }.get(file.name)
    if new:
        yield file.planted("unused", len(file.text), len(file.text), new, len(file.text) + 2, "unused-shared")


def orphan(file: File) -> Iterator[Planted]:
    for spot in file.of("blocks:uitkomst"):
        at = spot.start - spot.value.start_mark.column
        outcome = (
            "  losse-eind:\n    titel: Los\n    urgentie: vandaag\n    stappen:\n"
            "      - doe: Doe iets.\n        bron: [seed]\n    contact: ot\n"
        )
        yield file.planted("orphan", at, at, outcome, at + 2, "unreachable")
    for spot in file.of("blocks:vraag"):
        at = spot.start - spot.value.start_mark.column
        end = next(str(each.trail[-1]) for each in file.of("uitkomst"))
        question = (
            "  losse-vraag:\n    vraag: Wat?\n    antwoorden:\n      ja: {tekst: Wel}\n      nee: {tekst: Niet}\n"
            f"    naar: {end}\n"
        )
        yield file.planted("orphan", at, at, question, at + 2, "unreachable")


def no_step(file: File) -> Iterator[Planted]:
    for spot in file.of("uitkomst"):
        for name, value in spot.value.value:
            code = {"stappen": "no-step", "contact": "no-contact"}.get(name.value)
            if code and not file.in_line(spot):
                child = file.spot(value)
                span = file.entry(child)
                if span:
                    new = f"{' ' * name.start_mark.column}{name.value}: []\n"
                    yield file.planted(
                        "no_step",
                        *span,
                        new,
                        spot.key.start_mark.index,
                        code,
                        also=frozenset({"example-fails", "unknown-step", "no-emergency-exit", "unused-shared"}),
                    )


def duplicate_answer(file: File) -> Iterator[Planted]:
    for spot in file.spots:
        if spot.kind.startswith("blocks:antwoord"):
            texts = [each for each in file.of("prose") if each.trail[:-2] == spot.trail and each.trail[-1] == "tekst"]
            for first, second in pairwise(texts):
                new = file.text[first.start : first.end]
                yield file.planted("duplicate_answer", second.start, second.end, new, second.start, "duplicate-answer")


def without_source(file: File) -> Iterator[Planted]:
    for spot in file.of("stap", "gedeelde-stap"):
        if not isinstance(spot.value, yaml.MappingNode):
            continue
        names = [name.value for name, _ in spot.value.value]
        for name, value in spot.value.value:
            if name.value == "bron" and "gebruik" not in names and name is not spot.value.value[0][0]:
                span = file.entry(file.spot(value))
                if span:
                    yield file.planted(
                        "without_source",
                        *span,
                        "",
                        file.holder(spot),
                        "step-without-source",
                        also=frozenset({"unused-shared"}),
                    )


_PLAYED = ("voorbeeld", "toets")


def no_example(file: File) -> Iterator[Planted]:
    played = [spot for spot in file.of(*_PLAYED) if isinstance(spot.value, yaml.MappingNode)]
    ends: dict[str, list[Spot]] = {}
    for spot in played:
        end = next(value.value for name, value in spot.value.value if name.value == "uitkomst")
        ends.setdefault(end, []).append(spot)
    outcomes = {str(spot.trail[-1]): spot for spot in file.of("uitkomst", "uitkomst-gedeeld-gebruik")}
    for end, those in ends.items():
        span = file.entry(those[0]) if those[0].key is not None else file.item(those[0])
        beside = [spot for spot in played if spot.trail[:-1] == those[0].trail[:-1]]
        if len(those) == 1 and end in outcomes and span and len(beside) > 1:
            at = outcomes[end].key.start_mark.index
            yield file.planted("no_example", *span, "", at, "outcome-without-example")


def wrong_outcome(file: File) -> Iterator[Planted]:
    outcomes = [str(spot.trail[-1]) for spot in file.of("uitkomst")]
    for spot in file.of("reference"):
        if spot.trail[-1] == "uitkomst":
            for other in outcomes[:3]:
                if other != spot.value.value:
                    yield file.planted("wrong_outcome", spot.start, spot.end, other, spot.start, "example-fails")


def wrong_step(file: File) -> Iterator[Planted]:
    """A step that shows stands in ``toont-niet``."""
    for spot in file.of("references"):
        if (
            spot.trail[-1] == "toont"
            and file.parent(spot).kind in _PLAYED
            and isinstance(spot.value, yaml.SequenceNode)
        ):
            key = spot.key
            keys = [each.trail[-1] for each in file.spots if each.trail[:-1] == spot.trail[:-1]]
            if "toont-niet" not in keys:
                at = key.start_mark.index
                yield file.planted(
                    "wrong_step",
                    at,
                    key.end_mark.index,
                    "toont-niet",
                    spot.value.value[0].start_mark.index + 5,
                    "example-fails",
                    also=frozenset({"example-fails"}),
                )


def emergency(file: File) -> Iterator[Planted]:
    roots = {name.value: value for name, value in file.root.value}
    if "begin" in roots and roots["begin"].value == "gevaar":
        for spot in file.of("words"):
            if spot.trail[-1] == "urgentie" and spot.value.value == "nu" and spot.trail[1] == "nood":
                yield file.planted("emergency", spot.start, spot.end, "vandaag", spot.start, "no-emergency-exit")
        for spot in file.spots:
            if spot.value.value == "politie-nood" and spot.trail[1] == "nood":
                at = roots["begin"].start_mark.index
                yield file.planted("emergency", spot.start, spot.end, "ot-algemeen", at, "no-emergency-exit")


def cycle(file: File) -> Iterator[Planted]:
    """A route back to a question that every road to here has passed."""
    ways: dict[str, list[tuple[str, Spot]]] = {}
    for spot in file.spots:
        names = [part for part in spot.trail if isinstance(part, str)]
        if names[:1] == ["vragen"] and names[-1:] == ["naar"] and isinstance(spot.value, yaml.ScalarNode):
            ways.setdefault(names[1], []).append((spot.value.value, spot))
    begin = next(value.value for name, value in file.root.value if name.value == "begin") if ways else ""
    for question, routes in ways.items():
        for earlier in ways:
            if earlier != question and not _reaches(begin, question, ways, without=earlier):
                for _, spot in routes:
                    at = file.parent(spot).start if isinstance(spot.trail[-2], int) else spot.start
                    yield file.planted(
                        "cycle", spot.start, spot.end, earlier, at, "cycle", also=frozenset({"no-emergency-exit"})
                    )


def _reaches(begin: str, end: str, ways: dict[str, list[tuple[str, Spot]]], without: str) -> bool:
    seen, todo = {without}, [begin]
    while todo:
        name = todo.pop()
        if name == end and name not in seen:
            return True
        if name not in seen:
            seen.add(name)
            todo += [target for target, _ in ways.get(name, ())]
    return False


_FAILS = frozenset({"example-fails"})


def doubled_step(file: File) -> Iterator[Planted]:
    """The same shared step twice in an outcome."""
    for spot in file.of("stap"):
        if spot.trail[-2] == "stappen" and isinstance(spot.value, yaml.MappingNode) and not file.in_line(spot):
            uses = [value for name, value in spot.value.value if name.value == "gebruik"]
            if uses and not any(name.value == "id" for name, _ in spot.value.value):
                dash = file.text.rfind("-", 0, spot.start)
                start = dash - spot.value.start_mark.column + 2
                new = f"{file.text[start:dash]}- gebruik: {uses[0].value}\n"
                at = start + len(new) + uses[0].start_mark.index - start
                yield file.planted("doubled_step", start, start, new, at, "duplicate-id", line_only=True, also=_FAILS)


def other_begin(file: File) -> Iterator[Planted]:
    """A flow that begins with another question than the one about danger."""
    for spot in file.of("reference"):
        if spot.trail == ("begin",) and spot.value.value == "gevaar":
            for question in file.of("vraag", "vraag-meer"):
                new = str(question.trail[-1])
                also = frozenset({"unreachable", "condition-never-true", "condition-always-true", "example-fails"})
                yield file.planted("other_begin", spot.start, spot.end, new, spot.start, "no-emergency-exit", also=also)
