"""What keeps the contents right: sources, days checked, and people who are still there."""

from collections.abc import Iterator

from weerbaar_cli.checking.subjects import FileContent
from weerbaar_cli.model.findings import WARNING, Code, Finding
from weerbaar_cli.model.kinds import NOT_YET
from weerbaar_cli.model.text import Place, Text
from weerbaar_cli.reading.review import is_overdue
from weerbaar_cli.reading.scalars import is_day

STEP_WITHOUT_SOURCE = Code("step-without-source", WARNING, "Een stap heeft geen bron.", "Zet er `bron:` bij.")


def step_without_source(content: FileContent) -> Iterator[Finding]:
    """A step does not say where its advice comes from."""
    for step, place in content.steps:
        if not step.sources and step.whole:
            message = f'stap "{step.id}" heeft geen bron'
            yield Finding(content.path, *place, STEP_WITHOUT_SOURCE, message, "zet er bron: bij")


REVIEW_OVERDUE = Code(
    "review-overdue",
    WARNING,
    "De keuzehulp is langer dan twaalf maanden geleden gecontroleerd.",
    "Laat de inhoud nakijken en pas daarna `gecontroleerd` aan.",
)


def review_overdue(content: FileContent) -> Iterator[Finding]:
    """A flow was checked too long ago."""
    if is_overdue(content.checked, content.day):
        message = f"deze keuzehulp is voor het laatst gecontroleerd op {content.checked}"
        tip = "kijk de inhoud na en pas de datum aan"
        yield Finding(content.path, *_named_place(content.checked), REVIEW_OVERDUE, message, tip)


CONTACT_OVERDUE = Code(
    "contact-overdue",
    WARNING,
    "Het contact is langer dan twaalf maanden geleden gecontroleerd.",
    "Bel of zoek het contact na en pas daarna `gecontroleerd` aan.",
)


def contact_overdue(content: FileContent) -> Iterator[Finding]:
    """A contact was checked too long ago."""
    for contact in content.contacts:
        if contact.per is None and is_overdue(contact.checked, content.day):
            message = f'contact "{contact.id}" is voor het laatst gecontroleerd op {contact.checked}'
            tip = "kijk het contact na en pas de datum aan"
            yield Finding(content.path, *_named_place(contact.checked), CONTACT_OVERDUE, message, tip)


DATE_AHEAD = Code(
    "date-ahead",
    WARNING,
    "Een dag van controle ligt na vandaag.",
    "Verbeter de dag. Klopt die wel? Kijk dan of de klok van deze computer goed staat.",
)


def date_ahead(content: FileContent) -> Iterator[Finding]:
    """Something was checked or read on a day that is still to come."""
    today = content.day.isoformat()
    checked = (content.checked, *(contact.checked for contact in content.contacts))
    for day in (*checked, *(source.seen for source in content.sources)):
        if day > today and is_day(day):
            message = f"{day} ligt na vandaag ({today})"
            yield Finding(
                content.path, *_named_place(day), DATE_AHEAD, message, "verbeter de dag, of kijk naar de klok"
            )


NOT_REVIEWED = Code(
    "not-reviewed",
    WARNING,
    "Dit is nog niet met de bronnen vergeleken.",
    "Laat de inhoud nakijken en zet daarna de dag achter `gecontroleerd`.",
)


def not_reviewed(content: FileContent) -> Iterator[Finding]:
    """A flow or contact was never checked."""
    named = [("deze keuzehulp", content.checked)]
    named += ((f'contact "{contact.id}"', contact.checked) for contact in content.contacts)
    for name, checked in named:
        if checked == NOT_YET:
            message = f"{name} is nog niet met de bronnen vergeleken"
            tip = "kijk de inhoud na en zet hier de dag waarop dat gebeurde"
            yield Finding(content.path, *_named_place(checked), NOT_REVIEWED, message, tip)


PERSON_ENDED = Code(
    "person-ended",
    WARNING,
    "Een persoon is weg en het contact is sindsdien niet nagekeken.",
    "Kijk het contact na en pas `gecontroleerd` aan.",
)


def person_ended(content: FileContent) -> Iterator[Finding]:
    """Someone has left a contact, and it was not checked since."""
    day = content.day.isoformat()
    for contact in content.contacts:
        for person in contact.people:
            if person.until is not None and person.until < day and _not_since(contact.checked, person.until):
                message = f"{person.name} was er tot en met {person.until} en het contact is daarna niet nagekeken"
                tip = "kijk het contact na en pas de datum aan"
                yield Finding(content.path, *person.until.place, PERSON_ENDED, message, tip)


def _not_since(checked: str, until: str) -> bool:
    """Return whether something was not checked after a day; what cannot be read is not judged."""
    return checked == NOT_YET or "" < checked <= until


def _named_place(text: str) -> Place:
    return text.place if isinstance(text, Text) else Place()
