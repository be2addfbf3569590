"""What the kiosk may ask of the voice that reads screens aloud."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

RATES = (120, 150, 190, 240)
"""Words a minute. The slowest is for a noisy hall, the fastest for whoever listens every day."""

VOLUMES = (20, 40, 60, 80, 100)
"""Parts of a hundred of what the loudspeaker or the headphones are set to."""


class VoiceState(StrEnum):
    """All a voice can be. Until it has spoken once nobody knows whether it can be heard.

    NO_VOICE: the program that speaks is not on this machine. FAULT: it was asked and failed, as
    when there is no sound card.
    """

    UNKNOWN = "unknown"
    READY = "ready"
    NO_VOICE = "no_voice"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One breath: words as they sound, and the code of the language they are in.

    ``pause`` is the silence after them, in seconds.
    """

    text: str
    language: str
    pause: float = 0.3


@dataclass(frozen=True, slots=True)
class Manner:
    """How it is said: words a minute, and loudness in parts of a hundred."""

    rate: int = RATES[1]
    volume: int = VOLUMES[2]


class Voice(Protocol):
    """A voice is asked on the main thread and returns at once; it raises nothing."""

    def state(self) -> VoiceState:
        """How it stands now."""

    def speaks(self, language: str) -> bool:
        """Whether it has sounds for a language."""

    def say(self, sentences: Sequence[Sentence], manner: Manner) -> None:
        """Say this from now on, instead of anything else.

        A sentence in a language it has no sounds for is left out.
        """

    def stop(self) -> None:
        """Be silent at once; may be repeated."""

    def speaking(self) -> bool:
        """Whether it is speaking now."""
