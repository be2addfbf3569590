"""A hub's store is copied while it works, and a copy becomes a hub again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from customs.facts import FactKind
from envelope.trust import TrustList
from forms.content import Content
from records import BackupFailed
from records.backup import begin_anew, last_line, restore
from records.hub_store import HubStore
from reference.load import Reference

NUMBER = 2_000_000_000_008
Make = Callable[..., Content]


@pytest.fixture
def empty(place: Path | str, tmp_path: Path, request: pytest.FixtureRequest) -> Path | str:
    """Where a store of the same kind can be made anew."""
    if isinstance(place, Path):
        return tmp_path / "anew" / "journal.db"
    url: str = request.getfixturevalue("postgres")()
    return url


@pytest.fixture
def anew(empty: Path | str, law: Reference, trust: TrustList) -> Callable[[Path], HubStore]:
    """Restore a copy and open what came of it."""

    def make(backup: Path) -> HubStore:
        if isinstance(empty, Path):
            empty.parent.mkdir()
        restore(backup, empty)
        opened = HubStore.open(empty, law.lists, trust.role_of)
        begin_anew(opened.engine)
        return opened

    return make


def test_a_copy_becomes_a_hub_that_holds_the_same(
    hub: HubStore,
    trust: TrustList,
    author: Any,
    content: Make,
    tmp_path: Path,
    anew: Callable[[Path], HubStore],
) -> None:
    lodged = author.fact(NUMBER, content=content(surname="Sınaqova"))
    hub.journal.append([lodged, author.act(NUMBER, FactKind.PRESENTED, lodged)], 1)
    assert hub.back_up(tmp_path / "copy") == 2
    again = anew(tmp_path / "copy")
    assert again.journal.facts(NUMBER) == hub.journal.facts(NUMBER)
    assert again.register.by_name("sinaq") == hub.register.by_name("sinaq") != []
    assert again.verify(trust).stands
    again.close()


def test_what_is_in_a_copy_is_safe_and_what_came_after_is_not(
    hub: HubStore, author: Any, tmp_path: Path
) -> None:
    hub.journal.append([author.fact(None, FactKind.PRINTED)], 1)
    assert hub.safe_position() == 0
    hub.back_up(tmp_path / "copy")
    hub.journal.append([author.fact(None, FactKind.PRINTED)], 2)
    assert hub.safe_position() == 1
    assert last_line(hub.engine) == 2


def test_a_restored_hub_has_a_life_of_its_own(
    hub: HubStore, author: Any, tmp_path: Path, anew: Callable[[Path], HubStore]
) -> None:
    hub.journal.append([author.fact(None, FactKind.PRINTED)], 1)
    hub.back_up(tmp_path / "copy")
    later = author.fact(None, FactKind.PRINTED)
    hub.journal.append([later], 2)
    again = anew(tmp_path / "copy")
    assert again.epoch() != hub.epoch()
    assert again.safe_position() == 1
    assert again.journal.position(later.fact_id) is None
    again.journal.append([later], 3)
    assert again.journal.position(later.fact_id) == 2
    again.close()


def test_a_copy_is_its_owners_alone_and_never_written_over(hub: HubStore, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    hub.back_up(copy)
    assert copy.stat().st_mode & 0o077 == 0
    before = copy.read_bytes()
    with pytest.raises(FileExistsError):
        hub.back_up(copy)
    assert copy.read_bytes() == before
    assert list(tmp_path.glob("*.part")) == []


def test_nothing_is_restored_over_a_store(hub: HubStore, place: Path | str, tmp_path: Path) -> None:
    hub.back_up(tmp_path / "copy")
    epoch = hub.epoch()
    with pytest.raises((FileExistsError, BackupFailed)):
        restore(tmp_path / "copy", place)
    assert hub.epoch() == epoch


def test_a_copy_that_is_damaged_is_not_restored(
    hub: HubStore, tmp_path: Path, anew: Callable[[Path], HubStore]
) -> None:
    hub.back_up(tmp_path / "copy")
    whole = (tmp_path / "copy").read_bytes()
    (tmp_path / "cut").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(BackupFailed):
        anew(tmp_path / "cut")
    assert not (tmp_path / "anew" / "journal.db").exists()


def test_a_copy_that_has_no_place_makes_nothing_safe(
    hub: HubStore, author: Any, tmp_path: Path
) -> None:
    hub.journal.append([author.fact(None, FactKind.PRINTED)], 1)
    with pytest.raises(OSError):
        hub.back_up(tmp_path / "nowhere" / "copy")
    assert hub.safe_position() == 0
