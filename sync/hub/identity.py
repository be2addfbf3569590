"""Who a hub is and whom it believes, in a folder of its own.

``signing.key`` signs its answers and the facts of its desks, ``recipient.key`` opens what nodes
encrypt for it, ``recovery.public`` is the centre's key that opens everything if the hub is lost.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from envelope.keys import RecipientKey, SigningKey
from envelope.trust import TrustedNode, TrustList
from sync.node import SIGNING_KEY, HubKeys, write_private

RECIPIENT_KEY = "recipient.key"
RECOVERY_KEY = "recovery.key"
RECOVERY_PUBLIC = "recovery.public"
TRUST = "trust.json"


@dataclass(frozen=True)
class HubIdentity:
    """A hub's keys and the folder they lie in."""

    folder: Path
    signing: SigningKey
    opening: RecipientKey
    recovery_public: bytes

    @property
    def keys(self) -> HubKeys:
        """What nodes are told of this hub."""
        return HubKeys(self.signing.public, (self.opening.public, self.recovery_public))

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Read a hub's keys. Raises OSError, KeyExposed, BadKey."""
        return cls(
            folder,
            SigningKey.load(folder / SIGNING_KEY),
            RecipientKey.load(folder / RECIPIENT_KEY),
            bytes.fromhex((folder / RECOVERY_PUBLIC).read_text(encoding="ascii")),
        )

    @classmethod
    def in_training(cls, folder: Path) -> Self:
        """Open the hub in ``folder``, or make one that takes training facts only (TƏLİM).

        Its recovery key lies beside it, since what it holds has no legal force.
        """
        if (folder / RECOVERY_PUBLIC).exists():
            return cls.open(folder)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        SigningKey.generate().save(folder / SIGNING_KEY)
        RecipientKey.generate().save(folder / RECIPIENT_KEY)
        recovery = RecipientKey.generate()
        recovery.save(folder / RECOVERY_KEY)
        write_trust(folder, TrustList(training=True))
        write_private(folder / RECOVERY_PUBLIC, recovery.public.hex())
        return cls.open(folder)


def read_trust(folder: Path) -> TrustList:
    """Read the trust list. Raises OSError, ValueError, BadKey."""
    kept = json.loads((folder / TRUST).read_text(encoding="ascii"))
    return TrustList(map(_node, kept["nodes"]), training=kept["training"])


def write_trust(folder: Path, trust: TrustList) -> None:
    """Replace the trust list, whole or not at all."""
    kept = {"training": trust.training, "nodes": [_kept(node) for node in trust]}
    write_private(folder / TRUST, json.dumps(kept, indent=2) + "\n")


def _node(kept: dict[str, Any]) -> TrustedNode:
    return TrustedNode(
        node=bytes.fromhex(kept["node"]),
        public=bytes.fromhex(kept["public"]),
        name=kept["name"],
        post=kept["post"],
        training=kept["training"],
        revoked_after_sequence=kept["revoked_after_sequence"],
    )


def _kept(node: TrustedNode) -> dict[str, Any]:
    return {
        "node": node.node.hex(),
        "public": node.public.hex(),
        "name": node.name,
        "post": node.post,
        "training": node.training,
        "revoked_after_sequence": node.revoked_after_sequence,
    }
