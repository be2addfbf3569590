"""Is everything right? Every answer as a line; touching one leads to its question and back here."""

from __future__ import annotations

from typing import Any

from kivy.properties import StringProperty
from kivy.uix.widget import Widget

from forms.outline import OutlineRow, OutlineSection, outline
from forms.problems import sentence
from kiosk.asking import check_answers
from kiosk.estimating import estimate_words
from kiosk.families import declared_for
from kiosk.journey import NEXT, Outcome, Way
from kiosk.questions import form, handover_of, step_of
from kiosk.screens.base import KioskScreen
from kiosk.spoken import Spoken
from kiosk.widgets.lines import AnswerLine, Blanks
from kiosk.widgets.scroller import Line
from kiosk.widgets.text import PartTitle, Small

UNSHOWN = frozenset({"journey.crossing_point", "journey.transport"})

FEW_LATE = 3
"""Answers that are given just before the review, and stand on it as lines."""


class ReviewScreen(KioskScreen):
    """The check-your-answers page, with the estimate under it."""

    main_word = StringProperty("")
    estimate = StringProperty("")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._blanks = Blanks(FEW_LATE)
        super().__init__(*args, **kwargs)

    def get_ready(self) -> bool:
        """Make the lines of what may be answered last."""
        return self._blanks.get_ready(self._blank)

    def beside(self) -> tuple[Widget, ...]:
        """Give the lines that say nothing yet."""
        return tuple(self._blanks.made)

    def ask(self) -> None:
        """List everything that was answered, in the order of the form."""
        say = self.language.say
        self.question = say("review", "Is everything right?")
        self.hint = say("review", "Choose a line to change it.")
        self.main_word = say("review", "Yes, everything is right")
        self._read_over()
        whom = [(_small, words) for words in self._for_whom()]
        lines = [*whom, *(line for part in self._sections for line in self._part(part))]
        basis = [(_small, words) for words in self._estimate[1:]]
        self.ids.lines.fill([*lines, *basis])
        self.estimate = self._estimate[0] if self._estimate else ""

    def _read_over(self) -> None:
        """Hold the answers against the form. Where something is wrong, the rest is still shown."""
        # The truth is confirmed on the next screen; everything else must already hold.
        trial = {**self.visit.answers, "confirmation": {"truth": True}}
        checked, lists = (
            check_answers(self.context, self.visit, trial),
            self.context.reference.lists,
        )
        self._sections = outline(form(), checked.readable, self.language, lists)
        self._estimate: tuple[str, ...] = ()
        self.error = self._wrong = ""
        if checked.content is None:
            self.error = sentence(checked.errors[0], form(), self.language)
            self._wrong = checked.errors[0].path
        else:
            self._estimate = estimate_words(self.context, checked.content, self.language)

    def go_on(self) -> None:
        """Everything is right; where something is not, go to its question."""
        if self._wrong:
            self.change(self._wrong)
        else:
            self.leave(NEXT)

    def change(self, path: str) -> None:
        """Go to the question of a line."""
        if (step := step_of(path)) is not None:
            self.handover = handover_of(path)
            self.leave(Outcome(Way.CHANGE, step))

    def spoken(self) -> Spoken:
        """Give the screen as text."""
        rows = (row for part in self._sections for row in part.rows if _is_shown(row))
        lines = (f"{row.label}: {row.text}" for row in rows)
        errors = (self.error,) if self.error else ()
        state = (*self._for_whom(), *lines, *self._estimate)
        return Spoken(self.title, self.question, (self.main_word,), errors, state)

    def _for_whom(self) -> tuple[str, ...]:
        minors = self.visit.said("journey.minors")
        families = self.context.reference.families
        return declared_for(minors if isinstance(minors, int) else 0, families, self.language)

    def _part(self, part: OutlineSection) -> list[Line]:
        rows = [row for row in part.rows if _is_shown(row)]
        title = part.title if part.row_number is None else f"{part.title} {part.row_number}"
        lines = [(self._line, row.path, row.label, row.text) for row in rows]
        return [(_part_title, title), *lines] if rows else []

    def _line(self, path: str, label: str, value: str) -> AnswerLine:
        line: AnswerLine = self._blanks.take(self._blank)
        line.path, line.label, line.value = path, label, value
        line.change = self.language.say("ask", "Change") if step_of(path) else ""
        return line

    def _blank(self) -> AnswerLine:
        line = AnswerLine()
        line.bind(on_release=lambda pressed: self.change(pressed.path))
        return line


def _part_title(words: str) -> Widget:
    return PartTitle(text=words)


def _small(words: str) -> Widget:
    return Small(text=words)


def _is_shown(row: OutlineRow) -> bool:
    return row.path not in UNSHOWN and not row.path.startswith("confirmation.")
