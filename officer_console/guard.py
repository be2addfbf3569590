"""Who may pass: a fresh session for every page, and its own token for every act."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Form, Request

from officer_console.door import Door
from web.sessions import Session, same_token

COOKIE = "desk"


class NotSignedIn(Exception):
    """Nobody, or a session that has ended."""


class StaleForm(Exception):
    """A form whose token is not this session's."""


def door_of(request: Request) -> Door:
    """Give the door this application was built over."""
    door: Door = request.app.state.door
    return door


def signed_in(request: Request) -> Session:
    """Give the session. Raises NotSignedIn, also when the account was closed meanwhile.

    A page that looks for calls by itself says ``watching``, and keeps no session alive.
    """
    door, secret = door_of(request), request.cookies.get(COOKIE)
    session = door.sessions.get(secret, alone="watching" in request.query_params)
    if session is None or secret is None:
        raise NotSignedIn
    if not door.sign_in.still_holds(session.officer, session.password_hash):
        door.sessions.end(secret)
        raise NotSignedIn
    return session


def acting(
    session: Annotated[Session, Depends(signed_in)], csrf: Annotated[str, Form()] = ""
) -> Session:
    """Give the session of a form that carries its token. Raises StaleForm."""
    if not same_token(session, csrf):
        raise StaleForm
    return session


Doorway = Annotated[Door, Depends(door_of)]
SignedIn = Annotated[Session, Depends(signed_in)]
Acting = Annotated[Session, Depends(acting)]
