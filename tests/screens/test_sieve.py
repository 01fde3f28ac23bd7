"""What was typed, apart from what a terminal sends of its own accord."""

from __future__ import annotations

import pytest
from prompt_toolkit.input.ansi_escape_sequences import ANSI_SEQUENCES

from weerbaar_cli.screens.keys.sieve import Sieve

SOON, LATER = 0.01, 1.0
OSC, ST, BEL = "\x1b]11;rgb:1c1c/1c1c/1c1c", "\x1b\\", "\x07"

TYPED: dict[str, tuple[list[str | float], str]] = {
    "letters and digits": (["t2\r"], "t2\r"),
    "arrows": (["\x1b[B\x1b[A\x1bOC\x1b[5~"], "\x1b[B\x1b[A\x1bOC\x1b[5~"),
    "an arrow in two": (["\x1b", "[B"], "\x1b[B"),
    "Escape alone": (["\x1b", LATER, "w"], "w"),
    "a colour": (["1" + OSC + ST + "2"], "12"),
    "a colour that ends with a bell": ([OSC + BEL + "2"], "2"),
    "a colour in parts": ([OSC[:5], OSC[5:9], OSC[9:] + "\x1b", "\\2"], "2"),
    "a colour without an end": ([OSC, LATER, "w"], "w"),
    "who the terminal is": (["\x1b[?62;22;52c", "\x1b[>41;380;0c", "\x1bP>|XTerm(380)\x1b\\"], ""),
    "where the cursor is": (["\x1b[12;40R"], ""),
    "how large the window is": (["\x1b[8;24;80t"], ""),
    "a mode": (["\x1b[?2026;2$y"], ""),
    "focus": (["\x1b[I\x1b[O"], ""),
    "a key of the console of Linux": (["\x1b[[A"], "\x1b[[A"),
    "Alt with a letter": (["\x1bw"], "\x1b[200~w\x1b[201~"),
    "Alt with a letter in two": (["\x1b", "w"], "\x1b[200~w\x1b[201~"),
    "Alt with an arrow": (["\x1b\x1b[B"], "\x1b[B"),
    "a paste": (["\x1b[200~ab\x1b[201~2"], "\x1b[200~ab\x1b[201~2"),
    "a paste of lines and codes": (["\x1b[200~/een/\r\n map/\x1b[31mx\x1b[201~"], "\x1b[200~/een/ map/[31mx\x1b[201~"),
    "a paste in parts": (["\x1b[200~a", "b" * 2000, "c\x1b[201~2"], f"\x1b[200~a{'b' * 2000}c\x1b[201~2"),
    "a paste without an end": (["\x1b[200~abc", LATER, "w"], "w"),
    "a paste without an end, and then much": (["\x1b[200~abc", LATER, "2\r"], "2\r"),
    "Ctrl-C in a paste without an end": (["\x1b[200~abc", "\x03"], "\x03"),
    "Ctrl-C in a colour": ([OSC + "\x03w"], "\x03w"),
    "Ctrl-C after a letter": (["w\x03w"], "w\x03w"),
}


@pytest.mark.parametrize("name", TYPED)
def test_only_what_was_typed_comes_through(name: str) -> None:
    parts, typed = TYPED[name]
    sieve, moment, found = Sieve(ANSI_SEQUENCES), 100.0, ""
    for part in parts:
        if isinstance(part, float):
            moment += part
        else:
            moment += SOON
            found += sieve.strain(part, moment)
    assert found == typed


def test_an_endless_reply_takes_no_more_memory() -> None:
    sieve, moment = Sieve(ANSI_SEQUENCES), 100.0
    assert not sieve.strain(OSC, moment)
    for _ in range(1000):
        moment += SOON
        assert not sieve.strain("x" * 1024, moment)
    assert sieve.strain("w", moment + LATER) == "w"
