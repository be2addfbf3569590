"""The service menu: what can be looked at and changed, each with how it stands now."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from kivy.properties import StringProperty

from kiosk.journey import FINISH, Outcome, Way
from kiosk.screens.base import KioskScreen
from kiosk.settings.setting import Who
from kiosk.settings.table import BY_NAME, SETTINGS, value_of
from kiosk.spoken import Spoken
from kiosk.staff.probes import program_version
from kiosk.staff.words import Wording
from kiosk.visit import Step
from kiosk.widgets.lines import AnswerLine
from reference.load import BAKU

DEVICES, REPORT = "devices", "report"
PAGES = {DEVICES: Step.STAFF_DEVICES, REPORT: Step.STAFF_REPORT}
FIRST = "out_of_order"
"""The setting above everything else: it is wanted in a hurry."""


class StaffMenuScreen(KioskScreen):
    """One list. Touching a line leads to it and back here."""

    ahead = False

    main_word = StringProperty("")

    def ask(self) -> None:
        """Show how everything stands."""
        say = self.language.say
        self.title = self.question = say("staff", "Service menu")
        self.hint = say("staff", "Closes by itself after a minute without a touch.")
        self.main_word = say("staff", "Close")
        unkept = self.draft.pop("unkept", False)
        what = "It could not be kept: it holds until the kiosk starts anew."
        self.error = say("staff", what) if unkept else ""
        self._said = self._settings((FIRST,)) + self._pages() + self._settings() + self._facts()
        self.ids.lines.fill([(self._line, *line) for line in self._said])

    def choose(self, name: str) -> None:
        """Go to a line."""
        if name in PAGES:
            self.leave(Outcome(Way.CHANGE, PAGES[name]))
        elif name in BY_NAME:
            self.handover = {"setting": name}
            self.leave(Outcome(Way.CHANGE, Step.STAFF_SETTING))

    def finish(self) -> None:
        """Close the menu."""
        self.leave(FINISH)

    def go_back(self) -> None:
        """Close the menu."""
        self.finish()

    def spoken(self) -> Spoken:
        """Give the screen as text."""
        errors = (self.error,) if self.error else ()
        state = tuple(f"{label}: {value}" for _, label, value in self._said)
        return Spoken(self.title, self.question, (self.main_word,), errors, state)

    def _settings(self, only: tuple[str, ...] = ()) -> list[tuple[str, str, str]]:
        menu = [one for one in SETTINGS if one.who is Who.MENU]
        shown = [one for one in menu if (one.name in only if only else one.name != FIRST)]
        context = self.context
        words = Wording(self.language, context.reference.lists, context.speak)
        values = [value_of(context.settings, one.name) for one in shown]
        return [
            (one.name, words.label(one), words.values(one, value))
            for one, value in zip(shown, values, strict=True)
        ]

    def _pages(self) -> list[tuple[str, str, str]]:
        say = self.language.say
        return [
            (DEVICES, say("staff", "Devices"), say("staff", "Printer, camera, scanner")),
            (REPORT, say("readiness", "Readiness report"), say("staff", "On the glass, on paper")),
        ]

    def _facts(self) -> list[tuple[str, str, str]]:
        say, settings = self.language.say, self.context.settings
        now = self.context.now().astimezone(ZoneInfo(BAKU)).strftime("%d.%m.%Y  %H:%M")
        place = f"{settings.post} · {settings.kiosk} · {program_version()}"
        return [
            ("", say("readiness", "Clock"), now),
            ("", say("staff", "This kiosk"), place),
        ]

    def _line(self, name: str, label: str, value: str) -> AnswerLine:
        change = self.language.say("ask", "Change") if name in BY_NAME else ""
        opens = change or (self.language.say("staff", "Open") if name in PAGES else "")
        line = AnswerLine(path=name, label=label, value=value, change=opens)
        line.bind(on_release=lambda pressed: self.choose(pressed.path))
        return line
