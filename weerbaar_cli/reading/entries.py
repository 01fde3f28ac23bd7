"""Read the parts of a flow and of ``gedeeld/``: what stands in lists and under ids of its own."""

from collections.abc import Callable
from functools import partial
from typing import Any

from weerbaar_cli.model.flow import (
    MANY,
    ONE,
    Answer,
    Contact,
    Example,
    Item,
    Outcome,
    Person,
    Question,
    Route,
    Source,
    Step,
    StepChoice,
    Template,
)
from weerbaar_cli.model.keys import MANY_ANSWERS, SHAPES, item_shape
from weerbaar_cli.model.kinds import TODO, Kind, Shape
from weerbaar_cli.model.text import EMPTY, Text, text_at
from weerbaar_cli.reading.blocks import is_whole, read_block, refuse_both
from weerbaar_cli.reading.codes import BAD_DATE, EMPTY_TEXT
from weerbaar_cli.reading.nodes import Mapping, Node, Sequence
from weerbaar_cli.reading.parser import Parser
from weerbaar_cli.reading.rules import read_rule
from weerbaar_cli.reading.scalars import check_id, items_of, read_note, read_prose, read_text
from weerbaar_cli.reading.slips import (
    if_several,
    is_empty,
    is_misplaced,
    keys_below,
    mark_torn,
    misspells,
    swallowed,
    uses_shared,
)

_KIND, _ANSWERS, _STEPS, _USE = (Text(name) for name in ("soort", "antwoorden", "stappen", "gebruik"))

# What may stand beside the name of any shared step, also of a group or a choice.
_BESIDE = frozenset({"gebruik", "kop", "als", TODO.name})

# Among the blocks of a flow, these can only be keys that stand one level too deep.
_TOP_KEYS = {key.name for key in SHAPES["flow"].keys.values() if key.kind.name == "blocks"}
_TOP_BLOCKS = {key.kind.of for key in SHAPES["flow"].keys.values() if key.kind.name == "blocks"}


def read_items(parser: Parser, node: Node, kind: Kind) -> tuple[Item, ...]:
    """Return the items of a list of ids."""
    found = []
    shape = item_shape(kind.item)
    for item in items_of(node):
        if isinstance(item, Mapping):
            values = read_block(parser, item, shape)
            if values and "target" in values:
                found.append(Item(values["target"], values.get("when", ())))
        else:
            text = read_text(parser, item, kind)
            if text is not None:
                found.append(Item(text))
    return tuple(found)


def read_people(parser: Parser, node: Node, kind: Kind) -> tuple[Person, ...]:
    """Return the persons behind a contact."""
    found = []
    for item in items_of(node):
        values = read_block(parser, item, SHAPES[kind.of])
        if values and "name" in values:
            since, until = values.get("since"), values.get("until")
            if since is not None and until is not None and since > until:
                message = "achter vanaf staat een dag na die achter tot, dus deze persoon is nooit te zien"
                parser.report(since.place, BAD_DATE, message, "verbeter een van de twee dagen")
            found.append(Person(values["name"], until, since))
    return tuple(found)


def read_steps(parser: Parser, node: Node, kind: Kind) -> tuple[Step, ...]:
    """Return the steps of an outcome; each is a text or a block."""
    found = []
    for number, item in enumerate(items_of(node), start=1):
        if isinstance(item, Text):
            text = read_prose(parser, item, kind)
            if text is not None and _is_joined_key(text):
                parser.wrong(item, "hier ontbreekt een spatie achter de dubbele punt")
            elif text is not None:
                found.append(Step(text_at(f"stap-{number}", item.place), do=text, place=item.place))
            continue
        values = read_block(parser, item, SHAPES[kind.of])
        if values is None or not isinstance(item, Mapping):
            continue
        refuse_both(parser, item, "doe", "gebruik")
        if "do" in values or "shared" in values:
            place = item.holder
            step_id = values.get("id") or values.get("shared") or text_at(f"stap-{number}", place)
            whole = is_whole(parser, item, SHAPES[kind.of], values)
            beside = tuple([name for name in item.entries if name not in _BESIDE]) if "shared" in values else ()
            values.update(id=step_id, place=place, whole=whole, beside=beside)
            found.append(Step(**values))
        else:
            parser.leave_gap()
    return tuple(found)


def _is_joined_key(text: str) -> bool:
    """Return whether a step begins with a key and a colon, with what belongs to it right behind that."""
    key, _, rest = text.partition(":")
    return key in SHAPES["stap"].keys and bool(rest) and not rest[0].isspace()


def read_tests(parser: Parser, node: Node, kind: Kind) -> tuple[Example, ...]:
    every = enumerate(items_of(node), start=1)
    found = (_tried(parser, text_at(f"toets {number}", item.place), item, SHAPES[kind.of]) for number, item in every)
    return tuple([example for example in found if example is not None])


