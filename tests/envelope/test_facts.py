from __future__ import annotations

import hashlib
from dataclasses import replace

import cbor2
import pytest
from pycose.algorithms import EdDSA
from pycose.headers import Algorithm
from pycose.keys import OKPKey
from pycose.keys.curves import Ed25519
from pycose.messages import Sign1Message

from customs.facts import Header
from envelope import cose
from envelope.cbor import decode, encode
from envelope.errors import (
    BadSignature,
    ContentAltered,
    ContentMissing,
    EnvelopeError,
    HeaderMalformed,
    RevokedNode,
    TrainingMismatch,
    UnknownNode,
)
from envelope.facts import (
    PURPOSE,
    Envelope,
    content_hash,
    inspect,
    open_content,
    read,
    seal,
    verify,
)
from envelope.keys import SigningKey
from envelope.trust import TrustedNode, TrustList


def seen_by_pycose(signed: bytes) -> Sign1Message:
    message = Sign1Message.from_cose_obj(cbor2.loads(signed), allow_unknown_attributes=False)
    message.external_aad = PURPOSE
    return message


def test_a_fact_opens_to_what_was_lodged(lodged: Envelope, answers: dict[int, object]) -> None:
    assert open_content(lodged) == answers


def test_the_header_holds_the_hash_of_the_packed_content(lodged: Envelope, header: Header) -> None:
    assert lodged.content is not None
    digest = hashlib.sha256(lodged.content).digest()
    assert lodged.header == replace(header, content_hash=digest)


def test_a_fact_without_content_has_no_hash(header: Header, kiosk_key: SigningKey) -> None:
    bare = seal(replace(header, content_hash=bytes(32)), None, kiosk_key)
    assert (bare.content, bare.header.content_hash) == (None, None)
    with pytest.raises(ContentMissing):
        open_content(bare)


def test_the_fact_id_is_half_the_hash_of_what_is_signed(lodged: Envelope) -> None:
    payload = cose.payload_of(lodged.signed)
    structure = cbor2.dumps(["Signature1", bytes.fromhex("a10127"), b"sarhad fact 1", payload])
    assert lodged.fact_id == hashlib.sha256(structure).digest()[:16]


def test_pycose_verifies_the_signature(lodged: Envelope, kiosk_key: SigningKey) -> None:
    message = seen_by_pycose(lodged.signed)
    message.key = OKPKey(crv=Ed25519, x=kiosk_key.public, optional_params={})
    assert message.phdr == {Algorithm: EdDSA}
    assert message.verify_signature()
    message.external_aad = b"sarhad other 1"
    assert not message.verify_signature()


def test_a_message_made_by_pycose_is_verified_here(
    lodged: Envelope, kiosk_key: SigningKey, trust: TrustList
) -> None:
    message = Sign1Message(phdr={Algorithm: EdDSA}, payload=cose.payload_of(lodged.signed))
    message.external_aad = PURPOSE
    message.key = OKPKey(
        crv=Ed25519, x=kiosk_key.public, d=kiosk_key.to_bytes(), optional_params={}
    )
    made = message.encode(tag=False)
    assert made == lodged.signed
    assert verify(made, trust) == lodged.header


def test_the_trusted_node_is_believed(lodged: Envelope, trust: TrustList) -> None:
    assert verify(lodged.signed, trust) == lodged.header


def test_a_node_off_the_list_is_unknown(lodged: Envelope) -> None:
    with pytest.raises(UnknownNode):
        verify(lodged.signed, TrustList())


def test_a_fact_that_names_another_node_is_not_believed(
    header: Header, kiosk_key: SigningKey, trust: TrustList
) -> None:
    liar = SigningKey.from_bytes(bytes(32))
    payload = cose.payload_of(seal(header, None, kiosk_key).signed)
    with pytest.raises(BadSignature):
        verify(cose.sign(payload, PURPOSE, liar), trust)


def test_a_signature_for_another_purpose_is_no_fact(
    lodged: Envelope, kiosk_key: SigningKey, trust: TrustList
) -> None:
    other = cose.sign(cose.payload_of(lodged.signed), b"sarhad acknowledgement 1", kiosk_key)
    with pytest.raises(BadSignature):
        verify(other, trust)


