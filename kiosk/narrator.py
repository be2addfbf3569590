"""Decides what a traveller who listens hears now: a new question whole, of the same one the news.

It knows no widgets: it is told what stands on the glass, as often as anybody likes, and speaks when
that has changed. What a key does is said at once, over whatever is being said; news of the screen
waits until it was said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kiosk import reading_aloud
from kiosk.devices.voice.interface import RATES, VOLUMES, Manner, Sentence, Voice, VoiceState
from kiosk.reading_aloud import CONTEXT, Speak
from kiosk.spoken import Item, Spoken
from languages import Language


class Narrator:
    """Speaks for one glass. Off until somebody asks for it; ``forget`` ends that with the visit.

    ``volume`` is how loud it begins, in parts of a hundred.
    """

    def __init__(self, speak: Speak, voice: Voice | None = None, volume: int = VOLUMES[2]) -> None:
        self.voice = voice
        self.on = False
        self.tactile = False
        self._speak = speak
        self._usual = self._manner = Manner(volume=volume)
        self._heard: Spoken | None = None
        self._title = ""
        self._explained = False
        self._later: list[Sentence] = []

    def begin_with(self, volume: int) -> None:
        """Be as loud as this, in parts of a hundred, whenever somebody begins to listen."""
        self._usual = Manner(self._usual.rate, volume)
        if not self.on:
            self._manner = self._usual

    @property
    def can_speak(self) -> bool:
        """Whether a voice is there and nothing is known to be wrong with it."""
        return self.voice is not None and self.voice.state() in (
            VoiceState.READY,
            VoiceState.UNKNOWN,
        )

    def speaking(self) -> bool:
        """Whether it is speaking now."""
        return self.on and self.voice is not None and self.voice.speaking()

    def switch_on(self, *, tactile: bool = False) -> None:
        """Begin to read aloud; ``tactile`` is whether the keys are those of a keypad."""
        self.tactile = self.tactile or tactile
        if not self.on:
            self.on, self._heard, self._title = True, None, ""

    def forget(self) -> None:
        """Be silent, and keep nothing of whoever listened."""
        if self.voice is not None:
            self.voice.stop()
        self.on = self.tactile = self._explained = False
        self._manner, self._heard, self._title, self._later = self._usual, None, "", []

    def look(self, spoken: Spoken, language: Language) -> None:
        """Say what is new on the glass."""
        if not self.on:
            return
        before, self._heard = self._heard, spoken
        if before is None or (before.title, before.question) != (spoken.title, spoken.question):
            self._say(self._whole(spoken, language))
        elif spoken.errors and spoken.errors != before.errors:
            self._say(reading_aloud.errors(spoken, language))
        elif news := _news(before, spoken):
            self._later += reading_aloud.state(news, language)
        if self._later and not self.speaking():
            self._say(self._later)

    def seen(self, spoken: Spoken) -> None:
        """Take what was answered as heard: a key said it already."""
        if self._heard is not None and self._heard.question == spoken.question:
            self._heard = replace(spoken, errors=self._heard.errors)

    def tried(self) -> None:
        """Take nothing as wrong any more: whoever presses on is told again if it still is."""
        if self._heard is not None:
            self._heard = replace(self._heard, errors=())

    def item(self, item: Item, language: Language) -> None:
        """Say what the keys have come to."""
        self._say(reading_aloud.item(item, language))

    def key(self, item: Item, spoken: Spoken, language: Language) -> None:
        """Say what was typed; of something secret, only that it was."""
        if spoken.secret and len(item.name) == 1:
            self.words(language.say(CONTEXT, "typed"), language)
        elif item.name == "erase":
            left = reading_aloud.state(spoken, language)
            self._say(left or _alone(language.say(CONTEXT, "Nothing is typed."), language))
        else:
            self.item(item, language)

    def where(self, spoken: Spoken, language: Language, item: Item | None) -> None:
        """Say again where one is: the question, what was answered, and what the keys are on."""
        self._heard = spoken
        said = reading_aloud.whole(spoken, language, self._speak, title=True, tactile=self.tactile)
        if item is not None and not spoken.languages:
            said += reading_aloud.item(item, language)
        self._say(said)

    def words(self, words: str, language: Language) -> None:
        """Say a few words of the kiosk's own."""
        self._say(_alone(words, language))

    def louder(self) -> None:
        """Take the next loudness, and the lowest after the highest."""
        volume = _after(VOLUMES, self._manner.volume)
        self._manner = Manner(self._manner.rate, volume)

    def faster(self) -> None:
        """Take the next pace, and the slowest after the fastest."""
        self._manner = Manner(_after(RATES, self._manner.rate), self._manner.volume)

    def _whole(self, spoken: Spoken, language: Language) -> list[Sentence]:
        # A panel has no title; under it the screen is the same as before.
        title, self._title = spoken.title not in ("", self._title), spoken.title or self._title
        said = reading_aloud.whole(spoken, language, self._speak, title=title, tactile=self.tactile)
        if self._explained or spoken.languages:
            return said
        self._explained = True
        return [*reading_aloud.how_to(language, tactile=self.tactile), *said]

    def _say(self, sentences: Sequence[Sentence]) -> None:
        self._later = []
        if self.on and self.voice is not None:
            self.voice.say(sentences, self._manner)


def _news(before: Spoken, now: Spoken) -> Spoken | None:
    """Give what was added to the state; picked choices are said as they are picked."""
    added = tuple(line for line in now.state if line not in before.state)
    fresh = tuple(line for line in added if line not in now.choices)
    return Spoken("", "", state=fresh) if fresh else None


def _alone(words: str, language: Language) -> list[Sentence]:
    return reading_aloud.words_alone(words, language)


def _after(steps: tuple[int, ...], now: int) -> int:
    return next((step for step in steps if step > now), steps[0])
