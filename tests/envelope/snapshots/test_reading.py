from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from envelope.errors import (
    EnvelopeError,
    NotTheOneNamed,
    OlderVersion,
    SnapshotUnreadable,
    WrongSigners,
)
from envelope.keys import SigningKey
from envelope.snapshots.parts import MOST_BYTES, Part
from envelope.snapshots.reading import TrustedRoot
from envelope.snapshots.signing import make_root, make_targets


def test_the_whole_chain_leads_to_the_files(centre: Any) -> None:
    root = TrustedRoot.pinned(centre.root())
    targets = centre.targets(trust=b"[]")
    snapshot = centre.snapshot(targets)
    stamp = root.believe(centre.timestamp(snapshot), Part.TIMESTAMP)
    stamp.names["snapshot"].check(snapshot)
    shot = root.believe(snapshot, Part.SNAPSHOT)
    shot.names["targets"].check(targets)
    named = root.believe(targets, Part.TARGETS).names["trust"]
    named.check(b"[]")
    assert stamp.signed_at == centre.now


@pytest.mark.parametrize("other", [b"[0]", b"[", b"", b"[] "])
def test_a_file_of_other_bytes_is_refused(centre: Any, other: bytes) -> None:
    root = TrustedRoot.pinned(centre.root())
    named = root.believe(centre.targets(trust=b"[]"), Part.TARGETS).names["trust"]
    with pytest.raises(NotTheOneNamed):
        named.check(other)


def test_a_root_that_others_made_is_not_followed(centre: Any, another: Any) -> None:
    root, stranger = TrustedRoot.pinned(centre.root()), another()
    second = make_root(stranger.plan(), stranger.roots, centre.now, stranger.root())
    with pytest.raises(WrongSigners):
        root.followed_by(second)


def test_a_part_that_others_signed_is_refused(centre: Any, another: Any) -> None:
    root = TrustedRoot.pinned(centre.root())
    with pytest.raises(WrongSigners):
        root.believe(another().targets(trust=b"[]"), Part.TARGETS)


def test_the_key_of_one_part_signs_no_other(centre: Any) -> None:
    root = TrustedRoot.pinned(centre.root())
    forged = make_targets({"trust": b"[]"}, 9, centre.online.timestamp, centre.now)
    with pytest.raises(WrongSigners):
        root.believe(forged, Part.TARGETS)


def test_one_part_does_not_pass_for_another(centre: Any) -> None:
    root = TrustedRoot.pinned(centre.root())
    with pytest.raises(SnapshotUnreadable):
        root.believe(centre.targets(), Part.TIMESTAMP)


def test_one_of_two_signatures_is_not_enough(centre: Any) -> None:
    centre.roots += [SigningKey.generate(), SigningKey.generate()]
    whole = json.loads(centre.root(threshold=2))
    whole["signatures"] = whole["signatures"][:1]
    with pytest.raises(WrongSigners):
        TrustedRoot.pinned(json.dumps(whole).encode())


def test_roots_are_followed_one_by_one(centre: Any) -> None:
    first = centre.root()
    second = make_root(centre.plan(), centre.roots, centre.now, first)
    third = make_root(centre.plan(), centre.roots, centre.now, second)
    root = TrustedRoot.pinned(first)
    with pytest.raises(OlderVersion):
        root.followed_by(third)
    assert root.followed_by(second).followed_by(third).version == 3


def test_a_key_retired_by_the_root_signs_nothing_more(centre: Any, another: Any) -> None:
    first, stolen = centre.root(), centre.online
    centre.online = another().online
    root = TrustedRoot.pinned(first).followed_by(
        make_root(centre.plan(), centre.roots, centre.now, first)
    )
    with pytest.raises(WrongSigners):
        root.believe(make_targets({}, 2, stolen.targets, centre.now), Part.TARGETS)


def test_an_older_version_is_refused(centre: Any) -> None:
    root = TrustedRoot.pinned(centre.root())
    held = root.believe(centre.targets(2, trust=b"[1]"), Part.TARGETS)
    with pytest.raises(OlderVersion):
        root.believe(centre.targets(1, trust=b"[]"), Part.TARGETS, held)


