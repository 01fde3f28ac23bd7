"""The bundled flows are written in plain, careful Dutch (flows part 7, S19 to S22 and S25).

``pytest -rP tests/content/test_language.py`` shows the table of scores.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.content.language import CORPUS_SCORE, NAMES, Kind, Measure, measure, violations
from weerbaar_cli.model.flow import Contact, Flow, Outcome, Question, Shared, Step
from weerbaar_cli.model.text import BlockText, Text
from weerbaar_cli.reading.folder import Library, open_folder
from weerbaar_cli.reading.resolve import resolve

LIBRARY = open_folder(None, {})
FLOWS = tuple(LIBRARY.paths)
PARTS = ("questions", "steps", "contacts", "templates")
"""The parts of ``gedeeld/`` that people read; titles of sources are quoted as they are."""


class Passage(NamedTuple):
    """A text as it stands in a file; ``measured`` where it belongs to a block of flows 7.7."""

    path: str
    text: Text
    kind: Kind
    step: str = ""
    measured: bool = True


class Block(NamedTuple):
    """What a reader gets in one go (flows 7.7), shared pieces filled in."""

    name: str
    texts: tuple[str, ...]


# -- from the model to texts -----------------------------------------------------------


def flow_passages(flow: Flow) -> Iterator[Passage]:
    """Every text of a flow as it stands in its file, where shared pieces are only named."""
    yield from _glance(flow.path, flow.title, flow.summary)
    for question in flow.questions.values():
        if question.shared is None:
            yield from question_passages(flow.path, question)
    for outcome in flow.outcomes.values():
        yield from _glance(flow.path, outcome.title, *(step.heading for step in outcome.steps))
        yield from _texts(flow.path, Kind.ADVICE, outcome.intro)
        for step in outcome.steps:
            yield from step_passages(flow.path, step)
    for example in flow.examples.values():
        yield from _texts(flow.path, Kind.STORY, example.story, example.goal, *example.mind)
        yield from _texts(flow.path, Kind.STORY, example.name, *example.discuss, measured=False)


def shared_passages(shared: Shared, part: str) -> Iterator[Passage]:
    """Every text of one file in ``gedeeld/``."""
    path = shared.paths[part]
    if part == "questions":
        for question in shared.questions.values():
            yield from question_passages(path, question)
    elif part == "steps":
        for step in shared.steps.values():
            yield from step_passages(path, step)
    elif part == "templates":
        for template in shared.templates.values():
            yield from _glance(path, template.title)
            yield from _texts(path, Kind.TEMPLATE, template.text)
    else:
        for contact in shared.contacts.values():
            yield from _glance(path, contact.purpose, contact.note)
            yield from _texts(path, Kind.HOURS, contact.hours, measured=False)


def question_passages(path: str, question: Question) -> Iterator[Passage]:
    yield from _texts(path, Kind.QUESTION, question.text)
    yield from _texts(path, Kind.PROSE, question.explanation)
    for answer in question.answers.values():
        yield from _texts(path, Kind.ANSWER, answer.text)
        yield from _texts(path, Kind.PROSE, answer.explanation)


def step_passages(path: str, step: Step) -> Iterator[Passage]:
    yield from _texts(path, Kind.DO, step.do, step=step.id)
    yield from _texts(path, Kind.ADVICE, step.explanation, step=step.id)


def _glance(path: str, *texts: str) -> Iterator[Passage]:
    """Titles, headings and remarks: the rules hold for them, the score does not."""
    return _texts(path, Kind.PROSE, *texts, measured=False)


def _texts(path: str, kind: Kind, *texts: str, step: str = "", measured: bool = True) -> Iterator[Passage]:
    for text in filter(None, texts):
        yield Passage(path, text if isinstance(text, Text) else Text(text), kind, step, measured)


def flow_blocks(flow: Flow, shared: Shared) -> Iterator[Block]:
    """The questions, outcomes and stories of a flow as they are read."""
    whole = resolve(flow, shared)
    for question in whole.questions.values():
        if question.shared is None:
            yield question_block(whole.id, question)
    for outcome in whole.outcomes.values():
        yield outcome_block(whole.id, outcome)
    for example in whole.examples.values():
        yield Block(f"{whole.id}/{example.id}", (example.story,))


def shared_blocks(shared: Shared) -> Iterator[Block]:
    """The shared questions and templates; shared steps are read in the outcomes that name them."""
    for question in shared.questions.values():
        yield question_block("gedeeld", question)
    for template in shared.templates.values():
        yield Block(f"gedeeld/{template.id}", (template.text,))


def question_block(tree: str, question: Question) -> Block:
    answers = (text for answer in question.answers.values() for text in (answer.text, answer.explanation))
    return Block(f"{tree}/{question.id}", (question.text, question.explanation, *answers))


def outcome_block(tree: str, outcome: Outcome) -> Block:
    steps = (text for step in outcome.steps for text in (step.do, step.explanation))
    return Block(f"{tree}/{outcome.id}", (outcome.intro, *steps))


# -- what is wrong, and where ----------------------------------------------------------


def proper_names(contacts: Iterable[Contact]) -> tuple[str, ...]:
    """The names of running text, with the persons and the many-worded names of the contacts.

    A contact such as "De griffier" is an ordinary word and stays in the text.
    """
    found = [person.name for contact in contacts for person in contact.people]
    for contact in contacts:
        name = contact.name.partition(" (")[0]
        if not name.startswith(("De ", "Uw ")) and sum(word[0].isupper() for word in name.split()) > 1:
            found.append(Text(name))
    return (*NAMES, *found)


def faults(passages: Iterable[Passage], names: tuple[str, ...]) -> list[str]:
    """``file:line: text: advice`` for everything the rules of language find."""
    return [
        f"{path}:{line_of(text, violation.start)}: {violation.found!r}: {violation.advice}"
        for path, text, kind, step, _ in passages
        for violation in violations(text, kind, step, names)
    ]


def line_of(text: Text, start: int) -> int:
    """The line of a character; inside a text written with ``|`` or ``>`` its physical line."""
    if isinstance(text, BlockText):
        words_before = len(f"{text[:start]}.".split()) - 1
        for row in text.rows:
            words_before -= len(row.split())
            if words_before < 0:
                return row.line
    return text.line


def hard_to_read(blocks: Iterable[Block], names: tuple[str, ...]) -> list[str]:
    """The blocks below the score, with what makes them so."""
    measures = ((block.name, measure(block.texts, names)) for block in blocks)
    return [row(name, found) for name, found in measures if not found.readable]


def row(name: str, found: Measure) -> str:
    return (
        f"{name:<40} {found.score:6.1f} {found.sentences:6} "
        f"{found.words_per_sentence:8.1f} {found.syllables_per_word:8.2f}"
    )


def file_passages(library: Library) -> dict[str, list[Passage]]:
    """All passages by flow id or shared part; each text of the folder exactly once."""
    passages = {flow_id: list(flow_passages(library.parsed(flow_id)[0])) for flow_id in library.paths}
    return passages | {part: list(shared_passages(library.shared, part)) for part in PARTS}


# -- the bundled flows -----------------------------------------------------------------

NAMES_HERE = proper_names(LIBRARY.shared.contacts.values())
PASSAGES = file_passages(LIBRARY)


@pytest.mark.parametrize("file", [*FLOWS, *PARTS])
def test_texts_keep_the_rules_of_language(file: str) -> None:
    assert PASSAGES[file], f"no text was found in {file}"
    found = faults(PASSAGES[file], NAMES_HERE)
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize("flow_id", FLOWS)
def test_every_block_of_a_flow_is_easy_enough(flow_id: str) -> None:
    blocks = list(flow_blocks(LIBRARY.parsed(flow_id)[0], LIBRARY.shared))
    found = hard_to_read(blocks, NAMES_HERE)
    assert blocks
    assert not found, "\n" + "\n".join(found)


def test_every_shared_block_is_easy_enough() -> None:
    found = hard_to_read(shared_blocks(LIBRARY.shared), NAMES_HERE)
    assert not found, "\n" + "\n".join(found)


def test_the_whole_is_easy_enough() -> None:
    corpus = Measure()
    print(f"{'':<40} {'score':>6} {'zinnen':>6} {'w/zin':>8} {'lg/w':>8}")
    for file, passages in PASSAGES.items():
        found = measure((passage.text for passage in passages if passage.measured), NAMES_HERE)
        if found.sentences:
            print(row(file, found))
        corpus += found
    print(row("alles", corpus))
    assert corpus.score >= CORPUS_SCORE


def test_persons_stand_in_contacts_only() -> None:
    """S22: people change their work; the file that says so is the one to mend."""
    contacts = LIBRARY.shared.contacts.values()
    persons = [person.name for contact in contacts for person in contact.people]
    found = [
        f"{passage.path}:{passage.text.line}: {person}"
        for passages in PASSAGES.values()
        for passage in passages
        for person in persons
        if person in passage.text
    ]
    assert persons
    assert not found, "\n" + "\n".join(found)


# -- shown able to fail ----------------------------------------------------------------

DOCTORED = """\
titel: Even bellen
samenvatting: Voor u.
gecontroleerd: 2026-11-24
begin: hulp
vragen:
  hulp:
    vraag: Wilt u niet bellen?
    antwoorden:
      ja:
        tekst: Ja
        uitleg: Dan wacht men op u.
      nee:
        tekst: Nee
    naar: klaar
