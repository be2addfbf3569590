"""Open a desk over a folder and serve its pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from fastapi import FastAPI

from customs.offices import Role
from envelope.keys import SigningKey
from envelope.trust import TrustedNode
from officer_console.accounts import SignIn
from officer_console.app import create_app
from officer_console.door import Door
from records.officers import Officer
from sync.embedded import DESK, HUB
from sync.hub.desk import Desk
from sync.hub.hub import Hub
from sync.law import LawInForce
from sync.node import SIGNING_KEY, own_key
from web.sessions import Sessions


def build(folder: Path, now: Callable[[], datetime], post: str = "") -> FastAPI:
    """Build the console over the hub in ``folder``; a new folder becomes a training hub.

    Raises StorageFault, KeyExposed, BadKey, ReferenceBroken.
    """
    law = LawInForce(now)
    hub = Hub.open(folder / HUB, law, now)
    key = desk_key(hub, folder, post)
    door = Door(
        open_desk=lambda officer, session: Desk(hub, key, officer, session),
        sign_in=SignIn(lambda name: _active(hub, name), now),
        sessions=Sessions(now),
        reference=law,
        now=now,
        training=hub.trust.training,
    )
    return create_app(door)


def _active(hub: Hub, name: str) -> Officer | None:
    officer = hub.store.officers.named(name)
    return officer if officer is not None and officer.active else None


def desk_key(hub: Hub, folder: Path, post: str) -> SigningKey:
    """Give the desk's own key, made at first use, and believed by its hub."""
    key = own_key(folder / DESK / SIGNING_KEY)
    hub.introduce(TrustedNode.of(key.public, DESK, post, Role.DESK, training=hub.trust.training))
    return key
