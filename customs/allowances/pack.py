"""A rule pack: what the law allows from a date on, each figure with its source.

A pack is data read from a file; nothing here knows a number of the law.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Over(StrEnum):
    """When a limit counts as passed. The law writes both, so the operator is data."""

    STRICTLY = "strictly"
    AT_OR_OVER = "at_or_over"

    def passed(self, amount: Decimal, limit: Decimal) -> bool:
        """Whether ``amount`` is over ``limit`` in this sense."""
        return amount > limit if self is Over.STRICTLY else amount >= limit


class Charged(StrEnum):
    """What is charged once a limit is passed."""

    EXCESS = "excess"
    WHOLE = "whole"
    NOTHING = "nothing"


class Period(StrEnum):
    """How often an allowance may be used by one person."""

    CROSSING = "crossing"
    MONTH = "calendar_month"
    YEAR = "calendar_year"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the law. ``unit`` is a unit code, ``USD``, ``AZN``, ``percent``...

    ``confirmed`` is true only for the text of a state body; ``note`` is an English msgid under
    context ``allowance`` that must be said wherever the figure is used.
    """

    value: Decimal
    unit: str
    source: str
    confirmed: bool
    note: str | None = None


@dataclass(frozen=True, slots=True)
class ValueLimit:
    """How much goods may be worth free of charge; ``per_minor`` is added for each child along."""

    name: str
    accompanied: bool
    limit: Figure
    per_minor: Figure
    period: Period
    charged: Charged


@dataclass(frozen=True, slots=True)
class QuantityLimit:
    """How much of some kinds of goods is free; these kinds do not count towards a value limit.

    ``direction`` is the one the limit holds in. ``by_item`` charges whole items and leaves the
    dearest free, instead of charging a share of the value. ``per_pack`` is how many are in a pack.
    """

    name: str
    kinds: frozenset[str]
    limit: Figure
    direction: str
    period: Period = Period.CROSSING
    charged: Charged = Charged.EXCESS
    by_item: bool = False
    per_pack: Figure | None = None


class Currencies(StrEnum):
    """Which currencies a money rule sums up."""

    FOREIGN = "foreign"
    NATIONAL = "national"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class MoneyRule:
    """Money that must be declared in writing, or may not pass as cash at all.

    ``reason`` names the consequence, ``question`` the official question it answers. Above
    ``up_to`` another rule holds instead.
    """

    reason: str
    question: str
    currencies: Currencies
    kinds: frozenset[str]
    directions: frozenset[str]
    over: Over
    limit: Figure
    up_to: Figure | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a rule without a figure was read, and whether in the words of a state body."""

    source: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class WrittenKind:
    """Kinds of goods that need a written declaration whatever their number or value."""

    question: str
    kinds: frozenset[str]
    citation: Citation


@dataclass(frozen=True, slots=True)
class WrittenValue:
    """Goods that need a written declaration above a value, all of ``kinds`` together.

    ``temporary`` narrows it to goods carried for a time; no ``kinds`` means any.
    """

    question: str
    limit: Figure
    over: Over
    kinds: frozenset[str] = frozenset()
    temporary: bool = False


@dataclass(frozen=True, slots=True)
class Charges:
    """What natural persons pay over a limit.

    ``excise`` gives manats for one unit of a kind of goods; ``no_rate`` names excise goods whose
    rate is not known here, so that an estimate can say it is too low.
    """

    duty: Figure
    vat: Figure
    fee: Figure
    excise: Mapping[str, Figure]
    no_rate: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RulePack:
    """The rules in force from ``valid_from`` until the next pack. ``number`` is its yyyymmdd.

    ``written_always`` cites the official questions that need no figure. ``adult_kinds`` are free
    for adults only; ``outside`` names kinds that no allowance covers, such as goods to sell.
    """

    number: int
    valid_from: date
    source: str
    confirmed: bool
    value_limits: tuple[ValueLimit, ...]
    quantity_limits: tuple[QuantityLimit, ...]
    money_rules: tuple[MoneyRule, ...]
    written_kinds: tuple[WrittenKind, ...]
    written_values: tuple[WrittenValue, ...]
    written_always: Mapping[str, Citation]
    charges: Charges
    adult_age: Figure
    adult_kinds: frozenset[str]
    vehicle_days: Figure
    outside: WrittenKind

    def figures(self) -> Iterator[tuple[str, Figure]]:
        """Give every figure with its name, so that an officer can see which are unconfirmed."""
        for value in self.value_limits:
            yield f"value.{value.name}.limit", value.limit
            yield f"value.{value.name}.per_minor", value.per_minor
        for quantity in self.quantity_limits:
            yield f"quantity.{quantity.name}", quantity.limit
            if quantity.per_pack is not None:
                yield f"quantity.{quantity.name}.per_pack", quantity.per_pack
        for money in self.money_rules:
            yield f"money.{money.reason}", money.limit
            if money.up_to is not None:
                yield f"money.{money.reason}.up_to", money.up_to
        for written in self.written_values:
            yield f"written.{written.question}", written.limit
        yield from self._charges()
        yield "adult_age", self.adult_age
        yield "vehicle_days", self.vehicle_days

    def _charges(self) -> Iterator[tuple[str, Figure]]:
        yield "charges.duty", self.charges.duty
        yield "charges.vat", self.charges.vat
        yield "charges.fee", self.charges.fee
        for kind, figure in self.charges.excise.items():
            yield f"charges.excise.{kind}", figure

    def unit_of(self, kind: str, direction: str) -> str | None:
        """Give the unit to ask a quantity of ``kind`` in; None when no limit is written for it."""
        for limit in self.quantity_limits:
            if kind in limit.kinds and limit.direction == direction:
                return limit.limit.unit
        return None

    def governed(self, direction: str) -> frozenset[str]:
        """Name the kinds that have a quantity limit of their own in ``direction``."""
        limits = (q.kinds for q in self.quantity_limits if q.direction == direction)
        return frozenset[str]().union(*limits)