uitkomsten:
  klaar:
    titel: Klaar
    urgentie: vandaag
    inleiding: >-
      U heeft de tijd.
      Bel indien nodig.
    stappen:
      - doe: Bel gewoon.
        uitleg: U moet dat doen.
        kop: Nu!
    contact: ot
voorbeelden:
  geval:
    naam: Een incident
    verhaal: |
      U bent raadslid.
      U bent verward.
    antwoorden: {hulp: ja}
    uitkomst: klaar
    bespreek: Wat doet je fractie?
    leerdoel: De groep ziet het incident.
    let-op: [Wie belt, belt gewoon.]
"""


def test_a_fault_is_named_with_its_line_wherever_it_stands(tmp_path: Path) -> None:
    (tmp_path / "proef.yaml").write_text(DOCTORED, encoding="utf-8")
    flow, findings = Library(tmp_path).parsed("proef")
    assert not findings
    found = [fault.removeprefix(flow.path).split(": ") for fault in faults(flow_passages(flow), NAMES)]
    assert {(place, what) for place, what, *_ in found} == {
        (":11", "'men'"),
        (":1", "'Even'"),
        (":21", "'indien'"),
        (":23", "'gewoon'"),
        (":24", "'moet'"),
        (":25", "'!'"),
        (":29", "'incident'"),
        (":32", "'verward'"),
        (":35", "'je'"),
        (":36", "'incident'"),
        (":37", "'gewoon'"),
        (":7", "'niet'"),
    }


def test_a_block_that_is_hard_to_read_is_named() -> None:
    hard = "De desbetreffende verantwoordelijkheidsverdeling bemoeilijkt veiligheidsverbeteringen. " * 5
    assert hard_to_read([Block("proef/uitkomst", (hard,))], NAMES)
    assert not hard_to_read([Block("proef/uitkomst", ("Bel ons op. Wij zijn er voor u. " * 3,))], NAMES)
