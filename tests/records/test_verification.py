from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text

from customs.facts import FactKind
from envelope.trust import TrustList
from forms.content import Content
from records.engine import writing
from records.hub_store import HubStore
from records.journal_report import ChainState, ErasedLine, Fault, Witness

NUMBER = 2_000_000_000_008
Make = Callable[..., Content]


Alter = Callable[..., None]


@pytest.fixture
def lodged(hub: HubStore, author: Any, content: Make) -> Any:
    """A lodged declaration and two facts after it, in the journal."""
    first = author.fact(NUMBER, content=content())
    hub.journal.append([first, author.act(NUMBER, FactKind.PRESENTED, first)], 1)
    hub.journal.append([author.fact(NUMBER, FactKind.PRINTED)], 1)
    return first


def test_an_untouched_journal_stands(hub: HubStore, trust: TrustList, lodged: Any) -> None:
    report = hub.verify(trust)
    assert report.stands
    assert report.lines == 3
    assert report.first_altered is None
    assert [one.state for one in report.chains] == [ChainState.WHOLE]


def test_an_empty_journal_stands(hub: HubStore, trust: TrustList) -> None:
    report = hub.verify(trust)
    assert report.stands and report.lines == 0 and report.chains == ()


@pytest.mark.parametrize(
    "what",
    [
        {"content": lambda old: b"\0" + old[1:]},
        {"signed": lambda old: old[:-1] + b"\xff"},
        {"signed": b"\0"},
        {"number": NUMBER + 1},
        {"kind": 12},
        {"clock": lambda old: old - 1},
        {"sequence": 9},
        {"fact_id": bytes(16)},
    ],
    ids=lambda what: "-".join(what),
)
def test_a_line_that_was_altered_is_named(
    hub: HubStore, trust: TrustList, lodged: Any, alter: Alter, what: dict[str, Any]
) -> None:
    alter(**what)
    is_named(hub, trust)


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_words_in_the_place_of_bytes_are_named(
    hub: HubStore, trust: TrustList, lodged: Any
) -> None:
    with writing(hub.engine) as connection:
        connection.execute(text("UPDATE journal SET signed = 'words' WHERE position = 1"))
    is_named(hub, trust)


def is_named(hub: HubStore, trust: TrustList) -> None:
    report = hub.verify(trust)
    assert not report.stands
    assert report.first_altered == 1
    assert [one.state for one in report.chains] == [ChainState.ALTERED]


def test_the_first_of_several_altered_lines_is_named(
    hub: HubStore, trust: TrustList, lodged: Any, alter: Alter
) -> None:
    for position in (3, 2):
        alter(position, clock=lambda old: old + 1)
    assert hub.verify(trust).first_altered == 2


def test_erased_is_not_altered(hub: HubStore, trust: TrustList, author: Any, lodged: Any) -> None:
    order = author.act(NUMBER, FactKind.ERASED, lodged)
    hub.journal.append([order], 2)
    report = hub.verify(trust)
    assert report.stands
    assert report.erased == (ErasedLine(1, lodged.fact_id, order.fact_id),)


@pytest.mark.parametrize("by", ["nobody", "an unknown fact", "the lodging"])
def test_content_taken_away_without_an_order_is_told(
    hub: HubStore, trust: TrustList, lodged: Any, alter: Alter, by: str
) -> None:
    named = {"nobody": None, "an unknown fact": bytes(16), "the lodging": lodged.fact_id}
    alter(content=None, erased_by=named[by])
    report = hub.verify(trust)
    assert not report.stands
    assert [one.fault for one in report.faults] == [Fault.CONTENT_MISSING]


@pytest.mark.parametrize(
    "order",
    [
        pytest.param({"number": NUMBER + 1}, id="about another declaration"),
        pytest.param({"target": "ab" * 16}, id="about another fact"),
        pytest.param({"kiosk": True}, id="signed by a kiosk"),
    ],
)
def test_an_order_that_does_not_reach_it_excuses_no_missing_content(
    hub: HubStore,
    trust: TrustList,
    author: Any,
    kiosk_author: Any,
    lodged: Any,
    alter: Alter,
    order: dict[str, Any],
) -> None:
    order = dict(order)
    signer = kiosk_author if order.pop("kiosk", False) else author
    made = signer.act(order.pop("number", NUMBER), FactKind.ERASED, **order)
    hub.journal.append([made], 2)
    alter(content=None, erased_by=made.fact_id)
    faults = {(one.position, one.fault) for one in hub.verify(trust).faults}
    assert (1, Fault.CONTENT_MISSING) in faults


def test_an_order_whose_own_words_are_gone_excuses_nothing(
    hub: HubStore, trust: TrustList, author: Any, lodged: Any, alter: Alter
) -> None:
    hub.journal.append([author.act(NUMBER, FactKind.ERASED, lodged)], 2)
    alter(4, content=None)
    faults = [(one.position, one.fault) for one in hub.verify(trust).faults]
    assert faults == [(1, Fault.CONTENT_MISSING), (4, Fault.CONTENT_MISSING)]


