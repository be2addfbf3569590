"""From a passenger declaration to the question an estimate answers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from customs.allowances.claim import Claim, Goods, Money
from customs.allowances.estimate import estimate
from customs.allowances.result import Estimate
from forms.content import Content, Group
from reference.load import Reference

_PIECE = "piece"
_OTHERS = ("over_limits", "unaccompanied", "precious", "permit", "wireless")


def estimate_of(content: Content, reference: Reference) -> Estimate | None:
    """Estimate what a declaration comes to; None for forms that have no estimate."""
    if content.form != "passenger":
        return None
    return estimate(claim_of(content, reference.on), reference.rule_pack, reference.rates)


def claim_of(content: Content, on: date) -> Claim:
    """Read what one person brings off their checked answers, on a day of Asia/Baku."""
    journey, person = content.group("journey"), content.group("person")
    temporary = _only_temporary(content.group("ticks"))
    return Claim(
        on=on,
        direction=str(journey.get("direction", "arriving")),
        goods=tuple(_goods(row, temporary) for row in content.rows("goods")),
        money=tuple(_money(row) for row in content.rows("money")),
        birth_date=_day(person.get("birth_date")),
        minors=_whole(journey.get("minors")),
        vehicle_stay=_word(content.group("vehicle").get("stay")),
        resident=_resident(person),
    )


def _only_temporary(ticks: Group) -> bool:
    """Whether the goods can only be those carried for a time: no other answer brought them up."""
    return ticks.get("temporary") is True and not any(ticks.get(name) is True for name in _OTHERS)


def _goods(row: Group, temporary: bool) -> Goods:
    return Goods(
        kind=str(row["kind"]),
        quantity=_number(row.get("quantity"), Decimal(1)),
        unit=str(row.get("unit", _PIECE)),
        value=_number(row.get("value"), Decimal(0)),
        currency=str(row.get("currency", "USD")),
        accompanied=row.get("accompanied") is not False,
        temporary=temporary,
    )


def _money(row: Group) -> Money:
    amount = _number(row.get("amount"), Decimal(0))
    return Money(str(row["kind"]), str(row["currency"]), amount)


def _resident(person: Group) -> bool | None:
    home = person.get("residence", person.get("citizenship"))
    return None if home is None else home == "AZ"


def _number(value: Any, otherwise: Decimal) -> Decimal:
    return value if isinstance(value, Decimal) else otherwise


def _whole(value: Any) -> int:
    return value if isinstance(value, int) else 0


def _day(value: Any) -> date | None:
    return value if isinstance(value, date) else None


def _word(value: Any) -> str | None:
    return value if isinstance(value, str) else None
