"""What can be found out about a machine and its program, each by one small question."""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import tempfile
from contextlib import closing
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_of
from pathlib import Path

from kiosk.keyboards import keyboard_of
from kiosk.staff.seen import Disk, Records
from languages import load
from languages.fonts import NoFontconfig, installed
from records.faults import StorageFault
from records.kiosk_store import KioskStore

TIME_ERROR = 5
"""``adjtimex(2)``: the clock is not synchronised."""

_TIMEX_ROOM = 512
"""Bytes, more than any machine's ``struct timex``."""


def disk(folder: Path) -> Disk:
    """Try to write into a folder, and count the room."""
    free = shutil.disk_usage(folder).free
    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".try-") as trial:
            trial.write(b"sarhad")
            trial.flush()
            os.fsync(trial.fileno())
    except OSError:
        return Disk(writable=False, free=free)
    return Disk(writable=True, free=free)


def records(store: Path) -> Records:
    """Open the store beside whoever uses it, look it through, and count what waits."""
    if not store.exists():
        return Records()
    try:
        with closing(KioskStore.open(store, read_only=True)) as opened:
            return Records(opened.outbox.backlog())
    except StorageFault as fault:
        return Records(fault=fault.number)


def has_letters(code: str) -> bool:
    """Whether glass and paper have fonts for all that is typed in a language, and for its name."""
    language = load(code)
    text = language.name + "".join(keyboard_of(language).letters)
    return all(
        _writes(text, families) for families in (language.screen_fonts, language.paper_fonts)
    )


def _writes(text: str, families: tuple[str, ...]) -> bool:
    try:
        faces = [face for family in families if (face := installed(family, False)) is not None]
    except NoFontconfig:
        return False
    return all(any(letter in face.letters for face in faces) for letter in text)


def is_synchronised() -> bool | None:
    """Whether something (chrony, timesyncd) keeps the clock by the network; None: not told."""
    try:
        state = int(ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(_TIMEX_ROOM)))
    except (OSError, AttributeError):
        return None
    return None if state < 0 else state != TIME_ERROR


def swaps_in_clear(
    swaps: Path = Path("/proc/swaps"), blocks: Path = Path("/sys/block")
) -> tuple[str, ...]:
    """Name the swap areas not known to stay in memory (zram) or to be encrypted (dm-crypt)."""
    try:
        lines = swaps.read_text(encoding="utf-8").splitlines()[1:]
    except OSError:
        return ()
    named = [line.split()[0] for line in lines if line.strip()]
    return tuple(name for name in named if not _is_safe(Path(name), blocks))


def _is_safe(area: Path, blocks: Path) -> bool:
    name = area.resolve().name
    if name.startswith("zram"):
        # What does not fit, or lies long, may be written back to a disk behind it.
        return _said(blocks / name / "backing_dev", "none") == "none"
    return _is_encrypted(name, blocks)


def _is_encrypted(name: str, blocks: Path) -> bool:
    if _said(blocks / name / "dm" / "uuid").startswith("CRYPT-"):
        return True
    # A volume (LVM) on encrypted disks is as good as they are.
    below = [one.name for one in (blocks / name / "slaves").glob("*")]
    return bool(below) and all(_is_encrypted(one, blocks) for one in below)


def _said(file: Path, otherwise: str = "") -> str:
    try:
        return file.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return otherwise


def dumps_core(pattern: Path = Path("/proc/sys/kernel/core_pattern")) -> bool:
    """Whether a fault of this process would leave its memory on the disk (``core(5)``).

    A program the kernel hands dumps to gets them whatever the limit: systemd's asks for it, and
    ``false`` keeps nothing.
    """
    soft, _ = resource.getrlimit(resource.RLIMIT_CORE)
    handler = _said(pattern)
    program = Path(handler[1:].split()[0]).name if handler.startswith("|") and handler[1:] else ""
    return soft != 0 or program not in ("", "systemd-coredump", "false")


def program_version() -> str:
    """Name this program and its version."""
    try:
        return f"Sarhad {version_of('sarhad')}"
    except PackageNotFoundError:
        return "Sarhad"
