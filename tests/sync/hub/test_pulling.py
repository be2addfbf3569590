from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from customs.facts import FactKind
from customs.offices import Role
from envelope.errors import NotForThisKey
from envelope.keys import RecipientKey
from envelope.parcels import look, open_parcel
from records.backup import begin_anew
from sync.hub.giving import Giving, OutOfScope
from sync.pages import Asking, Cursor, Page, sign_recipient
from sync.protocol import AnswerNotGenuine, HubUnreachable, Level

NUMBER, OTHER, THIRD = 2000000000015, 2000000000022, 2000000000039

Border = Any
Drain = Callable[[Any], int]


def test_what_names_a_post_comes_down_to_it_with_the_decisions_made_elsewhere(
    border: Border, drain: Drain
) -> None:
    lodged = border.far_kiosk.lodge(NUMBER, to="north")
    held = border.far_desk.act(NUMBER, FactKind.PRESENTED, lodged)
    elsewhere = border.far_kiosk.lodge(OTHER, to="south")
    assert border.south.take(lodged, held, elsewhere) == [Level.STORED] * 3
    assert border.south.hand_up(border.centre) == 3
    pulling = border.north.pulling(border.north.way_to(border.centre))
    assert drain(pulling) == 2
    assert border.north.holds(lodged, held)
    assert not border.north.holds(elsewhere)
    row = border.north.hub.store.register.row(NUMBER)
    assert row is not None and row.name
    assert drain(pulling) == 0


def test_a_decision_about_a_post_s_own_declaration_comes_back_to_it(
    border: Border, drain: Drain
) -> None:
    lodged = border.kiosk.lodge(NUMBER, to="south")
    border.north.take(lodged)
    border.north.hand_up(border.centre)
    decided = border.far_desk.act(NUMBER, FactKind.PRESENTED, lodged)
    border.south.take(decided)
    border.south.hand_up(border.centre)
    assert drain(border.north.pulling(border.north.way_to(border.centre))) == 1
    assert border.north.holds(decided)


def test_nothing_is_carried_round_in_circles(border: Border, drain: Drain) -> None:
    mine, theirs = border.kiosk.lodge(NUMBER), border.far_kiosk.lodge(OTHER, to="north")
    border.north.take(mine)
    border.north.hand_up(border.centre)
    border.centre.take(theirs)
    way = border.north.way_to(border.centre)
    page = Page.heard(*_page_for(border, way))
    # What this post wrote is only named; what it lacks is given.
    assert (page.ids, len(page.parcels)) == ([mine.fact_id], 1)
    assert drain(border.north.pulling(way)) == 1
    assert border.north.hand_up(border.centre) == 0
    after = border.kiosk.lodge(THIRD)
    border.north.take(after)
    assert border.north.hand_up(border.centre) == 1
    assert border.north.hub.store.safe_position() == 3


def test_a_centre_made_anew_is_offered_what_came_from_its_earlier_life(
    border: Border, drain: Drain
) -> None:
    theirs = border.far_kiosk.lodge(OTHER, to="north")
    border.centre.take(theirs)
    drain(border.north.pulling(border.north.way_to(border.centre)))
    assert border.north.hand_up(border.centre) == 0
    begin_anew(border.centre.hub.store.engine)
    assert border.north.hand_up(border.centre) == 1


def test_a_cursor_of_another_epoch_starts_again(border: Border, drain: Drain) -> None:
    first = border.far_kiosk.lodge(NUMBER, to="north")
    border.centre.take(first)
    pulling = border.north.pulling(border.north.way_to(border.centre))
    drain(pulling)
    begin_anew(border.centre.hub.store.engine)
    page = Page.heard(*_page_for(border, border.north.way_to(border.centre)))
    assert [look(one).fact_id for one in page.parcels] == [first.fact_id]
    assert drain(pulling) == 0


def test_another_post_s_cursor_gives_nothing_of_its_facts(border: Border, drain: Drain) -> None:
    for number, to in ((NUMBER, "south"), (OTHER, "south"), (THIRD, "north")):
        border.centre.take(border.far_kiosk.lodge(number, to=to))
    epoch = border.centre.hub.store.epoch()
    for place in (0, 1, 2):
        asked = _asking(border.north.hub, Cursor(epoch, place).written())
        given = Giving(border.centre.hub).page(border.north.trusted, asked)
        page = Page.heard(given, border.centre.hub.identity.signing.public, asked.nonce)
        assert {look(one).header.number for one in page.parcels} <= {THIRD}


