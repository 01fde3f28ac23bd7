"""What safety rules say of numbers and texts, whatever the road."""

from collections.abc import Iterable, Iterator, Mapping

from weerbaar_cli.checking.rules.broken import rule_broken
from weerbaar_cli.checking.rules.phrases import SeenText, with_phrase
from weerbaar_cli.checking.rules.texts import located
from weerbaar_cli.model.findings import Finding
from weerbaar_cli.model.flow import Contact, Flow, Question, Shared, Step, Template
from weerbaar_cli.model.rules import Rule
from weerbaar_cli.model.text import Text
from weerbaar_cli.reading.promises import breaches
from weerbaar_cli.roads.showing import members, step_names

_UNSEEN = ("sources", "rules")


def broken_texts(rules: Iterable[Rule], shared: Shared, flows: Mapping[str, Flow]) -> Iterator[Finding]:
    """Yield where ``nummer``, ``luidt``, ``nooit-schrijven`` or ``hoogstens.antwoorden`` of a rule is broken."""
    seen: list[SeenText] | None = None
    for rule in rules:
        for breach in breaches(rule, shared, flows):
            yield rule_broken(rule, breach.path, breach.place, breach.what)
        if "answers" in rule.at_most:
            yield from _too_many_answers(rule, rule.at_most["answers"], shared, flows)
        if rule.never and rule.where is None:
            seen = list(_seen_texts(shared, flows)) if seen is None else seen
            yield from never_written(rule, seen)
        elif rule.never and rule.where is not None and rule.where.shows:
            yield from never_written(rule, list(_piece_texts(rule.where.shows, shared, flows)))


def never_written(rule: Rule, texts: list[SeenText], road: str = "") -> Iterator[Finding]:
    """Yield where a text holds what the rule says is never written."""
    for seen, phrase, start in with_phrase(rule.never, texts):
        for place, _ in located(seen.text, {start: phrase}):
            yield rule_broken(rule, seen.path, place, f'hier staat "{phrase}"', road)


def _too_many_answers(rule: Rule, most: int, shared: Shared, flows: Mapping[str, Flow]) -> Iterator[Finding]:
    questions: list[tuple[str, Question]] = [
        (shared.path_of("questions", each.id), each) for each in shared.questions.values()
    ]
    for flow in flows.values():
        questions += ((flow.path, each) for each in flow.questions.values() if each.shared is None)
    for path, question in questions:
        if len(question.answers) > most:
            what = f'vraag "{question.id}" heeft {len(question.answers)} antwoorden; hoogstens {most}'
            yield rule_broken(rule, path, question.id.place, what)


# -- what people see -------------------------------------------------------------------


def _seen_texts(shared: Shared, flows: Mapping[str, Flow]) -> Iterator[SeenText]:
    """Yield every text that people see; persons, sources and the rules aside."""
    for flow in flows.values():
        yield from (SeenText(flow.path, text) for text in flow.prose)
    for layer in shared.by_folder:
        yield from _seen_in_folder(layer)


def _seen_in_folder(layer: Shared) -> Iterator[SeenText]:
    people = {person.name.place for contact in layer.contacts.values() for person in contact.people}
    for part, texts in layer.prose.items():
        for text in texts if part not in _UNSEEN else ():
            if part != "contacts" or text.place not in people:
                yield SeenText(layer.paths[part], text)


def _piece_texts(pieces: Iterable[Text], shared: Shared, flows: Mapping[str, Flow]) -> Iterator[SeenText]:
    """Yield the texts of pieces, wherever they are used, each once."""
    names = frozenset().union(*(members(piece, shared) for piece in pieces))
    found: dict[tuple[str, int, int], SeenText] = {}
    shared_steps = [step for name, step in shared.steps.items() if name in names]
    texts = [seen for step in shared_steps for seen in step_texts(step, shared.path_of("steps", step.id), shared)]
    for flow in flows.values():
        for outcome in flow.outcomes.values():
            for step in outcome.steps:
                if step_names(step) & names:
                    texts += step_texts(step, flow.path, shared)
    for name in sorted(names):
        texts += entry_texts(shared.contacts.get(name), "contacts", shared)
        texts += entry_texts(shared.templates.get(name), "templates", shared)
    for seen in texts:
        found.setdefault((seen.path, *seen.text.place), seen)
    yield from found.values()


def step_texts(step: Step, path: str, shared: Shared) -> Iterator[SeenText]:
    """Yield the texts of a step in the file ``path``; what it takes from a shared step stands in that file."""
    whole = shared.steps.get(step.shared or "")
    for text in (step.heading, step.do, step.explanation):
        if text and isinstance(text, Text):
            is_shared = whole is not None and (text is whole.do or text is whole.explanation)
            yield SeenText(shared.path_of("steps", step.shared or "") if is_shared else path, text)


def entry_texts(entry: Contact | Template | None, part: str, shared: Shared) -> Iterator[SeenText]:
    """Yield the texts of a contact or template."""
    if entry is None:
        return
    texts: tuple[str, ...] = (
        (entry.name, entry.purpose, entry.mail, entry.website, entry.hours, entry.note)
        if isinstance(entry, Contact)
        else (entry.title, entry.text)
    )
    path = shared.path_of(part, entry.id)
    yield from (SeenText(path, text) for text in texts if text and isinstance(text, Text))
