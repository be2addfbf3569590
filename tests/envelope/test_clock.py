from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from envelope.clock import EPOCH_MS, MAX_AHEAD_MS, HybridClock, reading_ms

NOW = EPOCH_MS + 1_000_000
TIMES = st.integers(-(10**6), 2 * EPOCH_MS)
HAPPENINGS = st.lists(
    st.tuples(TIMES, st.none() | st.integers(0, 2 * EPOCH_MS << 16)), min_size=1, max_size=30
)


@given(HAPPENINGS)
def test_readings_always_rise(happenings: list[tuple[int, int | None]]) -> None:
    clock = HybridClock()
    for now_ms, seen in happenings:
        before = clock.last
        if seen is not None:
            clock.observe(seen, now_ms)
        assert clock.tick(now_ms) > before


@given(HAPPENINGS)
def test_what_was_adopted_lies_behind_every_later_reading(
    happenings: list[tuple[int, int | None]],
) -> None:
    clock = HybridClock()
    for now_ms, seen in happenings:
        if seen is not None and clock.observe(seen, now_ms):
            assert clock.tick(now_ms) > seen


@given(st.integers(0, 2 * EPOCH_MS << 16), TIMES, TIMES)
def test_no_remote_reading_pulls_the_clock_more_than_five_minutes(
    seen: int, now_ms: int, last_ms: int
) -> None:
    clock = HybridClock()
    before = clock.tick(last_ms)
    clock.observe(seen, now_ms)
    assert reading_ms(clock.last) <= max(reading_ms(before), max(now_ms, 0) + MAX_AHEAD_MS)


def test_a_reading_shows_the_wall_time() -> None:
    assert HybridClock().tick(NOW) == NOW << 16


def test_within_a_millisecond_the_counter_tells_readings_apart() -> None:
    clock = HybridClock()
    assert [clock.tick(NOW) - (NOW << 16) for _ in range(3)] == [0, 1, 2]


def test_a_full_counter_carries_into_the_milliseconds() -> None:
    clock = HybridClock(last=(NOW << 16) + 0xFFFF)
    assert clock.tick(NOW) == NOW + 1 << 16


def test_a_clock_set_back_does_not_take_readings_back() -> None:
    clock = HybridClock()
    before = clock.tick(NOW)
    assert clock.tick(NOW - 60_000) == before + 1


def test_a_reading_five_minutes_ahead_is_adopted_and_no_more() -> None:
    clock = HybridClock()
    ahead = NOW + MAX_AHEAD_MS << 16
    assert not clock.observe(ahead + 0x10000, NOW)
    assert clock.last == 0
    assert clock.observe(ahead, NOW)
    assert clock.tick(NOW) == ahead + 1


def test_a_clock_that_was_never_set_is_not_trusted() -> None:
    clock = HybridClock()
    assert clock.date_trusted(EPOCH_MS)
    assert not clock.date_trusted(EPOCH_MS - 1)
    assert not clock.date_trusted(0)


def test_a_lost_clock_is_not_trusted() -> None:
    clock = HybridClock(lost=True)
    assert not clock.date_trusted(NOW)
    clock.lost = False
    assert clock.date_trusted(NOW)


def test_a_clock_that_once_ran_far_ahead_is_not_trusted_until_time_catches_up() -> None:
    clock = HybridClock()
    clock.tick(NOW + 3_600_000)
    assert not clock.date_trusted(NOW)
    assert clock.date_trusted(NOW + 3_600_000)


def test_a_clock_gone_mad_still_gives_readings_a_database_holds() -> None:
    clock = HybridClock()
    assert clock.tick(2**70) < clock.tick(2**70) < 2**63
    assert not clock.date_trusted(NOW)
