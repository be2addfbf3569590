"""Withdraw a declaration that no officer has yet: why, and whether it is really wanted."""

from __future__ import annotations

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from customs.registration_number import grouped
from customs.states import State
from forms.outline import choice_text
from kiosk.code_words import AWAY, MEANWHILE
from kiosk.held import amends, seen_anew
from kiosk.journey import FAULT, TO_CODES
from kiosk.screens.base import KioskScreen
from kiosk.spoken import Spoken
from kiosk.visit import FoundCode
from kiosk.widgets.choice import Choice, names
from sync.protocol import HubUnreachable

CONTEXT = "withdraw"
REASONS = "withdraw_reason"


class WithdrawScreen(KioskScreen):
    """A reason is touched first, so one stray tap withdraws nothing. ``draft`` names the code."""

    choices = ObjectProperty(())
    picked = StringProperty("")
    busy = BooleanProperty(False)
    main_word = StringProperty("")
    keep_word = StringProperty("")
    ahead = False

    def ask(self) -> None:
        """Ask why."""
        say, lists = self.language.say, self.context.reference.lists
        self.question = say(CONTEXT, "Why do you withdraw this declaration?")
        self.hint = say(CONTEXT, "{code} will no longer count.", code=grouped(self._number))
        self.choices = tuple(
            Choice(entry.code, choice_text(REASONS, entry.code, self.language, lists))
            for entry in lists[REASONS].entries
        )
        self.picked = self.draft.get("reason", "")
        self.keep_word = say(CONTEXT, "No, keep it")
        self._word_the_button()

    def pick(self, reason: str) -> None:
        """Take this reason."""
        if not self.busy:
            self.picked = self.draft["reason"] = reason
            self.error = ""

    def go_on(self) -> None:
        """Withdraw it."""
        if self.busy:
            return
        found = self._found()
        if not self.picked:
            self.error = self.language.say(CONTEXT, "Choose a reason, then withdraw it.")
        elif found is None:
            self.leave(TO_CODES)
        else:
            self._withdraw(found, self.picked)

    def keep(self) -> None:
        """Leave it as it is."""
        self.leave(TO_CODES)

    def on_busy(self, *_: object) -> None:
        """Say that it is being withdrawn: nothing else is done meanwhile."""
        self.can_go_back = self.can_change_language = not self.busy
        self._word_the_button()

    def spoken(self) -> Spoken:
        """Give the screen as text."""
        errors = (self.error,) if self.error else ()
        acts = (*names(self.choices), self.main_word, self.keep_word)
        picked = tuple(choice.text for choice in self.choices if choice.name == self.picked)
        return Spoken(self.title, self.question, acts, errors, (self.hint, *picked))

    @property
    def _number(self) -> int:
        return int(self.draft.get("number", 0))

    def _found(self) -> FoundCode | None:
        brought = (each for each in self.visit.codes if each.number == self._number)
        return next((each for each in brought if each.opened), None)

    def _withdraw(self, found: FoundCode, reason: str) -> None:
        context, wanted, self.busy = self.context, amends(found), True

        def work() -> FoundCode:
            if context.lodging.withdraw(wanted, reason):
                return FoundCode(found.number, found.known, State.WITHDRAWN, found.form)
            return context.codes.look_up(found.number)

        context.background.run(work, self._ended, self._failed)

    def _ended(self, now: object) -> None:
        self.busy = False
        if isinstance(now, FoundCode):
            seen_anew(self.visit, now)
            self.handover = {} if now.state == State.WITHDRAWN else {"told": MEANWHILE}
        self.leave(TO_CODES)

    def _failed(self, fault: Exception) -> None:
        self.busy = False
        if isinstance(fault, HubUnreachable):
            # Nobody could say how it stands, so nothing was written.
            self.handover = {"told": AWAY}
            self.leave(TO_CODES)
            return
        self.draft["fault"] = fault
        self.leave(FAULT)

    def _word_the_button(self) -> None:
        say = self.language.say
        if self.busy:
            self.main_word = say(CONTEXT, "Withdrawing")
        else:
            self.main_word = say(CONTEXT, "Yes, withdraw it")
