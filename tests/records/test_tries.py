from __future__ import annotations

from records.hub_store import HubStore


def test_wrong_guesses_are_counted_by_code_until_they_are_old(hub: HubStore) -> None:
    assert hub.tries.count(1, since=0) == 0
    assert [hub.tries.add(1, at=at, since=0) for at in (10, 20, 30)] == [1, 2, 3]
    assert hub.tries.add(2, at=30, since=0) == 1
    assert hub.tries.count(1, since=31) == 0
    assert hub.tries.add(1, at=40, since=31) == 1
    hub.tries.forget(1)
    assert hub.tries.count(1, since=0) == 0
    assert hub.tries.count(2, since=0) == 1
