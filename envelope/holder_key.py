"""What only whoever says a secret again can open: for what one person left half done at a machine.

The secret is short (a passport's number and a birth date), so a guess is made dear: the key is
argon2id over it (RFC 9106, the second recommended setting: 64 MiB, 3 passes), salted by the
machine. From the same derivation comes a name to find the thing under, which tells nothing of the
secret to whoever does not make the same guess.
"""

from __future__ import annotations

import os
from typing import Self

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from envelope.errors import NotForThisKey

SALT_BYTES = 16
PASSES, KIBIBYTES, LANES = 3, 64 * 1024, 4

BLOCK = 4_096
"""Bytes: what is locked is filled up to whole blocks, so that its size does not tell how much."""

_NAME_BYTES, _KEY_BYTES, _NONCE_BYTES = 16, 32, 12
_FILL = b"\x80"


class HoldersKey:
    """A key that is never written anywhere: it is derived from what its holder says."""

    def __init__(self, derived: bytes) -> None:
        self.name = derived[:_NAME_BYTES].hex()
        """Where to look: the same for the same secret and salt."""
        self._cipher = ChaCha20Poly1305(derived[_NAME_BYTES:])

    @classmethod
    def of(cls, secret: bytes, salt: bytes) -> Self:
        """Derive the key; some tenths of a second. ``salt`` has 16 bytes of the machine's own."""
        size = _NAME_BYTES + _KEY_BYTES
        return cls(hash_secret_raw(secret, salt, PASSES, KIBIBYTES, LANES, size, Type.ID))

    def lock(self, plain: bytes) -> bytes:
        """Encrypt (ChaCha20-Poly1305, RFC 8439), with a new nonce each time."""
        nonce = os.urandom(_NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, _filled_up(plain), self.name.encode())

    def unlock(self, locked: bytes) -> bytes:
        """Give what was locked. Raises NotForThisKey where it is another's, or was altered."""
        nonce, rest = locked[:_NONCE_BYTES], locked[_NONCE_BYTES:]
        try:
            filled = self._cipher.decrypt(nonce, rest, self.name.encode())
        except (InvalidTag, ValueError) as error:
            raise NotForThisKey("locked for another, or altered") from error
        return filled[: filled.rindex(_FILL)]


def _filled_up(plain: bytes) -> bytes:
    whole = plain + _FILL
    return whole + bytes(-len(whole) % BLOCK)
