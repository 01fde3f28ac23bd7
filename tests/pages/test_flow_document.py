"""A whole flow in words: everything that is in the file is in the document, and leads to the right place."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tests.support.hostile_folder import TRICKS, hostile_folder
from tests.support.small_folder import small_folder
from weerbaar_cli.formats.markdown import as_markdown
from weerbaar_cli.formats.text import document_as_text
from weerbaar_cli.pages.blocks import Facts, Page, Paragraph, Title, Verbatim, When
from weerbaar_cli.pages.document_blocks import Line, Picture, Point, Points, Section, Table
from weerbaar_cli.pages.drawing import drawing
from weerbaar_cli.pages.flow_document import flow_document
from weerbaar_cli.pages.flow_roads import MOST_ROADS
from weerbaar_cli.pages.links import Link, plain
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.words.layout import cell_width

DAY = date(2026, 11, 24)
BUNDLED = Library(Path(__file__).parents[2] / "flows")

MANY_WAYS = """\
titel: Veel wegen
samenvatting: Voor een test.
gecontroleerd: 2026-11-24
nood: nvt
begin: een
bron: tweede-bron
vragen:
  een:
    vraag: Wat eerst?
    antwoorden:
      ja: {tekst: "Ja"}
      nee: {tekst: "Nee", naar: [{als: {rol: raadslid}, naar: weg}, {naar: twee}]}
    naar:
      - als: {een: ja, gevaar: nee}
        naar: weg
      - naar: twee
  twee:
    vraag: Wat dan?
    soort: meer
    antwoorden:
      a: {tekst: Appel}
      b: {tekst: Boom, als: {een: ja}}
      c: {tekst: Geen van beide, exclusief: ja}
    naar:
      - als: {twee: [a, b]}
        naar: weg
      - flow: tweede
uitkomsten:
  weg:
    titel: Op weg
    urgentie: deze-week
    inleiding: Rustig aan.
    stappen:
      - {doe: Eerst dit., kop: Vandaag, als: [{een: ja, niet: {twee: [a]}}, {rol: [raadslid, wethouder]}]}
      - {doe: Dan dat., uitleg: Zo., bron: [seed, tweede-bron]}
      - {doe: Tot slot., kop: Later}
    contact:
      - ot
      - {contact: griffier, als: {een: nee}}
    sjablonen: {sjabloon: logboek, als: {een: ja}}
    verder: {flow: start, als: {een: ja}}
voorbeelden:
  zomaar:
    naam: Zomaar
    verhaal: Een verhaal.
    antwoorden: {een: ja, twee: a}
    uitkomst: weg
"""
SOURCES = """\
bronnen:
  seed: {titel: De bron}
  tweede-bron:
    titel: Een tweede bron
    uitgever: Een uitgever
    datum: 2024-05
    url: https://bron.example/pad
    gezien: 2026-11-23
"""


def _document(folder: Path, flow: str, drawn: Page = ()) -> Page:
    small_folder(folder, wegen=MANY_WAYS)
    (folder / "gedeeld" / "bronnen.yaml").write_text(SOURCES, encoding="utf-8")
    library = Library(folder)
    titles = {name: library.parsed(name)[0].title for name in library}
    return flow_document(library[flow], library.shared, titles, DAY, drawn)


def _part(document: Page, begin: str) -> Page:
    """The parts under the section that begins with these words."""
    start = next(n for n, part in enumerate(document) if isinstance(part, Section) and part.text.startswith(begin))
    head = document[start]
    assert isinstance(head, Section)
    after = range(start + 1, len(document))
    ends = (n for n in after if isinstance(part := document[n], Section) and part.level <= head.level)
    return document[start + 1 : next(ends, len(document))]


def _points(parts: Page) -> list[Point]:
    return [item for part in parts if isinstance(part, Points) for item in part.items]


def _said(point: Point) -> list[str]:
    return [plain(words) for words in (*point.ways, *point.notes)]


# -- what stands where -------------------------------------------------------------------


def test_the_title_the_summary_and_the_day_it_was_checked_come_first(tmp_path: Path) -> None:
    document = _document(tmp_path, "wegen")
    assert document[1:3] == (Title("Veel wegen"), Paragraph("Voor een test."))
    facts = next(part for part in document if isinstance(part, Facts))
    assert [plain(words) for _, words in facts.items] == ["wegen", "24 november 2026", "bron 1"]


def test_questions_have_numbers_and_advices_letters_as_in_the_drawing(tmp_path: Path) -> None:
    document = _document(tmp_path, "start")
    library = Library(tmp_path)
    heads = [part.text for part in document if isinstance(part, Section) and part.level == 3]
    nodes = drawing(library["start"], library, library.shared).nodes
    for node in nodes:
        if node.kind != "keuzehulp":
            assert f"{node.note.split(',')[0]}. {node.text}" in heads


def test_every_answer_says_where_it_leads(tmp_path: Path) -> None:
    *answers, yes, no = _points(_part(_document(tmp_path, "wegen"), "Vraag 1"))
    assert [plain(point.head) for point in answers] == ["Ja", "Nee"]
    assert [plain(point.head) for point in (yes, no)] == ["“Ja”", "“Nee”"]
    assert _said(yes) == [
        "Als op “Bent u in gevaar?” (een vraag uit een andere keuzehulp) “Nee” is geantwoord: ga naar advies A.",
        "Anders: ga naar vraag 2.",
    ]
    assert _said(no) == [
        "Als op “Wat is uw rol?” (een vraag uit een andere keuzehulp) “Raadslid” is geantwoord: ga naar advies A.",
        "Anders: ga naar vraag 2.",
    ]
    assert Link("advies A", "#advies-a") in yes.ways[0]
    assert Link("vraag 2", "#vraag-2") in yes.ways[1]


def test_a_way_without_conditions_stands_at_its_answer(tmp_path: Path) -> None:
    points = _points(_part(_document(tmp_path, "start"), "Vraag 1"))
    assert [(plain(point.head), _said(point)) for point in points] == [
        ("Ja", ["ga naar advies A"]),
        ("Nee", ["ga naar vraag 2"]),
    ]


def test_a_way_that_an_earlier_one_always_goes_before_is_left_out(tmp_path: Path) -> None:
    rol = "{als: {rol: raadslid}, naar: een}, {als: {rol: raadslid}, naar: twee}"
    flow = f"""\
