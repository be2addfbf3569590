"""Signing in and out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from languages import Language
from officer_console.accounts import Account, Expired, LockedOut
from officer_console.guard import COOKIE, Acting, Doorway
from web.language import language_of
from web.pages import Pages

router = APIRouter()


@router.get("/sign-in")
def show(request: Request, door: Doorway, next: str = "/") -> Response:
    """Ask who is there."""
    return _page(request, next=next, name="", problem=None, training=door.training)


@router.post("/sign-in")
def enter(
    request: Request,
    door: Doorway,
    name: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = "/",
) -> Response:
    """Open a session, or say why not; the name typed is kept."""
    found = door.sign_in.check(name[:64], password[:256])
    if found is None or isinstance(found, LockedOut | Expired):
        problem = _problem(found, language_of(request))
        return _page(
            request, status=403, next=next, name=name, problem=problem, training=door.training
        )
    return _entered(request, door, found, next)


@router.post("/sign-out")
def leave(request: Request, door: Doorway, session: Acting) -> Response:
    """End the session."""
    door.sessions.end(request.cookies[COOKIE])
    response = RedirectResponse("/sign-in", status_code=303)
    response.delete_cookie(COOKIE)
    return response


def _entered(request: Request, door: Doorway, account: Account, next: str) -> Response:
    secret, _ = door.sessions.begin(account.name, account.password_hash)
    response = RedirectResponse(own_path(next), status_code=303)
    secure = request.url.scheme == "https"
    response.set_cookie(COOKIE, secret, httponly=True, samesite="strict", secure=secure)
    return response


def own_path(wanted: str) -> str:
    """Give a page of this desk: the one wanted, or the first where it is none of ours."""
    # A link that signs in and lands elsewhere would lend the desk's name to a stranger's page.
    inside = wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    return wanted if inside else "/"


def _problem(found: LockedOut | Expired | None, speech: Language) -> str:
    if found is None:
        return speech.say("console", "The name or the password is wrong.")
    if isinstance(found, Expired):
        return speech.say("console", "This account has expired. The centre can renew it.")
    return speech.say("console", "Too many wrong tries. Wait a little, then try again.")


def _page(request: Request, *, status: int = 200, **values: object) -> Response:
    pages: Pages = request.app.state.pages
    return pages.draw("sign_in.html", language_of(request), status=status, **values)
