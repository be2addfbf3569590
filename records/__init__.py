"""SQLAlchemy lives here and nowhere else: the kiosk's store, the hub's journal and register."""

from records.faults import (
    PragmaRefused,
    StorageAway,
    StorageBusy,
    StorageCorrupt,
    StorageFault,
    StorageFull,
    StorageReadOnly,
)

__all__ = [
    "PragmaRefused",
    "StorageAway",
    "StorageBusy",
    "StorageCorrupt",
    "StorageFault",
    "StorageFull",
    "StorageReadOnly",
]
