"""Has the visit at the glass kept as it goes, and forgotten when it ends. Away from the glass."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from kiosk.bell import LeadsVisits
from kiosk.context import Context
from kiosk.kept.telling import BESIDE, holder_of, is_kept, told
from kiosk.visit import UNBEGUN, Visit

LOOK_AFTER_SECONDS = 60.0


class Keeping:
    """Follows the visits of one glass. ``now`` gives seconds that never run backwards."""

    def __init__(self, leads: LeadsVisits, now: Callable[[], float]) -> None:
        self._leads = leads
        self._now = now
        self._looked = now()
        self._any = False

    def shown(self, visit: Visit) -> None:
        """Notice a step: once it is known whose visit it is, each is written down."""
        context = self._leads.context
        if visit.began is None and visit.step not in UNBEGUN:
            visit.began = context.now()
        if context.kept is not None and is_kept(visit) and visit.step not in BESIDE:
            self._any = True
            _aside(context, keeps(context, visit))

    def ended(self, visit: Visit) -> None:
        """Have what was kept of a visit erased. Call this before the visit is wiped."""
        context = self._leads.context
        if context.kept is not None and (self._any or holder_of(visit)):
            _aside(context, context.kept.forget)
        self._any = False

    def look_after(self) -> None:
        """Have what nobody came back for erased, once a minute."""
        context = self._leads.context
        if context.kept is None or self._now() - self._looked < LOOK_AFTER_SECONDS:
            return
        self._looked = self._now()
        if context.kept.left():
            _aside(context, context.kept.look_after)


def keeps(context: Context, visit: Visit) -> Callable[[], None]:
    """Give the work of keeping a visit as it stands now: it may be wiped before that is done."""
    holder, kept = holder_of(visit), context.kept
    if kept is None or holder is None or not is_kept(visit):
        return lambda: None
    said = told(visit, context.now())
    return lambda: kept.keep(holder, said)


class Asks(Protocol):
    """What looking for an earlier visit needs of a screen."""

    context: Context
    visit: Visit


def look_for_earlier(
    screen: Asks, found: Callable[[object], None], busy: Callable[[bool], None] = lambda _: None
) -> None:
    """Ask whether the person began before: ``found`` is told what, or None.

    At once where no visit of before waits, as nearly always; ``busy`` while it is looked for.
    """
    kept, holder, visit = screen.context.kept, holder_of(screen.visit), screen.visit
    if kept is None or holder is None or not is_kept(visit) or visit.changing or not kept.left():
        found(None)
        return

    def looked(what: object) -> None:
        busy(False)
        found(what)

    busy(True)
    screen.context.background.run(lambda: kept.find(holder), looked, lambda _fault: looked(None))


def _aside(context: Context, work: Callable[[], None]) -> None:
    context.background.run(work, lambda _done: None, lambda _fault: None)
