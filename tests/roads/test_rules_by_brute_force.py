"""Safety rules are decided exactly: held against every single road of random small folders."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.roads.test_roads import DAY, Walked
from tests.support.made_flows import SHARED, Block, folders, share_outcome, write_folder
from weerbaar_cli.checking.folder import check_folder
from weerbaar_cli.model.flow import Answers
from weerbaar_cli.playing.play import Advice
from weerbaar_cli.reading.folder import Library

STEPS = ("s0", "s1", "wie-doet", "a", "b", "groep", "groep-1", "c")
CONTACTS = ("ot", "lijn", "thuis", "per-rol")
PIECES = (*STEPS, *CONTACTS, "logboek")
WORDS = ("rustig", "politie")


# -- folders with every kind of piece, and rules about them --------------------------------


def _some(draw: DrawFn, names: tuple[str, ...], most: int = 3) -> list[str]:
    return draw(st.lists(st.sampled_from(names), min_size=1, max_size=most, unique=True))


def _als(draw: DrawFn, files: dict[str, Block]) -> Block:
    questions = files["gedeeld/vragen.yaml"]["vragen"]
    name = draw(st.sampled_from(SHARED))
    entry = {name: _some(draw, tuple(questions[name]["antwoorden"]), 2)}
    return {"niet": entry} if draw(st.booleans()) else entry


def _perhaps(draw: DrawFn, files: dict[str, Block], block: Block) -> Block:
    return {**block, "als": _als(draw, files)} if draw(st.booleans()) else block


def _add_pieces(draw: DrawFn, files: dict[str, Block], outcome: Block, choices: bool) -> None:
    used = [
        draw(st.sampled_from(["a", "b", *(["wie-doet"] if choices else [])])),
        draw(st.sampled_from(["groep", "c"])),
    ]
    steps = [*outcome["stappen"], *(_perhaps(draw, files, {"gebruik": name}) for name in used)]
    if draw(st.booleans()):
        steps[0] = {**steps[0], "bel": draw(st.sampled_from(CONTACTS))}
    outcome["stappen"] = list(draw(st.permutations(steps)))
    contacts = _some(draw, CONTACTS)
    outcome["contact"] = [_perhaps(draw, files, {"contact": name}) for name in contacts]
    if draw(st.booleans()):
        outcome["sjablonen"] = [_perhaps(draw, files, {"sjabloon": "logboek"})]
    outcome["inleiding"] = draw(st.sampled_from(["Blijf Rustig.", "Bel de\npolitie."]))
    outcome["urgentie"] = draw(st.sampled_from(["nu", "vandaag"]))


def _where(draw: DrawFn, files: dict[str, Block]) -> Block:
    flows = tuple(name.removesuffix(".yaml") for name in files if "/" not in name)
    keys: dict[str, Callable[[], Any]] = {
        "als": lambda: _als(draw, files),
        "flow": lambda: _some(draw, flows),
        "uitkomst": lambda: ["ux"],
        "urgentie": lambda: ["nu"],
        "behalve": lambda: draw(st.sampled_from(["ux", "f0", "f0/ux"])),
        "toont": lambda: _some(draw, PIECES),
        "stappen-meer-dan": lambda: str(draw(st.integers(1, 3))),
    }
    return {key: keys[key]() for key in draw(st.lists(st.sampled_from(list(keys)), max_size=2, unique=True))}


def _rule(draw: DrawFn, files: dict[str, Block]) -> Block:
    demands: dict[str, Callable[[], Any]] = {
        "toont": lambda: _some(draw, PIECES),
        "toont-een-van": lambda: _some(draw, PIECES),
        "toont-niet": lambda: _some(draw, PIECES),
        "niet-samen": lambda: _some(draw, PIECES),
        "eerste": lambda: _some(draw, PIECES, 4),
        "volgorde": lambda: [_some(draw, STEPS[:4]), draw(st.sampled_from(STEPS[4:]))],
        "later-dan": lambda: {str(draw(st.integers(1, 3))): _some(draw, STEPS)},
        "hoogstens": lambda: {draw(st.sampled_from(list(COUNTED))): str(draw(st.integers(0, 4)))},
        "inleiding": lambda: draw(st.sampled_from(WORDS)),
        "urgentie": lambda: ["nu"],
    }
    chosen = draw(st.lists(st.sampled_from(list(demands)), min_size=1, max_size=2, unique=True))
    rule: Block = {"waarom": "Daarom.", **{key: demands[key]() for key in chosen}}
    if "toont-niet" in rule:
        rule.pop("toont", None)
    where = _where(draw, files)
    return {**rule, "waar": where} if where else rule


@st.composite
def ruled_folders(draw: DrawFn) -> dict[str, Block]:
    """A folder in which steps, groups, choices, contacts and templates stand, with rules about them.

    A contact may depend on the answers to a question of many, a step may not. Flows may share an outcome.
    """
    files = draw(folders())
    choices = "soort" not in files["gedeeld/vragen.yaml"]["vragen"]["rol"]
    for outcome in share_outcome(draw, files):
        _add_pieces(draw, files, outcome, choices)
    plain: Block = {name: {"doe": f"Doe {name}."} for name in ("a", "b", "c", "s1")}
    plain["groep"] = {
        "stappen": [_perhaps(draw, files, {"doe": "Eerst dit."}), _perhaps(draw, files, {"gebruik": "c"})]
    }
    contacts = files["gedeeld/contacten.yaml"]["contacten"]
    contacts |= {name: dict(contacts["ot"]) for name in ("lijn", "thuis")}
    by_answer: Block = {"per": "rol", "keuze": {"a0": "a"}} | ({"anders": "b"} if draw(st.booleans()) else {})
    by_contact = {answer: draw(st.sampled_from(["lijn", "ot"])) for answer in ("a1", "a0")[draw(st.integers(0, 1)) :]}
    per: Block = {"per": "rol", "keuze": by_contact} | ({"anders": "thuis"} if draw(st.booleans()) else {})
    files["gedeeld/stappen.yaml"] = {"stappen": plain | {"wie-doet": by_answer if choices else {"doe": "Doe iets."}}}
    files["gedeeld/contacten.yaml"] = {"contacten": contacts | {"per-rol": per}}
    files["gedeeld/sjablonen.yaml"] = {"sjablonen": {"logboek": {"titel": "Logboek", "tekst": "Schrijf op."}}}
    rules = {f"regel-{number}": _rule(draw, files) for number in range(6)}
    files["gedeeld/regels.yaml"] = {"regels": rules}
    return files


# -- what the contract says of one page -----------------------------------------------------


class Page(NamedTuple):
    """What a person sees at the end of one road, by the ids it is known by."""

    end: Advice
    known: Answers
    members: Mapping[str, set[str]]

    @property
    def steps(self) -> list[set[str]]:
        return [{str(each.step.id), str(each.step.shared or each.step.id)} for each in self.end.steps]

    @property
    def contacts(self) -> list[set[str]]:
        return [{str(each.id)} for each in self.end.contacts]

    @property
    def templates(self) -> list[set[str]]:
        return [{str(each.id)} for each in self.end.templates]

    @property
    def called(self) -> list[set[str]]:
        return [{str(each.call.id)} for each in self.end.steps if each.call is not None]

    def names(self, *pieces: str) -> set[str]:
        return set(pieces).union(*(self.members.get(piece, ()) for piece in pieces))

    def at(self, piece: str, shown: list[set[str]]) -> int | None:
        return next((number for number, ids in enumerate(shown) if ids & self.names(piece)), None)

    def shows(self, piece: str, called: bool = False) -> bool:
        every = [*self.steps, *self.contacts, *self.templates, *(self.called if called else ())]
        return self.at(piece, every) is not None

    def holds(self, condition: Block) -> bool:
        entries = {**condition, **condition.get("niet", {})}
        met = [bool(set(self.known.get(name, ())) & set(entries[name])) for name in entries if name != "niet"]
        return not any(met) if "niet" in condition else all(met)


COUNTED: Mapping[str, Callable[[Page], int]] = {
    "stappen": lambda page: len(page.steps),
    "contacten": lambda page: len(page.contacts),
    "sjablonen": lambda page: len(page.templates),
    "verder": lambda page: len(page.end.follow_on),
    "vragen": lambda page: sum(not stop.skipped and stop.flow.id == page.end.flow.id for stop in page.end.trail),
    "vragen-samen": lambda page: sum(not stop.skipped for stop in page.end.trail),
}


def _first_is(page: Page, wanted: list[str]) -> bool:
    kinds = ((page.steps, STEPS), (page.contacts, CONTACTS))
    return all(
        not named or not shown or bool(shown[0] & page.names(*named))
        for shown, kind in kinds
        for named in [[piece for piece in wanted if piece in kind]]
    )


def _in_order(page: Page, order: list[Any]) -> bool:
    groups = [[each] if isinstance(each, str) else each for each in order]
    places = [[at for piece in group if (at := page.at(piece, page.steps)) is not None] for group in groups]
    return all(early < late for early in places[0] for late in places[1])


KEPT: Mapping[str, Callable[[Page, Any], bool]] = {
    "toont": lambda page, pieces: all(map(page.shows, pieces)),
    "toont-een-van": lambda page, pieces: any(map(page.shows, pieces)),
    "toont-niet": lambda page, pieces: not any(page.shows(piece, called=True) for piece in pieces),
    "niet-samen": lambda page, pieces: sum(page.shows(piece, called=True) for piece in pieces) <= 1,
    "eerste": _first_is,
    "volgorde": _in_order,
    "later-dan": lambda page, early: all(
        page.at(piece, page.steps[: int(number)]) is None for number, pieces in early.items() for piece in pieces
    ),
    "hoogstens": lambda page, limits: all(COUNTED[word](page) <= int(most) for word, most in limits.items()),
    "inleiding": lambda page, word: word in page.end.outcome.intro.lower(),
    "urgentie": lambda page, words: page.end.outcome.urgency in words,
}

MET: Mapping[str, Callable[[Page, Any], bool]] = {
    "als": Page.holds,
    "flow": lambda page, flows: page.end.flow.id in flows,
    "uitkomst": lambda page, names: page.end.outcome.id in names,
    "urgentie": lambda page, words: page.end.outcome.urgency in words,
    "behalve": lambda page, name: (
        name not in (page.end.flow.id, page.end.outcome.id, f"{page.end.flow.id}/{page.end.outcome.id}")
    ),
    "toont": lambda page, pieces: any(map(page.shows, pieces)),
    "stappen-meer-dan": lambda page, number: len(page.steps) > int(number),
}


def _applies(rule: Block, page: Page) -> bool:
    return all(MET[key](page, value) for key, value in rule.get("waar", {}).items())


def _first_broken(rule: Block, pages: list[Page]) -> str:
    """The first demand, in the order of the contract, that is broken on one of the pages of an outcome."""
    for key in KEPT:
        if key in rule and any(_applies(rule, page) and not KEPT[key](page, rule[key]) for page in pages):
            return key
    return ""


SAID: Mapping[str, str] = {
    "toont": "is niet altijd te zien",
    "toont-een-van": "geen van ",
    "toont-niet": " is te zien",
    "niet-samen": "samen te zien",
    "eerste": ": de eerste stap is|: het eerste contact is",
    "volgorde": " staat eerder dan ",
    "later-dan": "staat bij de eerste ",
    "hoogstens": "; hoogstens |te zien dan ",
    "inleiding": "in de inleiding ontbreekt",
    "urgentie": "de urgentie is",
}
"""Words with which a finding says which demand is broken."""


# -- all roads together -----------------------------------------------------------------------


def _members(files: dict[str, Block]) -> dict[str, set[str]]:
    """What shows a group, or a choice by an answer."""
    entries = files["gedeeld/stappen.yaml"]["stappen"] | files["gedeeld/contacten.yaml"]["contacten"]
    chosen = {name: set(entry["keuze"].values()) for name, entry in entries.items() if "keuze" in entry}
    others = {name: {entry["anders"]} for name, entry in entries.items() if "anders" in entry}
    return {"groep": {"groep-1", "c"}} | {name: each | others.get(name, set()) for name, each in chosen.items()}


def _pages(library: Library, files: dict[str, Block]) -> Iterator[Page]:
    for (_, brought), ends in Walked(library).ends.items():
        yield from (Page(end, {**dict(brought), **end.answers}, _members(files)) for end in ends)


def _told(tip: str) -> dict[str, tuple[str, ...]]:
    """The answers of the road that a tip tells of."""
    road = tip.partition("bijvoorbeeld: ")[2]
    found = re.findall(r"([^:, ]+): (\[[^\]]*\]|[^,]+)", road)
    return {name: tuple(chosen.strip("[]").split(", ")) for name, chosen in found}


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(ruled_folders())
def test_rules_are_broken_and_idle_as_every_single_road_says(files: dict[str, Block]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        library = Library(write_folder(Path(folder), files))
        found = check_folder(library, DAY).findings
        pages = list(_pages(library, files))
    rules = files["gedeeld/regels.yaml"]["regels"]
    assert not [each.line_form() for each in found if each.code.startswith(("unknown-", "bad-", "duplicate-id"))]
    by_outcome: dict[tuple[str, int, int], list[Page]] = {}
    for page in pages:
        by_outcome.setdefault((page.end.flow.path, *page.end.outcome.id.place), []).append(page)
    expected = {
        (*where, name): demand
        for where, there in by_outcome.items()
        for name, rule in rules.items()
        if (demand := _first_broken(rule, there))
    }
    broken = {(*each[:3], each.message.split('"')[1]): each for each in found if each.code == "rule-broken"}
    assert broken.keys() == expected.keys()
    for where, each in broken.items():
        assert re.search(SAID[expected[where]], each.message)
    idle = {each.message.split('"')[1] for each in found if each.code == "rule-idle"}
    assert idle == {
        name for name, rule in rules.items() if "waar" in rule and not any(_applies(rule, p) for p in pages)
    }
    for where, each in broken.items():
        rule, told = rules[where[3]], [page for page in by_outcome[where[:3]] if page.known == _told(each.tip)]
        assert any(_first_broken(rule, [page]) for page in told)


# -- what texts and numbers say -----------------------------------------------------------------


@st.composite
def wording_rules(draw: DrawFn) -> dict[str, Block]:
    """Rules about letters and digits, by what they are about."""
    return {
        "nooit": {"nooit-schrijven": draw(st.sampled_from(["RUSTIG", "politie", "rust", "doe a"]))},
        "nooit-hier": {
            "nooit-schrijven": draw(st.sampled_from(["rustig", "doe a", "logboek", "schrijf op"])),
            "waar": {"urgentie": draw(st.sampled_from(["nu", "vandaag"]))},
        },
        "antwoorden": {"hoogstens": {"antwoorden": str(draw(st.integers(1, 4)))}},
        "nummer": {"nummer": {draw(st.sampled_from(CONTACTS)): draw(st.sampled_from(["geen", "0800-0000"]))}},
        "luidt": {"luidt": {"stap:a": draw(st.sampled_from(["Doe a.", "doe a."])), "contact:ot": "OT"}},
    }


def _has(phrase: str, text: str) -> bool:
    return re.search(rf"(?<![^\W_]){re.escape(phrase)}(?![^\W_])", " ".join(text.split()), re.IGNORECASE) is not None


def _written(page: Page) -> Iterator[str]:
    """The texts of an outcome and of what shows there."""
    end = page.end
    yield from (end.outcome.title, end.outcome.intro)
    for shown in end.steps:
        yield from filter(None, (shown.step.heading, shown.step.do, shown.step.explanation))
    for contact in end.contacts:
        yield from filter(None, (contact.name, contact.purpose, contact.phone, contact.note))
    yield from (text for template in end.templates for text in (template.title, template.text))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(ruled_folders(), wording_rules())
def test_rules_about_wording_are_broken_as_the_texts_say(files: dict[str, Block], asked: dict[str, Block]) -> None:
    rules = {name: {"waarom": "Daarom.", **rule} for name, rule in asked.items()}
    files["gedeeld/regels.yaml"] = {"regels": rules}
    with tempfile.TemporaryDirectory() as folder:
        library = Library(write_folder(Path(folder), files))
        found = check_folder(library, DAY).findings
        pages = list(_pages(library, files))
        flows, shared = dict(library), library.shared
    broken = {each.message.split('"')[1] for each in found if each.code == "rule-broken"}
    questions = [*shared.questions.values(), *(each for flow in flows.values() for each in flow.questions.values())]
    seen = [text for flow in flows.values() for text in flow.prose]
    parts = ("questions", "steps", "contacts", "templates", "outcomes")
    seen += [text for part in parts for text in shared.prose.get(part, ())]
    ((contact, number),) = rules["nummer"]["nummer"].items()
    entry = files["gedeeld/contacten.yaml"]["contacten"][contact]
    names = (
        [*entry["keuze"].values(), *([entry["anders"]] if "anders" in entry else [])] if "keuze" in entry else [contact]
    )
    phones = [files["gedeeld/contacten.yaml"]["contacten"][name].get("telefoon", "geen") for name in names]
    said = (
        files["gedeeld/stappen.yaml"]["stappen"]["a"]["doe"],
        files["gedeeld/contacten.yaml"]["contacten"]["ot"]["naam"],
    )
    here = [page for page in pages if _applies(rules["nooit-hier"], page)]
    expected = {
        "nooit": any(_has(rules["nooit"]["nooit-schrijven"], text) for text in seen),
        "nooit-hier": any(
            _has(rules["nooit-hier"]["nooit-schrijven"], text) for page in here for text in _written(page)
        ),
        "antwoorden": any(
            len(each.answers) > int(rules["antwoorden"]["hoogstens"]["antwoorden"]) for each in questions
        ),
        "nummer": any(phone != number for phone in phones),
        "luidt": said != tuple(rules["luidt"]["luidt"].values()),
    }
    assert broken == {name for name, is_broken in expected.items() if is_broken}
