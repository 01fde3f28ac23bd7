"""What a flow refers to: its contacts, the texts to take along, and its sources."""

from __future__ import annotations

from collections.abc import Iterator

from weerbaar_cli.model.flow import Contact
from weerbaar_cli.pages.blocks import Block, Facts, Verbatim, literal
from weerbaar_cli.pages.contact_page import people_at
from weerbaar_cli.pages.document_blocks import Line, Point, Points, Section, Table
from weerbaar_cli.pages.flow_names import (
    FlowNames,
    contact_head,
    contact_name,
    contacts_used,
    day_in_words,
    source_links,
    source_sentence,
    templates_used,
    what_contact_depends_on,
)
from weerbaar_cli.pages.links import Address, Words
from weerbaar_cli.reading.review import is_overdue
from weerbaar_cli.words import documents as texts
from weerbaar_cli.words.review import old_contents
from weerbaar_cli.words.wording import listed, review_day


def flow_contacts(names: FlowNames) -> Iterator[Block]:
    used = [name for name in contacts_used(names.flow, names.shared) if name in names.shared.contacts]
    if used:
        yield Section(2, texts.ALL_CONTACTS, "contacten")
    for name in used:
        contact = names.shared.contacts[name]
        suffix = texts.PER_ANSWER if contact.per is not None else ""
        yield Section(3, f"{contact_name(contact, names)}{suffix}", f"contact-{name}")
        if contact.per is None:
            yield Facts(tuple(_contact_facts(contact, names)))
        else:
            yield Line((what_contact_depends_on(contact, names),))
            yield _choice_table(contact, names)


def _choice_table(contact: Contact, names: FlowNames) -> Table:
    question = names.shared.questions.get(contact.per or "")
    known = question.answers if question is not None else {}
    rows = [
        ((literal(known[answer].text if answer in known else answer),), contact_head(target, names)[0])
        for answer, target in contact.choice.items()
    ]
    if contact.otherwise is not None:
        rows.append(((texts.OTHER_ANSWER,), contact_head(contact.otherwise, names)[0]))
    return Table(what_contact_depends_on(contact, names), (texts.ANSWER_COLUMN, texts.CONTACT_COLUMN), tuple(rows))


def _contact_facts(contact: Contact, names: FlowNames) -> Iterator[tuple[str, Words]]:
    people = [literal(name) for name in people_at(contact, names.day)]
    texts_of = (
        (texts.PURPOSE_LABEL, contact.purpose),
        (texts.PHONE_LABEL, contact.phone),
        (texts.MAIL_LABEL, contact.mail),
        (texts.WEBSITE_LABEL, contact.website),
        (texts.HOURS_LABEL, contact.hours),
        (texts.PEOPLE_LABEL, listed(people)),
        (texts.NOTE_LABEL, contact.note),
        (texts.CHECKED_LABEL, review_day(contact.checked) if contact.checked else ""),
        (texts.OLD_LABEL, old_contents(contact.checked) if is_overdue(contact.checked, names.day) else ""),
    )
    for label, text in texts_of:
        if text:
            yield label, (Address(literal(text)) if label == texts.WEBSITE_LABEL else literal(text),)
    if contact.sources:
        yield texts.SOURCES_HERE, source_links(contact.sources, names)


def flow_templates(names: FlowNames) -> Iterator[Block]:
    used = [name for name in templates_used(names.flow) if name in names.shared.templates]
    if used:
        yield Section(2, texts.TEMPLATES, "teksten")
    for name in used:
        template = names.shared.templates[name]
        yield Section(3, literal(template.title), f"tekst-{name}")
        yield Verbatim(literal(template.text))
        if template.sources:
            yield Line(source_sentence(template.sources, names))


def flow_sources(names: FlowNames) -> Iterator[Block]:
    if names.sources:
        yield Section(2, texts.SOURCES, "bronnen")
        yield Points(tuple(_source_point(name, names) for name in names.sources), 1, "bron")


def _source_point(name: str, names: FlowNames) -> Point:
    source = names.shared.sources.get(name)
    if source is None:
        return Point((literal(name),), texts.MISSING)
    published = ", ".join(literal(text) for text in (source.publisher, day_in_words(source.date)) if text)
    seen = f"{texts.SEEN} {day_in_words(source.seen)}" if source.seen else ""
    address: tuple[Words, ...] = ((Address(literal(source.url)),),) if source.url else ()
    return Point((literal(source.title),), ". ".join(filter(None, (published, seen))), (), address)
