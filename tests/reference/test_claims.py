"""A passenger declaration becomes the question an estimate answers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from forms.content import Content
from reference import Reference
from reference.claims import claim_of, estimate_of

ON = date(2026, 11, 22)


def content(**answers: Any) -> Content:
    return Content("passenger", 1, answers)


def test_goods_money_and_journey_are_read() -> None:
    claim = claim_of(
        content(
            journey={"direction": "leaving", "minors": 2},
            person={"birth_date": date(1990, 1, 1), "citizenship": "AZ"},
            money=({"kind": "cash", "currency": "USD", "amount": Decimal(500)},),
            goods=(
                {
                    "kind": "caviar",
                    "quantity": Decimal(125),
                    "unit": "gram",
                    "value": Decimal(90),
                    "currency": "AZN",
                },
            ),
            vehicle={"stay": "temporary"},
        ),
        ON,
    )
    assert (claim.direction, claim.minors, claim.resident) == ("leaving", 2, True)
    assert claim.money[0].amount == 500
    assert (claim.goods[0].kind, claim.goods[0].unit, claim.goods[0].accompanied) == (
        "caviar",
        "gram",
        True,
    )
    assert claim.vehicle_stay == "temporary"


def test_answers_left_out_leave_an_empty_claim() -> None:
    claim = claim_of(content(), ON)
    assert (claim.goods, claim.money, claim.birth_date, claim.resident) == ((), (), None, None)


@pytest.mark.parametrize(
    ("ticks", "temporary"),
    [
        ({"temporary": True}, True),
        ({"temporary": True, "over_limits": True}, False),
        ({"temporary": True, "wireless": True}, False),
        ({"temporary": True, "vehicle": True}, True),
        ({"over_limits": True}, False),
    ],
)
def test_goods_are_temporary_only_when_nothing_else_brought_them_up(
    ticks: dict[str, bool], temporary: bool
) -> None:
    row = {"kind": "electronics", "quantity": Decimal(1)}
    claim = claim_of(content(ticks=ticks, goods=(row,)), ON)
    assert claim.goods[0].temporary is temporary


def test_a_declaration_is_estimated_by_the_law_of_the_day(reference: Reference) -> None:
    row = {
        "kind": "clothing",
        "quantity": Decimal(1),
        "value": Decimal(1000),
        "currency": "USD",
    }
    found = estimate_of(content(goods=(row,)), reference)
    assert found is not None
    assert found.total == Decimal("136.38")
    assert found.rule_pack == 20260101


def test_other_forms_have_no_estimate(reference: Reference) -> None:
    assert estimate_of(Content("vehicle", 1, {}), reference) is None
