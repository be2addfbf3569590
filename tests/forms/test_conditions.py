from __future__ import annotations

from typing import Any

import pytest

from forms.conditions import hold
from forms.definition import AnyOf, Condition, When

ANSWERS: dict[str, Any] = {
    "ticks": {"vehicle": True, "permit": False},
    "journey": {"direction": "leaving"},
    "goods": ({"kind": "wine"},),
}


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ((), True),
        ((When("ticks.vehicle"),), True),
        ((When("ticks.permit"),), False),
        ((When("ticks.permit", (False,)),), True),
        ((When("journey.direction", ("arriving", "leaving")),), True),
        ((When("ticks.vehicle"), When("ticks.permit")), False),
        ((AnyOf((When("ticks.vehicle"), When("ticks.permit"))),), True),
        ((AnyOf((When("ticks.wireless"), When("ticks.permit"))),), False),
        ((When("journey.direction", ()),), True),
        ((When("journey.purpose", ()),), False),
        ((When("nowhere.at_all"),), False),
        ((When("goods.kind", ("wine",)),), False),
    ],
)
def test_conditions_hold(conditions: tuple[Condition, ...], expected: bool) -> None:
    assert hold(conditions, ANSWERS) is expected


def test_a_bare_name_is_looked_up_in_the_same_row() -> None:
    assert hold((When("kind", ("wine",)),), ANSWERS, {"kind": "wine"})
    assert not hold((When("kind", ("wine",)),), ANSWERS)
