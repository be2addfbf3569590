"""What one person says they bring: the question an estimate answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Used(StrEnum):
    """Whether an allowance of a month or a year was used before. A kiosk often cannot know."""

    UNKNOWN = "unknown"
    YES = "yes"
    NO = "no"


TOO_LARGE = 10**15


@dataclass(frozen=True, slots=True)
class Goods:
    """Goods of one kind. ``value`` is the worth of them all, in ``currency``.

    ``kind`` and ``unit`` are codes of the lists ``goods_kind`` and ``unit``. ``temporary``: they
    are carried for a time and go back, so nothing is charged for them. Raises ValueError for what
    is negative, absurdly large or no number.
    """

    kind: str
    quantity: Decimal
    unit: str
    value: Decimal
    currency: str
    accompanied: bool = True
    temporary: bool = False

    def __post_init__(self) -> None:
        _sensible(self.quantity, self.value)


@dataclass(frozen=True, slots=True)
class Money:
    """Money of one kind and currency. ``kind`` is a code of the list ``money_kind``.

    Raises ValueError for an amount that is negative, absurdly large or no number.
    """

    kind: str
    currency: str
    amount: Decimal

    def __post_init__(self) -> None:
        _sensible(self.amount)


@dataclass(frozen=True, slots=True)
class Claim:
    """One person's crossing on a day of Asia/Baku. ``direction`` is a code of that list.

    ``birth_date`` None means the age is not known and full age is assumed. ``vehicle_stay`` is a
    code of the list ``stay``, None when the person brings no vehicle; ``vehicle_days_used`` days
    it was in the country this calendar year, None when not known.
    """

    on: date
    direction: str
    goods: tuple[Goods, ...] = ()
    money: tuple[Money, ...] = ()
    birth_date: date | None = None
    minors: int = 0
    used_this_month: Used = Used.UNKNOWN
    used_this_year: Used = Used.UNKNOWN
    vehicle_stay: str | None = None
    vehicle_days_used: int | None = None
    resident: bool | None = None


def age(birth_date: date, on: date) -> int:
    """Give the full years lived on a day; a child of 29 February grows older on 1 March."""
    had_birthday = (on.month, on.day) >= (birth_date.month, birth_date.day)
    return on.year - birth_date.year - (0 if had_birthday else 1)


def _sensible(*amounts: Decimal) -> None:
    for amount in amounts:
        if not amount.is_finite() or not 0 <= amount < TOO_LARGE:
            raise ValueError(f"{amount} is not an amount")
