from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.printer.interface import PrinterState
from kiosk.devices.printer.real_time_status import (
    QUESTIONS,
    answer,
    in_turn_answer,
    is_answer,
    is_in_turn,
    question,
    state_of,
)

SPEAKING = [state for state in PrinterState if state is not PrinterState.UNKNOWN]


def answers(state: PrinterState) -> dict[int, int]:
    return {number: answer(state, number)[0] for number in QUESTIONS}


@pytest.mark.parametrize("state", SPEAKING)
def test_every_state_is_understood_as_it_is_said(state: PrinterState) -> None:
    assert state_of(answers(state)) is state


@pytest.mark.parametrize("missing", QUESTIONS)
def test_one_answer_missing_makes_it_unknown(missing: int) -> None:
    told = answers(PrinterState.READY)
    del told[missing]
    assert state_of(told) is PrinterState.UNKNOWN


@given(st.dictionaries(st.sampled_from(QUESTIONS), st.integers(0, 255)))
def test_ready_is_only_said_by_four_clean_answers(told: dict[int, int]) -> None:
    state = state_of(told)
    if state is PrinterState.READY:
        assert set(told) == set(QUESTIONS)
        assert all(is_answer(byte) for byte in told.values())


@pytest.mark.parametrize(
    ("number", "byte", "state"),
    [
        # Epson's ESC/POS reference, DLE EOT: bit 2 of n=2, bits 5 and 6 of n=4, and so on.
        (1, 0x1A, PrinterState.OFFLINE),
        (2, 0x16, PrinterState.COVER_OPEN),
        (2, 0x32, PrinterState.PAPER_OUT),
        (3, 0x1A, PrinterState.FAULT),
        (3, 0x32, PrinterState.FAULT),
        (4, 0x1E, PrinterState.PAPER_LOW),
        (4, 0x72, PrinterState.PAPER_OUT),
    ],
)
def test_each_bit_of_the_reference_has_its_meaning(
    number: int, byte: int, state: PrinterState
) -> None:
    assert state_of({**answers(PrinterState.READY), number: byte}) is state


def test_an_open_cover_is_said_before_what_follows_from_it() -> None:
    told = {1: 0x1A, 2: 0x36, 3: 0x1A, 4: 0x7E}
    assert state_of(told) is PrinterState.COVER_OPEN


@given(st.integers(0, 255))
def test_an_answer_in_turn_is_never_taken_for_one_at_once(byte: int) -> None:
    assert not (is_answer(byte) and is_in_turn(byte))


@pytest.mark.parametrize("state", SPEAKING)
def test_who_speaks_answers_in_turn_too(state: PrinterState) -> None:
    assert is_in_turn(in_turn_answer(state)[0])


def test_silence_answers_nothing() -> None:
    assert answer(PrinterState.UNKNOWN, 1) == b""
    assert in_turn_answer(PrinterState.UNKNOWN) == b""


def test_a_question_is_three_bytes() -> None:
    assert [question(number) for number in (1, 4)] == [b"\x10\x04\x01", b"\x10\x04\x04"]
