"""Random right folders: every road ends in an advice, and every way to see a flow agrees on it."""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.made_flows import Block, folders, write_folder
from weerbaar_cli.checking.folder import check_folder
from weerbaar_cli.commands.export import flow_text
from weerbaar_cli.commands.program import main
from weerbaar_cli.formats.dot import as_dot
from weerbaar_cli.formats.mermaid import as_mermaid
from weerbaar_cli.formats.tree import as_tree
from weerbaar_cli.model.exit_codes import DONE, UNFINISHED
from weerbaar_cli.model.findings import ERROR
from weerbaar_cli.model.flow import MANY
from weerbaar_cli.pages.drawing import drawing
from weerbaar_cli.playing.json_form import position_data
from weerbaar_cli.playing.play import Advice, Asking, Journey, answered, position
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.reading.names import PLAY_BLOCKERS
from weerbaar_cli.screens.conversation import play
from weerbaar_cli.screens.lines import LineScreen

DAY = date(2026, 11, 24)
TRIED = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@contextmanager
def library_of(files: dict[str, Block]) -> Iterator[Library]:
    with tempfile.TemporaryDirectory() as folder:
        yield Library(write_folder(Path(folder), files))


def road(library: Library, flow: str, data: st.DataObject) -> list[Asking | Advice]:
    """What comes by on a road of random answers; the last is an advice, or a question without answers."""
    journey = Journey(flow)
    places = [position(journey, library, library.shared)]
    while isinstance(place := places[-1], Asking) and place.offered:
        names = [answer.id for answer in place.offered]
        alone = [answer.id for answer in place.offered if answer.exclusive]
        if place.question.kind == MANY and data.draw(st.booleans()):
            chosen = data.draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
            chosen = chosen[:1] if set(chosen) & set(alone) else chosen
        else:
            chosen = [data.draw(st.sampled_from(names))]
        journey = answered(journey, place.question.id, tuple(chosen))
        places.append(position(journey, library, library.shared))
    return places


@TRIED
@given(folders(), st.data())
def test_roads_end_in_an_advice_where_the_checker_says_so(files: dict[str, Block], data: st.DataObject) -> None:
    with library_of(files) as library:
        codes = {finding.code for finding in check_folder(library, DAY).findings if finding.severity == ERROR}
        assert not codes & PLAY_BLOCKERS
        assert not any(code.startswith("unknown-") for code in codes)
        for flow in library:
            end = road(library, flow, data)[-1]
            if isinstance(end, Asking):
                assert "too-few-answers" in codes
            elif not end.steps:
                assert "no-step" in codes


@TRIED
@given(folders(), st.data())
def test_json_says_what_the_player_says(files: dict[str, Block], data: st.DataObject) -> None:
    with library_of(files) as library:
        for flow in library:
            for place in road(library, flow, data):
                given_before = [
                    f"--antwoord={stop.question.id}={','.join(stop.chosen)}" for stop in place.trail if not stop.skipped
                ]
                output = io.StringIO()
                with redirect_stdout(output):
                    code = main(["start", flow, "--json", "--flows", str(library.folder), *given_before])
                assert code == (UNFINISHED if isinstance(place, Asking) else DONE)
                assert json.loads(output.getvalue()) == json.loads(json.dumps(position_data(flow, place)))


@TRIED
@given(folders(), st.data())
def test_plain_mode_comes_to_the_same_advice(files: dict[str, Block], data: st.DataObject) -> None:
    with library_of(files) as library:
        for flow in library:
            *questions, end = road(library, flow, data)
            if not isinstance(end, Advice):
                continue
            chosen = {stop.question.id: stop.chosen for stop in end.trail}
            lines = [""]
            for place in questions:
                assert isinstance(place, Asking)
                names = [str(answer.id) for answer in place.offered]
                lines.append(" ".join(str(names.index(name) + 1) for name in chosen[place.question.id]))
            output = io.StringIO()
            screen = LineScreen(io.StringIO("\n".join([*lines, "s", "", ""])), output, io.StringIO())
            assert play(library, flow, {}, screen, DAY) == 0
            assert end.outcome.title in output.getvalue()
            assert all(step.step.do in output.getvalue() for step in end.steps)


@TRIED
@given(folders())
def test_every_flow_can_be_drawn_and_exported(files: dict[str, Block]) -> None:
    with library_of(files) as library:
        flows = {name: library.parsed(name)[0] for name in library}
        for name in library:
            drawn = drawing(library[name], flows, library.shared)
            first = library[name].questions[library[name].start].text
            assert all(first in text for text in (as_tree(drawn), as_mermaid(drawn)))
            assert as_dot(drawn).startswith("digraph")
            for form in ("md", "html", "txt"):
                text = flow_text(library, name, form, DAY)
                assert all(outcome.title in text for outcome in library[name].outcomes.values())
