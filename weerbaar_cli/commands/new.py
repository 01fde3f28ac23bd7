"""``nieuw``: a new flow file that plays and has no errors, for someone to change word by word.

The texts stand in ``new_files/`` beside this module.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from weerbaar_cli.formats.schema import FILES, schema_text
from weerbaar_cli.model.exit_codes import DONE, USAGE
from weerbaar_cli.model.findings import ERROR, UserError
from weerbaar_cli.model.flow import Outcome, Shared
from weerbaar_cli.model.folder_map import MAP_FILE
from weerbaar_cli.reading.folder import ENVIRONMENT, SHARED_FOLDER, Library, default_folder, folder_name
from weerbaar_cli.reading.scalars import ID
from weerbaar_cli.screens import streams
from weerbaar_cli.screens.files import write_all
from weerbaar_cli.words.files import as_argument, folder_in_use, written
from weerbaar_cli.words.safety_rules import RULES_BY_NAME

_NEEDED = ("politie-nood", "ot")
_LIFELINE = "zelfmoordpreventie"  # a folder that has it may have a rule that every advice shows it: ours does
_LAST_CONTACT = "ot]\n"
_SHARED_DANGER = "    gebruik: gevaar\n"
_OWN_EMERGENCY = re.compile(r"  nood:\n(?:    .*\n)+")
_SHARED_EMERGENCY = "  nood:\n    gebruik: nood\n"
_OWN_TEAM = re.compile(r"      - doe: .*\n        id: ot-bellen\n(?:        .*\n)+")
_SHARED_TEAM = "      - gebruik: {}\n"
_SOURCE = "\n        bron: BRON"
_NO_SOURCE = "\n        todo: Noem hier de bron van deze stap."
_NO_DOUBT = "      - naar: nood\n  situatie:\n"
_DOUBT = """      - als: {gevaar: weet-niet}
        naar: gevaar-nu
      - naar: nood
  gevaar-nu:
    gebruik: gevaar-nu
    naar:
      - als: {gevaar-nu: nee}
        naar: situatie
      - naar: nood
  situatie:
