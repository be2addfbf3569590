from __future__ import annotations

from dataclasses import replace

import pytest

from customs.registration_number import mint
from languages import load
from paper import sample
from paper.draw import draw
from paper.escpos import encode
from paper.reader import render
from paper.slip import Slip, SlipCode, compose_slip

GREEN = Slip("22.11.2026  14:02", "Bakı hava limanı", "Köşk 0412", training=False)
LODGED = ("Lodged", "Təqdim olunub")
NOT_SEEN = ("Not seen here yet", "Bura hələ çatmayıb")
PASSENGER = ("Passenger customs declaration", "Sərnişin gömrük bəyannaməsi")
UNSEEN = replace(GREEN, codes=(SlipCode(sample.NUMBER, NOT_SEEN),), training=True)
EIGHT = tuple(SlipCode(mint(0, n, bytes(32)), LODGED, PASSENGER) for n in range(8))
MANY = replace(UNSEEN, codes=EIGHT)


def said(slip: Slip, language: str = "en", width_mm: int = 80) -> list[str]:
    page = compose_slip(slip, load(language), load("az"), width_mm)
    return [line.text for line in draw(page).placed.lines]


@pytest.mark.parametrize("width", [80, 58])
@pytest.mark.parametrize("language", ["az", "en", "ru"])
@pytest.mark.parametrize("slip", [GREEN, UNSEEN, MANY])
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
    assert "Not seen here yet" in lines
    assert "Show this at One Window" in lines


def test_a_known_code_comes_with_its_state_and_form_in_both_languages() -> None:
    lines = said(replace(UNSEEN, codes=(SlipCode(sample.NUMBER, LODGED, PASSENGER),)))
    assert [words for words in (*LODGED, *PASSENGER) if words not in lines] == []


def test_what_both_languages_say_alike_stands_once() -> None:
    alike = SlipCode(sample.NUMBER, (LODGED[1], LODGED[1]))
    assert said(replace(UNSEEN, codes=(alike,)), "az").count(LODGED[1]) == 1


@pytest.mark.parametrize("width", [80, 58])
def test_eight_codes_stand_on_one_slip_each_with_its_bars(width: int) -> None:
    page = compose_slip(MANY, load("en"), load("az"), width)
    digits = [bars.digits for bars in draw(page).placed.bars]
    assert digits == [f"{code.number:013d}" for code in EIGHT]
    assert " ".join(said(MANY, width_mm=width)).count("Show this at One Window") == 1


def test_a_number_that_cannot_be_bars_stands_in_digits_alone() -> None:
    mistyped = replace(UNSEEN, codes=(SlipCode(sample.NUMBER + 1, NOT_SEEN),))
    page = compose_slip(mistyped, load("en"), load("az"), 80)
    assert draw(page).placed.bars == ()
    assert "200 0000 012 347" in said(mistyped)
    assert render(encode(page), draw(page).placed.dots).notes == ()


def test_a_training_slip_is_marked() -> None:
    assert [line for line in said(UNSEEN) if "TƏLİM" in line]
    assert not [line for line in said(GREEN) if "TƏLİM" in line]
