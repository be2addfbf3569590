"""Calls from the kiosks, on every page of the desk: who calls, since when, and who comes.

A page that is open asks for them by itself (``static/desk.js``); without scripts the first page is
loaded anew (``desk.html``). Neither keeps a session alive: nobody need be there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from languages import Language
from officer_console.door import Door
from officer_console.guard import Acting, Doorway, SignedIn
from officer_console.sign_in_pages import own_path
from officer_console.view import BAKU
from officer_console.wording import place
from records.calls import Call
from sync.hub.calls import CallState, answer, standing, state_of
from web.language import language_of
from web.pages import Pages
from web.sessions import Session

router = APIRouter()

KEY = "F10"
"""Answers the oldest call."""

LARGEST_ID = 2**63 - 1


@dataclass(frozen=True, slots=True)
class CallRow:
    """One call as a line: ``key`` is the key of its act, where it has one."""

    id: int
    state: str
    text: str
    place: str
    time: str
    waited: str
    key: str


def rows_for(door: Door, session: Session, speech: Language) -> list[CallRow]:
    """Give the calls of this officer's hub, those that wait first."""
    calls = sorted(standing(door.desk(session)), key=lambda call: _ORDER.index(state_of(call)))
    now = int(door.now().timestamp() * 1000)
    return [_row(call, speech, now, KEY if at == 0 else "") for at, call in enumerate(calls)]


@router.get("/calls")
def calls(request: Request, door: Doorway, session: SignedIn) -> Response:
    """Give the lines alone, for a page that is open."""
    pages: Pages = request.app.state.pages
    speech = language_of(request)
    rows = rows_for(door, session, speech)
    return pages.draw("calls.html", speech, session=session, calls=rows)


@router.post("/calls/{call}/answer")
def come(request: Request, door: Doorway, session: Acting, call: int) -> Response:
    """Say that this officer comes. Whether another does already is seen on the page."""
    if 0 < call <= LARGEST_ID:
        answer(door.desk(session), call)
    return RedirectResponse(_page_before(request), status_code=303)


def _page_before(request: Request) -> str:
    before = urlsplit(request.headers.get("referer", ""))
    if not before.path or before.path.startswith("/calls"):
        return "/"
    return own_path(f"{before.path}?{before.query}" if before.query else before.path)


_ORDER = (CallState.WAITS, CallState.COMING, CallState.GONE)


def _row(call: Call, speech: Language, now: int, key: str) -> CallRow:
    state = state_of(call)
    minutes = max(0, now - call.called_at) // 60_000
    waits = state is CallState.WAITS
    return CallRow(
        id=call.id,
        state=state,
        text=_said(call, state, speech),
        place=place(call.place, speech) if state is not CallState.GONE else "",
        time=_wall_clock(call.called_at),
        waited=speech.say("console", "{count} min", count=minutes) if waits else "",
        key=key if waits else "",
    )


def _said(call: Call, state: CallState, speech: Language) -> str:
    say = speech.say
    match state:
        case CallState.WAITS:
            return say("console", "Kiosk {kiosk} calls", kiosk=call.kiosk)
        case CallState.COMING:
            who = call.officer or ""
            return say(
                "console", "Kiosk {kiosk}: {officer} is coming", kiosk=call.kiosk, officer=who
            )
    return say("console", "Kiosk {kiosk}: gone, the call was taken back", kiosk=call.kiosk)


def _wall_clock(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, UTC).astimezone(BAKU).strftime("%H:%M")