def test_a_revoked_nodes_facts_held_before_stand_up_to_the_last_of_them(
    lodged: Envelope, kiosk_node: TrustedNode
) -> None:
    up_to_it = TrustList([replace(kiosk_node, revoked_after_sequence=7)])
    assert verify(lodged.signed, up_to_it, held=True)
    with pytest.raises(RevokedNode):
        verify(lodged.signed, TrustList([replace(kiosk_node, revoked_after_sequence=6)]), held=True)


def test_a_revoked_key_cannot_sign_an_old_sequence_number_anew(
    lodged: Envelope, kiosk_node: TrustedNode
) -> None:
    with pytest.raises(RevokedNode, match="not held"):
        verify(lodged.signed, TrustList([replace(kiosk_node, revoked_after_sequence=7)]))


def test_what_somebody_said_is_not_shown_by_accident(lodged: Envelope) -> None:
    assert lodged.content is not None
    assert repr(lodged.content) not in repr(lodged)


def test_training_and_live_never_mix(
    header: Header, kiosk_key: SigningKey, kiosk_node: TrustedNode, trust: TrustList
) -> None:
    live = seal(header, None, kiosk_key)
    exercise = seal(replace(header, training=True), None, kiosk_key)
    school = TrustList([replace(kiosk_node, training=True)], training=True)
    assert verify(exercise.signed, school).training
    for signed, list_ in ((exercise.signed, trust), (live.signed, school)):
        with pytest.raises(TrainingMismatch):
            verify(signed, list_)


def test_a_node_enrolled_for_the_other_side_is_not_believed(
    lodged: Envelope, kiosk_node: TrustedNode
) -> None:
    with pytest.raises(TrainingMismatch):
        verify(lodged.signed, TrustList([replace(kiosk_node, training=True)]))


def test_only_its_own_key_signs_a_header(header: Header) -> None:
    with pytest.raises(HeaderMalformed):
        seal(header, None, SigningKey.generate())


def test_other_content_is_refused(lodged: Envelope) -> None:
    assert lodged.content is not None
    other = lodged.content[:-1] + b"\xff"
    with pytest.raises(ContentAltered):
        read(lodged.signed, other)
    with pytest.raises(ContentAltered):
        open_content(replace(lodged, content=other))


def test_content_under_a_header_without_a_hash_is_refused(
    header: Header, kiosk_key: SigningKey, lodged: Envelope
) -> None:
    with pytest.raises(ContentAltered):
        read(seal(header, None, kiosk_key).signed, lodged.content)


def test_an_erased_fact_still_verifies(lodged: Envelope, trust: TrustList) -> None:
    erased = read(lodged.signed)
    assert erased == replace(lodged, content=None)
    assert verify(erased.signed, trust).content_hash == content_hash(lodged.content or b"")


def test_a_fact_of_a_later_version_is_verified_and_kept_whole(
    lodged: Envelope, kiosk_key: SigningKey, trust: TrustList
) -> None:
    fields = decode(cose.payload_of(lodged.signed), 1000) | {0: 2, 40: "later"}
    later = cose.sign(encode(fields), PURPOSE, kiosk_key)
    assert verify(later, trust) == lodged.header
    assert read(later).signed == later
    assert inspect(later).unknown == {40}


def test_every_cut_is_refused(lodged: Envelope, trust: TrustList) -> None:
    for length in range(len(lodged.signed)):
        with pytest.raises(EnvelopeError):
            verify(lodged.signed[:length], trust)


def test_every_flipped_bit_is_refused(lodged: Envelope, trust: TrustList) -> None:
    for bit in range(8 * len(lodged.signed)):
        altered = bytearray(lodged.signed)
        altered[bit // 8] ^= 1 << bit % 8
        with pytest.raises(EnvelopeError):
            verify(bytes(altered), trust)


def test_every_flipped_bit_of_content_is_refused(lodged: Envelope) -> None:
    assert lodged.content is not None
    for bit in range(8 * len(lodged.content)):
        altered = bytearray(lodged.content)
        altered[bit // 8] ^= 1 << bit % 8
        with pytest.raises(ContentAltered):
            read(lodged.signed, bytes(altered))
