"""Short ways to write a field, so that a form reads as a list of questions."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from forms.definition import Field, Kind

LARGEST_COUNT = Decimal(9_999)


def text(number: int, name: str, label: str, **more: Any) -> Field:
    """Free words."""
    return Field(number, name, Kind.TEXT, label, **more)


def of_kind(kind: Kind, number: int, name: str, label: str, **more: Any) -> Field:
    """A question whose kind says it all: a plate, a date, a country."""
    return Field(number, name, kind, label, **more)


def name(number: int, name: str, label: str, **more: Any) -> Field:
    """A person's name, so personal."""
    return Field(number, name, Kind.NAME, label, **{"personal": True, **more})


def day(number: int, name: str, label: str, **more: Any) -> Field:
    """A date."""
    return Field(number, name, Kind.DATE, label, **more)


def country(number: int, name: str, label: str, **more: Any) -> Field:
    """A country, by ISO 3166-1 alpha-2 code."""
    return Field(number, name, Kind.COUNTRY, label, **more)


def choice(number: int, name: str, code_list: str, label: str, **more: Any) -> Field:
    """One entry of a closed list."""
    return Field(number, name, Kind.CHOICE, label, code_list=code_list, **more)


def yes_no(number: int, name: str, label: str, **more: Any) -> Field:
    """A question answered yes or no."""
    return Field(number, name, Kind.YES_NO, label, **more)


def count(number: int, name: str, label: str, **more: Any) -> Field:
    """A whole number of things."""
    return Field(number, name, Kind.COUNT, label, **{"maximum": LARGEST_COUNT, **more})


def quantity(number: int, name: str, label: str, **more: Any) -> Field:
    """A measured quantity, to the thousandth."""
    return Field(number, name, Kind.QUANTITY, label, scale=3, **more)


def amount(number: int, name: str, label: str, **more: Any) -> Field:
    """Money, to the hundredth, in the currency its neighbour field names."""
    return Field(number, name, Kind.AMOUNT, label, scale=2, **{"measured_in": "currency", **more})
