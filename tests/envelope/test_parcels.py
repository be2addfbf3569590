from __future__ import annotations

import hashlib
import hmac
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from hypothesis import given
from hypothesis import strategies as st

from customs.facts import Header
from envelope import parcels
from envelope.cbor import decode, encode
from envelope.errors import (
    BadKey,
    ContentAltered,
    EnvelopeError,
    NotForThisKey,
    TooLarge,
    Unreadable,
)
from envelope.facts import Envelope, seal, verify
from envelope.keys import RecipientKey, SigningKey
from envelope.packing import MAX_CONTENT
from envelope.parcels import header_of, hint, look, open_parcel, to_parcel, to_plain
from envelope.trust import TrustList


def test_its_recipient_opens_a_parcel(lodged: Envelope, desk_key: RecipientKey) -> None:
    parcel = to_parcel(lodged, [desk_key.public])
    assert look(parcel).is_encrypted
    assert (lodged.content or b"") not in parcel
    assert open_parcel(parcel, desk_key) == lodged


def test_each_of_several_recipients_opens_a_parcel(
    lodged: Envelope, desk_key: RecipientKey, recovery_key: RecipientKey
) -> None:
    parcel = to_parcel(lodged, [desk_key.public, recovery_key.public])
    assert (lodged.content or b"") not in parcel
    assert open_parcel(parcel, desk_key) == open_parcel(parcel, recovery_key) == lodged


@pytest.mark.parametrize("recipients", [1, 2])
def test_a_desk_with_several_keys_finds_the_right_one(
    lodged: Envelope, desk_key: RecipientKey, recovery_key: RecipientKey, recipients: int
) -> None:
    public = [desk_key.public, RecipientKey.generate().public][:recipients]
    parcel = to_parcel(lodged, public)
    assert open_parcel(parcel, recovery_key, RecipientKey.generate(), desk_key) == lodged


@pytest.mark.parametrize("recipients", [1, 2])
def test_nobody_else_opens_a_parcel(
    lodged: Envelope, desk_key: RecipientKey, recovery_key: RecipientKey, recipients: int
) -> None:
    public = [desk_key.public, RecipientKey.generate().public][:recipients]
    parcel = to_parcel(lodged, public)
    for keys in ((), (recovery_key,)):
        with pytest.raises(NotForThisKey):
            open_parcel(parcel, *keys)


def test_a_recipient_named_twice_is_one_recipient(lodged: Envelope, desk_key: RecipientKey) -> None:
    twice = to_parcel(lodged, [desk_key.public, desk_key.public])
    assert len(twice) == len(to_parcel(lodged, [desk_key.public]))


def test_anyone_can_check_that_a_paper_is_genuine(
    lodged: Envelope, desk_key: RecipientKey, trust: TrustList
) -> None:
    parcel = to_parcel(lodged, [desk_key.public])
    assert verify(look(parcel).signed, trust) == header_of(parcel) == lodged.header
    assert look(parcel).fact_id == lodged.fact_id


def test_a_parcel_in_clear_opens_without_a_key(lodged: Envelope) -> None:
    parcel = look(to_plain(lodged))
    assert not parcel.is_encrypted
    assert open_parcel(to_plain(lodged)) == lodged


def test_a_fact_without_content_needs_no_key(lodged: Envelope, desk_key: RecipientKey) -> None:
    erased = replace(lodged, content=None)
    assert open_parcel(to_parcel(erased, [desk_key.public])) == erased
    assert to_parcel(erased, [desk_key.public]) == to_plain(erased)


def test_content_is_never_written_for_nobody(lodged: Envelope) -> None:
    with pytest.raises(ValueError, match="recipients"):
        to_parcel(lodged, [])
    with pytest.raises(ValueError, match="recipients"):
        to_parcel(lodged, [bytes([n]) * 32 for n in range(17)])


@pytest.mark.parametrize("public", [b"", bytes(31), bytes(32), b"\x01" + bytes(31)])
def test_a_recipient_that_is_no_key_is_refused(
    lodged: Envelope, desk_key: RecipientKey, public: bytes
) -> None:
    with pytest.raises(BadKey):
        to_parcel(lodged, [public])
    with pytest.raises(BadKey):
        to_parcel(lodged, [desk_key.public, public])


def test_content_moved_to_another_header_does_not_open(
    lodged: Envelope, header: Header, kiosk_key: SigningKey, desk_key: RecipientKey
) -> None:
    other = seal(replace(header, sequence=8), {1: "other"}, kiosk_key)
    for recipients in ([desk_key.public], [desk_key.public, bytes([9]) * 32]):
        signed, _ = decode(to_parcel(other, recipients), 10_000)
        _, content = decode(to_parcel(lodged, recipients), 10_000)
        with pytest.raises(NotForThisKey):
            open_parcel(encode([signed, content]), desk_key)


def test_content_that_opens_but_was_not_signed_is_refused(
    lodged: Envelope, desk_key: RecipientKey
) -> None:
    swapped = replace(lodged, content=b"x" * 20)
    with pytest.raises(ContentAltered):
        open_parcel(to_parcel(swapped, [desk_key.public]), desk_key)
    with pytest.raises(ContentAltered):
        open_parcel(to_plain(swapped))


