"""The nine official questions as tick lines, and one large "None of these"."""

from __future__ import annotations

from kivy.properties import ObjectProperty, StringProperty

from kiosk.journey import NEXT
from kiosk.screens.base import KioskScreen
from kiosk.spoken import Spoken
from kiosk.widgets.choice import Choice, TickLine, names


class TicksScreen(KioskScreen):
    """Ticked lines decide what is asked later; none at all is an answer too."""

    choices = ObjectProperty(())
    main_word = StringProperty("")

    section = "ticks"

    def ask(self) -> None:
        """Show the lines, ticked as they were before."""
        self._word()
        self.choices = self._choices()
        before = [name for name, yes in self.visit.answers.get(self.section, {}).items() if yes]
        self._ticked: set[str] = set(self.draft.setdefault("ticked", before))
        self.ids.lines.fill(
            [(self._line, choice, choice.name in self._ticked) for choice in self.choices]
        )
        self._word_the_button()

    def tick(self, name: str, ticked: bool) -> None:
        """Keep what a line says now."""
        (self._ticked.add if ticked else self._ticked.discard)(name)
        self.draft["ticked"] = sorted(self._ticked)
        self._word_the_button()

    def explain(self, name: str) -> None:
        """Tell what a line does not mean, so that nobody ticks it out of worry."""
        choice = next(choice for choice in self.choices if choice.name == name)
        self.tell(
            choice.text, self.language.say("ticks", "Does not count: {what}", what=choice.hint)
        )

    def go_on(self) -> None:
        """Answer all nine: ticked is yes, the rest is no."""
        self.visit.answers[self.section] = {c.name: c.name in self._ticked for c in self.choices}
        self.leave(NEXT)

    def spoken(self) -> Spoken:
        """Give the screen as text."""
        picked = tuple(c.text for c in self.choices if c.name in self._ticked)
        return Spoken(
            self.title, self.question, (*names(self.choices), self.main_word), state=picked
        )

    def _word(self) -> None:
        self.question = self.language.say("ticks", "Which of these do you have?")
        self.hint = self.language.say("ticks", "Tick every line that is true.")

    def _choices(self) -> tuple[Choice, ...]:
        say = self.language.say
        return tuple(
            Choice(q.id, say("question", q.plain), say("question", q.does_not_count))
            for q in self.context.reference.questions
        )

    def _line(self, choice: Choice, ticked: bool) -> TickLine:
        line = TickLine(name=choice.name, text=choice.text, explained=choice.hint)
        line.ticked = ticked
        line.dense = self.wide
        self.bind(wide=line.setter("dense"))
        line.bind(on_tick=lambda _, name, ticked: self.tick(name, ticked))
        line.bind(on_explain=lambda _, name: self.explain(name))
        return line

    def _word_the_button(self) -> None:
        say = self.language.say
        none = not self._ticked
        self.main_word = say("ticks", "None of these") if none else say("frame", "Continue")
