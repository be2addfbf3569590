"""The token that lets one machine come in: what a person types, or a QR code carries, once.

Base32 after Crockford (no I, L, O, U; small letters and gaps are read too) in groups of five:
version and role (1 byte), secret (10), fingerprint of the hub (16), its address, check (2). The
hub keeps a hash of the secret alone; 80 bits that live for a day cannot be tried through.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Self

from customs.offices import Role
from sync.protocol import SyncFault

VERSION = 1
SECRET_BYTES = 10
FINGERPRINT_BYTES = 16
LONGEST_ADDRESS = 200
GROUP = 5

_CHECK_BYTES = 2
_ROLES: Sequence[Role] = (Role.KIOSK, Role.CABINET, Role.DESK, Role.HUB)
"""Their places are written in tokens: a new role goes to the end."""

_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MEANT = str.maketrans("OIL", "011", " -\t\r\n\u00a0")
_SECURE = "https://"
_LEAST = 1 + SECRET_BYTES + FINGERPRINT_BYTES + _CHECK_BYTES
_MOST_LETTERS = 2 * (_LEAST + LONGEST_ADDRESS)


class TokenUnknown(SyncFault):
    """No token of this hub, or mistyped."""

    number = 72


@dataclass(frozen=True, slots=True)
class Token:
    """A token as the hub made it. ``url`` is where the hub serves."""

    role: Role
    secret: bytes = field(repr=False)
    fingerprint: bytes
    url: str

    @classmethod
    def new(cls, role: Role, fingerprint: bytes, url: str) -> Self:
        """Draw a new one from the operating system's randomness. Raises ValueError."""
        if not url.isascii() or len(url) > LONGEST_ADDRESS:
            raise ValueError(f"an address has up to {LONGEST_ADDRESS} ASCII letters")
        return cls(role, secrets.token_bytes(SECRET_BYTES), fingerprint, url)

    @classmethod
    def read(cls, text: str) -> Self:
        """Read what somebody typed or scanned. Raises TokenUnknown."""
        data = _bytes_of(text)
        body, check = data[:-_CHECK_BYTES], data[-_CHECK_BYTES:]
        if len(data) < _LEAST or check != _check_of(body) or body[0] >> 4 != VERSION:
            raise TokenUnknown("mistyped, or no token")
        rest = body[1 + SECRET_BYTES :]
        address = rest[FINGERPRINT_BYTES:].decode("ascii", "replace")
        url = address if "://" in address else _SECURE + address
        try:
            role = _ROLES[body[0] & 0x0F]
        except IndexError:
            raise TokenUnknown("for a role this version does not know") from None
        return cls(role, body[1 : 1 + SECRET_BYTES], rest[:FINGERPRINT_BYTES], url)

    @property
    def text(self) -> str:
        """Write it in groups, to be typed."""
        head = bytes([VERSION << 4 | _ROLES.index(self.role)])
        address = self.url.removeprefix(_SECURE).encode("ascii")
        body = head + self.secret + self.fingerprint + address
        letters = _letters_of(body + _check_of(body))
        return "-".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))


def hashed(secret: bytes) -> bytes:
    """Give what the hub keeps of a token's secret."""
    return hashlib.sha256(b"sarhad token 1" + secret).digest()


def fingerprint_of(hub_public: bytes, authority_digest: bytes) -> bytes:
    """Name a hub by its signing key and its certificate authority (``b""`` for none)."""
    said = b"sarhad hub 1" + hub_public + authority_digest
    return hashlib.sha256(said).digest()[:FINGERPRINT_BYTES]


def _check_of(body: bytes) -> bytes:
    # Against slips of the finger alone: what it checks is nobody's secret.
    return hashlib.sha256(b"check" + body).digest()[:_CHECK_BYTES]


def _letters_of(data: bytes) -> str:
    letters = -(-len(data) * 8 // 5)
    number = int.from_bytes(data, "big") << (letters * 5 - len(data) * 8)
    return "".join(_DIGITS[number >> 5 * at & 31] for at in reversed(range(letters)))


def _bytes_of(text: str) -> bytes:
    letters = text.strip().upper().translate(_MEANT)
    if len(letters) > _MOST_LETTERS or any(letter not in _DIGITS for letter in letters):
        raise TokenUnknown("mistyped, or no token")
    number = 0
    for letter in letters:
        number = number << 5 | _DIGITS.index(letter)
    size = len(letters) * 5 // 8
    spare = len(letters) * 5 - size * 8
    return (number >> spare).to_bytes(size, "big")