def test_one_version_is_never_two_things(centre: Any) -> None:
    root = TrustedRoot.pinned(centre.root())
    held = root.believe(centre.targets(2, trust=b"[1]"), Part.TARGETS)
    with pytest.raises(OlderVersion):
        root.believe(centre.targets(2, trust=b"[]"), Part.TARGETS, held)
    assert root.believe(held.data, Part.TARGETS, held) == held


def test_versions_that_a_stolen_key_signed_bind_nobody_once_it_is_replaced(
    centre: Any, another: Any
) -> None:
    first = centre.root()
    root = TrustedRoot.pinned(first)
    highest = root.believe(centre.targets(2**31 - 1), Part.TARGETS)
    centre.online = another().online
    later = root.followed_by(make_root(centre.plan(), centre.roots, centre.now, first))
    assert root.still_counts(highest)
    assert not later.still_counts(highest)


def test_what_is_past_its_time_is_believed_and_said_to_be_old(centre: Any) -> None:
    root = TrustedRoot.pinned(centre.root())
    targets = root.believe(centre.targets(trust=b"[]"), Part.TARGETS)
    assert not targets.is_old(centre.now + timedelta(days=89))
    assert targets.is_old(centre.now + timedelta(days=90))


def test_a_key_counts_once_under_however_many_ids(centre: Any) -> None:
    whole = json.loads(centre.root())
    signed = whole["signed"]
    keyid = signed["roles"]["root"]["keyids"][0]
    signed["keys"]["ab" * 32] = signed["keys"][keyid]
    signed["roles"]["root"] = {"keyids": [keyid, "ab" * 32], "threshold": 2}
    with pytest.raises(SnapshotUnreadable):
        TrustedRoot.pinned(json.dumps(whole).encode())


@pytest.mark.parametrize(
    "name", ["../trust", "/etc/x", "a//b", "a/../b", ".x", "A", "a\n", "x" * 65]
)
def test_a_name_that_leads_elsewhere_is_refused(centre: Any, name: str) -> None:
    root = TrustedRoot.pinned(centre.root())
    targets = make_targets({name: b""}, 1, centre.online.targets, centre.now)
    with pytest.raises(SnapshotUnreadable):
        root.believe(targets, Part.TARGETS)


def test_too_many_files_are_refused(centre: Any) -> None:
    root = TrustedRoot.pinned(centre.root())
    many = make_targets({f"f{n}": b"" for n in range(501)}, 1, centre.online.targets, centre.now)
    with pytest.raises(SnapshotUnreadable):
        root.believe(many, Part.TARGETS)


@pytest.mark.parametrize("part", Part)
def test_a_part_without_end_is_not_read(centre: Any, part: Part) -> None:
    root = TrustedRoot.pinned(centre.root())
    with pytest.raises(SnapshotUnreadable):
        root.believe(b"{" * (MOST_BYTES[part] + 1), part)


@given(st.binary(max_size=200))
def test_bytes_that_are_nothing_raise_faults_of_this_room_alone(data: bytes) -> None:
    with pytest.raises(EnvelopeError):
        TrustedRoot.pinned(data)


@pytest.mark.parametrize(
    "text",
    [
        '{"signed": 1, "signatures": []}',
        "[" * 50_000,
        '{"signed": {"_type": "root"}, "signatures": []}',
        '{"signed": {"_type": "root", "version": ' + "9" * 5000 + '}, "signatures": []}',
    ],
)
def test_json_that_is_no_root_is_refused(text: str) -> None:
    with pytest.raises(SnapshotUnreadable):
        TrustedRoot.pinned(text.encode())


@pytest.mark.parametrize("wrong", [1.5, "yesterday", None, "2026-11-22"])
def test_a_part_that_does_not_say_when_it_was_signed_is_refused(centre: Any, wrong: Any) -> None:
    whole = json.loads(centre.root())
    whole["signed"]["signed_at"] = wrong
    with pytest.raises((SnapshotUnreadable, WrongSigners)):
        TrustedRoot.pinned(json.dumps(whole).encode())
