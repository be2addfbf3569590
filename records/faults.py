"""Storage faults by name: what a disk can do to a record, and the number an officer reads aloud.

====== =================== ========= ==================================================
number fault               exit code what the service manager may do
====== =================== ========= ==================================================
20     StorageFault        74        restart
21     StorageFull         73        alarm: a person must make room
22     StorageReadOnly     77        alarm: a person must look at the disk
23     StorageCorrupt      65        alarm: restore from a backup
24     StorageBusy         75        restart: another process holds the file
25     PragmaRefused       78        alarm: this database does not keep what it is told
26     StorageAway         69        restart: the database server cannot be reached
27     BackupFailed        71        alarm: a person must look at where copies go
====== =================== ========= ==================================================

Exit codes are those of BSD ``sysexits.h``.
"""

from __future__ import annotations

from typing import ClassVar


class StorageFault(Exception):
    """Nothing was written, or nothing could be read. The root of this room's faults.

    ``number`` is shown on the out-of-service screen; ``exit_code`` is for the service manager.
    """

    number: ClassVar[int] = 20
    exit_code: ClassVar[int] = 74


class StorageFull(StorageFault):
    """The disk takes no more bytes: full, over its quota, or failing to write."""

    number = 21
    exit_code = 73


class StorageReadOnly(StorageFault):
    """The store, or the folder it lies in, cannot be written."""

    number = 22
    exit_code = 77


class StorageCorrupt(StorageFault):
    """The file is not what was written: damaged, or not a store at all."""

    number = 23
    exit_code = 65


class StorageBusy(StorageFault):
    """Another process kept the store locked for longer than the time allowed."""

    number = 24
    exit_code = 75


class PragmaRefused(StorageFault):
    """The database did not adopt a setting that durability rests on."""

    number = 25
    exit_code = 78


class StorageAway(StorageFault):
    """The database server cannot be reached, or ended the connection."""

    number = 26
    exit_code = 69


class BackupFailed(StorageFault):
    """A copy of a store was not made, or is not whole. The store itself is as it was."""

    number = 27
    exit_code = 71


# SQLite's extended result codes (sqlite.org/rescode.html) that say more than their low byte.
_EXTENDED: dict[int, type[StorageFault]] = {
    778: StorageFull,  # SQLITE_IOERR_WRITE
    4874: StorageFull,  # SQLITE_IOERR_SHMSIZE
    1546: StorageFull,  # SQLITE_IOERR_TRUNCATE
    8458: StorageCorrupt,  # SQLITE_IOERR_CORRUPTFS
    8714: StorageCorrupt,  # SQLITE_IOERR_DATA
    522: StorageCorrupt,  # SQLITE_IOERR_SHORT_READ
}
_PRIMARY: dict[int, type[StorageFault]] = {
    3: StorageReadOnly,  # SQLITE_PERM
    5: StorageBusy,  # SQLITE_BUSY
    6: StorageBusy,  # SQLITE_LOCKED
    8: StorageReadOnly,  # SQLITE_READONLY
    11: StorageCorrupt,  # SQLITE_CORRUPT
    13: StorageFull,  # SQLITE_FULL
    14: StorageReadOnly,  # SQLITE_CANTOPEN
    24: StorageCorrupt,  # SQLITE_FORMAT
    26: StorageCorrupt,  # SQLITE_NOTADB
}
_OURS_TO_SOLVE = frozenset({1, 19, 20, 21, 25})
"""ERROR, CONSTRAINT, MISMATCH, MISUSE, RANGE: mistakes of the caller, not of the disk."""


# PostgreSQL's error codes (appendix A of its manual): whole ones, then classes of them.
_STATES: dict[str, type[StorageFault]] = {
    "25006": StorageReadOnly,  # read_only_sql_transaction
    "42501": StorageReadOnly,  # insufficient_privilege
    "53100": StorageFull,  # disk_full
    "55P03": StorageBusy,  # lock_not_available
    "40P01": StorageBusy,  # deadlock_detected
    "40001": StorageBusy,  # serialization_failure
    "XX001": StorageCorrupt,  # data_corrupted
    "XX002": StorageCorrupt,  # index_corrupted
    "3D000": StorageReadOnly,  # invalid_catalog_name: there is no such database
}
_CLASSES: dict[str, type[StorageFault]] = {
    "08": StorageAway,  # connection exception
    "28": StorageAway,  # invalid authorization
    "53": StorageAway,  # insufficient resources
    "57": StorageAway,  # operator intervention: it is being shut down, or starts up
    "58": StorageFault,  # system error
    "XX": StorageFault,  # internal error
}


def fault_of_state(state: str | None, disconnected: bool) -> type[StorageFault] | None:
    """Give the fault a PostgreSQL error code stands for; None when it is the caller's mistake.

    An error without a code comes from the connection, not from the server.
    """
    if disconnected or state is None:
        return StorageAway
    return _STATES.get(state) or _CLASSES.get(state[:2])


def fault_of(code: int | None) -> type[StorageFault] | None:
    """Give the fault a SQLite result code stands for; None when the disk is not to blame."""
    if code is None or (code & 0xFF) in _OURS_TO_SOLVE:
        return None
    return _EXTENDED.get(code) or _PRIMARY.get(code & 0xFF, StorageFault)
