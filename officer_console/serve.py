"""Open a desk over a folder and serve its pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from fastapi import FastAPI

from customs.offices import Role
from envelope.keys import SigningKey
from envelope.trust import TrustedNode
from officer_console.accounts import Account, SignIn
from officer_console.app import create_app
from officer_console.door import Door
from sync.editions import Editions
from sync.embedded import DESK, HUB
from sync.hub.desk import Desk
from sync.hub.hub import Hub
from sync.law import law_of
from sync.node import SIGNING_KEY, own_key
from sync.officers import Accounts, OfficersAccount
from sync.publishing import Publisher
from web.sessions import Sessions


def build(folder: Path, now: Callable[[], datetime], post: str = "") -> FastAPI:
    """Build the console over the hub in ``folder``; a new folder becomes a training hub.

    Raises StorageFault, KeyExposed, BadKey, ReferenceBroken.
    """
    law = law_of(folder / HUB, now)
    hub = Hub.open(folder / HUB, law, now)
    key = desk_key(hub, folder, post)
    door = Door(
        open_desk=lambda officer, session: Desk(hub, key, officer, session),
        sign_in=sign_in_of(hub),
        sessions=Sessions(now),
        reference=law,
        now=now,
        training=hub.trust.training,
        unheard=lambda: Editions(hub.identity.folder).unheard(now()),
    )
    return create_app(door)


def sign_in_of(hub: Hub) -> SignIn:
    """Give who may sign in at a hub's desk: by the centre's accounts, or by its own."""
    folder = hub.identity.folder
    has_own = hub.trust.training or Publisher(folder, hub.now).is_here()
    accounts = Accounts(hub.store.officers, Editions(folder), has_own)
    return SignIn(accounts.named, hub.now, _end_of)


def _end_of(account: Account) -> datetime | None:
    return account.ends if isinstance(account, OfficersAccount) else None


def desk_key(hub: Hub, folder: Path, post: str) -> SigningKey:
    """Give the desk's own key, made at first use, and believed by its hub."""
    key = own_key(folder / DESK / SIGNING_KEY)
    hub.introduce(TrustedNode.of(key.public, DESK, post, Role.DESK, training=hub.trust.training))
    return key
