from __future__ import annotations

import pytest

from envelope import cose
from envelope.cbor import encode
from envelope.errors import TooLarge, UnknownAlgorithm, Unreadable
from envelope.keys import SigningKey

PURPOSE = b"sarhad test 1"


def test_a_signature_holds_for_its_purpose_alone(kiosk_key: SigningKey) -> None:
    signed = cose.sign(b"payload", PURPOSE, kiosk_key)
    assert cose.payload_of(signed) == b"payload"
    assert cose.is_genuine(signed, PURPOSE, kiosk_key.public)
    assert not cose.is_genuine(signed, b"sarhad other 1", kiosk_key.public)
    assert not cose.is_genuine(signed, PURPOSE, SigningKey.generate().public)


@pytest.mark.parametrize(
    ("parts", "fault"),
    [
        ([cose.PROTECTED, {}, b"", bytes(63)], UnknownAlgorithm),
        ([b"", {}, b"", bytes(64)], UnknownAlgorithm),
        ([bytes.fromhex("a10126"), {}, b"", bytes(64)], UnknownAlgorithm),
        ([cose.PROTECTED, {4: b"kid"}, b"", bytes(64)], UnknownAlgorithm),
        ([cose.PROTECTED, {}, None, bytes(64)], Unreadable),
        ([cose.PROTECTED, {}, b""], Unreadable),
        ({0: 1}, Unreadable),
        ([cose.PROTECTED, {}, bytes(cose.MAX_SIGNED), bytes(64)], TooLarge),
    ],
)
def test_another_shape_is_refused(parts: object, fault: type[Exception]) -> None:
    with pytest.raises(fault):
        cose.payload_of(encode(parts))
