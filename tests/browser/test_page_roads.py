"""Conversations on the page itself, in a real browser, against those of the program: every word that can be read."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.support.chromium import Visit
from tests.support.made_flows import Block, rich_folders, write_folder
from tests.support.page_engine import library
from tests.support.random_screen import Event, RandomScreen
from weerbaar_cli.browser.page import browser_page
from weerbaar_cli.model.findings import UserError
from weerbaar_cli.pages.asking import Ask, Reply
from weerbaar_cli.reading.folder import TRIAGE, Library
from weerbaar_cli.screens.conversation import play
from weerbaar_cli.words import numbers, screens, why

if TYPE_CHECKING:
    from playwright.sync_api import Browser

DRIVE = (
    (Path(__file__).parent / "drive.js").read_text(encoding="utf-8").partition("const Drive = ")[2].rstrip().rstrip(";")
)
TRIED = settings(
    deadline=None, suppress_health_check=list(HealthCheck), database=None, phases=[Phase.explicit, Phase.generate]
)
KINDS = {
    screens.NAME: "opening",
    why.WHY: "why",
    numbers.WHOM_TO_CALL: "numbers",
    screens.WHAT_CHANGED: "changed",
}


# -- what the program shows ------------------------------------------------------------------------


class OrderlyScreen(RandomScreen):
    """Chooses several answers in the order in which they stand, as a hand does on any screen."""

    def _chosen(self, ask: Ask) -> Reply:
        reply = super()._chosen(ask)
        return reply._replace(chosen=tuple(each.id for each in ask.choices if each.id in reply.chosen))


def conversation(flows: Library, flow: str, rnd: random.Random) -> RandomScreen | None:
    """Hold a conversation of the program; None where the flow cannot be begun."""
    screen = OrderlyScreen(rnd)
    try:
        play(flows, flow, {}, screen, date.today())
    except UserError:
        return None
    return screen


def kind(event: Event) -> str:
    if "page" not in event:
        return "menu" if "menu" in event else "stops"
    if "offered" in event:
        return "question"
    title = next(block["text"] for block in event["page"] if block["is"] == "Title")
    blocks = {block["is"] for block in event["page"]}
    return KINDS.get(title) or ("advice" if "When" in blocks else "template" if "Verbatim" in blocks else "other")


def deed(event: Event, reply: Mapping[str, Any]) -> dict[str, Any]:
    """What is done there, for the driver."""
    listed = event.get("menu") or [each[0] for each in event.get("stops", ())]
    chosen = reply["chosen"]
    place = listed.index(chosen[0]) if chosen and chosen[0] in listed else -1
    return {"kind": kind(event), "letter": reply["letter"], "chosen": chosen, "place": place}


def words_of(block: Mapping[str, Any]) -> Iterator[str]:
    """The words of a block in the order in which they are read."""
    match block["is"]:
        case "Numbered":
            yield from (block["do"], block["call"], block["explanation"], block["because"])
        case "Card":
            yield from (block["name"], block["phone"], block["purpose"], *block["lines"])
        case "Pairs" | "Facts":
            for name, what in block["items"]:
                yield from (name, what["phone"] if isinstance(what, dict) else what)
        case "Listed":
            yield from (entry["text"] for entry in block["entries"])
        case "Number":
            yield f"{block['label']}: " if block["label"] else ""
            yield block["number"]
        case _:
            yield block["text"]


def told(event: Event) -> str:
    """All that can be read, without the space between."""
    words = [word for block in event["page"] for word in words_of(block)]
    words += [word for _, text, note, _ in event.get("offered", ()) for word in (text, note)]
    return "".join("".join(words).split())


def difference(event: Event, seen: Mapping[str, Any]) -> object:
    """What is other on the page; None where nothing is."""
    if "page" not in event:
        return None  # stands below the advice, or is clicked by its place
    if "offered" in event:
        changing = not event["page"][0]["text"]
        expected = told(event) if not changing else "".join(screens.CHANGE.split()) + told(event)
        found, wanted = (sorted(seen["proposal"]), seen["many"]), (sorted(event["proposal"]), event["many"])
        return apart(expected, seen["text"]) if found == wanted else (expected, wanted, found)
    return apart(told(event), seen["text"])


def apart(expected: str, found: str) -> object:
    """Where two texts begin to differ; None where they do not."""
    same = next((at for at, (one, other) in enumerate(zip(expected, found, strict=False)) if one != other), 0)
    return None if expected == found else (expected[:60], expected[same : same + 90], found[same : same + 90])


def first_difference(visit: Visit, screens_held: Iterable[RandomScreen]) -> object:
    """Do the same on the page; return the first view that differs, None for nothing."""
    held = list(screens_held)
    deeds = [[deed(*pair) for pair in zip(each.happened, each.given, strict=True)] for each in held]
    for screen, seen in zip(held, visit.page.evaluate(f"deeds => ({DRIVE}).conversations(deeds)", deeds), strict=True):
        for event, there in zip(screen.happened, seen, strict=True):
            if (other := difference(event, there)) is not None:
                return other
    return None


# -- our own flows, and random ones ------------------------------------------------------------------


def holds_for(visit: Visit, people: range) -> None:
    held = [screen for each in people if (screen := conversation(library(), TRIAGE, random.Random(each)))]
    assert len(held) == len(people)
    assert first_difference(visit, held) is None
    assert visit.complaints == []


def test_conversations_on_the_page(browser: Browser, guide: Path) -> None:
    with Visit(browser, guide) as visit:
        holds_for(visit, range(50))


@pytest.mark.heavy
def test_many_conversations_on_the_page(browser: Browser, guide: Path) -> None:
    for first in range(0, 500, 50):
        with Visit(browser, guide, viewport={"width": 390, "height": 700}) as visit:
            holds_for(visit, range(first, first + 50))


def holds_in_made_folder(browser: Browser, files: dict[str, Block], seed: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        made = Library(write_folder(Path(name, "map"), files))
        held = [screen for each in range(5) if (screen := conversation(made, "f0", random.Random(seed + each)))]
        if held:
            file = Path(name, "keuzehulp.html")
            file.write_text(browser_page(made), encoding="utf-8")
            with Visit(browser, file) as visit:
                assert first_difference(visit, held) is None


@settings(TRIED, max_examples=5, derandomize=True)
@given(files=rich_folders(), seed=st.integers(0, 1_000))
def test_conversations_in_random_folders(browser: Browser, files: dict[str, Block], seed: int) -> None:
    holds_in_made_folder(browser, files, seed)


@pytest.mark.heavy
@settings(TRIED, max_examples=100)
@given(files=rich_folders(), seed=st.integers(0, 1_000))
def test_many_conversations_in_random_folders(browser: Browser, files: dict[str, Block], seed: int) -> None:
    holds_in_made_folder(browser, files, seed)
