"""Keys a machine owns: one to sign what it saw, one to open what was meant for it.

Key files hold a line of kind and a line of hex, readable by their owner alone.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import ClassVar, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from customs.facts import NodeId
from envelope.errors import BadKey, KeyExposed

KEY_BYTES = 32
"""Private and public keys of Ed25519 (RFC 8032) and X25519 (RFC 7748) alike."""

LONGEST_FILE = 1_024
"""Bytes read of a key file; its two lines are under a hundred."""


def node_id(public: bytes) -> NodeId:
    """Name a node by its public signing key: the first 8 bytes of the key's SHA-256."""
    return hashlib.sha256(public).digest()[:8]


def is_signed_by(public: bytes, signature: bytes, message: bytes) -> bool:
    """Tell whether the owner of ``public`` signed ``message`` (Ed25519). Raises BadKey."""
    _check_length(public)
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        return False
    return True


class _PrivateKey:
    """32 secret bytes: how they are made, kept in a file and never shown."""

    kind: ClassVar[str]
    public: bytes
    """32 bytes, for anyone to have."""

    def __init__(self, private: bytes) -> None:
        _check_length(private)
        self._private = private

    @classmethod
    def generate(cls) -> Self:
        """Draw a new key from the operating system's randomness."""
        return cls(os.urandom(KEY_BYTES))

    @classmethod
    def from_bytes(cls, private: bytes) -> Self:
        """Take 32 private bytes. Raises BadKey."""
        return cls(private)

    def to_bytes(self) -> bytes:
        """Give the 32 private bytes."""
        return self._private

    def save(self, path: Path) -> None:
        """Write a new key file with mode 0600. Raises FileExistsError: a key is never replaced."""
        text = f"{self.kind}\n{self._private.hex()}\n"
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a key file. Raises KeyExposed, BadKey, OSError."""
        with path.open("rb") as file:
            # Asked of the open file: the name may lead to another one a moment later.
            if os.fstat(file.fileno()).st_mode & 0o077:
                raise KeyExposed(f"{path} may be read by others; make it mode 0600")
            kind, _, rest = file.read(LONGEST_FILE).partition(b"\n")
        if kind != cls.kind.encode():
            raise BadKey(f"{path} is not a {cls.kind}")
        try:
            return cls(bytes.fromhex(rest.decode("ascii")))
        except ValueError as error:
            raise BadKey(f"{path} holds no key") from error

    def __repr__(self) -> str:
        return f"<{self.kind} of {hashlib.sha256(self.public).hexdigest()[:16]}>"


class SigningKey(_PrivateKey):
    """The key a node signs its facts with (Ed25519, RFC 8032)."""

    kind = "sarhad signing key 1"

    def __init__(self, private: bytes) -> None:
        super().__init__(private)
        self._key = Ed25519PrivateKey.from_private_bytes(private)
        self.public = self._key.public_key().public_bytes_raw()
        self.node = node_id(self.public)
        """8 bytes that name the node this key belongs to."""

    def sign(self, message: bytes) -> bytes:
        """Give the 64-byte signature over ``message``."""
        return self._key.sign(message)


class RecipientKey(_PrivateKey):
    """The key a desk, hub or recovery safe opens content with (X25519, RFC 7748)."""

    kind = "sarhad recipient key 1"

    def __init__(self, private: bytes) -> None:
        super().__init__(private)
        self.exchange = X25519PrivateKey.from_private_bytes(private)
        """The key in the form HPKE takes it."""
        self.public = self.exchange.public_key().public_bytes_raw()


def _check_length(key: bytes) -> None:
    if len(key) != KEY_BYTES:
        raise BadKey(f"a key has {KEY_BYTES} bytes, not {len(key)}")
