"""Devices tried live: what the camera sees, what was read, how the printer stands, a test print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from events import fault_number
from kiosk.devices.camera.interface import CameraState
from kiosk.devices.printer.interface import PrintEnd, PrinterState
from kiosk.reading.ours import reading_of
from kiosk.reading.words import sentence
from kiosk.screens.base import KioskScreen
from kiosk.spoken import Spoken
from kiosk.staff.checks import camera_words, printer_words, scanner_words
from kiosk.staff.finding import CONTEXT, LABELS, Judged
from kiosk.staff.words import ENDS
from kiosk.widgets import lines, preview  # noqa: F401  (the layout names their widgets)
from kiosk.widgets.finding import FindingLine

if TYPE_CHECKING:
    from kiosk.reading.symbol import Symbology

LOOK_SECONDS = 0.25
LONGEST_SHOWN = 60
"""Letters of a code that was read: enough to know it by."""


class StaffDevicesScreen(KioskScreen):
    """It looks several times a second while it is shown. What was read is forgotten with it."""

    ahead = False

    main_word = StringProperty("")
    more_word = StringProperty("")
    paper = StringProperty("")
    paper_mark = StringProperty("tick")
    picture = ObjectProperty(None, allownone=True)
    has_camera = BooleanProperty(False)
    busy = BooleanProperty(False)

    def ask(self) -> None:
        """Begin to look."""
        say = self.language.say
        self.title, self.question = say("staff", "Service menu"), say("staff", "Devices")
        self.hint = say("staff", "Show a code to the camera, read one with the scanner.")
        self.main_word, self.more_word = say("readiness", "Test print"), say("staff", "Look again")
        self.has_camera = self.context.camera is not None
        self._printer: Judged | None = None
        self._read = ""
        self.look()

    def came_on(self) -> None:
        """Ask the printer."""
        self.look_again()

    def look(self, _seconds: float = 0.0) -> None:
        """Show how camera and scanner stand now."""
        camera, scanner = self.context.camera, self.context.scanner
        state = camera.state() if camera else None
        looking = camera is not None and state is CameraState.LOOKING
        self.picture = camera.preview() if camera and looking else None
        found = [("printer", self._printer), ("camera", camera_words(state))]
        found.append(("scanner", scanner_words(scanner() if scanner else None)))
        read = ("ok", self.language.say("staff", "Last read"), self._read)
        self._said = [read] if self._read else []
        self._said += [self._worded(name, judged) for name, judged in found if judged]
        self.ids.lines.fill([(self._line, *line) for line in self._said])

    def look_again(self) -> None:
        """Ask the printer: it may take seconds to answer."""
        staff = self.context.staff
        if staff is None or self.busy:
            return
        self._be_busy(True)
        self.context.printing.run(staff.printer, self._stands, self._failed)

    def print(self) -> None:
        """Make a test print."""
        staff, settings = self.context.staff, self.context.settings
        if staff is None or self.busy:
            return
        self._be_busy(True)
        self.paper = ""
        self.context.printing.run(lambda: staff.print_test(settings), self._printed, self._failed)

    def scanned(self, text: str, symbology: Symbology | None = None) -> None:
        """Show what was read, of which kind it is, and what it would be to a traveller's screen."""
        shown = "".join(sign if sign.isprintable() else " " for sign in text)
        cut = shown[:LONGEST_SHOWN] + ("…" if len(shown) > LONGEST_SHOWN else "")
        kind = f" · {symbology.value}" if symbology else ""
        what = sentence(reading_of(text, symbology).reason, self.language)
        self._read = f"{cut}{kind}\n{what}"
        self.look()

    def on_parent(self, _: object, parent: Widget | None) -> None:
        """Look while shown, and no longer."""
        if parent is None:
            self._watch.cancel()
        else:
            self._watch: Any = Clock.schedule_interval(self.look, LOOK_SECONDS)

    def spoken(self) -> Spoken:
        """Give the screen as text."""
        errors = (self.error,) if self.error else ()
        state = tuple(f"{label}: {words}" for _, label, words in self._said)
        paper = (self.paper,) if self.paper else ()
        acts = (self.main_word, self.more_word)
        return Spoken(self.title, self.question, acts, errors, (*state, *paper))

    def _worded(self, name: str, judged: Judged) -> tuple[str, str, str]:
        level, message = judged
        say = self.language.say
        return str(level), say(CONTEXT, LABELS[name]), say(CONTEXT, message)

    def _line(self, level: str, label: str, words: str) -> Widget:
        return FindingLine(level=level, label=label, words=words)

    def _stands(self, state: object) -> None:
        self._be_busy(False)
        if state is None or isinstance(state, PrinterState):
            self._printer = printer_words(state)
        if self.children:  # none once the screen is over, which the printer may outlast
            self.look()

    def _printed(self, end: object) -> None:
        self._be_busy(False)
        known = end if isinstance(end, PrintEnd) else PrintEnd.UNKNOWN
        self.paper = self.language.say("staff", ENDS[known])
        self.paper_mark = "tick" if known is PrintEnd.PRINTED else "alarm"
        self.look_again()

    def _failed(self, fault: Exception) -> None:
        self._be_busy(False)
        number = fault_number(fault).spoken
        words = "This cannot be done now: fault {number}."
        self.error = self.language.say("staff", words, number=number)

    def _be_busy(self, busy: bool) -> None:
        self.error = ""
        self.busy, self.can_change_language = busy, not busy
