"""Read the Central Bank's daily exchange rates: XML bytes in, Rates out. Nothing is fetched here.

The feed gives manats per ``Nominal`` of a currency, so values are divided by it. Bank metals are
priced per troy ounce and say ``1 t.u.`` there.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from xml.etree import ElementTree
from xml.parsers import expat

from customs.money import EXACT, LIMITS, Rates

SOURCE = "Central Bank of the Republic of Azerbaijan"
LARGEST = 1_000_000
"""Bytes. A day's rates are about ten thousand; more is not a day's rates."""

_NOMINAL = re.compile(r"([0-9]{1,9})(?:\s*t\.u\.)?")
_CODE = re.compile(r"[A-Z]{3}")


class RatesUnreadable(Exception):
    """The feed is not what the Central Bank publishes; the rates held before stay in use."""


def parse(feed: bytes) -> Rates:
    """Read one day's feed. Raises RatesUnreadable for anything malformed, oversized or with a DTD.

    Entities can only be declared in a DTD, so refusing it refuses every entity bomb.
    """
    if len(feed) > LARGEST:
        raise RatesUnreadable(f"larger than {LARGEST} bytes")
    root = _root(feed)
    if root.tag != "ValCurs":
        raise RatesUnreadable(f"{root.tag} where ValCurs is expected")
    rates = Rates(_day(root.get("Date", "")), _prices(root), SOURCE)
    if LIMITS not in rates.azn_per_unit:
        raise RatesUnreadable(f"no rate for {LIMITS}")
    return rates


def _root(feed: bytes) -> ElementTree.Element:
    _refuse_dtd(feed)
    try:
        return ElementTree.fromstring(feed)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise RatesUnreadable(f"not XML: {error}") from None


def _refuse_dtd(feed: bytes) -> None:
    """Stop at a DTD's first words, before a parser that builds anything sees the bytes."""

    def refuse(*_what: object) -> None:
        raise RatesUnreadable("has a DTD")

    reader = expat.ParserCreate()
    reader.StartDoctypeDeclHandler = refuse
    try:
        reader.Parse(feed, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise RatesUnreadable(f"not XML: {error}") from None


def _day(text: str) -> date:
    try:
        return datetime.strptime(text, "%d.%m.%Y").date()
    except ValueError:
        raise RatesUnreadable(f"{text[:20]!r} is not a date") from None


def _prices(root: ElementTree.Element) -> dict[str, Decimal]:
    prices: dict[str, Decimal] = {}
    for entry in root.iter("Valute"):
        code = entry.get("Code", "")
        if not _CODE.fullmatch(code) or code in prices:
            raise RatesUnreadable(f"{code[:20]!r} is no currency, or comes twice")
        prices[code] = _price(entry, code)
    return prices


def _price(entry: ElementTree.Element, code: str) -> Decimal:
    nominal = _NOMINAL.fullmatch((entry.findtext("Nominal") or "").strip())
    if nominal is None or int(nominal[1]) == 0:
        raise RatesUnreadable(f"{code}: the nominal is not a number")
    return EXACT.divide(_value(entry, code), Decimal(nominal[1]))


def _value(entry: ElementTree.Element, code: str) -> Decimal:
    text = (entry.findtext("Value") or "").strip()
    # Decimal reads 1_7 as 17, and the digits of every script: neither is what a bank publishes.
    if "_" in text or not text.isascii():
        raise RatesUnreadable(f"{code}: the value is not a number")
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise RatesUnreadable(f"{code}: the value is not a number") from None
    if not value.is_finite() or value <= 0 or abs(value.adjusted()) > 12:
        raise RatesUnreadable(f"{code}: the value is no price")
    return value
