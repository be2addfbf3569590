"""Hubs that are served on this machine, over TLS where a test wants it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from customs.offices import Role
from sync.enrolment_token import Token
from sync.http.serving import serve_in_thread, served_by
from sync.hub.certificate import HubCertificate
from sync.hub.hub import Hub
from sync.hub.nodes import NodesOfHub
from sync.law import LawInForce


@dataclass
class Served:
    """A hub, its address, and what its administrator does."""

    hub: Hub
    url: str

    @property
    def nodes(self) -> NodesOfHub:
        return NodesOfHub.of(self.hub)

    def token(
        self, name: str = "Kiosk 3", role: Role = Role.KIOSK, lasts: timedelta = timedelta(hours=1)
    ) -> Token:
        return self.nodes.enrolling.invite(role, name, "baki", self.url, lasts)


@pytest.fixture
def serve(tmp_path: Path, clock: Any) -> Iterator[Callable[..., Served]]:
    """Open and serve a training hub."""
    with ExitStack() as stack:

        def make(name: str = "post", *, tls: bool = False, store: str | None = None) -> Served:
            folder = tmp_path / name / "hub"
            hub = Hub.open(folder, LawInForce(clock), clock, store=store)
            stack.callback(hub.close)
            certificate = HubCertificate(folder)
            if tls:
                certificate.make(name, ["127.0.0.1"], clock())
            url = stack.enter_context(serve_in_thread(served_by(hub), certificate.served))
            return Served(hub, url)

        yield make
