"""``sarhad enrol`` and ``rotate``: this machine comes in, or goes on with a new key."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.opened_hub import Store, opened_hub
from cli.options import AsJson, Data, Language
from cli.output import problem, say, say_json, words
from cli.reading import STANDARD_INPUT, standard_input

if TYPE_CHECKING:
    from sync.http.enrol_client import Enrolment
    from sync.hub.hub import Hub
    from sync.membership import Membership, Numbers

LONGEST_LINE = 1_000

GivenToken = Annotated[
    str, typer.Argument(metavar="TOKEN", help="What node add printed; - asks for it.")
]
Which = Annotated[
    str, typer.Option("--role", metavar="ROLE", help="kiosk, cabinet or desk: whose key.")
]


def enrol(
    token: GivenToken,
    data: Data,
    store: Store = None,
    as_json: AsJson = False,
    language: Language = None,
) -> None:
    """Make this machine one of a post's, or the hub in DIR one below another."""
    from customs.offices import Role
    from sync.enrolment_token import Token
    from sync.http.enrol_client import Enrolment

    enrolment = Enrolment(Token.read(_typed(token)), data)
    below = enrolment.token.role is Role.HUB
    became = _hub_below(enrolment, data, store) if below else enrolment.node()
    if as_json:
        say_json(_shown(became))
        return
    say(words("This machine is {name} from now on: {role}, {post}.", **_shown(became)))
    if became.training:
        say(words("It is for training (TƏLİM)."))


def rotate(data: Data, role: Which = "kiosk", language: Language = None) -> None:
    """Give this machine a new key; its old one says so. The machine must not be running."""
    from records.kiosk_store import KioskStore
    from sync.above import Upstream
    from sync.http.rotate_client import Rotation
    from sync.node import OUTBOX

    folder = data / role
    upstream = Upstream.of(folder) if role in ("kiosk", "cabinet", "desk") else None
    if upstream is None:
        problem(words("{folder} is no machine that has come in.", folder=folder))
    if (folder / OUTBOX).exists():
        with closing(KioskStore.open(folder / OUTBOX)) as store:
            node = Rotation(folder, store).run(upstream)
    else:
        node = Rotation(folder, None).run(upstream)
    say(words("This machine has a new key. Its id is {node}.", node=node.hex()))


def _typed(token: str) -> str:
    if token != STANDARD_INPUT:
        say(
            words("A token in a command can be seen by others here: - asks for it."), to_errors=True
        )
        return token
    if sys.stdin is not None and sys.stdin.isatty():
        return str(typer.prompt(words("Token")))
    return standard_input().readline(LONGEST_LINE).decode("ascii", "replace")


def _hub_below(enrolment: Enrolment, data: Path, store: str | None) -> Membership:
    from sync.membership import MembershipRefused

    with opened_hub(data, store) as hub:
        if not hub.trust.training and hub.store.nodes.leases.begun():
            raise MembershipRefused("the hub leased numbers of its own")
        return enrolment.hub_below(hub.identity.signing, hub.trust.training, _keeping(hub))


def _keeping(hub: Hub) -> Callable[[Numbers], None]:
    from sync.hub.leasing import keep_numbers

    return lambda numbers: keep_numbers(hub, numbers)


def _shown(became: Membership) -> dict[str, object]:
    who = {"node": became.node.hex(), "name": became.name, "role": became.role.value}
    return {**who, "post": became.post, "training": became.training}
