"""A tree of one file to values of the model, with every finding about its structure.

Parsing never stops at the first fault: what cannot be read is left out, its id is kept
(``lost``), and everything else is read.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable
from datetime import date
from functools import partial
from itertools import takewhile
from typing import Any, NamedTuple

from weerbaar_cli.model.findings import CODES, ERROR, MOST_FINDINGS, Finding, Place, cut_off
from weerbaar_cli.model.flow import (
    MANY,
    ONE,
    Answer,
    Clause,
    Condition,
    Contact,
    Example,
    Flow,
    Item,
    Outcome,
    Person,
    Question,
    Route,
    Source,
    Step,
    Template,
)
from weerbaar_cli.model.keys import MANY_ANSWERS, NOT, PROSE, SHAPES, SHARED_FILES, TODO, Key, Kind, Shape, item_shape
from weerbaar_cli.model.suggest import nearest
from weerbaar_cli.model.text import EMPTY, BlockText, Text, text_at
from weerbaar_cli.reading.tree import Mapping, Node, Sequence, Tree, Unread, swallowed_keys

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PHONE = re.compile(r"\+?[0-9 -]+")

_JOINED_KEY = re.compile(rf"(?:{'|'.join(SHAPES['stap'].keys)}):(?=\S)")

_KIND, _ANSWERS, _STEPS = text_at("soort"), text_at("antwoorden"), text_at("stappen")

# Where these do not belong, it is not clear what was meant with the roads.
_ON_ROADS = frozenset({"naar", "flow", "als", "exclusief"})
_STANDS_IN = {"doe": "gebruik", "naar": "flow"}


class SharedPart(NamedTuple):
    """One file of ``gedeeld/``: its entries by id, the ids that were lost, whether it is whole."""

    entries: dict[Text, Any]
    lost: frozenset[str]
    complete: bool
    prose: tuple[Text, ...]


def parse_flow(tree: Tree, flow_id: str, path: str) -> tuple[Flow, list[Finding]]:
    """Read a flow file. ``flow_id`` is its file name without ``.yaml``."""
    parser = _Parser(tree, path)
    if not ID.fullmatch(flow_id):
        parser.report(Place(), "bad-id", f'de bestandsnaam "{flow_id}" kan geen naam zijn', _ID_TIP, PROSE)
    values = parser.root(SHAPES["flow"])
    flow = Flow(
        id=flow_id,
        path=path,
        title=values.get("title", ""),
        summary=values.get("summary", ""),
        checked=values.get("checked", ""),
        start=values.get("start", EMPTY),
        questions=values.get("questions", {}),
        outcomes=values.get("outcomes", {}),
        examples=values.get("examples", {}),
        sources=values.get("sources", ()),
        no_emergency="emergency" in values,
        complete=parser.complete,
        torn=not tree.complete or "questions" not in values or "outcomes" not in values,
        lost=frozenset(parser.lost),
        prose=tuple(parser.prose),
    )
    return flow, parser.findings


def parse_shared(tree: Tree, file_name: str, path: str) -> tuple[SharedPart, list[Finding]]:
    """Read one file of ``gedeeld/``, such as ``stappen.yaml``."""
    parser = _Parser(tree, path)
    values = parser.root(SHAPES[file_name])
    entries = values.get(SHARED_FILES[file_name], {})
    return SharedPart(entries, frozenset(parser.lost), parser.complete, tuple(parser.prose)), parser.findings


_ID_TIP = "gebruik alleen kleine letters, cijfers en streepjes, zoals al-gedaan"

# Findings that may only echo the lines that a fault of syntax made unreadable.
_ECHOES = frozenset({"missing-key", "empty-text", "wrong-kind"})

# What holds these can be faulty while everything else keeps its meaning.
_HARMLESS = frozenset({"prose", "prose-list", "address", "day", "phone", "note"})

# Among the blocks of a flow, these can only be keys that stand one level too deep.
_TOP_KEYS = {key.name for key in SHAPES["flow"].keys.values() if key.kind.name == "blocks"}
_TOP_BLOCKS = {key.kind.of for key in SHAPES["flow"].keys.values() if key.kind.name == "blocks"}


class _Parser:
    """Reads one tree by the table of shapes."""

    def __init__(self, tree: Tree, path: str) -> None:
        self.path = path
        self.findings = list(tree.findings)
        self.lost: set[str] = set()
        self.prose: list[Text] = []
        self._tree = tree
        self._harmless = False
        self._misplaced: set[str] = set()
        self._gaps = tree.keys_lost
        self._readers: dict[str, Callable[[Node, Kind], Any]] = {
            "prose": self._prose,
            "prose-list": self._prose_list,
            "address": self._address,
            "reference": self._text,
            "references": self._texts,
            "new-id": self._new_id,
            "day": self._day,
            "phone": self._phone,
            "words": self._word,
            "routes": self._routes,
            "condition": self._condition,
            "chosen": self._chosen,
            "choice": self._choice,
            "steps": self._steps,
            "people": self._people,
            "items": self._items,
            "blocks": self._blocks,
            "note": self._note,
        }

    @property
    def complete(self) -> bool:
        """Whether nothing was lost that names or roads depend on."""
        return self._tree.complete and not self._gaps

    def report(self, place: Place, code: str, message: str, tip: str = "", about: Kind | None = None) -> None:
        """Note a finding. ``about`` is what could not be read because of it, if not the value at hand."""
        if self._tree.lines_lost and code in _ECHOES:
            return
        finding = Finding(self.path, *place, code, message, tip)
        if len(self.findings) <= MOST_FINDINGS:
            self.findings.append(finding if len(self.findings) < MOST_FINDINGS else cut_off(finding))
        if CODES[code].severity == ERROR and (about is None or about.name not in _HARMLESS):
            self._leave_gap()

    def _leave_gap(self) -> None:
        self._gaps = self._gaps or not self._harmless

    def root(self, shape: Shape) -> dict[str, Any]:
        node = self._tree.root
        if node is None or (isinstance(node, Text) and not node):
            node = Mapping(Place(), Place())
        values = self._block(node, shape)
        return {} if values is None else values

    # -- maps ------------------------------------------------------------------

    def _block(self, node: Node, shape: Shape, place: Place | None = None) -> dict[str, Any] | None:
        """The values of one map by English field, or None where there is no map."""
        if not isinstance(node, Mapping):
            self._wrong(node, f"hier hoort een blok met sleutels ({_names(shape)})", place)
            return None
        values: dict[str, Any] = {}
        keys = shape.keys
        present: set[str] = set(node.entries)
        misplaced, self._misplaced = self._misplaced, set()
        passed: set[str] = set()
        for word, row in self._swallowed(node, shape).items():
            message = f'"{word}" staat hier te diep en hoort nu bij de tekst erboven'
            self.report(row.place, "yaml-syntax", message, "zet het recht onder de andere sleutels")
            present.add(word)
        for name, value in node.entries.items():
            key = keys.get(name)
            if name in passed:
                self.lost.add(name)
                continue
            if key is None:
                meant = self._unknown_key(name, value, shape)
                present |= meant
                passed |= set() if meant else _several(_below(name, node, shape, known=False))
                continue
            if key.kind.name == "blocks":
                passed |= _several(_below(name, node, shape, known=False))
            before, self._harmless = self._harmless, self._harmless or key.kind.name in _HARMLESS
            read = self._value(name, value, key)
            self._harmless = before
            if read is not None:
                values[key.field] = read
        self._misplaced |= misplaced
        present |= self._misplaced
        for key in shape.required:
            if key.name not in present and _STANDS_IN.get(key.name) not in present and not node.torn:
                message = f'de sleutel "{key.name}" ontbreekt hier'
                self.report(node.holder, "missing-key", message, key.meaning, key.kind)
        return values

    def _is_whole(self, node: Mapping, shape: Shape, values: dict[str, Any]) -> bool:
        """Whether everything in a map that says more than a text could be read."""
        if node.torn or self._swallowed(node, shape):
            return False
        if len(values) == len(node.entries):
            return True
        for name in node.entries:
            meant = shape.keys.get(name) or shape.keys.get(nearest(name, shape.keys) or "")
            if meant is not None and meant.kind.name not in _HARMLESS and values.get(meant.field) is None:
                return False
        return True

    def _swallowed(self, node: Mapping, shape: Shape) -> dict[str, Text]:
        """The lines of block texts that stand too deep: they are meant as a next key."""
        if not self._tree.swallows:
            return {}
        texts = [value for name, value in node.entries.items() if isinstance(value, BlockText) and name in shape.keys]
        found = (each for text in texts for each in swallowed_keys(text))
        return {word: row for word, row in found if word in shape.keys and word not in node.entries}

    def _value(self, name: Text, value: Node, key: Key) -> Any:
        if isinstance(value, Unread):
            return self._leave_gap()
        if not value and isinstance(value, Text) and key.kind.name != "note":
            place = (
                value.place if value.line == name.line and value.column > name.column + len(name) + 1 else name.place
            )
            self.report(
                place, "empty-text", f'achter "{name}" staat niets', f"vul het in of haal de sleutel weg: {key.meaning}"
            )
            return None
        return self._readers[key.kind.name](value, key.kind)

    def _unknown_key(self, name: Text, value: Node, shape: Shape) -> set[str]:
        """Report a key; returns the key that it was meant to be, if that is clear."""
        if not isinstance(value, Text) or not value:
            self.lost.add(name)  # perhaps a block that stands at the wrong level
        if name.line in self._tree.indented:
            self._misplaced.add(name)
            self._leave_gap()
            return set()
        if len(self.findings) > MOST_FINDINGS:
            self._leave_gap()
            return set()
        known = [key for key in shape.keys if key != TODO.name]
        first = re.split("[: ]", name)[0]
        meant = first if first in known else nearest(name, known)
        tip = f'bedoelde u "{meant}"?' if meant else _possible(shape.keys)
        harmless = not meant and name not in self.lost and name not in _ON_ROADS
        about = PROSE if harmless else shape.keys[meant].kind if meant else None
        self.report(name.place, "unknown-key", f'de sleutel "{name}" hoort hier niet', tip, about)
        return {meant} if meant else set()

    def _twice(self, node: Mapping, one: str, other: str) -> None:
        """Report the second of two keys that stand in each other's place."""
        if one in node.entries and other in node.entries:
            first, second = (name for name in node.entries if name in (one, other))
            self.report(second.place, "unknown-key", f'"{first}" en "{second}" gaan niet samen', "kies een van de twee")

    def _wrong(self, node: Node, message: str, place: Place | None = None) -> None:
        if isinstance(node, Unread) or (not isinstance(node, Text) and node.torn):
            self._leave_gap()
        else:
            self.report(place or node.place, "wrong-kind", message)

    # -- texts -----------------------------------------------------------------

    def _text(self, node: Node, kind: Kind) -> Text | None:
        if isinstance(node, Text):
            if node:
                return node
            self.report(node.place, "empty-text", "hier staat niets")
            return None
        self._wrong(node, "hier hoort een tekst")
        return None

    def _prose(self, node: Node, kind: Kind) -> Text | None:
        text = self._text(node, kind)
        if text is None:
            return None
        self.prose.append(text)
        if self._tree.cut and text.place in self._tree.cut:
            self.report(
                text.place,
                "cut-by-comment",
                "deze tekst wordt afgekapt bij ' #'",
                "zet de hele tekst tussen aanhalingstekens, of zet de opmerking op een eigen regel",
            )
        return text

    def _address(self, node: Node, kind: Kind) -> Text | None:
        text = self._text(node, kind)
        if text is not None:
            self.prose.append(text)
        return text

    def _note(self, node: Node, kind: Kind) -> None:
        place = node.place
        self.report(place, "todo", "hier staat nog een notitie", "werk de notitie af en haal haar weg")

    def _new_id(self, node: Node, kind: Kind) -> Text | None:
        text = self._text(node, kind)
        if text is not None:
            self._check_id(text)
        return text

    def _check_id(self, text: Text) -> None:
        if not ID.fullmatch(text):
            self.report(text.place, "bad-id", f'"{text}" kan geen naam zijn', _ID_TIP)
            self.lost |= {text, _as_id(text)}

    def _day(self, node: Node, kind: Kind) -> Text | None:
        text = self._text(node, kind)
        if text is None:
            return None
        if is_day(text):
            return text
        self.report(
            text.place,
            "bad-date",
            f'"{text}" is geen dag die zo bestaat',
            "schrijf jaar, maand en dag als JJJJ-MM-DD, zoals 2026-11-24",
        )
        return None

    def _phone(self, node: Node, kind: Kind) -> Text | None:
        text = self._text(node, kind)
        if text is None:
            return None
        digits = sum(character in "0123456789" for character in text)
        if _PHONE.fullmatch(text) and 3 <= digits <= 15:
            return text
        self.report(
            text.place,
            "bad-phone",
            f'"{text}" is geen telefoonnummer',
            "gebruik drie tot vijftien cijfers, met spaties, streepjes en vooraan eventueel een +",
        )
        return None

    def _word(self, node: Node, kind: Kind) -> Text | None:
        text = self._text(node, kind)
        if text is None or text in kind.words:
            return text
        meant = nearest(text, kind.words)
        tip = f'bedoelde u "{meant}"?' if meant else _possible(kind.words)
        self.report(text.place, "bad-value", f'"{text}" kan hier niet', tip)
        return None

    # -- lists -----------------------------------------------------------------

    def _list(self, node: Node) -> Collection[Node]:
        """The items of a list; one value may stand alone."""
        return node.items if isinstance(node, Sequence) else (node,)

    def _texts(self, node: Node, kind: Kind) -> tuple[Text, ...] | None:
        """The texts of a list; None where there are some, but none can be read."""
        items = self._list(node)
        found = tuple([text for item in items if (text := self._text(item, kind)) is not None])
        return found if found or not items else None

    def _prose_list(self, node: Node, kind: Kind) -> tuple[Text, ...]:
        return tuple(text for item in self._list(node) if (text := self._prose(item, kind)) is not None)

    def _items(self, node: Node, kind: Kind) -> tuple[Item, ...]:
        found = []
        shape = item_shape(kind.item)
        for item in self._list(node):
            if isinstance(item, Mapping):
                values = self._block(item, shape)
                if values and "target" in values:
                    found.append(Item(values["target"], values.get("when", ())))
            else:
                text = self._text(item, kind)
                if text is not None:
                    found.append(Item(text))
        return tuple(found)

    def _people(self, node: Node, kind: Kind) -> tuple[Person, ...]:
        found = []
        for item in self._list(node):
            values = self._block(item, SHAPES[kind.of])
            if values and "name" in values:
                found.append(Person(values["name"], values.get("until")))
        return tuple(found)

    def _steps(self, node: Node, kind: Kind) -> tuple[Step, ...]:
        found = []
        for number, item in enumerate(self._list(node), start=1):
            if isinstance(item, Text):
                text = self._prose(item, kind)
                if text is not None and _JOINED_KEY.match(text):
                    self._wrong(item, "hier ontbreekt een spatie achter de dubbele punt")
                elif text is not None:
                    found.append(Step(text_at(f"stap-{number}", item.place), do=text, place=item.place))
                continue
            values = self._block(item, SHAPES[kind.of])
            if values is None or not isinstance(item, Mapping):
                continue
            self._twice(item, "doe", "gebruik")
            if "do" in values or "shared" in values:
                place = item.holder
                step_id = values.get("id") or values.get("shared") or text_at(f"stap-{number}", place)
                whole = self._is_whole(item, SHAPES[kind.of], values)
                found.append(Step(**{**values, "id": step_id, "place": place, "whole": whole}))
            else:
                self._leave_gap()
        return tuple(found)

    # -- routes and conditions -------------------------------------------------

    def _routes(self, node: Node, kind: Kind) -> tuple[Route, ...]:
        if isinstance(node, Text):
            text = self._text(node, kind)
            return () if text is None else (Route(text, place=text.place),)
        if not isinstance(node, Sequence):
            self._wrong(node, "hier hoort een naam of een lijst van routes")
            return ()
        found = []
        for item in node.items:
            values = self._block(item, SHAPES["route"])
            if values is None or not isinstance(item, Mapping):
                continue
            self._twice(item, "naar", "flow")
            to_flow = "target" not in values
            target = values.get("jump") if to_flow else values["target"]
            if target is not None:
                found.append(Route(target, to_flow, values.get("when", ()), item.place))
        return tuple(found)

    def _condition(self, node: Node, kind: Kind) -> Condition:
        clauses = []
        for item in self._list(node):
            if not isinstance(item, Mapping):
                self._wrong(item, "hier hoort een voorwaarde, zoals {rol: raadslid}")
            elif not self._says_nothing(item):
                clauses.append(self._clause(item))
        if isinstance(node, Sequence):
            self._says_nothing(node)
        return tuple(clauses)

    def _says_nothing(self, node: Node) -> bool:
        """Report a part of a condition with nothing in it."""
        empty = not isinstance(node, Text | Unread) and not (node.entries if isinstance(node, Mapping) else node.items)
        if empty:
            self.report(node.place, "empty-text", "deze voorwaarde is leeg", "vul een vraag en een antwoord in")
        return empty

    def _clause(self, node: Mapping) -> Clause:
        excluded: tuple[tuple[Text, tuple[Text, ...]], ...] = ()
        entries = []
        for name, value in node.entries.items():
            if self._says_nothing(value):
                continue
            if name == NOT:
                if isinstance(value, Mapping):
                    for part in value.entries.values():
                        self._says_nothing(part)
                    excluded = tuple(self._entries(value.entries.items()))
                else:
                    self._wrong(value, 'onder "niet" hoort een blok, zoals {al-gemeld: ja}')
            else:
                entries.append((name, value))
        return Clause(node.place, tuple(self._entries(entries)), excluded)

    def _entries(self, entries: Iterable[tuple[Text, Node]]) -> Iterable[tuple[Text, tuple[Text, ...]]]:
        for name, value in entries:
            if name == TODO.name and isinstance(value, Text):
                self._note(value, TODO.kind)
            elif isinstance(value, Text) and not value:
                self.report(name.place, "empty-text", f'achter "{name}" staat niets', "vul een antwoord in")
            else:
                answers = self._texts(value, TODO.kind)
                if answers:
                    yield name, answers

    def _chosen(self, node: Node, kind: Kind) -> dict[Text, tuple[Text, ...]] | None:
        if not isinstance(node, Mapping):
            self._wrong(node, "hier hoort per vraag een antwoord")
            return None
        self._misplaced |= SHAPES["voorbeeld"].keys & node.entries.keys()
        return dict(self._entries(node.entries.items()))

    def _choice(self, node: Node, kind: Kind) -> dict[Text, Text] | None:
        if not isinstance(node, Mapping):
            self._wrong(node, "hier hoort per antwoord een contact")
            return None
        single = []
        for name, value in node.entries.items():
            if isinstance(value, Sequence):
                self._text(value, kind)  # which is not one
            else:
                single.append((name, value))
        return {name: values[0] for name, values in self._entries(single)}

    # -- blocks under their own ids --------------------------------------------

    def _blocks(self, node: Node, kind: Kind) -> dict[Text, Any] | None:
        if not isinstance(node, Mapping):
            self._wrong(node, "hier horen blokken, elk onder een eigen naam")
            return None
        make = _MAKERS[kind.of]
        shape = SHAPES[kind.of]
        entries = node.entries.items()
        misplaced = {name for name, value in entries if name in shape.keys and _is_misplaced(value, shape)}
        self._misplaced |= misplaced
        passed: set[str] = set()
        found: dict[Text, Any] = {}
        for name, value in entries:
            if name == TODO.name and isinstance(value, Text):
                self._note(value, TODO.kind)
                continue
            if name in passed:
                continue
            empty = _is_empty(value)
            if empty and kind.of in _TOP_BLOCKS and name in _TOP_KEYS:
                self.report(name.place, "empty-text", f'"{name}" staat een laag te diep', "haal de spaties ervoor weg")
                self._misplaced.add(name)
                break
            self._check_id(name)
            made = None
            if empty:
                below = _below(name, node, shape, known=True)
                passed |= _several(below)
                if len(below) != 1:
                    self.report(name.place, "empty-text", f'achter "{name}" staat niets', "vul het in of haal het weg")
            elif name in misplaced:
                self._wrong(value, f'hier hoort een naam; "{name}" hoort een laag dieper', name.place)
                _mark_torn(found)
            else:
                made = make(self, name, value)
            if made is None:
                self.lost.add(name)
            else:
                found[name] = made
        return found

    def _question(self, name: Text, node: Node) -> Question | None:
        return self._any_question(name, node, "vraag-gedeeld-gebruik" if _uses_shared(node) else "vraag")

    def _shared_question(self, name: Text, node: Node) -> Question | None:
        return self._any_question(name, node, "gedeelde-vraag")

    def _any_question(self, name: Text, node: Node, shape: str) -> Question | None:
        many = shape in MANY_ANSWERS and self._is_of_kind_many(node)
        read_by = MANY_ANSWERS[shape] if many else SHAPES[shape]
        before = len(self.lost)
        values = self._block(node, read_by)
        if values is None or not isinstance(node, Mapping):
            return None
        answers = node.entries.get(_ANSWERS)
        listed = isinstance(answers, Mapping) and not answers.torn and len(self.lost) == before
        whole = self._is_whole(node, read_by, values) and ("shared" in values or listed)
        return Question(**{**self._routed(node, values), "id": name, "place": name.place, "whole": whole})

    def _is_of_kind_many(self, node: Node) -> bool:
        """Whether several answers can be chosen; where the kind cannot be read, going by the answers."""
        if not isinstance(node, Mapping):
            return False
        kind = node.entries.get(_KIND)
        if self._swallowed(node, SHAPES["vraag"]):
            kind = EMPTY
        if kind in (ONE, MANY) or (kind is None and not _misspells("soort", node)):
            return kind == MANY
        answers = node.entries.get(_ANSWERS)
        every = answers.entries.values() if isinstance(answers, Mapping) else ()
        return any(isinstance(answer, Mapping) and "exclusief" in answer.entries for answer in every)

    def _routed(self, node: Mapping, values: dict[str, Any]) -> dict[str, Any]:
        """Fold ``flow`` into the routes: both say where the road goes on."""
        self._twice(node, "naar", "flow")
        jump = values.pop("jump", None)
        if jump is not None and "routes" not in values:
            values["routes"] = (Route(jump, to_flow=True, place=jump.place),)
        return values

    def _answer(self, name: Text, node: Node, shape: str) -> Answer | None:
        values = self._block(node, SHAPES[shape])
        if values is None or not isinstance(node, Mapping):
            return None
        values = self._routed(node, values)
        exclusive = values.pop("exclusive", None) is not None
        return Answer(**{"text": EMPTY, **values, "id": name, "exclusive": exclusive})

    def _outcome(self, name: Text, node: Node) -> Outcome | None:
        values = self._block(node, SHAPES["uitkomst"])
        if values is None or not isinstance(node, Mapping):
            return None
        steps = node.entries.get(_STEPS, EMPTY)
        found = len(values.get("steps", ()))
        whole = self._is_whole(node, SHAPES["uitkomst"], values) and found == len(tuple(self._list(steps)))
        whole = whole and all(step.whole for step in values["steps"])
        return Outcome(**{**values, "id": name, "whole": whole})

    def _example(self, name: Text, node: Node) -> Example | None:
        shape = SHAPES["voorbeeld"]
        values = self._block(node, shape)
        if values is None or not isinstance(node, Mapping):
            return None
        whole = self._is_whole(node, shape, values) and all(key in shape.keys for key in node.entries)
        return Example(**{**values, "id": name, "whole": whole})

    def _contact(self, name: Text, node: Node) -> Contact | None:
        chooses = isinstance(node, Mapping) and any(key in node.entries for key in ("per", "keuze"))
        values = self._block(node, SHAPES["contactkeuze" if chooses else "contact"])
        return None if values is None else Contact(**{**values, "id": name})

    def _source(self, name: Text, node: Node) -> Source | None:
        values = self._block(node, SHAPES["bron"])
        return None if values is None else Source(**{**values, "id": name})

    def _template(self, name: Text, node: Node) -> Template | None:
        values = self._block(node, SHAPES["sjabloon"])
        return None if values is None else Template(**{**values, "id": name})

    def _shared_step(self, name: Text, node: Node) -> Step | None:
        values = self._block(node, SHAPES["gedeelde-stap"])
        if values is None or not isinstance(node, Mapping):
            return None
        whole = self._is_whole(node, SHAPES["gedeelde-stap"], values)
        return Step(**{**values, "id": name, "place": name.place, "whole": whole})


