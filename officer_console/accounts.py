"""Officers' passwords: hashed with argon2id, slowed down for whoever guesses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

FREE_TRIES = 5
FIRST_WAIT = timedelta(seconds=15)

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


def hashed(password: str) -> str:
    """Hash a password for keeping."""
    return _hasher.hash(password)


class SignIn:
    """Check names and passwords; after five wrong ones each further try waits twice as long."""

    def __init__(self, find: Callable[[str], Account | None], now: Callable[[], datetime]) -> None:
        self._find = find
        self._now = now
        self._wrong: dict[str, tuple[int, datetime]] = {}

    def check(self, name: str, password: str) -> Account | LockedOut | None:
        """Give the account, None when name or password is wrong, or LockedOut."""
        until = self._locked_until(name)
        if until is not None:
            return LockedOut(until)
        account = self._find(name)
        if _matches(account, password) and account is not None:
            self._wrong.pop(name, None)
            return account
        tries, _ = self._wrong.get(name, (0, self._now()))
        self._wrong[name] = (tries + 1, self._now())
        return None

    def _locked_until(self, name: str) -> datetime | None:
        tries, last = self._wrong.get(name, (0, self._now()))
        if tries < FREE_TRIES:
            return None
        until = last + FIRST_WAIT * 2 ** min(tries - FREE_TRIES, 8)
        return until if until > self._now() else None


def _matches(account: Account | None, password: str) -> bool:
    try:
        _hasher.verify(account.password_hash if account else _NOBODY, password)
    except (VerificationError, InvalidHashError):
        return False
    return account is not None
