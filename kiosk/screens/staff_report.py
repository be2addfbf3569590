"""The readiness report on the glass: the worst first in the head, each thing a line."""

from __future__ import annotations

from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.widget import Widget

from events import fault_number
from kiosk.devices.printer.interface import PrintEnd
from kiosk.screens.base import KioskScreen
from kiosk.spoken import Spoken
from kiosk.staff.finding import CONTEXT, LEVEL_WORDS, Finding, Report
from kiosk.staff.readiness import devices
from kiosk.staff.words import ENDS
from kiosk.widgets import lines  # noqa: F401  (the layout names its widgets)
from kiosk.widgets.finding import FindingLine


class StaffReportScreen(KioskScreen):
    """It looks when it is opened, and again when asked."""

    ahead = False

    main_word = StringProperty("")
    more_word = StringProperty("")
    paper = StringProperty("")
    paper_mark = StringProperty("tick")
    busy = BooleanProperty(False)

    def ask(self) -> None:
        """Show what was found, if anything was looked at."""
        say = self.language.say
        self.title = say("staff", "Service menu")
        self.question = say("readiness", "Readiness report")
        self.main_word, self.more_word = say("staff", "Print"), say("staff", "Look again")
        self._report: Report | None = None
        if "report" in self.draft:
            self._show(self.draft["report"])

    def came_on(self) -> None:
        """Look, unless the report is there and only its language has changed."""
        if self._report is None:
            self.look()

    def look(self) -> None:
        """Look at everything; the camera and the scanner are asked here, the rest elsewhere."""
        staff, settings = self.context.staff, self.context.settings
        if staff is None or self.busy:
            return
        self._be_busy(True)
        self.paper, self.hint = "", self.language.say("staff", "Looking at everything.")
        scanner = self.context.scanner
        standing = devices(None, self.context.camera, scanner() if scanner else None)
        self.context.background.run(
            lambda: staff.report(settings, standing), self._looked, self._failed
        )

    def print(self) -> None:
        """Put it on paper."""
        staff, report, language = self.context.staff, self._report, self.language.code
        if staff is None or report is None or self.busy:
            return
        self._be_busy(True)
        self.context.printing.run(
            lambda: staff.print_report(report, language), self._printed, self._failed
        )

    def spoken(self) -> Spoken:
        """Give the screen as text."""
        errors = (self.error,) if self.error else ()
        said = [f"{one.label(self.language)}: {self._sentence(one)}" for one in self._findings()]
        state = tuple(each for each in (self.hint, *said, self.paper) if each)
        return Spoken(self.title, self.question, (self.main_word, self.more_word), errors, state)

    def _findings(self) -> tuple[Finding, ...]:
        return self._report.findings if self._report else ()

    def _sentence(self, one: Finding) -> str:
        level = self.language.say(CONTEXT, LEVEL_WORDS[one.level])
        return f"{level}. {one.sentence(self.language)}"

    def _show(self, report: Report) -> None:
        self._report = self.draft["report"] = report
        self.hint = self.language.say(CONTEXT, LEVEL_WORDS[report.level])
        self.ids.lines.fill([(self._line, one) for one in report.findings])

    def _line(self, one: Finding) -> Widget:
        words = one.sentence(self.language)
        return FindingLine(level=one.level, label=one.label(self.language), words=words)

    def _looked(self, report: object) -> None:
        self._be_busy(False)
        if isinstance(report, Report):
            self._show(report)

    def _printed(self, end: object) -> None:
        self._be_busy(False)
        known = end if isinstance(end, PrintEnd) else PrintEnd.UNKNOWN
        self.paper = self.language.say("staff", ENDS[known])
        self.paper_mark = "tick" if known is PrintEnd.PRINTED else "alarm"

    def _failed(self, fault: Exception) -> None:
        self._be_busy(False)
        number = fault_number(fault).spoken
        words = "This cannot be done now: fault {number}."
        self.hint, self.error = "", self.language.say("staff", words, number=number)

    def _be_busy(self, busy: bool) -> None:
        self.error = ""
        self.busy, self.can_change_language = busy, not busy
