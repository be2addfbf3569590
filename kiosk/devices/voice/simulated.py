"""A voice that is written down instead of heard, at the pace of a real one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kiosk.devices.voice.interface import Manner, Sentence, VoiceState

LETTERS_A_WORD = 6
"""On average, with the gap after it: enough to know how long a sentence takes."""


class SimulatedVoice:
    """For tests: ``said`` keeps every sentence begun, ``now`` is a clock in seconds.

    A person may set ``fails`` while it runs: what is said then is not heard.
    """

    def __init__(
        self, now: Callable[[], float], languages: tuple[str, ...] = ("az", "en", "ru")
    ) -> None:
        self.said: list[Sentence] = []
        self.fails = False
        self.manner = Manner()
        self._now = now
        self._languages = languages
        self._until = 0.0
        self._state = VoiceState.UNKNOWN

    def state(self) -> VoiceState:
        """How it stands now."""
        return self._state

    def speaks(self, language: str) -> bool:
        """Whether it was given the language."""
        return language in self._languages

    def say(self, sentences: Sequence[Sentence], manner: Manner) -> None:
        """Write it down, and be busy as long as it would take."""
        self.stop()
        heard = [each for each in sentences if self.speaks(each.language)]
        if self.fails or not heard:
            self._state = VoiceState.FAULT if self.fails else self._state
            return
        self._state, self.manner = VoiceState.READY, manner
        self.said.extend(heard)
        self._until = self._now() + sum(seconds(each, manner.rate) for each in heard)

    def stop(self) -> None:
        """Be silent."""
        self._until = 0.0

    def speaking(self) -> bool:
        """Whether the clock has not yet come to the end of it."""
        return self._now() < self._until


def seconds(sentence: Sentence, rate: int) -> float:
    """Tell about how long a sentence takes at so many words a minute, with the pause after it."""
    return len(sentence.text) / LETTERS_A_WORD * 60 / rate + sentence.pause