def test_facts_of_others_are_not_given_by_their_ids(border: Border) -> None:
    theirs = border.far_kiosk.lodge(NUMBER, to="south")
    border.centre.take(theirs)
    asked = replace(_asking(border.north.hub), ids=(theirs.fact_id,))
    given = Giving(border.centre.hub).named(border.north.trusted, asked)
    page = Page.heard(given, border.centre.hub.identity.signing.public, asked.nonce)
    assert page.facts == ()


def test_a_kiosk_hears_summaries_and_never_a_name(border: Border) -> None:
    lodged = border.far_kiosk.lodge(NUMBER, to="north")
    border.north.take(lodged)
    asked = Asking()
    said = Giving(border.north.hub).page(border.kiosk.trusted, asked)
    page = Page.heard(said, border.north.hub.identity.signing.public, asked.nonce)
    row = border.north.hub.store.register.row(NUMBER)
    assert row is not None and row.name and row.document
    assert page.facts == ()
    assert page.summaries == ((NUMBER, "lodged", "passenger", "document_number"),)
    assert page.rule_pack == border.north.hub.law().rule_pack_number
    for told in (row.name.encode(), row.document.encode(), lodged.fact_id, lodged.signed):
        assert told not in said


@pytest.mark.parametrize("role", [Role.DESK, Role.CABINET])
def test_nothing_comes_down_to_other_roles(border: Border, role: Role) -> None:
    asked, giving = _asking(border.north.hub), Giving(border.centre.hub)
    node = replace(border.kiosk.trusted, role=role)
    for give in (giving.page, giving.named, giving.about):
        with pytest.raises(OutOfScope):
            give(node, asked)


def test_a_kiosk_gets_no_parcels(border: Border) -> None:
    asked, giving = _asking(border.north.hub), Giving(border.centre.hub)
    for give in (giving.named, giving.about):
        with pytest.raises(OutOfScope):
            give(border.kiosk.trusted, asked)


def test_a_hub_at_no_post_gets_nothing(border: Border) -> None:
    with pytest.raises(OutOfScope):
        Giving(border.centre.hub).page(
            replace(border.north.trusted, post=""), _asking(border.north.hub)
        )


def test_only_the_asking_hub_opens_what_it_is_given(border: Border) -> None:
    lodged = border.far_kiosk.lodge(NUMBER, to="north")
    border.centre.take(lodged)
    page = Page.heard(*_page_for(border, border.north.way_to(border.centre)))
    (parcel,) = page.parcels
    assert open_parcel(parcel, border.north.hub.identity.opening) == lodged
    with pytest.raises(NotForThisKey):
        open_parcel(parcel, border.centre.hub.identity.opening)


def test_a_found_pass_turns_nothing_towards_a_stranger(border: Border) -> None:
    stranger = RecipientKey.generate()
    signed = sign_recipient(border.far_kiosk.key, stranger)
    asked = replace(_asking(border.north.hub), recipient=signed)
    with pytest.raises(Exception, match="signed"):
        Giving(border.centre.hub).page(border.north.trusted, asked)


def test_a_page_of_something_else_is_no_page(border: Border) -> None:
    data, public, nonce = _page_for(border, border.north.way_to(border.centre))
    for bad in (b"<html>", data[:-1], data[:40] + b"\0" + data[41:]):
        with pytest.raises(AnswerNotGenuine):
            Page.heard(bad, public, nonce)
    with pytest.raises(AnswerNotGenuine):
        Page.heard(data, public, bytes(16))
    with pytest.raises(AnswerNotGenuine):
        Page.heard(data, border.south.hub.identity.signing.public, nonce)


def test_a_fact_of_an_unknown_author_comes_once_the_author_is_believed(
    border: Border, machine_at: Callable[..., Any], drain: Drain
) -> None:
    new = machine_at("south")
    border.centre.believe(new)
    lodged = new.lodge(NUMBER, to="north")
    border.centre.take(lodged)
    pulling = border.north.pulling(border.north.way_to(border.centre))
    assert drain(pulling) == 0
    assert border.north.hub.store.set_aside.count() == 0
    border.north.believe(new)
    assert drain(pulling) == 1
    assert border.north.holds(lodged)
    assert border.north.hub.store.pulled.wanted(9) == []


