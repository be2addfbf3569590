"""The example of docs/formats/envelope.md, held equal to the code."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from customs.facts import FactKind, Header
from envelope import cose
from envelope.cbor import encode
from envelope.digits import to_digits
from envelope.facts import PURPOSE, content_hash, open_content, read, seal, verify
from envelope.header import to_payload
from envelope.keys import RecipientKey, SigningKey
from envelope.packing import SALT_BYTES, unpack
from envelope.parcels import open_parcel, to_plain
from envelope.trust import TrustList

PAGE = Path(__file__).parents[2] / "docs" / "formats" / "envelope.md"


@pytest.fixture(scope="module")
def example() -> dict[str, bytes]:
    blocks = re.findall(r"```hex ([^\n]+)\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    return {name: bytes.fromhex(re.sub(r"#.*", "", block)) for name, block in blocks}


def test_the_page_has_the_whole_example(example: dict[str, bytes]) -> None:
    assert len(example) == 8


def test_the_node_is_named_by_its_key(example: dict[str, bytes], kiosk_key: SigningKey) -> None:
    assert kiosk_key.public == example["public key"]
    assert kiosk_key.node == example["node"]


def test_the_content_is_written_so(example: dict[str, bytes], answers: dict[int, object]) -> None:
    assert encode(answers) == example["content, as CBOR"]


def test_the_packed_content_unpacks_so(
    example: dict[str, bytes], answers: dict[int, object]
) -> None:
    # Another deflate may pack otherwise; every one must unpack this.
    assert unpack(example["content, packed"]) == answers
    assert example["content, packed"][:SALT_BYTES] == bytes(range(8))


def test_the_header_is_written_so(example: dict[str, bytes], header: Header) -> None:
    whole = replace(header, content_hash=content_hash(example["content, packed"]))
    assert to_payload(whole) == example["header"]


def test_the_header_is_signed_so(example: dict[str, bytes], kiosk_key: SigningKey) -> None:
    assert cose.sign(example["header"], PURPOSE, kiosk_key) == example["signed"]


def test_the_fact_reads_and_verifies(
    example: dict[str, bytes], trust: TrustList, answers: dict[int, object]
) -> None:
    fact = read(example["signed"], example["content, packed"])
    assert fact.fact_id == example["fact id"]
    assert open_content(fact) == answers
    assert verify(fact.signed, trust) == fact.header


def test_the_parcel_opens_for_its_recipient(
    example: dict[str, bytes], desk_key: RecipientKey
) -> None:
    fact = read(example["signed"], example["content, packed"])
    assert open_parcel(example["parcel"], desk_key) == fact


def test_no_parcel_is_as_short_as_a_code_somebody_types(kiosk_key: SigningKey) -> None:
    least = Header(kiosk_key.node, sequence=1, previous=None, clock=0, kind=FactKind.LODGED)
    assert len(to_digits(to_plain(seal(least, None, kiosk_key)))) > 200
