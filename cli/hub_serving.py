"""What one process of a served hub does, from its opening to its end."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from cli.serving import serve
from events import note
from events.writing import Log
from kiosk.watchdog import ServiceManager
from sync.above import Upstream
from sync.carrier import Carrier
from sync.http.events import HUB_ENDING, HUB_STARTED, HUB_STOPPED
from sync.http.serving import Lifecycle, served_by
from sync.hub.below import below
from sync.hub.certificate import HubCertificate
from sync.hub.hub import Hub
from sync.hub.keeping_up import keeping_up
from sync.hub.upstream import relay
from sync.hub.vouching import in_touch_of

_TICKS = 10
"""In a second."""


@dataclass(frozen=True)
class Worker:
    """``index`` is 0 for the one that also carries up and speaks to the service manager."""

    index: int
    workers: int
    log: Path | None

    def run(
        self, opening: Callable[[], Hub], listener: socket.socket, opened: Callable[[bool], None]
    ) -> None:
        """Open the hub, say so, and serve it until it is told to end. Raises as ``Hub.open``.

        ``opened`` is told whether it speaks TLS.
        """
        log = Log(version("sarhad"), sys.stderr, self._file())
        with log as lines, closing(opening()) as hub:
            lines.node = hub.identity.signing.node.hex()
            app = served_by(hub)
            certificate = HubCertificate(hub.identity.folder).served
            opened(certificate is not None)
            with self._carrying_up(hub), self._keeping_up(hub), below(hub, pulls=self.index == 0):
                telling = _Telling(self._manager(), self.workers)
                serve(app, listener, certificate, telling)
            note(HUB_STOPPED)

    def _file(self) -> Path | None:
        if self.log is None or self.index == 0:
            return self.log
        # A file of its own each: two processes would turn one over under each other.
        return self.log.with_stem(f"{self.log.stem}-{self.index + 1}")

    def _manager(self) -> ServiceManager:
        return ServiceManager.of(os.environ) if self.index == 0 else ServiceManager()

    @contextmanager
    def _carrying_up(self, hub: Hub) -> Iterator[None]:
        upstream = Upstream.of(hub.identity.folder) if self.index == 0 else None
        if upstream is None:
            yield
            return
        courier = relay(hub, upstream)
        beside = in_touch_of(hub, upstream, courier.backlog).run_once
        carrier = Carrier(courier, beside=beside)
        carrier.start()
        try:
            yield
        finally:
            carrier.stop()

    @contextmanager
    def _keeping_up(self, hub: Hub) -> Iterator[None]:
        keeping = keeping_up(hub) if self.index == 0 else None
        if keeping is None:
            yield
            return
        keeping.start()
        try:
            yield
        finally:
            keeping.stop()


class _Telling(Lifecycle):
    """Tells the service manager and the log."""

    def __init__(self, manager: ServiceManager, workers: int) -> None:
        self._manager = manager
        self._workers = workers

    def begun(self) -> None:
        """It serves."""
        note(HUB_STARTED, workers=self._workers)
        self._manager.ready()

    def alive(self, ticks: int) -> None:
        """It lives."""
        every = self._manager.every
        if every is not None and ticks % max(1, int(every * _TICKS)) == 0:
            self._manager.alive()

    def ending(self) -> None:
        """It takes nothing new."""
        note(HUB_ENDING)
        self._manager.stopping()
