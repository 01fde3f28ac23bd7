"""What is due for review within some days: flows and contacts, each with what it says and rests on."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from weerbaar_cli.model.flow import Contact, Flow, Shared, Source
from weerbaar_cli.model.kinds import NOT_YET
from weerbaar_cli.model.text import Text
from weerbaar_cli.reading.review import due_day, is_overdue


class DueItem(NamedTuple):
    """Something to compare with its sources: what it is, where, when that was done last, and until when it counts.

    ``until`` is empty for what was never compared; ``ending`` are people who are there until a day.
    """

    path: str
    line: int
    kind: str
    id: str
    checked: str
    until: str
    texts: tuple[str, ...]
    sources: tuple[Source, ...]
    ending: tuple[tuple[str, str], ...] = ()


def due_items(flows: Iterable[Flow], shared: Shared, day: date, days: int) -> list[DueItem]:
    """Return what was never compared, and what is due before so many days have passed, the first day first."""
    last = day + timedelta(days=days)
    found = [*_flows_due(flows, shared, last), *_contacts_due(shared, last)]
    return sorted(found, key=lambda each: min([each.until, *(end for _, end in each.ending)]))


def _flows_due(flows: Iterable[Flow], shared: Shared, last: date) -> Iterator[DueItem]:
    for flow in flows:
        if is_due(flow.checked, last):
            texts = (str(flow.title), str(flow.summary))
            sources = _sources(flow.sources or _all_sources(flow), shared)
            yield DueItem(
                flow.path, _line_of_day(flow.checked), "keuzehulp", flow.id, *_days(flow.checked), texts, sources
            )


def _contacts_due(shared: Shared, last: date) -> Iterator[DueItem]:
    for contact in shared.contacts.values():
        ending = tuple(
            (str(person.name), str(person.until))
            for person in contact.people
            if person.until is not None and contact.checked[:10] <= person.until <= last.isoformat()
        )
        if contact.per is None and (is_due(contact.checked, last) or ending):
            texts = tuple(filter(None, map(str, _contact_texts(contact))))
            place = shared.path_of("contacts", contact.id), _line_of_day(contact.checked)
            days = _days(contact.checked)
            yield DueItem(*place, "contact", str(contact.id), *days, texts, _sources(contact.sources, shared), ending)


def _contact_texts(contact: Contact) -> Iterator[str]:
    yield from (
        contact.name,
        contact.phone,
        contact.mail,
        contact.website,
        contact.hours,
        contact.purpose,
        contact.note,
    )


def is_due(checked: str, last: date) -> bool:
    """Return whether something must be compared with its sources by a day, or never was."""
    return checked == NOT_YET or is_overdue(checked, last)


def _days(checked: str) -> tuple[str, str]:
    return str(checked), due_day(checked)


def _line_of_day(checked: str) -> int:
    return checked.line if isinstance(checked, Text) else 1


def _all_sources(flow: Flow) -> Iterator[Text]:
    for outcome in flow.outcomes.values():
        yield from outcome.sources
        for step in outcome.steps:
            yield from step.sources


def _sources(names: Iterable[Text], shared: Shared) -> tuple[Source, ...]:
    return tuple(shared.sources[name] for name in dict.fromkeys(names) if name in shared.sources)
