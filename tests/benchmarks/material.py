"""Large flows to measure with."""

from __future__ import annotations

from pathlib import Path

_HEAD = "titel: Groot\nsamenvatting: Om te meten.\ngecontroleerd: 2026-11-24\nbegin: v0\nnood: nvt\nvragen:\n"

_QUESTION = """\
  v{number}:
    vraag: Is dit vraag nummer {number} van de reeks?
    antwoorden:
      ja:
        tekst: Ja, dat klopt
      nee:
        tekst: Nee, dat niet
        naar: klaar
    naar: {after}
"""

_OUTCOME = """\
uitkomsten:
  klaar:
    titel: Klaar
    urgentie: vandaag
    stappen:
      - doe: Bel het OT.
        bron: seed
    contact: ot
"""

_CONTACTS = "contacten:\n  ot: {naam: Het OT, telefoon: 070-3738314, gecontroleerd: 2026-11-24, bron: seed}\n"
_SOURCES = "bronnen:\n  seed: {titel: De brontekst}\n"


def _folder(folder: Path, flow: str) -> Path:
    (folder / "gedeeld").mkdir(parents=True)
    (folder / "gedeeld" / "contacten.yaml").write_text(_CONTACTS, encoding="utf-8")
    (folder / "gedeeld" / "bronnen.yaml").write_text(_SOURCES, encoding="utf-8")
    path = folder / "groot.yaml"
    path.write_text(flow, encoding="utf-8")
    return path


def row_of_questions(folder: Path, count: int) -> Path:
    """A valid flow of ``count`` questions in a row; returns its path."""
    questions = [
        _QUESTION.format(number=number, after=f"v{number + 1}" if number + 1 < count else "klaar")
        for number in range(count)
    ]
    return _folder(folder, "".join([_HEAD, *questions, _OUTCOME]))


def with_rules(path: Path, count: int = 20) -> Path:
    """Put safety rules of several kinds beside a flow that :func:`row_of_questions` wrote; returns its path."""
    demands = (
        "toont: ot",
        "volgorde: [stap-1, stap-1]",
        "hoogstens: {contacten: 3, stappen: 3}",
        "eerste: [stap-1, ot]",
    )
    rules = [
        f"  regel-{number}:\n    waarom: Om te meten.\n    waar: {{urgentie: vandaag, als: {{v{number}: ja}}}}\n"
        f"    {demands[number % len(demands)]}\n"
        for number in range(count)
    ]
    (path.parent / "gedeeld" / "regels.yaml").write_text("".join(["regels:\n", *rules]), encoding="utf-8")
    return path


def many_choices(folder: Path, count: int = 12, answers: int = 8) -> Path:
    """A folder with ``count`` questions of kind ``meer``, each answer read by a step."""
    lines = [_HEAD]
    for number in range(count):
        lines.append(f"  v{number}:\n    vraag: Wat past bij vraag {number}?\n    soort: meer\n    antwoorden:\n")
        lines += [f"      a{answer}: {{tekst: Antwoord {answer}}}\n" for answer in range(answers)]
        lines.append(f"    naar: {f'v{number + 1}' if number + 1 < count else 'klaar'}\n")
    lines.append(_OUTCOME.replace("    contact: ot\n", ""))
    lines += [
        f"      - {{doe: Doe iets., id: s{number}-{answer}, als: {{v{number}: a{answer}}}, bron: seed}}\n"
        for number in range(count)
        for answer in range(answers)
    ]
    lines.append("    contact: ot\n")
    _folder(folder, "".join(lines))
    return folder


def many_conditions(folder: Path, questions: int = 216, conditions: int = 418) -> Path:
    """A folder with a flow of questions in a row, steps that hang on two of them, and rules about how many show."""
    names = [f"v{number}" for number in range(questions)]
    lines = [_HEAD]
    lines += [
        f"  {name}:\n    vraag: Wat past bij {name}?\n    naar: {after}\n"
        "    antwoorden: {a: {tekst: Een}, b: {tekst: Twee}, c: {tekst: Drie}, weet-niet: {tekst: Dat weet ik niet}}\n"
        for name, after in zip(names, [*names[1:], "klaar"], strict=True)
    ]
    lines.append(_OUTCOME.replace("    contact: ot\n", ""))
    for number in range(conditions):
        one, other = (f"{names[number * factor % questions]}: {'abc'[number // 3 % 3]}" for factor in (7, 11))
        als = "{" + (one if one == other else f"{one}, {other}") + "}"
        lines.append(f"      - {{doe: Doe iets., id: s{number}, als: {als}, bron: seed}}\n")
    lines.append("    contact: ot\n")
    path = _folder(folder, "".join(lines))
    rules = {"kort": "stappen: 9", "lang": f"stappen: {conditions // 3}", "alles": f"stappen: {conditions + 1}"}
    ruled = "".join(f"  {name}: {{waarom: Om te meten., hoogstens: {{{most}}}}}\n" for name, most in rules.items())
    (path.parent / "gedeeld" / "regels.yaml").write_text("regels:\n" + ruled, encoding="utf-8")
    return folder
