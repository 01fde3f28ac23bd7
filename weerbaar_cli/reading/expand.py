"""What a step or contact of an outcome stands for: plain steps, each with its whole condition.

A group of shared steps, and a shared step that depends on an answer, become the steps that they
may show. Who looks at roads or plays them need not know of either.
"""

from collections.abc import Iterable, Iterator

from weerbaar_cli.model.conditions import Clause, Condition
from weerbaar_cli.model.flow import ONE, Contact, Item, Shared, Step, StepChoice
from weerbaar_cli.model.text import Text, text_at


def plain_steps(step: Step, shared: Shared) -> tuple[Step, ...]:
    """The plain steps that a step stands for, in order; what is unknown stays as it is.

    Those of a group or a choice stand where that is used, and the first bears its heading.
    """
    whole = shared.steps.get(step.shared or "")
    if whole is None:
        return (step,)
    if whole.plain:
        return (_with_texts(step, whole),)
    found = tuple(_members(step, whole, shared) if whole.group else _choice_options(step, whole, shared))
    if not step.heading or not found or found[0].heading:
        return found
    return (found[0]._replace(heading=step.heading), *found[1:])


def _with_texts(step: Step, whole: Step) -> Step:
    return step._replace(
        do=whole.do,
        explanation=step.explanation or whole.explanation,
        sources=step.sources or whole.sources,
        call=step.call or whole.call,
    )


def _members(use: Step, group: Step, shared: Shared) -> Iterator[Step]:
    for member in group.group:
        inner = shared.steps.get(member.shared or "")
        when = both(use.when, member.when, shared)
        if when is not None and not (inner is not None and inner.group):
            yield from plain_steps(_standing_at(use, member, when, group.id), shared)


def _choice_options(use: Step, whole: Step, shared: Shared) -> Iterator[Step]:
    assert whole.choice is not None
    for target, condition in _by_target(whole.choice).items():
        option = shared.steps.get(target)
        when = both(use.when, condition, shared)
        if when is not None and (option is None or option.plain):
            yield from plain_steps(_standing_at(use, Step(target, shared=target), when, whole.id), shared)


def _standing_at(use: Step, step: Step, when: Condition, through: Text) -> Step:
    """A step as if it were written, with this condition, where a group or a choice is used."""
    place = (use.shared or use.id).place
    name = text_at(step.id, place)
    shared = None if step.shared is None else text_at(step.shared, place)
    return step._replace(id=name, shared=shared, when=when, place=use.place, through=(*use.through, through))


def _by_target(choice: StepChoice | Contact) -> dict[Text, Condition]:
    """When each of the choices counts; answers that choose the same are one entry of a condition."""
    assert choice.per is not None
    per, options = choice.per, choice.options if isinstance(choice, StepChoice) else choice.choice
    answers: dict[Text, list[Text]] = {}
    for answer, target in options.items():
        answers.setdefault(target, []).append(answer)
    found: dict[Text, Condition] = {
        target: (Clause(per.place, ((per, tuple(chosen)),)),) for target, chosen in answers.items()
    }
    if choice.otherwise is not None:
        rest = Clause(per.place, (), ((per, tuple(options)),))
        found[choice.otherwise] = (*found.get(choice.otherwise, ()), rest)
    return found


def plain_contacts(items: Iterable[Item], shared: Shared) -> Iterator[Item]:
    """Contacts of an outcome; one that depends on an answer shows only where that chooses one."""
    for item in items:
        contact = shared.contacts.get(item.target)
        if contact is None or contact.per is None or contact.otherwise is not None or not contact.whole:
            yield item
            continue
        some = Clause(contact.per.place, ((contact.per, tuple(contact.choice)),))
        when = both(item.when, (some,), shared)
        if when is not None:
            yield item._replace(when=when)


def called_contacts(contact: Contact, shared: Shared) -> tuple[Contact, ...]:
    """The contact itself, or all that a choice by an answer may stand for; unknown ones aside."""
    if contact.per is None:
        return (contact,)
    return tuple(shared.contacts[name] for name in dict.fromkeys(contact.targets) if name in shared.contacts)


# -- conditions ------------------------------------------------------------------------


def both(one: Condition, other: Condition, shared: Shared) -> Condition | None:
    """The condition that both hold, reasons of the first before those of the other; None if it never does."""
    if not one or not other:
        return one or other
    pairs = (_joined_clauses(first, second, shared) for first in one for second in other)
    return tuple([clause for clause in pairs if clause is not None]) or None


def _joined_clauses(one: Clause, other: Clause, shared: Shared) -> Clause | None:
    """Two parts of conditions as one part, None where nothing can fulfil it.

    Two entries about a shared question with one answer become one. Those about another question
    both stay: several answers may be chosen.
    """
    entries = list(one.entries)
    for name, answers in other.entries:
        at = next((number for number, (known, _) in enumerate(entries) if known == name), None)
        if at is None or not _takes_one(name, shared):
            entries.append((name, answers))
            continue
        entries[at] = name, tuple([answer for answer in entries[at][1] if answer in answers])
    clause = Clause(one.place, tuple(entries), (*one.excluded, *other.excluded))
    return clause if all(_is_possible(name, answers, clause, shared) for name, answers in entries) else None


def _is_possible(name: Text, answers: tuple[Text, ...], clause: Clause, shared: Shared) -> bool:
    """Whether some answer fulfils an entry of a part, and is not excluded there."""
    excluded = {answer for other, denied in clause.excluded if other == name for answer in denied}
    return not _takes_one(name, shared) or any(answer not in excluded for answer in answers)


def _takes_one(name: Text, shared: Shared) -> bool:
    question = shared.questions.get(name)
    return question is not None and question.kind == ONE
