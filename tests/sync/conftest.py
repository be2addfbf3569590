"""One machine's rooms on a fresh folder, with a clock that stands until it is moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from forms.catalogue import definition
from forms.check import check
from forms.content import Content
from forms.examples import answers
from reference.load import today
from sync.embedded import Embedded


@dataclass
class Clock:
    """A clock the test moves."""

    moment: datetime = datetime(2026, 11, 22, 10, 2, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def move(self, **by: float) -> None:
        self.moment += timedelta(**by)

    @property
    def milliseconds(self) -> int:
        return int(self.moment.timestamp() * 1000)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def machine(tmp_path: Path, clock: Clock) -> Iterator[Embedded]:
    opened = Embedded.open(tmp_path / "machine", clock)
    yield opened
    opened.close()


@pytest.fixture
def given(machine: Embedded) -> Callable[..., dict[str, Any]]:
    """Make raw answers; ``person`` fields can be set."""

    def make(seed: int = 1, form: str = "passenger", **person: str) -> dict[str, Any]:
        law = machine.law()
        made: dict[str, Any] = dict(answers(definition(form), law.lists, law.on, seed))
        if person:
            made["person"] = {**made["person"], **person}
        return made

    return make


@pytest.fixture
def content(machine: Embedded, given: Callable[..., dict[str, Any]]) -> Callable[..., Content]:
    """Make checked answers."""

    def make(seed: int = 1, form: str = "passenger", **person: str) -> Content:
        law = machine.law()
        on = today(machine.now())
        checked = check(definition(form), given(seed, form, **person), law.lists, on)
        assert checked.content is not None, checked.problems
        return checked.content

    return make


@pytest.fixture
def lodged(machine: Embedded, content: Callable[..., Content]) -> Callable[..., int]:
    """Lodge at the kiosk and carry to the hub; give the number."""

    def lodge(seed: int = 1, form: str = "passenger", **person: str) -> int:
        made = machine.kiosk.lodging.lodge(
            content(seed, form, **person), visit_token=f"{form} {seed} {person}"
        )
        machine.kiosk.courier.run_once()
        return made.number

    return lodge
