"""Guessing is slow however it is done, and costs the machine little."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from officer_console.accounts import (
    FREE_TRIES,
    MOST_NAMES,
    Account,
    Expired,
    LockedOut,
    SignIn,
    hashed,
)

AT = datetime(2026, 11, 22, 10, 2, tzinfo=UTC)


@dataclass(frozen=True)
class Officer:
    name: str
    password_hash: str


NUMUNE = Officer("numune", hashed("yalniz-telim-ucun"))
BROKEN = Officer("sinaq", "not a hash")


@dataclass
class Clock:
    at: datetime = AT

    def __call__(self) -> datetime:
        return self.at


@dataclass
class Book:
    """Finds accounts, and counts how often it was asked: once for every password looked at."""

    asked: list[str] = field(default_factory=list)

    def __call__(self, name: str) -> Account | None:
        self.asked.append(name)
        return {"numune": NUMUNE, "sinaq": BROKEN}.get(name)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def book() -> Book:
    return Book()


@pytest.fixture
def sign_in(book: Book, clock: Clock) -> SignIn:
    return SignIn(book, clock)


def guess(sign_in: SignIn, times: int, name: str = "numune") -> None:
    for _ in range(times):
        sign_in.check(name, "guess")


def test_the_right_password_gives_the_account_and_forgets_the_wrong_ones(sign_in: SignIn) -> None:
    guess(sign_in, FREE_TRIES - 1)
    assert sign_in.check("numune", "yalniz-telim-ucun") is NUMUNE
    guess(sign_in, FREE_TRIES - 1)
    assert sign_in.check("numune", "yalniz-telim-ucun") is NUMUNE


def test_each_wait_is_twice_the_last(sign_in: SignIn, clock: Clock) -> None:
    guess(sign_in, FREE_TRIES)
    for seconds in (15, 30, 60, 120):
        locked = sign_in.check("numune", "guess")
        assert locked == LockedOut(clock.at + timedelta(seconds=seconds))
        clock.at += timedelta(seconds=seconds)
        assert sign_in.check("numune", "guess") is None


def test_guesses_made_at_once_are_all_counted(sign_in: SignIn, book: Book) -> None:
    with ThreadPoolExecutor(12) as threads:
        list(threads.map(lambda _: sign_in.check("numune", "guess"), range(12)))
    assert len(book.asked) == FREE_TRIES


def test_a_name_nobody_has_waits_like_any_other(sign_in: SignIn) -> None:
    guess(sign_in, FREE_TRIES, "kimse")
    assert isinstance(sign_in.check("kimse", "guess"), LockedOut)


def test_an_account_whose_hash_is_broken_lets_nobody_in(sign_in: SignIn) -> None:
    assert sign_in.check("sinaq", "not a hash") is None


def test_made_up_names_neither_fill_the_memory_nor_free_a_name_that_waits(
    sign_in: SignIn, clock: Clock
) -> None:
    for _ in range(FREE_TRIES):
        sign_in.count("numune")
    for made_up in range(MOST_NAMES + 50):
        clock.at += timedelta(milliseconds=1)
        sign_in.count(f"{made_up}")
    assert sign_in.remembered == MOST_NAMES
    assert isinstance(sign_in.check("numune", "guess"), LockedOut)


def ending(at: datetime | None) -> Callable[[Account], datetime | None]:
    return lambda _account: at


def test_an_account_that_ended_is_said_to_have_to_whoever_knows_the_password(
    book: Book, clock: Clock
) -> None:
    sign_in = SignIn(book, clock, ending(AT + timedelta(days=1)))
    assert sign_in.check("numune", "yalniz-telim-ucun") == NUMUNE
    clock.at += timedelta(days=1)
    assert sign_in.check("numune", "guess") is None
    assert sign_in.check("numune", "yalniz-telim-ucun") == Expired(AT + timedelta(days=1))


def test_a_session_ends_with_its_account(book: Book, clock: Clock) -> None:
    sign_in = SignIn(book, clock, ending(AT + timedelta(days=1)))
    assert sign_in.still_holds("numune", NUMUNE.password_hash)
    clock.at += timedelta(days=1)
    assert not sign_in.still_holds("numune", NUMUNE.password_hash)
