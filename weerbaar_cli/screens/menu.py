"""The advice, and the menu after it: go on elsewhere, a template, another answer, saving."""

from __future__ import annotations

from collections.abc import Iterator

from weerbaar_cli.model.findings import UserError
from weerbaar_cli.pages.advice import URGENT, advice_page, template_page
from weerbaar_cli.pages.asking import LAST, Ask, Choice, LineAsk, Reading, Reply
from weerbaar_cli.pages.blocks import Page, Paragraph, Remark, Title, literal
from weerbaar_cli.pages.numbers import numbers_reading
from weerbaar_cli.playing.play import Advice, follow, on_the_road
from weerbaar_cli.reading.folder import Library
from weerbaar_cli.screens.change import change_answer
from weerbaar_cli.screens.session import Session
from weerbaar_cli.screens.talk import Talk
from weerbaar_cli.words import screens as texts

_WITHOUT, _WITH = "zonder", "met"
_READ, _FOLLOW, _TEMPLATE, _CHANGE, _SAVE = "lezen", "verder:", "sjabloon:", "wijzigen", "opslaan"


def hold_advice(talk: Talk, advice: Advice) -> None:
    """Show the advice, and its menu until the person goes elsewhere."""
    session, shared = talk.session, talk.session.library.shared
    talk.journeys = (*talk.journeys[:-1], on_the_road(talk.journey, advice.trail)._replace(proposals={}))
    session.advised = True
    _give_numbers(session, advice)
    before = talk.advised(advice)
    session.left = tuple(advice_page(each, shared, session.day) for each in (*talk.seen, advice))
    if before is None or before.answers == advice.answers or _told_change(session, before, advice):
        _read_and_choose(talk, advice)
    else:
        talk.back(advice.trail)


def _give_numbers(session: Session, advice: Advice) -> None:
    """From here on the numbers are those of this advice."""
    session.numbers = numbers_reading(session.library.shared, advice.answers, session.day, advice)


def _told_change(session: Session, before: Advice, after: Advice) -> bool:
    """Show what an answer changed, except where there is no time for it; False where the person goes back."""
    if after.outcome.urgency == URGENT:
        return True
    from weerbaar_cli.pages.changed import changed_reading

    return session.read(changed_reading(before, after, session.library)).letter != "t"


def _read_and_choose(talk: Talk, advice: Advice) -> None:
    """The advice and the menu, back and forth, until the person goes elsewhere."""
    from weerbaar_cli.pages.advice_reading import advice_reading  # not needed before

    session = talk.session
    reading = advice_reading(advice, session.library.shared, session.day, talk.seen)
    place: int | None = 0
    while place is not None:
        if session.read(reading._replace(at=place)).letter == "t":
            talk.back(advice.trail)
            return
        place = _choose(talk, advice)


def _choose(talk: Talk, advice: Advice) -> int | None:
    """Do what is chosen from the menu; return the screen of the advice to go back to, None for elsewhere."""
    session = talk.session
    menu = _menu(advice, session.library)
    session.screen.fresh()
    while reply := session.choose(menu).chosen:
        (chosen,) = reply
        if chosen == _READ:
            return 0
        if not _do(chosen, talk, advice):
            return None
    return LAST


def _menu(advice: Advice, library: Library) -> Ask:
    """The menu; Enter alone does no harm there, wherever a person comes from."""
    again = texts.AGAIN_AFTER_DANGER if advice.outcome.urgency == URGENT else texts.AGAIN
    choices = (
        Choice(_READ, texts.READ_AGAIN),
        *(Choice(_FOLLOW + name, texts.go_on_with(title)) for name, title in _follow_on(advice, library)),
        *(Choice(_TEMPLATE + each.id, texts.template(literal(each.title))) for each in advice.templates),
        *((Choice(_CHANGE, texts.CHANGE),) if advice.trail else ()),
        Choice(_SAVE, texts.SAVE),
        Choice("o", again, letter="o"),
        Choice("w", texts.WIPE, letter="w"),
        Choice("s", texts.STOP, letter="s"),
    )
    return Ask((Remark(literal(advice.outcome.title)), Title(texts.WHAT_NOW)), choices, letters="tows")


def _follow_on(advice: Advice, library: Library) -> Iterator[tuple[str, str]]:
    """Yield the flows to go on with, by id and title; one that cannot be played is left out."""
    for name in advice.follow_on:
        try:
            yield name, literal(library[name].title)
        except UserError:
            continue


def _do(chosen: str, talk: Talk, advice: Advice) -> bool:
    """Do what was chosen from the menu; True where the menu is still the place to be."""
    session = talk.session
    if chosen.startswith(_TEMPLATE):
        name = chosen.removeprefix(_TEMPLATE)
        template = next(each for each in advice.templates if each.id == name)
        session.read(Reading(((template_page(template), ()),)))
        session.screen.fresh()
        return True
    if chosen == _SAVE:
        _save(session, advice)
        return True
    if chosen == _CHANGE:
        changed = change_answer(talk, advice)
        _give_numbers(session, advice)
        session.screen.fresh()
        return not changed
    name = chosen.removeprefix(_FOLLOW)
    talk.enter(follow(talk.journey, advice.trail, name, session.library.shared))
    return False


def _save(session: Session, advice: Advice) -> None:
    """Ask what to save and where, until it is saved or the person goes back."""
    from weerbaar_cli.pages.imprint import imprint
    from weerbaar_cli.pages.saved_advice import saved_page

    reply = _ask_answers(session, advice)
    while reply.letter != "t":
        page = saved_page(advice, session.library.shared, session.day, reply.chosen == (_WITH,))
        if _saved(session, advice, (*page, *imprint(session.library))) or not advice.trail:
            return
        reply = _ask_answers(session, advice)


def _ask_answers(session: Session, advice: Advice) -> Reply:
    """Ask whether the answers go along; Enter alone leaves them out."""
    if not advice.trail:
        return Reply()
    page = (Remark(literal(advice.outcome.title)), Title(texts.SAVE_WHAT), Paragraph(texts.SAVE_WHAT_HOW))
    choices = (Choice(_WITHOUT, texts.SAVE_WITHOUT), Choice(_WITH, texts.SAVE_WITH))
    return session.choose_alone(Ask(page, choices, letters="tws"))


def _saved(session: Session, advice: Advice, page: Page) -> bool:
    """Ask where to save the page, until it is saved; False where the person goes back."""
    from weerbaar_cli.screens import saving

    path, message = saving.proposed_path(session.day), ""
    while True:
        about = Remark(literal(advice.outcome.title))
        head = (about, Title(texts.SAVE_WHERE), Paragraph(texts.save_how(saving.endings())))
        reply = session.write(LineAsk((*head, *((Remark(message),) if message else ())), path))
        if reply.letter == "t":
            return False
        try:
            session.screen.say(texts.saved(saving.save(reply.text, page)))
            return True
        except UserError as error:
            path, message = reply.text, texts.not_saved(str(error))
