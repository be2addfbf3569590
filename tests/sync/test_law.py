from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from envelope.keys import SigningKey
from reference.load import Reference, load
from sync import above, embedded, law, rooms
from sync.hub.centre import law_files
from sync.law import LawInForce, law_of_kiosk
from sync.publishing import Publisher


def test_the_law_changes_at_midnight_in_baku(clock: Any) -> None:
    law = LawInForce(clock)
    clock.moment = datetime(2026, 11, 22, 19, 59, 59, tzinfo=UTC)
    assert law().on == date(2026, 11, 22)
    clock.move(seconds=1)
    assert law().on == date(2026, 11, 23)


def test_the_law_is_read_once_a_day(clock: Any) -> None:
    days: list[date] = []

    def read(on: date) -> Reference:
        days.append(on)
        return load(on)

    law = LawInForce(clock, read)
    first = law()
    assert law() is first
    clock.move(days=1)
    assert law() is not first
    assert days == [date(2026, 11, 22), date(2026, 11, 23)]


def test_folders_are_named_as_the_rooms_name_them() -> None:
    there = (rooms.KIOSK, embedded.HUB, above.UPSTREAM)
    assert there == (law.KIOSK, law.HUB, law.UPSTREAM)


@pytest.mark.parametrize("came_in", [False, True])
def test_a_kiosk_goes_by_its_edition_before_its_rooms_are_open(
    tmp_path: Path, clock: Any, came_in: bool
) -> None:
    machine = tmp_path / (law.KIOSK if came_in else law.HUB)
    publisher, key = Publisher(machine, clock), SigningKey.generate()
    files = {f"reference/{name}": path.read_bytes() for name, path in law_files(tmp_path).items()}
    files = {
        name: text.replace(b'source = "', b'source = "EDITION ') for name, text in files.items()
    }
    root = publisher.make_root([key], [key.public], 1)
    publisher.publish({"trust.json": b"{}", "officers.json": b"{}", **files}, root)
    if came_in:
        (machine / law.UPSTREAM).write_text("{}")
    assert law_of_kiosk(tmp_path, clock)().rates.source.startswith("EDITION ")
    assert not LawInForce(clock)().rates.source.startswith("EDITION ")