def read_routes(parser: Parser, node: Node, kind: Kind) -> tuple[Route, ...]:
    """Return the routes of a question or answer: one name, or a list of blocks."""
    if isinstance(node, Text):
        text = read_text(parser, node, kind)
        return () if text is None else (Route(text, place=text.place),)
    if not isinstance(node, Sequence):
        parser.wrong(node, "hier hoort een naam of een lijst van routes")
        return ()
    found = []
    for item in node.items:
        values = read_block(parser, item, SHAPES["route"])
        if values is None or not isinstance(item, Mapping):
            continue
        refuse_both(parser, item, "naar", "flow")
        to_flow = "target" not in values
        target = values.get("jump") if to_flow else values["target"]
        if target is not None:
            found.append(Route(target, to_flow, values.get("when", ()), item.place))
    return tuple(found)


def read_blocks(parser: Parser, node: Node, kind: Kind) -> dict[Text, Any] | None:
    """Return what stands under ids of its own, by id; what cannot be read is lost."""
    if not isinstance(node, Mapping):
        parser.wrong(node, "hier horen blokken, elk onder een eigen naam")
        return None
    shape = SHAPES[kind.of]
    misplaced = {name for name, value in node.entries.items() if name in shape.keys and is_misplaced(value, shape)}
    parser.misplaced |= misplaced
    passed: set[str] = set()
    found: dict[Text, Any] = {}
    for name, value in node.entries.items():
        if name in passed or _is_note(parser, name, value):
            continue
        if kind.of in _TOP_BLOCKS and name in _TOP_KEYS and is_empty(value):
            parser.report(name.place, EMPTY_TEXT, f'"{name}" staat een laag te diep', "haal de spaties ervoor weg")
            parser.misplaced.add(name)
            break
        check_id(parser, name)
        made = None
        if is_empty(value):
            passed |= _passed_under_empty(parser, name, node, shape)
        elif name in misplaced:
            _report_misplaced(parser, name, value, node)
            mark_torn(found)
        else:
            made = _MAKERS[kind.of](parser, name, value)
        if made is None:
            parser.lost.add(name)
        else:
            found[name] = made
    return found


def _report_misplaced(parser: Parser, name: Text, value: Node, node: Mapping) -> None:
    """Report a key that stands among the ids, unless it may stand below one that could not be read."""
    if node.torn:
        parser.leave_gap()
    else:
        parser.wrong(value, f'hier hoort een naam; "{name}" hoort een laag dieper', name.place)


def _is_note(parser: Parser, name: Text, value: Node) -> bool:
    """Report a note of the author among the ids; return whether it is one."""
    found = name == TODO.name and isinstance(value, Text)
    if found:
        read_note(parser, value, TODO.kind)
    return found


def _passed_under_empty(parser: Parser, name: Text, node: Mapping, shape: Shape) -> set[str]:
    """Report an id without a block; return the keys beside it that seem meant as that block."""
    below = keys_below(name, node, shape, known=True)
    if len(below) != 1:
        parser.report(name.place, EMPTY_TEXT, f'achter "{name}" staat niets', "vul het in of haal het weg")
    return if_several(below)


def _read_question(parser: Parser, name: Text, node: Node) -> Question | None:
    return _any_question(parser, name, node, "vraag-gedeeld-gebruik" if uses_shared(node) else "vraag")


def _read_shared_question(parser: Parser, name: Text, node: Node) -> Question | None:
    return _any_question(parser, name, node, "gedeelde-vraag")


def _any_question(parser: Parser, name: Text, node: Node, shape: str) -> Question | None:
    many = shape in MANY_ANSWERS and _is_of_kind_many(parser, node)
    read_by = MANY_ANSWERS[shape] if many else SHAPES[shape]
    before = len(parser.lost)
    values = read_block(parser, node, read_by)
    if values is None or not isinstance(node, Mapping):
        return None
    answers = node.entries.get(_ANSWERS)
    listed = isinstance(answers, Mapping) and not answers.torn and len(parser.lost) == before
    whole = is_whole(parser, node, read_by, values) and ("shared" in values or listed)
    return Question(**{**_routed(parser, node, values), "id": name, "place": name.place, "whole": whole})


def _is_of_kind_many(parser: Parser, node: Node) -> bool:
    """Return whether several answers can be chosen; where the kind cannot be read, going by the answers."""
    if not isinstance(node, Mapping):
        return False
    kind = node.entries.get(_KIND)
    if swallowed(parser.tree, node, SHAPES["vraag"]):
        kind = EMPTY
    if kind in (ONE, MANY) or (kind is None and not node.torn and not misspells("soort", node)):
        return kind == MANY
    answers = node.entries.get(_ANSWERS)
    every = answers.entries.values() if isinstance(answers, Mapping) else ()
    return any(isinstance(answer, Mapping) and "exclusief" in answer.entries for answer in every)


def _routed(parser: Parser, node: Mapping, values: dict[str, Any]) -> dict[str, Any]:
    """Fold ``flow`` into the routes: both say where the road goes on."""
    refuse_both(parser, node, "naar", "flow")
    jump = values.pop("jump", None)
    if jump is not None and "routes" not in values:
        values["routes"] = (Route(jump, to_flow=True, place=jump.place),)
    return values


