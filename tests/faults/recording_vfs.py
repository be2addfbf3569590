"""A SQLite VFS that writes down what the default one is asked to do, and does it.

Registered as the default, so the store under test opens its files as it always does. A file keeps
SQLite's own structure; only three of its methods are wrapped. See sqlite.org/c3ref/vfs.html and
sqlite.org/c3ref/io_methods.html for the two structures.
"""

from __future__ import annotations

import _sqlite3
import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p
from dataclasses import dataclass, field

# The name stays a bare pointer: SQLite goes on reading it there for as long as the file is open.
OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
DELETE = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)
WRITE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_int64)
SYNC = CFUNCTYPE(c_int, c_void_p, c_int)
OK = 0


class Methods(Structure):
    """``sqlite3_io_methods``, version 3."""

    _fields_ = [
        ("version", c_int),
        ("close", c_void_p),
        ("read", c_void_p),
        ("write", WRITE),
        ("truncate", TRUNCATE),
        ("sync", SYNC),
        ("others", c_void_p * 13),
    ]


class File(Structure):
    """The head of every ``sqlite3_file``."""

    _fields_ = [("methods", POINTER(Methods))]


class Vfs(Structure):
    """``sqlite3_vfs``, version 3."""

    _fields_ = [
        ("version", c_int),
        ("file_size", c_int),
        ("longest_path", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("app_data", c_void_p),
        ("open", OPEN),
        ("delete", DELETE),
        ("others", c_void_p * 16),
    ]


@dataclass(frozen=True, slots=True)
class Event:
    """One thing asked of the disk, or a word of the test's own (``said``)."""

    what: str
    path: str = ""
    offset: int = 0
    data: bytes = b""


@dataclass
class Recorder:
    """Everything asked of the disk, in order."""

    events: list[Event] = field(default_factory=list)

    def __post_init__(self) -> None:
        # A handle on the module finds the very library it is linked with.
        self._library = ctypes.CDLL(_sqlite3.__file__)
        self._library.sqlite3_vfs_find.restype = POINTER(Vfs)
        self._library.sqlite3_vfs_find.argtypes = [c_char_p]
        self._real = self._library.sqlite3_vfs_find(None)
        self._paths: dict[int, str] = {}
        self._originals: dict[int, Methods] = {}
        self._wrapped: dict[int, Methods] = {}
        self._vfs = Vfs.from_buffer_copy(self._real.contents)
        self._vfs.name = b"recording"
        self._vfs.next = None
        self._vfs.open = OPEN(self._open)
        self._vfs.delete = DELETE(self._delete)

    def say(self, word: str) -> None:
        """Write down a word of the test's own, at its place among the writes."""
        self.events.append(Event("said", word))

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Be the default VFS until the block ends."""
        self._library.sqlite3_vfs_register(ctypes.byref(self._vfs), 1)
        try:
            yield
        finally:
            self._library.sqlite3_vfs_unregister(ctypes.byref(self._vfs))
            self._library.sqlite3_vfs_register(self._real, 1)

    def _open(self, _vfs: int, name: int | None, file: int, flags: int, out: int) -> int:
        real = self._real.contents
        result = real.open(ctypes.addressof(real), name, file, flags, out)
        if result == OK and name:
            self._paths[file] = ctypes.string_at(name).decode()
            self.events.append(Event("open", self._paths[file]))
            self._wrap(file)
        return int(result)

    def _wrap(self, file: int) -> None:
        head = File.from_address(file)
        at = ctypes.addressof(head.methods.contents)
        if at not in self._wrapped:
            methods = Methods.from_buffer_copy(head.methods.contents)
            self._originals[at] = Methods.from_buffer_copy(head.methods.contents)
            methods.write = WRITE(lambda *given: self._write(at, *given))
            methods.truncate = TRUNCATE(lambda *given: self._truncate(at, *given))
            methods.sync = SYNC(lambda *given: self._sync(at, *given))
            self._wrapped[at] = methods
        head.methods = ctypes.pointer(self._wrapped[at])

    def _write(self, at: int, file: int, data: int, size: int, offset: int) -> int:
        self.events.append(Event("write", self._paths[file], offset, ctypes.string_at(data, size)))
        return int(self._originals[at].write(file, data, size, offset))

    def _truncate(self, at: int, file: int, size: int) -> int:
        self.events.append(Event("truncate", self._paths[file], size))
        return int(self._originals[at].truncate(file, size))

    def _sync(self, at: int, file: int, flags: int) -> int:
        result = int(self._originals[at].sync(file, flags))
        self.events.append(Event("sync", self._paths[file]))
        return result

    def _delete(self, _vfs: int, name: bytes, sync_folder: int) -> int:
        self.events.append(Event("delete", name.decode()))
        real = self._real.contents
        return int(real.delete(ctypes.addressof(real), name, sync_folder))
