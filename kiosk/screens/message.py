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
    more_word = StringProperty("")

    def finish(self) -> None:
        """End the visit."""
        self.leave(FINISH)

    def more(self) -> None:
        """Do the other thing this screen offers."""

    def spoken(self) -> Spoken:
        """Give the screen as text."""
        acts = tuple(word for word in (self.main_word, self.more_word) if word)
        return Spoken(self.title, self.question, acts, state=(self.words,))
