"""``sarhad console``: the desk's pages over the hub of one machine."""

from __future__ import annotations

from cli.answers import now
from cli.options import Data, Language
from cli.output import say, words
from cli.serving import LOOPBACK, Host, Port, address_of, is_loopback, listening, serve


def console(
    data: Data, port: Port = 8451, host: Host = LOOPBACK, language: Language = None
) -> None:
    """Serve the desk's pages until Ctrl-C."""
    from officer_console.serve import build

    app = build(data, now)
    with listening(host, port) as listener:
        address = address_of(listener)
        say(words("The desk is open at {address}. Ctrl-C closes it.", address=address))
        if not is_loopback(host):
            say(words("Others on this network can reach it: put TLS in front."), to_errors=True)
        serve(app, listener)
    say(words("The desk is closed."))
