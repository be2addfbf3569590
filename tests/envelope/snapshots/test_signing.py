from __future__ import annotations

from typing import Any

import pytest

from envelope.errors import WrongSigners
from envelope.keys import SigningKey
from envelope.snapshots.reading import TrustedRoot
from envelope.snapshots.signing import RootPlan, make_root


def test_a_root_is_believed_by_whoever_pins_it(centre: Any) -> None:
    root = TrustedRoot.pinned(centre.root())
    assert root.version == 1


def test_a_root_that_asks_for_two_signatures_is_not_made_with_one(centre: Any) -> None:
    centre.roots.append(SigningKey.generate())
    with pytest.raises(WrongSigners):
        make_root(centre.plan(2), centre.roots[:1], centre.now)
    assert make_root(centre.plan(2), centre.roots, centre.now)


def test_one_key_named_twice_does_not_make_two_of_a_threshold(centre: Any) -> None:
    key = centre.roots[0].public
    with pytest.raises(WrongSigners):
        RootPlan((key, key), 2, centre.online)


def test_the_next_root_is_not_made_without_a_key_of_the_one_before(centre: Any) -> None:
    first = centre.root()
    centre.roots = [SigningKey.generate()]
    with pytest.raises(WrongSigners):
        make_root(centre.plan(), centre.roots, centre.now, first)


def test_the_next_root_is_signed_by_the_old_key_and_names_the_new(centre: Any) -> None:
    old, first = list(centre.roots), centre.root()
    centre.roots = [SigningKey.generate()]
    second = make_root(centre.plan(), [*old, *centre.roots], centre.now, first)
    assert TrustedRoot.pinned(first).followed_by(second).version == 2


def test_files_of_the_same_content_are_the_same_bytes(centre: Any) -> None:
    assert centre.targets(a=b"1", b=b"2") == centre.targets(b=b"2", a=b"1")
