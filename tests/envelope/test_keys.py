from __future__ import annotations

import hashlib
from pathlib import Path, PosixPath
from typing import Any

import pytest

from envelope.errors import BadKey, KeyExposed
from envelope.keys import RecipientKey, SigningKey, is_signed_by, node_id

# RFC 8032, 7.1, test 2.
RFC8032_PRIVATE = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"
RFC8032_PUBLIC = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
RFC8032_SIGNATURE = (
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
)

KINDS = [SigningKey, RecipientKey]


def test_signing_follows_rfc_8032() -> None:
    key = SigningKey.from_bytes(bytes.fromhex(RFC8032_PRIVATE))
    assert key.public.hex() == RFC8032_PUBLIC
    assert key.sign(b"\x72").hex() == RFC8032_SIGNATURE


def test_a_node_is_named_by_its_key(kiosk_key: SigningKey) -> None:
    assert kiosk_key.node == hashlib.sha256(kiosk_key.public).digest()[:8]
    assert kiosk_key.node == node_id(kiosk_key.public)


def test_only_the_owner_and_the_very_message_pass(kiosk_key: SigningKey) -> None:
    signature = kiosk_key.sign(b"message")
    assert is_signed_by(kiosk_key.public, signature, b"message")
    assert not is_signed_by(kiosk_key.public, signature, b"massage")
    assert not is_signed_by(SigningKey.generate().public, signature, b"message")
    assert not is_signed_by(kiosk_key.public, b"", b"message")


@pytest.mark.parametrize("kind", KINDS)
def test_new_keys_differ(kind: type[SigningKey]) -> None:
    assert kind.generate().to_bytes() != kind.generate().to_bytes()


@pytest.mark.parametrize("kind", KINDS)
def test_a_key_file_is_for_its_owner_alone_and_reads_back(
    kind: type[SigningKey], tmp_path: Path
) -> None:
    key = kind.generate()
    key.save(tmp_path / "key")
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
    assert kind.load(tmp_path / "key").to_bytes() == key.to_bytes()


def test_a_key_file_is_never_replaced(tmp_path: Path, kiosk_key: SigningKey) -> None:
    kiosk_key.save(tmp_path / "key")
    with pytest.raises(FileExistsError):
        SigningKey.generate().save(tmp_path / "key")
    assert SigningKey.load(tmp_path / "key").public == kiosk_key.public


def test_a_key_file_others_may_read_is_refused(tmp_path: Path, kiosk_key: SigningKey) -> None:
    kiosk_key.save(tmp_path / "key")
    (tmp_path / "key").chmod(0o640)
    with pytest.raises(KeyExposed):
        SigningKey.load(tmp_path / "key")


class Swapped(PosixPath):
    """A name that leads to another file once it is opened."""

    def open(self, *how: Any, **more: Any) -> Any:
        self.chmod(0o644)
        return super().open(*how, **more)


def test_the_file_that_is_read_is_the_file_that_is_looked_at(
    tmp_path: Path, kiosk_key: SigningKey
) -> None:
    kiosk_key.save(tmp_path / "key")
    with pytest.raises(KeyExposed):
        SigningKey.load(Swapped(tmp_path / "key"))


def test_a_key_of_the_other_kind_is_refused(tmp_path: Path, desk_key: RecipientKey) -> None:
    desk_key.save(tmp_path / "key")
    with pytest.raises(BadKey):
        SigningKey.load(tmp_path / "key")


@pytest.mark.parametrize("rest", [b"", b"00\n", b"zz\n", b"\xff\n", b"00" * 33])
def test_a_damaged_key_file_is_refused(tmp_path: Path, rest: bytes) -> None:
    path = tmp_path / "key"
    path.write_bytes(b"sarhad signing key 1\n" + rest)
    path.chmod(0o600)
    with pytest.raises(BadKey):
        SigningKey.load(path)


@pytest.mark.parametrize("kind", KINDS)
def test_a_key_of_another_length_is_refused(kind: type[SigningKey]) -> None:
    with pytest.raises(BadKey):
        kind.from_bytes(bytes(31))
    with pytest.raises(BadKey):
        is_signed_by(bytes(31), bytes(64), b"")


@pytest.mark.parametrize("kind", KINDS)
def test_the_private_bytes_are_never_shown(kind: type[SigningKey]) -> None:
    key = kind.generate()
    shown = f"{key!r} {key!s} {key}"
    assert key.to_bytes().hex() not in shown
    assert repr(key.to_bytes()) not in shown
    assert kind.kind in shown
