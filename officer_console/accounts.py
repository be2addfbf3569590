"""Officers' passwords: hashed with argon2id, slowed down for whoever guesses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import BoundedSemaphore, Lock
from typing import Protocol

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

FREE_TRIES = 5
FIRST_WAIT = timedelta(seconds=15)
MOST_NAMES = 1_000
"""Names whose wrong tries are remembered: made-up ones must not fill the memory."""

MOST_AT_ONCE = 2
"""Passwords looked at side by side: each takes 64 MiB, and anyone may ask."""

_hasher = PasswordHasher()
# Verifying against this costs as much as a real officer's hash, so timing names nobody.
_NOBODY = _hasher.hash("nobody")


class Account(Protocol):
    """One officer's account, as the records keep it."""

    @property
    def name(self) -> str:
        """The sign-in name."""

    @property
    def password_hash(self) -> str:
        """An argon2 hash."""


@dataclass(frozen=True, slots=True)
class LockedOut:
    """Too many wrong passwords; try again after ``until``."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Expired:
    """The right password of an account that ended at ``since``."""

    since: datetime


def endless(_account: Account) -> datetime | None:
    """Say when an account ends, where none does."""
    return None


def hashed(password: str) -> str:
    """Hash a password for keeping."""
    return _hasher.hash(password)


class SignIn:
    """Check names and passwords; after five wrong ones each further try waits twice as long."""

    def __init__(
        self,
        find: Callable[[str], Account | None],
        now: Callable[[], datetime],
        ends: Callable[[Account], datetime | None] = endless,
    ) -> None:
        self._find = find
        self._now = now
        self._ends = ends
        self._wrong: dict[str, tuple[int, datetime]] = {}
        self._counting = Lock()
        self._hashing = BoundedSemaphore(MOST_AT_ONCE)

    @property
    def remembered(self) -> int:
        """How many names have wrong tries."""
        return len(self._wrong)

    def check(self, name: str, password: str) -> Account | LockedOut | Expired | None:
        """Give the account, None when name or password is wrong, or LockedOut, or Expired."""
        # Counted before it is looked at, so that guesses made at once are all counted.
        until = self.count(name)
        if until is not None:
            return LockedOut(until)
        account = self._find(name)
        with self._hashing:
            right = _matches(account, password)
        if account is None or not right:
            return None
        with self._counting:
            self._wrong.pop(name, None)
        # Told only to whoever knows the password: to others it is a wrong one.
        ended = self._ended(account)
        return account if ended is None else Expired(ended)

    def count(self, name: str) -> datetime | None:
        """Count a try as wrong until it proves right; when the name waits, say until when."""
        with self._counting:
            until = self._locked_until(name)
            if until is None:
                tries, _ = self._wrong.get(name, (0, None))
                self._wrong[name] = (tries + 1, self._now())
                self._forget_one()
        return until

    def still_holds(self, name: str, password_hash: str) -> bool:
        """Whether the account is still there, with the password it was opened by."""
        account = self._find(name)
        return (
            account is not None
            and account.password_hash == password_hash
            and self._ended(account) is None
        )

    def _ended(self, account: Account) -> datetime | None:
        ends = self._ends(account)
        return ends if ends is not None and ends <= self._now() else None

    def _locked_until(self, name: str) -> datetime | None:
        tries, last = self._wrong.get(name, (0, self._now()))
        if tries < FREE_TRIES:
            return None
        until = last + FIRST_WAIT * 2 ** min(tries - FREE_TRIES, 8)
        return until if until > self._now() else None

    def _forget_one(self) -> None:
        # The fewest tries go first: to free a name that waits, one must guess as often elsewhere.
        if len(self._wrong) > MOST_NAMES:
            del self._wrong[min(self._wrong, key=self._wrong.__getitem__)]


def _matches(account: Account | None, password: str) -> bool:
    try:
        _hasher.verify(account.password_hash if account else _NOBODY, password)
    except (VerificationError, InvalidHashError):
        return False
    return account is not None
