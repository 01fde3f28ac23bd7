"""Where a rule is too much to decide, only that rule stays open, and soon."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.benchmarks.material import many_conditions
from tests.roads.test_roads import DAY
from weerbaar_cli.checking.folder import check_folder
from weerbaar_cli.model.findings import Finding
from weerbaar_cli.model.flow import Flow
from weerbaar_cli.reading.folder import Library, default_folder
from weerbaar_cli.roads import one_road
from weerbaar_cli.roads.limits import Undecided
from weerbaar_cli.roads.roads import Roads


def _rules(findings: Iterable[Finding], code: str) -> set[str]:
    return {each.message.split('"')[1] for each in findings if each.code == code}


def test_a_flow_of_many_conditions_is_judged_within_seconds(tmp_path: Path) -> None:
    library = Library(many_conditions(tmp_path / "veel"))
    (flow,) = library.values()
    assert isinstance(flow, Flow)
    assert len(flow.questions) == 216
    begin = time.process_time()
    findings = check_folder(library, DAY).findings
    assert time.process_time() - begin < 15
    assert _rules(findings, "rule-broken") == {"kort"}
    open_ones = [each for each in findings if each.code == "not-decided"]
    assert [each.message for each in open_ones] == [
        'of de regel "lang" bij uitkomst "klaar" geldt, is niet te beslissen'
    ]
    assert open_ones[0].line == flow.outcomes["klaar"].id.line


def test_only_rules_about_questions_stay_open_where_these_cannot_be_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library(default_folder())
    decided = set(check_folder(library, DAY).findings)

    def hit_a_bound(_: Roads) -> None:
        raise Undecided("kanaal", "bedreiging")

    monkeypatch.setattr(one_road, "longest", hit_a_bound)
    findings = set(check_folder(library, DAY).findings) - decided
    counting = {
        name for name, rule in library.shared.rules.items() if {"questions", "questions_together"} & {*rule.at_most}
    }
    assert {each.code for each in findings} == {"not-decided"}
    assert _rules(findings, "not-decided") == counting
