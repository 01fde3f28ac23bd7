"""What of a question shows at any size: never an answer that can be chosen unseen."""

from __future__ import annotations

import pytest
from prompt_toolkit.data_structures import Size
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.output import DummyOutput

from weerbaar_cli.pages.asking import Ask, Choice, LineAsk, Reply
from weerbaar_cli.pages.blocks import Page, Paragraph, Remark, Title
from weerbaar_cli.screens.keys.canvas import Canvas
from weerbaar_cli.screens.keys.fitting import Fitted, Paging, fitted_line, fitted_list
from weerbaar_cli.screens.keys.selection import Selection
from weerbaar_cli.words.layout import cell_width

SIZES = [(rows, columns) for rows in (*range(1, 13), 16, 24, 50) for columns in (1, 5, 16, 20, 40, 80)]
QUESTION = "Waarmee wordt gedreigd?"
EXPLANATION = "Kies wat het zwaarst weegt. " * 6
FOOT = "Bij gevaar: 112."
NAMES = "abcdefgh"
PAGE = (Remark("Vraag 2, hierna nog 1 tot 3"), Title(QUESTION), Paragraph(EXPLANATION))
CHOICES = tuple(
    Choice(name, f"{name}{number}: met iets dat twee regels kan vragen", "Met nog een noot" * (number % 2))
    for number, name in enumerate(NAMES)
)
ASK = Ask(PAGE, CHOICES, foot=(FOOT,))


class Window(DummyOutput):
    """A window that only has a size."""

    def __init__(self, rows: int, columns: int) -> None:
        self.size = Size(rows, columns)

    def get_size(self) -> Size:
        return self.size


def canvas(rows: int, columns: int) -> Canvas:
    shown = Canvas(Window(rows, columns), slides=False)
    shown.fresh()
    return shown


def lines(shown: list[StyleAndTextTuples]) -> list[str]:
    return ["".join(part[1] for part in line if not part[0].startswith("[")) for line in shown]


def squeezed(shown: list[StyleAndTextTuples]) -> str:
    """Without the spaces, as a line may break anywhere."""
    return "".join("".join(lines(shown)).split())


def hold_within(fitted: Fitted, rows: int, columns: int) -> None:
    every = lines([*fitted.body, *fitted.keys])
    assert 0 < len(every) <= max(1, rows - 1)
    assert any(line.strip() for line in every)
    assert all(cell_width(line) <= columns for line in every)


@pytest.mark.parametrize("many", [False, True])
def test_at_any_size_a_choice_that_can_be_chosen_shows_with_its_question_and_112(many: bool) -> None:
    chosen_at = 0
    for rows, columns in SIZES:
        selection = Selection(ASK._replace(many=many))
        for selection.pointed in range(len(NAMES)):
            fitted = fitted_list(canvas(rows, columns), selection)
            hold_within(fitted, rows, columns)
            body = squeezed(fitted.body)
            for number, choice in enumerate(CHOICES):
                assert (number not in fitted.shown) or "".join(choice.text.split()) in body, (rows, columns)
            assert not fitted.shown or selection.pointed in fitted.shown
            if not fitted.shown:
                assert rows < 10 or columns < 16
                continue
            chosen_at += 1
            assert "›" in body
            assert body.startswith("Vraag2") or body[:3] in (QUESTION[:3], "W…")
            assert "112" in squeezed(fitted.keys)
            assert fitted.whole is ("".join(EXPLANATION.split()) in body)
    assert chosen_at > len(SIZES) * len(NAMES) / 3


@pytest.mark.parametrize(("rows", "columns"), [(8, 80), (9, 80), (10, 80), (11, 80), (12, 40), (24, 40), (24, 20)])
def test_the_answers_of_a_low_or_narrow_screen_are_paged_and_all_can_be_reached(rows: int, columns: int) -> None:
    selection = Selection(ASK)
    shown = canvas(rows, columns)
    seen: set[int] = set()
    for _ in NAMES:
        fitted = fitted_list(shown, selection)
        assert selection.pointed in fitted.shown
        assert QUESTION.split()[0] in "".join(lines(fitted.body))
        more = any(f"Er staat meer {where}"[:16] in " ".join(lines(fitted.keys)) for where in ("boven", "onder"))
        assert more is (len(fitted.shown) < len(NAMES))
        seen |= fitted.shown
        selection.move(1)
    assert seen == set(range(len(NAMES)))


