from __future__ import annotations

import re

import pytest

from records import faults
from records.faults import (
    PragmaRefused,
    StorageBusy,
    StorageCorrupt,
    StorageFault,
    StorageFull,
    StorageReadOnly,
    fault_of,
)

ALL = [StorageFault, *StorageFault.__subclasses__()]


def test_every_fault_has_its_own_number_and_exit_code() -> None:
    assert len({one.number for one in ALL}) == len(ALL)
    assert len({one.exit_code for one in ALL}) == len(ALL)
    assert all(64 <= one.exit_code <= 78 for one in ALL)


def test_the_table_of_numbers_tells_the_truth() -> None:
    rows = re.findall(r"^(\d+) +(\w+) +(\d+) ", faults.__doc__ or "", re.MULTILINE)
    assert {(int(n), name, int(code)) for n, name, code in rows} == {
        (one.number, one.__name__, one.exit_code) for one in ALL
    }


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        (13, StorageFull),
        (778, StorageFull),
        (8, StorageReadOnly),
        (1032, StorageReadOnly),
        (14, StorageReadOnly),
        (11, StorageCorrupt),
        (267, StorageCorrupt),
        (26, StorageCorrupt),
        (522, StorageCorrupt),
        (5, StorageBusy),
        (517, StorageBusy),
        (6, StorageBusy),
        (10, StorageFault),
        (266, StorageFault),
    ],
)
def test_results_of_sqlite_have_names(code: int, fault: type[StorageFault]) -> None:
    assert fault_of(code) is fault


@pytest.mark.parametrize("code", [None, 1, 19, 2067, 1555, 21])
def test_mistakes_of_the_caller_are_no_fault_of_the_disk(code: int | None) -> None:
    assert fault_of(code) is None


def test_refused_settings_are_a_storage_fault() -> None:
    assert issubclass(PragmaRefused, StorageFault)
