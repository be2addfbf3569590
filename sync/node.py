"""A node: one machine's identity and the numbers it may give, in a folder of its own.

``signing.key`` is the machine's own and never leaves it. ``node.json`` (mode 0600) holds the rest:
the numbers leased to it, whom it encrypts to, whose acknowledgements it believes.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from customs.facts import NodeId
from customs.registration_number import COUNTERS, TRAINING_BLOCK, mint
from envelope.keys import SigningKey
from sync.folders import kept_key, locked, read_json, undamaged, write_private
from sync.protocol import SyncFault

SIGNING_KEY = "signing.key"
SETTINGS = "node.json"
OUTBOX = "outbox.db"


class NumbersExhausted(SyncFault):
    """Every number leased to this node has been given."""

    number = 43


@dataclass(frozen=True, slots=True)
class Lease:
    """Numbers a node may give: counters ``first`` up to, not including, ``end`` of one block."""

    block: int
    key: bytes = field(repr=False)
    first: int = 0
    end: int = COUNTERS
    further: tuple[Lease, ...] = ()
    """Leased later: what is given once this one is used up, in this order."""

    @property
    def parts(self) -> tuple[Lease, ...]:
        """This lease and the further ones."""
        return (self, *self.further)

    @property
    def size(self) -> int:
        """How many numbers there are in all."""
        return sum(one.end - one.first for one in self.parts)

    def number(self, counter: int) -> int:
        """Mint the node's number ``counter`` (from 0). Raises NumbersExhausted."""
        for part in self.parts:
            if part.first + counter < part.end:
                return mint(part.block, part.first + counter, part.key)
            counter -= part.end - part.first
        raise NumbersExhausted(f"block {self.block:04d} has no number left here")


@dataclass(frozen=True, slots=True)
class HubKeys:
    """What a node knows of its hub: whose word it takes, and who may open what it encrypts.

    ``recipients`` are public keys: the hub's, and the recovery key of the centre.
    """

    public: bytes
    recipients: tuple[bytes, ...]

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Self:
        """Take what ``written`` gave. Raises ValueError, KeyError, TypeError."""
        return cls(bytes.fromhex(kept["public"]), tuple(map(bytes.fromhex, kept["recipients"])))

    def written(self) -> dict[str, Any]:
        """Give what a file holds of it."""
        return {"public": self.public.hex(), "recipients": [one.hex() for one in self.recipients]}


@dataclass(frozen=True)
class Node:
    """Who this machine is. ``training`` marks every fact it makes (TƏLİM).

    ``name``, ``role`` and ``post`` are what its hub enrolled it as; empty where none did.
    """

    folder: Path
    key: SigningKey
    lease: Lease
    hub: HubKeys
    training: bool
    name: str = ""
    role: str = ""
    post: str = ""
    aside: int = 0
    """The counter up to which numbers were passed over when it last confirmed them."""
    aside_at: int = 0
    """When that was, in seconds since 1970."""

    @property
    def id(self) -> NodeId:
        """The 8 bytes this machine is known by."""
        return self.key.node

    @property
    def outbox_path(self) -> Path:
        """Where its store lies."""
        return self.folder / OUTBOX

    def number(self, counter: int) -> int:
        """Mint number ``counter`` (from 0) by what is leased now. Raises NumbersExhausted."""
        try:
            return self.lease.number(counter)
        except NumbersExhausted:
            # A further lease may have come since this node was opened.
            if not (self.folder / SETTINGS).exists():
                raise
            return Node.open(self.folder).lease.number(counter)

    def keep(self) -> None:
        """Write what it is into its folder, in place of what stood there. Raises OSError."""
        with locked(self.folder):
            _write_settings(self.folder / SETTINGS, self)

    @classmethod
    def in_training(cls, folder: Path, hub: HubKeys, lease: Lease | None = None) -> Self:
        """Open the node in ``folder``, or make one that is not enrolled: TƏLİM, block 0000."""
        with locked(folder):
            if (folder / SETTINGS).exists():
                return cls.open(folder)
            key = own_key(folder / SIGNING_KEY)
            lease = lease or Lease(TRAINING_BLOCK, secrets.token_bytes(32))
            node = cls(folder, key, lease, hub, training=True)
            _write_settings(folder / SETTINGS, node)
        return node

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Read the node in ``folder``. Raises OSError, KeyExposed, BadKey, FileDamaged."""
        key = SigningKey.load(folder / SIGNING_KEY)
        with undamaged(folder / SETTINGS):
            settings = read_json(folder / SETTINGS)
            lease, hub = _lease(settings["lease"]), HubKeys.read(settings["hub"])
            return cls(
                folder,
                key,
                lease,
                hub,
                training=settings["training"],
                name=str(settings.get("name", "")),
                role=str(settings.get("role", "")),
                post=str(settings.get("post", "")),
                aside=int(settings.get("aside", 0)),
                aside_at=int(settings.get("aside_at", 0)),
            )


def own_key(path: Path) -> SigningKey:
    """Give a machine's own signing key, made at first use. Raises KeyExposed, BadKey, OSError."""
    return kept_key(path, SigningKey)


def _lease(kept: dict[str, Any]) -> Lease:
    further = tuple(_lease(one) for one in kept.get("further", ()))
    return Lease(kept["block"], bytes.fromhex(kept["key"]), kept["first"], kept["end"], further)


def _written(lease: Lease) -> dict[str, Any]:
    return {
        "block": lease.block,
        "key": lease.key.hex(),
        "first": lease.first,
        "end": lease.end,
        "further": [_written(one) for one in lease.further],
    }


def _write_settings(path: Path, node: Node) -> None:
    settings = {
        "training": node.training,
        "name": node.name,
        "role": node.role,
        "post": node.post,
        "aside": node.aside,
        "aside_at": node.aside_at,
        "lease": _written(node.lease),
        "hub": node.hub.written(),
    }
    write_private(path, json.dumps(settings, indent=2) + "\n")
