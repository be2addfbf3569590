"""A lost hub's facts come out of its kiosks' outboxes with the recovery key alone."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from customs.facts import FactKind
from customs.offices import Role
from envelope.facts import Envelope
from envelope.keys import RecipientKey
from envelope.parcels import to_parcel
from records.kiosk_store import KioskStore, Place, Sealed
from sync.hub.recovering import parcels_in, recover

LOST = RecipientKey.generate()
"""Of the hub that burned: nobody has it any more."""

AT = int(datetime(2026, 11, 22, 10, 2, tzinfo=UTC).timestamp() * 1000)
NUMBER = 2_0001_0000_0001


@pytest.fixture
def safe() -> RecipientKey:
    return RecipientKey.generate()


@pytest.fixture
def new_hub(site: Callable[..., Any], machine_at: Callable[..., Any]) -> tuple[Any, Any]:
    """A hub made anew that believes the kiosk, and the kiosk."""
    place, kiosk = site("anew", "north"), machine_at("north", Role.KIOSK)
    place.believe(kiosk)
    return place, kiosk


def sealed_for(lost_and_safe: list[bytes], *facts: Envelope) -> list[bytes]:
    return [to_parcel(one, lost_and_safe) for one in facts]


def test_the_very_same_facts_stand_at_the_new_hub(
    new_hub: tuple[Any, Any], safe: RecipientKey
) -> None:
    place, kiosk = new_hub
    lodged = kiosk.lodge(NUMBER)
    facts = [lodged, kiosk.act(NUMBER, FactKind.WITHDRAWN, lodged)]
    done = recover(place.hub, safe, sealed_for([LOST.public, safe.public], *facts))
    assert (done.new, done.known, done.not_taken) == (2, 0, ())
    held = place.hub.store.journal.facts(NUMBER)
    assert [(one.signed, one.content) for one in held] == [
        (one.signed, one.content) for one in facts
    ]


def test_doubles_are_known(new_hub: tuple[Any, Any], safe: RecipientKey) -> None:
    place, kiosk = new_hub
    parcels = sealed_for([LOST.public, safe.public], kiosk.lodge(NUMBER))
    assert recover(place.hub, safe, parcels * 2).new == 1
    again = recover(place.hub, safe, parcels)
    assert (again.new, again.known) == (0, 1)


def test_foreign_and_altered_parcels_are_named_and_kept(
    new_hub: tuple[Any, Any], safe: RecipientKey, machine_at: Callable[..., Any]
) -> None:
    place, kiosk = new_hub
    to = [LOST.public, safe.public]
    [altered] = sealed_for(to, kiosk.lodge(NUMBER))
    altered = altered[:-1] + bytes([altered[-1] ^ 1])
    [not_ours] = sealed_for([LOST.public], kiosk.lodge(NUMBER + 1))
    [foreign] = sealed_for(to, machine_at("north").lodge(NUMBER + 2))
    [good] = sealed_for(to, kiosk.lodge(NUMBER + 3))
    done = recover(place.hub, safe, [altered, not_ours, foreign, b"junk", good])
    assert done.new == 1
    reasons = [one.reason for one in done.not_taken]
    assert reasons == ["not_for_this_key", "not_for_this_key", "unknown_node", "unreadable"]
    assert all(one.kept for one in done.not_taken)


def test_an_outbox_is_read_whole_and_left_as_it_was(
    tmp_path: Path, new_hub: tuple[Any, Any], safe: RecipientKey
) -> None:
    _, kiosk = new_hub
    to = [LOST.public, safe.public]
    made = [kiosk.lodge(NUMBER + one) for one in range(2)]
    folder = tmp_path / "kiosk"
    folder.mkdir()
    with closing(KioskStore.open(folder / "outbox.db")) as store:
        for one in made:
            keep(store, one, to)
        # Open still: what was written last lies in the log beside the file, as after a power cut.
        before = {file: file.read_bytes() for file in folder.iterdir()}
        parcels = parcels_in(folder)
        assert {file: file.read_bytes() for file in folder.iterdir()} == before
    assert len(parcels) == 2
    assert parcels_in(folder / "outbox.db") == parcels


def keep(store: KioskStore, fact: Envelope, to: list[bytes]) -> None:
    header = fact.header

    def make(_place: Place) -> Sealed:
        parcel = to_parcel(fact, to)
        return Sealed(fact.fact_id, header.number, header.content_hash, parcel, header.clock)

    store.add(AT, make)
