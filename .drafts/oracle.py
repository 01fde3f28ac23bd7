"""An oracle for `gedeeld/regels.yaml`: what the safety rules say of a flows folder, by brute force.

    python oracle.py FOLDER [--roads N] [--seed S] [--regels FILE] [--alle [FLOW ...]] [--geen-speler]

It reads the YAML itself (everything is text), walks roads itself, and evaluates each demand as the
contract words it. Nothing is taken from weerbaar_cli to judge. Each road is also played by
weerbaar_cli.playing.play.position, and what shows must be the same there; --geen-speler leaves that
out, and so does a folder that the repository's reader cannot read.

Roads: a random flow, nothing known, a random offered answer at every question; after an outcome a shown
`verder` flow is followed half of the time with the shared answers brought along (up to three flows deep).
For half of the roads the choice goes to what was chosen least until now, so rare answers get their turn.
--alle walks every road with nothing known in place of a sample (for kind `meer`: each answer alone, and all).
What a sample finds broken is broken on the road it prints; what it finds whole may still be broken.

Where the contract can be read in more than one way, the comment says LEZING and which reading stands here.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Iterator, NamedTuple

import yaml

Known = dict[str, tuple[str, ...]]
"""Question id to the ids of the chosen answers."""


# -- reading ---------------------------------------------------------------------------


def read(path: Path) -> Any:
    """A YAML file in which every scalar stays the text that was written."""
    return _parsed(path.read_text(encoding="utf-8-sig"))


@cache
def _parsed(text: str) -> Any:
    return yaml.load(text, yaml.BaseLoader)


def many(value: Any) -> list[Any]:
    """One value may stand alone where a list is meant."""
    if value is None or value == "":
        return []
    return value if isinstance(value, list) else [value]


class Folder:
    """The flows and shared pieces, as plain dicts."""

    def __init__(self, root: Path, rules: Path | None = None) -> None:
        self.root = root
        self._texts: list[tuple[str, str]] | None = None
        self.flows = {path.stem: read(path) for path in sorted(root.glob("*.yaml")) if path.name != "map.yaml"}
        shared = {
            name: (read(root / "gedeeld" / f"{name}.yaml") or {}).get(name) or {}
            for name in ("vragen", "stappen", "contacten", "sjablonen", "uitkomsten")
            if (root / "gedeeld" / f"{name}.yaml").exists()
        }
        self.questions: dict[str, Any] = shared.get("vragen", {})
        self.steps: dict[str, Any] = shared.get("stappen", {})
        self.contacts: dict[str, Any] = shared.get("contacten", {})
        self.templates: dict[str, Any] = shared.get("sjablonen", {})
        self.outcomes: dict[str, Any] = shared.get("uitkomsten", {})
        file = rules or root / "gedeeld" / "regels.yaml"
        self.rules: dict[str, Any] = read(file)["regels"] if file.exists() else {}

    def question(self, flow: str, name: str) -> dict[str, Any]:
        """A question as it stands in a flow; with `gebruik` it has the texts and answers of the shared one."""
        local = self.flows[flow]["vragen"][name]
        return {**self.questions[local["gebruik"]], **local} if "gebruik" in local else local

    def outcome(self, flow: str, name: str) -> dict[str, Any]:
        local = self.flows[flow]["uitkomsten"][name]
        return self.outcomes[local["gebruik"]] if "gebruik" in local else local

    def texts(self) -> list[tuple[str, str]]:
        if self._texts is None:
            self._texts = list(all_texts(self))
        return self._texts

    def all_outcomes(self) -> Iterator[tuple[str, str]]:
        for flow, tree in self.flows.items():
            for name in tree["uitkomsten"]:
                yield flow, name


# -- conditions ------------------------------------------------------------------------


def holds(condition: Any, known: Known) -> bool:
    """`als`: a map, or a list of maps of which any may hold; none at all always holds."""
    if not condition:
        return True
    return any(_clause_holds(clause, known) for clause in many(condition))


def _clause_holds(clause: dict[str, Any], known: Known) -> bool:
    for name, wanted in clause.items():
        if name == "niet":
            if any(_entry_holds(each, answers, known) for each, answers in wanted.items()):
                return False
        elif name != "todo" and not _entry_holds(name, wanted, known):
            return False
    return True


def _entry_holds(question: str, wanted: Any, known: Known) -> bool:
    """An entry about a question that was not asked does not hold."""
    return bool(set(many(wanted)) & set(known.get(question, ())))


# -- what an outcome shows -------------------------------------------------------------


class Shown(NamedTuple):
    """One step, contact or template that shows: the plain ids it is known by, its texts, its number."""

    names: frozenset[str]
    texts: tuple[str, ...]
    call: str | None = None


def chosen_of(entry: dict[str, Any], known: Known) -> str | None:
    """The choice of a `per`. LEZING: whoever has no choice of their own gets `anders`; without `anders` nothing."""
    for answer in known.get(entry["per"], ()):
        if answer in entry["keuze"]:
            return str(entry["keuze"][answer])
    return entry.get("anders")


def shown_steps(folder: Folder, outcome: dict[str, Any], known: Known) -> list[Shown]:
    found: list[Shown] = []
    for number, item in enumerate(many(outcome["stappen"]), 1):
        found += _use(folder, item, f"stap-{number}", known)
    return found


def _use(folder: Folder, item: Any, fallback: str, known: Known) -> list[Shown]:
    """What one item of a list of steps shows: nothing, a step, or the members of a group."""
    if isinstance(item, str):
        return [Shown(frozenset({fallback}), (item,))]
    if not holds(item.get("als"), known):
        return []
    if "gebruik" not in item:
        names = frozenset({item.get("id", fallback)})
        return [Shown(names, _texts(item, "kop", "doe", "uitleg"), item.get("bel"))]
    name = item["gebruik"]
    entry = folder.steps[name]
    if "stappen" in entry:
        members: list[Shown] = []
        for number, member in enumerate(many(entry["stappen"]), 1):
            members += _use(folder, member, f"{name}-{number}", known)
        return members
    if "per" in entry:
        choice = chosen_of(entry, known)
        if choice is None:
            return []
        name, entry = choice, folder.steps[choice]
    texts = _texts({**entry, **{key: item[key] for key in ("kop", "uitleg") if key in item}}, "kop", "doe", "uitleg")
    return [Shown(frozenset({item.get("id", name), name}), texts, item.get("bel", entry.get("bel")))]


def shown_items(folder: Folder, outcome: dict[str, Any], key: str, word: str, known: Known) -> list[str]:
    """The ids in `contact`, `sjablonen` or `verder` that show, each once."""
    found: dict[str, None] = {}
    for item in many(outcome.get(key)):
        if isinstance(item, str):
            found[item] = None
        elif holds(item.get("als"), known):
            found[item[word]] = None
    return list(found)


def resolved(folder: Folder, contact: str, known: Known) -> str | None:
    """The contact itself, where the id is that of a `per`."""
    entry = folder.contacts[contact]
    return chosen_of(entry, known) if "per" in entry else contact


def _texts(item: dict[str, Any], *keys: str) -> tuple[str, ...]:
    return tuple(text for key in keys for text in many(item.get(key)))


CONTACT_TEXTS = ("naam", "voor", "telefoon", "e-mail", "website", "wanneer", "let-op")


class Page:
    """What a person sees at the end of one road."""

    def __init__(self, folder: Folder, flow: str, name: str, known: Known, asked: list[tuple[str, str]]) -> None:
        self.flow, self.name, self.known, self.asked = flow, name, known, asked
        self.outcome = folder.outcome(flow, name)
        self.urgency: str = self.outcome["urgentie"]
        self.steps = shown_steps(folder, self.outcome, known)
        self.contacts: list[Shown] = []
        for item in shown_items(folder, self.outcome, "contact", "contact", known):
            contact = resolved(folder, item, known)
            shown = Shown(frozenset({contact}), _texts(folder.contacts[contact], *CONTACT_TEXTS)) if contact else None
            if shown and shown not in self.contacts:
                self.contacts.append(shown)
        self.templates = [
            Shown(frozenset({name}), _texts(folder.templates[name], "titel", "tekst"))
            for name in shown_items(folder, self.outcome, "sjablonen", "sjabloon", known)
        ]
        self.follow_on = shown_items(folder, self.outcome, "verder", "flow", known)
        self.called: set[str] = set()  # contacts that show beside a step, by `bel`
        for step in self.steps:
            if step.call:
                self.called |= {step.call, resolved(folder, step.call, known) or step.call}

    @property
    def place(self) -> str:
        return f"{self.flow}/{self.name}"


# -- walking ---------------------------------------------------------------------------


class Walk(NamedTuple):
    page: Page
    answers: Known  # given on this road, in order
    brought: Known
    begin: str

    def road(self) -> str:
        told = [f"{name}: {', '.join(chosen)}" for name, chosen in self.answers.items()]
        along = [f"{name}: {', '.join(chosen)}" for name, chosen in self.brought.items()]
        return f"{self.begin}" + (f" (meegebracht: {'; '.join(along)})" if along else "") + f": {'; '.join(told)}"


class Walker:
    """Random roads through a folder."""

    def __init__(self, folder: Folder, seed: int = 1) -> None:
        self.folder, self.random = folder, Random(seed)
        self.taken: Counter[tuple[str, str, str]] = Counter()
        self.script: list[tuple[int, int]] | None = None
        self.step = 0

    def walks(self, number: int) -> Iterator[Walk]:
        begins = list(self.folder.flows)
        made = 0
        while made < number:
            walk = self.walk(begins[made % len(begins)], {})
            yield walk
            made += 1
            for _ in range(2):
                if not walk.page.follow_on or self.random.random() < 0.5:
                    break
                shared = {name: each for name, each in walk.answers.items() if name in self.folder.questions}
                walk = self.walk(self.random.choice(walk.page.follow_on), {**walk.brought, **shared})
                yield walk
                made += 1

    def every_walk(self, begins: list[str] | None = None) -> Iterator[Walk]:
        """All roads with nothing known; of a question of kind `meer` each answer alone, and all together."""
        for begin in begins or self.folder.flows:
            self.script = []
            while True:
                self.step = 0
                yield self.walk(begin, {})
                while self.script and self.script[-1][0] + 1 == self.script[-1][1]:
                    self.script.pop()
                if not self.script:
                    break
                self.script[-1] = (self.script[-1][0] + 1, self.script[-1][1])
        self.script = None

    def _next_choice(self, options: list[tuple[str, ...]]) -> tuple[str, ...]:
        """The next of the options by the script, which counts on like an odometer."""
        assert self.script is not None
        if self.step == len(self.script):
            self.script.append((0, len(options)))
        chosen = options[self.script[self.step][0]]
        self.step += 1
        return chosen

    def walk(self, begin: str, brought: Known) -> Walk:
        """One road. `brought` answers count as asked; a shared question that is known is skipped."""
        flow, target = begin, self.folder.flows[begin]["begin"]
        shared: Known = dict(brought)
        local: Known = {}
        answers: Known = {}
        asked: list[tuple[str, str]] = []
        evenly = self.random.random() < 0.5
        while target in self.folder.flows[flow]["vragen"]:
            question = self.folder.question(flow, target)
            known = {**shared, **local}
            is_shared = "gebruik" in question
            if is_shared and target in shared:
                chosen = shared[target]
            else:
                chosen = self._choice(flow, target, question, known, evenly)
                answers[target] = chosen
                asked.append((flow, target))
                (shared if is_shared else local)[target] = chosen
            goes = self._goes(question, chosen, {**shared, **local})
            if "flow" in goes:
                # A local question counts in its own flow only.
                flow, local = goes["flow"], {}
                target = self.folder.flows[flow]["begin"]
            else:
                target = goes["naar"]
        return Walk(Page(self.folder, flow, target, {**shared, **local}, asked), answers, brought, begin)

    def _choice(self, flow: str, name: str, question: dict[str, Any], known: Known, evenly: bool) -> tuple[str, ...]:
        offered = [each for each, answer in question["antwoorden"].items() if holds(answer.get("als"), known)]
        if not offered:
            raise ValueError(f"{flow}/{name}: niets te kiezen")
        if self.script is not None:
            together = tuple(each for each in offered if question["antwoorden"][each].get("exclusief") != "ja")
            several = [together] if question.get("soort") == "meer" and len(together) > 1 else []
            return self._next_choice([*((each,) for each in offered), *several])
        one = self._one(flow, name, offered, evenly)
        if question.get("soort") != "meer" or question["antwoorden"][one].get("exclusief") == "ja":
            return (one,)
        free = [each for each in offered if question["antwoorden"][each].get("exclusief") != "ja"]
        rest = self.random.choice((0.0, 0.0, 0.2, 0.5, 1.0))
        return tuple(each for each in free if each == one or self.random.random() < rest)

    def _one(self, flow: str, name: str, offered: list[str], evenly: bool) -> str:
        if evenly:
            least = min(self.taken[flow, name, each] for each in offered)
            offered = [each for each in offered if self.taken[flow, name, each] == least]
        one = self.random.choice(offered)
        self.taken[flow, name, one] += 1
        return one

    @staticmethod
    def _goes(question: dict[str, Any], chosen: tuple[str, ...], known: Known) -> dict[str, str]:
        """The first route that holds; an answer's own goes before the question's."""
        answer = question["antwoorden"][chosen[0]] if question.get("soort") != "meer" else {}
        own = answer if ("naar" in answer or "flow" in answer) and "gebruik" not in question else question
        if "flow" in own:
            return {"flow": own["flow"]}
        if isinstance(own["naar"], str):
            return {"naar": own["naar"]}
        return next(route for route in own["naar"] if holds(route.get("als"), known))


# -- all texts (for nooit-schrijven and hoogstens.antwoorden) ----------------------------

PROSE = ("titel", "samenvatting", "vraag", "uitleg", "tekst", "inleiding", "doe", "kop", "naam", "verhaal", "bespreek",
         "voor", "wanneer", "let-op", "telefoon", "e-mail", "website")  # fmt: skip
UNSEEN = ("personen", "toetsen", "bron", "todo", "als", "keuze", "naar")


def all_texts(folder: Folder) -> Iterator[tuple[str, str]]:
    """Every text that people see, with its place. Sources, `personen` and the rules aside."""
    for flow, tree in folder.flows.items():
        yield from _prose(tree, f"{flow}.yaml")
    for part in ("questions", "steps", "contacts", "templates", "outcomes"):
        yield from _prose(getattr(folder, part), part)


def _prose(node: Any, place: str, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(node, dict):
        for name, value in node.items():
            if name not in UNSEEN:
                yield from _prose(value, f"{place}:{name}", name)
    elif isinstance(node, list):
        for number, value in enumerate(node, 1):
            yield from _prose(value, f"{place}:{number}", key)
    elif isinstance(node, str) and (key in PROSE or key == "stappen"):
        yield place, node


@cache
def has_phrase(phrase: str, text: str) -> bool:
    """Case does not matter, folded lines count as spaces, whole words: no letter or digit next to them."""
    return _pattern(phrase).search(_plain(text)) is not None


@cache
def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){re.escape(_plain(phrase))}(?![^\W_])")


# -- rules -----------------------------------------------------------------------------


class Broken(NamedTuple):
    rule: str
    place: str
    demand: str
    road: str


class Rule:
    """One rule: where it holds, and what is wrong with a page there."""

    def __init__(self, folder: Folder, name: str, body: dict[str, Any]) -> None:
        self.folder, self.name, self.body = folder, name, body
        self.why: str = body["waarom"]
        self.where: dict[str, Any] = body.get("waar") or {}
        self.met = 0
        self._names: dict[str, frozenset[str]] = {}

    # where

    def applies(self, page: Page) -> bool:
        where = self.where
        if "als" in where and not holds(where["als"], page.known):
            return False
        if "flow" in where and page.flow not in many(where["flow"]):
            return False
        if "uitkomst" in where and not self._named(page, where["uitkomst"]):
            return False
        if "urgentie" in where and page.urgency not in many(where["urgentie"]):
            return False
        if "behalve" in where and (page.flow in many(where["behalve"]) or self._named(page, where["behalve"])):
            return False
        if "toont" in where and not any(self.shows(page, piece) for piece in many(where["toont"])):
            return False
        return "stappen-meer-dan" not in where or len(page.steps) > int(where["stappen-meer-dan"])

    @staticmethod
    def _named(page: Page, names: Any) -> bool:
        """`naam` in every flow, or `flow/naam`."""
        return page.name in many(names) or page.place in many(names)

    # pieces

    def names(self, piece: str) -> frozenset[str]:
        """The plain ids that a piece stands for. A group or a `per` shows where any of it shows.

        LEZING: also where that member stands there by itself, without the group or the `per`.
        """
        if piece not in self._names:
            self._names[piece] = self._members(piece)
        return self._names[piece]

    def _members(self, piece: str) -> frozenset[str]:
        found = {piece}
        entry = self.folder.steps.get(piece) or self.folder.contacts.get(piece) or {}
        if "keuze" in entry:
            for each in [*entry["keuze"].values(), *many(entry.get("anders"))]:
                found |= self.names(each)
        for number, member in enumerate(many(entry.get("stappen")), 1):
            if isinstance(member, str):
                found.add(f"{piece}-{number}")
            else:
                found.add(member.get("id", member.get("gebruik", f"{piece}-{number}")))
                if "gebruik" in member:
                    found |= self.names(member["gebruik"])
        return frozenset(found)

    def at(self, shown: list[Shown], piece: str) -> int | None:
        """The place of a piece among what shows: that of the first of it."""
        names = self.names(piece)
        return next((number for number, each in enumerate(shown) if each.names & names), None)

    def shows(self, page: Page, piece: str, with_call: bool = False) -> bool:
        if any(self.at(kind, piece) is not None for kind in (page.steps, page.contacts, page.templates)):
            return True
        return with_call and bool(page.called & self.names(piece))

    # what is wrong: the first broken demand in the order of the table

    def wrong(self, page: Page) -> str | None:
        for demand in ("toont", "toont-een-van", "toont-niet", "niet-samen", "eerste", "volgorde", "later-dan",
                       "hoogstens", "inleiding", "urgentie", "nooit-schrijven"):  # fmt: skip
            if demand in self.body:
                found = getattr(self, "_" + demand.replace("-", "_"))(page, self.body[demand])
                if found:
                    return f"{demand}: {found}"
        return None

    def _toont(self, page: Page, pieces: Any) -> str | None:
        missing = [piece for piece in many(pieces) if not self.shows(page, piece)]
        return f"{', '.join(missing)} ontbreekt" if missing else None

    def _toont_een_van(self, page: Page, pieces: Any) -> str | None:
        return None if any(self.shows(page, each) for each in many(pieces)) else f"geen van {', '.join(many(pieces))}"

    def _toont_niet(self, page: Page, pieces: Any) -> str | None:
        found = [piece for piece in many(pieces) if self.shows(page, piece, with_call=True)]
        return f"{', '.join(found)} staat er" if found else None

    def _niet_samen(self, page: Page, pieces: Any) -> str | None:
        found = [piece for piece in many(pieces) if self.shows(page, piece, with_call=True)]
        return f"{' en '.join(found)} samen" if len(found) > 1 else None

    def _eerste(self, page: Page, pieces: Any) -> str | None:
        """LEZING: where nothing of a kind shows there is no first one, so nothing is broken."""
        steps = [each for each in many(pieces) if self._is_step(each)]
        contacts = [each for each in many(pieces) if each in self.folder.contacts]
        for kind, wanted in ((page.steps, steps), (page.contacts, contacts)):
            if wanted and kind and not any(kind[0].names & self.names(each) for each in wanted):
                return f"vooraan staat {'/'.join(sorted(kind[0].names))}"
        return None

    def _is_step(self, piece: str) -> bool:
        return piece not in self.folder.contacts and piece not in self.folder.templates

    def _volgorde(self, page: Page, order: Any) -> str | None:
        for kind in (page.steps, page.contacts, page.templates):
            places = [[(at, each) for each in many(part) if (at := self.at(kind, each)) is not None] for part in order]
            for number, earlier in enumerate(places):
                for later in places[number + 1 :]:
                    for at, name in earlier:
                        for then, other in later:
                            if at >= then:
                                return f"{other} staat voor {name}"
        return None

    def _later_dan(self, page: Page, early: Any) -> str | None:
        for number, pieces in early.items():
            first = page.steps[: int(number)]
            found = [piece for piece in many(pieces) if self.at(first, piece) is not None]
            if found:
                return f"{', '.join(found)} staat bij de eerste {number}"
        return None

    def _hoogstens(self, page: Page, limits: Any) -> str | None:
        counted = {
            "stappen": len(page.steps),
            "contacten": len(page.contacts),
            "sjablonen": len(page.templates),
            "verder": len(page.follow_on),
            "vragen": sum(flow == page.flow for flow, _ in page.asked),
            "vragen-samen": len(page.asked),
        }
        for key, most in limits.items():
            if key in counted and counted[key] > int(most):
                return f"{counted[key]} {key}, hoogstens {most}"
        return None

    def _inleiding(self, page: Page, phrases: Any) -> str | None:
        """LEZING: compared as nooit-schrijven compares."""
        missing = [each for each in many(phrases) if not has_phrase(each, page.outcome.get("inleiding") or "")]
        return f"mist {', '.join(missing)}" if missing else None

    def _urgentie(self, page: Page, words: Any) -> str | None:
        return None if page.urgency in many(words) else f"is {page.urgency}"

    def _nooit_schrijven(self, page: Page, phrases: Any) -> str | None:
        """With `waar`. LEZING: in the pieces of its `toont`; without `toont` in all that shows on such a road."""
        if not self.where:
            return None
        shown = [*page.steps, *page.contacts, *page.templates]
        if "toont" in self.where:
            named = frozenset().union(*(self.names(piece) for piece in many(self.where["toont"])))
            texts = [text for each in shown if each.names & named for text in each.texts]
        else:
            texts = [*_texts(page.outcome, "titel", "inleiding"), *(text for each in shown for text in each.texts)]
        for phrase in many(phrases):
            for text in texts:
                if has_phrase(phrase, text):
                    return f'"{phrase}" in "{text.strip()}"'
        return None

    # what holds without roads

    def wrong_texts(self) -> Iterator[Broken]:
        for contact, number in (self.body.get("nummer") or {}).items():
            for each in self._contacts(contact):
                found = (self.folder.contacts.get(each) or {}).get("telefoon")
                if (found or "geen") != number:
                    yield Broken(self.name, f"contact {each}", f"nummer: {found}, hoort {number}", "")
        for key, text in (self.body.get("luidt") or {}).items():
            for place, found in self._read_aloud(key):
                if found is None or found.strip() != text.strip():
                    yield Broken(self.name, place, f"luidt: {found!r}, hoort {text!r}", "")
        if not self.where:
            for phrase in many(self.body.get("nooit-schrijven")):
                for place, text in self.folder.texts():
                    if has_phrase(phrase, text):
                        yield Broken(self.name, place, f'nooit-schrijven: "{phrase}" in "{text.strip()}"', "")
        most = (self.body.get("hoogstens") or {}).get("antwoorden")
        if most:
            for flow, tree in self.folder.flows.items():
                for name in tree["vragen"]:
                    number = len(self.folder.question(flow, name)["antwoorden"])
                    if number > int(most):
                        yield Broken(self.name, f"{flow}/{name}", f"hoogstens: {number} antwoorden", "")

    def _contacts(self, name: str) -> list[str]:
        entry = self.folder.contacts.get(name) or {}
        return [*entry["keuze"].values(), *many(entry.get("anders"))] if "per" in entry else [name]

    def _read_aloud(self, key: str) -> Iterator[tuple[str, str | None]]:
        """The texts that `luidt` names. LEZING: of a step, its shared entry and a step of that id with its own `doe`."""
        kind, _, name = key.partition(":")
        if kind == "contact":
            yield key, (self.folder.contacts.get(name) or {}).get("naam")
        elif kind == "stap":
            if name in self.folder.steps:
                yield key, self.folder.steps[name].get("doe")
            for flow, outcome in self.folder.all_outcomes():
                for step in many(self.folder.outcome(flow, outcome)["stappen"]):
                    if isinstance(step, dict) and step.get("id") == name and "doe" in step:
                        yield f"{flow}/{outcome} {key}", step["doe"]
        else:
            parts = key.split("/")
            if parts[0] in self.folder.questions:
                question, rest = self.folder.questions[parts[0]], parts[1:]
            else:
                question, rest = self.folder.flows.get(parts[0], {}).get("vragen", {}).get(parts[1], {}), parts[2:]
            answers = question.get("antwoorden") or {}
            yield key, (answers.get(rest[0]) or {}).get("tekst") if rest else question.get("vraag")

    # names

    def unknown(self) -> Iterator[str]:
        """Names in the rule that the folder does not have, and rules that say nothing."""
        folder = self.folder
        pieces: set[str] = {*folder.steps, *folder.contacts, *folder.templates}
        questions: dict[str, set[str]] = {name: set(each["antwoorden"]) for name, each in folder.questions.items()}
        outcomes: set[str] = set()
        for flow, tree in folder.flows.items():
            for name, question in tree["vragen"].items():
                if "gebruik" not in question:
                    questions.setdefault(name, set()).update(question["antwoorden"])
            for name in tree["uitkomsten"]:
                outcomes |= {name, f"{flow}/{name}"}
                for step in many(folder.outcome(flow, name)["stappen"]):
                    if isinstance(step, dict) and "id" in step:
                        pieces.add(step["id"])
        body = self.body
        named = [*many(self.where.get("toont"))]
        for demand in ("toont", "toont-een-van", "toont-niet", "niet-samen", "eerste"):
            named += many(body.get(demand))
        named += [each for part in many(body.get("volgorde")) for each in many(part)]
        named += [each for part in (body.get("later-dan") or {}).values() for each in many(part)]
        yield from (f"stuk {each}" for each in named if each not in pieces)
        for clause in many(self.where.get("als")):
            for name, wanted in [*((n, w) for n, w in clause.items() if n != "niet"), *(clause.get("niet") or {}).items()]:
                yield from (f"antwoord {name}: {each}" for each in many(wanted) if each not in questions.get(name, ()))
        yield from (f"flow {each}" for each in many(self.where.get("flow")) if each not in folder.flows)
        yield from (f"uitkomst {each}" for each in many(self.where.get("uitkomst")) if each not in outcomes)
        yield from (f"behalve {e}" for e in many(self.where.get("behalve")) if e not in outcomes and e not in folder.flows)
        yield from (f"contact {each}" for each in body.get("nummer") or {} if each not in folder.contacts)
        for key in body.get("luidt") or {}:
            if not list(self._read_aloud(key)) or any(text is None for _, text in self._read_aloud(key)):
                yield f"luidt {key}"
        if set(body) <= {"waarom", "waar", "todo"}:
            yield "geen eis"
        if set(many(body.get("toont"))) & set(many(body.get("toont-niet"))):
            yield "toont en toont-niet samen"
        if self.where and ("nummer" in body or "luidt" in body):
            yield "nummer of luidt met waar"


# -- the whole -------------------------------------------------------------------------


class Judged(NamedTuple):
    broken: dict[tuple[str, str], Broken]  # the first of each rule and place
    idle: list[str]
    unknown: list[str]
    reached: Counter[str]
    roads: int


def judge(folder: Folder, roads: int, seed: int = 1, player: Player | None = None,
          every: list[str] | None = None) -> Judged:
    rules = [Rule(folder, name, body) for name, body in folder.rules.items()]
    unknown = [f"{rule.name}: {what}" for rule in rules for what in rule.unknown()]
    broken: dict[tuple[str, str], Broken] = {}
    for rule in rules:
        for found in rule.wrong_texts():
            broken.setdefault((rule.name, found.place), found)
    reached: Counter[str] = Counter()
    walker = Walker(folder, seed)
    for walk in walker.every_walk(every) if every is not None else walker.walks(roads):
        reached[walk.page.place] += 1
        if player:
            player.agrees(walk)
        for rule in rules:
            if rule.applies(walk.page):
                rule.met += 1
                if (rule.name, walk.page.place) not in broken and (wrong := rule.wrong(walk.page)):
                    broken[rule.name, walk.page.place] = Broken(rule.name, walk.page.place, wrong, walk.road())
    idle = [rule.name for rule in rules if rule.where and not rule.met]
    return Judged(broken, idle, unknown, reached, sum(reached.values()))


class Player:
    """The repository's own player, to confirm what shows on a road."""

    def __init__(self, root: Path) -> None:
        from weerbaar_cli.playing.play import Advice, Journey, position
        from weerbaar_cli.reading.folder import Library

        self.library = Library(root)
        self.advice, self.journey, self.position = Advice, Journey, position

    def agrees(self, walk: Walk) -> None:
        end = self.position(self.journey(walk.begin, walk.answers, walk.brought), self.library, self.library.shared)
        page = walk.page
        mine = (
            page.place,
            [each.names for each in page.steps],
            [each.names for each in page.contacts],
            [each.names for each in page.templates],
            page.follow_on,
            [name for _, name in page.asked],
        )
        theirs = (
            f"{end.flow.id}/{end.outcome.id}",
            [frozenset({str(a.step.id), str(a.step.shared or a.step.id)}) for a in end.steps],
            [frozenset({str(each.id)}) for each in end.contacts],
            [frozenset({str(each.id)}) for each in end.templates],
            [str(each) for each in end.follow_on],
            [str(stop.question.id) for stop in end.trail if not stop.skipped],
        )
        if mine != theirs:
            raise AssertionError(f"{walk.road()}\n  orakel: {mine}\n  speler: {theirs}")


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("folder", type=Path)
    options.add_argument("--roads", type=int, default=30_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--regels", type=Path)
    options.add_argument("--alle", nargs="*", metavar="FLOW", help="every road with nothing known, `meer` in brief")
    options.add_argument("--geen-speler", action="store_true")
    given = options.parse_args()
    folder = Folder(given.folder, given.regels)
    player = None
    if not given.geen_speler:
        try:
            player = Player(given.folder)
            player.agrees(next(Walker(folder).walks(1)))
        except AssertionError:
            raise
        except Exception as fault:
            print(f"zonder de speler: {type(fault).__name__}: {fault}")
            player = None
    judged = judge(folder, given.roads, given.seed, player, given.alle)
    for each in judged.unknown:
        print(f"ONBEKEND {each}")
    for each in judged.broken.values():
        print(f"GESCHONDEN {each.rule} | {each.place} | {each.demand}" + (f"\n    weg: {each.road}" if each.road else ""))
    for each in judged.idle:
        print(f"ZONDER WEG {each}")
    missed = [f"{flow}/{name}" for flow, name in folder.all_outcomes() if f"{flow}/{name}" not in judged.reached]
    least = min(judged.reached.values())
    print(
        f"{len(folder.rules)} regels, {judged.roads} wegen, {len(judged.reached)} uitkomsten bereikt"
        f" (minst: {least} wegen), niet bereikt: {', '.join(missed) or 'geen'};"
        f" {len(judged.broken)} geschonden, {len(judged.idle)} zonder weg, {len(judged.unknown)} onbekend;"
        f" speler {'gaf op elke weg hetzelfde' if player else 'niet gevraagd'}"
    )
    return 1 if judged.broken or judged.idle or judged.unknown else 0


if __name__ == "__main__":
    sys.exit(main())
