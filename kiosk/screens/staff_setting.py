"""One setting of the service menu: tiles for one of several, tick lines for any of several."""

from __future__ import annotations

from kivy.properties import BooleanProperty, StringProperty

from kiosk.context import Changed
from kiosk.journey import SET
from kiosk.screens.base import KioskScreen
from kiosk.settings.setting import Kind, NotAllowed, Value
from kiosk.settings.table import BY_NAME, value_of
from kiosk.spoken import Spoken
from kiosk.staff.words import Wording
from kiosk.widgets.choice import Choice, TickLine, TileGrid, names
from languages import available


class StaffSettingScreen(KioskScreen):
    """A tile changes the setting at once; ticks are kept by the button."""

    ahead = False

    main_word = StringProperty("")
    busy = BooleanProperty(False)

    def ask(self) -> None:
        """Offer what the setting may be."""
        self._setting = BY_NAME[self.draft["setting"]]
        self.title = self.language.say("staff", "Service menu")
        context = self.context
        self._words = Wording(self.language, context.reference.lists, context.speak)
        self.question = self._words.label(self._setting)
        self.hint = self._words.purpose(self._setting)
        self._values = self._may_be()
        self.choices = tuple(Choice(str(at), self._say(one)) for at, one in enumerate(self._values))
        stands = value_of(self.context.settings, self._setting.name)
        if isinstance(stands, tuple):
            self._picked = list(self.draft.setdefault("picked", list(stands)))
            self.main_word = self.language.say("staff", "Keep")
            self.ids.lines.fill([(self._tick_line, choice) for choice in self.choices])
        else:
            self._picked = [stands]
            self._pressed: str = self._standing()
            self.ids.lines.fill([(self._tiles,)])

    def choose(self, name: str) -> None:
        """Set the setting to one value; one pressed while another is being kept is not taken."""
        if self.busy:
            self._grid.picked = self._pressed
            return
        self._pressed = name
        self._change(self._values[int(name)])

    def tick(self, name: str, ticked: bool) -> None:
        """Put a value behind the others, or take it away."""
        value = self._values[int(name)]
        self._picked = [one for one in self._picked if one != value] + [value] * ticked
        self.draft["picked"] = list(self._picked)

    def keep(self) -> None:
        """Set the setting to what is ticked, in the order in which it was."""
        self._change(tuple(map(str, self._picked)))

    def go_back(self) -> None:
        """Leave it as it is; not while it is being kept."""
        if not self.busy:
            super().go_back()

    def spoken(self) -> Spoken:
        """Give the screen as text."""
        errors = (self.error,) if self.error else ()
        acts = (self.main_word,) if self.main_word else ()
        state = tuple(map(self._say, self._picked))
        return Spoken(self.title, self.question, (*names(self.choices), *acts), errors, state)

    def _may_be(self) -> tuple[Value, ...]:
        match self._setting.kind:
            case Kind.SWITCH:
                return (False, True)
            case Kind.LANGUAGES:
                return available()
        return self._setting.allowed

    def _say(self, value: Value) -> str:
        return self._words.one(self._setting, value)

    def _tiles(self) -> TileGrid:
        grid = TileGrid(cols=1 if self._setting.name == "nothing" else 2)
        grid.choices = self.choices
        grid.picked = self._standing()
        grid.bind(on_pick=lambda _, name: self.choose(name))
        self._grid = grid
        return grid

    def _standing(self) -> str:
        """Name the tile of what stands; none where it is a value the menu does not offer."""
        stands = [str(at) for at, one in enumerate(self._values) if [one] == self._picked]
        return stands[0] if stands else ""

    def _tick_line(self, choice: Choice) -> TickLine:
        ticked = self._values[int(choice.name)] in self._picked
        line = TickLine(name=choice.name, text=choice.text, ticked=ticked)
        line.bind(on_tick=lambda _, name, ticked: self.tick(name, ticked))
        return line

    def _change(self, value: Value) -> None:
        staff, settings, name = self.context.staff, self.context.settings, self._setting.name
        if staff is None or self.busy:
            return
        self.error, self.busy, self.can_change_language = "", True, False
        self.context.background.run(
            lambda: staff.change(settings, name, value), self._changed, self._not_changed
        )

    def _changed(self, changed: object) -> None:
        self.busy, self.can_change_language = False, True
        if isinstance(changed, Changed):
            self.handover = {"settings": changed.settings, "unkept": not changed.kept}
            self.leave(SET)

    def _not_changed(self, fault: Exception) -> None:
        self.busy, self.can_change_language = False, True
        few = "At least one is needed." if isinstance(fault, NotAllowed) else "It was not changed."
        self.error = self.language.say("staff", few)
        if not self.main_word:
            # Only what holds is shown as picked.
            self._grid.picked = self._standing()
