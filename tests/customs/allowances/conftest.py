"""What these tests count with: the packs of the law, and rates that make sums easy to follow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from customs.allowances import Claim, Estimate, Goods, Money, RulePack, estimate
from customs.money import Rates
from reference.files import DATA
from reference.rules import read_rule_pack

Ask = Callable[..., Estimate]


@pytest.fixture(scope="session")
def rates() -> Rates:
    prices = {"USD": "1.70", "EUR": "2.00", "GEL": "0.50", "JPY": "0.01"}
    return Rates(
        date(2026, 11, 20), {c: Decimal(p) for c, p in prices.items()}, "invented for these tests"
    )


@pytest.fixture(scope="session")
def pack() -> RulePack:
    """The pack of 1 January 2026."""
    return read_rule_pack(DATA / "rules", date(2026, 11, 22))


@pytest.fixture(scope="session")
def pack_2020() -> RulePack:
    """The pack of 24 September 2020."""
    return read_rule_pack(DATA / "rules", date(2025, 12, 31))


@pytest.fixture(scope="session")
def pack_2016() -> RulePack:
    """The pack of 11 August 2016."""
    return read_rule_pack(DATA / "rules", date(2016, 8, 11))


@pytest.fixture(scope="session")
def ask(pack: RulePack, rates: Rates) -> Ask:
    """Estimate a claim of someone arriving; anything can be said otherwise."""

    def answer(**said: Any) -> Estimate:
        rules = said.pop("pack", pack)
        return estimate(
            Claim(**{"on": date(2026, 11, 22), "direction": "arriving", **said}), rules, rates
        )

    return answer


@pytest.fixture(scope="session")
def goods() -> Callable[..., Goods]:
    """Goods by kind, quantity, unit, value and currency, written short."""

    def make(kind: str, quantity: str, unit: str, value: str, currency: str, **more: Any) -> Goods:
        return Goods(kind, Decimal(quantity), unit, Decimal(value), currency, **more)

    return make


@pytest.fixture(scope="session")
def cash() -> Callable[..., Money]:
    """Money by amount and currency."""

    def make(amount: str, currency: str, kind: str = "cash") -> Money:
        return Money(kind, currency, Decimal(amount))

    return make
