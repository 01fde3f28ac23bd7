"""What ``weerbaar check --binnenkort`` says."""

from __future__ import annotations

from weerbaar_cli.words.wording import in_words, review_day

NOTHING_DUE = "Tot die dag hoeft niets te worden nagekeken."
HOW_TO_RENEW = (
    "Hebt u alles vergeleken met alle bronnen, en klopt het nog? "
    "Zet dan de dag van vandaag achter gecontroleerd, op de regel die erbij staat."
)
BY_SOURCE = "Onderaan staat elke bron een keer, met wat erop rust."
HOW_SOMEONE_LEAVES = (
    "Gaat er iemand weg? Laat de naam en de dag staan: na die dag is de naam vanzelf niet meer te zien. "
    "Zet erbij wie er komt, met de eerste dag achter vanaf. "
    "Kijk het contact na die dag nog eens na, en vernieuw dan gecontroleerd."
)
PER_SOURCE = "Wat er rust op elke bron"
ALSO_STEPS = (
    "Ook een gedeelde stap kan op een bron rusten. Die heeft zelf geen dag, en staat daarom niet in deze lijst. "
    "Elke regel die een bron noemt, ziet u met: weerbaar zoek bron:NAAM"
)
ONE_SOURCE_READ = (
    "Las u alleen een bron opnieuw? Zet de dag dan achter gezien, bij die bron in bronnen.yaml. "
    "De dag achter gecontroleerd verandert daar niet door."
)
NO_SOURCE = "zonder bron"


def due_heading(number: int, last: str) -> str:
    """Above the list of what is due; ``last`` is a day as it stands in a file."""
    return f"Na te kijken tot en met {in_words(last)}: {number}."


def last_compared(checked: str, until: str) -> str:
    """When something was compared, and until when that counts."""
    if not until:
        return review_day(checked).capitalize() + "."
    return f"Vergeleken op {in_words(checked)}. Opnieuw nakijken kan tot en met {in_words(until)}."


def ends_on(name: str, day: str) -> str:
    """Someone who is there until a day."""
    return f"{name} is er tot en met {in_words(day)}."


def source_told(title: str, url: str) -> str:
    """A source to compare with."""
    return f"bron: {title}{f', {url}' if url else ''}"


def source_called(source: str) -> str:
    """What a source is called in the files."""
    return f"naam: {source}"
