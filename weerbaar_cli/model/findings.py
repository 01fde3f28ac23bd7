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


class Code(str):
    """The name of a kind of finding, with what it weighs, what it means and what to do, in Dutch.

    It stands beside the function that finds it.
    """

    __slots__ = ("meaning", "remedy", "severity")
    severity: str
    meaning: str
    remedy: str

    def __new__(cls, name: str, severity: str, meaning: str, remedy: str) -> "Code":
        code = super().__new__(cls, name)
        code.severity, code.meaning, code.remedy = severity, meaning, remedy
        return code


class Finding(NamedTuple):
    """One thing to mend in one place of one file.

    ``path`` is the path as it is shown, ``code`` a :class:`Code` (or its name, as in :data:`CODES`),
    ``message`` a Dutch sentence and ``tip`` a Dutch way out (or empty).
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
        code = self.code if isinstance(self.code, Code) else CODES[self.code]
        return code.severity

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


NOT_DECIDED = Code(
    "not-decided",
    WARNING,
    "Een grens is bereikt: dit kon niet worden beslist.",
    "Noem in voorwaarden minder verschillende antwoorden van deze vraag.",
)


def cut_off(finding: Finding) -> Finding:
    """What is said in place of a finding and all that come after it."""
    message = f"er zijn meer dan {MOST_FINDINGS} bevindingen; wat na deze plaats komt, is niet genoemd"
    return finding._replace(code=NOT_DECIDED, message=message, tip="verbeter eerst wat hierboven staat")


_LONGEST = 1_000


def one_line(text: object) -> str:
    """A name or sentence that stays on its line: what cannot be printed is written as a code."""
    shown = str(text)
    if len(shown) > _LONGEST:
        shown = f"{shown[: _LONGEST // 2]} … {shown[-_LONGEST // 2 :]}"
    if shown.isprintable():
        return shown
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in shown)


CODES: dict[str, Code] = {
    code: code
    for code in (
        Code(
            "not-utf8",
            ERROR,
            "Het bestand is geen UTF-8-tekst.",
            "Sla het bestand op als UTF-8. In VS Code staat dat rechtsonder.",
        ),
        Code(
            "control-character",
            ERROR,
            "Er staat een onzichtbaar teken in de tekst.",
            "Typ het woord op die plek opnieuw. Plakken uit Word of een webpagina geeft dit vaak.",
        ),
        Code(
            "yaml-syntax",
            ERROR,
            "De YAML klopt niet: een tab, een aanhalingsteken, een haakje of de inspringing.",
            "Kijk op de regel zelf en de regel erboven. Gebruik twee spaties per laag, nooit een tab.",
        ),
        Code("too-large", ERROR, "Het bestand is groter dan 64 MiB.", "Splits het bestand."),
        Code(
            "too-deep",
            ERROR,
            "Er zitten meer dan zestien lagen in elkaar.",
            "Spring minder ver in; kijk hoe een buurblok eruitziet.",
        ),
        Code(
            "anchor-or-tag",
            ERROR,
            "Ankers (&), verwijzingen (*), samenvoegen (<<) en tags (!) zijn niet toegestaan.",
            "Schrijf de tekst uit. Begint een tekst met `&`, `*` of `!`? Zet er aanhalingstekens om.",
        ),
        Code(
            "multiple-documents",
            ERROR,
            "Er staat meer dan een document in het bestand (---).",
            "Haal de regel met `---` weg.",
        ),
        Code(
            "duplicate-key",
            ERROR,
            "Dezelfde sleutel staat twee keer in een blok.",
            "Haal een van de twee weg, of geef een van de twee een andere naam.",
        ),
        Code(
            "unknown-key",
            ERROR,
            "Deze sleutel hoort hier niet.",
            "Kijk naar de tip: vaak is het een tikfout, of staat de sleutel een laag te diep.",
        ),
        Code(
            "missing-key",
            ERROR,
            "Een verplichte sleutel ontbreekt.",
            "Voeg de sleutel toe; de tip zegt waarvoor die is.",
        ),
        Code(
            "wrong-kind",
            ERROR,
            "Er staat een tekst, lijst of blok waar iets anders hoort.",
            "Vergelijk met een buurblok: hoort hier een streepje, of juist niet?",
        ),
        Code("empty-text", ERROR, "Er staat niets achter de sleutel.", "Vul iets in, of haal de sleutel weg."),
        Code(
            "bad-id",
            ERROR,
            "Een naam heeft andere tekens dan kleine letters, cijfers en streepjes.",
            "Schrijf de naam met kleine letters, cijfers en streepjes: `al-gedaan`.",
        ),
        Code("bad-date", ERROR, "Een datum is niet JJJJ-MM-DD, of bestaat niet.", "Schrijf de datum als `2026-11-24`."),
        Code("bad-value", ERROR, "Dit woord staat niet in de lijst die hier mag.", "Kies een woord uit de tip."),
        Code(
            "bad-phone",
            ERROR,
            "Een telefoonnummer heeft verkeerde tekens of een verkeerde lengte.",
            "Gebruik alleen cijfers, spaties en streepjes. Een woord erbij hoort in `wanneer` of `let-op`.",
        ),
        Code(
            "cut-by-comment",
            WARNING,
            "Een tekst wordt bij ' #' afgekapt.",
            "Zet de hele tekst tussen aanhalingstekens.",
        ),
        Code(
            "unknown-target",
            ERROR,
            "De vraag of uitkomst waar de route heen gaat, bestaat niet.",
            "Verbeter de naam achter `naar`, of maak de vraag of uitkomst.",
        ),
        Code(
            "unknown-flow",
            ERROR,
            "De keuzehulp bestaat niet.",
            "Verbeter de naam: het is de naam van een bestand zonder `.yaml`.",
        ),
        Code(
            "unknown-shared",
            ERROR,
            "De gedeelde vraag of stap bestaat niet.",
            "Verbeter de naam achter `gebruik`, of voeg het stuk toe in `gedeeld/`.",
        ),
        Code(
            "unknown-contact",
            ERROR,
            "Het contact bestaat niet.",
            "Verbeter de naam, of voeg het contact toe in `gedeeld/contacten.yaml`.",
        ),
        Code(
            "unknown-source",
            ERROR,
            "De bron bestaat niet.",
            "Verbeter de naam, of voeg de bron toe in `gedeeld/bronnen.yaml`.",
        ),
        Code(
            "unknown-template",
            ERROR,
            "Het sjabloon bestaat niet.",
            "Verbeter de naam, of voeg het sjabloon toe in `gedeeld/sjablonen.yaml`.",
        ),
        Code(
            "unknown-question",
            ERROR,
            "De vraag bestaat niet.",
            "Verbeter de naam van de vraag in de voorwaarde of het voorbeeld.",
        ),
        Code(
            "unknown-answer",
            ERROR,
            "Het antwoord bestaat niet bij deze vraag.",
            "Verbeter de naam van het antwoord; de tip noemt wat erop lijkt.",
        ),
        Code(
            "unknown-step",
            ERROR,
            "De stap staat niet in de uitkomst van dit voorbeeld.",
            "Gebruik de naam van een stap die in deze uitkomst staat.",
        ),
        Code("duplicate-id", ERROR, "Dezelfde naam is twee keer gebruikt.", "Geef een van de twee een andere naam."),
        Code(
            "no-default-route",
            ERROR,
            "Er is geen route voor wie aan geen voorwaarde voldoet.",
            "Zet onderaan een route zonder `als`.",
        ),
        Code(
            "cycle",
            ERROR,
            "De routes lopen in een kring.",
            "Laat een van de routes in de kring ergens anders heen gaan.",
        ),
        Code(
            "example-fails",
            ERROR,
            "Een voorbeeld loopt anders dan er staat.",
            "Kijk wat er niet meer klopt: het voorbeeld, of de keuzehulp die is veranderd. Verbeter dat.",
        ),
        Code("todo", WARNING, "Er staat nog een notitie van de schrijver.", "Werk de notitie af en haal de regel weg."),
    )
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


class WrongEmergency(UserError):
    """The number or name of 112 or the OT, or the question about danger, is not as a rule says.

    ``phone`` is the number of the OT that the rules give, or empty.
    """

    def __init__(self, message: str, phone: str) -> None:
        super().__init__(message)
        self.phone = phone


class BrokenFlow(Faulty):
    """A flow that cannot be played."""

    def __init__(self, flow: str, findings: tuple[Finding, ...]) -> None:
        super().__init__(f'de keuzehulp "{flow}" kan niet worden gespeeld', findings)
