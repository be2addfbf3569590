"""A printer in trouble: said plainly in the traveller's language, and the declaration stays."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from customs.facts import FactKind
from customs.registration_number import grouped
from kiosk.devices.printer.virtual_printer import VirtualPrinter
from kiosk.machine import Machine
from kiosk.player.person import Person
from kiosk.player.play import stage, walk
from kiosk.player.script import Script
from records.print_jobs import PrintState

pytestmark = pytest.mark.window

MRZ = (
    "P<AZENUMUNE<<AYSEL<<<<<<<<<<<<<<<<<<<<<<<<<<",
    "C000001230AZE9001022F3305061<<<<<<<<<<<<<<08",
)
NONE = ("over_limits", "unaccompanied", "temporary", "vehicle", "precious", "foreign_currency")
TICKS = dict.fromkeys((*NONE, "permit", "national_currency", "wireless"), False)
NOT_OUT = {
    "az": "Kağız çıxmadı. Bunun şəklini çəkin və ya kodu qeyd edin.",
    "en": "The paper did not come out. Photograph this, or write the code down.",
    "ru": "Бумага не напечаталась. Сфотографируйте это или запишите код.",
}
PERHAPS = {
    "az": "Kağız çıxmasa, bunun şəklini çəkin və ya kodu qeyd edin.",
    "en": "If no paper comes out, photograph this, or write the code down.",
    "ru": "Если бумага не выйдет, сфотографируйте это или запишите код.",
}


def now() -> datetime:
    return datetime(2026, 11, 22, 14, 2, tzinfo=UTC)


@pytest.fixture
def printer(tmp_path: Path) -> Iterator[VirtualPrinter]:
    with VirtualPrinter(tmp_path / "paper") as running:
        yield running


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Callable[[int], Any]]:
    """Open the kiosk of the folder with a printer at a port; opened again, it was restarted."""
    with ExitStack() as stack:

        def opened(port: int) -> Any:
            stack.close()
            machine = Machine(tmp_path / "data", f"127.0.0.1:{port}")
            return stack.enter_context(stage(machine, now, portrait=True))

        yield opened


def visit(at: Any, language: str = "en") -> Any:
    answers = {"journey": {"direction": "arriving"}, "ticks": TICKS}
    return walk(Person(Script(language, answers=answers, mrz="\n".join(MRZ))), at)


def holds(at: Any, played: Any, state: PrintState) -> None:
    """Hold what must be true however the printing went."""
    screen, rooms = at.conductor.screen, at.kiosk.rooms
    assert played.reached == "done"
    assert grouped(played.number) in " ".join(screen.spoken().state)
    view = rooms.desk("Nümunə").view(played.number)
    assert view.content is not None and view.content.group("person")["surname"] == "NUMUNE"
    kinds = [fact.header.kind for fact in view.facts]
    assert kinds == [FactKind.LODGED] + [FactKind.PRINTED] * (state is PrintState.PRINTED)
    jobs = rooms.kiosk.store.print_jobs.of(view.declaration.lodged.id)
    assert [job.state for job in jobs] == [state]


def papers(printer: VirtualPrinter, folder: Path) -> int:
    """Count what has come out, once the printer has had the time to do more."""
    time.sleep(0.2)
    return len(list((folder / "paper").glob("*.png")))


def nowhere() -> int:
    """A port nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_a_printer_that_is_away_costs_only_the_paper(
    kiosk: Callable[[int], Any], language: str
) -> None:
    at = kiosk(nowhere())
    played = visit(at, language)
    assert NOT_OUT[language] in at.conductor.screen.spoken().state
    assert at.conductor.screen.qr == f"{played.number:013d}"
    holds(at, played, PrintState.FAILED_BEFORE)


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_paper_that_is_out_is_said_and_nothing_is_sent(
    kiosk: Callable[[int], Any], printer: VirtualPrinter, tmp_path: Path, language: str
) -> None:
    printer.stand("paper-out")
    at = kiosk(printer.port)
    played = visit(at, language)
    assert NOT_OUT[language] in at.conductor.screen.spoken().state
    holds(at, played, PrintState.FAILED_BEFORE)
    printer.stand("ready")
    assert papers(printer, tmp_path) == 0


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_a_printer_that_answers_nothing_is_not_called_empty(
    kiosk: Callable[[int], Any], printer: VirtualPrinter, tmp_path: Path, language: str
) -> None:
    printer.stand("silent")
    at = kiosk(printer.port)
    played = visit(at, language)
    assert PERHAPS[language] in at.conductor.screen.spoken().state
    holds(at, played, PrintState.UNKNOWN)
    assert papers(printer, tmp_path) == 1


def test_a_printer_that_hangs_up_is_not_sent_the_paper_again(
    kiosk: Callable[[int], Any], printer: VirtualPrinter, tmp_path: Path
) -> None:
    printer.stand("drop")
    at = kiosk(printer.port)
    played = visit(at)
    assert NOT_OUT["en"] in at.conductor.screen.spoken().state
    holds(at, played, PrintState.FAILED_MIDWAY)
    printer.stand("ready")
    before = papers(printer, tmp_path)
    kiosk(printer.port)
    assert papers(printer, tmp_path) == before


def test_a_cover_opened_midway_is_said_and_the_next_traveller_gets_only_their_own(
    kiosk: Callable[[int], Any], printer: VirtualPrinter, tmp_path: Path
) -> None:
    printer.stand("slow")
    at = kiosk(printer.port)
    hand = Thread(target=open_cover, args=(printer,))
    hand.start()
    played = visit(at)
    hand.join()
    assert NOT_OUT["en"] in at.conductor.screen.spoken().state
    holds(at, played, PrintState.FAILED_MIDWAY)
    printer.stand("ready")
    torn = papers(printer, tmp_path)
    assert torn <= 1
    at.conductor.screen.finish()
    second = visit(at)
    holds(at, second, PrintState.PRINTED)
    assert papers(printer, tmp_path) == torn + 1


def open_cover(printer: VirtualPrinter) -> None:
    until = time.monotonic() + 30
    while not printer.busy() and time.monotonic() < until:
        time.sleep(0.005)
    printer.stand("cover-open")


def test_paper_put_in_later_prints_nobody_s_declaration(
    kiosk: Callable[[int], Any], printer: VirtualPrinter, tmp_path: Path
) -> None:
    printer.stand("paper-out")
    at = kiosk(printer.port)
    visit(at)
    at.conductor.screen.finish()
    printer.stand("ready")
    kiosk(printer.port)
    assert papers(printer, tmp_path) == 0


def test_another_language_on_the_last_screen_prints_no_second_paper(
    kiosk: Callable[[int], Any], printer: VirtualPrinter, tmp_path: Path
) -> None:
    at = kiosk(printer.port)
    played = visit(at)
    at.conductor.aside("language")
    at.glass.panel.dispatch("on_chosen", "ru")
    assert at.conductor.visit.language == "ru"
    assert grouped(played.number) in " ".join(at.conductor.screen.spoken().state)
    holds(at, played, PrintState.PRINTED)
    assert papers(printer, tmp_path) == 1
