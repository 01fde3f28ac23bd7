"""What each kind of finding means, for who asks."""

from __future__ import annotations

import pytest

from weerbaar_cli.checking.codes import ALL_CODES, explained
from weerbaar_cli.model.exit_codes import USAGE
from weerbaar_cli.model.findings import ERROR, WARNING, Code, UserError
from weerbaar_cli.words.layout import cell_width


@pytest.mark.parametrize("code", ALL_CODES)
def test_a_code_is_explained_with_what_it_weighs_means_and_what_to_do(code: Code) -> None:
    heading, *rest = explained(code, 60).split("\n")
    assert heading == f"{code} ({code.severity})"
    assert code.severity in (ERROR, WARNING)
    said = " ".join(" ".join(rest).split())
    assert code.meaning in said
    assert said.endswith(code.remedy)
    assert all(cell_width(line) <= 60 for line in rest)


def test_every_code_stands_there_once() -> None:
    assert len(set(ALL_CODES)) == len(ALL_CODES)


def test_an_unknown_code_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(UserError, match='bedoelde u "no-step"') as refused:
        explained("no-stap", 80)
    assert refused.value.exit_code == USAGE
