"""The rules of how long what was declared is kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from customs.retention import ENDS
from customs.states import State
from reference import ReferenceBroken
from reference.retention import read_retention

HEAD = 'valid_from = 2026-01-01\nsource = "a test"\nconfirmed = false\n[months]\n'


def test_every_end_has_a_period_and_nothing_else_has() -> None:
    rules = read_retention(date(2026, 11, 22))
    assert rules.months.keys() == ENDS
    assert not rules.confirmed


@pytest.mark.parametrize("line", ["held = 12", "left = 0", "left = 1.5", 'left = "long"'])
def test_what_cannot_be_a_period_is_refused(tmp_path: Path, line: str) -> None:
    (tmp_path / "2026-01-01.toml").write_text(HEAD + line)
    with pytest.raises(ReferenceBroken, match="2026-01-01.toml"):
        read_retention(date(2026, 11, 22), tmp_path)


def test_the_rules_in_force_are_read(tmp_path: Path) -> None:
    (tmp_path / "2026-01-01.toml").write_text(HEAD + "left = 60")
    (tmp_path / "2027-01-01.toml").write_text(HEAD.replace("2026", "2027") + "left = 12")
    for on, months in ((date(2026, 12, 31), 60), (date(2027, 1, 1), 12)):
        assert read_retention(on, tmp_path).months == {State.LEFT: months}
