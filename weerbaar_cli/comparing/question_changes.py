"""What changes in the questions of a flow, or in those that are shared."""

from collections.abc import Mapping
from functools import partial
from typing import Any

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
from weerbaar_cli.comparing.changes import SHARED, FlowChange
from weerbaar_cli.model.flow import Answer, Question, Shared

_KIND_WORDS = {"een": "een antwoord", "meer": "meer antwoorden"}


def all_questions(pair: FlowPair, old: Mapping[str, Question], new: Mapping[str, Question]) -> Changes:
    """Yield what changes in all questions of a flow, or in all shared ones."""
    changed = partial(_changed_in_question, pair)
    return each_change(pair.name, "vraag", old, new, _label, changed, lambda each, _: _question_read(each))


def _label(entry: Question | Answer) -> str:
    return str(entry.text)


def _question_read(question: Question) -> str:
    answers = " / ".join(str(answer.text) for answer in question.answers.values())
    return " ".join(" ".join((str(question.text), str(question.explanation), answers)).split())


def _changed_in_question(pair: FlowPair, place: str, old: Question, new: Question) -> Changes:
    """Yield what changes in one question; of a shared one what it says of its own."""
    one, other = _shared_part(old, pair.old.shared), _shared_part(new, pair.new.shared)
    if one is not None and other is not None and old.shared == new.shared:
        yield from own_explanation(pair.name, place, (old, one), (new, other))
        return
    yield from text_changes(pair.name, place, old, new, {"de vraag": "text", "de uitleg": "explanation"})
    yield from text_change(pair.name, place, "de soort", _KIND_WORDS.get(old.kind), _KIND_WORDS.get(new.kind))
    exchanged = _exchanged(old, new)
    if exchanged:
        before, after = (
            "; ".join(f"{name}: {question.answers[name].text}" for name in exchanged) for question in (old, new)
        )
        yield FlowChange(pair.name, "antwoord-verwisseld", place, "antwoorden hebben elkaars tekst", before, after)
    yield from each_change(
        pair.name,
        "antwoord",
        {f"{place}/{name}": answer for name, answer in old.answers.items()},
        {
            f"{place}/{name}": answer._replace(text=old.answers[name].text) if name in exchanged else answer
            for name, answer in new.answers.items()
        },
        _label,
        partial(_changed_in_answer, pair),
    )
    yield from order_changes(pair.name, place, "antwoorden", old.answers, new.answers, _label)
    if pair.name == SHARED or old.shared is None:
        yield from source_changes(pair.name, place, old.sources, new.sources)


def _exchanged(old: Question, new: Question) -> list[str]:
    """Return the answers that stayed of which the text now stands at another one, or that have the text of another."""
    both = [name for name in old.answers if name in new.answers]
    moved = [name for name in both if old.answers[name].text != new.answers[name].text]
    was, becomes = ({str(question.answers[name].text) for name in moved} for question in (old, new))
    return [name for name in moved if new.answers[name].text in was and old.answers[name].text in becomes]


def _changed_in_answer(pair: FlowPair, place: str, old: Answer, new: Answer) -> Changes:
    yield from text_changes(pair.name, place, old, new, {"het antwoord": "text", "de uitleg": "explanation"})
    yield from condition_changes(pair, place, f"antwoord “{new.text}”", old, new)
    if old.exclusive != new.exclusive:
        words = "kan niet meer samen met andere" if new.exclusive else "kan nu samen met andere"
        yield FlowChange(pair.name, "exclusief", place, f"antwoord “{new.text}” {words}")


def _shared_part(question: Question, shared: Shared) -> Question | None:
    return shared.questions.get(question.shared) if question.shared else None


def own_explanation(flow: str, place: str, old: tuple[Any, Any], new: tuple[Any, Any]) -> Changes:
    """Yield a change of an own explanation; that of the shared piece itself is told there."""
    before, after = (each.explanation for each in (old[0], new[0]))
    if before != old[1].explanation or after != new[1].explanation:
        yield from text_change(flow, place, "de uitleg", before, after)
