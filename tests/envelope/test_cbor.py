from __future__ import annotations

from typing import Any

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from envelope.cbor import MAX_DEPTH, decode, encode
from envelope.errors import EnvelopeError, NotCanonical, NotEncodable, TooLarge, Unreadable

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(2**64), 2**64 - 1)
    | st.binary(max_size=40)
    | st.text(max_size=40)
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=5) | st.dictionaries(st.integers(0, 2**64 - 1), inner, max_size=5)
    ),
    max_leaves=25,
)


def refused(data: str) -> type[EnvelopeError]:
    with pytest.raises(EnvelopeError) as caught:
        decode(bytes.fromhex(data), 1000)
    return caught.type


def nested(depth: int) -> Any:
    value: Any = 0
    for _ in range(depth):
        value = [value]
    return value


@given(VALUES)
def test_what_is_written_reads_back(value: Any) -> None:
    assert decode(encode(value), 10_000) == value


@given(VALUES)
def test_another_reader_reads_the_same(value: Any) -> None:
    assert cbor2.loads(encode(value)) == value


@given(st.binary(max_size=60))
def test_hostile_bytes_read_back_exactly_or_are_refused_by_name(data: bytes) -> None:
    try:
        value = decode(data, 1000)
    except EnvelopeError:
        return
    assert encode(value) == data


@given(VALUES, st.data())
def test_no_cut_value_is_read(value: Any, data: st.DataObject) -> None:
    whole = encode(value)
    cut = whole[: data.draw(st.integers(0, len(whole) - 1))]
    with pytest.raises(Unreadable):
        decode(cut, 10_000)


def test_map_keys_are_written_in_ascending_order() -> None:
    assert encode({300: 1, 2: 1, 24: 1}).hex() == "a302011818011901" + "2c01"


@pytest.mark.parametrize(
    "data",
    [
        "1801",  # 1 in two bytes
        "190001",  # 1 in three
        "1b0000000000000001",
        "5801ff",  # a length of 1 in two bytes
        "a201000100",  # a key twice
        "a202000100",  # keys out of order
        "a1180100",  # a key in two bytes
        "3800",  # -1 in two bytes
    ],
)
def test_any_other_way_of_writing_a_value_is_refused(data: str) -> None:
    assert refused(data) is NotCanonical


@pytest.mark.parametrize(
    "data",
    [
        "",
        "f93c00",  # a half float
        "fa3f800000",
        "fb3ff0000000000000",
        "f7",  # undefined
        "e0",  # a simple value
        "f814",  # false in two bytes
        "c074323032362d31312d32325430303a30303a30305a",  # tag 0, a date
        "c249010000000000000000",  # tag 2, a big number
        "c5821b7fffffffffffffff01",  # tag 5, a number too big to compute
        "d81c80",  # tag 28, a shared value
        "9f01ff",  # an indefinite array
        "bf0101ff",
        "5f4101ff",
        "7f6161ff",
        "1c",  # a reserved length
        "ff",  # a break
        "a1616101",  # a text key
        "a1f501",  # true as a key
        "a12001",  # a negative key
        "0000",  # a second value behind the first
        "61ff",  # text that is not UTF-8
        "9b7fffffffffffffff",  # an array that promises more than there is
        "bb7fffffffffffffff",
        "5b7fffffffffffffff",
        "7bffffffffffffffff",
    ],
)
def test_what_a_fact_never_holds_is_refused(data: str) -> None:
    assert refused(data) is Unreadable


def test_nesting_is_limited_both_ways() -> None:
    assert decode(encode(nested(MAX_DEPTH)), 1000) == nested(MAX_DEPTH)
    with pytest.raises(NotEncodable):
        encode(nested(MAX_DEPTH + 1))
    with pytest.raises(Unreadable):
        decode(cbor2.dumps(nested(MAX_DEPTH + 1)), 1000)
    with pytest.raises(Unreadable):
        decode(b"\x81" * 100_000, 100_000)


def test_more_bytes_than_allowed_are_not_looked_at() -> None:
    with pytest.raises(TooLarge):
        decode(b"\xff" * 11, 10)


@pytest.mark.parametrize(
    "value",
    [
        1.5,
        2**64,
        -(2**64) - 1,
        {"a": 1},
        {-1: 1},
        {True: 1},
        {2**64: 1},
        {1},
        object(),
        "\ud800",
        bytearray(b"x"),
        [1, {2: 3.0}],
    ],
)
def test_a_value_outside_the_subset_is_not_written(value: Any) -> None:
    with pytest.raises(NotEncodable):
        encode(value)
