"""A person who replies at random, and what was shown to that person."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from tests.support.scripted_screen import ENTER, ScriptedScreen, chosen, letter
from weerbaar_cli.pages.asking import Ask, LineAsk, Reading, Reply
from weerbaar_cli.pages.blocks import Block, Facts, Heading, Listed, Numbered, Page
from weerbaar_cli.pages.document_blocks import NewPage
from weerbaar_cli.pages.links import Phone, Word
from weerbaar_cli.words import screens as texts

Event: TypeAlias = dict[str, Any]
"""Something that was shown, and what can be chosen there."""

_LONGEST = 40
_SAVE = "opslaan"


class RandomScreen(ScriptedScreen):
    """Replies at random, never saves or wipes, and stops after some time.

    ``happened`` is what was shown, ``given`` what was replied to each.
    """

    def __init__(self, rnd: random.Random) -> None:
        super().__init__()
        self._rnd = rnd
        self.happened: list[Event] = []
        self.given: list[dict[str, Any]] = []

    def read(self, reading: Reading) -> Reply:
        self.happened.append({"page": list(as_data(in_one(*reading.fronts[0])))})
        return self._replied(ENTER if reading.any_key else self._leafed())

    def choose(self, ask: Ask) -> Reply:
        self.happened.append(_event(ask))
        return self._replied(self._chosen(ask))

    def write(self, ask: LineAsk) -> Reply:
        raise AssertionError("nothing is saved here")

    def _replied(self, reply: Reply) -> Reply:
        stops = len(self.happened) >= _LONGEST
        given = letter("s") if stops else reply
        self.given.append({"letter": given.letter, "chosen": list(given.chosen)})
        return given

    def _leafed(self) -> Reply:
        return letter(self._rnd.choice("tn")) if self._rnd.random() < 0.2 else ENTER

    def _chosen(self, ask: Ask) -> Reply:
        if self._rnd.random() < 0.25:
            return letter(self._rnd.choice([each for each in "nt?" if each in ask.letters]))
        names = [each.id for each in ask.choices if each.id != _SAVE and each.letter not in ("o", "w")]
        together = [each.id for each in ask.choices if not each.alone]
        if ask.many and together and self._rnd.random() < 0.7:
            return chosen(*self._rnd.sample(together, self._rnd.randint(1, len(together))))
        if not names:
            return ENTER
        name = self._rnd.choice(names)
        return letter(name) if name == "s" else chosen(name)


class FixedScreen(RandomScreen):
    """Replies one by one, and stops then."""

    def __init__(self, replies: Iterable[Reply]) -> None:
        super().__init__(random.Random(0))
        self._replies = iter(replies)

    def _leafed(self) -> Reply:
        return next(self._replies, letter("s"))

    def _chosen(self, ask: Ask) -> Reply:
        return next(self._replies, letter("s"))


def _event(ask: Ask) -> Event:
    """What was asked, without the words that only this form of the conversation has."""
    if not ask.choices:
        return {"page": list(as_data(block for block in ask.page if _is_for_everyone(block)))}
    if ask.choices[0].text == texts.READ_AGAIN:
        return {"menu": [each.id for each in ask.choices]}
    if ask.choices[0].text == texts.CHANGE_NOTHING:
        return {"stops": [[each.id, each.text, each.note.removeprefix(texts.now(()))] for each in ask.choices[1:]]}
    page = [{"is": "Remark", "text": ""} if each["text"] == texts.CHANGE else each for each in as_data(ask.page)]
    offered = [[each.id, each.text, each.note, each.alone] for each in ask.choices]
    return {"page": page, "offered": offered, "many": ask.many, "proposal": list(ask.proposal)}


def _is_for_everyone(block: Block) -> bool:
    """Whether it is not about what a terminal keeps."""
    return getattr(block, "text", "") not in (texts.PRIVATE, f"{texts.NOTHING_KEPT} {texts.WIPE_KEY}")


# -- pages as the scripts have them --------------------------------------------------------


def in_one(front: Page, rest: Page) -> Iterator[Block]:
    """Yield a first screen and what comes after it as one page; a heading that stands on both stands once."""
    yield from front
    above = next((block for block in reversed(front) if isinstance(block, Heading)), None)
    again = rest[1:2] == (above,) and isinstance(rest[0], NewPage)
    yield from (block for block in rest[2 if again else 0 :] if not isinstance(block, NewPage))


def as_data(page: Iterable[Block]) -> Iterator[dict[str, Any]]:
    """Yield blocks as the scripts of the page have them."""
    for block in page:
        data = {"is": type(block).__name__, **block._asdict()}
        match block:
            case Numbered():
                data["call"] = block.call
            case Listed():
                data = {"is": "Listed", "entries": [{"mark": each.mark, "text": each.text} for each in block.entries]}
            case Facts():
                words = ((name, *told) for name, told in block.items)
                data["items"] = [
                    [name, {"phone": word.text} if isinstance(word, Phone) else word] for name, word in words
                ]
        yield data


def _word(word: Word) -> object:
    return {"phone": word.text} if isinstance(word, Phone) else word
