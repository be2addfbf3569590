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
from sync.hub.giving import Giving
from sync.hub.hub import Hub
from sync.hub.news import News
from sync.hub.nodes import NodesOfHub

GRACE_SECONDS = 10
"""So long may what is being taken in go on when the hub is told to end."""


class Lifecycle:
    """What a server tells of itself; here, nobody. It is called on the server's loop."""

    def begun(self) -> None:
        """Hear that it serves."""

    def alive(self, ticks: int) -> None:
        """Hear that it lives; ``ticks`` are tenths of a second."""

    def ending(self) -> None:
        """Hear that it takes nothing new."""


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
    hub.in_vain.counts = seen.figures
    return create_app(
        Served(
            intake,
            door,
            healthy,
            NodesOfHub.of(hub),
            hub,
            watched=seen,
            editions=Editions(hub.identity.folder),
            giving=Giving(hub),
            news=News(hub.store.bound.news, hub.store.bound.last),
        )
    )


class Server(uvicorn.Server):
    """A server that says when it begins to serve, that it lives, and when it begins to end."""

    def __init__(self, config: uvicorn.Config, app: FastAPI, heard: Lifecycle) -> None:
        super().__init__(config)
        self._app = app
        self._heard = heard

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to serve."""
        await super().startup(sockets)
        if self.started:
            self._heard.begun()

    async def on_tick(self, counter: int) -> bool:
        """Look after the server, ten times a second."""
        self._heard.alive(counter)
        return await super().on_tick(counter)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Take nothing new, finish what has begun, end."""
        self._heard.ending()
        # Whoever waits would wait on: streams end, long polls are answered with what there is.
        served: Served | None = getattr(self._app.state, "served", None)
        if served is not None and served.news is not None:
            served.news.end()
        await super().shutdown(sockets)


def server(app: FastAPI, certificate: Path | None = None, heard: Lifecycle | None = None) -> Server:
    """Give a server that keeps no list of what was asked and speaks no web sockets.

    ``certificate`` is a file of a certificate with its key: it speaks TLS then.
    """
    config = uvicorn.Config(
        app,
        # Its lines go where all others go: a handler of its own would write what a fault said.
        log_config=None,
        log_level="warning",
        access_log=False,
        ws="none",
        server_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
        ssl_certfile=certificate,
    )
    return Server(config, app, heard or Lifecycle())


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