@pytest.mark.parametrize("many", [False, True])
def test_a_digit_only_points_at_what_did_not_show(many: bool) -> None:
    selection = Selection(ASK._replace(many=many))
    shown = canvas(10, 80)
    selection.in_sight = lambda number: number in fitted_list(shown, selection).shown
    assert not selection.in_sight(7)
    assert selection.press(7) is None
    assert (selection.pointed, selection.checked) == (7, set())
    assert selection.press(7) == (None if many else Reply(chosen=("h",)))
    assert selection.checked == ({"h"} if many else set())


def test_where_nothing_shows_nothing_can_be_chosen() -> None:
    selection = Selection(ASK)
    shown = canvas(2, 10)
    selection.in_sight = lambda number: number in fitted_list(shown, selection).shown
    selection.toggle()
    assert (selection.enter(), selection.press(1), selection.checked) == (None, None, set())


def test_a_page_to_read_goes_on_over_as_many_screens_as_it_takes() -> None:
    ask = Ask((Title("De kop"), *(Paragraph(f"Alinea {number} van de tekst.") for number in range(8))), letters="ws")
    for rows, columns in SIZES:
        paging = Paging(canvas(rows, columns), ask._replace(enter="verder"))
        seen = ""
        for _ in range(2000):
            hold_within(paging.fitted, rows, columns)
            seen += squeezed(paging.fitted.body)
            if not paging.turn(1):
                break
        assert all(f"Alinea{number}vandetekst." in seen for number in range(8)), (rows, columns)
        assert not paging.turn(1)
        while paging.turn(-1):
            pass
        assert squeezed(paging.fitted.body)[:1] == "D"


def test_a_line_of_text_always_has_room() -> None:
    ask = LineAsk(PAGE, "/thuis/advies.txt")
    for rows, columns in SIZES:
        for taken in (1, min(3, max(1, rows - 2))):
            for untouched in (True, False):
                fitted = fitted_line(canvas(rows, columns), ask, untouched, taken)
                assert len(fitted.body) + len(fitted.keys) + taken <= max(2, rows - 1), (rows, columns)


def test_a_page_to_read_goes_on_at_an_empty_line_where_there_is_one() -> None:
    page: Page = (Title("De kop"), *(Paragraph(f"Alinea {number}. " + "Meer hiervan. " * 9) for number in range(4)))
    paging = Paging(canvas(16, 40), Ask(page, letters="ws", enter="verder"))
    begins = []
    while True:
        begins.append(squeezed(paging.fitted.body)[:8])
        if not paging.turn(1):
            break
    assert begins == ["DekopAli", "Alinea2."]


def screens_of(page: Page, rows: int, columns: int) -> list[str]:
    """Each screen of what is read, words parted by one space."""
    paging = Paging(canvas(rows, columns), Ask(page, letters="ws", enter="verder"))
    found = []
    while True:
        found.append(" ".join(" ".join(lines(paging.fitted.body)).split()))
        if not paging.turn(1):
            return found


@pytest.mark.parametrize(("rows", "columns"), [(12, 40), (10, 60), (8, 80)])
def test_a_long_paragraph_goes_on_behind_a_sentence(rows: int, columns: int) -> None:
    sentences = [f"Dit is zin {number}, die op een laag venster een paar regels vraagt." for number in range(20)]
    shown = screens_of((Title("De kop"), Paragraph(" ".join(sentences))), rows, columns)
    assert len(shown) > 2
    assert all(screen.endswith("vraagt.") for screen in shown)
    assert " ".join(shown) == f"De kop {' '.join(sentences)}"


def test_words_that_fit_without_their_empty_lines_take_one_screen() -> None:
    page = (Remark("Vraag 2"), Title("De vraag"), Paragraph("Een zin."), Paragraph("Nog een zin."), Paragraph("Slot."))
    assert screens_of(page, 8, 40) == ["Vraag 2 De vraag Een zin. Nog een zin. Slot."]


@pytest.mark.parametrize("ask", [ASK, ASK._replace(many=True), ASK._replace(choices=CHOICES[:3])])
def test_on_a_low_and_narrow_screen_the_letters_have_their_words(ask: Ask) -> None:
    keys = " ".join(" ".join(lines(fitted_list(canvas(12, 40), Selection(ask)).keys)).split())
    for word in ("t terug", "o opnieuw", "? waarom", "w wissen en weg", "s stoppen"):
        assert word in keys
