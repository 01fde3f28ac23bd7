"""Tell what a person typed from what a terminal sends of its own accord: late replies, pastes, Alt with a key.

Knows no terminal: text goes in with the moment it came, and what was typed comes out.
"""

from __future__ import annotations

import re
from collections.abc import Container

_INTERRUPT = "\x03"
_PASTE, _PASTED = "\x1b[200~", "\x1b[201~"
_KEY_GAP = 0.05
_REPLY_GAP = 0.3
"""Seconds after which what comes is no part any more of an unfinished key, or of an unfinished reply or paste."""
_LONGEST_PASTE = 65_536

_CODE = (
    r"(?s)\x1b(?:"
    r"\[200~(?P<pasted>.*?)\x1b\[201~"
    r"|[\]PX^_].*?(?:\x07|\x1b\\)"  # a reply in words: of a colour, of a name
    r"|\[\[[A-E]"  # a function key of the console of Linux
    r"|\[(?!200~)[0-?]*[ -/]*[@-~]"  # a key, or a reply in numbers
    r"|O."
    r"|(?=\x1b)"  # Alt with a key that has a code of its own
    r"|(?P<letter>[^\x1b\[\]OPX^_])"  # Alt with a letter
    r")"
)


class Sieve:
    """Lets through what was typed, and the codes of keys that are ``known``.

    Alt with a letter comes through as if it were pasted: text where text is asked, and no key anywhere.
    Ctrl-C always comes through, whatever is unfinished before it.
    """

    def __init__(self, known: Container[str]) -> None:
        self._known = known
        self._unfinished = ""
        self._moment = 0.0

    def strain(self, text: str, moment: float) -> str:
        """Return what of this text was typed, and what was pasted between its two marks; ``moment`` is in seconds."""
        gap, self._moment = moment - self._moment, moment
        at_once = len(text) > 1 and (len(self._unfinished) > 1 or text[0] in "[O]")
        if gap > (_REPLY_GAP if at_once else _KEY_GAP):
            self._unfinished = ""
        typed = ""
        *ended, last = (self._unfinished + text).split(_INTERRUPT)
        for part in ended:
            self._unfinished = ""
            typed += self._typed(part) + _INTERRUPT
        self._unfinished = ""
        return typed + self._typed(last)

    def _typed(self, text: str) -> str:
        typed, place = "", 0
        while (start := text.find("\x1b", place)) >= 0:
            typed += text[place:start]
            code = re.compile(_CODE).match(text, start)  # prepared when a code first comes
            if code is None:
                self._unfinished = text[start:][:_LONGEST_PASTE]
                return typed
            typed += self._let_through(code)
            place = code.end()
        return typed + text[place:]

    def _let_through(self, code: re.Match[str]) -> str:
        pasted = code["pasted"] if code["letter"] is None else code["letter"]
        if pasted is not None:
            return _PASTE + "".join(each for each in pasted if each.isprintable()) + _PASTED
        return code.group() if code.group() in self._known and len(code.group()) > 1 else ""
