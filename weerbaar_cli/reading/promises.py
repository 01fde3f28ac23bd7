"""Numbers and texts that a rule gives letter by letter, held against the files: ``nummer`` and ``luidt``."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from weerbaar_cli.model.findings import WrongEmergency
from weerbaar_cli.model.flow import Contact, Flow, Question, Shared
from weerbaar_cli.model.keys import FILE_OF_RULES
from weerbaar_cli.model.rules import NO_PHONE, Rule
from weerbaar_cli.model.text import Place, Text
from weerbaar_cli.reading.expand import called_contacts
from weerbaar_cli.reading.files import is_there
from weerbaar_cli.reading.folder import SHARED_FOLDER, Library, default_folder, layers_of
from weerbaar_cli.words.emergency import DANGER_WORDS, EMERGENCY_NAME, EMERGENCY_PHONE, TEAM_PHONE

STEP, CONTACT = "stap:", "contact:"
_TEAM = "ot"
VITAL_CONTACTS = frozenset({"politie-nood", _TEAM})
VITAL_QUESTION = "gevaar"
"""Where a wrong number or text costs lives."""


class Spoken(NamedTuple):
    """A text that ``luidt`` names: where it stands (its entry, where there is none), and what it is."""

    path: str
    place: Place
    text: str


class Breach(NamedTuple):
    """A number or text that is not what a rule says: ``name`` is what the rule calls it."""

    rule: Rule
    name: Text
    path: str
    place: Place
    what: str


def breaches(rule: Rule, shared: Shared, flows: Mapping[str, Flow]) -> Iterator[Breach]:
    """Yield what is not as ``nummer`` and ``luidt`` of a rule say; names that nobody has are passed over."""
    for name, number in rule.phones.items():
        named = shared.contacts.get(name)
        for contact in called_contacts(named, shared) if named is not None else ():
            if (contact.phone or NO_PHONE) != number:
                yield _wrong_number(rule, name, number, contact, shared)
    for name, text in rule.reads.items():
        wanted = text.strip()
        for spoken in spoken_texts(name, shared, flows):
            if spoken.text != wanted:
                said = f'"{spoken.text}"' if spoken.text else "niets"
                yield Breach(rule, name, spoken.path, spoken.place, f'hier hoort "{wanted}", en er staat {said}')


_SPOKEN = {f"{CONTACT}politie-nood": EMERGENCY_NAME, **DANGER_WORDS}
PROMISED = Rule(
    Text("meegeleverd"),
    phones={Text("politie-nood"): Text(EMERGENCY_PHONE), Text(_TEAM): Text(TEAM_PHONE)},
    reads={Text(name): Text(text) for name, text in _SPOKEN.items()},
)
"""What the rules that came along give for 112, the OT and danger, so that they need not be read each time."""


def vital_breaches(rules: Iterable[Rule], shared: Shared) -> Iterator[Breach]:
    """Yield what nobody can be sent to with: a wrong number or name of 112 or the OT, or wrong words for danger."""
    for rule in rules:
        for breach in breaches(rule, shared, {}):
            if _is_vital(breach.name, breach.name in rule.phones):
                yield breach


def _is_vital(name: str, is_phone: bool) -> bool:
    """Return whether a name of ``nummer`` or ``luidt`` is that of 112, the OT or the question about danger."""
    if is_phone:
        return name in VITAL_CONTACTS
    if name.startswith(CONTACT):
        return name.removeprefix(CONTACT) in VITAL_CONTACTS
    return name.partition("/")[0] == VITAL_QUESTION


def refuse_wrong_emergency(library: Library) -> None:
    """Raise WrongEmergency where 112, the OT or the question about danger is not as a rule says."""
    if not _has_other_rules(library) and not any(vital_breaches([PROMISED], library.shared)):
        return
    rules = library.read_shared((FILE_OF_RULES,))[0].rules
    breach = next(vital_breaches(rules.values(), library.shared), None)
    if breach is not None:
        message = f'de regel "{breach.rule.id}" is geschonden, en daarom begint er niets: {breach.what}'
        numbers = (each for rule in rules.values() for name, each in rule.phones.items() if name == _TEAM)
        raise WrongEmergency(message, next((str(number) for number in numbers if number != NO_PHONE), ""))


def _has_other_rules(library: Library) -> bool:
    """Return whether a folder has other safety rules than those that came along."""
    others = (layer for layer in layers_of(library) if layer.folder != default_folder())
    return any(is_there(layer.folder / SHARED_FOLDER / FILE_OF_RULES) for layer in others)


def _wrong_number(rule: Rule, name: Text, number: Text, contact: Contact, shared: Shared) -> Breach:
    place = contact.phone.place if isinstance(contact.phone, Text) else contact.id.place
    wanted = "geen nummer" if number == NO_PHONE else number
    what = f'bij contact "{contact.id}" hoort {wanted}, en er staat {contact.phone or "geen nummer"}'
    return Breach(rule, name, shared.path_of("contacts", contact.id), place, what)


# -- what a name stands for --------------------------------------------------------------


def spoken_texts(name: str, shared: Shared, flows: Mapping[str, Flow]) -> Iterator[Spoken]:
    """Yield the texts that a name of ``luidt`` stands for; none where nobody has it."""
    if name.startswith(CONTACT):
        contact = shared.contacts.get(name.removeprefix(CONTACT))
        if contact is not None:
            yield _spoken(shared.path_of("contacts", contact.id), contact.name, contact.id)
    elif name.startswith(STEP):
        yield from _steps_named(name.removeprefix(STEP), shared, flows)
    else:
        question, path, answer = named_question(name, shared, flows)
        if question is not None and not answer:
            yield _spoken(path, question.text, question.id)
        elif question is not None and answer in question.answers:
            yield _spoken(path, question.answers[answer].text, question.answers[answer].id)


def named_question(name: str, shared: Shared, flows: Mapping[str, Flow]) -> tuple[Question | None, str, str]:
    """Return the question of ``vraag``, ``vraag/antwoord``, or either after a flow; its file, and the answer."""
    first, _, rest = name.partition("/")
    if first in shared.questions or first not in flows:
        return shared.questions.get(first), shared.path_of("questions", first), rest
    second, _, answer = rest.partition("/")
    question = flows[first].questions.get(second)
    if question is not None and question.shared is not None:
        return shared.questions.get(question.shared), shared.path_of("questions", question.shared), answer
    return question, flows[first].path, answer


def _steps_named(name: str, shared: Shared, flows: Mapping[str, Flow]) -> Iterator[Spoken]:
    """Yield the shared step of this id, and every step of a flow that bears it and has its own text."""
    if name in shared.steps:
        yield _spoken(shared.path_of("steps", name), shared.steps[name].do, shared.steps[name].id)
    for flow in flows.values():
        for outcome in flow.outcomes.values():
            for step in outcome.steps:
                if step.id == name and step.shared is None:
                    yield _spoken(flow.path, step.do, step.id)


def _spoken(path: str, text: str, entry: Text) -> Spoken:
    return Spoken(path, text.place if isinstance(text, Text) else entry.place, text)
