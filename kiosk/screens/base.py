"""What every screen has: the frame, the always-there acts, a visit, and one way to leave."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any, ClassVar

from kivy.properties import BooleanProperty, ListProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.context import Context
from kiosk.journey import BACK, Outcome
from kiosk.spoken import Spoken
from kiosk.visit import Step, Visit
from kiosk.widgets import scroller  # noqa: F401  (layouts name its widgets)
from kiosk.widgets.body import Actions, Body
from kiosk.widgets.frame import BottomBar, TopBand
from kiosk.widgets.layouts import load_beside
from kiosk.widgets.look import look

if TYPE_CHECKING:
    from kiosk.reading.symbol import Symbology

load_beside(__file__)


Place = tuple[Step, str]
"""A step, and the language it is asked in."""


class KioskScreen(BoxLayout):
    """One question. Its layout is the ``.kv`` beside its module.

    ``draft`` holds what was typed but not yet answered, so that changing the language in the
    middle of a word loses nothing. ``handover`` is the draft of the screen that comes next.
    ``place`` is given to a screen built ahead of its turn.
    """

    question = StringProperty("")
    hint = StringProperty("")
    error = StringProperty("")
    title = StringProperty("")
    badge = StringProperty("")
    bar_words = ListProperty([""] * 5)
    wide = BooleanProperty(False)
    can_go_back = BooleanProperty(True)
    can_change_language = BooleanProperty(True)

    ahead: ClassVar[bool] = True
    """Whether the screen may be built before its turn: asking changes nothing and prints nothing,
    and needs nothing that is only known when its turn has come."""

    __events__ = ("on_left", "on_aside", "on_tell")

    def __init_subclass__(cls, **kwargs: object) -> None:
        super().__init_subclass__(**kwargs)
        load_beside(inspect.getfile(cls))

    def __init__(
        self,
        context: Context,
        visit: Visit,
        draft: dict[str, Any] | None = None,
        place: Place | None = None,
    ) -> None:
        self.context, self.visit = context, visit
        self.draft: dict[str, Any] = {} if draft is None else draft
        self.handover: dict[str, Any] = {}
        self.step, language = place or (visit.step, visit.language)
        self.language = context.speak(language)
        if place is None:
            look.speak_in(self.language.screen_fonts)
        super().__init__()
        self._word_the_frame()
        self.ask()

    def ask(self) -> None:
        """Put the question in words: when the screen is made, and again when its turn comes."""
        raise NotImplementedError

    def ask_again(self, draft: dict[str, Any]) -> None:
        """Ask as things stand now, on a screen built ahead that nobody has answered yet."""
        self.draft = draft
        self.ask()

    def came_on(self) -> None:
        """Do what belongs to being seen: the screen is on the glass now."""

    def get_ready(self) -> bool:
        """Do one piece of what this screen may have to show next; False when there is none."""
        return False

    def beside(self) -> tuple[Widget, ...]:
        """Give the widgets made for this screen that do not stand on it."""
        return ()

    def spoken(self) -> Spoken:
        """Give the screen as text."""
        raise NotImplementedError

    def scanned(self, text: str, symbology: Symbology | None = None) -> None:
        """Take what a device read while this screen is shown. Most screens expect nothing."""

    def leave(self, outcome: Outcome) -> None:
        """End this screen."""
        self.dispatch("on_left", outcome)

    def go_back(self) -> None:
        """Leave for the step before."""
        self.leave(BACK)

    def step_aside(self, aside: str) -> None:
        """Ask for one of the acts that are always there."""
        self.dispatch("on_aside", aside)

    def tell(self, title: str, text: str) -> None:
        """Show an explanation over the screen."""
        self.dispatch("on_tell", title, text)

    def add_widget(self, widget: Widget, *args: Any, **kwargs: Any) -> None:
        """Put what a layout adds into the content, and its ``Actions`` where acts stand."""
        if isinstance(widget, TopBand | BottomBar | Body):
            super().add_widget(widget, *args, **kwargs)
        elif isinstance(widget, Actions):
            body = self.ids.body
            body.clear_widgets([child for child in body.children if isinstance(child, Actions)])
            body.add_widget(widget)
        else:
            self.ids.content.add_widget(widget, *args, **kwargs)

    def on_size(self, *_: object) -> None:
        """Know which way the panel stands."""
        self.wide = self.width > self.height

    def on_left(self, outcome: Outcome) -> None:
        """Kivy's default handler."""

    def on_aside(self, aside: str) -> None:
        """Kivy's default handler."""

    def on_tell(self, title: str, text: str) -> None:
        """Kivy's default handler."""

    def _word_the_frame(self) -> None:
        say = self.language.say
        self.title = say("frame", "Customs declaration")
        self.badge = say("frame", "TRAINING") if self.context.settings.training else ""
        self.bar_words = [
            say("frame", "Back"),
            say("frame", "Language"),
            say("frame", "Text"),
            say("frame", "Help"),
            say("frame", "Call an officer"),
        ]
