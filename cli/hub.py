"""``sarhad hub``: takes in what kiosks, cabinets and desks of other machines hand over."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.answers import now
from cli.options import Data, Language
from cli.output import say, words
from cli.serving import LOOPBACK, Host, Port, address_of, is_loopback, listening, serve

Store = Annotated[
    str | None,
    typer.Option("--store", metavar="URL", help="postgresql://...; else a file in DIR/hub."),
]


def hub(
    data: Data,
    port: Port = 8450,
    host: Host = LOOPBACK,
    store: Store = None,
    language: Language = None,
) -> None:
    """Serve the hub in DIR/hub to its nodes until Ctrl-C."""
    from sync.embedded import HUB
    from sync.http.serving import served_by
    from sync.hub.hub import Hub
    from sync.law import LawInForce

    opened = Hub.open(data / HUB, LawInForce(now), now, store=store)
    try:
        with listening(host, port) as listener:
            address = address_of(listener)
            say(words("The hub is open at {address}. Ctrl-C closes it.", address=address))
            if not is_loopback(host):
                say(words("Others on this network can reach it: put TLS in front."), to_errors=True)
            serve(served_by(opened), listener)
    finally:
        opened.close()
    say(words("The hub is closed."))