def test_the_largest_content_goes_to_the_most_recipients(
    header: Header, kiosk_key: SigningKey, desk_key: RecipientKey
) -> None:
    noise = b"".join(hashlib.sha256(bytes([n % 256, n // 256])).digest() for n in range(2048))
    big = seal(header, {1: noise[: MAX_CONTENT - 5]}, kiosk_key)
    others = [RecipientKey.generate().public for _ in range(15)]
    parcel = to_parcel(big, [*others, desk_key.public])
    assert open_parcel(parcel, desk_key) == big
    with pytest.raises(TooLarge):
        to_plain(replace(big, content=bytes(parcels.MAX_PARCEL)))


def test_every_cut_is_refused(lodged: Envelope, desk_key: RecipientKey) -> None:
    parcel = to_parcel(lodged, [desk_key.public])
    for length in range(len(parcel)):
        with pytest.raises(EnvelopeError):
            open_parcel(parcel[:length], desk_key)


@pytest.mark.parametrize("recipients", [1, 2])
def test_every_flipped_bit_is_refused(
    lodged: Envelope, desk_key: RecipientKey, trust: TrustList, recipients: int
) -> None:
    public = [desk_key.public, bytes([9]) * 32][:recipients]
    parcel = to_parcel(lodged, public)
    mine = mine_to_alter(parcel, recipients)
    for bit in range(8 * mine):
        altered = bytearray(parcel)
        altered[bit // 8] ^= 1 << bit % 8
        with pytest.raises(EnvelopeError):
            verify(open_parcel(bytes(altered), desk_key).signed, trust)


def mine_to_alter(parcel: bytes, recipients: int) -> int:
    # The wrap for somebody else, at the end, is theirs to notice.
    wrap_of_another = 1 + 5 + 2 + 80
    return len(parcel) - (recipients - 1) * wrap_of_another


@given(st.binary(max_size=200))
def test_hostile_bytes_are_refused_by_name(data: bytes) -> None:
    for start in (b"", b"\x82", b"\x82\x84\x43\xa1\x01\x27\xa0"):
        with pytest.raises(EnvelopeError):
            open_parcel(start + data)


@pytest.mark.parametrize(
    "content",
    [
        [],
        {},
        7,
        "text",
        [b"", b""],
        [b"", [b"1234", b""]],
        [b"", [b"1234", b""], [b"123", b""]],
        [b"", [b"1234", b""], [b"1234"]],
        [b"", *[[b"1234", b""]] * 17],
        [1],
    ],
)
def test_content_of_another_shape_is_refused(lodged: Envelope, content: object) -> None:
    with pytest.raises(Unreadable):
        look(encode([decode(lodged.signed, 1000), content]))


@pytest.mark.parametrize("parcel", [1, [], [[]], {0: 1}, [b"", None], [[], None, None]])
def test_a_parcel_of_another_shape_is_refused(parcel: object) -> None:
    with pytest.raises(EnvelopeError):
        look(encode(parcel))


def test_short_ciphertexts_are_not_for_anyone(lodged: Envelope, desk_key: RecipientKey) -> None:
    mine = hint(desk_key.public)
    for content in ([b""], [b"", [mine, b""], [b"1234", b""]], [bytes(48)]):
        with pytest.raises(NotForThisKey):
            open_parcel(encode([decode(lodged.signed, 1000), content]), desk_key)


# An HPKE receiver written from RFC 9180 alone, so that the one in use has a second opinion.

KEM = b"KEM\x00\x20"
HPKE = b"HPKE\x00\x20\x00\x01\x00\x03"


def extract(suite: bytes, salt: bytes, label: bytes, secret: bytes) -> bytes:
    keyed = b"HPKE-v1" + suite + label + secret
    return hmac.new(salt or bytes(32), keyed, hashlib.sha256).digest()


def expand(suite: bytes, secret: bytes, label: bytes, info: bytes, length: int) -> bytes:
    message = length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info + b"\x01"
    return hmac.new(secret, message, hashlib.sha256).digest()[:length]


def receive(private: bytes, data: bytes, info: bytes, aad: bytes = b"") -> bytes:
    enc, ciphertext = data[:32], data[32:]
    key = X25519PrivateKey.from_private_bytes(private)
    shared = key.exchange(X25519PublicKey.from_public_bytes(enc))
    context = enc + key.public_key().public_bytes_raw()
    secret = expand(KEM, extract(KEM, b"", b"eae_prk", shared), b"shared_secret", context, 32)
    schedule = (
        b"\x00" + extract(HPKE, b"", b"psk_id_hash", b"") + extract(HPKE, b"", b"info_hash", info)
    )
    base = extract(HPKE, secret, b"secret", b"")
    aead = ChaCha20Poly1305(expand(HPKE, base, b"key", schedule, 32))
    return aead.decrypt(expand(HPKE, base, b"base_nonce", schedule, 12), ciphertext, aad)


def test_the_second_receiver_opens_the_vector_of_rfc_9180() -> None:
    # RFC 9180, A.2.1 and A.2.1.1, sequence number 0.
    plain = receive(
        bytes.fromhex("8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb"),
        bytes.fromhex(
            "1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a"
            "1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d"
            "2dd1b51a28"
        ),
        b"Ode on a Grecian Urn",
        b"Count-0",
    )
    assert plain == b"Beauty is truth, truth beauty"


def test_the_second_receiver_opens_our_parcels(
    lodged: Envelope, desk_key: RecipientKey, recovery_key: RecipientKey
) -> None:
    private, bound = desk_key.to_bytes(), lodged.fact_id
    [sole] = look(to_parcel(lodged, [desk_key.public])).content
    assert receive(private, sole, b"sarhad content 1" + bound) == lodged.content

    body, wrap, _ = look(to_parcel(lodged, [desk_key.public, recovery_key.public])).content
    assert wrap[0] == hashlib.sha256(desk_key.public).digest()[:4]
    content_key = receive(private, wrap[1], b"sarhad content key 1" + bound)
    aead = ChaCha20Poly1305(content_key)
    assert aead.decrypt(bytes(12), body, b"sarhad content 1" + bound) == lodged.content
