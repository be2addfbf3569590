from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from customs.facts import FactKind
from envelope.facts import Envelope
from envelope.trust import TrustList
from forms.content import Content
from records import StorageCorrupt
from records.chains import ChainHead
from records.engine import reading, writing
from records.hub_store import HubStore
from reference.load import Reference

NUMBER = 2_000_000_000_008
Make = Callable[..., Content]


def lines(hub: HubStore) -> int:
    with reading(hub.engine) as connection:
        return int(connection.execute(text("SELECT count(*) FROM journal")).scalar_one())


def test_facts_come_back_as_they_were_written(hub: HubStore, author: Any, content: Make) -> None:
    lodged = author.fact(NUMBER, content=content())
    presented = author.act(NUMBER, FactKind.PRESENTED, lodged)
    hub.journal.append([lodged, presented], 1)
    assert hub.journal.facts(NUMBER) == [lodged, presented]
    assert hub.journal.fact(lodged.fact_id) == lodged
    assert hub.journal.fact(bytes(16)) is None


def test_a_fact_that_comes_twice_is_written_once(hub: HubStore, author: Any, content: Make) -> None:
    lodged = author.fact(NUMBER, content=content())
    first, again = hub.journal.append([lodged, lodged], 1)
    later = hub.journal.append([lodged], 2)[0]
    assert (first.new, again.new, later.new) == (True, False, False)
    assert first.position == again.position == later.position
    assert lines(hub) == 1


def test_the_head_is_the_end_of_the_longest_whole_run(hub: HubStore, author: Any) -> None:
    facts = [author.fact(None, FactKind.PRINTED) for _ in range(5)]
    node = author.key.node
    assert hub.journal.head(node) == ChainHead(node, 0, None)
    hub.journal.append([facts[0], facts[1], facts[4]], 1)
    assert hub.journal.head(node) == ChainHead(node, 2, facts[1].fact_id)
    hub.journal.append([facts[3]], 2)
    assert hub.journal.head(node).sequence == 2
    (filled,) = hub.journal.append([facts[2]], 3)
    assert filled.head == ChainHead(node, 5, facts[4].fact_id)


def test_a_fork_keeps_both_and_blocks_neither(hub: HubStore, author: Any) -> None:
    first = author.fact(None, FactKind.PRINTED)
    at, before = author.sequence, author.previous
    one = author.fact(None, FactKind.PRINTED)
    author.sequence, author.previous = at, before
    other = author.fact(None, FactKind.PRINTED, clock=7)
    after = author.fact(None, FactKind.PRINTED)
    hub.journal.append([first, one, other, after], 1)
    assert lines(hub) == 4
    assert hub.journal.head(author.key.node).head == one.fact_id


def test_content_that_comes_after_its_header_is_taken_in(
    hub: HubStore, author: Any, content: Make
) -> None:
    whole = author.fact(NUMBER, content=content())
    hub.journal.append([replace(whole, content=None)], 1)
    assert hub.register.by_name("Muster") == []
    hub.journal.append([whole], 2)
    assert hub.journal.facts(NUMBER) == [whole]
    row = hub.register.row(NUMBER)
    assert row is not None and row.name is not None


