"""What a kiosk may hear about a code: little, and more only for a second thing its holder knows."""

from __future__ import annotations

from dataclasses import dataclass

from customs.life import State
from customs.text import folded
from forms.catalogue import all_definitions
from forms.content import Content
from records.register import squeezed
from records.tries import Patience
from sync.hub.hub import Hub
from sync.hub.view import view_of

_SECOND, _MINUTE = 1_000, 60_000

BY_CODE = Patience(free=5, first=15 * _SECOND, longest=10 * _MINUTE, forgets=10 * _MINUTE)
"""Wrong guesses of one code's second thing, wherever they are made. A stranger who spends them
keeps its holder waiting for minutes, not for the day.
"""

BY_WINDOW = Patience(free=20, first=15 * _SECOND, longest=5 * _MINUTE, forgets=_MINUTE)
"""Wrong guesses at one kiosk or window, whatever the code: a hall's honest slips stay below it."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What may be said of a code to whoever holds it.

    ``state`` is the name of a ``customs.life.State`` and ``form`` a form's code, None when the
    code is not known. ``second_thing`` names what its holder must say before more is shown:
    ``document_number``, ``birth_date``, or None when there is nothing to prove it by.
    """

    number: int
    known: bool
    state: str | None = None
    form: str | None = None
    second_thing: str | None = None


class TooManyTries(Exception):
    """The second thing was guessed wrong too often; an officer can still help."""


class Lookups:
    """Answers one window of a hub: a kiosk, or a page. ``window`` names who asks.

    Wrong guesses are counted at the hub, by code for all windows together, and by window.
    """

    def __init__(self, hub: Hub, window: str) -> None:
        self._hub = hub
        self._window = window

    def summary(self, number: int) -> Summary:
        """Say what is known of a code, telling nothing a stranger should not hear."""
        row = self._hub.store.register.row(number)
        if row is None or row.state == State.NOT_SEEN:
            return Summary(number, known=False)
        second = "document_number" if row.document else "birth_date" if row.birth else None
        return Summary(number, True, row.state, _form_code(row.form), second)

    def proves(self, number: int, said: str) -> bool:
        """Whether the second thing is right: the document's number, or an ISO birth date.

        Raises TooManyTries, after which even the right thing is no longer listened to for a while.
        """
        tries, code, window = self._hub.store.tries, f"code {number}", f"window {self._window}"
        # Counted before it is compared, so that guesses made at once are all counted.
        if tries.guess({code: BY_CODE, window: BY_WINDOW}, self._now()) is not None:
            raise TooManyTries(f"{number:013d}")
        row = self._hub.store.register.row(number)
        expected = row and (row.document or (row.birth and folded(row.birth).replace(" ", "")))
        if not expected or squeezed(said) != expected:
            return False
        tries.forget(code)
        tries.take_back(window)
        return True

    def content(self, number: int, said: str) -> Content | None:
        """Give what was declared, to whoever proves to hold it. Raises TooManyTries."""
        if not self.proves(number, said):
            return None
        envelopes = self._hub.store.journal.facts(number)
        return view_of(number, envelopes, self._hub.store.reader).content

    def _now(self) -> int:
        return int(self._hub.now().timestamp() * 1000)


def _form_code(number: int | None) -> str | None:
    return next((form.code for form in all_definitions() if form.number == number), None)
