"""The answer to a claim: lines that can each be explained, and why to declare in writing.

Every ``message`` and note is an English msgid under context ``allowance``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from customs.allowances.pack import Citation, Figure
from customs.money import NATIONAL

ESTIMATE_ONLY = "Estimate only. The officer decides."
ADULTS_ONLY = "Only adults may bring this free of charge."
ASK_ABOUT_CHILDREN = "Ask the officer about children."
ASSUMES_UNUSED = "This assumes that you have not used the allowance in this period."
ALREADY_USED = "The allowance of this period has already been used."
AGE_UNKNOWN = "This assumes that you are an adult."
EXCISE_MISSING = "Some excise is not in this figure; the officer adds it."
NO_RATE = "No exchange rate is known for one of the currencies."
VALUE_MISSING = "A value is missing; the officer will estimate it."
TO_BE_MEASURED = "The officer will measure this."
STAYS_BEHIND = "The part over the limit may not be taken out."

OVER = "{subject}: {quantity}; free: {limit}; over: {excess}"
WITHIN = "{subject}: {quantity}; free: {limit}"
UNMEASURED = "{subject}; free: {limit}"
FEE = "Customs fee"
DAYS = "{subject}; allowed: {limit}"
DAYS_USED = "{subject}: {quantity} used; allowed: {limit}"


@dataclass(frozen=True, slots=True)
class Charge:
    """What is owed on a part of the goods, in manats. ``value`` is what it is counted from."""

    value: Decimal = Decimal(0)
    duty: Decimal = Decimal(0)
    vat: Decimal = Decimal(0)
    excise: Decimal = Decimal(0)
    fee: Decimal = Decimal(0)

    @property
    def total(self) -> Decimal:
        """Everything owed; ``value`` is not."""
        return self.duty + self.vat + self.excise + self.fee


@dataclass(frozen=True, slots=True)
class Line:
    """One rule applied. ``quantity``, ``limit`` and ``excess`` are in ``unit``.

    ``rule`` is the rule's name in the pack (``quantity.alcohol``); ``subject`` what it is about.
    ``figures`` are all numbers of the law used, the limit first; ``notes`` what to say with it.
    """

    rule: str
    subject: str
    message: str
    unit: str
    quantity: Decimal
    limit: Decimal
    excess: Decimal
    charge: Charge
    figures: tuple[tuple[str, Figure], ...]
    notes: tuple[str, ...] = ()
    currency: str = NATIONAL

    @property
    def total(self) -> Decimal:
        """What this line adds to the estimate, in manats."""
        return self.charge.total

    @property
    def source(self) -> str:
        """Where the rule was read."""
        return self.figures[0][1].source

    @property
    def confirmed(self) -> bool:
        """Whether every figure used is in the words of a state body."""
        return not self.unconfirmed

    @property
    def unconfirmed(self) -> tuple[tuple[str, Figure], ...]:
        """The figures used that an officer should not take on trust."""
        return tuple((name, figure) for name, figure in self.figures if not figure.confirmed)

    @property
    def parameters(self) -> Mapping[str, Decimal]:
        """What fills the places of ``message``, all in ``unit``."""
        return {"quantity": self.quantity, "limit": self.limit, "excess": self.excess}


@dataclass(frozen=True, slots=True)
class WrittenReason:
    """Why a written declaration is needed. ``code`` names it; ``question`` the official question.

    ``amounts`` fill the places of ``message``: figure and currency.
    """

    code: str
    question: str
    message: str
    citation: Citation
    amounts: Mapping[str, tuple[Decimal, str]]


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a claim comes to under one rule pack and one day's rates. Never a decision.

    ``unpriced`` names currencies without a rate: what was in them is not in the sums.
    """

    lines: tuple[Line, ...]
    written: tuple[WrittenReason, ...]
    rate_date: date
    rates_source: str
    rates_are_samples: bool
    rule_pack: int
    unpriced: tuple[str, ...] = ()
    message: str = ESTIMATE_ONLY

    @property
    def total(self) -> Decimal:
        """What would be paid, in manats: the sum of the lines."""
        return sum((line.total for line in self.lines), Decimal(0))

    @property
    def unconfirmed(self) -> tuple[Line, ...]:
        """The lines that rest on a figure nobody official was heard to say."""
        return tuple(line for line in self.lines if not line.confirmed)
