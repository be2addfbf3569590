"""What a listener hears, and when."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.devices.voice.interface import RATES, VOLUMES
from kiosk.devices.voice.simulated import SimulatedVoice
from kiosk.narrator import Narrator
from kiosk.settings.table import BY_NAME
from kiosk.spoken import Item, Role, Spoken
from languages import load

EN = load("en")
ASKED = Spoken("Customs", "What is your surname?", ("Continue",))
DONE = Spoken("Customs", "Done", ("Finish",), state=("Your paper is being printed.",))


class Hall:
    """A narrator, its voice, and a clock."""

    def __init__(self) -> None:
        self.now = 0.0
        self.voice = SimulatedVoice(lambda: self.now)
        self.narrator = Narrator(load, self.voice)

    def heard(self) -> list[str]:
        """Give what was said since last asked; the clock goes to its end."""
        texts = [each.text for each in self.voice.said]
        self.voice.said.clear()
        self.now += 600
        return texts

    def looks_at(self, spoken: Spoken) -> list[str]:
        self.narrator.look(spoken, EN)
        return self.heard()


@pytest.fixture
def hall() -> Hall:
    return Hall()


@pytest.fixture
def listening(hall: Hall) -> Hall:
    """Somebody has heard how the keys work, and the surname asked for."""
    hall.narrator.switch_on()
    hall.looks_at(ASKED)
    return hall


def test_nothing_is_said_until_somebody_asks_for_it(hall: Hall) -> None:
    assert hall.looks_at(ASKED) == []
    hall.narrator.item(Item(Role.BUTTON, "Back"), EN)
    assert hall.heard() == []


def test_what_stands_on_the_glass_is_said_when_the_voice_comes_on(hall: Hall) -> None:
    hall.looks_at(ASKED)
    hall.narrator.switch_on()
    said = hall.looks_at(ASKED)
    assert "arrow keys" in said[0]
    assert said[1:] == ["Customs.", "What is your surname?", "Continue, button."]


def test_the_keys_are_explained_once_and_the_title_said_when_it_changes(listening: Hall) -> None:
    assert listening.looks_at(replace(ASKED, question="And now?")) == [
        "And now?",
        "Continue, button.",
    ]


def test_the_keys_of_a_keypad_are_explained_as_such(hall: Hall) -> None:
    hall.narrator.switch_on(tactile=True)
    assert hall.looks_at(ASKED)[0].startswith("The keys of the keypad in order")


def test_a_screen_that_has_not_changed_is_silent(listening: Hall) -> None:
    assert listening.looks_at(ASKED) == []


def test_what_is_wrong_is_said_and_said_over_everything(listening: Hall) -> None:
    wrong = replace(ASKED, errors=("Please answer.",))
    assert listening.looks_at(wrong) == ["Attention. Please answer."]
    assert listening.looks_at(wrong) == []


def test_news_waits_until_the_question_was_said(listening: Hall) -> None:
    listening.narrator.look(DONE, EN)
    listening.voice.said.clear()
    taken = replace(DONE, state=("Take your paper.",))
    listening.narrator.look(taken, EN)
    assert listening.heard() == []
    assert listening.looks_at(taken) == ["Take your paper."]


def test_a_key_speaks_over_everything(listening: Hall) -> None:
    listening.narrator.look(DONE, EN)
    listening.voice.said.clear()
    listening.narrator.item(Item(Role.BUTTON, "Finish"), EN)
    assert listening.heard() == ["Finish, button."]


def test_what_was_picked_is_no_news_of_its_own(listening: Hall) -> None:
    lines = Spoken("Customs", "Which?", ("A car", "Gold"))
    listening.looks_at(lines)
    assert listening.looks_at(replace(lines, state=("Gold",))) == []


def test_where_am_i_says_it_all_again_and_what_the_keys_are_on(listening: Hall) -> None:
    listening.narrator.where(ASKED, EN, Item(Role.KEY, "A"))
    assert listening.heard() == ["Customs.", "What is your surname?", "Continue, button.", "A."]


def test_a_typed_letter_is_said_and_what_is_left_after_erasing(listening: Hall) -> None:
    typed = replace(ASKED, state=("AB",))
    listening.narrator.key(Item(Role.KEY, "B"), typed, EN)
    listening.narrator.key(Item(Role.KEY, "erase"), replace(ASKED, state=("A",)), EN)
    listening.narrator.key(Item(Role.KEY, "erase"), ASKED, EN)
    assert listening.heard() == ["B.", "A.", "Nothing is typed."]


def test_what_is_secret_is_never_said(listening: Hall) -> None:
    secret = replace(ASKED, secret=True)
    listening.narrator.key(Item(Role.KEY, "C"), secret, EN)
    assert listening.heard() == ["typed."]


def test_louder_and_faster_go_round(listening: Hall) -> None:
    manners = []
    for _ in range(max(len(RATES), len(VOLUMES))):
        listening.narrator.louder()
        listening.narrator.faster()
        listening.narrator.words("Hello", EN)
        manners.append(listening.voice.manner)
    assert {manner.volume for manner in manners} == set(VOLUMES)
    assert {manner.rate for manner in manners} == set(RATES)


@pytest.mark.parametrize("volume", BY_NAME["volume"].allowed)
def test_it_begins_as_loud_as_staff_have_set(volume: int, hall: Hall) -> None:
    hall.narrator.begin_with(volume)
    hall.narrator.switch_on()
    hall.looks_at(ASKED)
    assert hall.voice.manner.volume == volume
    hall.narrator.louder()
    hall.narrator.words("Hello", EN)
    louder = [each for each in VOLUMES if each > volume]
    assert hall.voice.manner.volume == (louder or VOLUMES)[0]


def test_staff_do_not_shout_at_who_is_listening(listening: Hall) -> None:
    before = listening.voice.manner
    listening.narrator.begin_with(100)
    listening.narrator.words("Hello", EN)
    assert listening.voice.manner == before
    listening.narrator.forget()
    listening.narrator.switch_on()
    listening.looks_at(ASKED)
    assert listening.voice.manner.volume == 100


def test_after_a_visit_it_is_silent_and_knows_nobody(listening: Hall) -> None:
    usual = listening.voice.manner
    listening.narrator.louder()
    listening.narrator.words("C00000000", EN)
    listening.narrator.forget()
    assert not listening.voice.speaking()
    assert not listening.narrator.on
    kept = repr(vars(listening.narrator))
    assert "surname" not in kept and "C00000000" not in kept
    listening.heard()
    listening.narrator.switch_on()
    assert len(listening.looks_at(ASKED)) == 4
    assert listening.voice.manner == usual


def test_a_kiosk_without_a_voice_can_be_asked_all_the_same() -> None:
    narrator = Narrator(load)
    narrator.switch_on()
    narrator.look(ASKED, EN)
    assert not narrator.can_speak
    assert not narrator.speaking()


def test_a_voice_that_failed_is_not_offered(listening: Hall) -> None:
    assert listening.narrator.can_speak
    listening.voice.fails = True
    listening.narrator.words("Hello", EN)
    assert not listening.narrator.can_speak
