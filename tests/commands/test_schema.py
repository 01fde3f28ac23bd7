"""``schema`` from the outside."""

from __future__ import annotations

import pytest

from tests.support.program import refused, run
from weerbaar_cli.formats.schema import FILES, schema_text
from weerbaar_cli.reading.folder import default_folder


@pytest.mark.parametrize("kind", FILES)
def test_schema_prints_the_file(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    file = default_folder() / "schema" / f"{kind}.json"
    assert run(capsys, "schema", kind) == (0, file.read_text(encoding="utf-8"), "")


def test_schema_of_a_flow_needs_no_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "schema")[1] == schema_text("flow")


def test_schema_refuses_another_kind(capsys: pytest.CaptureFixture[str]) -> None:
    complaint = refused(capsys, "schema", "contact")
    assert 'bedoelde u "contacten"?' in complaint
    assert sum(kind in complaint for kind in FILES) >= 5  # so many names a sentence holds at most
