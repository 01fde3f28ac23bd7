"""The file of the page, without a browser: what it holds, what seals it, and what no text of a flow can do in it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest

import weerbaar_cli
from tests.support.own_folder import own_folder
from tests.support.small_folder import FLOWS, small_folder
from weerbaar_cli.browser.page import browser_page
from weerbaar_cli.browser.scripts import ENGINE, SCREEN, source
from weerbaar_cli.reading.folder import Library, default_folder
from weerbaar_cli.words import browser_page as texts
from weerbaar_cli.words.commands import MORE_HELP
from weerbaar_cli.words.numbers import NOT_REACHED, WAYS_ROUND

MOST_BYTES = 700_000
SOURCES = Path(weerbaar_cli.__file__).parent / "browser"


@pytest.fixture(scope="module")
def ours() -> str:
    return browser_page(Library(default_folder()))


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def the_only(tag: str, page: str) -> str:
    """The contents of the only element of this kind that has no attribute."""
    (found,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.S)
    assert isinstance(found, str)
    return found


def policy(page: str) -> dict[str, str]:
    (found,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', page)
    return dict(part.strip().split(" ", 1) for part in found.split(";"))


def card(page: str) -> str:
    (found,) = re.findall(r'<main id="card">(.*?)</main>', page, re.S)
    assert isinstance(found, str)
    return found


def test_the_card_without_a_script_has_a_heading_above_each_part(ours: str) -> None:
    headings = [re.sub(r"<[^>]+>", "", each) for each in re.findall(r"<h2>(.*?)</h2>", card(ours), re.S)]
    assert headings == [NOT_REACHED, MORE_HELP.rstrip(":"), texts.NO_QUESTIONS]


def test_the_policy_allows_the_one_style_and_the_one_script_and_nothing_else(ours: str) -> None:
    assert policy(ours) == {
        "default-src": "'none'",
        "style-src": digest(the_only("style", ours)),
        "script-src": digest(the_only("script", ours)),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert ours.index("Content-Security-Policy") < ours.index("<style>")


def test_nothing_in_it_leads_out(ours: str) -> None:
    frame = re.sub(r"<(script|style)[ >].*?</\1>", "", ours, flags=re.S)
    assert set(re.findall(r'(?:src|href|action)="([^":]+):', frame)) == {"data", "tel"}
    assert not re.search(r"\bon\w+=|\bstyle=|javascript:", frame)
    script = the_only("script", ours)
    asking = r"fetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|import\(|new Worker|serviceWorker"
    keeping = r"localStorage|sessionStorage|indexedDB|document\.cookie|caches\.|pushState|replaceState|\.hash\b"
    unsafe = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|DOMParser|\.srcdoc"
    assert not re.findall(f"{asking}|{keeping}|{unsafe}", script)


def test_its_sources_can_be_read_in_it(ours: str) -> None:
    script = the_only("script", ours)
    for name in (*ENGINE, *SCREEN):
        assert source(f"{name}.js") in script
    assert {*ENGINE, *SCREEN} == {path.stem for path in SOURCES.glob("*.js")}


def test_it_is_small_and_the_same_each_time(ours: str) -> None:
    assert len(ours.encode()) <= MOST_BYTES
    assert ours == browser_page(Library(default_folder()))


def test_what_a_browser_remembers_of_it_does_not_tell_what_it_is_about(ours: str) -> None:
    assert the_only("title", ours) == texts.TAB_TITLE
    for word in ("weerbaar", "bedreig", "politie"):
        assert word not in texts.TAB_TITLE.lower()


def test_the_card_without_a_script_says_whom_to_call(ours: str) -> None:
    shown = card(ours)
    for number in ("112", "070-3738314", "0900-8844", "113"):
        assert re.search(rf'<a href="tel:{number.replace("-", "")}">{number}</a>', shown)
    for way in WAYS_ROUND:
        assert way in shown
    assert texts.NO_QUESTIONS in shown
    for number in ("112", "0703738314", "113"):  # and on the line of every screen
        assert f'<li><a href="tel:{number}"><span>' in ours


def test_the_card_names_the_number_of_a_role_that_has_its_own(tmp_path: Path) -> None:
    shown = card(browser_page(Library(small_folder(tmp_path))))
    assert re.search(r"<dt>Raadslid</dt><dd><a href=\"tel:0702222222\">", shown)
    assert "Iets anders" not in shown


def test_a_folder_without_contacts_has_the_numbers_of_the_program(tmp_path: Path) -> None:
    folder = small_folder(tmp_path, tweede=FLOWS["tweede.yaml"].replace("contact: ot", "contact: iemand"))
    (folder / "start.yaml").unlink()
    one = "contacten:\n  iemand: {naam: Iemand, telefoon: 070-5555555, gecontroleerd: 2026-11-24, bron: seed}\n"
    (folder / "gedeeld" / "contacten.yaml").write_text(one, encoding="utf-8")
    page = browser_page(Library(folder))
    assert all(number in card(page) for number in ("112", "070-3738314"))
    assert 'href="tel:113"' in page


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--<script>", "<img src=x onerror=alert(1)>"])
def test_no_text_of_a_flow_becomes_markup(tmp_path: Path, text: str) -> None:
    start = FLOWS["start.yaml"].replace("Wilt u doorgaan?", f"'{text}'", 1)
    contacts = FLOWS["gedeeld/contacten.yaml"].replace("Noodnummer 112", f"'112 {text}'", 1).replace("Het team", text)
    folder = Library(small_folder(tmp_path, start=start, **{"gedeeld/contacten": contacts}))
    page = browser_page(folder)
    assert text not in page
    assert page.count("<script") == 2 + len(folder)
    assert len(re.findall(r"<!--", page)) == 1
    assert policy(page)["script-src"] == digest(the_only("script", page))


def test_a_text_that_looks_like_a_hole_in_the_page_stays_what_it_is(tmp_path: Path) -> None:
    start = FLOWS["start.yaml"].replace("Wilt u doorgaan?", "'{{script}} {{data}} {0}?'", 1)
    assert "{{script}} {{data}} {0}?" in browser_page(Library(small_folder(tmp_path, start=start)))


def test_a_folder_on_top_of_another_has_its_own_texts(tmp_path: Path) -> None:
    page = browser_page(Library(own_folder(tmp_path)))
    for text in ("Gemeente Voorbeeld", "fout@voorbeeld.nl", "Druk rond een vergunning", "070-9999999"):
        assert text in page


def test_the_script_asks_for_the_sentences_that_are_there(ours: str) -> None:
    """A name that is mistyped would show as nothing."""
    data = json.loads(re.findall(r'<script type="application/json" id="data">(.*?)</script>', ours, re.S)[0])
    assert set(re.findall(r"\bsaid\.(\w+)", source("screen.js"))) == set(data["screen"]["said"])
    assert all(data["screen"]["said"].values())
