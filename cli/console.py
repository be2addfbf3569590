"""``sarhad console``: the desk's pages over the hub of one machine."""

from __future__ import annotations

import ipaddress
import socket
from typing import TYPE_CHECKING, Annotated

import typer

from cli.answers import now
from cli.options import Data, Language
from cli.output import say, words

if TYPE_CHECKING:
    from fastapi import FastAPI

LOOPBACK = "127.0.0.1"
"""Where the desk is served unless another address is asked for by name: this machine only."""

Port = Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes any free port.")]
Host = Annotated[str, typer.Option("--host", help="The address to serve on.")]


def console(
    data: Data, port: Port = 8451, host: Host = LOOPBACK, language: Language = None
) -> None:
    """Serve the desk's pages until Ctrl-C."""
    from officer_console.serve import build

    app = build(data, now)
    with _listening(host, port) as listener:
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{listener.getsockname()[1]}/"
        say(words("The desk is open at {address}. Ctrl-C closes it.", address=address))
        if not _is_loopback(host):
            say(words("Others on this network can reach it: put TLS in front."), to_errors=True)
        _serve(app, listener)
    say(words("The desk is closed."))


def _listening(host: str, port: int) -> socket.socket:
    # Bound before the server starts, so that a taken port is said plainly and port 0 has a number.
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _serve(app: FastAPI, listener: socket.socket) -> None:
    import uvicorn

    # Addresses hold declarations' numbers, so no list of visited pages is kept.
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, ws="none"))
    try:
        server.run(sockets=[listener])
    except KeyboardInterrupt:
        # It has already finished what it was answering, and passes the signal on.
        return
