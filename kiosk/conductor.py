"""Leads a visit from screen to screen: holds the one visit, wipes it, and notices when nobody is
there. It knows no widgets: it shows screens on a glass.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from events import FaultNumber, fault_number, note
from kiosk.asides import Asides
from kiosk.bell import Bell
from kiosk.calling import Calling
from kiosk.context import Context
from kiosk.events import OUT_OF_SERVICE, TAKEN_UP, Again, Ending
from kiosk.getting_ready import GettingReady
from kiosk.idle import Idle, Over, Warned
from kiosk.journey import ENDS, FINISH, Outcome, Way, next_step
from kiosk.kept.keeping import Keeping
from kiosk.kept.pausing import Pausing
from kiosk.narrator import Narrator
from kiosk.screens.base import KioskScreen
from kiosk.screens.table import screen_of
from kiosk.shows import ShowsScreens
from kiosk.tally import Tally
from kiosk.visit import STAFF, UNBEGUN, Step, Visit
from kiosk.widgets.look import look
from kiosk.wings import Wings

if TYPE_CHECKING:
    from kiosk.reading.symbol import Symbology

HANDS_OVER = frozenset({Way.CHANGE, Way.GO, Way.SET, Way.TAKE_UP})

SHOWN_TO_CAMERA = STAFF | {Step.CODE, Step.PASSPORT, Step.SECOND_THING}


class Conductor:
    """One glass, one visit at a time.

    ``draw`` gives random bytes for tokens and crossings; ``now`` a clock in seconds that never
    runs backwards.
    """

    def __init__(
        self,
        context: Context,
        glass: ShowsScreens,
        draw: Callable[[int], bytes],
        now: Callable[[], float],
    ) -> None:
        self.pausing = Pausing(self, draw, now)
        self.context = self.pausing.doors(context)
        self._glass = glass
        self._draw = draw
        self._now = now
        self._idle = Idle(now())
        self._warned = False
        self._tally = Tally(now)
        self.fault: FaultNumber | None = None
        self.narrator = Narrator(context.speak, context.voice, context.settings.volume)
        self.visit = self._new_visit()
        self.screen: KioskScreen | None = None
        self._wings = Wings()
        self._getting_ready = GettingReady(self, glass, self._wings)
        self._bell = Bell(self, self._let_staff_in)
        self._calling = Calling(self, glass, now)
        self._keeping = Keeping(self, now)
        self._asides = Asides(self, glass, self._calling)

    def start(self) -> None:
        """Show the first screen."""
        self._show(Step.LANGUAGE, {})

    def equip(self, context: Context) -> None:
        """Use these doors from now on: the kiosk has opened, or staff have changed a setting."""
        self.context = self.pausing.doors(context)
        self.narrator.voice = context.voice
        self.narrator.begin_with(context.settings.volume)
        self._wings.clear()
        self._look_at_codes(self.visit.step)

    def get_ready(self) -> bool:
        """Do one piece of what may be wanted next, while nobody waits; False when all is ready."""
        return self._getting_ready.one_piece()

    def left(self, screen: KioskScreen, outcome: Outcome) -> None:
        """Go where an outcome leads. A screen that is no longer shown leads nowhere."""
        if screen is not self.screen:
            return
        self._idle.touched(self._now())
        self._wings.touched()
        fault = screen.draft.get("fault")
        step = next_step(self.visit, outcome, self.context.settings.journey)
        draft = screen.handover if outcome.way in HANDS_OVER else {}
        match outcome.way:
            case Way.CHANGE:
                self.visit.changing = True
            case Way.SET:
                self.equip(replace(self.context, settings=draft.pop("settings")))
            case Way.TAKE_UP:
                self._take_up(step, draft.pop("taken"), draft.pop("how"))
            case Way.FINISH:
                self._tally.ended(self.visit, Ending.FINISHED)
                self._wipe()
            case Way.NEXT_PERSON:
                self._next_person()
            case Way.FAULT:
                self.failed(fault)
                return
        self._show(step, draft)

    def failed(self, fault: object) -> None:
        """Wipe the visit and show the failsafe screen: of the fault, only its number is kept."""
        note(OUT_OF_SERVICE, fault=fault)
        self._tally.ended(self.visit, Ending.FAULT)
        language, heard = self.visit.language, self.narrator.on
        self._wipe()
        self.visit.language = language
        if heard:
            # Whoever cannot see the screen must hear that it is of no use any more.
            self.narrator.switch_on()
        # Not the fault itself: what it came through still holds what was said.
        self.fault = fault_number(fault)
        self._show(Step.OUT_OF_SERVICE, {"fault": self.fault})

    def aside(self, name: str) -> None:
        """Open the panel of an act that is always there."""
        if name == "service":
            self._bell.held()
            return
        if name == "text":
            # Whatever is held would be drawn anew, unseen, with each change.
            self._wings.clear()
        self._asides.open(name)

    def pause(self) -> None:
        """Hold the visit under a short code, and free the glass."""
        held = self.visit
        if (code := self.pausing.hold(self.screen)) is None:
            return
        self._tally.ended(held, Ending.PAUSED)
        self._keeping.ended(held)
        self._wings.clear()
        self.visit = self._new_visit()
        self.visit.language = held.language
        self._show(Step.PAUSED, {"code": code})

    def speak_in(self, language: str) -> None:
        """Ask the question that stands in another language."""
        if self.screen is not None:
            self.visit.language = language
            self._show(self.visit.step, self.screen.draft)

    def switch_voice(self) -> None:
        """Read aloud from now on, or no more; a screen that nobody hears is shown again."""
        if self.narrator.on:
            self.narrator.forget()
            self._glass.darken(False)
        elif self.narrator.can_speak:
            self.narrator.switch_on()

    def touched(self) -> bool:
        """Notice a touch; True when it only woke the glass and must press nothing."""
        self._idle.touched(self._now())
        self._wings.touched()
        if self._warned:
            self._warned = False
            self._glass.uncover()
            return True
        return False

    def scanned(self, text: str, symbology: Symbology | None = None) -> None:
        """Give what a device read to the screen that is shown, with the kind of code if it says."""
        self.touched()
        if self.screen is not None and not self._bell.scanned(text):
            self.screen.scanned(text, symbology)

    def tick(self) -> None:
        """Look once a second whether somebody is still there."""
        self._calling.listen()
        self.pausing.pauses.look_after()
        self._keeping.look_after()
        step = self.visit.step
        attention = self._idle.attention(
            self._now(),
            waiting=step in UNBEGUN and self._is_as_ever(),
            last=step in ENDS,
            failed=step is Step.OUT_OF_SERVICE or step in STAFF,
            spoken_to=self.narrator.speaking() or self._calling.keeps_waiting(),
        )
        if isinstance(attention, Over) and self.screen is not None:
            self._tally.ended(self.visit, Ending.NOBODY_THERE)
            self.left(self.screen, FINISH)
        elif isinstance(attention, Warned):
            self._warned = True
            self._asides.warn(attention.seconds)

    def _is_as_ever(self) -> bool:
        """Whether nobody has asked for a voice, an officer, a panel or other letters."""
        asked = self.narrator.on or self._calling.stands or self._glass.covered()
        return look.is_usual and not asked

    def _show(self, step: Step, draft: dict[str, Any]) -> None:
        self._warned = False
        if step is Step.LANGUAGE and self.context.settings.out_of_order:
            step = Step.OUT_OF_ORDER
        self.visit.step = step
        self._tally.shown(step)
        self._keeping.shown(self.visit)
        if step is Step.REVIEW:
            self.visit.changing = False
        try:
            self._bring_on(self._screen(step, draft))
        except Exception as fault:
            if step is Step.OUT_OF_SERVICE:
                raise
            self.failed(fault)

    def _bring_on(self, screen: KioskScreen) -> None:
        before, self.screen = self.screen, screen
        self._getting_ready.another_screen()
        self._look_at_codes(self.visit.step)
        screen.bind(on_left=self.left)
        screen.bind(on_aside=lambda _, name: self.aside(name))
        screen.bind(on_tell=lambda _, title, words: self._asides.tell(title, words))
        self._glass.show(screen)
        self._wings.let_go(before)
        screen.came_on()

    def _screen(self, step: Step, draft: dict[str, Any]) -> KioskScreen:
        screen = self._wings.take(step, self.visit.language)
        if screen is None:
            return screen_of(step)(self.context, self.visit, draft)
        look.speak_in(screen.language.screen_fonts)
        screen.ask_again(draft)
        return screen

    def _look_at_codes(self, step: Step) -> None:
        """Have the camera look only where something is to be shown to it."""
        camera = self.context.camera
        if camera is not None:
            camera.start() if step in SHOWN_TO_CAMERA else camera.stop()

    def _new_visit(self) -> Visit:
        first = self.context.settings.languages[0]
        return Visit(token=self._draw(16).hex(), language=first, crossing=self._draw(8))

    def _wipe(self) -> None:
        # A new object beside the wipe: work still under way keeps the old one, and finds it empty.
        self._calling.end()
        self._wings.clear()
        self._keeping.ended(self.visit)
        self.visit.wipe("")
        self.visit = self._new_visit()
        self.fault = None
        self.narrator.forget()
        self._glass.darken(False)
        look.reset()

    def _let_staff_in(self, step: Step) -> None:
        language = self.visit.language
        self._tally.ended(self.visit, Ending.FINISHED)
        self._wipe()
        self.visit.language = language
        self._show(step, {})

    def _take_up(self, step: Step, taken: Visit, how: Again) -> None:
        note(TAKEN_UP, step=step, how=how)
        self._wings.clear()
        before, self.visit = self.visit, taken
        before.wipe("")

    def _next_person(self) -> None:
        before = self.visit
        self._tally.ended(before, Ending.NEXT_PERSON)
        self._keeping.ended(before)
        self._wings.clear()
        journey = dict(before.answers.get("journey", {}))
        journey.pop("minors", None)
        self.visit = Visit(token=self._draw(16).hex(), language=before.language)
        self.visit.crossing, self.visit.crossing_begun = before.crossing, True
        self.visit.answers = {"journey": journey}
        before.wipe("")
