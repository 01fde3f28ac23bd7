"""A flow and an example by the name that a person typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.case_flow import CASE_FLOW
from tests.support.small_folder import FLOWS, small_folder
from weerbaar_cli.model.findings import BrokenFlow, UserError
from weerbaar_cli.playing.find import find_example, find_flow
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.words.texts import NOT_ALL_CASES


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(small_folder(tmp_path, zaak=CASE_FLOW))


def refused(library: Library, name: str, flow_id: str | None = None, discussed: bool = False) -> str:
    with pytest.raises(UserError) as caught:
        find_example(library, name, flow_id, discussed)
    assert caught.value.exit_code == 2
    return str(caught.value)


def test_a_flow_by_its_name(library: Library) -> None:
    assert find_flow(library, "zaak").id == "zaak"
    with pytest.raises(UserError, match='bedoelde u "zaak"') as caught:
        find_flow(library, "zaakk")
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(("name", "flow_id"), [("het-rondje", None), ("zaak/het-rondje", None), ("het-rondje", "zaak")])
def test_an_example_by_its_name(name: str, flow_id: str | None, library: Library) -> None:
    flow, example = find_example(library, name, flow_id)
    assert (flow.id, example.id) == ("zaak", "het-rondje")


@pytest.mark.parametrize("discussed", [False, True])
def test_an_example_without_points_to_discuss_is_found_as_well(discussed: bool, library: Library) -> None:
    assert find_example(library, "zonder-punten", discussed=discussed)[1].discuss == ()


@pytest.mark.parametrize("name", ["de-brieff", "tweede/de-brief", "", "/"])
def test_an_unknown_example_names_what_is_possible(name: str, library: Library) -> None:
    assert "gevaar-nu" in refused(library, name)
    complaint = refused(library, name, discussed=True)
    assert "de-brief, het-rondje" in complaint
    assert "gevaar-nu" not in complaint
    assert "zonder-punten" not in complaint


@pytest.mark.parametrize(
    ("name", "flow_id", "named"),
    [
        ("rod", None, 'bedoelde u "rood"?'),
        ("rood", "start", '"start/rood"'),
        ("rood", "start", "online"),
        ("tweede/rood", "start", '"start/tweede/rood"'),
        ("rood", "strt", 'bedoelde u "start"?'),
    ],
)
def test_an_example_of_another_flow_is_refused(name: str, flow_id: str | None, named: str, library: Library) -> None:
    assert named in refused(library, name, flow_id)


def test_an_example_in_two_flows_asks_which(tmp_path: Path) -> None:
    library = Library(small_folder(tmp_path, zaak=CASE_FLOW, ander=CASE_FLOW))
    assert "ander/de-brief, zaak/de-brief" in refused(library, "de-brief")
    assert find_example(library, "ander/de-brief")[0].id == "ander"
    assert find_example(library, "de-brief", "ander")[0].id == "ander"


def test_of_many_flows_with_that_example_five_are_named(tmp_path: Path) -> None:
    library = Library(small_folder(tmp_path, **{f"zaak-{number}": CASE_FLOW for number in range(9)}))
    assert refused(library, "de-brief").count("/de-brief") == 5


def test_a_flow_that_cannot_be_played_is_in_nobodys_way(tmp_path: Path) -> None:
    library = Library(small_folder(tmp_path, kapot=FLOWS["tweede.yaml"].replace("naar: rol", "naar: rool")))
    assert find_example(library, "online")[0].id == "start"
    assert find_example(library, "tweede/rood")[0].id == "tweede"
    assert NOT_ALL_CASES in refused(library, "blauw")
    with pytest.raises(BrokenFlow):
        find_example(library, "kapot/rood")
    with pytest.raises(BrokenFlow):
        find_flow(library, "kapot")
