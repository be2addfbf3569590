"""The rooms behind the glass, opened after the first frame: what needs them waits, nobody looks.

Storage, printing and reading take longer to load than a window does, so the language screen is
shown first. Work that needs the rooms is done away from the glass and waits there.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.context import Context, Runs
from kiosk.machine import Machine
from kiosk.visit import Amends, FoundCode, Lodged, Step
from languages import load

if TYPE_CHECKING:
    from customs.facts import CrossingId
    from forms.content import Content
    from kiosk.bootstrap import Kiosk
    from kiosk.calling import Called
    from kiosk.devices.printer.interface import PrintEnd, PrinterStatus
    from kiosk.kept.telling import Found
    from reference.load import Reference
    from sync.opened import Opened

Now = Callable[[], datetime]


class Opening:
    """A kiosk that is being put together. ``put_together`` is called once, by ``open``."""

    def __init__(self, put_together: Callable[[], Kiosk]) -> None:
        self._put_together = put_together
        self._kiosk: Future[Kiosk] = Future()

    def open(self) -> Kiosk:
        """Put the kiosk together. Raises as ``bootstrap.put_together``, and so does ``kiosk``."""
        try:
            self._kiosk.set_result(self._put_together())
        except Exception as fault:
            self._kiosk.set_exception(fault)
        return self._kiosk.result()

    def kiosk(self) -> Kiosk:
        """Wait for the kiosk. Never call this on the main thread."""
        return self._kiosk.result()

    def doors(self) -> Context:
        """Wait for what screens may use."""
        return self.kiosk().context

    def close(self) -> None:
        """Close what was opened; a kiosk that never opened needs no closing."""
        if self._kiosk.done() and self._kiosk.exception() is None:
            self._kiosk.result().close()


@dataclass(frozen=True)
class Doors:
    """Lodging, codes and paper of a kiosk that may still be opening: each call waits for it."""

    opened_kiosk: Callable[[], Context]

    def lodge(self, content: Content, token: str, crossing: CrossingId | None) -> Lodged:
        """Lodge once per ``token``."""
        return self.opened_kiosk().lodging.lodge(content, token, crossing)

    def amend(self, content: Content, amends: Amends) -> Lodged | None:
        """Change a declaration."""
        return self.opened_kiosk().lodging.amend(content, amends)

    def withdraw(self, amends: Amends, reason: str) -> bool:
        """Withdraw a declaration."""
        return self.opened_kiosk().lodging.withdraw(amends, reason)

    def join(self, numbers: tuple[int, ...], crossing: CrossingId) -> None:
        """Say that declarations cross together."""
        self.opened_kiosk().lodging.join(numbers, crossing)

    def look_up(self, number: int) -> FoundCode:
        """Give what may be shown without a second thing."""
        return self.opened_kiosk().codes.look_up(number)

    def opened(self, number: int, second_thing: str) -> Opened | None:
        """Open a declaration by the right second thing."""
        return self.opened_kiosk().codes.opened(number, second_thing)

    def status(self) -> PrinterStatus:
        """Ask the printer now."""
        return self.opened_kiosk().paper.status()

    def receipt(self, content: Content, lodged: Lodged, language: str, copy: int) -> PrintEnd:
        """Print the receipt of a lodged declaration."""
        return self.opened_kiosk().paper.receipt(content, lodged, language, copy)

    def slip(self, codes: tuple[FoundCode, ...], language: str) -> PrintEnd:
        """Print a slip without personal data."""
        return self.opened_kiosk().paper.slip(codes, language)

    def call(self, step: Step) -> Called:
        """Let a call for an officer stand."""
        return self.opened_kiosk().officer.call(step)

    def take_back(self) -> bool:
        """Take it back."""
        return self.opened_kiosk().officer.take_back()

    def left(self) -> bool:
        """Whether a visit of before may wait: until the kiosk is open, nobody can tell."""
        return True

    def find(self, holder: bytes) -> Found | None:
        """Give its holder the visit that was interrupted."""
        kept = self.opened_kiosk().kept
        return None if kept is None else kept.find(holder)

    def keep(self, holder: bytes, told: bytes) -> None:
        """Keep the visit as it was written down."""
        if (kept := self.opened_kiosk().kept) is not None:
            kept.keep(holder, told)

    def forget(self) -> None:
        """Erase what was kept of the visit at the glass."""
        if (kept := self.opened_kiosk().kept) is not None:
            kept.forget()

    def look_after(self) -> None:
        """Erase what nobody came back for: opening has done that just now."""


class Law:
    """The reference data of the day, loaded when a screen first asks: some 15 ms."""

    def __init__(self, now: Now, data: Path) -> None:
        self._now = now
        self._data = data
        self._law: Callable[[], Reference] | None = None

    def __call__(self) -> Reference:
        """Give today's reference data. Raises ReferenceBroken."""
        if self._law is None:
            from sync.law import law_of_kiosk

            self._law = law_of_kiosk(self._data, self._now)
        return self._law()


def first_context(
    machine: Machine, now: Now, opening: Opening, background: Runs, printer_thread: Runs
) -> Context:
    """Give what the first screen needs: settings and words, and doors that wait for the rest."""
    doors = Doors(opening.doors)
    return Context(
        settings=machine.settings,
        law=Law(now, machine.data),
        speak=load,
        now=now,
        lodging=doors,
        codes=doors,
        paper=doors,
        officer=doors,
        background=background,
        printer_thread=printer_thread,
        kept=doors,
    )
