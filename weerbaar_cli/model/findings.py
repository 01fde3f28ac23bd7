"""What can be said about a file, and the two exceptions of the program."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from weerbaar_cli.model.exit_codes import UNREADABLE

ERROR = "fout"
WARNING = "waarschuwing"


class Place(NamedTuple):
    """Where something is written: line and column, both from 1."""

    line: int = 1
    column: int = 1


class Finding(NamedTuple):
    """One thing to mend in one place of one file.

    ``path`` is the path as it is shown, ``code`` one of :data:`CODES`, ``message`` a
    Dutch sentence and ``tip`` a Dutch way out (or empty).
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    tip: str = ""

    @property
    def severity(self) -> str:
        """``fout`` or ``waarschuwing``."""
        return CODES[self.code].severity

    def line_form(self) -> str:
        """The finding on one line, as compilers print theirs."""
        path, message = one_line(self.path), one_line(self.message)
        return f"{path}:{self.line}:{self.column}: {self.severity}: {message} [{self.code}]"


MOST_FINDINGS = 10_000
"""More findings of one kind of rule about one file than this are not listed."""


def bounded(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings about one file, cut off where nobody reads them any more."""
    for number, finding in enumerate(findings):
        if number == MOST_FINDINGS:
            yield cut_off(finding)
            return
        yield finding


def cut_off(finding: Finding) -> Finding:
    """What is said in place of a finding and all that come after it."""
    message = f"er zijn meer dan {MOST_FINDINGS} bevindingen; wat na deze plaats komt, is niet genoemd"
    return finding._replace(code="not-decided", message=message, tip="verbeter eerst wat hierboven staat")


_LONGEST = 1_000


def one_line(text: object) -> str:
    """A name or sentence that stays on its line: what cannot be printed is written as a code."""
    shown = str(text)
    if len(shown) > _LONGEST:
        shown = f"{shown[: _LONGEST // 2]} … {shown[-_LONGEST // 2 :]}"
    if shown.isprintable():
        return shown
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in shown)


class Code(NamedTuple):
    """A kind of finding: how heavy it weighs, and what it means in Dutch."""

    severity: str
    meaning: str


# In the order of the findings table in flows/README.md.
CODES: dict[str, Code] = {
    # reading a file
    "not-utf8": Code(ERROR, "Het bestand is geen UTF-8-tekst."),
    "control-character": Code(ERROR, "Er staat een onzichtbaar teken in de tekst."),
    "yaml-syntax": Code(ERROR, "De YAML klopt niet: een tab, een aanhalingsteken, een haakje of de inspringing."),
    "too-large": Code(ERROR, "Het bestand is groter dan 64 MiB."),
    "too-deep": Code(ERROR, "Er zitten meer dan zestien lagen in elkaar."),
    "anchor-or-tag": Code(ERROR, "Ankers (&), verwijzingen (*), samenvoegen (<<) en tags (!) zijn niet toegestaan."),
    "multiple-documents": Code(ERROR, "Er staat meer dan een document in het bestand (---)."),
    "duplicate-key": Code(ERROR, "Dezelfde sleutel staat twee keer in een blok."),
    "unknown-key": Code(ERROR, "Deze sleutel hoort hier niet."),
    "missing-key": Code(ERROR, "Een verplichte sleutel ontbreekt."),
    "wrong-kind": Code(ERROR, "Er staat een tekst, lijst of blok waar iets anders hoort."),
    "empty-text": Code(ERROR, "Er staat niets achter de sleutel."),
    "bad-id": Code(ERROR, "Een naam heeft andere tekens dan kleine letters, cijfers en streepjes."),
    "bad-date": Code(ERROR, "Een datum is niet JJJJ-MM-DD, of bestaat niet."),
    "bad-value": Code(ERROR, "Dit woord staat niet in de lijst die hier mag."),
    "bad-phone": Code(ERROR, "Een telefoonnummer heeft verkeerde tekens of een verkeerde lengte."),
    "cut-by-comment": Code(WARNING, "Een tekst wordt bij ' #' afgekapt."),
    # meaning
    "unknown-target": Code(ERROR, "De vraag of uitkomst waar de route heen gaat, bestaat niet."),
    "unknown-flow": Code(ERROR, "De keuzehulp bestaat niet."),
    "unknown-shared": Code(ERROR, "De gedeelde vraag of stap bestaat niet."),
    "unknown-contact": Code(ERROR, "Het contact bestaat niet."),
    "unknown-source": Code(ERROR, "De bron bestaat niet."),
    "unknown-template": Code(ERROR, "Het sjabloon bestaat niet."),
    "unknown-question": Code(ERROR, "De vraag bestaat niet."),
    "unknown-answer": Code(ERROR, "Het antwoord bestaat niet bij deze vraag."),
    "unknown-step": Code(ERROR, "De stap staat niet in de uitkomst van dit voorbeeld."),
    "duplicate-id": Code(ERROR, "Dezelfde naam is twee keer gebruikt."),
    "too-few-answers": Code(ERROR, "Op een weg zijn er minder dan twee antwoorden te kiezen."),
    "duplicate-answer": Code(ERROR, "Twee antwoorden van een vraag hebben dezelfde tekst."),
    "no-default-route": Code(ERROR, "Er is geen route voor wie aan geen voorwaarde voldoet."),
    "unreachable": Code(ERROR, "Geen enkele weg komt bij deze vraag of uitkomst."),
    "cycle": Code(ERROR, "De routes lopen in een kring."),
    "condition-never-true": Code(ERROR, "Een voorwaarde kan nooit waar zijn, of een route wordt nooit genomen."),
    "no-step": Code(ERROR, "Op een weg toont de uitkomst geen enkele stap."),
    "no-contact": Code(ERROR, "Op een weg toont de uitkomst geen enkel contact."),
    "example-fails": Code(ERROR, "Een voorbeeld loopt anders dan er staat."),
    "number-in-text": Code(ERROR, "Een telefoonnummer staat in een tekst en niet in contacten.yaml."),
    "no-emergency-exit": Code(
        ERROR, "De keuzehulp begint niet met de vraag naar gevaar, of 'ja' leidt niet meteen naar 112."
    ),
    # care
    "condition-always-true": Code(WARNING, "Een voorwaarde is altijd waar en kan weg."),
    "outcome-without-example": Code(WARNING, "Geen voorbeeld komt bij deze uitkomst."),
    "step-without-source": Code(WARNING, "Een stap heeft geen bron."),
    "review-overdue": Code(WARNING, "De keuzehulp is langer dan twaalf maanden geleden gecontroleerd."),
    "contact-overdue": Code(WARNING, "Het contact is langer dan twaalf maanden geleden gecontroleerd."),
    "unused-shared": Code(WARNING, "Iets uit de map gedeeld wordt nergens gebruikt."),
    "long-sentence": Code(WARNING, "Een zin heeft meer dan twintig woorden."),
    "no-dont-know": Code(WARNING, "Een vraag heeft geen antwoord weet-niet, anders of geen."),
    "todo": Code(WARNING, "Er staat nog een notitie van de schrijver."),
    "person-ended": Code(WARNING, "Een persoon is weg en het contact is sindsdien niet nagekeken."),
    "not-decided": Code(WARNING, "Een grens is bereikt: dit kon niet worden beslist."),
}


class UserError(Exception):
    """Something a person can mend: ``str()`` is one Dutch sentence, ``exit_code`` what the shell gets."""

    def __init__(self, message: str, exit_code: int = UNREADABLE) -> None:
        super().__init__(message)
        self.exit_code = exit_code


class Faulty(UserError):
    """What cannot be used because of what stands in a file; ``findings`` says where."""

    def __init__(self, message: str, findings: tuple[Finding, ...]) -> None:
        super().__init__(message)
        self.findings = findings


class BrokenFlow(Faulty):
    """A flow that cannot be played."""

    def __init__(self, flow: str, findings: tuple[Finding, ...]) -> None:
        super().__init__(f'de keuzehulp "{flow}" kan niet worden gespeeld', findings)
