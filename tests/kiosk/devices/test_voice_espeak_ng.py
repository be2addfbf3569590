"""eSpeak NG as a voice: sounds in files, nothing in the process list, polite when missing."""

from __future__ import annotations

import threading
import time
import wave
from array import array
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.devices.voice.espeak_ng import EspeakNg
from kiosk.devices.voice.interface import RATES, VOLUMES, Manner, Sentence, VoiceState

VOICES = {"az": "az", "en": "en-gb", "ru": "ru"}
GREETING = Sentence("Now go to the red line.", "en")

Speak = Callable[..., Path]


@pytest.fixture
def speak(tmp_path: Path) -> Speak:
    """Say sentences into a file and give it."""

    def said(*sentences: Sentence, manner: Manner | None = None) -> Path:
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.wav"
        voice = EspeakNg(VOICES, time.monotonic, sound=path)
        voice.say(sentences, manner or Manner())
        until_silent(voice)
        assert voice.state() is VoiceState.READY
        return path

    return said


def until_silent(voice: EspeakNg) -> None:
    wait = threading.Event().wait
    while voice.speaking():
        wait(0.01)


def script(tmp_path: Path, body: str) -> str:
    program = tmp_path / "speaks"
    program.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    program.chmod(0o755)
    return str(program)


def seconds(sound: Path) -> float:
    with wave.open(str(sound)) as heard:
        return heard.getnframes() / heard.getframerate()


def loudness(sound: Path) -> float:
    """Root of the mean square of the samples; 32,767 is full scale."""
    with wave.open(str(sound)) as heard:
        samples = array("h", heard.readframes(heard.getnframes()))
    return float((sum(each * each for each in samples) / len(samples)) ** 0.5)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("az", "İndi qırmızı dəhlizə gedin."),
        ("en", "Now go to the red line."),
        ("ru", "Теперь идите в красный коридор."),
    ],
)
def test_a_sentence_can_be_heard_in_each_language(speak: Speak, language: str, text: str) -> None:
    sound = speak(Sentence(text, language))
    assert 1.0 < seconds(sound) < 5.0
    assert loudness(sound) > 500


def test_other_words_sound_otherwise(speak: Speak) -> None:
    red, green = speak(GREETING), speak(Sentence("Now go to the green line.", "en"))
    assert red.read_bytes() != green.read_bytes()


def test_the_same_letters_sound_otherwise_in_another_language(speak: Speak) -> None:
    said = [speak(Sentence("Aysel", code)).read_bytes() for code in ("az", "en")]
    assert said[0] != said[1]


def test_a_pause_is_silence_of_that_length(speak: Speak) -> None:
    short, long = (speak(Sentence("One.", "en", p), Sentence("Two.", "en")) for p in (0.2, 2.2))
    assert seconds(long) - seconds(short) == pytest.approx(2.0, abs=0.3)


def test_faster_is_shorter_and_louder_is_louder(speak: Speak) -> None:
    slow, fast = (speak(GREETING, manner=Manner(rate=rate)) for rate in (RATES[0], RATES[-1]))
    low, high = (speak(GREETING, manner=Manner(volume=part)) for part in (VOLUMES[0], VOLUMES[-1]))
    assert seconds(fast) < 0.75 * seconds(slow)
    assert loudness(high) > 1.5 * loudness(low)


def test_marks_of_markup_are_only_text(speak: Speak) -> None:
    plain = speak(Sentence("Rice, meat.", "en"))
    marked = speak(Sentence('Rice </voice><break time="9s"/> meat.', "en"))
    assert seconds(marked) < seconds(plain) + 8


def test_what_is_said_is_in_no_process_list(tmp_path: Path) -> None:
    program = script(tmp_path, 'echo "$*" > "$0.args"; cat > "$0.text"')
    voice = EspeakNg(VOICES, time.monotonic, program)
    voice.say((Sentence("C00000000", "az"),), Manner())
    until_silent(voice)
    assert "C00000000" in (tmp_path / "speaks.text").read_text()
    assert "C00000000" not in (tmp_path / "speaks.args").read_text()


def test_a_machine_without_the_program_says_nothing_and_says_so(tmp_path: Path) -> None:
    voice = EspeakNg(VOICES, time.monotonic, str(tmp_path / "missing"))
    voice.say((GREETING,), Manner())
    assert voice.state() is VoiceState.NO_VOICE
    assert not voice.speaks("en")
    assert not voice.speaking()


@pytest.mark.parametrize("ends", ["exit 3", 'echo "error: No such file or directory" >&2'])
def test_a_program_that_fails_is_a_fault(tmp_path: Path, ends: str) -> None:
    voice = EspeakNg(VOICES, time.monotonic, script(tmp_path, f"cat > /dev/null; {ends}"))
    voice.say((GREETING,), Manner())
    until_silent(voice)
    assert voice.state() is VoiceState.FAULT


def test_a_program_that_cannot_run_is_a_fault(tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.write_bytes(b"\x7fELF nothing")
    broken.chmod(0o755)
    voice = EspeakNg(VOICES, time.monotonic, str(broken))
    voice.say((GREETING,), Manner())
    assert not voice.speaking()
    assert voice.state() is VoiceState.FAULT


def test_a_sound_card_that_hangs_holds_no_visit_up(tmp_path: Path) -> None:
    now = 0.0
    voice = EspeakNg(VOICES, lambda: now, script(tmp_path, "cat > /dev/null; exec sleep 600"))
    voice.say((GREETING,), Manner())
    now = 10.0
    assert voice.speaking()
    now = 60.0
    assert not voice.speaking()
    assert voice.state() is VoiceState.FAULT
