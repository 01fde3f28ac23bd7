"""What leads to each end, held against walking every road of random flows."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.support.made_flows import Block, folders, write_folder
from tests.support.small_folder import small_folder
from weerbaar_cli.model.flow import MANY, Answer, Flow, Question
from weerbaar_cli.model.text import Text
from weerbaar_cli.pages.road_table import MOST_TABLED, TableEnd, answer_words, rows_to_ends, ways_to_ends
from weerbaar_cli.playing.play import Advice, Asking, Journey, answered, fits, position
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.roads.cubes import ABSENT
from weerbaar_cli.roads.domains import Domain
from weerbaar_cli.roads.limits import Undecided


def _roads(journey: Journey, library: Library) -> Iterator[Advice]:
    here = position(journey, library, library.shared)
    if isinstance(here, Advice):
        yield here
        return
    for chosen in _choices(here):
        yield from _roads(answered(journey, here.question.id, chosen), library)


def _choices(asking: Asking) -> Iterator[tuple[str, ...]]:
    names = [answer.id for answer in asking.offered]
    for size in range(1, len(names) + 1 if asking.question.kind == MANY else 2):
        for chosen in itertools.combinations(names, size):
            if fits(asking.question, asking.offered, chosen):
                yield chosen


def _end(advice: Advice, flow: Flow) -> tuple[TableEnd, dict[str, tuple[str, ...]]]:
    """Where the road leaves the flow it began in, and the answers up to there."""
    own = list(itertools.takewhile(lambda stop: stop.flow.id == flow.id, advice.trail))
    beyond = advice.trail[len(own) :]
    next_flow = beyond[0].flow.id if beyond else advice.flow.id
    end = TableEnd(advice.outcome.id) if next_flow == flow.id else TableEnd(next_flow, True)
    return end, {stop.question.id: stop.chosen for stop in own}


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(files=folders())
def test_a_road_is_in_the_rows_of_its_own_end_and_in_no_other(files: dict[str, Block]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        library = Library(write_folder(Path(folder), files))
        for name in library:
            flow = library[name]
            domains, boxes = ways_to_ends(flow, library.shared)
            for advice in _roads(Journey(name), library):
                end, answers = _end(advice, flow)
                holders = {each for each, found in boxes.items() if any(_holds(box, answers, domains) for box in found)}
                assert holders == {end}


def _holds(box: Mapping[str, int], answers: Mapping[str, tuple[str, ...]], domains: Mapping[str, Domain]) -> bool:
    return all(name in answers and domains[name].value(answers[name]) & bits for name, bits in box.items())


def test_a_question_that_does_not_matter_is_left_out(tmp_path: Path) -> None:
    library = Library(small_folder(tmp_path))
    rows = rows_to_ends(library["start"], library.shared)
    assert rows[TableEnd("nood")] == ({("gevaar",): "“Ja”"},)
    (row,) = rows[TableEnd("klaar")]
    assert set(row) == {("gevaar",), ("doorgaan",)}
    assert TableEnd("tweede", to_flow=True) in rows
    assert rows_to_ends(library["tweede"], library.shared)[TableEnd("einde")] == ({},)


def test_the_first_two_questions_stand_together_where_only_the_pair_matters(tmp_path: Path) -> None:
    again = """\
titel: Twee vragen
samenvatting: Voor een test.
gecontroleerd: 2026-11-24
nood: nvt
begin: een
vragen:
  een:
    vraag: Eerst?
    antwoorden: {ja: {tekst: "Ja", naar: uit}, weet-niet: {tekst: Weet niet, naar: twee}, nee: {tekst: "Nee", naar: in}}
  twee:
    vraag: Dan?
    antwoorden: {ja: {tekst: "Ja", naar: uit}, nee: {tekst: "Nee", naar: in}}
uitkomsten:
  uit: {titel: Uit, urgentie: vandaag, stappen: [Doe.], contact: ot}
  in: {titel: In, urgentie: vandaag, stappen: [Doe.], contact: ot}
"""
    library = Library(small_folder(tmp_path, twee=again))
    rows = rows_to_ends(library["twee"], library.shared)
    assert [list(row) for row in rows[TableEnd("uit")]] == [[("een", "twee")]]
    assert rows[TableEnd("uit")][0]["een", "twee"] == "vraag 1: “Ja”; of vraag 1: “Weet niet” en vraag 2: “Ja”"


def test_a_flow_that_is_too_large_is_not_decided() -> None:
    many = {f"v{number}": Question(Text(f"v{number}")) for number in range(MOST_TABLED + 1)}
    with pytest.raises(Undecided):
        rows_to_ends(Flow("groot", "", questions=many), Library(Path()).shared)


# -- answers in words ----------------------------------------------------------------------


def _domain(kind: str, *names: str, alone: str = "") -> Domain:
    answers = {name: Answer(Text(name), Text(name.upper()), exclusive=name == alone) for name in names}
    return Domain(Question(Text("v"), answers=answers, kind=kind), [frozenset([name]) for name in names])


def test_one_answer_is_named_or_what_it_may_not_be() -> None:
    domain = _domain("een", "a", "b", "c", "d")
    assert answer_words(domain, domain.holds("ab")) == "“A” of “B”"
    assert answer_words(domain, domain.holds("abc")) == "alles behalve “D”"


def test_of_more_answers_it_says_which_must_and_may_not_be_there() -> None:
    domain = _domain("meer", "a", "b", "c", "d", alone="d")
    full = domain.full & ~ABSENT
    assert answer_words(domain, domain.holds("a")) == "in elk geval “A”"
    assert answer_words(domain, full & ~domain.holds("a")) == "niet “A”"
    assert answer_words(domain, domain.holds("d")) == "alleen “D”"
    assert answer_words(domain, domain.holds("b") & ~domain.holds("a")) == "in elk geval “B”, en niet “A”"
    both = domain.holds("a") & domain.holds("b")
    assert answer_words(domain, both) == "“A” en “B”"
    assert answer_words(domain, both | domain.holds("d")) == "“A” en “B”; of alleen “D”"