def test_a_batch_is_written_whole_or_not_at_all(hub: HubStore, author: Any, content: Make) -> None:
    good = author.fact(NUMBER, content=content())
    broken = replace(author.fact(NUMBER), fact_id=None)
    with pytest.raises(Exception, match="(?i)not.null"):
        hub.journal.append([good, broken], 1)
    assert lines(hub) == 0
    assert hub.register.row(NUMBER) is None


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_erased_content_is_gone_and_its_line_stays(
    hub: HubStore, author: Any, content: Make, tmp_path: Path
) -> None:
    lodged = author.fact(NUMBER, content=content(surname="SILINMISOGLU"))
    order = author.act(NUMBER, FactKind.ERASED, lodged)
    hub.journal.append([lodged], 1)
    assert lodged.content is not None
    hub.journal.append([order], 1)
    assert hub.journal.facts(NUMBER)[0] == replace(lodged, content=None)
    row = hub.register.row(NUMBER)
    assert row is not None and (row.name, row.document, row.birth) == (None, None, None)
    hub.journal.append([lodged], 2)
    assert hub.journal.facts(NUMBER)[0].content is None, "erased content must not come back"
    left = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert lodged.content not in left
    assert b"SILINMISOGLU" not in left


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_an_order_made_here_leaves_nothing_in_the_log_either(
    hub: HubStore, author: Any, content: Make, tmp_path: Path
) -> None:
    lodged = author.fact(NUMBER, content=content(surname="SILINMISOGLU"))
    hub.journal.append([lodged], 1)

    def order(_head: ChainHead, about: Any) -> Envelope:
        made: Envelope = author.act(NUMBER, FactKind.ERASED, *about)
        return made

    hub.journal.act(NUMBER, author.key.node, [order], 2)
    left = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert lodged.content not in left
    assert b"SILINMISOGLU" not in left
    assert not hub.erasing.waits()


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_what_a_reader_keeps_in_the_log_is_told_and_emptied_later(
    hub: HubStore, author: Any, content: Make, trust: TrustList, tmp_path: Path
) -> None:
    lodged = author.fact(NUMBER, content=content())
    hub.journal.append([lodged], 1)
    log = tmp_path / "journal.db-wal"
    with reading(hub.engine) as reader:
        reader.execute(text("SELECT * FROM journal"))
        hub.journal.append([author.act(NUMBER, FactKind.ERASED, lodged)], 2)
        assert lodged.content in log.read_bytes()
        assert hub.verify(trust).log_waits
    hub.journal.append([author.fact(None, FactKind.PRINTED)], 3)
    assert lodged.content not in log.read_bytes()
    assert not hub.verify(trust).log_waits


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_a_hub_that_ended_with_a_log_to_empty_empties_it_when_it_opens(
    hub: HubStore, author: Any, content: Make, law: Reference, trust: TrustList, tmp_path: Path
) -> None:
    lodged = author.fact(NUMBER, content=content())
    hub.journal.append([lodged], 1)
    with reading(hub.engine) as reader:
        reader.execute(text("SELECT * FROM journal"))
        hub.journal.append([author.act(NUMBER, FactKind.ERASED, lodged)], 2)
    again = HubStore.open(tmp_path / "journal.db", law.lists, trust.role_of)
    assert not again.erasing.waits()
    assert lodged.content not in (tmp_path / "journal.db-wal").read_bytes()
    again.close()


def test_content_that_comes_after_the_order_is_erased_too(
    hub: HubStore, author: Any, content: Make
) -> None:
    lodged = author.fact(NUMBER, content=content(1))
    amended = author.fact(NUMBER, FactKind.AMENDED, content(2), (lodged.fact_id,))
    hub.journal.append([lodged, author.act(NUMBER, FactKind.ERASED, lodged)], 1)
    hub.journal.append([amended], 2)
    assert hub.journal.fact(amended.fact_id) == replace(amended, content=None)


def test_an_order_that_names_nothing_leaves_officers_reasons(
    hub: HubStore, author: Any, content: Make
) -> None:
    lodged = author.fact(NUMBER, content=content())
    asked = author.act(NUMBER, FactKind.CORRECTION_ASKED, lodged, reason="səbəb")
    hub.journal.append([lodged, asked, author.act(NUMBER, FactKind.ERASED, asked)], 1)
    assert hub.journal.fact(asked.fact_id) == asked
    named = author.act(NUMBER, FactKind.ERASED, target=asked.fact_id.hex())
    hub.journal.append([named], 2)
    assert hub.journal.fact(asked.fact_id) == replace(asked, content=None)


def test_an_order_about_another_declaration_or_by_a_kiosk_erases_nothing(
    hub: HubStore, author: Any, kiosk_author: Any, content: Make
) -> None:
    lodged = kiosk_author.fact(NUMBER, content=content())
    target = lodged.fact_id.hex()
    elsewhere = author.act(NUMBER + 1, FactKind.ERASED, target=target)
    hub.journal.append([lodged, elsewhere, kiosk_author.act(NUMBER, FactKind.ERASED)], 1)
    assert hub.journal.fact(lodged.fact_id) == lodged


