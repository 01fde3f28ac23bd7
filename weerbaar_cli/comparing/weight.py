"""How much a change matters to who needs help: what takes help away comes first."""

from collections.abc import Iterable

from weerbaar_cli.comparing.changes import SHARED, AdviceRead, FlowChange
from weerbaar_cli.comparing.guarded import BROKEN
from weerbaar_cli.model.kinds import URGENCIES
from weerbaar_cli.reading.promises import VITAL_CONTACTS, VITAL_QUESTION

LESS_HELP, FEWER_STEPS, GUARDED, OTHERWISE, WORDS_CHANGED, MORE, UPKEEP = range(7)
"""What changes can be about, the worst first."""

_RULES = ("regel-weg", "regel", "regel-erbij")
_BY_KIND = {
    **dict.fromkeys(
        ("contact-weg", "contact-minder", "contact", "antwoord-verwisseld", "keuzehulp-weg", "nood"), LESS_HELP
    ),
    **dict.fromkeys(_RULES, GUARDED),
    **dict.fromkeys(("stap-weg", "stap-minder", "uitkomst-weg", "sjabloon-weg", "sjabloon-minder"), FEWER_STEPS),
    **dict.fromkeys(("bron-weg", "bron", "bron-erbij", "toets-weg", "toets-erbij"), UPKEEP),
    "antwoord-erbij": OTHERWISE,
    "tekst": WORDS_CHANGED,
}
_BY_ENDING = {
    "-erbij": MORE,
    "-meer": MORE,
    "-niet-nieuw": OTHERWISE,
    "-nieuw": MORE,
    "-gelijk": UPKEEP,
    "-nergens": OTHERWISE,
}
_PHONE_FIELD = ("het nummer", "het contact dat erbij staat")
_UPKEEP_TEXTS = ("de dag", "het adres", "de uitgever", "de datum")


def part_of(change: FlowChange) -> int:
    """Return what a change is about."""
    about = _about(change)
    return GUARDED if change.guarded and GUARDED < about < UPKEEP else about


def _about(change: FlowChange) -> int:
    if change.kind == "weg" and change.was is not None and change.becomes is not None:
        return _of_road(change.was, change.becomes)
    if change.kind == "uitkomst-erbij" and change.becomes is not None:
        return MORE if VITAL_CONTACTS & set(change.becomes.ids("contact")) else LESS_HELP
    if change.kind == "urgentie":
        return LESS_HELP if _slower(change.before, change.after) else OTHERWISE
    if change.kind == "tekst":
        return min(LESS_HELP if _is_about_vital(change) else UPKEEP, _of_text(change.sentence))
    if change.kind.endswith("-hernoemd"):
        return UPKEEP
    kind = change.effect or change.kind
    return _BY_KIND.get(kind, next((about for ending, about in _BY_ENDING.items() if kind.endswith(ending)), OTHERWISE))


def _is_about_vital(change: FlowChange) -> bool:
    """Return whether it is about 112, the OT or the question about danger."""
    return change.flow == SHARED and change.place.partition("/")[0] in (*VITAL_CONTACTS, VITAL_QUESTION)


def _of_text(sentence: str) -> int:
    if sentence.startswith(_PHONE_FIELD):
        return LESS_HELP
    return UPKEEP if sentence.startswith(_UPKEEP_TEXTS) else WORDS_CHANGED


def _of_road(was: AdviceRead, becomes: AdviceRead) -> int:
    """Return what it is about that a road now leads to another advice."""
    if _slower(was.urgency, becomes.urgency) or was.lost(becomes, "contact"):
        return LESS_HELP
    return FEWER_STEPS if was.lost(becomes, "stap") or was.lost(becomes, "sjabloon") else OTHERWISE


def _slower(was: str, becomes: str) -> bool:
    return was in URGENCIES and becomes in URGENCIES and URGENCIES.index(becomes) > URGENCIES.index(was)


def worst_first(changes: Iterable[FlowChange]) -> list[FlowChange]:
    """Return the changes with those first that take help away."""
    return sorted(changes, key=lambda change: (part_of(change), _rank(change)))


_ABOUT_TEXT = (
    "de samenvatting",
    "de titel",
    "de inleiding",
    "de naam",
    "het verhaal",
    "wat de groep",
    "de weg van het",
)
"""Texts around the advice: what stands in the advice goes before."""


def _rank(change: FlowChange) -> int:
    """Return what goes first among changes that are about the same: numbers and rules, what shows, what all share.

    What a rule speaks of is told with what it is about, not with the texts around the advice.
    """
    is_first = change.sentence.startswith(_PHONE_FIELD) or change.guarded == BROKEN or change.kind in _RULES
    if is_first or _is_about_vital(change):
        return 0
    if change.kind != "tekst":
        return 1 if part_of(change) == GUARDED else 2
    if change.sentence.startswith(_ABOUT_TEXT) and not change.guarded:
        return 3
    return 1 if change.flow == SHARED else 2
