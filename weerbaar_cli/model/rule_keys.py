"""The keys of ``gedeeld/regels.yaml``: where a rule holds, and what it demands."""

from weerbaar_cli.model.kinds import (
    BY_NAME,
    BY_NUMBER,
    CONDITION,
    NUMBER,
    ORDER,
    PROSE,
    REFERENCES,
    URGENCIES,
    Key,
    block,
    blocks,
    shape_of,
    some_of,
)

DEMANDS = (
    Key("toont", "shows", REFERENCES, "Al deze stukken zijn te zien."),
    Key("toont-een-van", "shows_one", REFERENCES, "Een of meer van deze stukken zijn te zien."),
    Key("toont-niet", "hides", REFERENCES, "Geen van deze stukken is te zien."),
    Key("niet-samen", "apart", REFERENCES, "Hoogstens een van deze stukken is te zien."),
    Key("eerste", "first", REFERENCES, "De eerste stap en het eerste contact staan in deze lijst."),
    Key("volgorde", "order", ORDER, "Wat hiervan te zien is, staat in deze volgorde; in een lijst erbinnen vrij."),
    Key("later-dan", "later", BY_NUMBER, "Per aantal: deze stukken staan niet bij zoveel eerste stappen."),
    Key("hoogstens", "at_most", block("hoogstens"), "Zoveel er ten hoogste zijn."),
    Key("inleiding", "intro", REFERENCES, "Deze woorden staan in de inleiding."),
    Key("urgentie", "urgency", some_of(*URGENCIES), "De uitkomst heeft een van deze urgenties."),
    Key("nummer", "phones", BY_NAME, "Per contact het telefoonnummer, of geen. Zonder waar."),
    Key("luidt", "reads", BY_NAME, "Per vraag, antwoord, stap: of contact: de tekst die er staat. Zonder waar."),
    Key("nooit-schrijven", "never", REFERENCES, "Deze woorden staan in geen tekst die mensen zien."),
)
"""What a rule can demand, in the order in which the demands are judged."""

LIMITS = (
    Key("stappen", "steps", NUMBER, "Stappen in een advies."),
    Key("contacten", "contacts", NUMBER, "Contacten in een advies."),
    Key("sjablonen", "templates", NUMBER, "Sjablonen in een advies."),
    Key("verder", "follow_on", NUMBER, "Keuzehulpen die daarna worden aangeboden."),
    Key("vragen", "questions", NUMBER, "Vragen in de keuzehulp van de uitkomst, op een weg."),
    Key("vragen-samen", "questions_together", NUMBER, "Vragen op een weg, door alle keuzehulpen heen."),
    Key("antwoorden", "answers", NUMBER, "Antwoorden van een vraag."),
)
"""What a rule can set a most to."""

RULE_SHAPES = (
    shape_of(
        "regels.yaml",
        "De veiligheidsregels.",
        Key("regels", "rules", blocks("regel"), "De regels, elk onder een eigen naam.", required=True),
    ),
    shape_of(
        "regel",
        "Wat altijd of nooit te zien is, op alle wegen.",
        Key("waarom", "why", PROSE, "Waarom deze regel er is.", required=True),
        Key("waar", "where", block("waar"), "Waar de regel geldt. Zonder waar: overal."),
        *DEMANDS,
    ),
    shape_of(
        "waar",
        "Waar een regel geldt. Elke sleutel maakt dat nauwer.",
        Key("als", "when", CONDITION, "Op deze wegen."),
        Key("flow", "flows", REFERENCES, "Bij uitkomsten van deze keuzehulpen."),
        Key("uitkomst", "outcomes", REFERENCES, "Bij deze uitkomsten: een naam, of keuzehulp/uitkomst."),
        Key("urgentie", "urgencies", some_of(*URGENCIES), "Bij uitkomsten met een van deze urgenties."),
        Key("behalve", "besides", REFERENCES, "Niet in deze keuzehulpen of uitkomsten."),
        Key("toont", "shows", REFERENCES, "Waar een van deze stukken te zien is."),
        Key("stappen-meer-dan", "more_steps", NUMBER, "Waar meer stappen dan dit te zien zijn."),
    ),
    shape_of("hoogstens", "Per soort hoeveel er hoogstens zijn.", *LIMITS),
)
