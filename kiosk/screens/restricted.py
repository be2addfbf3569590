"""Which of these need a permit: the restricted goods as tick lines."""

from __future__ import annotations

from kiosk.questions import form
from kiosk.screens.ticks import TicksScreen
from kiosk.widgets.choice import Choice


class RestrictedScreen(TicksScreen):
    """Asked of those who ticked goods that need a licence or permit."""

    section = "restricted"

    def _word(self) -> None:
        self.question = self.language.say("ticks", "Which of these are you carrying?")
        self.hint = self.language.say("ticks", "Tick every line that is true.")

    def _choices(self) -> tuple[Choice, ...]:
        definition = form()
        return tuple(
            Choice(f.name, self.language.say(definition.context(self.section, f.name), f.label))
            for f in definition.section(self.section).fields
        )
