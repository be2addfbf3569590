"""The voice that is written down."""

from __future__ import annotations

from kiosk.devices.voice.interface import RATES, Manner, Sentence, VoiceState
from kiosk.devices.voice.simulated import SimulatedVoice, seconds

SAID = Sentence("Choose your language.", "en", pause=1.0)


def test_what_was_said_can_be_read_afterwards() -> None:
    voice = SimulatedVoice(lambda: 0.0)
    voice.say((SAID,), Manner(rate=RATES[-1]))
    assert voice.said == [SAID]
    assert voice.manner.rate == RATES[-1]


def test_it_takes_as_long_as_a_real_one() -> None:
    now = 100.0
    voice = SimulatedVoice(lambda: now)
    voice.say((SAID,), Manner())
    now += seconds(SAID, Manner().rate) - 0.1
    assert voice.speaking()
    now += 0.2
    assert not voice.speaking()


def test_a_faster_voice_is_done_sooner_and_still_pauses() -> None:
    assert SAID.pause < seconds(SAID, RATES[-1]) < seconds(SAID, RATES[0])


def test_one_that_fails_says_nothing_and_says_so() -> None:
    voice = SimulatedVoice(lambda: 0.0)
    voice.fails = True
    voice.say((SAID,), Manner())
    assert voice.said == []
    assert not voice.speaking()
    assert voice.state() is VoiceState.FAULT
