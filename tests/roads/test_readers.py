"""Of what other flows bring along, a flow is judged by what its roads still read; the count leaves nothing out."""

from __future__ import annotations

from pathlib import Path

from tests.support.made_flows import Block, write_folder
from weerbaar_cli.checking.folder import check_folder
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.roads.roads import Roads

from .test_roads import DAY, Walked

WORDS = ("een", "twee", "drie", "vier")


def _question(name: str, **more: object) -> Block:
    return {"vraag": f"Wat is {name}?", "antwoorden": {each: {"tekst": each} for each in WORDS}, **more}


def _outcome(**more: object) -> Block:
    return {
        "titel": "Dit kunt u doen",
        "urgentie": "vandaag",
        "stappen": [{"id": "bellen", "doe": "Bel iemand.", "bron": "seed"}],
        "contact": ["ot"],
        **more,
    }


def _flow(**more: object) -> Block:
    return {"titel": "Hulp", "samenvatting": "Voor u.", "gecontroleerd": "2026-11-24", "nood": "nvt", **more}


def _folder(path: Path) -> Library:
    """``start`` brings along some of all pairs of answers; ``later`` reads one answer to one of the two."""
    later = _outcome(stappen=[{"id": "slot", "doe": "Vervang het slot.", "als": {"rol": "twee"}, "bron": "seed"}])
    later["stappen"] += _outcome()["stappen"]
    files: dict[str, Block] = {
        "gedeeld/vragen.yaml": {"vragen": {"rol": _question("rol"), "kanaal": _question("kanaal")}},
        "gedeeld/contacten.yaml": {
            "contacten": {
                "ot": {"naam": "Het team", "telefoon": "070-3738314", "gecontroleerd": "2026-11-24"}
            }
        },
        "gedeeld/bronnen.yaml": {"bronnen": {"seed": {"titel": "Een bron", "gezien": "2026-11-24"}}},
        "start.yaml": _flow(
            begin="rol",
            vragen={
                "rol": {"gebruik": "rol", "naar": "kanaal"},
                "kanaal": {"gebruik": "kanaal", "naar": [{"als": {"rol": "een", "kanaal": "een"}, "flow": "later"},
                                                         {"als": {"rol": "drie", "kanaal": "vier"}, "flow": "later"},
                                                         {"naar": "klaar"}]},
            },
            uitkomsten={"klaar": _outcome(verder=["later"])},
        ),
        "later.yaml": _flow(
            begin="door", vragen={"door": _question("door", naar="einde")}, uitkomsten={"einde": later}
        ),
    }  # fmt: skip
    return Library(write_folder(path, files))


def test_values_that_a_flow_does_not_tell_apart_are_followed_together(tmp_path: Path) -> None:
    library = _folder(tmp_path)
    roads = Roads({name: library[name] for name in library}, library.shared)
    assert len(roads.begins["later"]) > 1
    live = roads.liveness["later"]
    assert [field.name for field in live.fields("einde")] == ["rol"]
    assert len(roads.arrivals["later"]["einde"]) == 1


def test_all_that_others_bring_along_is_counted(tmp_path: Path) -> None:
    library = _folder(tmp_path)
    assert check_folder(library, DAY).roads == Walked(library).count
