"""``nieuw --voorbeeld``: a case of one's own, in a folder on top of ours.

All own cases stand in one file, a flow that begins as the guide does and goes on in it. So no flow of the
base is replaced, and what changes there later counts for these cases too.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from importlib.resources import files
from itertools import chain, count
from json import dumps
from unicodedata import normalize

from weerbaar_cli.checking.rules.phrases import SeenText, SeenTexts
from weerbaar_cli.checking.rules.safety_texts import never_written
from weerbaar_cli.checking.rules.texts import long_sentence, number_in_text
from weerbaar_cli.checking.subjects import FileContent
from weerbaar_cli.commands.new_map import map_files
from weerbaar_cli.commands.refusals import findings_shown
from weerbaar_cli.commands.start import screen
from weerbaar_cli.model.exit_codes import USAGE
from weerbaar_cli.model.findings import Finding, UserError
from weerbaar_cli.model.flow import Flow
from weerbaar_cli.model.text import Text
from weerbaar_cli.playing.examples import play_example
from weerbaar_cli.reading.folder import ENVIRONMENT, TRIAGE, Library, open_folder
from weerbaar_cli.reading.layer import Layer
from weerbaar_cli.reading.parse import parse_flow
from weerbaar_cli.reading.resolve import resolve
from weerbaar_cli.reading.tree import read_tree
from weerbaar_cli.screens.files import write_all, write_together
from weerbaar_cli.screens.memory import keep_private
from weerbaar_cli.screens.own_case import OwnCase, Telling
from weerbaar_cli.screens.saving import typed_path
from weerbaar_cli.screens.session import Session, run_session
from weerbaar_cli.words import own_case as words
from weerbaar_cli.words.layout import wrapped

FLOW = "eigen-voorbeelden"
"""The file of all own cases."""

_CASES_FILE = f"{FLOW}.yaml"
_DANGER, _EMERGENCY = "gevaar", "nood"
_FOLD_AT = 100


def new_case(named: str | None, option: str | None, name: str | None, simple: bool) -> int:
    """Ask for a case and write it into the folder that is ``named``, else the own one in use, else one that is
    asked for. Return the exit code. Raises UserError."""
    if name is not None:
        raise UserError("laat de naam weg: weerbaar nieuw --voorbeeld vraagt erom", USAGE)
    keep_private()
    library, folder = _beneath(named, option, os.environ)
    with findings_shown(library):
        _refuse_unfit(library)
        session = Session(library, screen(simple), date.today())
        telling = Telling(session, TRIAGE, lambda text: _wrong_with(text, library), _writing(option), folder)
        return run_session(session, telling.tell, words.ended_early(named, option))


def _beneath(named: str | None, option: str | None, environ: Mapping[str, str]) -> tuple[Library, str | None]:
    """Return the folder to play, and the own one to write into where it is known. Raises UserError."""
    if named is not None:
        own = Layer(typed_path(named))
        if own.has_map:
            return open_folder(named, environ), named
        _refuse_flows(own)
        map_files(own, option, environ)  # what stands in the way is said before anything is asked
        return open_folder(option, environ), named
    library = open_folder(option, environ)
    return library, (option or environ.get(ENVIRONMENT)) if library.own.has_map else None


def _refuse_flows(own: Layer) -> None:
    """Raise UserError for a folder with flows that lies on no other: these would suddenly lie on ours."""
    if own.folder.is_dir() and own.files:
        shown = own.shown(own.folder)
        raise UserError(
            f'in de map "{shown}" staan al keuzehulpen die op geen andere liggen; kies een andere map', USAGE
        )


def _refuse_unfit(library: Library) -> None:
    """Raise UserError where a flow of own cases cannot begin as the guide does."""
    shared = library.shared
    danger = shared.questions.get(_DANGER)
    fits = danger is not None and "ja" in danger.answers and _EMERGENCY in shared.outcomes and TRIAGE in library
    if not fits:
        raise UserError(
            "een eigen voorbeeld begint bij start.yaml, met de vraag gevaar en de uitkomst nood uit gedeeld/; "
            "die heeft deze map niet alle drie, dus zet het voorbeeld zelf in een keuzehulp, bij voorbeelden"
        )


def _wrong_with(text: str, library: Library) -> str:
    """Return what ``check`` would find in a text of a case; empty where that is nothing."""
    content = FileContent(_CASES_FILE, date.today(), (Text(text),))
    return next((finding.message for finding in _text_findings(content, library)), "")


def _text_findings(content: FileContent, library: Library) -> Iterator[Finding]:
    yield from number_in_text(content)
    yield from long_sentence(content)
    seen = SeenTexts([SeenText(content.path, text) for text in content.texts])
    for rule in library.shared.rules.values():
        if rule.where is None:
            yield from never_written(rule, seen)


# -- writing ---------------------------------------------------------------------------------


def _writing(option: str | None) -> Callable[[OwnCase, str], str]:
    return lambda told, named: write_case(told, named, option, os.environ)


def write_case(told: OwnCase, named: str, option: str | None, environ: Mapping[str, str]) -> str:
    """Write a case into an own folder, which begins now where it is not there; return a few lines about it.

    Raises UserError where that is not possible; nothing is written then.
    """
    own = Layer(typed_path(named))
    if own.has_map:
        library, begun = Library(own.folder), {}
    else:
        _refuse_flows(own)
        begun = map_files(own, option, environ)
        library = open_folder(option, environ)
    path = own.folder / _CASES_FILE
    before = own.read(path).decode("utf-8-sig", "replace") if os.path.lexists(path) else ""
    case = free_id(told.name, library)
    text = (before.rstrip("\n") + "\n\n" if before else _beginning()) + _case_entry(case, told)
    _refuse_faulty(text, own.shown(path), case, told, library)
    if before:
        write_together({path: text.encode()}, {})
    else:
        write_all({**begun, path: text})
    made = [own.shown(each) for each in (own.map_path, path) if each in begun or each == path]
    return words.case_written(made, case, own.shown(own.folder))


def free_id(name: str, library: Library) -> str:
    """Return an id for a case of this name that no example has."""
    ascii_only = normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    letters = "".join(each if each.isalnum() else " " for each in ascii_only)
    base = "-".join(letters.split()) or "voorbeeld"
    taken: set[str] = set()
    for flow in library:
        with suppress(UserError):
            taken |= {str(each) for each in library.parsed(flow)[0].examples}
    numbered = chain((base,), (f"{base}-{number}" for number in count(2)))
    return next(each for each in numbered if each not in taken)


def _beginning() -> str:
    """Return the file as it is before its first case."""
    return files("weerbaar_cli.commands").joinpath("new_files", _CASES_FILE).read_text(encoding="utf-8")


def _case_entry(case: str, told: OwnCase) -> str:
    """Return a case as it stands in its file."""
    end = told.advice
    answers = {str(stop.question.id): stop.chosen for stop in end.trail}
    danger = end.flow.id == TRIAGE and end.outcome.id == _EMERGENCY and answers.get(_DANGER) == ("ja",)
    lines = (
        f"  {case}:",
        f"    naam: {_yaml_quoted(told.name)}",
        "    verhaal: >-",
        *wrapped(told.story, _FOLD_AT, "      "),
        "    antwoorden:",
        *(f"      {name}: {_chosen_entry(chosen)}" for name, chosen in answers.items()),
        f"    uitkomst: {end.outcome.id if danger else f'{end.flow.id}/{end.outcome.id}'}",
        "    bespreek:",
        *(f"      - {_yaml_quoted(point)}" for point in told.discuss),
    )
    return "\n".join(lines) + "\n"


def _yaml_quoted(text: str) -> str:
    return dumps(text, ensure_ascii=False)


def _chosen_entry(chosen: tuple[str, ...]) -> str:
    return chosen[0] if len(chosen) == 1 else f"[{', '.join(chosen)}]"


def _refuse_faulty(text: str, shown: str, case: str, told: OwnCase, library: Library) -> None:
    """Raise UserError where the file would not be right with the case in it."""
    raw, findings = parse_flow(read_tree(text.encode(), shown), FLOW, shown)
    if not findings:
        flow = resolve(raw, library.shared)
        passed = {stop.flow.id: stop.flow for stop in told.advice.trail}
        flows: Mapping[str, Flow] = {**passed, told.advice.flow.id: told.advice.flow, FLOW: flow}
        findings = list(play_example(flow, flow.examples[case], flows).findings) if case in flow.examples else []
    if findings or case not in raw.examples:
        why = f": {findings[0].message}" if findings else ""
        raise UserError(f'onder in "{shown}" kan dit voorbeeld er niet bij{why}')
