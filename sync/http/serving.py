"""Serve a hub: by the command on a port, or on a thread for whoever needs one for a while."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from records import StorageFault
from sync.editions import Editions
from sync.http.access import Doorkeeper, access_key
from sync.http.app import create_app
from sync.http.looking import watched
from sync.http.served import Served
from sync.http.watching import CountedIntake
from sync.hub.hub import Hub
from sync.hub.nodes import NodesOfHub

GRACE_SECONDS = 10
"""So long may what is being taken in go on when the hub is told to end."""


def served_by(hub: Hub) -> FastAPI:
    """Build the application over an open hub. Raises OSError, FileDamaged."""

    def healthy() -> bool:
        try:
            return hub.store.safe_position() >= 0
        except StorageFault:
            return False

    door = Doorkeeper(
        access_key(hub.identity.folder), lambda: hub.trust, lambda: hub.now().timestamp()
    )
    seen = watched(hub)
    intake = CountedIntake(hub.intake, seen.figures)
    return create_app(
        Served(
            intake,
            door,
            healthy,
            NodesOfHub.of(hub),
            watched=seen,
            editions=Editions(hub.identity.folder),
        )
    )


def server(app: FastAPI, certificate: Path | None = None) -> uvicorn.Server:
    """Give a server that keeps no list of what was asked and speaks no web sockets.

    ``certificate`` is a file of a certificate with its key: it speaks TLS then.
    """
    return uvicorn.Server(
        uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            ws="none",
            server_header=False,
            timeout_graceful_shutdown=GRACE_SECONDS,
            ssl_certfile=certificate,
        )
    )


@contextmanager
def serve_in_thread(app: FastAPI, certificate: Path | None = None) -> Iterator[str]:
    """Serve on a free port of this machine until the block ends. Gives the address."""
    listener = socket.create_server(("127.0.0.1", 0))
    running = server(app, certificate)
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listener]})
    thread.start()
    while not running.started and thread.is_alive():
        thread.join(0.01)
    try:
        scheme = "https" if certificate else "http"
        yield f"{scheme}://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        running.should_exit = True
        thread.join()
        listener.close()
