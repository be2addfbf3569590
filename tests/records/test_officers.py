from __future__ import annotations

from datetime import date

from records.hub_store import HubStore
from records.officers import Officer


def test_officers_are_kept_and_replaced_by_name(hub: HubStore) -> None:
    assert hub.officers.named("numune") is None
    first = Officer("numune", "Nümunə Əməkdaş", "hash 1", frozenset({"officer", "supervisor"}))
    hub.officers.keep(first)
    assert hub.officers.named("numune") == first
    gone = Officer("numune", "Nümunə Əməkdaş", "hash 2", active=False)
    hub.officers.keep(gone)
    hub.officers.keep(Officer("basqa", "Başqa Əməkdaş", "hash 3"))
    assert [one.name for one in hub.officers.all()] == ["basqa", "numune"]
    assert hub.officers.named("numune") == gone


def test_a_password_hash_is_not_shown_by_accident() -> None:
    assert "argon2" not in repr(Officer("numune", "Nümunə Əməkdaş", "$argon2id$"))


def test_the_last_day_of_an_account_is_kept(hub: HubStore) -> None:
    short = Officer("numune", "Nümunə Əməkdaş", "hash", until=date(2026, 12, 31))
    hub.officers.keep(short)
    assert hub.officers.named("numune") == short