def test_what_was_not_its_signer_s_to_say_is_set_aside_and_stops_nothing(
    border: Border, drain: Drain
) -> None:
    lodged = border.far_kiosk.lodge(NUMBER, to="north")
    released = border.far_desk.act(NUMBER, FactKind.RELEASED, lodged)
    after = border.far_kiosk.lodge(OTHER, to="north")
    border.centre.take(lodged, released, after)
    # The list here says another thing of that machine than the centre's.
    border.north.hub.believe(replace(border.far_desk.trusted, role=Role.KIOSK))
    assert drain(border.north.pulling(border.north.way_to(border.centre))) == 2
    (kept,) = border.north.hub.store.set_aside.newest()
    assert kept.reason == "not_its_office"
    assert border.north.holds(lodged, after)


def test_what_a_revoked_node_had_said_by_then_comes_down(border: Border, drain: Drain) -> None:
    before, later = (border.far_kiosk.lodge(n, to="north") for n in (NUMBER, OTHER))
    border.centre.take(before, later)
    border.north.hub.believe(replace(border.far_kiosk.trusted, revoked_after_sequence=1))
    drain(border.north.pulling(border.north.way_to(border.centre)))
    assert border.north.holds(before)
    assert not border.north.holds(later)


def test_a_number_bound_late_brings_all_that_was_said_of_it(border: Border, drain: Drain) -> None:
    lodged = border.far_kiosk.lodge(NUMBER, to="south")
    border.centre.take(lodged)
    pulling = border.north.pulling(border.north.way_to(border.centre))
    assert drain(pulling) == 0
    assert pulling.about(NUMBER).new == 1
    decided = border.far_desk.act(NUMBER, FactKind.PRESENTED, lodged)
    border.centre.take(decided)
    assert drain(pulling) == 1
    assert border.north.holds(lodged, decided)


def test_a_number_nobody_knows_binds_nothing(border: Border, drain: Drain) -> None:
    pulling = border.north.pulling(border.north.way_to(border.centre))
    assert pulling.about(NUMBER).new == 0
    border.centre.take(border.far_kiosk.lodge(NUMBER, to="south"))
    assert drain(pulling) == 0


def test_pages_are_bounded_and_go_on_where_they_ended(border: Border, drain: Drain) -> None:
    facts = [border.far_kiosk.lodge(2000000000000 + at, to="north") for at in range(30)]
    border.centre.take(*facts)
    asked = replace(_asking(border.north.hub), most=7)
    given = Giving(border.centre.hub).page(border.north.trusted, asked)
    page = Page.heard(given, border.centre.hub.identity.signing.public, asked.nonce)
    assert (len(page.facts), page.more) == (7, True)
    assert drain(border.north.pulling(border.north.way_to(border.centre))) == 30


def test_own_facts_lost_with_a_disk_are_asked_for_by_name(border: Border, drain: Drain) -> None:
    facts = [border.kiosk.lodge(2000000000000 + at) for at in range(3)]
    border.centre.take(*facts)
    way = border.north.way_to(border.centre)
    assert drain(border.north.pulling(way)) == 3
    assert way.asked == ["/v1/pull", "/v1/pull/facts"]


def test_a_cut_changes_nothing(border: Border, drain: Drain) -> None:
    border.centre.take(border.far_kiosk.lodge(NUMBER, to="north"))
    way = border.north.way_to(border.centre)
    way.cut = True
    pulling = border.north.pulling(way)
    with pytest.raises(HubUnreachable):
        pulling.once()
    assert border.north.hub.store.pulled.cursor() == b""
    way.cut = False
    assert drain(pulling) == 1


def _asking(hub: Any, cursor: bytes = b"") -> Asking:
    signed = sign_recipient(hub.identity.signing, hub.identity.opening)
    return Asking(cursor=cursor, recipient=signed)


def _page_for(border: Border, way: Any) -> tuple[bytes, bytes, bytes]:
    asked = _asking(border.north.hub, border.north.hub.store.pulled.cursor())
    given = Giving(way.centre).page(way.node, asked)
    return given, way.centre.identity.signing.public, asked.nonce
