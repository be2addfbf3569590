"""Work for the moments in which nobody touches the glass."""

from __future__ import annotations

import gc
import time
import weakref
from collections.abc import Callable

import pytest

from kiosk.render import open_offscreen, settle

pytestmark = pytest.mark.window


@pytest.fixture(scope="module", autouse=True)
def window() -> None:
    open_offscreen()


QUIET = 0.6


def nothing() -> bool:
    return False


def wait(seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        settle(1)


def test_jobs_are_done_in_order_and_then_the_house_is_kept() -> None:
    from kiosk.quiet import Quiet

    done: list[str] = []
    quiet = Quiet(nothing, lambda: done.append("house"), QUIET)
    quiet.do([lambda: done.append("first"), lambda: done.append("second")])
    assert done == []
    wait(QUIET + 0.5)
    assert done == ["first", "second", "house"]


def test_the_house_is_kept_only_when_nothing_is_left_to_get_ready() -> None:
    from kiosk.quiet import Quiet

    left, done = [True] * 400, []

    def get_ready() -> bool:
        done.append("piece" if left else "none")
        return bool(left) and left.pop()

    quiet = Quiet(get_ready, lambda: done.append("house"), 0.05)
    quiet.do(())
    wait(0.1)
    assert "house" not in done and left
    left.clear()
    wait(0.1)
    assert done[-2:] == ["none", "house"] or done.count("house") == 1


def test_a_touch_puts_the_work_off() -> None:
    from kiosk.quiet import Quiet

    done: list[str] = []
    quiet = Quiet(nothing, lambda: done.append("house"), QUIET)
    quiet.touched()
    wait(QUIET * 0.6)
    quiet.touched()
    wait(QUIET * 0.6)
    assert done == []
    wait(QUIET)
    assert done == ["house"]


def test_somebody_who_never_rests_does_not_keep_the_house_from_being_kept() -> None:
    from kiosk.quiet import MOST_TOUCHES, Quiet

    done: list[str] = []
    quiet = Quiet(nothing, lambda: done.append("house"), QUIET)
    for _ in range(MOST_TOUCHES):
        quiet.touched()
    end = time.monotonic() + QUIET + 0.5
    while time.monotonic() < end:
        quiet.touched()
        settle(1)
    assert "house" in done


def test_touches_are_counted_until_the_house_was_kept() -> None:
    from kiosk.quiet import Quiet

    keeps = [False, True]
    quiet = Quiet(nothing, lambda: keeps.pop(0), QUIET)
    quiet.touched()
    wait(QUIET + 0.2)
    assert (keeps, quiet.touches) == ([True], 1)
    quiet.touched()
    wait(QUIET + 0.2)
    assert (keeps, quiet.touches) == ([], 0)


def test_small_pieces_are_done_soon_after_a_touch_one_a_frame_until_none_is_left() -> None:
    from kiosk.quiet import BREATH_SECONDS, Quiet

    pieces, done = ["first", "second"], []

    def get_ready() -> bool:
        done.append(pieces.pop(0) if pieces else "none")
        return done[-1] != "none"

    quiet = Quiet(get_ready, lambda: done.append("house"), QUIET)
    quiet.touched()
    wait(BREATH_SECONDS * 0.5)
    assert done == []
    wait(QUIET * 0.8 - BREATH_SECONDS * 0.5)
    assert done == ["first", "second", "none"]


def test_what_changed_without_a_touch_is_noticed_too() -> None:
    from kiosk.quiet import Quiet

    done: list[str] = []
    quiet = Quiet(lambda: bool(done.append("looked")), quiet=QUIET)
    quiet.look_again()
    wait(0.1)
    assert done == ["looked"]


def test_the_collector_is_off_only_until_the_end() -> None:
    from kiosk.quiet import collect_as_ever, set_aside

    set_aside()
    assert not gc.isenabled() and gc.get_freeze_count() > 0
    collect_as_ever()
    assert gc.isenabled() and gc.get_freeze_count() == 0


def test_what_goes_only_when_something_else_has_gone_is_not_set_aside() -> None:
    """As Kivy's widgets are: what heard of them can be collected only after them."""
    from kiosk.quiet import collect_as_ever, set_aside

    left: list[weakref.ref[Ring]] = []
    Ring(lambda: left.append(weakref.ref(Ring())))
    set_aside()
    collect_as_ever()
    assert [ref() for ref in left] == [None]


class Ring:
    """Only the collector opens it; ``then`` happens when it does."""

    def __init__(self, then: Callable[[], None] = lambda: None) -> None:
        self.itself, self.then = self, then

    def __del__(self) -> None:
        self.then()
