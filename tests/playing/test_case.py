"""An example as a case: its questions, why its steps show, and what another answer changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.case_flow import CASE_FLOW
from tests.support.small_folder import small_folder
from weerbaar_cli.model.findings import BrokenFlow
from weerbaar_cli.model.flow import Answers
from weerbaar_cli.playing.case import (
    Case,
    Change,
    FaultyCase,
    difference,
    opened,
    reason,
    replayed,
    telling,
    tried,
    weight,
)
from weerbaar_cli.playing.play import Advice, Asking
from weerbaar_cli.reading.folder import Library, default_folder

LIES = {
    "an answer that is not offered": ("kanaal: [online, post]", "kanaal: [online, weet-niet]", "weet-niet"),
    "another outcome": ("uitkomst: rust\n    toont: [bewaren", "uitkomst: spoed\n    toont: [bewaren", "zaak/rust"),
    "a step that does not show": ("toont: [bewaren, vertellen]", "toont: [bewaren, geen-stap]", "geen-stap"),
    "a step that does show": ("toont-niet: weg", "toont-niet: foto", "foto"),
    "an open question": ("rol: raadslid, ernst: licht", "rol: raadslid", "ernst"),
    "a question that is not asked": ("ernst: licht}", "ernst: licht, smaak: zoet}", "smaak"),
}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(small_folder(tmp_path, zaak=CASE_FLOW))


def a_case(library: Library, name: str = "de-brief") -> Case:
    flow = library["zaak"]
    return opened(flow, flow.examples[name], library, library.shared)


def after(case: Case, library: Library, answers: Answers) -> Advice:
    end = tried(case, answers, library, library.shared)
    assert isinstance(end, Advice)
    return end


# -- opening -----------------------------------------------------------------------------------


def test_the_questions_in_order_with_what_is_offered_and_chosen(library: Library) -> None:
    case = a_case(library)
    assert [turn.asking.question.id for turn in case.turns] == ["kanaal", "rol", "ernst"]
    assert [turn.chosen for turn in case.turns] == [("online", "post"), ("raadslid",), ("licht",)]
    assert [answer.id for answer in case.turns[2].asking.offered] == ["licht", "zwaar", "anders"]
    assert [turn.asking.number for turn in case.turns] == [1, 2, 3]
    assert case.advice.outcome.id == "rust"


@pytest.mark.parametrize("kind", LIES)
def test_a_case_that_lies_is_refused_with_its_place(kind: str, tmp_path: Path) -> None:
    before, instead, named = LIES[kind]
    assert before in CASE_FLOW
    folder = small_folder(tmp_path, zaak=CASE_FLOW.replace(before, instead, 1))
    with pytest.raises(FaultyCase) as refused:
        a_case(Library(folder))
    assert refused.value.exit_code == 3
    (finding,) = refused.value.findings
    assert finding.code == "example-fails"
    assert named in finding.message
    lines = (folder / "zaak.yaml").read_text(encoding="utf-8").splitlines()
    assert finding.line >= lines.index("  de-brief:")


def test_a_road_into_a_flow_that_cannot_be_played(tmp_path: Path) -> None:
    away = CASE_FLOW.replace("zwaar: {tekst: Zwaar, naar: spoed}", "zwaar: {tekst: Zwaar, flow: tweede}")
    library = Library(small_folder(tmp_path, zaak=away, tweede="titel: ["))
    with pytest.raises(BrokenFlow):
        a_case(library, "zonder-punten")
    case = a_case(library)
    (question,) = weight(case, case.turns[2], library, library.shared).elsewhere  # the other cannot be tried
    assert question.place == library["zaak"].questions["nader"]


# -- why a step shows ----------------------------------------------------------------------------


def test_reasons(library: Library) -> None:
    case = a_case(library)
    reasons = {str(advised.step.id): reason(advised, case.advice.answers) for advised in case.advice.steps}
    assert reasons["bewaren"].because == {"kanaal": ("online",)}
    assert reasons["vertellen"].because == {"rol": ("raadslid",)}
    assert (reasons["vragen"].because, reasons["vragen"].denied) == ({}, {"rol": ("wethouder",)})
    assert reasons["geen-smaak"] == ({}, {})  # about a question that was not asked
    assert reasons["slapen"] == ({}, {})
    elsewhere = a_case(library, "het-rondje")
    told = {str(advised.step.id): reason(advised, elsewhere.advice.answers) for advised in elsewhere.advice.steps}
    assert told["geen-smaak"].denied == {"smaak": ("zout",)}


# -- what an answer is worth ---------------------------------------------------------------------


def test_an_answer_brings_and_takes_what_other_answers_lack_and_have(library: Library) -> None:
    case = a_case(library)
    channel, role, severity = (weight(case, turn, library, library.shared) for turn in case.turns)
    assert channel == (("Bewaar het.", "Maak een foto."), (), (), True)
    # First what most of the other answers lack; the OT of another role is nobody who is taken away.
    assert role.brings == ("Vertel het de griffier.", "Vraag na.", "Team voor raadsleden")
    assert (role.takes, role.elsewhere) == ((), ())
    assert (severity.brings, severity.takes, severity.otherwise) == ((), (), False)
    urgent, question = severity.elsewhere
    assert (urgent.place, [answer.id for answer in urgent.answers]) == (library["zaak"].outcomes["spoed"], ["zwaar"])
    assert urgent.urgent
    assert (question.place, question.urgent) == (library["zaak"].questions["nader"], False)


def test_what_another_answer_would_bring_is_taken_away(library: Library) -> None:
    case = a_case(library, "het-rondje")
    found = {str(turn.asking.question.id): weight(case, turn, library, library.shared) for turn in case.turns}
    assert found["kanaal"].takes == ("Bewaar het.", "Maak een foto.")
    assert found["rol"].takes == ("Vraag na.", "Vertel het de griffier.")


def test_where_every_other_answer_leads_away_its_own_steps_count(tmp_path: Path) -> None:
    away = CASE_FLOW.replace(
        "{id: slapen, doe: Slaap erover., bron", "{id: slapen, doe: Slaap erover., als: {ernst: licht}, bron"
    )
    library = Library(small_folder(tmp_path, zaak=away))
    case = a_case(library)
    assert weight(case, case.turns[2], library, library.shared).brings == ("Slaap erover.",)


def test_an_answer_that_changes_nothing(tmp_path: Path) -> None:
    idle = CASE_FLOW.replace("zwaar: {tekst: Zwaar, naar: spoed}", "zwaar: {tekst: Zwaar}")
    idle = idle.replace("anders: {tekst: Anders, naar: nader}", "anders: {tekst: Anders}")
    library = Library(small_folder(tmp_path, zaak=idle))
    case = a_case(library)
    assert weight(case, case.turns[2], library, library.shared) == ((), (), (), False)


# -- what a case is about ------------------------------------------------------------------------


def test_a_case_is_about_the_steps_that_only_it_shows(library: Library) -> None:
    case, other = a_case(library), a_case(library, "het-rondje")
    assert telling(case, [case, other]) == {"Bewaar het.", "Vertel het de griffier."}
    assert telling(other, [case, other]) == frozenset()  # it is to show nothing
    assert telling(case, [case, case._replace(example=other.example)]) == frozenset()  # another shows them too
    every = case._replace(example=case.example._replace(shows=tuple(each.step.id for each in case.advice.steps)))
    assert telling(every, [every]) == frozenset()  # where nearly all stand out, none does


# -- with other answers --------------------------------------------------------------------------


def test_a_case_replayed_goes_the_way_of_its_new_answers(library: Library) -> None:
    case = a_case(library)
    end = after(case, library, {"ernst": ("anders",), "nader": ("weinig",), "smaak": ("zoet",)})
    again = replayed(case, end, library, library.shared)
    assert [turn.asking.question.id for turn in again.turns] == ["kanaal", "rol", "ernst", "nader", "smaak"]
    assert again.advice == end
    assert after(again, library, {}) == end  # what is tried next is tried on this road


# -- what if ---------------------------------------------------------------------------------------


def test_the_same_answers_change_nothing(library: Library) -> None:
    case = a_case(library)
    assert not difference(case.advice, after(case, library, {})).any
    assert not difference(case.advice, case.advice).any


def test_steps_and_contacts_that_come_and_go(library: Library) -> None:
    case = a_case(library)
    changes = difference(case.advice, after(case, library, {"rol": ("wethouder",)}))
    assert changes.any
    assert (changes.outcome, changes.urgency) == (None, None)
    assert changes.steps == Change((), ("Vertel het de griffier.", "Vraag na."))
    assert changes.contacts == Change(("Team voor wethouders",), ("Team voor raadsleden",))
    back = difference(after(case, library, {"rol": ("wethouder",)}), case.advice)
    assert back.steps == Change(changes.steps.lost, changes.steps.gained)


def test_another_outcome(library: Library) -> None:
    case = a_case(library)
    changes = difference(case.advice, after(case, library, {"ernst": ("zwaar",)}))
    assert changes.outcome == ("Neem de tijd", "Ga nu")
    assert changes.urgency == ("deze-week", "nu")
    assert changes.steps.gained == ("Ga weg.",)  # the step that both have has another id, and stays
    assert "Slaap erover." not in changes.steps.lost
    assert changes.contacts == Change(("Noodnummer 112",), ())
    assert changes.templates == Change((), ("Logboek",))
    assert changes.follow_on == Change(("tweede",), ())


def test_another_answer_may_bring_a_question(library: Library) -> None:
    case = a_case(library)
    end = tried(case, {"ernst": ("anders",)}, library, library.shared)
    assert isinstance(end, Asking)
    assert end.question.id == "nader"
    assert after(case, library, {"ernst": ("anders",), "nader": ("veel",)}).outcome.id == "spoed"


# -- the flows that came along ------------------------------------------------------------------------


def test_every_bundled_example_opens() -> None:
    library = Library(default_folder())
    for name in library:
        flow = library[name]
        for example in flow.examples.values():
            case = opened(flow, example, library, library.shared)
            assert case.turns
            for turn in case.turns:
                assert set(turn.chosen) <= {answer.id for answer in turn.asking.offered}
