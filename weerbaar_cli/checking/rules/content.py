"""What holds for texts, sources, dates and answers, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from weerbaar_cli.model.findings import Finding, Place
from weerbaar_cli.model.flow import DIRECT_CONTACTS, ONE, Contact, Flow, Question, Shared
from weerbaar_cli.model.text import BlockText, Text
from weerbaar_cli.reading.scalars import is_day

LONGEST_SENTENCE = 20

_DONT_KNOW = frozenset({"weet-niet", "anders", "geen"})

# Possessive and anchored, so that no text takes more than time in proportion to its length.
_ADDRESS = re.compile(
    r"https?://\S+|www\.\S+|(?<![\w.-])(?=[\w.-]*\.(?:nl|com|org|net|eu)(?![\w-]))[\w.-]+(?:/\S*)?", re.IGNORECASE
)
_DATE = re.compile(r"\d{1,2}-\d{1,2}-\d{4}")
_GAP = r"[\s()-]{0,3}"
_NUMBER = re.compile(
    rf"(?<![\d+])(?<!\d-)(?:\+{_GAP}3{_GAP}1(?:{_GAP}\d)+|0{_GAP}[89]{_GAP}0{_GAP}0(?:{_GAP}\d){{4,7}}(?!\d)|0(?:{_GAP}\d){{8,9}}(?!\d))"
)
_SENTENCE_END = re.compile(r"[.!?…](?<![.!?…]{2})[.!?…]*+[\"'”’)\]]*+(?:\s|$)|\n\s*\n|\n(?=\s*(?:\d+[.)]?\s|[-•*]\s))")
_IN_WORDS = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_WORD = re.compile(r"[^\W_]++(?:[-'’.][^\W_]++)*+")
_WORD_START = re.compile(r"(?<!\S)\S")


def flow_findings(flow: Flow, day: date) -> Iterator[Finding]:
    """Texts, answers, sources and the day checked of one resolved flow."""
    yield from text_findings(flow.path, flow.prose)
    for question in flow.questions.values():
        if question.shared is None:
            yield from question_findings(flow.path, question)
    for outcome in flow.outcomes.values():
        for step in outcome.steps:
            if not step.sources and step.shared is None and step.whole:
                yield Finding(
                    flow.path,
                    *step.place,
                    "step-without-source",
                    f'stap "{step.id}" heeft geen bron',
                    "zet er bron: bij",
                )
    if overdue(flow.checked, day):
        message = f"deze keuzehulp is voor het laatst gecontroleerd op {flow.checked}"
        yield Finding(
            flow.path, *_place(flow.checked), "review-overdue", message, "kijk de inhoud na en pas de datum aan"
        )


def shared_findings(shared: Shared, day: date) -> Iterator[Finding]:
    """The same for the files in ``gedeeld/``."""
    for part, prose in shared.prose.items():
        yield from text_findings(shared.paths[part], prose)
    for question in shared.questions.values():
        yield from question_findings(shared.paths["questions"], question)
    for contact in shared.contacts.values():
        yield from _contact_findings(shared.paths["contacts"], contact, day)
    for step in shared.steps.values():
        if not step.sources and step.whole:
            yield Finding(
                shared.paths["steps"],
                *step.id.place,
                "step-without-source",
                f'stap "{step.id}" heeft geen bron',
                "zet er bron: bij",
            )


_PARTS = {
    "questions": ("vraag", "unknown-shared"),
    "steps": ("stap", "unknown-shared"),
    "contacts": ("contact", "unknown-contact"),
    "templates": ("sjabloon", "unknown-template"),
    "sources": ("bron", "unknown-source"),
}


def unused_findings(shared: Shared, flows: Mapping[str, Flow], unknown: frozenset[str]) -> Iterator[Finding]:
    """Shared pieces that no flow, and no other shared piece, uses.

    ``unknown`` holds the codes of unknown names that were found: where one of a part is
    misspelt, another of that part only seems unused.
    """
    used = _used(shared, flows)
    for part, (word, code) in _PARTS.items():
        if code in unknown:
            continue
        for entry in getattr(shared, part).values():
            if entry.id not in used[part]:
                place: Place = entry.id.place
                message = f'{word} "{entry.id}" wordt nergens gebruikt'
                yield Finding(shared.paths[part], *place, "unused-shared", message, "haal het weg, of gebruik het")


def _used(shared: Shared, flows: Mapping[str, Flow]) -> dict[str, set[str]]:
    used: dict[str, set[str]] = {part: set() for part in _PARTS}
    used["contacts"].update(DIRECT_CONTACTS)
    for flow in flows.values():
        used["sources"].update(flow.sources)
        for question in flow.questions.values():
            used["sources"].update(question.sources)
            if question.shared is not None:
                used["questions"].add(question.shared)
        for outcome in flow.outcomes.values():
            used["sources"].update(outcome.sources)
            used["contacts"].update(item.target for item in outcome.contacts)
            used["templates"].update(item.target for item in outcome.templates)
            for step in outcome.steps:
                used["sources"].update(step.sources)
                if step.shared is not None:
                    used["steps"].add(step.shared)
    for contact in shared.contacts.values():
        used["sources"].update(contact.sources)
        if contact.id in used["contacts"]:
            used["contacts"].update([*contact.choice.values(), *([contact.otherwise] if contact.otherwise else [])])
            if contact.per:  # misspelt: any question may be meant
                used["questions"].update([contact.per] if contact.per in shared.questions else shared.questions)
    for step in shared.steps.values():
        used["sources"].update(step.sources)
    for template in shared.templates.values():
        used["sources"].update(template.sources)
    return used


# -- questions and contacts ------------------------------------------------------------


def question_findings(path: str, question: Question) -> Iterator[Finding]:
    """Too few answers, the same answer twice, no way to say "I do not know"."""
    answers = question.answers
    if len(answers) < 2 and question.whole:
        message = f'de vraag "{question.id}" heeft minder dan twee antwoorden'
        yield Finding(path, *question.id.place, "too-few-answers", message, "geef er twee of meer")
    seen: dict[str, int] = {}
    for answer in answers.values():
        text = " ".join(answer.text.casefold().split())
        if text and text in seen:
            message = f'het antwoord "{answer.text}" staat twee keer in de vraag "{question.id}"'
            yield Finding(
                path, *answer.text.place, "duplicate-answer", message, f"het eerste staat op regel {seen[text]}"
            )
        seen.setdefault(text, answer.text.line)
    if question.kind == ONE and len(answers) >= 3 and question.whole and not _DONT_KNOW & answers.keys():
        message = f'de vraag "{question.id}" heeft geen antwoord weet-niet, anders of geen'
        yield Finding(path, *question.id.place, "no-dont-know", message, "geef een antwoord voor wie het niet weet")


def _contact_findings(path: str, contact: Contact, day: date) -> Iterator[Finding]:
    if contact.per is None and overdue(contact.checked, day):
        message = f'contact "{contact.id}" is voor het laatst gecontroleerd op {contact.checked}'
        yield Finding(
            path, *_place(contact.checked), "contact-overdue", message, "kijk het contact na en pas de datum aan"
        )
    for person in contact.people:
        if person.until is not None and person.until < day.isoformat() and "" < contact.checked <= person.until:
            message = f"{person.name} is weg sinds {person.until} en het contact is daarna niet nagekeken"
            yield Finding(path, *person.until.place, "person-ended", message, "kijk het contact na en pas de datum aan")


def overdue(checked: str, day: date) -> bool:
    """Whether a day checked lies more than twelve months before ``day``."""
    if not is_day(checked):
        return False
    year, rest = checked.split("-", 1)
    return (int(year) + 1, rest) < (day.year, f"{day:%m-%d}")


def _place(text: str) -> Place:
    return text.place if isinstance(text, Text) else Place()


# -- texts -----------------------------------------------------------------------------


def text_findings(path: str, texts: Iterable[Text]) -> Iterator[Finding]:
    """Telephone numbers and long sentences in texts for people."""
    for text in texts:
        numbers = {number.start(): number.group().strip() for number in numbers_in(text)}
        for place, number in _placed(text, numbers):
            message = f'het nummer "{number}" staat in een tekst'
            tip = "zet het in gedeeld/contacten.yaml en noem het contact"
            yield Finding(path, *place, "number-in-text", message, tip)
        for place, words in _placed(text, dict(_long_sentences(text))):
            message = f"deze zin heeft {words} woorden; {LONGEST_SENTENCE} is het meeste"
            yield Finding(path, *place, "long-sentence", message, "maak er twee zinnen van")


def _placed(text: Text, found: Mapping[int, object]) -> Iterator[tuple[Place, object]]:
    """What was found in a text, by where it starts there, with its place in the file."""
    if found:
        locator = _Locator(text)
        for start, each in found.items():
            yield locator.at(start), each


def numbers_in(text: str) -> list[re.Match[str]]:
    """What looks like a telephone number; web addresses and dates do not."""
    if "0" not in text and "+" not in text:
        return []
    bare = _ADDRESS.sub(lambda match: "x" * len(match.group()), text)
    bare = _DATE.sub(lambda match: "x" * len(match.group()), bare)
    return list(_NUMBER.finditer(bare))


def _long_sentences(text: Text) -> Iterator[tuple[int, int]]:
    """Where each sentence with too many words starts in the text, and how many it has."""
    for start, sentence in sentences(text) if _may_be_long(text) else ():
        words = len(_WORD.findall(sentence)) if _may_be_long(sentence) else 0
        if words > LONGEST_SENTENCE:
            yield start, words


def _may_be_long(text: str) -> bool:
    """Whether there is enough between the words of a text for more than twenty; much quicker than to count them."""
    if len(text) <= 2 * LONGEST_SENTENCE:
        return False
    return len(text.encode("ascii", "replace").translate(None, _IN_WORDS)) >= LONGEST_SENTENCE


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Each sentence with where it starts in the text."""
    start = 0
    for end in (*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)):
        sentence = text[start:end]
        if sentence.strip():
            yield start + len(sentence) - len(sentence.lstrip()), sentence
        start = end


class _Locator:
    """Where the characters of a text stand; asked from left to right.

    A text written with ``|`` or ``>`` has its words on physical lines of their own; any
    other text is found where it starts.
    """

    def __init__(self, text: Text) -> None:
        self._text = text
        self._rows = iter(text.rows) if isinstance(text, BlockText) else iter(())
        self._row: Text | None = None
        self._starts: list[int] = []
        self._seen = self._words = self._word = self._before = 0

    def at(self, offset: int) -> Place:
        """The place of one character."""
        for match in _WORD_START.finditer(self._text, self._seen, offset + 1):
            self._words, self._word = self._words + 1, match.start()
        self._seen = offset + 1
        while self._before + len(self._starts) < self._words:
            self._before += len(self._starts)
            self._row = next(self._rows, None)
            if self._row is None:
                return self._text.place
            self._starts = [match.start() for match in _WORD_START.finditer(self._row)]
        if self._row is None:
            return self._text.place
        column = self._starts[self._words - self._before - 1] + offset - self._word
        return Place(self._row.line, self._row.column + column)
