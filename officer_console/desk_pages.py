"""The desk's pages: find, see, decide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from customs.registration_number import grouped
from customs.states import State
from envelope.errors import RevokedNode
from forms.state_words import state_words
from languages import Language
from officer_console.calls import rows_for
from officer_console.deciding import kind_named, steps
from officer_console.door import Door
from officer_console.guard import Acting, Doorway, SignedIn
from officer_console.view import page_of
from officer_console.wording import ACTS
from records.register import Listed
from sync.hub.desk import ActIncomplete, NotAllowedNow, NotHere, Overtaken
from sync.protocol import NotItsOffice
from web.language import language_of
from web.pages import Pages
from web.sessions import Session

router = APIRouter()

LONGEST_SEARCH = 200
LARGEST_NUMBER = 9_999_999_999_999


@dataclass(frozen=True, slots=True)
class ListRow:
    """One declaration of a list."""

    number: int
    code: str
    name: str
    state: str


@router.get("/")
def home(request: Request, door: Doorway, session: SignedIn) -> Response:
    """Show the scan field and what arrived last."""
    rows = door.desk(session).hub.store.register.newest(12)
    latest, unheard = _rows(rows, language_of(request)), door.unheard()
    return _list(request, door, session, latest=latest, unheard=unheard)


@router.get("/find")
def find(request: Request, door: Doorway, session: SignedIn, text: str = "") -> Response:
    """Open what was scanned or typed; offer what is near, or what fits."""
    asked = text.strip()[:LONGEST_SEARCH]
    if not asked:
        return RedirectResponse("/", status_code=303)
    found = door.desk(session).find(asked)
    if len(found.rows) == 1:
        return RedirectResponse(f"/declarations/{found.rows[0].number}", status_code=303)
    speech = language_of(request)
    return _list(
        request,
        door,
        session,
        asked=asked,
        matches=_rows(found.rows, speech),
        near=_rows(found.near, speech),
        unasked=found.unasked,
    )


@router.get("/declarations/{number}")
def show(request: Request, door: Doorway, session: SignedIn, number: int) -> Response:
    """Show everything about one declaration."""
    return _declaration(request, door, session, number)


@router.post("/declarations/{number}/act")
def act(
    request: Request,
    door: Doorway,
    session: Acting,
    number: int,
    kind: Annotated[str, Form()] = "",
    reason: Annotated[str, Form()] = "",
    seen: Annotated[str, Form()] = "",
) -> Response:
    """Do one act of the act bar; what cannot be done is said, and nothing is written."""
    speech = language_of(request)
    chosen = kind_named(kind)
    needs_reason = chosen is not None and ACTS[chosen][2]
    if chosen is None:
        return _declaration(request, door, session, number, _unknown(speech), 400)
    if needs_reason and not reason.strip():
        text = speech.say("console", "Write the reason first: the traveller has a right to it.")
        return _declaration(request, door, session, number, text, 422)
    return _do(request, door, session, number, (chosen, reason.strip(), seen))


def _do(
    request: Request, door: Door, session: Session, number: int, asked: tuple[Any, str, str]
) -> Response:
    kind, reason, seen = asked
    speech, desk = language_of(request), door.desk(session)
    try:
        declaration = desk.view(_number(number)).declaration
        details = {"reason": reason} if reason else {}
        desk.acts(number, steps(declaration, kind, details), seen=_seen(seen))
    except Overtaken:
        text = speech.say("console", "Something happened meanwhile. Look again, then decide.")
        return _declaration(request, door, session, number, text, 409)
    except (NotAllowedNow, NotHere, NotItsOffice, RevokedNode):
        text = speech.say("console", "This cannot be done now. Nothing was written.")
        return _declaration(request, door, session, number, text, 409)
    except ActIncomplete:
        text = speech.say("console", "The reason cannot be kept as it is: make it shorter.")
        return _declaration(request, door, session, number, text, 422)
    return RedirectResponse(f"/declarations/{number}", status_code=303)


def _unknown(speech: Language) -> str:
    return speech.say("console", "This desk knows no such act. Nothing was written.")


def _seen(heads: str) -> tuple[bytes, ...]:
    try:
        return tuple(map(bytes.fromhex, heads.split(" ")))
    except ValueError:
        # Not what this page wrote into its form: no declaration has such heads.
        return ()


def _declaration(
    request: Request,
    door: Door,
    session: Session,
    number: int,
    notice: str = "",
    status: int = 200,
) -> Response:
    speech = language_of(request)
    try:
        view = door.desk(session).view(_number(number))
    except NotHere:
        return _list(request, door, session, status=404, asked=grouped_or_plain(number))
    page = page_of(view, speech, door.reference())
    return _draw(request, door, session, "declaration.html", status, page=page, notice=notice)


def _number(number: int) -> int:
    # A longer one is more than the database can be asked about.
    if not 0 <= number <= LARGEST_NUMBER:
        raise NotHere(f"{number} is no code")
    return number


def grouped_or_plain(number: int) -> str:
    """Write a code in groups; anything that is not 13 digits as it is."""
    text = f"{number:013d}"
    return grouped(number) if len(text) == 13 and number >= 0 else text


def _rows(rows: Iterable[Listed], speech: Language) -> list[ListRow]:
    return [
        ListRow(
            row.number,
            grouped_or_plain(row.number),
            row.name or "",
            state_words(State(row.state), speech),
        )
        for row in rows
    ]


def _list(
    request: Request, door: Door, session: Session, status: int = 200, **values: object
) -> Response:
    shown = {"asked": "", "matches": [], "near": [], "latest": [], "notice": "", "unasked": False}
    shown |= {"unheard": None, **values}
    return _draw(request, door, session, "desk.html", status, **shown)


def _draw(
    request: Request, door: Door, session: Session, name: str, status: int, **values: object
) -> Response:
    pages: Pages = request.app.state.pages
    return pages.draw(
        name,
        language_of(request),
        status=status,
        session=session,
        training=door.training,
        calls=rows_for(door, session, language_of(request)),
        **values,
    )
