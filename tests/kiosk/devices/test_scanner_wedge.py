"""A scanner and a person at one keyboard."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.scanner.wedge import (
    KEY_GAP_MS,
    LONGEST,
    NOTHING,
    SHORTEST,
    SILENCE_MS,
    TERMINATORS,
    Broken,
    Event,
    Scanned,
    Typed,
    Why,
    pause,
    press,
)

CODE = "2000000000008"
LATE = 10_000


def told(keys: list[tuple[str, int]], wait: int = LATE) -> list[Event]:
    """What is told of keys, each with the milliseconds since the one before, and a long wait."""
    held, at, out = NOTHING, 0, list[Event]()
    for character, gap in keys:
        at += gap
        held, events = press(held, character, at)
        out += events
    held, events = pause(held, at + wait)
    return [*out, *events]


def keys(text: str, gap: int) -> list[tuple[str, int]]:
    return [(character, gap) for character in text]


@pytest.mark.parametrize("terminator", ["\r", "\n", "\t", "\r\n", ""])
def test_a_fast_run_of_keys_is_a_scan_whatever_ends_it(terminator: str) -> None:
    assert told(keys(CODE + terminator, 8)) == [Scanned(CODE)]


def test_keys_at_a_persons_pace_are_all_typed() -> None:
    events = told(keys("Aysel\r", 120))
    assert events == [Typed(one) for one in "Aysel\r"]


def test_a_persons_key_is_told_as_soon_as_it_cannot_be_a_scan() -> None:
    held, _ = press(NOTHING, "A", 0)
    assert pause(held, KEY_GAP_MS) == (held, ())
    assert pause(held, KEY_GAP_MS + 1) == (NOTHING, (Typed("A"),))


def test_a_scan_without_terminator_is_told_after_the_silence() -> None:
    held = NOTHING
    for character in CODE:
        held, _ = press(held, character, 0)
    assert pause(held, SILENCE_MS - 1) == (held, ())
    assert pause(held, SILENCE_MS) == (NOTHING, (Scanned(CODE),))


def test_a_few_keys_rolled_fast_are_a_person() -> None:
    assert told(keys("abc", 10)) == [Typed("abc")]
    assert told(keys("abc\r", 10)) == [Typed("abc\r")]


def test_a_person_typing_just_before_a_scan_keeps_the_key() -> None:
    assert told([("A", 0), *[(one, 60 if n == 0 else 5) for n, one in enumerate(CODE)]]) == [
        Typed("A"),
        Scanned(CODE),
    ]


def test_a_scan_with_a_pause_inside_is_broken_as_a_whole() -> None:
    run = [*keys(CODE[:6], 5), (CODE[6], KEY_GAP_MS + 1), *keys(CODE[7:] + "\r", 5)]
    assert told(run) == [Broken(CODE, Why.INTERRUPTED)]


def test_after_a_broken_scan_the_next_one_is_whole() -> None:
    run = [*keys("12345", 5), ("6", 80), *keys("7\r", 5), *keys(CODE + "\r", 5)]
    assert told(run) == [Broken("1234567", Why.INTERRUPTED), Scanned(CODE)]


def test_two_scans_after_each_other_are_two() -> None:
    assert told(keys(f"{CODE}\r{CODE}\r", 5)) == [Scanned(CODE), Scanned(CODE)]


def test_a_scan_without_end_is_broken_and_does_not_grow() -> None:
    (event,) = told(keys("9" * (LONGEST + 500) + "\r", 1))
    assert event == Broken("9" * LONGEST, Why.TOO_LONG)


def test_enter_alone_is_a_persons() -> None:
    assert told([("\r", 0)]) == [Typed("\r")]


def test_enter_pressed_by_a_person_after_a_scan_is_not_swallowed() -> None:
    assert told([*keys(CODE + "\r", 5), ("\r", 400)]) == [Scanned(CODE), Typed("\r")]


def test_a_modifier_key_changes_nothing() -> None:
    run = [step for one in keys(CODE, 5) for step in (("", 5), one)]
    assert press(NOTHING, "", 5) == (NOTHING, ())
    assert told(run) == [Scanned(CODE)]


def test_group_separators_are_part_of_a_scan() -> None:
    assert told(keys("0112\x1d345\r", 5)) == [Scanned("0112\x1d345")]


def test_a_clock_that_jumps_back_counts_as_a_silence() -> None:
    held, _ = press(NOTHING, "A", 5_000)
    assert press(held, "B", 10)[1] == (Typed("A"),)


CHARACTERS = st.sampled_from([*string.digits, *"AbЙə", "\x1d", "\r", "\n", "\t"])
RUNS = st.lists(st.tuples(CHARACTERS, st.integers(0, 400)), max_size=80)


@given(RUNS)
def test_every_key_is_told_exactly_once_and_in_order(run: list[tuple[str, int]]) -> None:
    text = "".join(event.text for event in told(run))
    bare = text.translate({ord(mark): None for mark in TERMINATORS})
    assert bare == "".join(one for one, _ in run if one not in TERMINATORS)


@given(RUNS)
def test_a_scan_is_long_enough_and_holds_no_terminator(run: list[tuple[str, int]]) -> None:
    for event in told(run):
        if not isinstance(event, Typed):
            assert len(event.text) >= SHORTEST
            assert not TERMINATORS & set(event.text)


@given(RUNS)
def test_asking_often_tells_the_same_as_asking_at_the_end(run: list[tuple[str, int]]) -> None:
    held, at, out = NOTHING, 0, list[Event]()
    for character, gap in run:
        for step in range(0, gap, 7):
            held, events = pause(held, at + step)
            out += events
        at += gap
        held, events = press(held, character, at)
        out += events
    out += pause(held, at + LATE)[1]
    assert out == told(run)


@given(
    st.text(alphabet=string.ascii_letters + string.digits, min_size=SHORTEST, max_size=300),
    st.lists(st.integers(0, KEY_GAP_MS), min_size=300, max_size=300),
)
def test_any_code_at_scanner_speed_comes_through_whole(code: str, gaps: list[int]) -> None:
    assert told([*zip(code, gaps, strict=False), ("\r", 5)]) == [Scanned(code)]


@given(
    st.text(alphabet="abc", max_size=30), st.lists(st.integers(51, 149), min_size=30, max_size=30)
)
def test_a_person_never_sets_off_a_scan(text: str, gaps: list[int]) -> None:
    events = told(list(zip(text, gaps, strict=False)))
    assert all(isinstance(event, Typed) for event in events)