titel: Dubbel
samenvatting: Voor een test.
gecontroleerd: 2026-11-24
nood: nvt
begin: vraag
vragen:
  vraag:
    vraag: Wat?
    antwoorden: {{ja: {{tekst: "Ja", naar: [{rol}, {{naar: twee}}]}}, nee: {{tekst: "Nee", naar: een}}}}
uitkomsten:
  een: {{titel: Een, urgentie: vandaag, stappen: [Doe.], contact: ot}}
  twee: {{titel: Twee, urgentie: vandaag, stappen: [Doe.], contact: ot}}
"""
    library = Library(small_folder(tmp_path, dubbel=flow))
    points = _points(_part(flow_document(library["dubbel"], library.shared, {}, DAY), "Vraag 1"))
    (yes,) = [point for point in points if plain(point.head) == "“Ja”"]
    assert [words.split(": ")[-1] for words in _said(yes)] == ["ga naar advies A.", "ga naar advies B."]


def test_what_holds_for_every_answer_is_said_once(tmp_path: Path) -> None:
    parts = _part(_document(tmp_path, "wegen"), "Vraag 2")
    first, second, third, *after = _points(parts)
    assert [_said(point) for point in (first, second, third)] == [
        [],
        ["Alleen te kiezen als op vraag 1 (“Wat eerst?”) “Ja” is geantwoord."],
        ["Kan niet samen met een ander antwoord."],
    ]
    assert [plain(point.head) for point in after] == [
        "Als op vraag 2 (“Wat dan?”) “Appel” of “Boom” is geantwoord: ga naar advies A.",
        "Anders: verder in de keuzehulp “De tweede”.",
    ]


def test_a_way_that_is_the_same_for_all_answers_is_a_sentence(tmp_path: Path) -> None:
    parts = _part(_document(tmp_path, "tweede"), "Vraag 1")
    assert Line(("Daarna: ", "ga naar ", Link("vraag 2", "#vraag-2"), ".")) in parts
    assert all(not _said(point) for point in _points(parts))


def test_an_advice_has_its_urgency_its_steps_under_their_headings_and_all_conditions(tmp_path: Path) -> None:
    parts = _part(_document(tmp_path, "wegen"), "Advies A")
    assert isinstance(parts[0], When)
    assert parts[1] == Paragraph("Rustig aan.")
    heads = [part.text for part in parts if isinstance(part, Section)]
    assert heads[:2] == ["Vandaag", "Later"]
    steps = [part for part in parts if isinstance(part, Points)][:2]
    assert [(part.first, len(part.items)) for part in steps] == [(1, 2), (3, 1)]
    first, second = steps[0].items
    assert _said(first) == [
        "Alleen als op vraag 1 (“Wat eerst?”) “Ja” is geantwoord, en op vraag 2 (“Wat dan?”) niet “Appel”; "
        "of als op “Wat is uw rol?” (een vraag uit een andere keuzehulp) “Raadslid” of “Wethouder” is geantwoord."
    ]
    assert (second.text, _said(second)) == ("Zo.", ["Bron 2, bron 1."])


def test_contacts_templates_and_what_follows_stand_with_their_conditions(tmp_path: Path) -> None:
    points = {plain(point.head): point for point in _points(_part(_document(tmp_path, "wegen"), "Advies A"))}
    only_no = ["Alleen als op vraag 1 (“Wat eerst?”) “Nee” is geantwoord."]
    only_yes = ["Alleen als op vraag 1 (“Wat eerst?”) “Ja” is geantwoord."]
    assert _said(points["De griffier"]) == only_no
    assert _said(points["Logboek"]) == only_yes
    assert _said(points["Welke hulp past bij u?"]) == only_yes
    assert points["Het team"].head == (Link("Het team", "#contact-ot"),)
    assert "Wat is uw rol?" in points["Het team"].text


def test_contacts_stand_in_full_and_who_has_gone_does_not(tmp_path: Path) -> None:
    document = _document(tmp_path, "wegen")
    (choice,) = [part for part in _part(document, "Het team, per") if isinstance(part, Table)]
    assert [[plain(words) for words in row] for row in choice.rows] == [
        ["Raadslid", "Team voor raadsleden"],
        ["Wethouder", "Team voor wethouders"],
        ["Elk ander antwoord, of geen antwoord", "Het team"],
    ]
    (facts,) = [part for part in _part(document, "Team voor raadsleden") if isinstance(part, Facts)]
    told = {label: plain(words) for label, words in facts.items}
    assert told["Telefoon"] == "070-2222222"
    assert told["Vergeleken met de bronnen"] == "24 november 2026"
    assert "Bert Bleef" in str(told)
    assert "Anna Vertrok" not in str(document)


def test_templates_stand_in_full(tmp_path: Path) -> None:
    assert Verbatim("Datum en tijd") in _part(_document(tmp_path, "wegen"), "Logboek")


def test_sources_are_numbered_in_order_of_use_with_all_that_is_known(tmp_path: Path) -> None:
    first, second = _points(_part(_document(tmp_path, "wegen"), "De bronnen"))
    assert plain(first.head) == "Een tweede bron"
    assert first.text == "Een uitgever, 2024-05. Gezien 23 november 2026"
    assert _said(first) == ["https://bron.example/pad"]
    assert plain(second.head) == "De bron"


def test_the_roads_to_each_advice_are_a_table(tmp_path: Path) -> None:
    document = _document(tmp_path, "start")
    (table,) = [part for part in _part(_part(document, "Wat naar elk"), "Advies A") if isinstance(part, Table)]
    assert [[plain(words) for words in row] for row in table.rows] == [["Vraag 1 (“Bent u in gevaar?”)", "“Ja”"]]
    beyond = _part(_part(document, "Wat naar elk"), "Verder in de keuzehulp “De tweede”")
    assert any(isinstance(part, Table) for part in beyond)


def test_an_advice_that_is_only_reached_from_elsewhere_says_so(tmp_path: Path) -> None:
    only = """\
