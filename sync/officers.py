"""Officers' accounts: made at the centre, signed, and good at a post until they expire.

An account of an edition ends on its own last day, or when the post has heard nothing of the centre
for ``offline_days``, counted from when the centre last signed. The clock of a post cannot be put
back behind that moment. Accounts made at the machine itself are used where it is the centre, and
in training.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from envelope.snapshots.parts import as_json
from records.officers import Officer, Officers
from reference.load import BAKU
from sync.editions import OFFICERS, Edition, Editions
from sync.protocol import FileDamaged

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class OfficersAccount:
    """An account as a desk sees it. It lets nobody in from ``ends`` on; None: it does not end."""

    name: str
    shown_name: str
    password_hash: str = field(repr=False)
    roles: frozenset[str]
    ends: datetime | None = None

    @classmethod
    def of(cls, officer: Officer, unheard: datetime | None = None) -> OfficersAccount:
        """Take an account, which ends when its last day does, or at ``unheard``."""
        ends = [moment for moment in (_end_of(officer.until), unheard) if moment is not None]
        return cls(
            officer.name,
            officer.shown_name,
            officer.password_hash,
            officer.roles,
            min(ends, default=None),
        )


@dataclass(frozen=True)
class Accounts:
    """The accounts good at one desk. ``own`` are those made on this machine.

    ``has_own`` says whether they count: at the centre, where they are made, and in training.
    """

    own: Officers
    editions: Editions
    has_own: bool

    def named(self, name: str) -> OfficersAccount | None:
        """Find an active account. Raises StorageFault, FileDamaged, EnvelopeError, OSError."""
        found = self.own.named(name) if self.has_own else None
        if found is not None:
            return OfficersAccount.of(found) if found.active else None
        edition = self.editions.current()
        return None if edition is None else named(edition, name)


def write_officers(officers: Iterable[Officer], offline_days: int) -> bytes:
    """Write accounts as a file of an edition, in the order of their names."""
    listed = sorted(officers, key=lambda officer: officer.name)
    return as_json({"offline_days": offline_days, "officers": [_kept(one) for one in listed]})


def named(edition: Edition, name: str) -> OfficersAccount | None:
    """Find an active account of an edition. Raises FileDamaged, NotTheOneNamed."""
    data = edition.file(OFFICERS)
    if data is None:
        return None
    try:
        said = json.loads(data)
        unheard = edition.signed_at + timedelta(days=said["offline_days"])
        found = [_officer(one) for one in said["officers"] if one["name"] == name]
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
        raise FileDamaged(f"{OFFICERS} of an edition: {error}") from error
    accounts = [OfficersAccount.of(one, unheard) for one in found if one.active]
    return next((_by_then(one, edition.signed_at) for one in accounts), None)


def _by_then(account: OfficersAccount, signed_at: datetime) -> OfficersAccount:
    # The centre's own clock has passed the end: this machine's, put back, makes it no later.
    over = account.ends is not None and account.ends <= signed_at
    return replace(account, ends=_LONG_AGO) if over else account


def _end_of(day: date | None) -> datetime | None:
    if day is None:
        return None
    midnight = datetime.combine(day + timedelta(days=1), time(), ZoneInfo(BAKU))
    return midnight.astimezone(UTC)


def _kept(officer: Officer) -> dict[str, Any]:
    return {
        "name": officer.name,
        "shown_name": officer.shown_name,
        "password_hash": officer.password_hash,
        "roles": sorted(officer.roles),
        "active": officer.active,
        "until": None if officer.until is None else officer.until.isoformat(),
    }


def _officer(kept: Mapping[str, Any]) -> Officer:
    until = kept["until"]
    return Officer(
        name=kept["name"],
        shown_name=kept["shown_name"],
        password_hash=kept["password_hash"],
        roles=frozenset(kept["roles"]),
        active=kept["active"] is True,
        until=None if until is None else date.fromisoformat(until),
    )
