from __future__ import annotations

import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customs.errors import NotANumber
from customs.registration_number import (
    BLOCKS,
    COUNTERS,
    block_of,
    check_digit,
    cleaned,
    grouped,
    is_training,
    is_well_formed,
    mint,
    near_misses,
    permute,
    unpermute,
)

KEY = b"sarhad test vector key, 32 bytes"
counters = st.integers(0, COUNTERS - 1)
keys = st.binary(min_size=1, max_size=32)
numbers = st.builds(mint, st.integers(0, BLOCKS - 1), counters, st.just(KEY))


@pytest.mark.parametrize(
    ("first12", "digit"),
    [("400638133393", "1"), ("978014300723", "4"), ("590123412345", "7"), ("000000000000", "0")],
)
def test_the_check_digit_is_gs1s(first12: str, digit: str) -> None:
    assert check_digit(first12) == digit


@pytest.mark.parametrize("text", ["", "12345678901", "1234567890123", "12345678901x", "٠" * 12])
def test_a_check_digit_needs_twelve_ascii_digits(text: str) -> None:
    with pytest.raises(NotANumber):
        check_digit(text)


@pytest.mark.parametrize(
    "text", ["4006381333930", "400638133393", " 4006381333931", "٤006381333931", "", "4" * 14]
)
def test_what_is_not_thirteen_digits_with_their_check_is_not_well_formed(text: str) -> None:
    assert not is_well_formed(text)
    assert is_well_formed("4006381333931")


@pytest.mark.parametrize(
    "text",
    [
        "204 1200 000 019",
        " 2041200000019\n",
        "204-1200-000-019",
        "٢٠٤١٢٠٠٠٠٠٠١٩",
        "204\u00a01200000019",
    ],
)
def test_a_typed_number_is_cleaned(text: str) -> None:
    assert cleaned(text) == "2041200000019"


@pytest.mark.parametrize("text", ["", "204120000001", "20412000000190", "2O41200000019", "²" * 13])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(NotANumber):
        cleaned(text)


@given(st.text(max_size=40))
def test_cleaning_gives_thirteen_ascii_digits_or_refuses(text: str) -> None:
    try:
        number = cleaned(text)
    except NotANumber:
        return
    assert len(number) == 13 and number.isascii() and number.isdigit()
    assert cleaned(number) == number


def test_a_number_is_grouped_as_on_paper() -> None:
    assert grouped(2041200000019) == "204 1200 000 019"
    assert grouped(19) == "000 0000 000 019"


@pytest.mark.parametrize("number", [-1, 10**13])
def test_what_has_not_thirteen_digits_is_not_grouped(number: int) -> None:
    with pytest.raises(NotANumber):
        grouped(number)


@given(st.integers(0, 10**13 - 1))
def test_a_grouped_number_can_be_typed_back(number: int) -> None:
    assert int(cleaned(grouped(number))) == number


@given(st.integers(0, BLOCKS - 1), counters)
def test_a_minted_number_is_well_formed_and_knows_its_block(block: int, counter: int) -> None:
    number = mint(block, counter, KEY)
    assert is_well_formed(str(number))
    assert block_of(number) == block
    assert is_training(number) == (block == 0)
    assert unpermute(number // 10 % COUNTERS, KEY) == counter


def test_another_systems_number_is_not_training() -> None:
    assert not is_training(10000000000)


@pytest.mark.parametrize("block", [-1, BLOCKS])
def test_a_block_has_four_digits(block: int) -> None:
    with pytest.raises(ValueError, match="block"):
        mint(block, 0, KEY)


@pytest.mark.parametrize("counter", [-1, COUNTERS])
def test_a_counter_has_seven_digits(counter: int) -> None:
    for act in (permute, unpermute):
        with pytest.raises(ValueError, match="counter"):
            act(counter, KEY)


# Printed numbers depend on these for ever.
VECTORS = {
    0: 863_826,
    1: 9_978_572,
    2: 1_516_307,
    412: 2_728_004,
    4_999_999: 6_859_666,
    9_999_999: 4_751_256,
}


@pytest.mark.parametrize(("counter", "permuted"), VECTORS.items())
def test_the_permutation_never_changes(counter: int, permuted: int) -> None:
    assert permute(counter, KEY) == permuted


@given(counters, keys)
def test_the_permutation_agrees_with_its_description(counter: int, key: bytes) -> None:
    value = described(counter, key)
    while value >= COUNTERS:
        value = described(value, key)
    assert permute(counter, key) == value
    assert unpermute(value, key) == counter


def described(value: int, key: bytes) -> int:
    """The network again, from its description: eight rounds over two base-3163 digits."""
    high, low = value // 3163, value % 3163
    for number in range(8):
        digest = hmac.new(key, bytes([number, low >> 8, low & 255]), hashlib.sha256).digest()
        high, low = low, (high + int.from_bytes(digest[:8], "big") % 3163) % 3163
    return high * 3163 + low


def test_some_values_walk_more_than_once() -> None:
    beyond = next(c for c in range(COUNTERS) if described(c, KEY) >= COUNTERS)
    assert unpermute(permute(beyond, KEY), KEY) == beyond
    landing = permute(beyond, KEY)
    assert landing != described(beyond, KEY)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_over_the_whole_range_no_two_counters_meet() -> None:
    met = bytearray(COUNTERS)
    for counter in range(COUNTERS):
        met[permute(counter, KEY)] = 1
    assert met.count(1) == COUNTERS


@given(numbers)
def test_near_misses_are_one_slip_away_and_well_formed(number: int) -> None:
    for miss in near_misses(number):
        assert miss != number
        assert is_well_formed(f"{miss:013d}")
        differ = [
            at
            for at, pair in enumerate(zip(str(number), f"{miss:013d}", strict=True))
            if pair[0] != pair[1]
        ]
        assert len(differ) == 2 and differ[1] == differ[0] + 1


@given(numbers, st.integers(0, 12), st.integers(1, 9))
def test_the_number_meant_is_among_the_near_misses_of_a_slip(
    number: int, place: int, step: int
) -> None:
    digits = [int(digit) for digit in str(number)]
    digits[place] = (digits[place] + step) % 10
    slip = int("".join(map(str, digits)))
    assert number in near_misses(slip)


@given(numbers, st.integers(0, 11))
def test_two_swapped_digits_are_found_too(number: int, place: int) -> None:
    text = str(number)
    swapped = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    if not is_well_formed(swapped):
        assert number in near_misses(int(swapped))