titel: Alleen met rol
samenvatting: Voor een test.
gecontroleerd: 2026-11-24
nood: nvt
begin: een
vragen:
  een:
    vraag: Wat eerst?
    antwoorden: {ja: {tekst: "Ja"}, nee: {tekst: "Nee"}}
    naar: [{als: {rol: raadslid}, naar: raad}, {naar: ander}]
uitkomsten:
  raad: {titel: Raad, urgentie: vandaag, stappen: [Doe.], contact: ot}
  ander: {titel: Ander, urgentie: vandaag, stappen: [Doe.], contact: ot}
"""
    library = Library(small_folder(tmp_path, alleen=only))
    roads = _part(flow_document(library["alleen"], library.shared, {}, DAY), "Wat naar elk")
    assert [type(part) for part in _part(roads, "Advies A")] == [Line]
    assert [type(part) for part in _part(roads, "Advies B")] == [Line]
    assert _part(roads, "Advies A") != _part(roads, "Advies B")


def test_too_many_roads_are_counted_and_not_shown(tmp_path: Path) -> None:
    count = MOST_ROADS + 3
    questions = "".join(
        f"  v{n}:\n    vraag: Vraag {n}?\n    antwoorden: {{a: {{tekst: A, naar: uit}}, b: {{tekst: B}}}}\n"
        f"    naar: w{n}\n"
        f"  w{n}:\n    vraag: Weg {n}?\n    antwoorden: {{a: {{tekst: A}}, b: {{tekst: B, naar: in}}}}\n"
        f"    naar: {f'v{n + 1}' if n + 1 < count else 'uit'}\n"
        for n in range(count)
    )
    flow = (
        f"titel: Lang\nsamenvatting: Test.\ngecontroleerd: 2026-11-24\nnood: nvt\nbegin: v0\nvragen:\n{questions}"
        "uitkomsten:\n"
        "  uit: {titel: Uit, urgentie: vandaag, stappen: [Doe.], contact: ot}\n"
        "  in: {titel: In, urgentie: vandaag, stappen: [Doe.], contact: ot}\n"
    )
    library = Library(small_folder(tmp_path, lang=flow))
    roads = _part(flow_document(library["lang"], library.shared, {}, DAY), "Wat naar elk")
    parts = _part(roads, "Advies A")
    shown = sum(len(part.head) - 1 for part in parts if isinstance(part, Table))
    assert shown == MOST_ROADS
    (rest,) = [plain(part.words) for part in parts if isinstance(part, Line)]
    assert re.search(rf"\b{count + 1 - MOST_ROADS}\b", rest)


def test_a_drawing_goes_on_top(tmp_path: Path) -> None:
    drawn = (Picture("<svg></svg>"),)
    document = _document(tmp_path, "start", drawn)
    assert _part(document, "De tekening") == drawn
    places = [part.text for part in document if isinstance(part, Section) and part.level == 2]
    assert places.index("De tekening") < places.index("De vragen")


@pytest.mark.parametrize("name", list(BUNDLED))
def test_all_texts_of_a_bundled_flow_are_in_the_document(name: str) -> None:
    flow = BUNDLED[name]
    text = " ".join(document_as_text(flow_document(flow, BUNDLED.shared, {}, DAY)).split())
    texts = [flow.title, flow.summary]
    for question in flow.questions.values():
        texts += [question.text, question.explanation, *(a.text for a in question.answers.values())]
    for outcome in flow.outcomes.values():
        texts += [outcome.title, outcome.intro]
        texts += [part for step in outcome.steps for part in (step.do, step.explanation, step.heading)]
    for words in texts:
        assert " ".join(words.split()) in text


@pytest.mark.parametrize("name", list(BUNDLED))
def test_every_link_of_a_bundled_flow_finds_its_place(name: str) -> None:
    document = flow_document(BUNDLED[name], BUNDLED.shared, {}, DAY)
    places = {f"#{part.anchor}" for part in document if isinstance(part, Section)}
    for part in document:
        if isinstance(part, Points) and part.anchor:
            places |= {f"#{part.anchor}-{number}" for number in range(part.first, part.first + len(part.items))}
    targets = set(re.findall(r"Link\(text='[^']*', target='([^']*)'\)", repr(document)))
    assert targets
    assert targets <= places


# -- as text and as Markdown -------------------------------------------------------------


def test_no_line_of_text_is_wider_than_asked(tmp_path: Path) -> None:
    for line in document_as_text(_document(tmp_path, "wegen"), 60).splitlines():
        assert cell_width(line) <= 60 or " " not in line.strip()


def _markdown(text: str) -> tuple[str, list[str], set[str]]:
    """What a reader of the Markdown sees, where its links lead, and what it is made of."""
    words: list[str] = []
    links: list[str] = []
    kinds: set[str] = set()
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        kinds.add(token.type)
        for child in token.children or ():
            kinds.add(child.type)
            words.append(child.content if child.type == "text" else " " * child.type.endswith("break"))
            if child.type == "link_open":
                links.append(str(child.attrs["href"]))
        words.append(" ")
    return " ".join("".join(words).split()), links, kinds


def test_markdown_has_headings_lists_and_tables(tmp_path: Path) -> None:
    _, links, kinds = _markdown(as_markdown(_document(tmp_path, "wegen")))
    assert {"heading_open", "bullet_list_open", "ordered_list_open", "table_open"} <= kinds
    assert links == ["https://bron.example/pad"]


def test_no_text_becomes_markdown(tmp_path: Path) -> None:
    library = Library(hostile_folder(tmp_path))
    document = flow_document(library["kwaad"], library.shared, {}, DAY)
    seen, links, kinds = _markdown(as_markdown(document))
    assert links == ["https://bron.example/a_b*c?d=1&e=2"]
    assert not {"html_block", "html_inline", "image", "code_inline", "fence", "s_open"} & kinds
    told = {int(number) for number in re.findall(r"\bT(\d+) ", seen)}
    assert len(told) > 25
    for number in told:
        assert f"T{number} {TRICKS[number % len(TRICKS)]} einde{number}" in seen
