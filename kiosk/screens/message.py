"""Screens that only say something: where to go, whom to fetch, that nothing works."""

from __future__ import annotations

from kivy.properties import StringProperty

from kiosk.journey import FINISH
from kiosk.screens.base import KioskScreen
from kiosk.spoken import Spoken


class MessageScreen(KioskScreen):
    """One large mark, what to do now, and a way to end."""

    mark = StringProperty("")
    words = StringProperty("")
    main_word = StringProperty("")
    finish_word = StringProperty("")

    def go_on(self) -> None:
        """Do the main thing this screen offers."""

    def finish(self) -> None:
        """End the visit."""
        self.leave(FINISH)

    def spoken(self) -> Spoken:
        """Give the screen as text."""
        acts = tuple(word for word in (self.main_word, self.finish_word) if word)
        return Spoken(self.title, self.question, acts, state=(self.words,))
