"""Nothing to declare, at a post where the green line itself is the declaration."""

from __future__ import annotations

from kiosk.journey import NEXT_PERSON
from kiosk.screens.message import MessageScreen
from kiosk.visit import NothingMode


class GreenLineScreen(MessageScreen):
    """No data is taken; where the post gives one, a slip without personal data comes out."""

    def ask(self) -> None:
        """Send the traveller to the green line."""
        say = self.language.say
        self.question = say("green_line", "You have nothing to declare")
        self.words = say(
            "green_line", "Please take the green line. Walking through it is your word."
        )
        self.mark = "forward"
        self.main_word = say("frame", "Finish")
        self.more_word = say("frame", "Next person with you")
        if self.context.settings.nothing is NothingMode.SLIP:
            self._print()

    def more(self) -> None:
        """Ask the next person."""
        self.leave(NEXT_PERSON)

    def _print(self) -> None:
        language = self.visit.language
        self.context.background.run(
            lambda: self.context.paper.slip(None, language), lambda _: None, lambda _: None
        )