def test_what_was_not_its_signers_to_say_has_no_effect(
    hub: HubStore, author: Any, kiosk_author: Any, another_kiosk: Any, content: Make
) -> None:
    amended = another_kiosk.fact(NUMBER, FactKind.AMENDED, content(2))
    lodged = kiosk_author.fact(NUMBER, content=content(1))
    accepted = kiosk_author.act(NUMBER, FactKind.PRESENTED, lodged)
    hub.journal.append([amended, lodged, accepted], 1)
    assert hub.journal.facts(NUMBER) == [lodged]
    row = hub.register.row(NUMBER)
    assert row is not None and (row.state, row.version) == ("lodged", 1)


def test_an_act_sees_what_the_acts_before_it_wrote(hub: HubStore, author: Any) -> None:
    seen: list[tuple[int, int]] = []

    def make(head: ChainHead, about: Any) -> Envelope:
        seen.append((head.sequence, len(about)))
        fact: Envelope = author.fact(NUMBER, FactKind.PRINTED)
        return fact

    made = hub.journal.act(NUMBER, author.key.node, [make, make], 1)
    assert seen == [(0, 0), (1, 1)]
    assert hub.journal.facts(NUMBER) == made


def test_acts_are_written_together_or_not_at_all(hub: HubStore, author: Any) -> None:
    def make(head: ChainHead, about: Any) -> Envelope:
        fact: Envelope = author.fact(NUMBER, FactKind.PRINTED)
        return fact

    def refuse(head: ChainHead, about: Any) -> Envelope:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        hub.journal.act(NUMBER, author.key.node, [make, refuse], 1)
    assert lines(hub) == 0


def test_an_altered_line_is_told_and_keeps_no_new_fact_out(
    hub: HubStore, author: Any, content: Make, alter: Callable[..., None]
) -> None:
    lodged = author.fact(NUMBER, content=content())
    hub.journal.append([lodged], 1)
    alter(content=lambda old: b"\0" + old[1:])
    with pytest.raises(StorageCorrupt, match="content on line 1"):
        hub.journal.facts(NUMBER)
    alter(signed=b"\0")
    with pytest.raises(StorageCorrupt, match="line 1"):
        hub.journal.facts(NUMBER)
    printed = author.fact(NUMBER, FactKind.PRINTED)
    hub.journal.append([printed], 2)
    assert hub.journal.fact(printed.fact_id) == printed


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_a_line_whose_bytes_are_no_longer_bytes_is_corrupt(
    hub: HubStore, author: Any, content: Make
) -> None:
    hub.journal.append([author.fact(NUMBER, content=content())], 1)
    spoil(hub, "content = CAST(x'ff' AS TEXT)")
    with pytest.raises(StorageCorrupt):
        hub.journal.facts(NUMBER)
    spoil(hub, "content = 'words', signed = 'words'")
    with pytest.raises(StorageCorrupt):
        hub.journal.facts(NUMBER)


def spoil(hub: HubStore, what: str) -> None:
    with writing(hub.engine) as connection:
        connection.execute(text(f"UPDATE journal SET {what} WHERE position = 1"))


def test_a_rebuilt_register_is_the_same_to_the_last_value(
    hub: HubStore, author: Any, another: Any, content: Make
) -> None:
    for at, form in enumerate(["passenger", "goods", "vehicle"] * 4):
        number = NUMBER + at
        lodged = author.fact(number, content=content(at, form))
        presented = another.act(number, FactKind.PRESENTED, lodged)
        amended = author.fact(number, FactKind.AMENDED, content(at + 50, form), (lodged.fact_id,))
        erased = another.act(number, FactKind.ERASED, lodged)
        hub.journal.append([lodged, presented, amended][: 1 + at % 3], at)
        if at % 4 == 0:
            hub.journal.append([erased], at)
    before = dump(hub)
    assert len(before) == 12
    with writing(hub.engine) as connection:
        connection.execute(text("UPDATE register SET name = 'wrong', state = 'wrong'"))
    assert hub.journal.rebuild() == 12
    assert dump(hub) == before


def dump(hub: HubStore) -> list[tuple[Any, ...]]:
    with reading(hub.engine) as connection:
        rows = connection.execute(text("SELECT * FROM register ORDER BY number"))
        return [tuple(row) for row in rows]
