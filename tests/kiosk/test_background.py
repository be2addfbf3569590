"""Work away from the glass."""

from __future__ import annotations

import threading
import time

import pytest

from kiosk.render import open_offscreen, settle

pytestmark = pytest.mark.window

PATIENCE_SECONDS = 5.0


@pytest.fixture(scope="module", autouse=True)
def window() -> None:
    open_offscreen()


def wait(heard: list[object], count: int) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while len(heard) < count and time.monotonic() < end:
        settle(1)


def test_results_come_back_on_the_main_thread_and_none_is_lost() -> None:
    from kiosk.background import Background

    background, heard = Background(), []
    for number in range(20):
        background.run(
            lambda number=number: number,
            lambda result: heard.append((result, threading.current_thread().name)),
            lambda fault: heard.append(fault),
        )
    wait(heard, 20)
    background.close()
    assert heard == [(number, threading.main_thread().name) for number in range(20)]


def test_it_is_busy_until_the_result_is_told() -> None:
    from kiosk.background import Background

    background, heard, may_end = Background(), [], threading.Event()
    assert not background.busy
    background.run(may_end.wait, heard.append, heard.append)
    background.run(lambda: int("x"), heard.append, heard.append)
    settle(1)
    assert background.busy and heard == []
    may_end.set()
    wait(heard, 2)
    assert not background.busy
    background.close()


def test_what_goes_wrong_is_told_and_the_next_work_is_done(
    caplog: pytest.LogCaptureFixture,
) -> None:
    from kiosk.background import Background

    background, heard = Background(), []

    def fail() -> None:
        raise ValueError("no paper")

    background.run(fail, heard.append, lambda fault: heard.append(str(fault)))
    background.run(lambda: "done", heard.append, heard.append)
    wait(heard, 2)
    background.close()
    assert heard == ["no paper", "done"]
