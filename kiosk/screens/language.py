"""The first screen: a language in its own name. The tap starts the visit."""

from __future__ import annotations

from kivy.properties import ObjectProperty

from kiosk.journey import NEXT
from kiosk.screens.base import KioskScreen
from kiosk.spoken import Spoken
from kiosk.widgets.choice import Choice, names


class LanguageScreen(KioskScreen):
    """Nobody has chosen yet, so it asks in every language it offers."""

    choices = ObjectProperty(())

    def ask(self) -> None:
        """Ask in each language, and offer each by its own name."""
        offered = [self.context.speak(code) for code in self.context.settings.languages]
        self.title = "  ·  ".join(each.say("frame", "Customs") for each in offered)
        self._asked = tuple(each.say("language", "Choose your language") for each in offered)
        # Two languages may word it alike: it is read once, and heard in both.
        self.question = "\n".join(dict.fromkeys(self._asked))
        self.choices = tuple(Choice(each.code, each.name) for each in offered)
        self.can_go_back = self.can_change_language = False

    def choose(self, code: str) -> None:
        """Go on in this language."""
        self.visit.language = code
        self.leave(NEXT)

    def spoken(self) -> Spoken:
        """Give the screen as text."""
        offered = self.context.settings.languages
        return Spoken(self.title, "\n".join(self._asked), names(self.choices), languages=offered)
