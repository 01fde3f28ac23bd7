"""The list of our idle questions is neither too short nor too long."""

from __future__ import annotations

import pytest

from tests.content import known_idle


def test_the_flows_are_in_order_but_for_the_list(capfd: pytest.CaptureFixture[str]) -> None:
    assert known_idle.main([]) == 0, capfd.readouterr().out


def test_a_line_too_many_and_one_too_few_are_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first, *rest = sorted(known_idle.KNOWN)
    monkeypatch.setattr(known_idle, "KNOWN", frozenset([*rest, ("bedreiging", "rol", "nood")]))
    assert known_idle.main([]) == 1
    said = capsys.readouterr().out
    assert f'de vraag "{first[1]}" maakt bij uitkomst "{first[2]}" niets uit' in said
    assert "('bedreiging', 'rol', 'nood')" in said
    assert len(said.splitlines()) == 2
