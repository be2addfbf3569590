"""``sarhad officer``: who may sit at the desk of one machine."""

from __future__ import annotations

import sys
from contextlib import closing
from dataclasses import replace as closed
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from cli.answers import now
from cli.options import Data, Language, day
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
Until = Annotated[
    date | None,
    typer.Option("--until", parser=day, metavar="DATE", help="The account's last day in Baku."),
]


@app.command("add")
def add(
    name: Name,
    data: Data,
    shown_name: ShownName = "",
    replace: Replace = False,
    until: Until = None,
    language: Language = None,
) -> None:
    """Give an officer an account; the password is asked for, or is standard input's first line.

    Made at the centre it is good at every post; made at a post, in training only.
    """
    if not name.strip() or not name.isprintable():
        problem(words("This cannot be a name."))
    password = _password()
    with closing(_hub(data)) as hub:
        _check_made_here(hub)
        _keep(hub, name, shown_name or name, password, replace, until)
    say(words("{name} can sign in now.", name=name))


@app.command("close")
def close(name: Name, data: Data, language: Language = None) -> None:
    """Close an officer's account; from the centre this travels to every post."""
    with closing(_hub(data)) as hub:
        _check_made_here(hub)
        found = hub.store.officers.named(name)
        if found is None:
            problem(words("{name} has no account.", name=name))
        hub.store.officers.keep(closed(found, active=False))
    say(words("{name} can sign in no more.", name=name))


def _check_made_here(hub: Hub) -> None:
    from sync.publishing import Publisher

    if not hub.trust.training and not Publisher(hub.identity.folder, now).is_here():
        problem(words("Accounts of a live post are made at the centre."))


def _keep(
    hub: Hub, name: str, shown_name: str, password: str, replace: bool, until: date | None
) -> None:
    from officer_console.accounts import hashed
    from records.officers import Officer

    officers = hub.store.officers
    if officers.named(name) is not None and not replace:
        problem(words("{name} has an account; --replace gives it a new password.", name=name))
    officers.keep(Officer(name, shown_name, hashed(password), until=until))


def _hub(data: Path) -> Hub:
    from sync.embedded import HUB
    from sync.hub.hub import Hub
    from sync.law import law_of

    return Hub.open(data / HUB, law_of(data / HUB, now), now)


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
