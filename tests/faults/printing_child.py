"""A kiosk that may be killed while it prints: lodges one declaration and prints its receipt.

``printing_child.py FOLDER PRINTER STEP``; every line it prints was true when it was printed.
"""

from __future__ import annotations

import os
import signal
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from forms.catalogue import definition
from forms.check import check
from forms.content import Content
from forms.examples import answers
from kiosk.context import KioskSettings
from kiosk.devices.printer.network_printer import NetworkPrinter
from kiosk.services.papers import Papers
from kiosk.visit import Lodged
from languages import load as speak
from reference.load import load
from sync.embedded import Embedded


def now() -> datetime:
    return datetime(2026, 11, 22, 14, 2, tzinfo=UTC)


def content() -> Content:
    law, form = load(date(2026, 11, 22)), definition("passenger")
    made = check(form, answers(form, law.lists, law.on, 1), law.lists, law.on).content
    assert made is not None
    return made


def run(folder: Path, port: int, step: str) -> None:
    """Lodge, carry, and print with the end coming at ``step``."""

    def killed_at(passed: str, /) -> None:
        print("passed", passed, flush=True)
        if passed == step:
            os.kill(os.getpid(), signal.SIGKILL)

    machine = Embedded.open(folder, now)
    made = machine.kiosk.lodging.lodge(content(), visit_token="visit")
    machine.kiosk.courier.run_once()
    print("lodged", made.number, made.fact_id.hex(), flush=True)
    papers = Papers(
        printer=NetworkPrinter("127.0.0.1", port),
        jobs=machine.kiosk.store.print_jobs,
        lodging=machine.kiosk.lodging,
        settings=KioskSettings(),
        reference=machine.law,
        speak=speak,
        now=now,
        carry=lambda: None,
        checkpoint=killed_at,
    )
    papers.receipt(content(), Lodged(made.number, made.fact_id), "ru", 0)


if __name__ == "__main__":
    run(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
