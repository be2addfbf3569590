"""``sarhad hub node add``: a token with which one machine may come in, as text and as a QR code."""

from __future__ import annotations

import os
import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.answers import now
from cli.opened_hub import Store, opened_hub
from cli.options import AsJson, Data, Language
from cli.output import problem, say, say_json, words

if TYPE_CHECKING:
    from sync.enrolment_token import Token
    from sync.hub.hub import Hub

ROLES = ("kiosk", "cabinet", "desk", "hub")


def role_code(role: str) -> str:
    """Accept a role. Raises BadParameter."""
    if role not in ROLES:
        raise typer.BadParameter(f"{role!r} is not one of {', '.join(ROLES)}")
    return role


Which = Annotated[
    str, typer.Option("--role", callback=role_code, help="kiosk, cabinet, desk, or a hub below.")
]
Name = Annotated[str, typer.Option("--name", help="What the machine is called on papers.")]
Post = Annotated[str, typer.Option("--post", metavar="CODE", help="Its post; else the hub's.")]
Url = Annotated[
    str, typer.Option("--url", help="Where it reaches this hub; else as post init said.")
]
Picture = Annotated[
    Path | None, typer.Option("--qr", metavar="FILE", help="A new PNG of the token.")
]
Hours = Annotated[int, typer.Option("--hours", min=1, max=168, help="So long it may be used.")]


def add(
    data: Data,
    role: Which,
    name: Name,
    post: Post = "",
    url: Url = "",
    qr: Picture = None,
    hours: Hours = 24,
    store: Store = None,
    as_json: AsJson = False,
    language: Language = None,
) -> None:
    """Give a token with which one machine may come in, once. `sarhad enrol` takes it."""
    with opened_hub(data, store) as hub:
        token = _token(hub, role, name, post, url, hours)
    if qr is not None:
        _draw(token, qr)
    until = (now() + timedelta(hours=hours)).isoformat(timespec="minutes")
    if as_json:
        say_json({"token": token.text, "role": role, "name": name, "until": until})
        return
    say(token.text)
    _tell(token, name, until, qr)


def _tell(token: Token, name: str, until: str, qr: Path | None) -> None:
    if sys.stdout.isatty():
        say(_in_blocks(token))
    lets = words("It lets one machine in, as {name}, until {until}.", name=name, until=until)
    say(lets, to_errors=True)
    if qr is not None:
        shown = words("{file} is the same: delete it when it was used.", file=qr)
        say(shown, to_errors=True)


def _token(hub: Hub, role: str, name: str, post: str, url: str, hours: int) -> Token:
    from customs.offices import Role
    from sync.http.nodes_words import check_names
    from sync.http.wire import check_safe
    from sync.hub.enrolling import Enrolling
    from sync.hub.place import HubPlace

    place = HubPlace.of(hub.identity.folder)
    post, url = post or place.post, (url or place.url).rstrip("/")
    if not url:
        problem(words("Say with --url where machines reach this hub."))
    if not check_names(name, post):
        problem(words("This cannot be a name."))
    check_safe(url)
    try:
        return Enrolling(hub).invite(Role(role), name, post, url, timedelta(hours=hours))
    except ValueError:
        problem(words("This cannot be an address: {url}", url=url))


def _draw(token: Token, file: Path) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        _symbol(token).save(out, kind="png", scale=8)


def _in_blocks(token: Token) -> str:
    """Draw two rows of the code in one of letters, light on dark as terminals mostly are."""
    rows = [[not dark for dark in row] for row in _symbol(token).matrix_iter(border=4)]
    rows += [[True] * len(rows[0])] * (len(rows) % 2)
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return "\n".join("".join(_BLOCKS[both] for both in zip(*pair, strict=True)) for pair in pairs)


_BLOCKS = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}


def _symbol(token: Token) -> Any:
    import segno

    return segno.make(token.text, error="m", micro=False)
