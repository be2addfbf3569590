from __future__ import annotations

from dataclasses import replace

import pytest

from languages import load
from paper import sample
from paper.draw import draw
from paper.escpos import encode
from paper.reader import render
from paper.slip import Slip, compose_slip

GREEN = Slip("22.11.2026  14:02", "Bakı hava limanı", "Köşk 0412", training=False)
UNSEEN = Slip(GREEN.printed_at, GREEN.post, GREEN.kiosk, number=sample.NUMBER)


def said(slip: Slip, language: str = "en", width_mm: int = 80) -> list[str]:
    page = compose_slip(slip, load(language), load("az"), width_mm)
    return [line.text for line in draw(page).placed.lines]


@pytest.mark.parametrize("width", [80, 58])
@pytest.mark.parametrize("language", ["az", "en", "ru"])
@pytest.mark.parametrize("slip", [GREEN, UNSEEN])
def test_every_slip_prints_whole(slip: Slip, language: str, width: int) -> None:
    page = compose_slip(slip, load(language), load("az"), width)
    printed = render(encode(page), draw(page).placed.dots)
    assert printed.notes == ()
    assert (len(printed.pages), printed.cuts) == (1, 1)


def test_a_traveller_with_nothing_to_declare_is_sent_to_the_green_line() -> None:
    lines = said(GREEN)
    assert "Go to the green line" in lines
    assert "Yaşıl dəhlizə gedin" in lines


def test_the_green_slip_has_no_number_and_nobodys_name() -> None:
    page = compose_slip(GREEN, load("en"), load("az"), 80)
    assert draw(page).placed.bars == ()
    assert said(GREEN) == [
        "Go to the green line",
        "Yaşıl dəhlizə gedin",
        "Bakı hava limanı · Köşk\N{NO-BREAK SPACE}0412",
        "22.11.2026\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}14:02",
        "Keep this paper until you leave customs control.",
    ]


def test_a_slip_begins_with_its_number() -> None:
    assert said(UNSEEN)[:1] != ["200 0000 012 346"]
    assert said(replace(UNSEEN, training=False))[0] == "200 0000 012 346"


def test_a_code_nobody_here_has_seen_still_earns_a_paper() -> None:
    lines = said(UNSEEN)
    assert "200 0000 012 346" in lines
    assert "This code has not been seen here yet." in lines
    assert "Show this at One Window" in lines


def test_a_known_code_comes_with_its_state_in_both_languages() -> None:
    slip = Slip("", "", "", number=sample.NUMBER, state=("Lodged", "Təqdim olunub"))
    lines = said(slip)
    assert "Lodged" in lines
    assert "Təqdim olunub" in lines
    assert "This code has not been seen here yet." not in lines


def test_a_training_slip_is_marked() -> None:
    assert [line for line in said(UNSEEN) if "TƏLİM" in line]
    assert not [line for line in said(GREEN) if "TƏLİM" in line]
