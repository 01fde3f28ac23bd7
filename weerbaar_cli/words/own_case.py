"""What is said while someone makes a case of their own."""

from __future__ import annotations

from weerbaar_cli.words.files import as_argument, flows_option, written

OWN_TITLE = "Een eigen voorbeeld"
HOW = (
    "U geeft een naam en een verhaal, en beantwoordt de vragen zoals iemand uit het verhaal dat zou doen. "
    "Daarna zegt u wat de groep kan bespreken. Het duurt een paar minuten."
)
NO_REAL_CASE = "Schrijf geen echte zaak op"
NO_REAL_NAMES = (
    "Noem geen echte namen, en niemand die te herkennen is. Verander plaats, tijd en wat er gebeurde. "
    "Dit voorbeeld komt in een gewoon bestand, dat anderen kunnen lezen."
)
BEGIN_CASE = "beginnen"

ASK_NAME = "Hoe heet het voorbeeld?"
NAME_HOW = "Een paar woorden, zoals: Een boze mail"
NAME_LABEL = "Naam: "
ASK_STORY = "Wat is er gebeurd?"
STORY_HOW = (
    "Twee tot vijf korte zinnen, in de u-vorm. Zeg eerst wie u bent, zoals: U bent raadslid. "
    "Geen echte namen, en niemand die te herkennen is."
)
STORY_LABEL = "Verhaal: "
ANSWER_AS_THEY = "Antwoord zoals iemand uit het verhaal"
POINTS = "Wat kan de groep bespreken?"
POINTS_HOW = "Een vraag per keer. Enter alleen: klaar."
POINTS_SO_FAR = "U hebt al"
POINT_LABEL = "Vraag: "
ENTER_ALONE_KEEPS = "Enter alleen laat het zoals het was."
TYPE_SOMETHING = "Typ iets, en druk dan op Enter."
ENTER_ALONE_DONE = "De laatste vraag is altijd: Wat doet u morgen als eerste?"
ENTER_ALONE_WRITES = "Enter alleen schrijft het in: "
WHERE = "In welke map komt het?"
WHERE_HOW = "Staat de map er niet? Dan begint die nu, bovenop onze keuzehulpen. Wat er al staat, blijft."
WHERE_LABEL = "Map: "
WRITE_KEY = "schrijven"
NOTHING_TYPED = "Hier staat nog niets. Typ eerst iets."
TOO_LONG = "Dit is te lang. Houd het korter."
NO_NAME = "In deze naam staat geen letter of cijfer. Kies een andere naam."
OWN_FOLDER = "mijn-voorbeelden"


def ended_early(named: str | None, folder: str | None) -> str:
    """The input ended; how to begin again with the folders that were named."""
    own = f" --map {as_argument(named)}" if named else ""
    return (
        "De invoer hield op voordat het voorbeeld af was. Er is niets geschreven. "
        f"Begin opnieuw met: weerbaar nieuw --voorbeeld{own}{flows_option(folder)}"
    )


def answers_lead_to(title: str) -> str:
    """Where the answers lead."""
    return f"Deze antwoorden geven het advies “{title}”."


def fault(message: str) -> str:
    """What is wrong with a text, as one sentence."""
    return f"{message[:1].upper()}{message[1:].rstrip('.')}. Verander dat eerst."


def case_written(paths: list[str], case: str, folder: str) -> str:
    """What was written, and what works now."""
    where = flows_option(folder)
    return "\n".join(
        (
            *map(written, paths),
            f"Spelen: weerbaar demo {case}{where}",
            f"Op papier: weerbaar export --deelnemer --trainer --kaarten {case}{where} --uit {case}.html",
            f"Nakijken: weerbaar check {as_argument(folder)}",
        )
    )
