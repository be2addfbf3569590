"""Stand-ins for what is behind the glass: for the gallery, for tests and for a kiosk on a desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from customs.facts import CrossingId
from customs.registration_number import mint
from forms.content import Content
from kiosk.calling import Called
from kiosk.devices.printer.interface import PrintEnd, PrinterState, PrinterStatus
from kiosk.visit import Amends, FoundCode, Lodged, Step
from sync.opened import Opened, Standing

CLOSED = Standing("lodged", 1, (), None, frozenset())
"""How a declaration stands that its holder may do nothing with."""


class SimulatedLodging:
    """Gives training numbers and keeps nothing but who has one."""

    def __init__(self, key: bytes = bytes(32)) -> None:
        self._key = key
        self._given: dict[str, Lodged] = {}
        self.taken: set[int] = set()
        self.done: list[tuple[object, ...]] = []

    def lodge(self, content: Content, token: str, crossing: CrossingId | None) -> Lodged:
        """Lodge once per ``token``."""
        if token not in self._given:
            number = mint(0, len(self._given), self._key)
            self._given[token] = Lodged(number, number.to_bytes(16, "big"))
        return self._given[token]

    def amend(self, content: Content, amends: Amends) -> Lodged | None:
        """Note the change; nothing is written of what was ``taken``."""
        if amends.number in self.taken:
            return None
        self.done.append(("amend", amends))
        return Lodged(amends.number, bytes(16), amends.version + 1)

    def withdraw(self, amends: Amends, reason: str) -> bool:
        """Note the withdrawal; nothing is written of what was ``taken``."""
        if amends.number not in self.taken:
            self.done.append(("withdraw", amends, reason))
        return amends.number not in self.taken

    def join(self, numbers: tuple[int, ...], crossing: CrossingId) -> None:
        """Note what crosses together."""
        self.done.append(("join", numbers, crossing))


class SimulatedCodes:
    """Knows the codes it is told of, and one second thing for each.

    ``contents`` says what was declared, where a test or a scene wants it changed.
    """

    def __init__(
        self,
        known: dict[int, FoundCode],
        second_things: dict[int, str],
        contents: Mapping[int, Opened] | None = None,
    ) -> None:
        self._known = known
        self._second_things = second_things
        self._contents = contents or {}

    def look_up(self, number: int) -> FoundCode:
        """Give what may be shown."""
        return self._known.get(number, FoundCode(number, known=False))

    def opened(self, number: int, second_thing: str) -> Opened | None:
        """Open it by the right second thing."""
        if self._second_things.get(number) != second_thing:
            return None
        return self._contents.get(number, Opened(None, CLOSED))


class SimulatedPaper:
    """Prints nothing; ``ends`` says how each job ends and may be changed while it runs."""

    def __init__(self, ends: PrintEnd = PrintEnd.PRINTED) -> None:
        self.ends = ends
        self.printed: list[int | None] = []
        self.slips = 0

    def status(self) -> PrinterStatus:
        """Say that all is well."""
        return PrinterStatus(PrinterState.READY)

    def receipt(self, content: Content, lodged: Lodged, language: str, copy: int) -> PrintEnd:
        """Note the number printed."""
        self.printed.append(lodged.number)
        return self.ends

    def slip(self, codes: tuple[FoundCode, ...], language: str) -> PrintEnd:
        """Note the numbers printed; None for the green line."""
        self.slips += 1
        self.printed += [found.number for found in codes] or [None]
        return self.ends


class SimulatedOfficer:
    """Says what it is told to; ``calls`` counts those made, ``stands`` tells the one that does."""

    def __init__(self, says: Called = Called.COMING) -> None:
        self.says = says
        self.calls = 0
        self.stands: Step | None = None

    def call(self, step: Step) -> Called:
        """Count the call, once until it is taken back."""
        if self.stands is None and self.says is not Called.AWAY:
            self.calls += 1
            self.stands = step
        return self.says

    def take_back(self) -> bool:
        """Let no call stand."""
        if self.says is not Called.AWAY:
            self.stands = None
        return self.stands is None


class AtOnce:
    """Does the work before it returns, for the gallery and for tests."""

    busy = False

    def run(
        self,
        work: Callable[[], object],
        then: Callable[[object], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do ``work`` here and now."""
        try:
            result = work()
        except Exception as fault:
            failed(fault)
        else:
            then(result)


class Never:
    """Takes work and does not do it: a screen is seen while it waits."""

    busy = True

    def run(
        self,
        work: Callable[[], object],
        then: Callable[[object], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Leave it lying."""


class Fails:
    """Takes work and reports that it could not be done: a screen is seen in trouble."""

    busy = False

    def run(
        self,
        work: Callable[[], object],
        then: Callable[[object], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Say that it failed."""
        failed(RuntimeError("simulated"))