def test_what_was_not_its_signers_to_say_is_named(
    hub: HubStore, trust: TrustList, kiosk_author: Any, another_kiosk: Any, content: Make
) -> None:
    lodged = kiosk_author.fact(NUMBER, content=content())
    own = kiosk_author.fact(NUMBER, FactKind.PRINTED)
    released = kiosk_author.act(NUMBER, FactKind.RELEASED, lodged)
    withdrawn = another_kiosk.act(NUMBER, FactKind.WITHDRAWN, lodged)
    hub.journal.append([lodged, own, released, withdrawn], 1)
    faults = [(one.position, one.fault) for one in hub.verify(trust).faults]
    assert faults == [(3, Fault.NOT_ITS_OFFICE), (4, Fault.NOT_ITS_OFFICE)]


def test_a_kind_of_a_later_version_is_nobodys_fault(
    hub: HubStore, trust: TrustList, kiosk_author: Any
) -> None:
    hub.journal.append([kiosk_author.fact(NUMBER, 4_711)], 1)
    assert hub.verify(trust).stands


def test_a_node_nobody_trusts_is_told(hub: HubStore, lodged: Any) -> None:
    report = hub.verify(TrustList(training=True))
    assert {one.fault for one in report.faults} == {Fault.NOT_TRUSTED}
    assert report.first_altered is None


def test_a_revoked_nodes_facts_stand_up_to_the_last_one_held(
    hub: HubStore, trust: TrustList, author: Any, lodged: Any
) -> None:
    revoked = trust.with_node(replace(author.trusted, revoked_after_sequence=2))
    assert [one.position for one in hub.verify(revoked).faults] == [3]


def test_a_gap_is_told_and_is_no_fault(hub: HubStore, trust: TrustList, author: Any) -> None:
    facts = [author.fact(None, FactKind.PRINTED) for _ in range(6)]
    hub.journal.append([facts[1], facts[5]], 1)
    report = hub.verify(trust)
    assert report.stands
    (chain,) = report.chains
    assert (chain.state, chain.missing, chain.facts) == (ChainState.GAP, ((1, 1), (3, 5)), 2)


def test_a_fork_is_told_and_is_no_fault(hub: HubStore, trust: TrustList, author: Any) -> None:
    facts = [author.fact(None, FactKind.PRINTED)]
    at, before = author.sequence, author.previous
    for clock in (8, 9, 10):
        author.sequence, author.previous = at, before
        facts.append(author.fact(None, FactKind.PRINTED, clock=clock))
    facts.append(author.fact(None, FactKind.PRINTED))
    hub.journal.append(facts, 1)
    report = hub.verify(trust)
    assert report.stands
    (chain,) = report.chains
    assert (chain.state, chain.twice, chain.facts) == (ChainState.FORK, (2,), 5)


def test_a_line_signed_anew_breaks_the_chain_after_it(
    hub: HubStore, trust: TrustList, author: Any, lodged: Any, content: Make
) -> None:
    author.sequence, author.previous = 0, None
    anew = author.fact(NUMBER, content=content(2))
    with writing(hub.engine) as connection:
        connection.execute(
            text("UPDATE journal SET signed = :s, content = :c, fact_id = :f WHERE position = 1"),
            {"s": anew.signed, "c": anew.content, "f": anew.fact_id},
        )
    report = hub.verify(trust)
    assert report.first_altered == 2
    assert "does not follow" in report.faults[0].why


def test_a_first_fact_that_follows_another_is_altered(
    hub: HubStore, trust: TrustList, author: Any
) -> None:
    hub.journal.append([author.fact(None, FactKind.PRINTED, previous=bytes(16))], 1)
    assert hub.verify(trust).first_altered == 1


def test_a_chain_signed_anew_to_its_end_is_denied_by_a_witness(
    hub: HubStore, trust: TrustList, author: Any, content: Make
) -> None:
    honest = author.fact(NUMBER, content=content(1))
    witness = Witness(author.key.node, 1, honest.fact_id)
    author.sequence, author.previous = 0, None
    hub.journal.append([author.fact(NUMBER, content=content(2))], 1)
    assert hub.verify(trust).stands
    report = hub.verify(trust, [witness])
    assert not report.stands
    assert report.denied == (witness,)


def test_a_witness_of_what_is_here_is_upheld(
    hub: HubStore, trust: TrustList, author: Any, lodged: Any
) -> None:
    witness = Witness(author.key.node, 1, lodged.fact_id)
    assert hub.verify(trust, [witness]).stands


def test_every_node_has_its_own_chain(
    hub: HubStore, trust: TrustList, author: Any, another: Any
) -> None:
    hub.journal.append([author.fact(None, FactKind.PRINTED)], 1)
    another.fact(None, FactKind.PRINTED)
    hub.journal.append([another.fact(None, FactKind.PRINTED)], 1)
    states = {one.node: one.state for one in hub.verify(trust).chains}
    assert states == {author.key.node: ChainState.WHOLE, another.key.node: ChainState.GAP}
