"""What only the guide in a browser says: its buttons, what stays behind, help, and the card without a script."""

from __future__ import annotations

TAB_TITLE = "Keuzehulp"
"""What a browser shows and remembers of the page: it does not tell what it is about."""

# -- the card, which needs no script -----------------------------------------------------

NO_QUESTIONS = "De vragen openen hier niet"
NO_QUESTIONS_HOW = (
    "Zo vraagt u ze toch op. Bewaar dit bestand en open het met Edge, Chrome, Firefox of Safari. "
    "In een mailprogramma of een voorbeeld op een telefoon werken de vragen vaak niet. "
    "Lukt het niet? Bel een van de nummers hierboven."
)
CALLS = "Nummers om te bellen"
BREAKS = ("preventie",)
"""Parts of long words before which a narrow screen may begin a line."""

# -- the screens ---------------------------------------------------------------------------

WHAT_PAGE_KEEPS = (
    "Deze bladzijde bewaart niets en gebruikt geen internet. Met de knop “Wissen en weg” wordt het scherm leeg. "
    "Drie keer Shift of drie keer Esc doet hetzelfde.",
    "Wat blijft: dat dit bestand op dit apparaat staat en is geopend, een bestand dat u zelf opslaat, "
    "wat u kopieert of afdrukt, en een opname van uw scherm.",
)
"""What must be known before the page is used for the first time."""

SAID = {
    "next": "Verder",
    "back": "Terug",
    "whichFlow": "Waar wilt u hulp bij?",
    "chooseFirst": "Kies eerst een antwoord.",
    "chooseSome": "Kies eerst een of meer antwoorden.",
    "chooseMany": "U kunt meer antwoorden kiezen.",
    "proposed": "Uw eerdere antwoord staat aangekruist.",
    "toPlace": "Terug naar waar u was",
    "toAdvice": "Terug naar het advies",
    "changeThis": "Wijzigen",
    "changeThisOf": "Wijzig: {0}",
    "saveOrPrint": "Opslaan of afdrukken",
    "save": "Opslaan als tekstbestand",
    "print": "Afdrukken",
    "printAdvice": "Dit advies afdrukken",
    "saved": "Opgeslagen bij uw downloads, als {0}. Gooi het zelf weg als u het niet meer nodig hebt.",
    "savedStays": (
        "Kan een ander bij dit apparaat? Bewaar het advies dan liever niet hier. “Wissen en weg” haalt een bestand of "
        "een afdruk niet weg."
    ),
    "copy": "Kopiëren",
    "copied": "Gekopieerd. De tekst staat op het klembord tot u iets anders kopieert.",
    "notCopied": "Kopiëren lukt hier niet. Selecteer de tekst en kopieer die zelf.",
    "stopTitle": "Stoppen",
    "stopHow": (
        "Sluit dit tabblad of venster. Uw antwoorden zijn dan weg. Met “Wissen en weg” is het scherm meteen leeg."
    ),
    "goOn": "Toch verder",
    "leaveMore": "Nog {0} keer: wissen en weg",
    "tools": "Meer in deze keuzehulp",
    "help": "Uitleg",
    "about": "Over deze keuzehulp",
    "noParts": "In deze bladzijde zit niets van anderen.",
    "wholeLicence": "De hele licentie",
    "language": "Taal",
    "dutchOnly": "Deze keuzehulp is er alleen in het Nederlands.",
    "keysHead": "Letters als toetsen",
    "keysSwitch": "Letters en cijfers als toetsen gebruiken",
    "keysHow": (
        "Dit staat uit, omdat een schermlezer of spraakbediening letters ook zelf gebruikt. "
        "Zet u het aan? Dan staat de letter bij elke knop, en kiest een cijfer een antwoord."
    ),
    "keysOn": "De letters werken nu.",
    "keysOff": "De letters werken nu niet.",
}
"""The buttons and messages, each under the name by which the script asks for it; ``{0}`` is filled in there."""

# -- help ------------------------------------------------------------------------------------

HELP = (
    (
        "Zo werkt het",
        (
            "U krijgt steeds een vraag. Kies een antwoord, en daarna Verder. Aan het eind leest u wat u kunt doen.",
            "Met Terug ziet u de vraag ervoor. Uw antwoord staat er dan nog. "
            "Gebruik niet de knop Terug van de browser: daarmee verlaat u de keuzehulp.",
            "Onder het advies kunt u een antwoord wijzigen, een tekst kopiëren, opslaan, afdrukken, of verdergaan.",
        ),
    ),
    (
        "Wissen en weg",
        (
            "De knop rechtsboven maakt het scherm leeg. De knop Terug van de browser brengt de vragen niet terug.",
            "Drie keer Shift of drie keer Esc doet hetzelfde. Sluit daarna ook het tabblad.",
        ),
    ),
    (
        "Wat blijft er achter?",
        (
            "Uw antwoorden worden nergens bewaard. "
            "Sluit u het tabblad, of laadt u de bladzijde opnieuw? Dan zijn ze weg.",
            "Uw browser kan onthouden dat u dit bestand opende. Het bestand zelf blijft staan waar het staat.",
            "Wat u opslaat, afdrukt of kopieert, blijft. "
            "Belt u met een telefoon? Dan staat dat in de lijst met gesprekken.",
        ),
    ),
)
"""What the page says of itself: a heading and its paragraphs."""