"""


def new(flow_id: str | None, folder: str | None) -> int:
    """Write a new flow and say what was made. Raises UserError."""
    if flow_id is None:
        raise UserError("zeg erbij hoe de keuzehulp heet, of begin een eigen map met --map MAP", USAGE)
    streams.say(begin(flow_id, folder, os.environ))
    return DONE


def begin(flow_id: str, option: str | None, environ: Mapping[str, str]) -> str:
    """Write a new flow into the folder of the option, else of the environment, else the default one.

    Make a folder that is not there yet, with small shared files and the schemas. Return a few
    lines about what was made. Raises UserError; no file is ever written over.
    """
    folder = _own_folder(option or environ.get(ENVIRONMENT))
    library = Library(folder)
    has_shared = library.base is not None or (folder / SHARED_FOLDER).is_dir()
    if has_shared and any(finding.severity == ERROR for finding in library.shared_reading):
        shown = library.shown(folder / SHARED_FOLDER)
        raise UserError(f'in de map "{shown}" staan fouten; kijk eerst met: weerbaar check {as_argument(shown)}')
    texts = new_files(flow_id, library.shared if has_shared else Shared(), has_shared)
    paths = {folder / name: text for name, text in texts.items() if not _schema_came(folder / name, name)}
    for path in paths:
        if os.path.lexists(path):
            raise UserError(f'"{library.shown(path)}" bestaat al; kies een andere naam', USAGE)
    write_all(paths)
    flow, *others = paths
    made = [flow, *dict.fromkeys(path.parent for path in others)]
    lines = [written(library.shown(path)) for path in made]
    lines.append(folder_in_use(folder_name(library)))
    if any(rule.where is not None and rule.where.flows for rule in library.shared.rules.values()):
        lines.append(RULES_BY_NAME)
    return "\n".join((*lines, f"Kijk na met: weerbaar check {as_argument(library.shown(flow))}"))


def _schema_came(path: Path, name: str) -> bool:
    """Tell whether a schema came with an earlier flow; it stays as it is."""
    return name.startswith("schema/") and path.is_file()


def _own_folder(named: str | None) -> Path:
    if named:
        return Path(named)
    folder = default_folder()
    if folder != Path(__file__).parents[2] / "flows":  # not those of a checkout: what came along is not to write in
        raise UserError("zeg erbij in welke map de nieuwe keuzehulp hoort: --flows MAP", USAGE)
    return folder


# -- the texts -------------------------------------------------------------------------------


def new_files(flow_id: str, shared: Shared, has_shared_folder: bool) -> dict[str, str]:
    """Return the files to write: their path within the folder of flows, to their text.

    In a folder without ``gedeeld/`` a small one comes along, with the schemas for an editor.
    Raises UserError where the id cannot be one, or where the shared pieces that every flow
    needs are missing.
    """
    if f"{flow_id}.yaml" == MAP_FILE:
        raise UserError(f"in {MAP_FILE} staat waar een map op ligt; geef de keuzehulp een andere naam", USAGE)
    if not ID.fullmatch(flow_id):
        raise UserError(
            f'"{flow_id}" kan geen naam van een keuzehulp zijn; gebruik kleine letters, cijfers en streepjes',
            USAGE,
        )
    if not has_shared_folder:
        return {
            f"{flow_id}.yaml": _flow_from_template(flow_id, "seed", {"gevaar"}),
            **{
                f"{SHARED_FOLDER}/{name}": _new_file(name) for name in ("vragen.yaml", "contacten.yaml", "bronnen.yaml")
            },
            **schema_files(),
        }
    missing = [name for name in _NEEDED if name not in shared.contacts]
    if missing:
        raise UserError(f'in gedeeld/contacten.yaml ontbreekt het contact "{missing[0]}"; voeg dat eerst toe')
    source = next((name for name in ("redactie", "seed", *shared.sources) if name in shared.sources), "")
    text = _flow_from_template(flow_id, source, _asked_about_danger(shared))
    if _is_for_danger(shared.outcomes.get("nood")):
        text = _OWN_EMERGENCY.sub(_SHARED_EMERGENCY, text)
    team = _step_to_the_team(shared)
    if team is not None:
        text = _OWN_TEAM.sub(_SHARED_TEAM.format(team), text)
    if _LIFELINE in shared.contacts:
        text = text.replace(_LAST_CONTACT, f"ot, {_LIFELINE}]\n")
    return {f"{flow_id}.yaml": text}


def _is_for_danger(outcome: Outcome | None) -> bool:
    """Return whether a shared outcome sends everyone to 112, so that a flow need not say that itself."""
    if outcome is None or outcome.urgency != "nu":
        return False
    return any(item.target == "politie-nood" and not item.when for item in outcome.contacts)


def _step_to_the_team(shared: Shared) -> str | None:
    """Return the shared group that says to each who is to be called, so that a flow need not know who that is."""
    groups = (step for step in shared.steps.values() if any(each.shared == "ot-bellen" for each in step.group))
    return next((str(step.id) for step in groups), None)


def schema_files() -> dict[str, str]:
    """Return the schemas for an editor: their path within the folder of flows, to their text."""
    return {f"schema/{kind}.json": schema_text(kind) for kind in FILES}


def _asked_about_danger(shared: Shared) -> set[str]:
    """Return which questions about danger can be shared: for who doubts also the one about signs of it."""
    answers = {name: set(each.answers) for name, each in shared.questions.items()}
    if not {"ja", "nee"} <= answers.get("gevaar", set()):
        return set()
    has_signs = "weet-niet" in answers["gevaar"] and "nee" in answers.get("gevaar-nu", set())
    return {"gevaar", "gevaar-nu"} if has_signs else {"gevaar"}


def _flow_from_template(flow_id: str, source: str, about_danger: set[str]) -> str:
    """Return the new flow; ``about_danger`` are the shared questions that it begins with."""
    subject = flow_id.replace("-", " ")
    text = _new_file("keuzehulp.yaml").replace("TITEL", subject.capitalize()).replace("ONDERWERP", subject)
    text = text.replace(_SOURCE, _SOURCE.replace("BRON", source) if source else _NO_SOURCE)
    if "gevaar-nu" in about_danger:
        text = text.replace(_NO_DOUBT, _DOUBT)
    if "gevaar" in about_danger:
        return text
    _, _, own = _new_file("vragen.yaml").partition("  gevaar:\n")
    return text.replace(_SHARED_DANGER, own)


def _new_file(name: str) -> str:
    """Return one of the files that came along."""
    return files("weerbaar_cli.commands").joinpath("new_files", name).read_text(encoding="utf-8")
