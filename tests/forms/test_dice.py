from __future__ import annotations

from forms.dice import Dice


def test_dice_fall_the_same_on_every_machine() -> None:
    # splitmix64 with seed 0, as published with the algorithm.
    dice = Dice(0)
    assert dice.below(2**64) == 0xE220A8397B1DCDAF
    assert dice.below(2**64) == 0x6E789E6AA1B965F4


def test_dice_stay_below_their_bound() -> None:
    dice = Dice(1)
    assert {dice.below(6) for _ in range(200)} == set(range(6))
    assert len(dice.digits(9)) == 9
    assert {dice.pick("abc") for _ in range(50)} == set("abc")
    assert not any(dice.chance(0) for _ in range(50))
    assert all(dice.chance(100) for _ in range(50))
