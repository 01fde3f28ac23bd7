"""What safety rules say of numbers and texts: whatever the road, or where a rule holds."""

from collections.abc import Iterable, Iterator, Mapping

from weerbaar_cli.checking.rules.broken import rule_broken
from weerbaar_cli.checking.rules.phrases import SeenText, SeenTexts
from weerbaar_cli.checking.rules.texts import located
from weerbaar_cli.checking.rules.where import RuleAt
from weerbaar_cli.model.findings import Finding
from weerbaar_cli.model.flow import Contact, Flow, Question, Shared, Step, Template
from weerbaar_cli.model.rules import Rule, Where
from weerbaar_cli.model.text import Text
from weerbaar_cli.reading.promises import breaches
from weerbaar_cli.roads.cubes import Cube
from weerbaar_cli.roads.showing import OutcomePage, Part, members, step_names, where_one

_UNSEEN = ("sources", "rules")


def broken_texts(rules: Iterable[Rule], shared: Shared, flows: Mapping[str, Flow]) -> Iterator[Finding]:
    """Yield where ``nummer``, ``luidt``, ``nooit-schrijven`` or ``hoogstens.antwoorden`` of a rule is broken."""
    seen = SeenTexts(_seen_texts(shared, flows))
    for rule in rules:
        for breach in breaches(rule, shared, flows):
            yield rule_broken(rule, breach.path, breach.place, breach.what)
        if "answers" in rule.at_most:
            yield from _too_many_answers(rule, rule.at_most["answers"], shared, flows)
        if rule.never and rule.where is None:
            yield from never_written(rule, seen)
        elif rule.never and rule.where is not None and _names_pieces_only(rule.where):
            yield from never_written(rule, SeenTexts(_piece_texts(rule.where.shows, shared, flows)))


def _names_pieces_only(where: Where) -> bool:
    """Return whether a rule is about pieces wherever they stand, so that roads do not matter to their texts."""
    return bool(where.shows) and where == Where(shows=where.shows)


def never_on_roads(at: RuleAt, files: Mapping[int, str]) -> Iterator[tuple[Finding, Cube]]:
    """Yield what is never written and shows on roads on which a rule holds, with such roads. Raises Undecided."""
    rule, page = at.rule, at.page
    if rule.where is None or not rule.never or _names_pieces_only(rule.where):
        return
    if not rule.where.shows:
        own = _located((page.outcome.title, page.outcome.intro), page.flow.path, files)
        yield from ((finding, cube) for finding in never_written(rule, SeenTexts(own)) for cube in at.cubes[:1])
    for part in at.parts(*rule.where.shows) if rule.where.shows else [part for kind in page.kinds for part in kind]:
        for finding in never_written(rule, SeenTexts(_part_texts(part, page, files))):
            yield from ((finding, cube) for cube in list(where_one(at.cubes, part.terms))[:1])


def text_files(shared: Shared) -> dict[int, str]:
    """Return the file of every text in ``gedeeld/``, by the identity of the text."""
    return {
        id(text): layer.paths[part]
        for layer in shared.by_folder
        for part, texts in layer.prose.items()
        for text in texts
    }


def _part_texts(part: Part, page: OutcomePage, files: Mapping[int, str]) -> list[SeenText]:
    shared, of = page.live.space.shared, part.of
    if isinstance(of, Step):
        return list(step_texts(of, page.flow.path, files))
    if isinstance(of, Contact):
        return list(entry_texts(of, "contacts", shared))
    return list(entry_texts(shared.templates.get(of.target), "templates", shared))


def never_written(rule: Rule, texts: SeenTexts) -> Iterator[Finding]:
    """Yield where a text holds what the rule says is never written."""
    for seen, phrase, start in texts.with_phrase(rule.never):
        for place, _ in located(seen.text, {start: phrase}):
            yield rule_broken(rule, seen.path, place, f'hier staat "{phrase}"')


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
    for contact in layer.contacts.values():
        if isinstance(contact.phone, Text):
            yield SeenText(layer.paths["contacts"], contact.phone)


def _piece_texts(pieces: Iterable[Text], shared: Shared, flows: Mapping[str, Flow]) -> Iterator[SeenText]:
    """Yield the texts of pieces, wherever they are used, each once."""
    names = frozenset().union(*(members(piece, shared) for piece in pieces))
    files = text_files(shared)
    found: dict[tuple[str, int, int], SeenText] = {}
    texts = [seen for name, step in shared.steps.items() if name in names for seen in step_texts(step, "", files)]
    for flow in flows.values():
        for outcome in flow.outcomes.values():
            for step in outcome.steps:
                if step_names(step) & names:
                    texts += step_texts(step, flow.path, files)
    for name in sorted(names):
        texts += entry_texts(shared.contacts.get(name), "contacts", shared)
        texts += entry_texts(shared.templates.get(name), "templates", shared)
    for seen in texts:
        found.setdefault((seen.path, *seen.text.place), seen)
    yield from found.values()


def step_texts(step: Step, path: str, files: Mapping[int, str]) -> list[SeenText]:
    """Return the texts of a step of the file ``path``; what is shared stands in a file of its own."""
    return _located((step.heading, step.do, step.explanation), path, files)


def _located(texts: Iterable[str], path: str, files: Mapping[int, str]) -> list[SeenText]:
    return [SeenText(files.get(id(text), path), text) for text in texts if text and isinstance(text, Text)]


def entry_texts(entry: Contact | Template | None, part: str, shared: Shared) -> Iterator[SeenText]:
    """Yield the texts of a contact or template."""
    texts: tuple[str, ...] = ()
    if isinstance(entry, Contact):
        texts = (entry.name, entry.purpose, entry.phone, entry.mail, entry.website, entry.hours, entry.note)
    elif entry is not None:
        texts = (entry.title, entry.text)
    path = "" if entry is None else shared.path_of(part, entry.id)
    yield from (SeenText(path, text) for text in texts if text and isinstance(text, Text))
