"""When a visit is over."""

from __future__ import annotations

from kiosk.idle import Awake, Idle, Over, Warned


def asked(idle: Idle, now: float) -> object:
    return idle.attention(now, waiting=False, last=False)


def test_a_minute_without_a_touch_warns() -> None:
    idle = Idle(now=100.0)
    assert asked(idle, 159.9) == Awake()
    assert asked(idle, 160.0) == Warned(30)
    assert asked(idle, 160.5) == Warned(30)


def test_the_countdown_ends_the_visit() -> None:
    idle = Idle(now=0.0)
    assert asked(idle, 89.9) == Warned(1)
    assert asked(idle, 90.0) == Over()


def test_a_touch_begins_the_minute_again() -> None:
    idle = Idle(now=0.0)
    idle.touched(85.0)
    assert asked(idle, 100.0) == Awake()
    assert asked(idle, 145.0) != Awake()


def test_the_first_screen_waits_for_ever() -> None:
    assert Idle(now=0.0).attention(1e6, waiting=True, last=False) == Awake()


def test_a_kiosk_that_failed_tries_again_after_a_minute() -> None:
    idle = Idle(now=0.0)
    assert idle.attention(59.9, waiting=False, last=False, failed=True) == Awake()
    assert idle.attention(60.0, waiting=False, last=False, failed=True) == Over()


def test_the_last_screen_goes_after_twenty_seconds_without_a_warning() -> None:
    idle = Idle(now=0.0)
    assert idle.attention(19.9, waiting=False, last=True) == Awake()
    assert idle.attention(20.0, waiting=False, last=True) == Over()


def test_time_stands_still_while_somebody_is_spoken_to() -> None:
    idle = Idle(now=0.0)
    for now in range(1, 301):
        spoken_to = idle.attention(float(now), waiting=False, last=False, spoken_to=True)
        assert spoken_to == Awake()
    assert asked(idle, 359.9) == Awake()
    assert asked(idle, 360.0) == Warned(30)


def test_a_countdown_goes_on_where_it_stood_when_the_voice_ends() -> None:
    idle = Idle(now=0.0)
    assert asked(idle, 70.0) == Warned(20)
    assert idle.attention(75.0, waiting=False, last=False, spoken_to=True) == Warned(20)
    assert asked(idle, 85.0) == Warned(10)


def test_the_last_screen_stays_until_its_code_has_been_read_out() -> None:
    idle = Idle(now=0.0)
    assert idle.attention(40.0, waiting=False, last=True, spoken_to=True) == Awake()
    assert idle.attention(59.9, waiting=False, last=True) == Awake()
    assert idle.attention(60.0, waiting=False, last=True) == Over()
