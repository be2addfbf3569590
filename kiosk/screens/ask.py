"""The questions of a step, one after another, each in the way its kind is answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kivy.properties import StringProperty
from kivy.uix.widget import Widget

from forms.content import Severity
from forms.problems import sentence
from kiosk.asking import problems
from kiosk.journey import NEXT
from kiosk.questions import CONTEXT, Question, form, offered_first, question, questions
from kiosk.screens.base import KioskScreen
from kiosk.spoken import Spoken
from kiosk.widgets.answers import Answer, Setting, answer
from kiosk.widgets.unseen import draw_unseen

if TYPE_CHECKING:
    from kiosk.reading.symbol import Symbology

NOTHING: Mapping[str, Any] = {}


class AskScreen(KioskScreen):
    """Draws one field of the form at a time.

    ``draft`` may name the questions ``todo``, when the traveller came to change one line.
    """

    main_word = StringProperty("")
    skip_word = StringProperty("")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._answer: Answer | None = None
        self._asked_path = ""
        self._ready: dict[str, Answer] = {}
        self._undrawn: list[Answer] = []
        self._given: list[Widget] = []
        super().__init__(*args, **kwargs)

    def ask(self) -> None:
        """Ask the first question, or the one that was open."""
        self._show()

    def ask_again(self, draft: dict[str, Any]) -> None:
        """Ask as things stand now; what nobody has answered yet may stay."""
        if self._answer is not None:
            self._ready[self._asked_path] = self._answer
        super().ask_again(draft)

    def get_ready(self) -> bool:
        """Make what answers the next question of the step, as far as it can be foreseen."""
        for asked in self.to_come():
            if asked.path not in self._ready:
                self._ready[asked.path] = made = self._made(self._setting(asked))
                self._undrawn.append(made)
                return True
        if self._undrawn:
            draw_unseen(self._undrawn.pop())
            return True
        return False

    def beside(self) -> tuple[Widget, ...]:
        """Give what answered before and what may answer next."""
        return (*self._ready.values(), *self._given)

    def to_come(self) -> tuple[Question, ...]:
        """Give the questions that may be asked on this screen after the one shown."""
        return self.questions()[self._at + 1 :]

    @property
    def row(self) -> Mapping[str, Any]:
        """The answers beside the one asked for."""
        answers: dict[str, Any] = self.visit.answers.get(self._section(), {})
        return answers

    def row_to_fill(self) -> dict[str, Any]:
        """Give the answers this screen fills in, to write to."""
        return self.visit.group(self._section())

    @property
    def index(self) -> int:
        """The place of the row, where the section repeats."""
        return 0

    def questions(self) -> tuple[Question, ...]:
        """Give the questions of the step that apply now."""
        if todo := self.draft.get("todo"):
            return tuple(question(path, self.visit) for path in todo)
        return self._questions_of(self.row)

    def go_on(self) -> None:
        """Take the answer if nothing is wrong with it, and ask the next question."""
        given = self._answer.given() if self._answer else {}
        kept = {**self.row, **given}
        if self._is_wrong(kept):
            return
        self.row_to_fill().update(given)
        self._read_no_more(given)
        self._go_to(self._at + 1)

    def skip(self) -> None:
        """Go on without an answer."""
        self.row_to_fill().pop(self._question.field.name, None)
        self._go_to(self._at + 1)

    def go_back(self) -> None:
        """Ask the question before, or leave for the step before."""
        if self._at > 0:
            self._go_to(self._at - 1)
        else:
            super().go_back()

    def step_aside(self, aside: str) -> None:
        """Keep what was typed while the language is changed."""
        if self._answer is not None:
            self.draft["given"] = self._answer.given()
        super().step_aside(aside)

    def finished(self) -> None:
        """Do what follows the last question."""
        self.leave(NEXT)

    def scanned(self, text: str, symbology: Symbology | None = None) -> None:
        """Give what a device read to the answer, if it expects something."""
        if self._answer is not None:
            self._answer.scanned(text, symbology)

    def spoken(self) -> Spoken:
        """Give the screen as text."""
        shown = self._answer
        errors = (self.error,) if self.error else ()
        acts = tuple(word for word in (self.main_word, self.skip_word) if word)
        if shown is None:
            return Spoken(self.title, self.question, acts, errors)
        return Spoken(self.title, self.question, (*shown.offered(), *acts), errors, shown.said())

    @property
    def path(self) -> str | None:
        """The ``section.field`` asked now; None while answers are only listed."""
        return None if self._answer is None else self._question.path

    @property
    def answering(self) -> Answer | None:
        """The widget that takes the answer now."""
        return self._answer

    def _questions_of(self, row: Mapping[str, Any]) -> tuple[Question, ...]:
        return questions(self.step, self.visit, row, self.context.settings.means)

    @property
    def _at(self) -> int:
        return int(self.draft.get("at", 0))

    @property
    def _question(self) -> Question:
        return self.questions()[self._at]

    def _section(self) -> str:
        return questions(self.step, self.visit, {}, ())[0].section

    def _go_to(self, at: int) -> None:
        self.draft["at"] = at
        self.draft.pop("warned", None)
        self.draft.pop("given", None)
        if at >= len(self.questions()):
            self.draft["at"] = 0
            self.finished()
        else:
            self._show()

    def _show(self) -> None:
        asked, say = self._question, self.language.say
        self.question = say(CONTEXT, asked.wording.ask)
        self.hint = say(CONTEXT, asked.wording.hint) if asked.wording.hint else ""
        self.error = ""
        self._answer = shown = self._answering(asked)
        self._asked_path = asked.path
        self.main_word = say("frame", "Continue") if shown.waits else ""
        self.skip_word = say(CONTEXT, asked.wording.skip) if asked.skippable else ""
        self._put(shown)

    def _put(self, shown: Widget) -> None:
        """Put this where the answer stands."""
        if shown.parent is not self.ids.slot:
            self._given += self.ids.slot.children
            self.ids.slot.clear_widgets()
            self.ids.slot.add_widget(shown)

    def _answering(self, asked: Question) -> Answer:
        """Give what answers ``asked``: made beforehand, or now."""
        setting = self._setting(asked, self.draft.pop("given", {}))
        made = self._ready.pop(asked.path, None)
        if made is None:
            return self._made(setting)
        made.ask(setting)
        return made

    def _made(self, setting: Setting) -> Answer:
        made = answer(setting)
        made.bind(on_done=self._answered)
        self.bind(wide=made.setter("wide"))
        made.wide = self.wide
        made.size = self.ids.slot.size
        return made

    def _answered(self, _answer: Answer) -> None:
        self.go_on()

    def _setting(self, asked: Question, given: Mapping[str, Any] = NOTHING) -> Setting:
        lists, means = self.context.reference.lists, self.context.settings.means
        return Setting(
            field=asked.field,
            language=self.language,
            lists=lists,
            row={**self.row, **given},
            only=offered_first(asked, self.visit, lists, means),
            currencies=("AZN", *self.context.reference.rates.azn_per_unit),
        )

    def _is_wrong(self, kept: dict[str, Any]) -> bool:
        asked = self._question
        if self._answer is not None and (lacking := self._answer.lacks()):
            self._complain(lacking)
            return True
        if not asked.skippable and asked.field.name not in kept:
            self._complain(self.language.say("ask", "Please answer, then continue."))
            return True
        found = problems(self.context, self.visit, asked, kept, self.index)
        for problem in found:
            # A warning is said once; whoever continues after it has looked again.
            if problem.severity is Severity.ERROR or self.draft.get("warned") != problem.code:
                self.draft["warned"] = problem.code
                self._complain(sentence(problem, form(), self.language))
                return True
        return False

    def _complain(self, words: str) -> None:
        self.error = words
        if self._answer is not None:
            self._answer.wrong = True

    def _read_no_more(self, given: dict[str, Any]) -> None:
        # What a person wrote over a value that was read is typed from then on.
        for name in given:
            self.visit.read.discard(f"{self._question.section}.{name}")
