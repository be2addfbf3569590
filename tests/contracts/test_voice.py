"""What every voice owes a screen: the same suite on the simulated one and on eSpeak NG."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest

from kiosk.devices.voice.espeak_ng import EspeakNg
from kiosk.devices.voice.interface import Manner, Sentence, Voice, VoiceState
from kiosk.devices.voice.simulated import SimulatedVoice
from languages import load

LANGUAGES = ("az", "en", "ru")
HELLO = (Sentence("Xoş gəlmisiniz.", "az"), Sentence("Choose your language.", "en"))
LONG = tuple(Sentence("A very long story that nobody hears to its end.", "en") for _ in range(400))


class Bench(Protocol):
    """A voice, and a way to wait until it has said what it was told to say."""

    voice: Voice

    def listen(self) -> None: ...


class SimulatedBench:
    def __init__(self, _folder: Path) -> None:
        self.now = 0.0
        self.voice: Voice = SimulatedVoice(lambda: self.now, LANGUAGES)

    def listen(self) -> None:
        self.now += 3600


class EspeakBench:
    def __init__(self, folder: Path) -> None:
        voices = {code: load(code).voice for code in LANGUAGES}
        self.voice: Voice = EspeakNg(voices, time.monotonic, sound=folder / "said.wav")

    def listen(self) -> None:
        wait = threading.Event().wait
        while self.voice.speaking():
            wait(0.01)


@pytest.fixture(params=[SimulatedBench, EspeakBench])
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Bench:
    make: Callable[[Path], Bench] = request.param
    return make(tmp_path)


def test_nobody_knows_of_a_voice_that_has_not_spoken_whether_it_can_be_heard(bench: Bench) -> None:
    assert bench.voice.state() is VoiceState.UNKNOWN
    assert not bench.voice.speaking()


def test_it_speaks_until_it_has_said_all(bench: Bench) -> None:
    bench.voice.say(HELLO, Manner())
    assert bench.voice.speaking()
    bench.listen()
    assert not bench.voice.speaking()
    assert bench.voice.state() is VoiceState.READY


def test_it_is_silent_at_once_when_told_to_stop(bench: Bench) -> None:
    bench.voice.say(LONG, Manner())
    bench.voice.stop()
    assert not bench.voice.speaking()


def test_stopping_may_be_repeated(bench: Bench) -> None:
    for _ in range(3):
        bench.voice.stop()
    bench.voice.say(HELLO, Manner())
    assert bench.voice.speaking()
    bench.voice.stop()


def test_new_words_take_the_place_of_those_before(bench: Bench) -> None:
    bench.voice.say(LONG, Manner())
    bench.voice.say(HELLO, Manner())
    bench.listen()
    assert bench.voice.state() is VoiceState.READY


def test_it_knows_the_languages_it_was_given_and_no_other(bench: Bench) -> None:
    assert all(bench.voice.speaks(code) for code in LANGUAGES)
    assert not bench.voice.speaks("fr")


def test_a_language_without_sounds_is_silence(bench: Bench) -> None:
    bench.voice.say((Sentence("Bonjour.", "fr"),), Manner())
    assert not bench.voice.speaking()


def test_nothing_to_say_is_silence(bench: Bench) -> None:
    bench.voice.say((), Manner())
    assert not bench.voice.speaking()
