"""Whatever bytes come, they are read with bounds or refused; nothing of them is repeated."""

from __future__ import annotations

from typing import Any

import pytest

from customs.facts import FactKind
from envelope import cbor
from forms.code_list import CodeLists
from sync.http import kiosk_words as words
from sync.http.messages import MessageUnreadable
from sync.hub.calls import Place
from sync.opened import Opened, Standing

NO_LISTS: CodeLists = {}
STANDS: dict[int, Any] = {0: "lodged", 1: 1, 2: [bytes(16)], 3: [2]}
GUESS = {0: 7, 1: "C01234567"}


@pytest.mark.parametrize(
    "body",
    [b"", b"\xff", cbor.encode([]), cbor.encode({}), cbor.encode({0: -1}), cbor.encode({0: True})]
    + [cbor.encode({0: 10**13}), cbor.encode({0: "7"}), cbor.encode({0: 7, 1: "x"}), bytes(70_000)],
)
def test_what_is_no_code_is_refused(body: bytes) -> None:
    with pytest.raises(MessageUnreadable):
        words.read_number(body)


@pytest.mark.parametrize(
    "said",
    [
        {0: 7},
        {0: 7, 1: 7},
        {0: 7, 1: "x" * 81},
        {0: 7, 1: "x", 2: "y"},
        [7, "x"],
        {0: 10**13, 1: ""},
    ],
)
def test_what_is_no_guess_is_refused(said: Any) -> None:
    with pytest.raises(MessageUnreadable):
        words.read_guess(cbor.encode(said))


def test_a_fault_never_repeats_what_was_said() -> None:
    body = cbor.encode({**GUESS, 2: "C01234567"})
    for spoilt in (body, body + b"C01234567", body[:-1]):
        with pytest.raises(MessageUnreadable) as refused:
            words.read_guess(spoilt)
        assert "C01234567" not in str(refused.value)


@pytest.mark.parametrize("token", ["", "x" * 65, "a b", "ə", "a\n"])
def test_a_token_is_short_and_plain(token: str) -> None:
    with pytest.raises(MessageUnreadable):
        words.read_call(cbor.encode({0: token, 1: "code"}))


def test_where_a_later_version_says_somebody_stands_tells_nothing() -> None:
    assert words.read_call(cbor.encode({0: "ab", 1: "attic"})) == ("ab", Place.QUESTIONS)


@pytest.mark.parametrize(
    "said",
    [
        {**STANDS, 0: 5},
        {**STANDS, 1: 0},
        {**STANDS, 2: [b"short"]},
        {**STANDS, 2: [bytes(16)] * 1_001},
        {**STANDS, 3: 2},
        {**STANDS, 4: "x"},
        [],
    ],
)
def test_what_is_no_standing_is_refused(said: Any) -> None:
    with pytest.raises(MessageUnreadable):
        words.read_standing(cbor.encode({1: said}))


def test_an_act_of_a_later_version_is_left_out() -> None:
    said = {**STANDS, 3: [2, 250]}
    standing = words.read_standing(cbor.encode({1: said}))
    assert standing is not None and standing.may == {FactKind(2)}


@pytest.mark.parametrize("tried", [3, -1, "1", None, [1]])
def test_what_has_become_of_a_guess_is_one_of_three(tried: Any) -> None:
    with pytest.raises(MessageUnreadable):
        words.read_tried(cbor.encode({0: tried}))


def test_a_form_of_a_later_version_opens_without_its_answers_and_is_not_changed_here() -> None:
    said = cbor.encode({0: 1, 1: {**STANDS, 3: [2, int(FactKind.JOINED)]}, 2: [1, 9_999, {}]})
    tried, opened = words.read_opened(said, NO_LISTS)
    may = frozenset({FactKind.JOINED})
    assert tried is words.Tried.RIGHT
    assert opened == Opened(None, Standing("lodged", 1, (bytes(16),), None, may))


@pytest.mark.parametrize("content", [7, [1], [1, 1, 5], [1, 1, {200: 5}]])
def test_content_that_cannot_be_read_is_refused(content: Any) -> None:
    with pytest.raises(MessageUnreadable):
        words.read_opened(cbor.encode({0: 1, 1: STANDS, 2: content}), NO_LISTS)
