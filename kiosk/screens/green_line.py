"""Nothing to declare, at a post where the green line itself is the declaration."""

from __future__ import annotations

from kivy.properties import StringProperty

from kiosk.journey import FINISH, NEXT_PERSON
from kiosk.printing import came_out
from kiosk.screens.base import KioskScreen
from kiosk.spoken import Spoken
from kiosk.visit import NothingMode
from kiosk.widgets import corridor, lines  # noqa: F401  (the layout names their widgets)


class GreenLineScreen(KioskScreen):
    """No data is taken; where the post gives one, a slip without personal data comes out.

    It comes out once a visit, however often the traveller goes back and comes again; until it is
    known how that ended, nobody goes back.
    """

    direction = StringProperty("")
    words = StringProperty("")
    paper = StringProperty("")
    paper_mark = StringProperty("sum")
    main_word = StringProperty("")
    more_word = StringProperty("")

    def ask(self) -> None:
        """Send the traveller to the green line."""
        say = self.language.say
        self.question = say("green_line", "You have nothing to declare")
        self.direction = say("green_line", "Take the green line")
        self.words = say(
            "green_line",
            "Walking it is your declaration that you carry nothing that must be declared.",
        )
        self.main_word = say("frame", "Finish")
        self.more_word = say("frame", "Next person with you")

    def came_on(self) -> None:
        """Print a slip, where the post gives one."""
        if self.context.settings.nothing is NothingMode.SLIP:
            self._print()

    def finish(self) -> None:
        """End the visit."""
        self.leave(FINISH)

    def more(self) -> None:
        """Ask the next person."""
        self.leave(NEXT_PERSON)

    def spoken(self) -> Spoken:
        """Give the screen as text."""
        state = tuple(words for words in (self.direction, self.words, self.paper) if words)
        return Spoken(self.title, self.question, (self.main_word, self.more_word), state=state)

    def _print(self) -> None:
        if self.visit.slip_out is not None:
            self._printed(self.visit.slip_out)
            return
        language = self.visit.language
        self.can_change_language = self.can_go_back = False
        self.paper = self.language.say("code_status", "Your slip is being printed.")
        self.context.printing.run(
            lambda: self.context.paper.slip((), language),
            lambda end: self._printed(came_out(end)),
            lambda _fault: self._printed(False),
        )

    def _printed(self, out: bool) -> None:
        self.visit.slip_out = out
        self.can_change_language = self.can_go_back = True
        say = self.language.say
        self.paper_mark = "tick" if out else "alarm"
        self.paper = (
            say("code_status", "Take your slip.")
            if out
            else say("green_line", "No slip came out. You can walk on without it.")
        )
