"""Visits kept over a power cut: found by their holder alone, gone when they end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from customs.facts import FactKind
from customs.life import State
from kiosk.kept.folder import KeptFolder
from kiosk.kept.telling import told
from kiosk.services.kept import KeptVisits
from kiosk.visit import Step, Visit
from records.kiosk_store import KioskStore, Place, Sealed
from records.print_jobs import PrintState
from sync.opened import Standing

AT = datetime(2026, 11, 22, 10, 2, tzinfo=UTC)
HOLDER, OTHER = b"C00000000 1990-04-14", b"C00000001 1990-04-14"
NUMBER = 2000000000008
FACT = bytes(range(16))

Start = Callable[..., KeptVisits]


def visit() -> Visit:
    person = {"document_number": "C00000000", "birth_date": "1990-04-14"}
    return Visit("token", step=Step.GOODS, answers={"person": person}, began=AT)


def sealed(_place: Place) -> Sealed:
    return Sealed(FACT, NUMBER, None, b"parcel", 1)


def standing(state: State = State.LODGED, version: int = 1) -> Standing:
    return Standing(state, version, (FACT,), None, frozenset({FactKind.JOINED}))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[KioskStore]:
    opened = KioskStore.open(tmp_path / "outbox.db")
    yield opened
    opened.close()


@pytest.fixture
def start(tmp_path: Path, store: KioskStore) -> Start:
    """Start the kiosk, or start it again after a power cut."""

    def started(stands: Standing | None = None) -> KeptVisits:
        folder = KeptFolder(tmp_path / "kept", lambda: AT)
        return KeptVisits(folder, store, lambda _number: stands)

    return started


@pytest.fixture
def cut(start: Start) -> None:
    """A visit was kept, and then the power failed."""
    start().keep(HOLDER, told(visit(), AT))


def files(folder: Path) -> list[Path]:
    return list((folder / "kept").glob("*.kept"))


def test_its_holder_finds_an_interrupted_visit(cut: None, start: Start) -> None:
    kept = start()
    assert kept.left()
    found = kept.find(HOLDER)
    assert found is not None and found.visit == visit() and found.at == AT
    assert found.visit.lodged is None


def test_nobody_else_finds_it_and_it_waits(cut: None, start: Start, tmp_path: Path) -> None:
    kept = start()
    assert kept.find(OTHER) is None
    kept.forget()
    assert kept.left() and len(files(tmp_path)) == 1


def test_a_visit_of_this_run_is_not_offered_to_itself(start: Start) -> None:
    kept = start()
    kept.keep(HOLDER, told(visit(), AT))
    assert not kept.left()
    assert kept.find(HOLDER) is None


def test_what_ends_is_forgotten(start: Start, tmp_path: Path) -> None:
    kept = start()
    kept.keep(HOLDER, told(visit(), AT))
    assert len(files(tmp_path)) == 1
    kept.forget()
    assert files(tmp_path) == []
    assert not start().left()


def test_a_corrected_number_leaves_no_file_behind(start: Start, tmp_path: Path) -> None:
    kept = start()
    kept.keep(OTHER, told(visit(), AT))
    kept.keep(HOLDER, told(visit(), AT))
    assert len(files(tmp_path)) == 1
    assert start().find(HOLDER) is not None


def test_what_was_lodged_is_found_with_its_number(
    cut: None, start: Start, store: KioskStore
) -> None:
    store.lodge("token", int(AT.timestamp() * 1000) + 60_000, sealed)
    found = start(standing()).find(HOLDER)
    assert found is not None and found.visit.lodged is not None
    assert (found.visit.lodged.number, found.visit.copies) == (NUMBER, 0)
    assert found.visit.step is Step.DONE
    assert (found.at - AT).total_seconds() == 60


@pytest.mark.parametrize(
    ("state", "copies"),
    [(PrintState.FAILED_BEFORE, 0), (PrintState.FAILED_MIDWAY, 1), (PrintState.UNKNOWN, 1)],
)
def test_a_second_paper_is_a_copy_where_the_first_may_be_out(
    cut: None, start: Start, store: KioskStore, state: PrintState, copies: int
) -> None:
    store.lodge("token", 1, sealed)
    store.print_jobs.mark(store.print_jobs.ask(FACT, 0, 1), state, 2)
    found = start().find(HOLDER)
    assert found is not None and found.visit.copies == copies


def test_whose_paper_is_out_is_not_asked(cut: None, start: Start, store: KioskStore) -> None:
    store.lodge("token", 1, sealed)
    store.print_jobs.mark(store.print_jobs.ask(FACT, 0, 1), PrintState.PRINTED, 2)
    kept = start()
    assert kept.find(HOLDER) is None and not kept.left()


@pytest.mark.parametrize("stands", [standing(version=2), standing(State.WITHDRAWN)])
def test_what_has_moved_on_is_not_offered(
    cut: None, start: Start, store: KioskStore, stands: Standing
) -> None:
    store.lodge("token", 1, sealed)
    assert start(stands).find(HOLDER) is None


def test_a_disk_that_cannot_be_written_stops_nobody(start: Start, tmp_path: Path) -> None:
    kept = start()
    (tmp_path / "kept").rename(tmp_path / "elsewhere")
    kept.keep(HOLDER, told(visit(), AT))
    kept.look_after()
    kept.forget()
    assert not kept.left()
