"""Several processes that serve one hub: started together, ended together."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from tempfile import TemporaryDirectory
from types import FrameType

import typer

from cli.faults import told
from cli.output import PROBLEM_FOUND
from events import note
from events.own import NOBODY_CAUGHT
from sync.http.events import WORKER_LOST

SHARED = "PROMETHEUS_MULTIPROC_DIR"
"""Where processes that serve one hub keep their figures (``sync.http.counting``). The library reads
it as it is imported, so this module must not be one that imports it."""

Work = Callable[[int], None]
"""What one of them does, told which it is, from 0."""


def in_workers(count: int, work: Work) -> int:
    """Do ``work`` in as many processes; give the code to end with.

    Call before anything is opened: a connection or thread must not be in two processes. SIGTERM
    and Ctrl-C end all of them as they end one. When one ends by itself the others end too, and the
    service manager starts all anew: a hub that is served by half of itself helps nobody.
    """
    if count == 1:
        work(0)
        return 0
    with TemporaryDirectory(prefix="sarhad-figures-") as folder:
        os.environ[SHARED] = folder
        return _Watch([_forked(work, index) for index in range(count)]).until_all_ended()


class _Watch:
    def __init__(self, children: list[int]) -> None:
        self._alive = set(children)
        self._ending = False
        for named in (signal.SIGTERM, signal.SIGINT):
            signal.signal(named, self._end)

    def until_all_ended(self) -> int:
        """Wait for every process."""
        lost = False
        while self._alive:
            child, status = os.wait()
            self._alive.discard(child)
            if not self._ending:
                lost = True
                note(WORKER_LOST, code=abs(os.waitstatus_to_exitcode(status)))
                self._end(signal.SIGTERM, None)
        return PROBLEM_FOUND if lost else 0

    def _end(self, _named: int, _frame: FrameType | None) -> None:
        self._ending = True
        for child in self._alive:
            os.kill(child, signal.SIGTERM)


def _forked(work: Work, index: int) -> int:
    child = os.fork()
    if child:
        return child
    # A terminal's Ctrl-C is for the first process alone, which passes it on.
    os.setpgid(0, 0)
    code = PROBLEM_FOUND
    try:
        with told():
            work(index)
        code = 0
    except typer.Exit as end:
        code = end.exit_code
    except Exception as fault:
        note(NOBODY_CAUGHT, fault=fault)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        # No tidying up that is for the first process to do.
        os._exit(code)
