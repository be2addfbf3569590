"""A number an officer reads aloud, and somebody elsewhere finds in a log."""

from __future__ import annotations

import random

import pytest

from events.fault_number import LETTERS, FaultNumber, fault_number, heard
from records.faults import StorageFault, StorageFull


def raised_here(fault: Exception) -> Exception:
    try:
        raise fault
    except type(fault) as caught:
        return caught


def raised_there(fault: Exception) -> Exception:
    try:
        raise fault
    except type(fault) as caught:
        return caught


def test_it_is_said_in_groups_and_written_in_one_piece() -> None:
    number = FaultNumber(21, 4713)
    assert number.spoken == f"21 47 13 {number.letter}"
    assert number.written == f"21-4713-{number.letter}"
    assert FaultNumber(900, 7).spoken.startswith("900 00 07 ")


def test_the_same_fault_has_the_same_number_whatever_it_said() -> None:
    numbers = {fault_number(raised_here(StorageFull(word))) for word in ("AYSEL", "full", "")}
    assert len(numbers) == 1
    assert numbers.pop().what == StorageFull.number


def test_another_place_or_another_fault_has_another_number() -> None:
    numbers = {
        fault_number(raised_here(StorageFull())),
        fault_number(raised_there(StorageFull())),
        fault_number(raised_here(StorageFault())),
    }
    assert len(numbers) == 3


def test_a_fault_without_a_number_of_its_own_is_900() -> None:
    assert fault_number(raised_here(ValueError("x"))).what == 900
    assert fault_number(None).what == 900


class Odd(Exception):
    number = "C1234567"


def test_a_number_that_is_none_is_never_said() -> None:
    assert fault_number(Odd()).what == 900


@pytest.mark.parametrize("seed", range(20))
def test_one_wrong_digit_or_two_swapped_are_heard(seed: int) -> None:
    dice = random.Random(seed)
    number = FaultNumber(dice.choice([20, 21, 133, 900, 1004]), dice.randrange(10_000))
    digits = list(f"{number.what}{number.where:04d}")
    at = dice.randrange(1, len(digits))
    wrong = digits.copy()
    wrong[at] = str((int(digits[at]) + dice.randrange(1, 10)) % 10)
    swapped = digits.copy()
    swapped[at - 1], swapped[at] = swapped[at], swapped[at - 1]
    assert heard("".join(digits) + number.letter) == number
    assert heard("".join(wrong) + number.letter) is None
    assert swapped == digits or heard("".join(swapped) + number.letter) is None


@pytest.mark.parametrize("text", ["", "K", "4713", "47 13 K", "21 47 13", "²1 47 13 K", "x" * 99])
def test_what_is_no_number_is_not_heard_right(text: str) -> None:
    assert heard(text) is None


def test_it_heard_in_any_spelling() -> None:
    number = FaultNumber(21, 4713)
    assert heard(number.spoken) == heard(number.written.lower()) == number


def test_no_letter_is_read_as_a_digit_or_in_another_alphabet() -> None:
    assert len(set(LETTERS)) == 11
    assert not set(LETTERS) & set("OIQSZ")
