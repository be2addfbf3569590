"""The Central Bank's feed: its real shape is read, anything else is refused and named."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference.rates_feed import LARGEST, RatesUnreadable, parse

FEED = """<?xml version="1.0" encoding="UTF-8"?>
<ValCurs Date="27.05.2024" Name="AZN məzənnələri" Description="invented for this test">
  <ValType Type="Bank metalları">
    <Valute Code="XAU"><Nominal>1 t.u.</Nominal><Name>Qızıl</Name><Value>3987.5200</Value></Valute>
  </ValType>
  <ValType Type="Xarici valyutalar">
    <Valute Code="USD"><Nominal>1</Nominal><Name>1 ABŞ dolları</Name><Value>1.7000</Value></Valute>
    <Valute Code="JPY"><Nominal>100</Nominal><Name>100 yen</Name><Value>1.0482</Value></Valute>
  </ValType>
</ValCurs>
"""


def spoilt(words: str, instead: str) -> bytes:
    assert words in FEED
    return FEED.replace(words, instead).encode()


def test_the_published_shape_is_read() -> None:
    rates = parse(FEED.encode())
    assert rates.on == date(2024, 5, 27)
    assert rates.source.startswith("Central Bank")
    assert rates.azn_per_unit == {
        "XAU": Decimal("3987.52"),
        "USD": Decimal("1.7"),
        "JPY": Decimal("0.010482"),
    }


def test_a_value_is_for_its_nominal() -> None:
    assert parse(FEED.encode()).of("JPY") == Decimal("0.010482")


def test_a_byte_order_mark_and_utf_16_are_read() -> None:
    assert parse(b"\xef\xbb\xbf" + FEED.encode()).on == date(2024, 5, 27)
    utf_16 = FEED.replace("UTF-8", "UTF-16").encode("utf-16")
    assert parse(utf_16).azn_per_unit == parse(FEED.encode()).azn_per_unit


BOMB = """<?xml version="1.0"?>
<!DOCTYPE ValCurs [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<ValCurs Date="27.05.2024">&b;</ValCurs>"""
OUTSIDE = '<!DOCTYPE ValCurs SYSTEM "file:///etc/hostname"><ValCurs Date="27.05.2024"/>'


@pytest.mark.parametrize("feed", [BOMB, OUTSIDE, "<!DOCTYPE ValCurs><ValCurs/>"])
def test_a_dtd_is_refused_before_anything_is_expanded(feed: str) -> None:
    with pytest.raises(RatesUnreadable, match="has a DTD"):
        parse(feed.encode())


@pytest.mark.parametrize(
    ("feed", "said"),
    [
        (b"", "not XML"),
        (b"<html><body>404</body></html>", "html where ValCurs is expected"),
        (FEED.encode()[:300], "not XML"),
        (b"\x00" * 40, "not XML"),
        (b" " * (LARGEST + 1), "larger than"),
        (spoilt("27.05.2024", "2024-05-27"), "is not a date"),
        (spoilt("27.05.2024", "31.02.2024"), "is not a date"),
        (spoilt("1.7000", "1,7000"), "USD: the value is not a number"),
        (spoilt("1.7000", "1_7"), "USD: the value is not a number"),
        (spoilt("1.7000", "١"), "USD: the value is not a number"),
        (spoilt("<Nominal>100</Nominal>", "<Nominal>١٠٠</Nominal>"), "JPY: the nominal"),
        (spoilt("1.7000", "-1.7"), "USD: the value is no price"),
        (spoilt("1.7000", "0"), "USD: the value is no price"),
        (spoilt("1.7000", "NaN"), "USD: the value is no price"),
        (spoilt("1.7000", "1E+999999"), "USD: the value is no price"),
        (spoilt("<Value>1.7000</Value>", ""), "USD: the value is not a number"),
        (spoilt("<Nominal>100</Nominal>", "<Nominal>hundred</Nominal>"), "JPY: the nominal"),
        (spoilt("<Nominal>100</Nominal>", "<Nominal>0</Nominal>"), "JPY: the nominal"),
        (spoilt('Code="JPY"', 'Code="USD"'), "comes twice"),
        (spoilt('Code="JPY"', 'Code="yen"'), "is no currency"),
        (spoilt('Code="JPY"', ""), "is no currency"),
        (spoilt('Code="USD"', 'Code="USS"'), "no rate for USD"),
    ],
)
def test_anything_else_is_refused_and_named(feed: bytes, said: str) -> None:
    with pytest.raises(RatesUnreadable, match=said):
        parse(feed)


@given(st.binary(max_size=400))
def test_no_bytes_make_it_stumble(noise: bytes) -> None:
    with pytest.raises(RatesUnreadable):
        parse(noise)


@given(st.integers(0, len(FEED) - 1), st.binary(max_size=6))
def test_no_damage_makes_it_stumble(at: int, put: bytes) -> None:
    whole = FEED.encode()
    try:
        rates = parse(whole[:at] + put + whole[at + len(put) :])
    except RatesUnreadable:
        return
    assert all(price > 0 for price in rates.azn_per_unit.values())


def test_an_unknown_encoding_is_refused() -> None:
    with pytest.raises(RatesUnreadable, match="not XML"):
        parse(spoilt("UTF-8", "KLINGON"))
