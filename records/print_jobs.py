"""Print jobs: what was asked of the printer and how it ended. No content, only the fact's id.

A job has four ends: printed, failed before, failed midway, unknown. It dies with the visit, so a
refilled printer never prints the last traveller's paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Engine, bindparam, select

from customs.facts import FactId
from records.engine import reading, writing
from records.schema_kiosk import print_jobs


class PrintState(StrEnum):
    """Where a job stands; the last four are its ends."""

    QUEUED = "queued"
    SENT = "sent"
    PRINTED = "printed"
    FAILED_BEFORE = "failed_before"
    FAILED_MIDWAY = "failed_midway"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PrintJob:
    """One paper asked for. ``copy`` 0 is the original; ``changed_at`` is milliseconds, UTC."""

    id: int
    fact_id: FactId
    copy: int
    state: PrintState
    changed_at: int


_OF_FACT = (
    select(print_jobs).where(print_jobs.c.fact_id == bindparam("which")).order_by(print_jobs.c.id)
)
_ADD = print_jobs.insert().returning(print_jobs.c.id)
_MARK = print_jobs.update().where(print_jobs.c.id == bindparam("which"))

_CUT_SHORT = {
    PrintState.QUEUED: PrintState.FAILED_BEFORE,
    PrintState.SENT: PrintState.UNKNOWN,
}
"""How a job ended whose process was killed while it stood in this state."""


class PrintJobs:
    """The print jobs of a node."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def ask(self, fact_id: FactId, copy: int, at: int) -> int:
        """Queue a paper and give the job's id."""
        row = {"fact_id": fact_id, "copy": copy, "state": PrintState.QUEUED, "changed_at": at}
        with writing(self._engine) as connection:
            return int(connection.execute(_ADD, row).scalar_one())

    def mark(self, job: int, state: PrintState, at: int) -> None:
        """Say where a job stands now."""
        now = {"which": job, "state": state.value, "changed_at": at}
        with writing(self._engine) as connection:
            connection.execute(_MARK, now)

    def of(self, fact_id: FactId) -> list[PrintJob]:
        """Give the jobs of one fact, oldest first."""
        with reading(self._engine) as connection:
            found = connection.execute(_OF_FACT, {"which": fact_id})
            return [
                PrintJob(r.id, r.fact_id, r.copy, PrintState(r.state), r.changed_at) for r in found
            ]

    def settle(self) -> None:
        """End every job that the last run left open: it is never printed later."""
        with writing(self._engine) as connection:
            for left, end in _CUT_SHORT.items():
                cut = print_jobs.update().where(print_jobs.c.state == left.value)
                connection.execute(cut.values(state=end.value))
