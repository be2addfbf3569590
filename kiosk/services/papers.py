"""Paper from the glass: composed, sent, and its end recorded. A job dies with its visit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from events import note
from forms.content import Content
from kiosk.code_words import form_words, state_words
from kiosk.context import KioskSettings
from kiosk.devices.printer.events import PRINTED, Paper
from kiosk.devices.printer.interface import PrintEnd, Printer, PrinterStatus
from kiosk.events import END_NOT_KEPT
from kiosk.visit import FoundCode, Lodged
from languages import Language
from paper.escpos import encode
from paper.from_declaration import Issue, moment, post_name, receipt_of
from paper.page import Page
from paper.receipt import compose
from paper.slip import Slip, SlipCode, compose_slip
from records.checkpoint import Checkpoint, pass_by
from records.faults import StorageFault
from records.print_jobs import PrintJobs, PrintState
from reference.load import Reference
from sync.lodging import Lodging
from sync.protocol import SyncFault

_ENDS = {
    PrintEnd.PRINTED: PrintState.PRINTED,
    PrintEnd.FAILED_BEFORE: PrintState.FAILED_BEFORE,
    PrintEnd.FAILED_MIDWAY: PrintState.FAILED_MIDWAY,
    PrintEnd.UNKNOWN: PrintState.UNKNOWN,
}


@dataclass(frozen=True)
class Papers:
    """Prints receipts and slips. The declaration is committed before any of this is called.

    ``reference`` gives the day's data, ``speak`` a language by its code, ``now`` an aware moment;
    ``carry`` is told that there is something to carry.
    """

    printer: Printer
    jobs: PrintJobs
    lodging: Lodging
    settings: KioskSettings
    reference: Callable[[], Reference]
    speak: Callable[[str], Language]
    now: Callable[[], datetime]
    carry: Callable[[], None]
    checkpoint: Checkpoint = pass_by

    def status(self) -> PrinterStatus:
        """Ask the printer now."""
        return self.printer.status()

    def receipt(self, content: Content, lodged: Lodged, language: str, copy: int) -> PrintEnd:
        """Print the receipt of a lodged declaration; ``copy`` 0 is the original."""
        paper = encode(self._receipt(content, lodged, language, copy))
        job = self.jobs.ask(lodged.fact_id, copy, self._milliseconds())
        self.checkpoint("asked")
        self.jobs.mark(job, PrintState.SENT, self._milliseconds())
        self.checkpoint("sent")
        end = self._print(paper, Paper.RECEIPT, copy)
        self.checkpoint("ended")
        try:
            self._keep(job, end, lodged)
        except (StorageFault, SyncFault) as fault:
            # The paper is in the traveller's hand or it is not; no disk changes that any more.
            note(END_NOT_KEPT, fault=fault)
        return end

    def slip(self, codes: tuple[FoundCode, ...], language: str) -> PrintEnd:
        """Print one slip without personal data: for all codes, or without any the green line."""
        own, az = self.speak(language), self.speak("az")
        settings = self.settings
        slip = Slip(
            printed_at=moment(self.now(), own),
            post=post_name(settings.post, self.reference(), own),
            kiosk=own.say("receipt", "Kiosk {kiosk}", kiosk=settings.kiosk),
            codes=tuple(on_slip(found, own, az) for found in codes),
            training=settings.training,
        )
        return self._print(encode(compose_slip(slip, own, az, settings.width_mm)), Paper.SLIP)

    def _print(self, paper: bytes, kind: Paper, copy: int = 0) -> PrintEnd:
        began = self._milliseconds()
        end = self.printer.print(paper)
        note(PRINTED, paper=kind, copy=copy, took=self._milliseconds() - began, end=end)
        return end

    def _keep(self, job: int, end: PrintEnd, lodged: Lodged) -> None:
        self.jobs.mark(job, _ENDS[end], self._milliseconds())
        self.checkpoint("marked")
        if end is PrintEnd.PRINTED:
            self.lodging.printed(lodged.number)
            self.checkpoint("told")
            self.carry()

    def _receipt(self, content: Content, lodged: Lodged, language: str, copy: int) -> Page:
        own, az = self.speak(language), self.speak("az")
        settings = self.settings
        issue = Issue(
            number=lodged.number,
            at=self.now(),
            post=settings.post,
            kiosk=settings.kiosk,
            copy=copy,
            version=lodged.version,
            training=settings.training,
        )
        receipt = receipt_of(content, issue, self.reference(), own, az)
        return compose(receipt, own, az, settings.width_mm)

    def _milliseconds(self) -> int:
        return int(self.now().timestamp() * 1000)


def on_slip(found: FoundCode, own: Language, az: Language) -> SlipCode:
    """Give what a slip says of a code, in the traveller's language and in Azerbaijani."""
    form = (form_words(found, own), form_words(found, az))
    state = (state_words(found, own), state_words(found, az))
    return SlipCode(found.number, state, form if form[0] else None)
