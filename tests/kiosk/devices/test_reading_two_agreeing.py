"""A live scan needs a second witness."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.reading.symbol import Symbol, Symbology
from kiosk.reading.two_agreeing import AGREE_WITHIN, AWAY_FOR, Agreement, agree

FRAME = 0.033


def symbol(text: str, symbology: Symbology = Symbology.EAN13) -> Symbol:
    return Symbol(symbology, text, (), "zxing")


def believed(frames: list[list[Symbol]], every: float = FRAME) -> list[list[str]]:
    """The texts that become believed, frame by frame."""
    state, out = Agreement(), []
    for count, symbols in enumerate(frames):
        state, fresh = agree(state, symbols, count * every)
        out.append([one.text for one in fresh])
    return out


A, B = symbol("A"), symbol("B")


def test_one_frame_is_not_believed() -> None:
    assert believed([[A], [], []]) == [[], [], []]


def test_two_agreeing_frames_are_believed_once() -> None:
    assert believed([[A], [A], [A], [A]]) == [[], ["A"], [], []]


def test_an_empty_frame_between_them_does_not_matter() -> None:
    assert believed([[A], [], [A]]) == [[], [], ["A"]]


def test_a_contradicting_frame_starts_the_count_over() -> None:
    assert believed([[A], [B], [A], [A]]) == [[], [], [], ["A"]]


def test_alternating_misreads_are_never_believed() -> None:
    assert believed([[A], [B]] * 10) == [[]] * 20


def test_two_codes_side_by_side_are_no_contradiction() -> None:
    assert believed([[A, B], [A, B]]) == [[], ["A", "B"]]


def test_a_code_of_another_symbology_is_no_contradiction() -> None:
    assert believed([[A], [symbol("B", Symbology.QR)], [A]]) == [[], [], ["A"]]


def test_the_same_text_in_another_symbology_is_no_agreement() -> None:
    assert believed([[A], [symbol("A", Symbology.QR)]]) == [[], []]


def test_frames_too_far_apart_do_not_agree() -> None:
    assert believed([[A], [A]], AGREE_WITHIN + 0.1) == [[], []]


def test_a_code_taken_away_and_shown_again_is_given_again() -> None:
    away = [[]] * (int(AWAY_FOR / FRAME) + 2)
    frames: list[list[Symbol]] = [[A], [A], *away, [A], [A]]
    assert [texts for texts in believed(frames) if texts] == [["A"], ["A"]]


@given(st.lists(st.lists(st.sampled_from([A, B]), max_size=2), max_size=60))
def test_nothing_is_believed_that_two_frames_did_not_read(frames: list[list[Symbol]]) -> None:
    for at, texts in enumerate(believed(frames)):
        for text in texts:
            assert sum(text in {one.text for one in frame} for frame in frames[: at + 1]) >= 2


@given(st.lists(st.text(max_size=3), max_size=300))
def test_what_is_remembered_stays_small(texts: list[str]) -> None:
    state = Agreement()
    for count, text in enumerate(texts):
        state, _ = agree(state, [symbol(text)], float(count))
    assert len(state.once) + len(state.believed) <= 4
