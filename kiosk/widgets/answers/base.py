"""What every way of answering has in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kivy.properties import BooleanProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout

from forms.code_list import CodeLists
from forms.definition import Field
from languages import Language

if TYPE_CHECKING:
    from kiosk.reading.symbol import Symbology


@dataclass(frozen=True)
class Setting:
    """What an answer widget may know: the field, the language, the lists, what was said before.

    ``row`` holds the answers beside this one; ``only`` narrows a list of choices, in that order;
    ``currencies`` are those with a known rate.
    """

    field: Field
    language: Language
    lists: CodeLists
    row: Mapping[str, Any]
    only: tuple[str, ...] = ()
    currencies: tuple[str, ...] = ()


class Answer(BoxLayout):
    """One way of answering. It reads ``given()``, shows ``wrong`` and may finish by itself.

    ``on_done`` fires when the answer needs no further press: a tile was touched.
    """

    wide = BooleanProperty(False)
    wrong = BooleanProperty(False)
    setting = ObjectProperty()
    waits = True
    """Whether the traveller says "continue" after answering."""

    __events__ = ("on_done",)

    def __init__(self, setting: Setting, **kwargs: object) -> None:
        super().__init__(setting=setting, **kwargs)
        self._begin()

    def ask(self, setting: Setting) -> None:
        """Ask as things stand now, with a widget that was made before and not answered yet."""
        if setting != self.setting:
            self.setting = setting
            self._begin()

    def _begin(self) -> None:
        self.begin(self.setting.row.get(self.setting.field.name))

    def begin(self, value: Any) -> None:
        """Show what was said before; ``value`` is None when nothing was. May be called again, as
        long as nothing has been answered."""
        raise NotImplementedError

    def given(self) -> dict[str, Any]:
        """Give the raw answers by field name; empty when there is none yet."""
        raise NotImplementedError

    def lacks(self) -> str:
        """Say what is still missing of an answer begun; empty when nothing is."""
        return ""

    def scanned(self, text: str, symbology: Symbology | None = None) -> None:
        """Take what a device read while this is asked. Most answers expect nothing."""

    def said(self) -> tuple[str, ...]:
        """Give the answer so far as a voice reads it."""
        return tuple(str(value) for value in self.given().values())

    def offered(self) -> tuple[str, ...]:
        """Give what can be chosen, as a voice reads it."""
        return ()

    def on_done(self) -> None:
        """Kivy's default handler."""
