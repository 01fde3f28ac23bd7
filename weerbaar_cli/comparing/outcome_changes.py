"""What changes in one outcome: how soon, its texts, and what shows in it."""

from collections.abc import Mapping, Sequence
from functools import partial

from weerbaar_cli.comparing.advice_parts import ORDERED, AdvicePart, parts
from weerbaar_cli.comparing.advice_read import advice_item
from weerbaar_cli.comparing.alike import (
    Changes,
    FlowPair,
    condition_changes,
    each_change,
    order_changes,
    source_changes,
    text_change,
    text_changes,
)
from weerbaar_cli.comparing.changes import FlowChange
from weerbaar_cli.comparing.conditions import shut_out
from weerbaar_cli.comparing.effects import IN_OTHER
from weerbaar_cli.comparing.part_names import new_part_names
from weerbaar_cli.comparing.question_changes import own_explanation
from weerbaar_cli.model.flow import Outcome, Shared, Step


def in_outcome(pair: FlowPair, place: str, old: Outcome, new: Outcome) -> Changes:
    """Yield every change in one outcome."""
    if old.urgency != new.urgency:
        yield FlowChange(pair.name, "urgentie", place, "de urgentie is anders", old.urgency, new.urgency)
    yield from text_changes(pair.name, place, old, new, {"de titel": "title", "de inleiding": "intro"})
    yield from source_changes(pair.name, place, old.sources, new.sources)
    olds, news = parts(old, pair.old), parts(new, pair.new)
    questions = pair.new.flows[pair.name].questions

    def apart(one: AdvicePart, other: AdvicePart) -> bool:
        return shut_out(one.when, other.when, {**pair.new.shared.questions, **questions})

    in_part, read, detail = partial(_in_part, pair), partial(_part_read, pair), partial(_part_detail, pair)
    part_names = new_part_names(olds, news, pair.new)
    for kind in dict.fromkeys(kind for kind, _ in (*olds, *news)):
        here = {f"{place}/{part.id}": part for part in olds.values() if part.kind == kind}
        there = {f"{place}/{part.id}": part for part in news.values() if part.kind == kind}
        names = {f"{place}/{was}": f"{place}/{name}" for (of, was), (_, name) in part_names.items() if of == kind}
        changes = each_change(pair.name, kind, here, there, _part_label, in_part, read, detail, names)
        yield from (each._replace(effect=each.kind) if each.kind == f"{kind}-weg" else each for each in changes)
        if kind in ORDERED:
            yield from order_changes(pair.name, place, ORDERED[kind], here, there, _part_label, apart)
    yield from _other_headings(pair.name, place, old.steps, new.steps)


def _part_label(part: AdvicePart) -> str:
    return part.label


def _part_read(pair: FlowPair, part: AdvicePart, in_new: bool) -> str:
    """Return all that people read of a part."""
    version = pair.new if in_new else pair.old
    return advice_item(part, version.flows[pair.name], version).text


def _part_detail(pair: FlowPair, part: AdvicePart, in_new: bool) -> str:
    """Return when a part shows, and what it rests on."""
    version = pair.new if in_new else pair.old
    when = advice_item(part, version.flows[pair.name], version).when
    sources = ", ".join(part.step.sources) if part.step is not None else ""
    return "; ".join(filter(None, (f"als {when}" if when else "", f"bron: {sources}" if sources else "")))


def _other_headings(flow: str, place: str, old: Sequence[Step], new: Sequence[Step]) -> Changes:
    """Yield whether steps that stayed now stand under another heading, with which ones."""
    before, after = _headings(old), _headings(new)
    moved = [step for step in new if before.get(str(step.id), after[str(step.id)]) != after[str(step.id)]]
    if moved:
        was, becomes = (
            "; ".join(f"“{step.do}”: {of[str(step.id)] or 'geen kop'}" for step in moved) for of in (before, after)
        )
        yield FlowChange(flow, "kop", place, "stappen staan onder een andere kop", was, becomes)


def _headings(steps: Sequence[Step]) -> Mapping[str, str]:
    """Return the heading above each step."""
    found: dict[str, str] = {}
    heading = ""
    for step in steps:
        heading = str(step.heading or heading)
        found[str(step.id)] = heading
    return found


def _in_part(pair: FlowPair, place: str, old: AdvicePart, new: AdvicePart) -> Changes:
    if old.step is not None and new.step is not None:
        yield from _changed_in_step(pair, place, old.step, new.step)
    conditions = condition_changes(pair, place, new.words(), old, new)
    yield from (change._replace(effect=f"{new.kind}-{IN_OTHER}") for change in conditions)


_WHOM_TO_CALL = "het contact dat erbij staat"


def _changed_in_step(pair: FlowPair, place: str, old: Step, new: Step) -> Changes:
    one, other = _shared_text(old, pair.old.shared), _shared_text(new, pair.new.shared)
    if one is not None and other is not None and old.shared == new.shared:
        yield from own_explanation(pair.name, place, (old, one), (new, other))
        if (old.call, new.call) != (one.call, other.call):
            yield from text_change(pair.name, place, _WHOM_TO_CALL, old.call, new.call)
    else:
        yield from step_text_changes(pair.name, place, old, new)
    if one is None or other is None or old.shared != new.shared:
        yield from source_changes(pair.name, place, old.sources, new.sources)


def step_text_changes(flow: str, place: str, old: Step, new: Step) -> Changes:
    """Yield what changes in the texts of a step."""
    return text_changes(flow, place, old, new, {"de stap": "do", "de uitleg": "explanation", _WHOM_TO_CALL: "call"})


def _shared_text(step: Step, shared: Shared) -> Step | None:
    return shared.steps.get(step.shared) if step.shared else None
