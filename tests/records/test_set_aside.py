from __future__ import annotations

from records.hub_store import HubStore


def test_what_is_set_aside_is_kept_whole_with_its_first_reason(hub: HubStore) -> None:
    hub.set_aside.put(b"not a fact", "unreadable", 1)
    hub.set_aside.put(b"forged", "bad_signature", 2)
    hub.set_aside.put(b"not a fact", "another_reason", 3)
    assert [(one.parcel, one.reason, one.received_at) for one in hub.set_aside.newest()] == [
        (b"forged", "bad_signature", 2),
        (b"not a fact", "unreadable", 1),
    ]
    assert len(hub.set_aside.newest(1)) == 1
    assert hub.set_aside.count() == 2
