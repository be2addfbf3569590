"""Keys to type with: a keyboard by language and a number pad. No system keyboard is used."""

from __future__ import annotations

from kivy.properties import BooleanProperty, ListProperty, ObjectProperty, StringProperty
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.gridlayout import GridLayout
from kivy.uix.widget import Widget

from kiosk.keyboards import DIGITS, KeyPair, Layout, Row
from kiosk.widgets.layouts import load_beside
from kiosk.widgets.lettering import Lettering
from kiosk.widgets.mark import Mark

load_beside(__file__)


class Key(ButtonBehavior, Lettering):
    """One key. It types when it is touched, not when it is let go, as a traveller expects."""

    act = StringProperty("")
    """What the key does; empty when it types its text."""
    mark = StringProperty("")
    lit = BooleanProperty(False)

    def on_kv_post(self, _base: Widget) -> None:
        """Show the mark. Most keys never have one."""
        self.bind(mark=self._show_mark)
        self._show_mark()

    def _show_mark(self, *_: object) -> None:
        if self.mark and not self.children:
            self.add_widget(KeyMark(key=self))


class KeyMark(Mark):
    """The mark on a key."""

    key = ObjectProperty()


class Keyboard(BoxLayout):
    """Rows of keys. Fires ``on_type`` with text and ``on_erase``.

    With ``capitals`` every key types its shifted letter and there is no shift, as names and numbers
    stand in passports; a script without capitals keeps its shift. ``layouts`` are those the
    traveller can switch between, the first one shown.
    """

    layouts = ListProperty()
    shown = ObjectProperty(None, allownone=True)
    capitals = BooleanProperty(True)
    shifted = BooleanProperty(False)
    digits = BooleanProperty(True)
    space_word = StringProperty("")

    __events__ = ("on_type", "on_erase")

    def on_layouts(self, _: object, layouts: list[Layout]) -> None:
        """Show the first."""
        self.shown = layouts[0] if layouts else None

    def on_shown(self, *_: object) -> None:
        """Draw the keys of the layout."""
        self._draw()

    def on_shifted(self, *_: object) -> None:
        """Draw the keys as they type now."""
        self._draw()

    def on_capitals(self, *_: object) -> None:
        """Draw the keys as they type now."""
        self._draw()

    def on_digits(self, *_: object) -> None:
        """Draw with or without the row of digits."""
        self._draw()

    def on_space_word(self, *_: object) -> None:
        """Draw the space bar in the traveller's language."""
        self._draw()

    def on_type(self, text: str) -> None:
        """Kivy's default handler."""

    def on_erase(self) -> None:
        """Kivy's default handler."""

    @property
    def _only_capitals(self) -> bool:
        return bool(self.capitals and self.shown.cased)

    def _draw(self) -> None:
        self.clear_widgets()
        if self.shown is None:
            return
        rows = (DIGITS, *self.shown.rows) if self.digits else self.shown.rows
        longest = max(len(row) for row in rows)
        for row in rows[:-1]:
            self.add_widget(self._row(row, longest))
        self.add_widget(self._last_row(rows[-1], longest))
        self.add_widget(self._foot(longest))

    def _row(self, row: Row, longest: int) -> KeyRow:
        line = KeyRow(room=longest - len(row))
        for pair in row:
            line.add_widget(self._key(pair))
        return line

    def _last_row(self, row: Row, longest: int) -> KeyRow:
        line = self._row(row, longest)
        if not self._only_capitals:
            line.room -= 1.5
            line.add_widget(self._act("shift", mark="shift", width=1.5, lit=self.shifted), len(row))
        return line

    def _foot(self, longest: int) -> KeyRow:
        line = KeyRow()
        if len(self.layouts) > 1:
            after = self.layouts[(self.layouts.index(self.shown) + 1) % len(self.layouts)]
            line.add_widget(self._act("switch", text=after.short, width=2))
        line.add_widget(self._act("space", text=self.space_word, width=longest - 4))
        line.add_widget(self._act("erase", mark="erase", width=2))
        return line

    def _key(self, pair: KeyPair) -> Key:
        key = Key(text=pair.shifted if self._only_capitals or self.shifted else pair.plain)
        key.bind(on_press=self._press)
        return key

    def _act(
        self, act: str, text: str = "", mark: str = "", width: float = 1, lit: bool = False
    ) -> Key:
        key = Key(act=act, text=text, mark=mark, lit=lit, size_hint_x=width)
        key.bind(on_press=self._press)
        return key

    def _press(self, key: Key) -> None:
        match key.act:
            case "erase":
                self.dispatch("on_erase")
            case "shift":
                self.shifted = not self.shifted
            case "switch":
                at = self.layouts.index(self.shown)
                self.shown = self.layouts[(at + 1) % len(self.layouts)]
            case "space":
                self._type(" ")
            case _:
                self._type(key.text)

    def _type(self, text: str) -> None:
        self.dispatch("on_type", text)
        self.shifted = False


class KeyRow(BoxLayout):
    """A row of keys, in the middle; ``room`` is how many keys it is shorter than the longest."""

    room = ObjectProperty(0.0)


class NumberPad(GridLayout):
    """Digits in the order of a telephone, and one more key if ``extra`` is given."""

    extra = StringProperty("")

    __events__ = ("on_type", "on_erase")

    def __init__(self, **kwargs: object) -> None:
        self._extra = Key()
        super().__init__(**kwargs)

    def on_kv_post(self, _base: object) -> None:
        """Draw the keys."""
        for digit in "123456789":
            self._add(Key(text=digit))
        self._add(self._extra)
        self._add(Key(text="0"))
        self._add(Key(act="erase", mark="erase"))
        self.on_extra()

    def on_extra(self, *_: object) -> None:
        """Show the extra key, or leave its place empty."""
        key = self._extra
        key.text, key.disabled = self.extra, not self.extra
        key.opacity = 1 if self.extra else 0

    def on_type(self, text: str) -> None:
        """Kivy's default handler."""

    def on_erase(self) -> None:
        """Kivy's default handler."""

    def _add(self, key: Key) -> None:
        key.bind(on_press=self._press)
        self.add_widget(key)

    def _press(self, key: Key) -> None:
        if key.act == "erase":
            self.dispatch("on_erase")
        else:
            self.dispatch("on_type", key.text)
