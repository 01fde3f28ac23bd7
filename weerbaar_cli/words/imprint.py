"""Whose this is, which edition, and where to report a fault: on ``weerbaar over`` and at the foot of documents."""

from __future__ import annotations

from weerbaar_cli.words.wording import in_words

OWN_SHORT = "Uitgave van het project weerbaar"
OWN = "Uitgave van het project weerbaar, niet van het OT of een vereniging."
REPORT = (
    "Klopt er iets niet? Zeg het aan wie u dit gaf, of meld het bij het project weerbaar. "
    "Noem uw naam niet, en zet niets over uw zaak erbij."
)

# -- weerbaar over -----------------------------------------------------------------------

WHOSE = "Van wie is dit?"
WHICH_CONTENTS = "Welke inhoud?"
NO_FLOWS = "In deze map staan geen keuzehulpen die te lezen zijn."
WHAT_COMPARED_MEANS = "Wat betekent “vergeleken met de bronnen”?"
COMPARED_MEANS = "Op die dag is de tekst naast de bronnen gelegd. De bronnen staan in: weerbaar export KEUZEHULP."
NOT_RUNG = "De makers van dit programma hebben geen nummer gebeld."
ASK_PUBLISHER = "Of de uitgever dat deed, zegt de uitgever."
FAULTS = "Klopt er iets niet?"
LICENCE = "De licentie"
OWN_LICENCE = (
    "Weerbaar is vrije software onder de EUPL, versie 1.2. U mag het gebruiken, veranderen en doorgeven. "
    "Er is geen garantie."
)
PARTS = "Delen van anderen"
NO_PARTS = "Welke delen van anderen erbij zitten, is hier niet te zien."
ALL_TEXTS = "Alle licenties helemaal: weerbaar over --licenties"
NO_TEXT = "De tekst van deze licentie zit er niet bij."


def published_by(publisher: str) -> str:
    """Who publishes this; the project itself where nobody says so."""
    return f"Uitgever: {publisher.rstrip('.')}." if publisher else OWN


def report_at(place: str) -> str:
    """Where to report a fault."""
    return f"Klopt er iets niet? Meld het: {place.rstrip('.')}. Noem niets over uw zaak." if place else REPORT


def foot(version: str, publisher: str, place: str) -> str:
    """The last lines of a document."""
    return f"Weerbaar {version}. {published_by(publisher)} {report_at(place)} Meer hierover: weerbaar over."


def running_foot(title: str, version: str, publisher: str) -> str:
    """The line at the foot of every sheet of paper."""
    return f"{title} · weerbaar {version} · {f'Uitgever: {publisher}' if publisher else OWN_SHORT}"


def flows_compared(count: int, first: str, last: str) -> str:
    """How many flows there are, and the days on which they were compared with their sources."""
    flows = "1 keuzehulp" if count == 1 else f"{count} keuzehulpen"
    if not first:
        return f"{flows}, nog niet met de bronnen vergeleken."
    days = f"op {in_words(first)}" if first == last else f"tussen {in_words(first)} en {in_words(last)}"
    return f"{flows}, vergeleken met de bronnen {days}."


def not_compared_flows(count: int) -> str:
    """Some of the flows were never compared with their sources."""
    return f"Nog niet met de bronnen vergeleken: {count} van deze keuzehulpen."


def part(name: str, version: str, licence: str) -> str:
    """One part of others."""
    return f"{name} {version}: {licence}".rstrip(": ")
