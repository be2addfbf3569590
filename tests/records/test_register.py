from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import text

from customs.facts import FactKind
from forms.content import Content
from records.engine import reading
from records.hub_store import HubStore
from records.register import squeezed

NUMBER = 2_000_000_000_008
Make = Callable[..., Content]


def lodge(hub: HubStore, author: Any, content: Content, number: int = NUMBER, **more: Any) -> None:
    hub.journal.append([author.fact(number, content=content, **more)], 1)


def found(rows: Any) -> list[int]:
    return [row.number for row in rows]


def test_a_name_is_found_by_its_beginning_in_any_spelling(
    hub: HubStore, author: Any, content: Make
) -> None:
    person = {"surname": "Əliyeva", "given_names": "Şəhla"}
    lodge(hub, author, content(**person))
    for typed in ("Əliyeva", "əliye", "ALIYEVA", "Eliyeva ş", "ƏLİYEVA ŞƏHLA"):
        row = hub.register.row(NUMBER)
        assert row is not None and row.name_key is not None
        fits = row.name_key.startswith(squeezed(typed)[:3])
        assert (found(hub.register.by_name(typed)) == [NUMBER]) == fits, typed
    assert found(hub.register.by_name("Əliyeva")) == [NUMBER]
    assert found(hub.register.by_name("liyeva")) == []


def test_nothing_typed_finds_nobody(hub: HubStore, author: Any, content: Make) -> None:
    lodge(hub, author, content())
    assert hub.register.by_name("") == []
    assert hub.register.by_name(" - ") == []


def test_names_come_in_order_and_no_more_than_asked(
    hub: HubStore, author: Any, content: Make
) -> None:
    for at, given in enumerate(["Vüqar", "Aysel", "Lalə"]):
        lodge(hub, author, content(surname="Sınaqova", given_names=given), NUMBER + at)
    names = [row.name for row in hub.register.by_name("sınaq", most=2)]
    assert len(names) == 2
    assert names[0] is not None and "Aysel" in names[0]


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_a_search_by_name_reads_the_index_alone(hub: HubStore) -> None:
    asked = (
        "EXPLAIN QUERY PLAN SELECT number, name, state, form, clock FROM register"
        " WHERE name_key >= 'A' AND name_key < 'A{' ORDER BY name_key, number LIMIT 20"
    )
    with reading(hub.engine) as connection:
        plan = [row[-1] for row in connection.execute(text(asked))]
    assert len(plan) == 1 and "USING COVERING INDEX register_name" in plan[0]


def test_a_document_is_found_whole_however_it_is_spaced(
    hub: HubStore, author: Any, content: Make
) -> None:
    lodge(hub, author, content(document_number="C01234567"))
    assert found(hub.register.by_document("c 0123-4567")) == [NUMBER]
    assert found(hub.register.by_document("C0123")) == []


def test_a_plate_is_found_in_every_form_that_has_one(
    hub: HubStore, author: Any, content: Make
) -> None:
    made = content(3, "vehicle")
    plate = str(made.group("vehicle")["plate"])
    lodge(hub, author, made)
    assert found(hub.register.by_plate(plate.lower())) == [NUMBER]
    assert found(hub.register.by_plate(plate.replace("-", " "))) == [NUMBER]


def test_what_crosses_together_is_found_together(hub: HubStore, author: Any, content: Make) -> None:
    lodge(hub, author, content(1), NUMBER, crossing=b"together")
    lodge(hub, author, content(2), NUMBER + 1, crossing=b"together")
    lodge(hub, author, content(3), NUMBER + 2, crossing=b"alone...")
    assert set(found(hub.register.by_crossing(b"together"))) == {NUMBER, NUMBER + 1}


def test_numbers_are_found_if_they_are_here(hub: HubStore, author: Any, content: Make) -> None:
    lodge(hub, author, content())
    assert found(hub.register.by_numbers([1, NUMBER, 3])) == [NUMBER]
    assert hub.register.by_numbers([]) == []


def test_the_newest_come_first(hub: HubStore, author: Any, content: Make) -> None:
    for at in range(3):
        lodge(hub, author, content(at), NUMBER + at)
    assert found(hub.register.newest(2)) == [NUMBER + 2, NUMBER + 1]


def test_facts_without_a_lodging_are_not_lost(hub: HubStore, author: Any) -> None:
    hub.journal.append([author.act(NUMBER, FactKind.PRESENTED)], 1)
    row = hub.register.row(NUMBER)
    assert row is not None
    assert (row.state, row.name, row.form) == ("not_seen", None, None)


def test_a_number_nobody_lodged_has_no_row(hub: HubStore) -> None:
    assert hub.register.row(NUMBER) is None


def test_one_number_under_two_facts_keeps_both_and_marks_them(
    hub: HubStore, author: Any, another: Any, content: Make
) -> None:
    lodge(hub, author, content(1))
    lodge(hub, another, content(2))
    row = hub.register.row(NUMBER)
    assert row is not None and row.conflict
    assert len(hub.journal.facts(NUMBER)) == 2
