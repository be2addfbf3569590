from __future__ import annotations

from records.hub_store import HubStore
from records.set_aside import MOST_OF_A_NODE, MOST_OF_ALL, Author

SOMEBODY, SOMEBODY_ELSE = Author(b"nobody 1"), Author(b"nobody 2")


def test_what_is_set_aside_is_kept_whole_with_its_first_reason(hub: HubStore) -> None:
    hub.set_aside.put(b"not a fact", "unreadable", 1, Author())
    hub.set_aside.put(b"forged", "bad_signature", 2, SOMEBODY)
    hub.set_aside.put(b"not a fact", "another_reason", 3, Author())
    assert [(one.parcel, one.reason, one.received_at) for one in hub.set_aside.newest()] == [
        (b"forged", "bad_signature", 2),
        (b"not a fact", "unreadable", 1),
    ]
    assert len(hub.set_aside.newest(1)) == 1
    assert hub.set_aside.count() == 2


def fill(hub: HubStore, author: Author, count: int) -> int:
    """Send so much junk; give how much of it was kept."""
    name = author.node or b""
    return sum(hub.set_aside.put(b"%s %d" % (name, at), "junk", at, author) for at in range(count))


def test_one_strangers_junk_is_refused_beyond_its_share(hub: HubStore) -> None:
    for stranger in (Author(), SOMEBODY):
        assert fill(hub, stranger, MOST_OF_A_NODE + 3) == MOST_OF_A_NODE
    assert hub.set_aside.put(b"other", "junk", 1, SOMEBODY_ELSE)
    assert hub.set_aside.put(b"nobody 1 0", "junk", 9, SOMEBODY), "what is kept stays kept"


def test_many_strangers_together_do_not_fill_the_shelf_but_believed_nodes_always_find_room(
    hub: HubStore,
) -> None:
    strangers = [Author(b"%8d" % at) for at in range(MOST_OF_ALL // MOST_OF_A_NODE + 1)]
    kept = [fill(hub, one, MOST_OF_A_NODE) for one in strangers]
    assert (sum(kept), kept[-1]) == (MOST_OF_ALL, 0)
    assert hub.set_aside.put(b"not its office", "not_its_office", 1, Author(b"believed", True))
