from __future__ import annotations

from pathlib import Path

from records.kiosk_store import KioskStore, Place, Sealed
from records.outbox import Backlog, Held

MARKER = b"MARKER-OF-A-PARCEL-0123456789"


def lodge(store: KioskStore, count: int) -> list[bytes]:
    def make(place: Place) -> Sealed:
        return Sealed(place.sequence.to_bytes(16, "big"), place.counter, None, MARKER, 0)

    return [store.lodge(f"{at}", at, make)[0].fact_id for at in range(count)]


def test_parcels_wait_oldest_first(kiosk: KioskStore) -> None:
    ids = lodge(kiosk, 5)
    assert [one.fact_id for one in kiosk.outbox.waiting(3)] == ids[:3]


def test_only_safe_removes_a_parcel(kiosk: KioskStore) -> None:
    new, stored, aside, safe = lodge(kiosk, 4)
    kiosk.outbox.mark(
        [
            (stored, Held.STORED, None),
            (aside, Held.SET_ASIDE, "bad_signature"),
            (safe, Held.SAFE, None),
        ]
    )
    assert kiosk.outbox.backlog() == Backlog(new=1, stored=1, set_aside=1, oldest=0)
    assert [one.fact_id for one in kiosk.outbox.waiting(9)] == [new]
    assert [one.fact_id for one in kiosk.outbox.waiting(9, Held.STORED)] == [stored]


def test_an_empty_outbox_has_no_oldest(kiosk: KioskStore) -> None:
    assert kiosk.outbox.backlog() == Backlog(0, 0, 0, None)


def test_the_newest_witness_is_kept(kiosk: KioskStore) -> None:
    assert kiosk.outbox.witness() is None
    kiosk.outbox.mark([], b"first")
    kiosk.outbox.mark([], None)
    assert kiosk.outbox.witness() == b"first"
    kiosk.outbox.mark([], b"second")
    assert kiosk.outbox.witness() == b"second"


def test_a_removed_parcel_leaves_no_bytes_behind(kiosk: KioskStore, tmp_path: Path) -> None:
    ids = lodge(kiosk, 20)
    kiosk.outbox.mark([(one, Held.SAFE, None) for one in ids])
    kiosk.close()
    left = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert MARKER not in left
