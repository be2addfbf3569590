from __future__ import annotations

from datetime import date

import pytest

from forms.code_list import CodeLists
from forms.definition import Field, Kind
from forms.dice import Dice
from forms.example_values import BAD_VALUES, MADE, Setting
from forms.kinds import CLEANERS
from forms.kinds import cleaned as kinds


def field_of(kind: Kind) -> Field:
    return Field(1, "field", kind, "Field", code_list="goods_kind", scale=2)


@pytest.mark.parametrize("kind", Kind)
def test_a_made_up_value_of_each_kind_is_a_right_one(
    kind: Kind, lists: CodeLists, on: date
) -> None:
    for seed in range(50):
        made = MADE[kind](field_of(kind), Setting(Dice(seed), lists, on))
        cleaned = CLEANERS[kind](field_of(kind), made, kinds.Setting(lists, on))
        assert cleaned.value is not None
        assert cleaned.findings == ()


@pytest.mark.parametrize("kind", Kind)
def test_a_bad_value_of_each_kind_is_a_wrong_one(kind: Kind, lists: CodeLists, on: date) -> None:
    for bad in BAD_VALUES[kind]:
        cleaned = CLEANERS[kind](field_of(kind), bad(field_of(kind)), kinds.Setting(lists, on))
        assert cleaned.value is None
        assert cleaned.findings != ()
