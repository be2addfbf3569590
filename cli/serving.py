"""What commands that serve pages or a wire share: an address, a socket, a server."""

from __future__ import annotations

import ipaddress
import signal
import socket
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pathlib import Path

    from fastapi import FastAPI

    from sync.http.serving import Lifecycle

LOOPBACK = "127.0.0.1"
"""Where it is served unless another address is asked for by name: this machine only."""

Port = Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes any free port.")]
Host = Annotated[str, typer.Option("--host", help="The address to serve on.")]


def listening(host: str, port: int) -> socket.socket:
    """Give a socket that listens. Raises OSError.

    Bound before the server starts, so that a taken port is said plainly and port 0 has a number.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family)


def address_of(listener: socket.socket, scheme: str = "http") -> str:
    """Give the address a socket is reached at."""
    host, port = listener.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    return f"{scheme}://{shown}:{port}/"


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def serve(
    app: FastAPI,
    listener: socket.socket,
    certificate: Path | None = None,
    heard: Lifecycle | None = None,
) -> None:
    """Serve until Ctrl-C or SIGTERM; what is being answered is finished first."""
    from sync.http.serving import server

    # The server finishes, then gives the signal again to whoever stands here.
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        # Addresses hold declarations' numbers, so no list of visited pages is kept.
        server(app, certificate, heard).run(sockets=[listener])
    except KeyboardInterrupt:
        return
    finally:
        signal.signal(signal.SIGTERM, before)
