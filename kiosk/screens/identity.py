"""Is this you? What was read off the document, and questions only for what is missing."""

from __future__ import annotations

from typing import Any

from kivy.uix.widget import Widget

from forms.problems import sentence
from kiosk.asking import problems, shown
from kiosk.journey import NEXT, TO_KEPT
from kiosk.kept.keeping import look_for_earlier
from kiosk.passport import too_young
from kiosk.questions import ASKED_WITH, CONTEXT, DOCUMENT, STEPS, form, question
from kiosk.screens.ask import AskScreen
from kiosk.spoken import Spoken
from kiosk.visit import Step
from kiosk.widgets.lines import AnswerLine, Blanks
from kiosk.widgets.scroller import Scroller
from reference import today

PATHS = STEPS[Step.IDENTITY]
NUMBER, GIVEN_NAMES = "person.document_number", "person.given_names"
BIRTH_DATE, BIRTH_YEAR = "person.birth_date", "person.birth_year"
SHOWN = (DOCUMENT, *PATHS[:4], BIRTH_YEAR, *PATHS[4:])
"""What the lines say, in order; what was not answered has no line."""


class IdentityScreen(AskScreen):
    """Asks for the missing, then shows everything once.

    Whoever types is asked for a passport, and may say that they travel with something else.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._lines_known = Scroller()
        self._blanks = Blanks(len(PATHS))
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
        """Make lines for what may be read, the questions to come, then what is known so far."""
        if self._blanks.get_ready(self._blank) or super().get_ready():
            return True
        if self._answer is None or self._asked_beside == self._asked_path:
            return False
        self._lines_known.size = self.ids.slot.size
        self._lines_known.fill([(self._line, *line) for line in self._lines()])
        self._asked_beside = self._asked_path
        return True

    def beside(self) -> tuple[Widget, ...]:
        """Give the lines too, which stand there only at the end."""
        return (*super().beside(), self._lines_known, *self._blanks.made)

    def go_on(self) -> None:
        """Take the answer; from the lines, go on to the next step."""
        if self._answer is None:
            self._leave_known()
        elif (year := self._year_typed()) is not None:
            self._take_year(year)
        else:
            super().go_on()
            self.visit.one_name &= self.visit.said(GIVEN_NAMES) is None

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
        self.draft["todo"] = [ASKED_WITH.get(path, path)]
        self._show()

    def spoken(self) -> Spoken:
        """Give the screen as text."""
        if self._answer is not None:
            return super().spoken()
        lines = tuple(f"{label}: {value}" for _, label, value in self._lines())
        told = (self._cut_words(),) if self.visit.name_cut else ()
        return Spoken(self.title, self.question, (self.main_word,), state=(*told, *lines))

    def _section(self) -> str:
        return "person"

    def _missing(self) -> list[str]:
        visit, known = self.visit, set()
        if visit.one_name:
            known.add(GIVEN_NAMES)
        if visit.said(BIRTH_YEAR) is not None:
            known.add(BIRTH_DATE)
        return [path for path in PATHS if visit.said(path) is None and path not in known]

    def skip(self) -> None:
        """Go on without given names, and do not ask again; or say which document it is."""
        if self._question.path == NUMBER:
            todo = [asked.path for asked in self.questions()]
            self.draft["todo"] = [*todo[: self._at], DOCUMENT, *todo[self._at :]]
            self._show()
            return
        self.visit.one_name = True
        self.visit.read.discard(GIVEN_NAMES)
        super().skip()

    def _show(self) -> None:
        super()._show()
        typed = self._question.path == NUMBER and DOCUMENT not in self.visit.read
        if typed and DOCUMENT not in self.draft.get("todo", ()):
            self.skip_word = self.language.say(CONTEXT, "I have another document")

    def _year_typed(self) -> int | None:
        """Give the year of a birth date whose day or month was typed as 00."""
        if self._question.path != BIRTH_DATE or self._answer is None:
            return None
        day, month, year = f"{self._answer.given().get('birth_date', '')}..".split(".")[:3]
        unknown = "00" in (day, month) and len(year) == 4
        return int(year) if unknown else None

    def _take_year(self, year: int) -> None:
        person = {**self.row, "birth_year": year}
        person.pop("birth_date", None)
        asked = question(BIRTH_YEAR, self.visit)
        for problem in problems(self.context, self.visit, asked, person, 0):
            self._complain(sentence(problem, form(), self.language))
            return
        self.visit.answers["person"] = person
        self._read_no_more({"birth_date": None})
        self.visit.read.discard(BIRTH_YEAR)
        self._go_to(self._at + 1)

    def _leave_known(self) -> None:
        age = self.context.reference.families.declares_from.value
        self.visit.under_16 = too_young(self.visit, today(self.context.now()), age)
        look_for_earlier(self, self._looked)

    def _looked(self, found: object) -> None:
        if found is not None:
            self.handover = {"found": found}
        self.leave(NEXT if found is None else TO_KEPT)

    def _sum_up(self) -> None:
        self._answer, say = None, self.language.say
        self.question = say(CONTEXT, "Is this you?")
        self.hint = say(CONTEXT, "Choose a line to change it.")
        if self.visit.name_cut:
            self.hint = self._cut_words()
        self.error = ""
        self.main_word, self.skip_word = say(CONTEXT, "Yes, that is me"), ""
        self._lines_known.fill([(self._line, *line) for line in self._lines()])
        self._put(self._lines_known)

    def _lines(self) -> list[tuple[str, str, str]]:
        lines = []
        unshown = {DOCUMENT} & self.visit.read
        for path in (each for each in SHOWN if each not in unshown):
            field = form().section("person").field(path.partition(".")[2])
            value = shown(self.context, self.language, field, self.row)
            if path == GIVEN_NAMES and not value:
                value = self.language.say(CONTEXT, "I have one name only")
            if value and not (path == BIRTH_YEAR and self.visit.said(BIRTH_DATE)):
                label = self.language.say(form().context("person", field.name), field.label)
                lines.append((path, label, value))
        return lines

    def _cut_words(self) -> str:
        words = (
            "Your passport may have had no room for your whole name. Choose a name to complete it."
        )
        return self.language.say(CONTEXT, words)

    def _line(self, path: str, label: str, value: str) -> AnswerLine:
        line: AnswerLine = self._blanks.take(self._blank)
        line.path, line.label, line.value = path, label, value
        return line

    def _blank(self) -> AnswerLine:
        line = AnswerLine(change=self.language.say(CONTEXT, "Change"))
        line.bind(on_release=lambda pressed: self.change(pressed.path))
        return line
