"""Small questions about a machine, asked of real files and the real system."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.staff import probes
from records.kiosk_store import KioskStore


def test_a_folder_that_can_be_written_is_left_as_it_was(tmp_path: Path) -> None:
    seen = probes.disk(tmp_path)
    assert seen.writable
    assert seen.free > 0
    assert list(tmp_path.iterdir()) == []


def test_a_store_is_looked_through_beside_whoever_uses_it(tmp_path: Path) -> None:
    path = tmp_path / "outbox.db"
    store = KioskStore.open(path)
    seen = probes.records(path)
    store.close()
    assert seen.fault is None
    assert seen.backlog is not None
    assert seen.backlog.new == 0


def test_a_spoilt_store_gives_its_fault(tmp_path: Path) -> None:
    path = tmp_path / "outbox.db"
    KioskStore.open(path).close()
    path.write_bytes(b"no database" * 1000)
    assert probes.records(path).fault == 23


def test_where_nothing_was_stored_nothing_is_made(tmp_path: Path) -> None:
    assert probes.records(tmp_path / "outbox.db").backlog is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("code", ["az", "en", "ru"])
def test_the_languages_here_have_their_letters(code: str) -> None:
    assert probes.has_letters(code)


def swap_file(folder: Path, *areas: str) -> Path:
    lines = [f"{area} partition 1048572 0 -2" for area in areas]
    file = folder / "swaps"
    file.write_text("\n".join(["Filename Type Size Used Priority", *lines]) + "\n")
    return file


def block(folder: Path, name: str, uuid: str) -> None:
    (folder / name / "dm").mkdir(parents=True)
    (folder / name / "dm" / "uuid").write_text(uuid)


def test_only_swap_in_clear_is_named(tmp_path: Path) -> None:
    block(tmp_path, "dm-0", "CRYPT-PLAIN-swap")
    block(tmp_path, "dm-1", "LVM-abc")
    swaps = swap_file(tmp_path, "/dev/zram0", "/dev/dm-0", "/dev/dm-1", "/dev/sda2", "/swapfile")
    assert probes.swaps_in_clear(swaps, tmp_path) == ("/dev/dm-1", "/dev/sda2", "/swapfile")


def test_memory_that_is_written_back_to_a_disk_is_named(tmp_path: Path) -> None:
    for name, behind in (("zram0", "none"), ("zram1", "/dev/sda3")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "backing_dev").write_text(f"{behind}\n")
    swaps = swap_file(tmp_path, "/dev/zram0", "/dev/zram1")
    assert probes.swaps_in_clear(swaps, tmp_path) == ("/dev/zram1",)


def test_a_volume_is_as_safe_as_every_disk_below_it(tmp_path: Path) -> None:
    block(tmp_path, "dm-0", "CRYPT-LUKS2-disk")
    for name, below in (("dm-1", ("dm-0",)), ("dm-2", ("dm-0", "sda2"))):
        block(tmp_path, name, "LVM-swap")
        for one in below:
            (tmp_path / name / "slaves" / one).mkdir(parents=True)
    swaps = swap_file(tmp_path, "/dev/dm-1", "/dev/dm-2")
    assert probes.swaps_in_clear(swaps, tmp_path) == ("/dev/dm-2",)


def test_no_swap_is_nothing_to_name(tmp_path: Path) -> None:
    assert probes.swaps_in_clear(swap_file(tmp_path), tmp_path) == ()
    assert probes.swaps_in_clear(tmp_path / "absent", tmp_path) == ()


@pytest.fixture
def limited() -> Iterator[None]:
    """No core dumps, as the unit has it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
    yield
    resource.setrlimit(resource.RLIMIT_CORE, (soft, hard))


@pytest.mark.parametrize(
    ("pattern", "dumped"),
    [
        ("core", False),
        ("/var/crash/core.%p", False),
        ("|/usr/lib/systemd/systemd-coredump %P %u %g %s %t %c %h", False),
        ("|/usr/share/apport/apport %p", True),
        ("|/bin/false", False),
        ("|", False),
    ],
)
def test_a_program_may_be_handed_dumps_whatever_the_limit(
    limited: None, tmp_path: Path, pattern: str, dumped: bool
) -> None:
    (tmp_path / "core_pattern").write_text(pattern + "\n")
    assert probes.dumps_core(tmp_path / "core_pattern") is dumped


def test_core_dumps_are_seen(limited: None, tmp_path: Path) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_CORE)
    if hard == 0:
        pytest.skip("this machine allows no core dumps at all")
    resource.setrlimit(resource.RLIMIT_CORE, (1024, hard))
    assert probes.dumps_core(tmp_path / "absent")


def test_the_program_says_its_version() -> None:
    assert probes.program_version().startswith("Sarhad ")
