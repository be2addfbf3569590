from __future__ import annotations

from pathlib import Path

from records.kiosk_store import KioskStore
from records.print_jobs import PrintJob, PrintState

FACT = bytes(16)


def test_a_job_says_where_it_stands(kiosk: KioskStore) -> None:
    job = kiosk.print_jobs.ask(FACT, 0, at=1)
    kiosk.print_jobs.mark(job, PrintState.SENT, at=2)
    kiosk.print_jobs.mark(job, PrintState.PRINTED, at=3)
    copy = kiosk.print_jobs.ask(FACT, 1, at=4)
    assert kiosk.print_jobs.of(FACT) == [
        PrintJob(job, FACT, 0, PrintState.PRINTED, 3),
        PrintJob(copy, FACT, 1, PrintState.QUEUED, 4),
    ]


def test_a_job_dies_with_its_process_and_is_never_printed_later(tmp_path: Path) -> None:
    store = KioskStore.open(tmp_path / "outbox.db")
    queued = store.print_jobs.ask(FACT, 0, at=1)
    sent = store.print_jobs.ask(FACT, 1, at=1)
    store.print_jobs.mark(sent, PrintState.SENT, at=2)
    done = store.print_jobs.ask(FACT, 2, at=1)
    store.print_jobs.mark(done, PrintState.PRINTED, at=2)
    store.close()
    after = {
        job.id: job.state for job in KioskStore.open(tmp_path / "outbox.db").print_jobs.of(FACT)
    }
    assert after == {
        queued: PrintState.FAILED_BEFORE,
        sent: PrintState.UNKNOWN,
        done: PrintState.PRINTED,
    }
