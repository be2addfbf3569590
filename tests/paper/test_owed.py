from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from forms.content import Content
from languages import load
from paper.figures import OnPaper
from paper.owed import owed_of
from paper.receipt import Owed
from reference.load import Reference
from reference.load import load as load_reference

APART = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference(date(2026, 11, 22))


def owed(reference: Reference, *goods: dict[str, Any], **more: Any) -> Owed | None:
    answers = {"journey": {"direction": "arriving"}, "goods": goods, **more}
    content = Content("passenger", 1, answers)
    return owed_of(content, reference, OnPaper(load("en")), OnPaper(load("az")))


def bag(value: int) -> dict[str, Any]:
    return {"kind": "clothing", "quantity": Decimal(1), "value": Decimal(value), "currency": "USD"}


def test_what_is_over_a_limit_is_reckoned_in_figures(reference: Reference) -> None:
    estimate = owed(reference, bag(900))
    assert estimate is not None
    (goods, *_) = estimate.lines
    assert (goods.text, goods.text_az) == ("Goods with you", "Sizinlə olan mallar")
    assert goods.amount.endswith(f"{APART}AZN")
    usd = f"{APART}USD"
    assert goods.reckoned == f"900{usd} − 800{usd} = 100{usd}"


def test_the_fee_needs_no_reckoning(reference: Reference) -> None:
    estimate = owed(reference, bag(900))
    assert estimate is not None
    assert [line.reckoned for line in estimate.lines if line.text == "Customs fee"] == [""]


def test_what_is_within_its_limit_is_not_printed(reference: Reference) -> None:
    estimate = owed(reference, bag(10))
    assert estimate is not None
    assert (estimate.total, estimate.lines) == (f"0{APART}AZN", ())


def test_how_long_a_car_may_stay_is_printed_though_nothing_is_owed(reference: Reference) -> None:
    estimate = owed(reference, person={"residence": "GE"}, vehicle={"stay": "temporary"})
    assert estimate is not None
    (days,) = estimate.lines
    assert "90" in days.text
    assert (days.amount, days.reckoned) == ("", "")


def test_where_no_rule_applies_there_is_no_estimate(reference: Reference) -> None:
    assert owed(reference) is None
