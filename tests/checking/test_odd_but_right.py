"""A right folder written in other styles: nothing is found, and it reads the same.

Odd contents that are right stand in ``cases/stil-*``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from weerbaar_cli.checking.folder import check_folder
from weerbaar_cli.reading.folder import Library

DAY = date(2026, 11, 24)
RIGHT = Path(__file__).parents[1] / "cases" / "stil-rijk"


def _data(text: str) -> Any:
    return yaml.load(text, Loader=yaml.CBaseLoader)


def _dumped(text: str, **style: Any) -> str:
    return str(yaml.dump(_data(text), allow_unicode=True, sort_keys=False, **style))


def _with_comments(text: str) -> str:
    """A comment after every line that may have one, and one at a wrong indentation between all lines."""
    lines = []
    in_block = -1
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip())
        if in_block >= 0 and line.strip() and indent <= in_block:
            in_block = -1
        opens = line.rstrip().endswith(("|", ">", ">-"))
        after_block = in_block < 0 and not opens and line.strip().endswith(("]", "}", ":"))
        lines += ["   # los"] if in_block < 0 and not opens and line.strip() else []
        lines.append(f"{line} # en dit" if after_block else line)
        in_block = indent if opens else in_block
    return "\n".join(lines)


def _quoted_keys(text: str) -> str:
    return re.sub(r"(?m)^( *(?:- )?)([a-z][\w-]*):(?=[ \n])", r'\1"\2":', text)


STYLES: dict[str, Callable[[str], str]] = {
    "JSON": lambda text: json.dumps(_data(text)),
    "JSON over lines": lambda text: json.dumps(_data(text), indent=4, ensure_ascii=False),
    "flow style": lambda text: _dumped(text, default_flow_style=True),
    "flow style on one line": lambda text: _dumped(text, default_flow_style=True, width=1_000_000),
    "block style": lambda text: _dumped(text, default_flow_style=False),
    "short lines": lambda text: _dumped(text, default_flow_style=False, width=20),
    "deep indentation": lambda text: _dumped(text, default_flow_style=False, indent=7),
    "all quoted": lambda text: _dumped(text, default_style='"'),
    "all quoted once": lambda text: _dumped(text, default_style="'"),
    "all literal": lambda text: _dumped(text, default_style="|"),
    "all folded": lambda text: _dumped(text, default_style=">"),
    "complex keys": lambda text: re.sub(r"(?m)^([a-z]+):\n", r"? \1\n:\n", text),
    "Windows": lambda text: text.replace("\n", "\r\n"),
    "byte order mark": lambda text: "\ufeff" + text,
    "Windows with a byte order mark": lambda text: "\ufeff" + text.replace("\n", "\r\n"),
    "document marks": lambda text: f"%YAML 1.1\n--- # begin\n{text}...\n# einde\n",
    "no last line end": lambda text: text.rstrip("\n"),
    "empty lines": lambda text: re.sub(r"(?m)^(?=[a-z ]{1,3}[a-z])", "\n\n", text) + "\n\n\n",
    "spaces at the end": lambda text: re.sub(r"(?m)(?<=[^|>:-])$", "  ", text),
    "tabs before comments": lambda text: re.sub(r"(?m)(\]|\})$", "\\1\t# een tab", text),
    "comments": _with_comments,
    "quoted keys": _quoted_keys,
}


@pytest.mark.parametrize("style", STYLES)
def test_the_same_in_another_style_is_right(style: str, tmp_path: Path) -> None:
    (tmp_path / "gedeeld").mkdir()
    for path in RIGHT.rglob("*.yaml"):
        text = STYLES[style](path.read_text(encoding="utf-8"))
        (tmp_path / path.relative_to(RIGHT)).write_bytes(text.encode())
    report = check_folder(Library(tmp_path), DAY)
    assert [each.line_form() for each in report.findings] == []
    assert report[1:] == check_folder(Library(RIGHT), DAY)[1:]
    assert _texts(Library(tmp_path)) == _texts(Library(RIGHT))


def _texts(library: Library) -> dict[str, list[str]]:
    """What people read in a folder, wherever it stands in the files."""
    found = {name: [" ".join(text.split()) for text in library.parsed(name)[0].prose] for name in library}
    shared = {part: [" ".join(text.split()) for text in texts] for part, texts in library.shared.prose.items()}
    return {**found, **shared}
