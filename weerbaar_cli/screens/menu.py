"""The advice, and the menu after it: go on elsewhere, a template, another answer, saving."""

from __future__ import annotations

from collections.abc import Iterator

from weerbaar_cli.model.findings import UserError
from weerbaar_cli.pages.advice import advice_page, saved_page, template_page
from weerbaar_cli.pages.asking import Ask, Choice, LineAsk
from weerbaar_cli.pages.blocks import Paragraph, Remark, Title, literal
from weerbaar_cli.playing.play import Advice, follow, on_the_road
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.screens.change import change_answer
from weerbaar_cli.screens.session import Session
from weerbaar_cli.screens.talk import Talk
from weerbaar_cli.words import screens as texts

_FOLLOW, _TEMPLATE, _CHANGE, _SAVE = "verder:", "sjabloon:", "wijzigen", "opslaan"


def hold_advice(talk: Talk, advice: Advice) -> None:
    """Show the advice, and its menu until the person goes elsewhere."""
    session = talk.session
    talk.journeys = (*talk.journeys[:-1], on_the_road(talk.journey, advice.trail)._replace(proposals={}))
    session.advised = True
    session.screen.fresh()
    reply = session.show(advice_page(advice, session.library.shared, session.day), "tows")
    staying, cursor = True, ""
    while staying and reply.letter != "t":
        reply = session.choose(_menu(advice, session.library, cursor))
        if reply.chosen:
            (cursor,) = reply.chosen
            staying = _do(cursor, talk, advice)
    if reply.letter == "t":
        talk.back(advice.trail)


def _menu(advice: Advice, library: Library, cursor: str) -> Ask:
    again = texts.AGAIN_AFTER_DANGER if advice.outcome.urgency == "nu" else texts.AGAIN
    choices = (
        *(Choice(_FOLLOW + name, texts.go_on_with(title)) for name, title in _follow_on(advice, library)),
        *(Choice(_TEMPLATE + each.id, texts.template(literal(each.title))) for each in advice.templates),
        *((Choice(_CHANGE, texts.CHANGE),) if advice.trail else ()),
        Choice(_SAVE, texts.SAVE),
        Choice("o", again, letter="o"),
        Choice("w", texts.WIPE, letter="w"),
        Choice("s", texts.STOP, letter="s"),
    )
    return Ask((Title(texts.WHAT_NOW),), choices, letters="tows", cursor=cursor)


def _follow_on(advice: Advice, library: Library) -> Iterator[tuple[str, str]]:
    """Yield the flows to go on with, by id and title; one that cannot be played is left out."""
    for name in advice.follow_on:
        try:
            yield name, literal(library[name].title)
        except UserError:
            continue


def _do(chosen: str, talk: Talk, advice: Advice) -> bool:
    """Do what was chosen from the menu; True where the advice stays on the screen."""
    if chosen.startswith(_TEMPLATE):
        name = chosen.removeprefix(_TEMPLATE)
        template = next(each for each in advice.templates if each.id == name)
        talk.session.show(template_page(template), "tows")
        return True
    if chosen == _SAVE:
        _save(talk.session, advice)
        return True
    if chosen == _CHANGE:
        change_answer(talk, advice)
    else:
        name = chosen.removeprefix(_FOLLOW)
        talk.enter(follow(talk.journey, advice.trail, name, talk.session.library.shared))
    return False


def _save(session: Session, advice: Advice) -> None:
    """Ask where to save the advice, until it is saved or the person goes back."""
    from weerbaar_cli.screens import saving

    page = saved_page(advice, session.library.shared, session.day)
    path, message = saving.proposed_path(session.day), ""
    while True:
        head = (Title(texts.SAVE_WHERE), Paragraph(texts.save_how(saving.endings())))
        reply = session.write(LineAsk((*head, *((Remark(message),) if message else ())), path))
        if reply.letter == "t":
            return
        try:
            session.screen.say(texts.saved(saving.save(reply.text, page)))
            return
        except UserError as error:
            path, message = reply.text, texts.not_saved(str(error))
