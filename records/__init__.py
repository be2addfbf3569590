"""SQLAlchemy lives here and nowhere else: the kiosk's store, the hub's journal and register."""

from records.faults import (
    BackupFailed,
    PragmaRefused,
    StorageAway,
    StorageBusy,
    StorageCorrupt,
    StorageFault,
    StorageFull,
    StorageReadOnly,
)

__all__ = [
    "BackupFailed",
    "PragmaRefused",
    "StorageAway",
    "StorageBusy",
    "StorageCorrupt",
    "StorageFault",
    "StorageFull",
    "StorageReadOnly",
]
