"""Access to a hub by signed challenge: a node proves its key and gets a pass for a short while.

Nothing is kept at the hub. A challenge and a pass are ``node || expiry || HMAC-SHA-256`` over them
and their purpose, under a key in the hub's folder, so several workers of one hub accept each
other's. A pass is worth what TLS is worth: whoever reads it may use it until it ends.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from customs.facts import NodeId
from envelope import cose
from envelope.errors import EnvelopeError
from envelope.keys import SigningKey
from envelope.trust import TrustedNode, TrustList
from sync.folders import locked, undamaged, write_private
from sync.protocol import SyncFault

PURPOSE = b"sarhad access 1"
"""What a node's signature over a challenge is for, so that it is worth nothing elsewhere."""

ACCESS_KEY = "access.key"
CHALLENGE_SECONDS = 60
PASS_SECONDS = 15 * 60

_NODE, _EXPIRY, _MAC = 8, 8, 32
_CHALLENGE, _PASS = b"challenge", b"pass"


class NotAdmitted(SyncFault):
    """No pass, one that has ended, or a node that is unknown, revoked or did not prove its key."""

    number = 62


def access_key(folder: Path) -> bytes:
    """Give the hub's own 32 secret bytes, made at first use. Raises OSError, FileDamaged."""
    path = folder / ACCESS_KEY
    with locked(folder, path.stem):
        if not path.exists():
            write_private(path, os.urandom(_MAC).hex())
    with undamaged(path):
        key = bytes.fromhex(path.read_text(encoding="ascii"))
        if len(key) != _MAC:
            raise ValueError("not an access key")
    return key


def prove(challenge: bytes, key: SigningKey) -> bytes:
    """Sign a hub's challenge, as the node it was given to."""
    return cose.sign(challenge, PURPOSE, key)


@dataclass(frozen=True)
class Doorkeeper:
    """Lets nodes of the trust list in. ``seconds`` gives the time since 1970."""

    key: bytes = field(repr=False)
    trust: Callable[[], TrustList]
    seconds: Callable[[], float]

    def challenge(self, node: NodeId) -> bytes:
        """Give what ``node`` must sign, whether or not it is known: that is not told here.

        Raises NotAdmitted for what is no node's id.
        """
        if len(node) != _NODE:
            raise NotAdmitted("not a node")
        return self._issue(_CHALLENGE, node, CHALLENGE_SECONDS)

    def admit(self, proof: bytes) -> bytes:
        """Give a pass for a signed challenge. Raises NotAdmitted."""
        try:
            challenge = cose.payload_of(proof)
            node = self._known(self._read(_CHALLENGE, challenge))
            genuine = cose.is_genuine(proof, PURPOSE, node.public)
        except EnvelopeError as error:
            raise NotAdmitted(str(error)) from error
        if not genuine:
            raise NotAdmitted("signed by another key")
        return self._issue(_PASS, node.node, PASS_SECONDS)

    def holder(self, passed: bytes) -> TrustedNode:
        """Say whose pass it is. One revoked meanwhile is let in no more. Raises NotAdmitted."""
        return self._known(self._read(_PASS, passed))

    def _known(self, node: NodeId) -> TrustedNode:
        try:
            found = self.trust().lookup(node)
        except EnvelopeError as error:
            raise NotAdmitted(str(error)) from error
        if found.revoked_after_sequence is not None:
            raise NotAdmitted(f"{found.name} was revoked")
        return found

    def _issue(self, purpose: bytes, node: NodeId, lasts: int) -> bytes:
        expiry = int(self.seconds()) + lasts
        body = node + expiry.to_bytes(_EXPIRY, "big")
        return body + self._mac(purpose, body)

    def _read(self, purpose: bytes, issued: bytes) -> NodeId:
        body, mac = issued[:-_MAC], issued[-_MAC:]
        if len(body) != _NODE + _EXPIRY or not hmac.compare_digest(mac, self._mac(purpose, body)):
            raise NotAdmitted("not issued here")
        if int.from_bytes(body[_NODE:], "big") <= self.seconds():
            raise NotAdmitted("it has ended")
        return body[:_NODE]

    def _mac(self, purpose: bytes, body: bytes) -> bytes:
        return hmac.digest(self.key, purpose + b"\0" + body, hashlib.sha256)
