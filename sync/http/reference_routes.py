"""What the centre says, passed on in the very bytes it signed; by the centre and by any hub below.

Nobody needs a pass: the law is public, and whoever has the trust list can check that a paper is
genuine. Only the officers' accounts want one, of a hub or a desk: they hold passwords, hashed.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from customs.offices import Role
from sync.editions import OFFICERS, Edition
from sync.following import FILES, GUARDED, METADATA
from sync.http.served import Here, Passed
from sync.protocol import SyncFault

router = APIRouter()

DESKS = frozenset({Role.HUB, Role.DESK})
"""The roles that are given officers' accounts: where officers sign in."""

_UNCHANGING = {"cache-control": "public, max-age=31536000, immutable"}
_CHANGING = {"cache-control": "no-store"}


class NotInEdition(SyncFault):
    """Nothing of that name is in the edition that stands here."""

    number = 79


class NotForThisRole(SyncFault):
    """Officers' accounts are for hubs and desks alone."""

    number = 80


REFUSED: tuple[tuple[type[Exception], int, str], ...] = (
    (NotInEdition, 404, "The edition that stands here has no such file."),
    (NotForThisRole, 403, "This is for hubs and desks alone."),
)


def _edition(here: Here) -> Edition:
    edition = None if here.editions is None else here.editions.current()
    if edition is None:
        raise NotInEdition("no edition stands here")
    return edition


Stands = Annotated[Edition, Depends(_edition)]


@router.get(f"{METADATA}/{{name}}")
def metadata(stands: Stands, name: str) -> Response:
    """Give a signed part of the edition that stands: `timestamp.json`, `2.root.json`."""
    data = stands.metadata().get(name)
    if data is None:
        raise NotInEdition(name)
    return Response(data, media_type="application/json", headers=_CHANGING)


@router.get(f"{FILES}/{{sha256}}")
def file(stands: Stands, sha256: str) -> Response:
    """Give a file of the edition that stands, by its SHA-256 in hexadecimal."""
    return Response(
        _found(stands, sha256, guarded=False),
        media_type="application/octet-stream",
        headers=_UNCHANGING,
    )


@router.get(f"{GUARDED}/{{sha256}}")
def guarded(stands: Stands, passed: Passed, sha256: str) -> Response:
    """Give the officers' accounts to a hub or a desk, by their SHA-256."""
    if passed.role not in DESKS:
        raise NotForThisRole(passed.role)
    found = _found(stands, sha256, guarded=True)
    return Response(found, media_type="application/octet-stream", headers=_CHANGING)


def _found(edition: Edition, sha256: str, *, guarded: bool) -> bytes:
    # Looked up among what was signed: nothing a stranger writes becomes a path.
    for name, named in edition.targets.names.items():
        if named.sha256 == sha256 and (name == OFFICERS) == guarded:
            data = edition.file(name)
            if data is not None:
                return data
    raise NotInEdition("no file of that hash")
