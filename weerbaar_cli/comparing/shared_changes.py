"""What changes in the pieces that all flows may use, in the sources they rest on, and in the safety rules."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from weerbaar_cli.comparing.advice_read import called_at_step, contact_read, step_read
from weerbaar_cli.comparing.alike import Changes, FlowPair, T, each_change, source_changes, text_changes
from weerbaar_cli.comparing.changes import SHARED, FlowChange
from weerbaar_cli.comparing.outcome_changes import step_text_changes
from weerbaar_cli.comparing.question_changes import all_questions
from weerbaar_cli.model.conditions import Condition
from weerbaar_cli.model.flow import Contact, Person, Question, Shared, Source, Step, Template
from weerbaar_cli.model.rule_keys import DEMANDS, LIMITS
from weerbaar_cli.model.rules import Rule, Where

_CONTACT_TEXTS = {
    "de naam": "name",
    "waarvoor": "purpose",
    "het nummer": "phone",
    "het mailadres": "mail",
    "de website": "website",
    "de tijden": "hours",
    "de opmerking": "note",
}


_SOURCE_TEXTS = {
    "de titel": "title",
    "de uitgever": "publisher",
    "de datum": "date",
    "het adres": "url",
    "de dag waarop zij is gelezen": "seen",
}


def in_shared(pair: FlowPair) -> Changes:
    """Yield every change in the pieces of ``gedeeld/``, each once."""
    old, new = pair.old.shared, pair.new.shared
    yield from _named(
        all_questions(pair, old.questions, new.questions), (old.questions, new.questions), _question_label
    )
    # What a choice or a group shows is told where it is used.
    steps = _plain_steps(old), _plain_steps(new)
    told = each_change(SHARED, "stap", *steps, _step_label, _step_changes, partial(_step_told, pair))
    yield from _named(told, steps, _step_label)
    contacts = old.contacts, new.contacts
    told = each_change(SHARED, "contact", *contacts, _contact_label, partial(_contact_changes, pair), _contact_told)
    yield from _named(told, contacts, _contact_label)
    templates = old.templates, new.templates
    told = each_change(
        SHARED, "sjabloon", *templates, _title_of, _template_changes, lambda each, _: f"{each.title}: {each.text}"
    )
    yield from _named(told, templates, _title_of)
    sources = old.sources, new.sources
    yield from _named(each_change(SHARED, "bron", *sources, _title_of, _source_changes), sources, _title_of)
    yield from each_change(SHARED, "regel", old.rules, new.rules, lambda each: str(each.why), _rule_changes, _rule_told)


def _plain_steps(shared: Shared) -> dict[str, Step]:
    return {name: step for name, step in shared.steps.items() if step.plain}


def _named(changes: Changes, versions: Sequence[Mapping[str, T]], label: Callable[[T], str]) -> Changes:
    """Yield the changes, each with what people read first of the piece that it is about, unless it says that itself."""
    for change in changes:
        name = change.place.partition("/")[0]
        told = next((label(pieces[name]) for pieces in reversed(versions) if name in pieces), "")
        yield change if told in change.sentence else change._replace(title=told)


def _question_label(question: Question) -> str:
    return str(question.text)


def _step_label(step: Step) -> str:
    return str(step.do)


def _title_of(piece: Template | Source) -> str:
    return str(piece.title)


def _step_told(pair: FlowPair, step: Step, in_new: bool) -> str:
    return step_read(step, called_at_step(step.call, pair.new if in_new else pair.old) if step.call else "")


def _step_changes(place: str, old: Step, new: Step) -> Changes:
    yield from step_text_changes(SHARED, place, old, new)
    yield from source_changes(SHARED, place, old.sources, new.sources)


def _template_changes(place: str, old: Template, new: Template) -> Changes:
    yield from text_changes(SHARED, place, old, new, {"de titel": "title", "de tekst": "text"})
    yield from source_changes(SHARED, place, old.sources, new.sources)


def _source_changes(place: str, old: Source, new: Source) -> Changes:
    yield from text_changes(SHARED, place, old, new, _SOURCE_TEXTS)


def _contact_told(contact: Contact, _: bool) -> str:
    texts = (contact_read(contact), contact.purpose, contact.mail, contact.website, contact.hours, contact.note)
    return ". ".join(filter(None, (*map(str, texts), _people_named(contact), _choice(contact))))


def _contact_label(contact: Contact) -> str:
    return str(contact.name or contact.id)


def _contact_changes(pair: FlowPair, place: str, old: Contact, new: Contact) -> Changes:
    yield from text_changes(SHARED, place, old, new, _CONTACT_TEXTS)
    yield from _people_changes(place, _people_named(old), _people_named(new))
    yield from text_changes(SHARED, place, old, new, {"de dag van controle": "checked"})
    yield from source_changes(SHARED, place, old.sources, new.sources)
    before, after = _choice(old), _choice(new)
    if before != after:
        kind, told = ("contact-nieuw", "een nieuw") if _only_for_new(pair, old, new) else ("contact", "een")
        yield FlowChange(SHARED, kind, place, f"hier hoort bij {told} antwoord een ander contact", before, after)


def _only_for_new(pair: FlowPair, old: Contact, new: Contact) -> bool:
    """Return whether a choice only names answers more that nobody could give before."""
    question = pair.old.shared.questions.get(old.per or "")
    kept = (old.per, old.otherwise) == (new.per, new.otherwise) and old.choice.items() <= new.choice.items()
    return kept and question is not None and not question.answers.keys() & (new.choice.keys() - old.choice.keys())


def _people_changes(place: str, before: str, after: str) -> Changes:
    if before != after:
        yield FlowChange(SHARED, "tekst", place, "de personen zijn anders", before, after)


def _people_named(contact: Contact) -> str:
    return ", ".join(map(_person_named, contact.people))


def _person_named(person: Person) -> str:
    days = ", ".join(f"{word} {day}" for word, day in (("vanaf", person.since), ("tot", person.until)) if day)
    return f"{person.name} ({days})" if days else str(person.name)


def _choice(contact: Contact) -> str:
    if contact.per is None:
        return ""
    pairs = [f"{answer}: {target}" for answer, target in sorted(contact.choice.items())]
    return ", ".join((f"per {contact.per}", *pairs, f"anders: {contact.otherwise or 'geen'}"))


# -- safety rules ------------------------------------------------------------------------


def _rule_changes(place: str, old: Rule, new: Rule) -> Changes:
    before, after = _rule_read(old), _rule_read(new)
    if before != after:
        yield FlowChange(SHARED, "regel", place, f"veiligheidsregel “{place}” is anders", before, after)


def _rule_told(rule: Rule, _: bool) -> str:
    return _rule_read(rule)


def _rule_read(rule: Rule) -> str:
    """Return a rule as it is written, on one line."""
    said = [" ".join(str(rule.why).split())]
    if rule.where is not None:
        said.append(f"waar: {_where_read(rule.where)}")
    for key in DEMANDS:
        value = getattr(rule, key.field)
        if key.field == "at_most":
            value = {limit.name: value[limit.field] for limit in LIMITS if limit.field in value}
        if value:
            said.append(f"{key.name}: {_value_read(value)}")
    return "; ".join(said)


def _where_read(where: Where) -> str:
    parts: dict[str, Any] = {
        "als": _condition_read(where.when),
        "flow": where.flows,
        "uitkomst": where.outcomes,
        "urgentie": where.urgencies,
        "behalve": where.besides,
        "toont": where.shows,
        "stappen-meer-dan": where.more_steps,
    }
    return ", ".join(f"{name} {_value_read(value)}" for name, value in parts.items() if value not in ((), "", None))


def _condition_read(condition: Condition) -> str:
    return " of ".join(" en ".join(_entries_read(clause.entries, clause.excluded)) for clause in condition)


def _entries_read(*groups: Any) -> Iterator[str]:
    for negated, entries in zip(("", "niet "), groups, strict=True):
        yield from (f"{negated}{name}: {'/'.join(answers)}" for name, answers in entries)


def _value_read(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {_value_read(each)}" for name, each in value.items())
    if isinstance(value, tuple):
        return ", ".join(map(_value_read, value))
    return str(value)
