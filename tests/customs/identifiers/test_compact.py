from __future__ import annotations

import pytest

from customs.findings import error
from customs.identifiers.compact import added, compact, fits, shaped


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ab-12 /34.x_y", "AB1234XY"),
        ("iı", "II"),
        ("İ", "I"),
        ("\u202eab\u200b", "AB"),
        ("１２Ａ", "12A"),
        ("Ə1", "E1"),
    ],
)
def test_gaps_go_and_every_mark_becomes_a_capital_or_a_digit(text: str, value: str) -> None:
    assert compact(text).value == value


def test_a_shape_says_what_each_place_takes() -> None:
    assert fits("A1Z", "A#@")
    assert fits("1Z", "**")
    assert not fits("B1Z", "A#@")
    assert not fits("A1", "A#@")
    assert not fits("AAZ", "A#@")
    assert not fits("A11", "A#@")


def test_a_guess_keeps_to_the_first_shape_it_suits() -> None:
    assert shaped("O1I", "###", "@##").findings[-1].parameters == {"suggestion": "011"}
    assert [finding.code for finding in shaped("X1", "##").findings] == ["malformed"]
    assert shaped("1O*", "*##").findings[0].code == "malformed"


def test_findings_are_added_at_the_end() -> None:
    reading = added(shaped("12", "##"), error("one"), error("two"))
    assert [finding.code for finding in reading.findings] == ["one", "two"]
