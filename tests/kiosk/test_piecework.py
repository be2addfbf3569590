"""Work in pieces: it pauses where it may, and nothing of it is lost or done twice."""

from __future__ import annotations

import time
from typing import Any

import pytest

from kiosk.render import open_offscreen

pytestmark = pytest.mark.window

PIECE = 0.005


@pytest.fixture(scope="module", autouse=True)
def window() -> None:
    open_offscreen()


def works(steps: list[int], count: int = 5) -> Any:
    """Give work of steps that each take a whole piece."""
    from kiosk.piecework import breathe

    def work() -> bool:
        for step in range(count):
            breathe()
            time.sleep(PIECE)
            steps.append(step)
        return True

    return work


def test_a_piece_ends_at_the_first_pause_after_its_time() -> None:
    from kiosk.piecework import Piecework

    steps: list[int] = []
    work = Piecework(works(steps))
    seen = []
    while work.go_on(PIECE):
        seen.append(len(steps))
    assert seen == [1, 2, 3, 4] and steps == [0, 1, 2, 3, 4]
    assert work.found


def test_what_is_left_is_finished_at_once() -> None:
    from kiosk.piecework import Piecework

    steps: list[int] = []
    work = Piecework(works(steps))
    assert work.go_on(PIECE)
    work.finish()
    assert steps == [0, 1, 2, 3, 4] and work.found
    work.finish()
    assert steps == [0, 1, 2, 3, 4]


def test_what_was_given_up_goes_no_further_and_cleans_up_behind_itself() -> None:
    from kiosk.piecework import Piecework, breathe

    said: list[str] = []

    def work() -> bool:
        try:
            for _ in range(5):
                breathe()
                time.sleep(PIECE)
                said.append("step")
        finally:
            said.append("cleaned")
        return True

    begun = Piecework(work)
    begun.go_on(PIECE)
    begun.give_up()
    assert said == ["step", "cleaned"] and begun.dead and not begun.found
    never = Piecework(works([]))
    never.give_up()
    assert never.dead


def test_what_goes_wrong_in_it_is_told_to_whoever_let_it_go_on() -> None:
    from kiosk.piecework import Piecework, breathe

    def work() -> bool:
        time.sleep(PIECE)
        breathe()
        raise LookupError("half-way")

    begun = Piecework(work)
    assert begun.go_on(PIECE / 10)
    with pytest.raises(LookupError):
        begun.go_on(PIECE)


def test_outside_of_it_nothing_pauses() -> None:
    from kiosk.piecework import breathe

    breathe()


def test_while_one_screen_is_half_built_another_of_its_kind_is_built_whole() -> None:
    from kivy.lang import Builder

    from kiosk.piecework import Piecework
    from kiosk.widgets.button import PrimaryButton

    made: list[Any] = []

    def work() -> bool:
        made.extend(PrimaryButton(text=f"{at}") for at in range(3))
        return True

    begun = Piecework(work)
    assert begun.go_on(0), "it paused at the first letters, in the middle of a button"
    assert Builder.rulectx == {}
    beside = PrimaryButton(text="beside")
    assert [child.text for child in beside.walk() if type(child).__name__ == "Words"] != []
    begun.finish()
    assert [each.text for each in made] == ["0", "1", "2"]
    shape = [type(child).__name__ for child in beside.walk(restrict=True)]
    assert [type(child).__name__ for child in made[0].walk(restrict=True)] == shape
