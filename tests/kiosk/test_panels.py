"""What the panels say."""

from __future__ import annotations

import pytest

from kiosk import panels
from kiosk.panels import VoiceIs
from kiosk.visit import STAFF, Step
from kiosk.widgets.tokens import PALETTES, TEXT_FACTORS
from languages import available, load

OTHERS = [code for code in available() if code != "en"]


@pytest.mark.parametrize("code", OTHERS)
def test_help_is_given_in_every_language(code: str) -> None:
    words = [*panels.HELP.values(), panels.HELP_ANYWHERE]
    assert [text for text in words if load(code).say("help", text) == text] == []


def test_every_step_has_help() -> None:
    assert all(panels.help_with(step, load("az")).words for step in Step)


@pytest.mark.parametrize(
    ("seconds", "said"), [(1, "1 секунду"), (3, "3 секунды"), (25, "25 секунд"), (21, "21 секунду")]
)
def test_seconds_are_counted_by_the_rules_of_the_language(seconds: int, said: str) -> None:
    assert said in panels.still_there(seconds, load("ru")).words


def test_an_unanswered_call_says_where_to_go_instead() -> None:
    said = {heard: panels.officer_called(load("en"), heard).words for heard in (None, True, False)}
    assert len(set(said.values())) == 3
    assert "One Window" in said[False]


@pytest.mark.parametrize("heard", [None, True, False])
def test_only_who_was_not_heard_is_told_where_to_go(heard: bool | None) -> None:
    said = panels.officer_called(load("en"), heard, "Hall 2, on the left.").words
    assert ("Hall 2" in said) is (heard is False)
    assert ("is coming" in said) is (heard is True)


def test_staff_are_helped_with_the_menu() -> None:
    helps = {panels.help_with(step, load("en")).words for step in STAFF}
    assert helps == {panels.HELP_STAFF}
    assert [load(code).say("help", panels.HELP_STAFF) for code in ("az", "ru")] != [
        panels.HELP_STAFF
    ] * 2


def test_the_panel_offers_every_palette_and_knows_every_text_size() -> None:
    offered = panels.text_and_contrast(load("en"), 1.0, "daylight").choices
    assert {palette.name for palette in PALETTES} <= {choice.name for choice in offered}
    assert tuple(str(factor) for factor in TEXT_FACTORS) == panels.FACTORS


def test_languages_are_offered_by_their_own_names() -> None:
    offered = panels.languages(tuple(load(code) for code in available()), load("en"))
    assert "Azərbaycanca" in {choice.text for choice in offered.choices}
    assert offered.picked == "en"


def test_a_voice_is_offered_where_there_is_one_and_a_dark_screen_to_who_listens() -> None:
    offered = {
        voice: [choice.name for choice in choices_of(voice)]
        for voice in (VoiceIs.MISSING, VoiceIs.OFF, VoiceIs.ON)
    }
    assert not {"voice", "blank"} & set(offered[VoiceIs.MISSING])
    assert offered[VoiceIs.OFF][-1] == "voice"
    assert offered[VoiceIs.ON][-2:] == ["voice", "blank"]
    assert choices_of(VoiceIs.ON)[-1].text == "Blank the screen"
    assert choices_of(VoiceIs.ON_IN_THE_DARK)[-1].text == "Show the screen"


def choices_of(voice: VoiceIs) -> tuple[panels.Choice, ...]:
    return panels.text_and_contrast(load("en"), 1.0, "daylight", voice).choices


def test_a_panel_is_read_like_a_screen() -> None:
    said = panels.spoken(panels.text_and_contrast(load("en"), 1.0, "daylight"))
    assert said.question == "Text and contrast"
    assert said.choices[-1] == "Close"
    assert said.state == ("Usual colours",)


def test_a_countdown_is_told_once_and_not_each_second() -> None:
    first, later = (panels.spoken(panels.still_there(at, load("en"))) for at in (25, 24))
    assert "25 seconds" in first.hint
    assert (first.question, first.state) == (later.question, later.state)
