"""Is this you? What was read off the document, and questions only for what is missing."""

from __future__ import annotations

from typing import Any

from kiosk.asking import shown
from kiosk.journey import NEXT
from kiosk.passport import too_young
from kiosk.questions import CONTEXT, STEPS, form, question
from kiosk.screens.ask import AskScreen
from kiosk.spoken import Spoken
from kiosk.visit import Step
from kiosk.widgets.lines import AnswerLine
from kiosk.widgets.scroller import Scroller
from reference import today

PATHS = STEPS[Step.IDENTITY]


class IdentityScreen(AskScreen):
    """Asks for the missing, then shows everything once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._lines_known = Scroller()
        self._asked_beside = ""
        super().__init__(*args, **kwargs)

    def ask(self) -> None:
        """Ask for what is missing, or show what is known."""
        self._answer = None
        if "todo" not in self.draft and (missing := self._missing()):
            self.draft["todo"] = missing
        if self.draft.get("todo"):
            self._show()
        else:
            self._sum_up()

    def get_ready(self) -> bool:
        """Make the questions to come, then the lines of what is known so far."""
        if super().get_ready():
            return True
        if self._answer is None or self._asked_beside == self._asked_path:
            return False
        self._asked_beside = self._asked_path
        self._lines_known.size = self.ids.slot.size
        self._lines_known.fill([(self._line, *line) for line in self._lines()])
        return True

    def go_on(self) -> None:
        """Take the answer; from the lines, go on to the next step."""
        if self._answer is None:
            self._leave_known()
        else:
            super().go_on()

    def go_back(self) -> None:
        """From a line that was being changed, go back to the lines."""
        if self._answer is not None and self._at == 0 and not self._missing():
            self.finished()
        else:
            super().go_back()

    def finished(self) -> None:
        """Show the lines; whoever came to change one goes back to the review."""
        self.draft["todo"] = []
        self.draft.pop("given", None)
        self.draft["at"] = 0
        if self.visit.changing:
            self._leave_known()
        else:
            self._sum_up()

    def change(self, path: str) -> None:
        """Ask one question again."""
        self.draft["todo"] = [path]
        self._show()

    def spoken(self) -> Spoken:
        """Give the screen as text."""
        if self._answer is not None:
            return super().spoken()
        lines = tuple(f"{label}: {value}" for _, label, value in self._lines())
        return Spoken(self.title, self.question, (self.main_word,), state=lines)

    def _section(self) -> str:
        return "person"

    def _missing(self) -> list[str]:
        passed = self.draft.setdefault("passed", [])
        return [p for p in PATHS if self.visit.said(p) is None and p not in passed]

    def skip(self) -> None:
        """Go on without an answer, and do not ask again."""
        self.draft.setdefault("passed", []).append(self._question.path)
        super().skip()

    def _leave_known(self) -> None:
        self.visit.under_16 = too_young(self.visit, today(self.context.now()))
        self.leave(NEXT)

    def _sum_up(self) -> None:
        self._answer, say = None, self.language.say
        self.question = say(CONTEXT, "Is this you?")
        self.hint = say(CONTEXT, "Touch a line to change it.")
        self.error = ""
        self.main_word, self.skip_word = say(CONTEXT, "Yes, that is me"), ""
        self._lines_known.fill([(self._line, *line) for line in self._lines()])
        self._put(self._lines_known)

    def _lines(self) -> list[tuple[str, str, str]]:
        lines = []
        for path in PATHS:
            field = question(path, self.visit).field
            if value := shown(self.context, self.language, field, self.row):
                label = self.language.say(form().context("person", field.name), field.label)
                lines.append((path, label, value))
        return lines

    def _line(self, path: str, label: str, value: str) -> AnswerLine:
        change = self.language.say(CONTEXT, "Change")
        line = AnswerLine(path=path, label=label, value=value, change=change)
        line.bind(on_release=lambda pressed: self.change(pressed.path))
        return line
