"""``sarhad officer``: who may sit at the desk of one machine."""

from __future__ import annotations

import sys
from contextlib import closing
from typing import TYPE_CHECKING, Annotated

import typer

from cli.answers import now
from cli.options import Data, Language
from cli.output import problem, say, words
from cli.reading import standard_input

if TYPE_CHECKING:
    from pathlib import Path

    from sync.hub.hub import Hub

SHORTEST_PASSWORD = 8
LONGEST_PASSWORD = 1_000

app = typer.Typer(no_args_is_help=True, help="Who may sit at a desk.")

Name = Annotated[str, typer.Argument(metavar="NAME", help="What the officer signs in with.")]
ShownName = Annotated[str, typer.Option("--shown-name", help="What pages call the officer.")]
Replace = Annotated[bool, typer.Option("--replace", help="Give an account a new password.")]


@app.command("add")
def add(
    name: Name,
    data: Data,
    shown_name: ShownName = "",
    replace: Replace = False,
    language: Language = None,
) -> None:
    """Give an officer an account; the password is asked for, or is standard input's first line."""
    if not name.strip() or not name.isprintable():
        problem(words("This cannot be a name."))
    password = _password()
    with closing(_hub(data)) as hub:
        _keep(hub, name, shown_name or name, password, replace)
    say(words("{name} can sign in now.", name=name))


def _keep(hub: Hub, name: str, shown_name: str, password: str, replace: bool) -> None:
    from officer_console.accounts import hashed
    from records.officers import Officer

    officers = hub.store.officers
    if officers.named(name) is not None and not replace:
        problem(words("{name} has an account; --replace gives it a new password.", name=name))
    officers.keep(Officer(name, shown_name, hashed(password)))


def _hub(data: Path) -> Hub:
    from sync.embedded import HUB
    from sync.hub.hub import Hub
    from sync.law import LawInForce

    return Hub.open(data / HUB, LawInForce(now), now)


def _password() -> str:
    typed = _asked() if sys.stdin is not None and sys.stdin.isatty() else _given()
    if len(typed) < SHORTEST_PASSWORD or "\ufffd" in typed:
        problem(words("A password has at least {least} letters.", least=SHORTEST_PASSWORD))
    return typed


def _asked() -> str:
    return str(typer.prompt(words("Password"), hide_input=True, confirmation_prompt=True))


def _given() -> str:
    line = standard_input().readline(LONGEST_PASSWORD)
    return line.decode("utf-8", "replace").rstrip("\r\n")
