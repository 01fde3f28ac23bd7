"""The guide as one file for a browser: the page, its style, its script and its data, sealed by a policy.

Pure: values go in, a text comes out. Nothing in the file asks for anything over the network, and the policy
allows only the one style and the one script that stand in it, by their digest: where a single byte of
these is broken, the card with the numbers is what is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any
from urllib.parse import quote

from weerbaar_cli.browser.data import guide_data
from weerbaar_cli.browser.embedding import as_embedded
from weerbaar_cli.browser.scripts import ENGINE, SCREEN, source
from weerbaar_cli.formats.html import policy_digest
from weerbaar_cli.formats.html_blocks import as_elements, literal_text
from weerbaar_cli.model.flow import Contact, Shared
from weerbaar_cli.model.licences import own_licence
from weerbaar_cli.pages.blocks import Card, Facts, Heading, Page, Paragraph, Title, literal
from weerbaar_cli.pages.help_contacts import role_question, roles, team_contact, whom_to_call
from weerbaar_cli.pages.links import Phone
from weerbaar_cli.pages.numbers import three_numbers
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.words import browser_page as own
from weerbaar_cli.words import imprint
from weerbaar_cli.words import screens as texts
from weerbaar_cli.words.commands import FOR_YOUR_ROLE, MORE_HELP
from weerbaar_cli.words.numbers import NOT_REACHED, WAYS_ROUND

_ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="#fff" stroke="#5b6770" '
    'd="M3.5 1.5h6l3 3v10h-9z"/><path stroke="#5b6770" d="M5.5 7.5h5m-5 2h5m-5 2h3"/></svg>'
)
"""A sheet of paper, which tells nothing."""
_HOLE = re.compile(r"\{\{(\w+)\}\}")


def browser_page(library: Library, names: Sequence[str] = ()) -> str:
    """Return the file that plays these flows, or all of them. Raises as :func:`guide_data` does."""
    style, script = f"\n{source('page.css')}", _script()
    data = guide_data(library, names)
    parts = {
        "policy": _policy(style, script),
        "title": literal_text(own.TAB_TITLE),
        "icon": f"data:image/svg+xml,{quote(_ICON)}",
        "style": style,
        "leave": literal_text(texts.WIPE),
        "card": "".join(_elements(_card_page(library.shared))),
        "calls": literal_text(own.CALLS),
        "numbers": "".join(_calls(library.shared)),
        "data": as_embedded({**data.common, "screen": _screen(library.shared)}),
        "flows": "".join(_flow_data(name, flow) for name, flow in data.flows.items()),
        "script": script,
    }
    return _HOLE.sub(lambda hole: parts[hole[1]], source("page.html"))


def _script() -> str:
    parts = (f"// -- {name}.js\n\n{source(f'{name}.js')}" for name in (*ENGINE, *SCREEN))
    return '\n"use strict";\n\n' + "\n".join(parts)


def _flow_data(name: str, flow: Mapping[str, Any]) -> str:
    """One flow in an element of its own, so that it is read only when one comes there."""
    return f'<script type="application/json" data-flow="{literal_text(name)}">\n{as_embedded(flow)}\n</script>\n'


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{policy_digest(style)}'; script-src '{policy_digest(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


# -- without a script ----------------------------------------------------------------------


def _card_page(shared: Shared) -> Page:
    """Return whom to call, for where the script does not run."""
    emergency, team, *others = whom_to_call(shared)
    by_role = {role: team_contact(shared, role) for role in roles(shared)}
    own_numbers = {role: contact for role, contact in by_role.items() if contact.phone != team.phone}
    return (
        Title(texts.NAME),
        Paragraph(texts.PURPOSE),
        Card(texts.DANGER, literal(emergency.purpose), literal(emergency.phone), ()),
        Card(texts.TALK, literal(team.name), literal(team.phone), ()),
        Heading(NOT_REACHED),
        *map(Paragraph, WAYS_ROUND),
        Heading(MORE_HELP.rstrip(":")),
        *(Card(literal(each.name), literal(each.purpose), literal(each.phone), ()) for each in others),
        *((Heading(FOR_YOUR_ROLE.rstrip(":")), _team_by_role(own_numbers, shared)) if own_numbers else ()),
    )


def _team_by_role(by_role: Mapping[str, Contact], shared: Shared) -> Facts:
    question = shared.questions.get(role_question(shared))
    said = {} if question is None else {name: answer.text for name, answer in question.answers.items()}
    return Facts(
        tuple((literal(said.get(role, role)), (Phone(literal(each.phone)),)) for role, each in by_role.items())
    )


def _elements(page: Page) -> Iterable[str]:
    for heading, blocks in groupby(page, key=lambda block: isinstance(block, Heading)):
        if heading:
            yield from (f"<h2>{literal_text(block.text)}</h2>\n" for block in blocks if isinstance(block, Heading))
        else:
            yield from as_elements(blocks)
    yield f'<section class="failed">\n<h2>{literal_text(own.NO_QUESTIONS)}</h2>\n'
    yield f"<p>{literal_text(own.NO_QUESTIONS_HOW)}</p>\n</section>\n"


def _calls(shared: Shared) -> Iterable[str]:
    """The line with the three numbers, each under its own name."""
    for name, number in three_numbers(shared):
        digits = re.sub(r"\D", "", number)
        said = f"<span>{_breakable(name)}</span> <strong>{literal_text(number)}</strong>"
        yield f'<li><a href="tel:{digits}">{said}</a></li>\n'


def _breakable(label: str) -> str:
    return re.sub(f"(?<=\\w)({'|'.join(own.BREAKS)})", r"<wbr>\1", literal_text(label))


# -- with the script -------------------------------------------------------------------------


def _screen(shared: Shared) -> dict[str, Any]:
    """Return the sentences of the screen; those of the terminal are the same ones."""
    phone = literal(team_contact(shared).phone)
    return {
        "said": {**own.SAID, **_AS_IN_THE_TERMINAL, "stopped": texts.stopped(phone)},
        "kept": own.WHAT_PAGE_KEEPS,
        "notPlayable": (texts.NOT_PLAYABLE, texts.not_playable(phone)),
        "help": own.HELP,
        "licence": own_licence(),
        "letters": {key: does for key, does in texts.LETTERS.items() if key != "a"},
    }


_AS_IN_THE_TERMINAL = {
    "private": texts.PRIVATE,
    "begin": texts.BEGIN.capitalize(),
    "numbers": texts.LETTERS["n"].capitalize(),
    "why": texts.LETTERS["?"].capitalize(),
    "toQuestion": texts.TO_THE_QUESTION.capitalize(),
    "toTheAdvice": texts.TO_THE_ADVICE.capitalize(),
    "alone": texts.alone("{0}"),
    "whatNow": texts.WHAT_NOW,
    "readAgain": texts.READ_AGAIN,
    "goOnWith": texts.go_on_with("{0}"),
    "template": texts.template("{0}"),
    "howTo": texts.HOW_TO,
    "change": texts.CHANGE,
    "whichAnswer": texts.WHICH_ANSWER,
    "changeNothing": texts.CHANGE_NOTHING,
    "saveAdvice": texts.SAVE,
    "saveWhat": texts.SAVE_WHAT,
    "saveWhatHow": texts.SAVE_WHAT_HOW,
    "saveWithout": texts.SAVE_WITHOUT,
    "saveWith": texts.SAVE_WITH,
    "again": texts.AGAIN,
    "againAfterDanger": texts.AGAIN_AFTER_DANGER,
    "reallyAgain": texts.REALLY_AGAIN,
    "answersGo": texts.ANSWERS_GO,
    "keepAnswers": texts.KEEP_ANSWERS,
    "forgetAnswers": texts.FORGET_ANSWERS,
    "parts": imprint.PARTS,
    "wipe": texts.WIPE,
    "stop": texts.STOP,
}
