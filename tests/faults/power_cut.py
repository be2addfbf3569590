"""What is on the disk after the power goes: a replay of recorded writes.

Only what a file was synced after is certain. Later writes may have reached the disk or not, in any
order, and in part: sectors of 512 bytes are written whole, larger writes are not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.faults.recording_vfs import Event

SECTOR = 512

Survives = Callable[[], bool]
"""Asked once for every sector that was not synced."""


@dataclass
class Disk:
    """Files as they are for certain, and what was asked of them since their last sync."""

    certain: dict[str, bytearray] = field(default_factory=dict)
    pending: dict[str, list[Event]] = field(default_factory=dict)
    unnamed: set[str] = field(default_factory=set)

    def take(self, event: Event) -> None:
        if event.what == "sync":
            self._sync(event.path)
        elif event.what == "open":
            self._open(event.path)
        elif event.what != "said":
            self.pending.setdefault(event.path, []).append(event)

    def _sync(self, path: str) -> None:
        content = self.certain.setdefault(path, bytearray())
        for earlier in self.pending.pop(path, []):
            apply(earlier, content, everything)
        if path in self.unnamed:
            # SQLite syncs the folder with the first sync of a new journal or log (os_unix.c,
            # UNIXFILE_DIRSYNC), and with it every deletion before.
            self.unnamed.discard(path)
            for gone in [p for p in self.pending if self._is_deleted(p)]:
                self.certain.pop(gone, None)
                self.pending.pop(gone)

    def _open(self, path: str) -> None:
        if self._is_deleted(path):
            # A new file under an old name: nothing of the old one is in it.
            self.certain.pop(path, None)
            self.pending.pop(path)
        if path not in self.certain and path.endswith(("-wal", "-journal")):
            self.unnamed.add(path)

    def _is_deleted(self, path: str) -> bool:
        return any(one.what == "delete" for one in self.pending.get(path, []))

    def after_cut(self, survives: Survives) -> dict[str, bytes]:
        """Give every file there is; a deletion that was not certain may not have happened."""
        files = {path: bytearray(content) for path, content in self.certain.items()}
        for path, events in self.pending.items():
            for event in events:
                if event.what == "delete":
                    if survives():
                        files.pop(path, None)
                elif path in files or survives():
                    apply(event, files.setdefault(path, bytearray()), survives)
        return {path: bytes(content) for path, content in files.items()}


def apply(event: Event, content: bytearray, survives: Survives) -> None:
    if event.what == "truncate":
        if survives():
            del content[event.offset :]
    elif event.what == "write":
        for start in range(0, len(event.data), SECTOR):
            if survives():
                write(content, event.offset + start, event.data[start : start + SECTOR])


def write(content: bytearray, offset: int, data: bytes) -> None:
    if len(content) < offset:
        content.extend(bytes(offset - len(content)))
    content[offset : offset + len(data)] = data


def nothing() -> bool:
    """Survive: nothing that was not synced."""
    return False


def everything() -> bool:
    """Survive: all, as when a process is killed and the machine lives on."""
    return True


def by_chance(seed: int) -> Survives:
    """Survive: each sector by the toss of a coin."""
    dice = Random(seed)
    return lambda: dice.random() < 0.5


def lay_out(files: dict[str, bytes], folder: Path) -> None:
    """Put files, by their last name, into an empty folder."""
    folder.mkdir()
    for path, content in files.items():
        (folder / Path(path).name).write_bytes(content)


def said_before(events: Sequence[Event], cut: int) -> list[str]:
    """Give what the test had said by then."""
    return [event.path for event in events[:cut] if event.what == "said"]
