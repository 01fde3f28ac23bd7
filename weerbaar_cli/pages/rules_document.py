"""The safety rules in words, to read and to sign off. Pure: rules go in, a document comes out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from weerbaar_cli.model.conditions import Clause
from weerbaar_cli.model.flow import Flow, Outcome, Shared, Step
from weerbaar_cli.model.rules import NO_PHONE, Rule, Where
from weerbaar_cli.pages.blocks import Block, Page, Paragraph, Remark, Title, literal
from weerbaar_cli.pages.document_blocks import Line, Point, Points, Section
from weerbaar_cli.pages.flow_document import signing
from weerbaar_cli.pages.links import Words
from weerbaar_cli.reading.expand import called_contacts
from weerbaar_cli.words import safety_rules as texts
from weerbaar_cli.words.documents import sentence
from weerbaar_cli.words.screens import WHEN
from weerbaar_cli.words.wording import listed


class RulesFolder(NamedTuple):
    """The flows with shared pieces filled in, and for each rule the outcomes where it holds."""

    flows: Mapping[str, Flow]
    shared: Shared
    reach: Mapping[str, Sequence[tuple[Flow, Outcome]]]


def rules_document(folder: RulesFolder) -> Page:
    """Return the rules in words, in the order of their file."""
    rules = folder.shared.rules
    return (
        Remark(texts.KIND),
        Title(texts.TITLE),
        Paragraph(f"{texts.INTRO} {texts.how_many(len(rules))}"),
        Section(2, texts.RULES_HOW_TO_READ, "lezen"),
        Points(tuple(Point((sentence,)) for sentence in texts.RULES_READING)),
        Section(2, texts.ALL_RULES, "regels"),
        *(block for number, rule in enumerate(rules.values(), 1) for block in _rule(number, rule, folder)),
        *signing(),
    )


def _rule(number: int, rule: Rule, folder: RulesFolder) -> Iterator[Block]:
    yield Section(3, texts.rule_title(number, rule.id), f"regel-{rule.id}")
    yield Paragraph(literal(rule.why))
    yield from _rule_shown(rule, folder)
    yield from _placed(rule, folder)
    yield from _rule_written(rule, folder)
    yield from _where(rule, folder)


# -- demands ---------------------------------------------------------------------------


def _rule_shown(rule: Rule, folder: RulesFolder) -> Iterator[Block]:
    demands = (
        (texts.SHOWS if len(rule.shows) == 1 else texts.SHOWS_ALL, rule.shows),
        (texts.SHOWS_ONE, rule.shows_one),
        (texts.HIDES if len(rule.hides) == 1 else texts.HIDES_ALL, rule.hides),
        (texts.APART, rule.apart),
        (texts.FIRST_STEP, [name for name in rule.first if name not in folder.shared.contacts]),
        (texts.FIRST_CONTACT, [name for name in rule.first if name in folder.shared.contacts]),
    )
    for words, pieces in demands:
        yield from _named_pieces(words, pieces, folder)


def _placed(rule: Rule, folder: RulesFolder) -> Iterator[Block]:
    if rule.order:
        groups = (tuple(_piece(name, folder) for name in group) for group in rule.order)
        points = (Point((texts.OR_ELSE.join(text for text, _ in group),), notes=_notes(group)) for group in groups)
        yield Line((texts.IN_ORDER,))
        yield Points(tuple(points), 1)
    for most, pieces in rule.later.items():
        yield from _named_pieces(texts.later_than(most), pieces, folder)
    if rule.at_most:
        yield Paragraph(texts.most_allowed(rule.at_most))
    if rule.intro:
        yield Paragraph(literal(texts.intro_says(rule.intro)))
    if rule.urgency:
        yield Paragraph(texts.urgency_says([WHEN.get(word, word) for word in rule.urgency]))


def _rule_written(rule: Rule, folder: RulesFolder) -> Iterator[Block]:
    if rule.phones:
        yield Line((texts.PHONES,))
        numbers = (
            (_piece(name, folder), texts.NUMBERLESS if number == NO_PHONE else number)
            for name, number in rule.phones.items()
        )
        yield Points(
            tuple(Point((f"{piece[0]}: {literal(number)}",), notes=_notes([piece])) for piece, number in numbers)
        )
    if rule.reads:
        yield Line((texts.READS,))
        yield Points(tuple(Point((literal(text),), notes=((_what_reads(name),),)) for name, text in rule.reads.items()))
    if rule.never:
        yield Line((texts.NEVER if rule.where is None else texts.NEVER_HERE,))
        yield Paragraph(literal(", ".join(f"“{phrase}”" for phrase in rule.never)))


def _named_pieces(words: str, pieces: Iterable[str], folder: RulesFolder) -> Iterator[Block]:
    named = [_piece(name, folder) for name in pieces]
    if named:
        yield Line((words,))
        yield Points(tuple(Point((piece[0],), notes=_notes([piece])) for piece in named))


def _notes(pieces: Sequence[tuple[str, str]]) -> tuple[Words, ...]:
    return ((", ".join(small for _, small in pieces),),)


def _what_reads(name: str) -> str:
    kind, _, rest = name.partition(":")
    if rest:
        return f"{texts.STEP if kind == 'stap' else texts.NAME_OF_CONTACT} {rest}"
    return f"{texts.ANSWER if '/' in name else texts.QUESTION} {name}"


# -- pieces ------------------------------------------------------------------------------


def _piece(name: str, folder: RulesFolder) -> tuple[str, str]:
    """Return what people read of a piece, and small beside it what it is called in the files."""
    shared = folder.shared
    if name in shared.contacts:
        return literal(_contact_words(name, shared)), f"{texts.CONTACT} {name}"
    if name in shared.templates:
        return literal(shared.templates[name].title), f"{texts.TEMPLATE} {name}"
    return literal(_step_words(name, folder)), f"{texts.STEP} {name}"


def _contact_words(name: str, shared: Shared) -> str:
    contact = shared.contacts[name]
    return contact.name or listed([each.name for each in called_contacts(contact, shared)], "of")


def _step_words(name: str, folder: RulesFolder) -> str:
    steps = (step for flow in folder.flows.values() for outcome in flow.outcomes.values() for step in outcome.steps)
    step = folder.shared.steps.get(name) or next((step for step in steps if step.id == name), None)
    return name if step is None else " / ".join(dict.fromkeys(_said(step, folder.shared))) or name


def _said(step: Step, shared: Shared) -> Iterator[str]:
    """Yield what a step says to do; of a choice or a group, what each of its steps says."""
    if step.do:
        yield step.do
        return
    members = [member.shared or "" for member in step.group]
    if step.choice is not None:
        members += step.choice.targets
    for name in members:
        if name in shared.steps:
            yield from _said(shared.steps[name], shared)


# -- where -------------------------------------------------------------------------------


def _where(rule: Rule, folder: RulesFolder) -> Iterator[Block]:
    where = rule.where or Where()
    if len(where.when) > 1:
        yield Line((texts.WHERE_ONE_OF,))
        yield Points(tuple(Point((literal(sentence(_clause_told(clause, folder))),)) for clause in where.when))
    said = [texts.EVERYWHERE] if rule.where is None else list(_narrowed(where, folder))
    if said:
        yield Paragraph(literal(" ".join(said)))
    if not rule.phones and not rule.reads and not (rule.never and rule.where is None):
        yield from _held_at(folder.reach.get(rule.id, ()), folder)


def _narrowed(where: Where, folder: RulesFolder) -> Iterator[str]:
    if len(where.when) == 1:
        yield f"{texts.WHERE_ANSWERED}{_clause_told(where.when[0], folder)}."
    if where.urgencies:
        yield texts.where_urgent([WHEN.get(word, word) for word in where.urgencies])
    if where.flows or where.outcomes:
        yield texts.where_in([_place(name, folder) for name in (*where.flows, *where.outcomes)])
    if where.besides:
        yield texts.where_besides([_place(name, folder) for name in where.besides])
    if where.shows:
        yield texts.where_shows([f"“{_piece(name, folder)[0]}”" for name in where.shows])
    if where.more_steps is not None:
        yield texts.where_longer(where.more_steps)


def _clause_told(clause: Clause, folder: RulesFolder) -> str:
    entries = [(entry, False) for entry in clause.entries] + [(entry, True) for entry in clause.excluded]
    return texts.AND_ON_ALSO.join(
        _answers_named(name, answers, is_excluded, folder) for (name, answers), is_excluded in entries
    )


def _answers_named(name: str, answers: Sequence[str], is_excluded: bool, folder: RulesFolder) -> str:
    asking = next((flow for flow in folder.flows.values() if name in flow.questions), None)
    question = folder.shared.questions.get(name) or (asking.questions[name] if asking is not None else None)
    if question is None:
        return texts.was_answered(name, "", answers, is_excluded)
    asked_in = "" if asking is None or name in folder.shared.questions else asking.title
    said = [question.answers[answer].text if answer in question.answers else answer for answer in answers]
    return texts.was_answered(question.text, asked_in, said, is_excluded)


def _place(name: str, folder: RulesFolder) -> str:
    """Return the title of a flow or outcome, with its name in the files."""
    flow, _, outcome = name.rpartition("/")
    flows = [folder.flows[flow]] if flow in folder.flows else list(folder.flows.values())
    if name in folder.flows:
        return f"“{folder.flows[name].title}” ({name})"
    titles = (each.outcomes[outcome].title for each in flows if outcome in each.outcomes)
    return f"“{next(titles, name)}” ({name})"


def _held_at(places: Sequence[tuple[Flow, Outcome]], folder: RulesFolder) -> Iterator[Block]:
    """Yield the outcomes, or the few others: first those that every flow has, then those of one flow together."""
    ids = {(flow.id, outcome.id) for flow, outcome in places}
    every = [(flow, outcome) for flow in folder.flows.values() for outcome in flow.outcomes.values()]
    others = [(flow, outcome) for flow, outcome in every if (flow.id, outcome.id) not in ids]
    if not places or not others:
        yield Paragraph(texts.ALL_ADVICES if places else texts.NO_ADVICE)
    elif len(others) < len(places) / 2:
        yield Line((texts.ALL_BUT,))
        yield Points(tuple(_places_reached(others, folder)))
    else:
        yield Line((texts.HOLDS_AT,))
        yield Points(tuple(_places_reached(places, folder)))


def _places_reached(places: Sequence[tuple[Flow, Outcome]], folder: RulesFolder) -> Iterator[Point]:
    times = Counter((outcome.id, outcome.title) for _, outcome in places)
    everywhere = [each for each, number in times.items() if number == len(folder.flows) > 1]
    if everywhere:
        yield _advices_point(texts.IN_EVERY_FLOW, everywhere)
    for flow in folder.flows.values():
        here = [(each.id, each.title) for its, each in places if its is flow]
        own = [each for each in here if each not in everywhere]
        if own:
            whole = len(here) == len(flow.outcomes)
            yield Point((literal(flow.title),), texts.ALL_OF_FLOW) if whole else _advices_point(flow.title, own)


def _advices_point(head: str, advices: Sequence[tuple[str, str]]) -> Point:
    told = "; ".join(title for _, title in advices)
    return Point((literal(head),), literal(told), notes=((literal(", ".join(name for name, _ in advices)),),))
