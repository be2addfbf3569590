"""A traveller who cannot see: presses keys, and knows of the glass only what is said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kiosk.attendant import Attendant
from kiosk.context import Context
from kiosk.devices.voice.interface import Sentence
from kiosk.devices.voice.simulated import SimulatedVoice
from kiosk.keypad import Act, Pressed
from kiosk.player.person import Stuck
from kiosk.render import PORTRAIT, settle

MOST_PRESSES = 60
"""Whoever has not found something after so many is lost."""


class Listener:
    """Stands at a glass of their own and writes down, in ``notes``, each key and what it brought.

    ``heard`` are the sentences in order. ``doors`` makes what screens may use, given a voice.
    """

    def __init__(self, doors: Callable[[SimulatedVoice], Context], *, tactile: bool = True) -> None:
        from kiosk.conductor import Conductor
        from kiosk.widgets.glass import Glass
        from kiosk.widgets.look import look

        look.reset()
        look.fit(*PORTRAIT)
        self.now = 0.0
        self.tactile = tactile
        self.notes: list[str] = []
        self.voice = SimulatedVoice(lambda: self.now)
        self.glass = Glass(lambda: self.conductor.touched(), size_hint=(None, None), size=PORTRAIT)
        self.conductor: Any = Conductor(doors(self.voice), self.glass, bytes, lambda: self.now)
        self.attendant = Attendant(self.conductor, self.glass)
        self.conductor.start()
        settle()

    @property
    def heard(self) -> list[Sentence]:
        """Everything that was said so far."""
        return self.voice.said

    def press(self, act: Act) -> str:
        """Press a key, and give what is said until all is silent again."""
        key = Pressed(act, self.tactile)
        return self.hear(f"[{act.value}]", lambda: self.attendant.pressed(key))

    def hear(self, what: str, done: Callable[[], object]) -> str:
        """Give what is said when something is done, such as a passport laid on the reader."""
        before = len(self.heard)
        done()
        settle(1)
        said = -1
        while said < len(self.heard):
            # News of the screen waits until what a key brought has been said.
            said = len(self.heard)
            self.attendant.look()
            self._listen()
        texts = [each.text for each in self.heard[before:]]
        self.notes += [f"{what} {texts[0]}" if texts else what, *(f"    {t}" for t in texts[1:])]
        return " ".join(texts)

    def _listen(self) -> None:
        while self.voice.speaking():
            self.now += 1.0
            self.conductor.tick()

    def find(self, words: str, act: Act = Act.NEXT) -> None:
        """Press a key until something begins so. Raises Stuck when it never does."""
        for _ in range(MOST_PRESSES):
            if self.press(act).startswith(words):
                return
        raise Stuck(f"{words!r} is not to be heard on {self.conductor.visit.step}")

    def take(self, words: str, act: Act = Act.NEXT) -> str:
        """Find something and take it."""
        self.find(words, act)
        return self.press(Act.TAKE)

    def type(self, text: str) -> None:
        """Type on the keys of the glass, each found by its row first."""
        for sign in text:
            if sign in ROW_OF:
                self.find(f"{ROW_OF[sign]}.", Act.NEXT_PART)
            if sign != ROW_OF.get(sign):
                self.find(f"{sign}.")
            self.press(Act.TAKE)


ROW_OF = {
    sign: row[0] for row in ("1234567890", "QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM") for sign in row
}
"""The first key of the row a key stands in, on the Latin keyboard."""