def _read_answer(parser: Parser, name: Text, node: Node, shape: str) -> Answer | None:
    values = read_block(parser, node, SHAPES[shape])
    if values is None or not isinstance(node, Mapping):
        return None
    values = _routed(parser, node, values)
    exclusive, rest = (values.pop(key, None) is not None for key in ("exclusive", "rest"))
    return Answer(**{"text": EMPTY, **values, "id": name, "exclusive": exclusive, "rest": rest})


def _read_outcome(parser: Parser, name: Text, node: Node) -> Outcome | None:
    if isinstance(node, Mapping) and _USE in node.entries:
        values = read_block(parser, node, SHAPES["uitkomst-gedeeld-gebruik"])
        return None if values is None or "shared" not in values else Outcome(name, shared=values["shared"])
    return _own_outcome(parser, name, node)


def _own_outcome(parser: Parser, name: Text, node: Node) -> Outcome | None:
    values = read_block(parser, node, SHAPES["uitkomst"])
    if values is None or not isinstance(node, Mapping):
        return None
    steps = node.entries.get(_STEPS, EMPTY)
    found = len(values.get("steps", ()))
    whole = is_whole(parser, node, SHAPES["uitkomst"], values) and found == len(tuple(items_of(steps)))
    whole = whole and all(step.whole for step in values["steps"])
    return Outcome(**{**values, "id": name, "whole": whole})


def _read_example(parser: Parser, name: Text, node: Node) -> Example | None:
    return _tried(parser, name, node, SHAPES["voorbeeld"])


def _tried(parser: Parser, name: Text, node: Node, shape: Shape) -> Example | None:
    values = read_block(parser, node, shape)
    if values is None or not isinstance(node, Mapping):
        return None
    whole = is_whole(parser, node, shape, values) and all(key in shape.keys for key in node.entries)
    return Example(**{**values, "id": name, "whole": whole})


def _read_contact(parser: Parser, name: Text, node: Node) -> Contact | None:
    chooses = isinstance(node, Mapping) and any(key in node.entries for key in ("per", "keuze"))
    shape = SHAPES["contactkeuze" if chooses else "contact"]
    values = read_block(parser, node, shape)
    if values is None or not isinstance(node, Mapping):
        return None
    return Contact(**{**values, "id": name, "whole": is_whole(parser, node, shape, values)})


def _read_source(parser: Parser, name: Text, node: Node) -> Source | None:
    values = read_block(parser, node, SHAPES["bron"])
    return None if values is None else Source(**{**values, "id": name})


def _read_template(parser: Parser, name: Text, node: Node) -> Template | None:
    values = read_block(parser, node, SHAPES["sjabloon"])
    return None if values is None else Template(**{**values, "id": name})


def _read_shared_step(parser: Parser, name: Text, node: Node) -> Step | None:
    shape = SHAPES[_form_of_step(node)]
    values = read_block(parser, node, shape)
    if values is None or not isinstance(node, Mapping):
        return None
    whole = is_whole(parser, node, shape, values)
    if shape.name == "stapkeuze":
        whole = whole and "per" in values and "choice" in values
        choice = StepChoice(values.get("per", EMPTY), values.get("choice", {}), values.get("otherwise"))
        return Step(name, choice=choice, place=name.place, whole=whole)
    if shape.name == "stapgroep":
        members = tuple(_named_after(name, step) for step in values.get("group", ()))
        every = len(tuple(items_of(node.entries.get(_STEPS, EMPTY))))
        whole = whole and len(members) == every and all(step.whole for step in members)
        return Step(name, group=members, place=name.place, whole=whole) if members else None
    return Step(**{**values, "id": name, "place": name.place, "whole": whole})


def _form_of_step(node: Node) -> str:
    """A shared step is a choice, a group, or one step."""
    keys = node.entries.keys() if isinstance(node, Mapping) else ()
    return "stapkeuze" if "per" in keys or "keuze" in keys else "stapgroep" if "stappen" in keys else "gedeelde-stap"


def _named_after(group: Text, step: Step) -> Step:
    """A step of a group; one that is only numbered bears the name of the group."""
    numbered = step.shared is None and step.id.place == step.place
    return step._replace(id=text_at(f"{group}-{step.id.rpartition('-')[2]}", step.place)) if numbered else step


_MAKERS: dict[str, Callable[[Parser, Text, Node], Any]] = {
    "vraag": _read_question,
    "gedeelde-vraag": _read_shared_question,
    "antwoord": partial(_read_answer, shape="antwoord"),
    "antwoord-gedeeld": partial(_read_answer, shape="antwoord-gedeeld"),
    "antwoord-meer": partial(_read_answer, shape="antwoord-meer"),
    "uitkomst": _read_outcome,
    "gedeelde-uitkomst": _own_outcome,
    "voorbeeld": _read_example,
    "contact": _read_contact,
    "bron": _read_source,
    "sjabloon": _read_template,
    "gedeelde-stap": _read_shared_step,
    "regel": read_rule,
}