_MAKERS: dict[str, Callable[[_Parser, Text, Node], Any]] = {
    "vraag": _Parser._question,
    "gedeelde-vraag": _Parser._shared_question,
    "antwoord": partial(_Parser._answer, shape="antwoord"),
    "antwoord-gedeeld": partial(_Parser._answer, shape="antwoord-gedeeld"),
    "antwoord-meer": partial(_Parser._answer, shape="antwoord-meer"),
    "uitkomst": _Parser._outcome,
    "voorbeeld": _Parser._example,
    "contact": _Parser._contact,
    "bron": _Parser._source,
    "sjabloon": _Parser._template,
    "gedeelde-stap": _Parser._shared_step,
}


def is_day(text: str) -> bool:
    """Whether ``text`` is an existing day written as JJJJ-MM-DD in ASCII."""
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _names(shape: Shape) -> str:
    return ", ".join(name for name in shape.keys if name != TODO.name)


def _possible(known: Iterable[str]) -> str:
    return f"hier kan: {', '.join(name for name in known if name != TODO.name)}"


def _as_id(text: str) -> str:
    """The name that a text with other characters may stand for."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "-".join(re.findall("[a-z0-9]+", plain))


def _is_empty(node: Node) -> bool:
    return isinstance(node, Text) and not node


def _mark_torn(found: dict[Text, Any]) -> None:
    """The last of the blocks misses a key that stands beside it."""
    last = next(reversed(found), None)
    if last is not None and hasattr(found[last], "whole"):
        found[last] = found[last]._replace(whole=False)


def _is_misplaced(value: Node, shape: Shape) -> bool:
    """Whether what stands under a key, among the names of blocks, shows that it belongs in such a block."""
    return not isinstance(value, Mapping) or (bool(value.entries) and shape.keys.keys().isdisjoint(value.entries))


def _several(names: set[str]) -> set[str]:
    return names if len(names) > 1 else set()


def _below(name: Text, node: Mapping, shape: Shape, known: bool) -> set[str]:
    """The keys that stand beside a heading without a block, and that seem meant as that block.

    These are keys that the shape knows, or that it does not know.
    """
    if not _is_empty(node.entries[name]):
        return set()
    names = list(node.entries)
    return set(takewhile(lambda each: (each in shape.keys) == known, names[names.index(name) + 1 :]))


def _uses_shared(node: Node) -> bool:
    """Whether a question is a shared one, even if its key is misspelt."""
    if not isinstance(node, Mapping) or "gebruik" in node.entries:
        return isinstance(node, Mapping)
    own = {"vraag", "antwoorden"} & node.entries.keys()
    return not own and _misspells("gebruik", node)


def _misspells(key: str, node: Mapping) -> bool:
    """Whether a map of a question has no such key, but one that looks like it."""
    known = SHAPES["vraag"].keys
    return any(name not in known and nearest(name, [key]) is not None for name in node.entries)
