"""What a kiosk may hear about a code: little, and more only for a second thing its holder knows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from customs.facts import FactKind, NodeId
from customs.life import Declaration, State, allowed
from customs.states import WITH_THE_HOLDER
from customs.text import folded
from forms.catalogue import all_definitions
from forms.content import Content
from records.projection import RegisterRow
from records.register import squeezed
from records.tries import Patience
from sync.hub.hub import Hub
from sync.hub.misses import Asked
from sync.hub.view import NotHere, view_of
from sync.opened import Opened, Standing

_SECOND, _MINUTE = 1_000, 60_000

BY_CODE = Patience(free=5, first=15 * _SECOND, longest=10 * _MINUTE, forgets=10 * _MINUTE)
"""Wrong guesses of one code's second thing, wherever they are made. A stranger who spends them
keeps its holder waiting for minutes, not for the day.
"""

BY_WINDOW = Patience(free=20, first=15 * _SECOND, longest=5 * _MINUTE, forgets=_MINUTE)
"""Wrong guesses at one kiosk or window, whatever the code: a hall's honest slips stay below it."""


HOLDERS = frozenset({FactKind.AMENDED, FactKind.WITHDRAWN, FactKind.JOINED})
"""What the holder of a declaration does with it at a kiosk."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What may be said of a code to whoever holds it.

    ``state`` is the name of a ``customs.life.State`` and ``form`` a form's code, None when the
    code is not known. ``second_thing`` names what its holder must say before more is shown:
    ``document_number``, ``birth_date``, or None when there is nothing to prove it by. ``unasked``
    says that it is not known here and the hub above could not be asked.
    """

    number: int
    known: bool
    state: str | None = None
    form: str | None = None
    second_thing: str | None = None
    unasked: bool = False


class TooManyTries(Exception):
    """The second thing was guessed wrong too often; an officer can still help."""


class LooksUp(Protocol):
    """What a kiosk may ask of codes, whether its hub is in the same process or over the wire.

    Every method raises StorageFault in the same process, and HubUnreachable over the wire.
    """

    def summary(self, number: int) -> Summary:
        """Say what is known of a code, telling nothing a stranger should not hear."""

    def proves(self, number: int, said: str) -> bool:
        """Whether the second thing is right. Raises TooManyTries."""

    def opened(self, number: int, said: str) -> Opened | None:
        """Open a declaration to whoever proves to hold it. Raises TooManyTries."""

    def standing(self, number: int) -> Standing | None:
        """Say how a declaration that was opened here stands now; None when it cannot be told."""


class Lookups:
    """Answers one window of a hub: a kiosk, or a page. ``window`` names who asks.

    ``node`` is the machine that would write what a holder does here; None where nothing is written.
    Wrong guesses are counted at the hub, by code for all windows together, and by window.
    """

    def __init__(self, hub: Hub, window: str, node: NodeId | None = None) -> None:
        self._hub = hub
        self._window = window
        self._node = node

    def summary(self, number: int) -> Summary:
        """Say what is known of a code, telling nothing a stranger should not hear.

        What is not known here is asked of the hub above; that takes 2 s at most.
        """
        known = self._here(number)
        if known.known:
            return known
        hub = self._hub
        asked = hub.in_vain.ask(hub.above, self._window, number, lambda: self._here(number).known)
        return replace(self._here(number), unasked=asked is Asked.AWAY)

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

    def opened(self, number: int, said: str) -> Opened | None:
        """Open a declaration to whoever proves to hold it. Raises TooManyTries."""
        return self._open(number) if self.proves(number, said) else None

    def standing(self, number: int) -> Standing | None:
        """Say how a declaration that was opened here stands now; None when it cannot be told."""
        opened = self._open(number)
        return None if opened is None else opened.standing

    def _here(self, number: int) -> Summary:
        return summary_of(number, self._hub.store.register.row(number))

    def _open(self, number: int) -> Opened | None:
        store = self._hub.store
        try:
            view = view_of(number, store.journal.facts(number), store.reader)
        except NotHere:
            return None
        told = view.declaration
        may = self._may(told, view.content)
        standing = Standing(told.state, told.version, told.heads, told.crossing, may)
        return Opened(view.content, standing)

    def _may(self, told: Declaration, content: Content | None) -> frozenset[FactKind]:
        """Say what the holder may do here: change it only before an officer has it, and only where
        the machine that would write it is the one that lodged it (``customs.offices``).
        """
        lodgings = (fact.header for fact in told.standing if fact.header.kind == FactKind.LODGED)
        own = any(header.node == self._node for header in lodgings)
        changes = own and content is not None and told.state in WITH_THE_HOLDER
        return frozenset(allowed(told)) & (HOLDERS if changes else {FactKind.JOINED})

    def _now(self) -> int:
        return int(self._hub.now().timestamp() * 1000)


def summary_of(number: int, row: RegisterRow | None) -> Summary:
    """Say of a row what a stranger may hear."""
    if row is None or row.state == State.NOT_SEEN:
        return Summary(number, known=False)
    second = "document_number" if row.document else "birth_date" if row.birth else None
    return Summary(number, True, row.state, _form_code(row.form), second)


def _form_code(number: int | None) -> str | None:
    return next((form.code for form in all_definitions() if form.number == number), None)
