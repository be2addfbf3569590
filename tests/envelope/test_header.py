from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customs.facts import FactKind, Header
from envelope.cbor import encode
from envelope.errors import EnvelopeError, HeaderMalformed, NotCanonical
from envelope.header import MAX_SEEN, Key, from_payload, to_payload

IDS = st.binary(min_size=16, max_size=16)
SMALL = st.integers(1, 65_535)
HEADERS = st.builds(
    Header,
    node=st.binary(min_size=8, max_size=8),
    sequence=st.integers(1, 2**63 - 1),
    previous=st.none() | IDS,
    clock=st.integers(0, 2**63 - 1),
    kind=st.sampled_from(FactKind) | st.integers(22, 65_535),
    number=st.none() | st.integers(1, 10**13 - 1),
    form=st.none() | st.tuples(SMALL, SMALL),
    rule_pack=st.none() | st.integers(19_000_101, 99_991_231),
    seen=st.sets(IDS, max_size=4).map(lambda ids: tuple(sorted(ids))),
    content_hash=st.none() | st.binary(min_size=32, max_size=32),
    training=st.booleans(),
    date_trusted=st.booleans(),
    crossing=st.none() | st.binary(min_size=8, max_size=8),
)
LEAST: dict[int, Any] = {0: 1, 1: bytes(8), 2: 1, 4: 0, 6: 1}


@given(HEADERS)
def test_a_header_reads_back_whole(header: Header) -> None:
    read = from_payload(to_payload(header))
    assert read.header == header
    assert (read.version, read.is_whole) == (1, True)


@given(st.dictionaries(st.integers(0, 14), st.integers() | st.binary() | st.lists(st.binary())))
def test_any_map_is_read_exactly_or_refused(fields: dict[int, Any]) -> None:
    try:
        read = from_payload(encode(LEAST | fields))
    except EnvelopeError:
        return
    if read.version == 1:
        assert to_payload(read.header) == encode(LEAST | fields)


def test_absent_means_absent() -> None:
    header = Header(node=bytes(8), sequence=1, previous=None, clock=0, kind=FactKind.LODGED)
    assert to_payload(header) == encode(LEAST)


def test_the_key_numbers_never_change() -> None:
    names = "VERSION NODE SEQUENCE PREVIOUS CLOCK NUMBER KIND FORM RULE_PACK SEEN CONTENT_HASH"
    assert [key.name for key in Key] == [*names.split(), "FLAGS", "CROSSING"]
    assert [int(key) for key in Key] == list(range(13))


def test_flags_are_bits(header: Header) -> None:
    assert flags_of(header) is None
    assert flags_of(replace(header, training=True)) == 1
    assert flags_of(replace(header, date_trusted=False)) == 2
    assert flags_of(replace(header, training=True, date_trusted=False)) == 3


def flags_of(header: Header) -> int | None:
    with_flags = to_payload(header)
    for flags in (1, 2, 3):
        if encode({11: flags})[1:] in with_flags:
            return flags
    return None


def test_facts_seen_are_written_once_and_sorted(header: Header) -> None:
    a, b = bytes(16), b"\xff" * 16
    payload = to_payload(replace(header, seen=(b, a, b)))
    assert from_payload(payload).header.seen == (a, b)


def test_a_kind_of_fact_made_later_stays_a_number(header: Header) -> None:
    read = from_payload(to_payload(replace(header, kind=999)))
    assert read.header.kind == 999
    assert not isinstance(read.header.kind, FactKind)
    assert read.is_whole


@pytest.mark.parametrize("missing", LEAST)
def test_a_header_without_what_it_needs_is_refused(missing: int) -> None:
    with pytest.raises(HeaderMalformed):
        from_payload(encode({key: value for key, value in LEAST.items() if key != missing}))


@pytest.mark.parametrize("payload", [[], 1, None, "text", b"bytes"])
def test_a_header_that_is_no_map_is_refused(payload: Any) -> None:
    with pytest.raises(HeaderMalformed):
        from_payload(encode(payload))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (0, 0),
        (0, 65_536),
        (0, True),
        (1, bytes(7)),
        (1, "x" * 8),
        (2, 0),
        (2, 2**63),
        (2, -1),
        (3, bytes(15)),
        (4, -1),
        (4, 2**63),
        (5, 0),
        (5, 10**13),
        (5, None),
        (6, 0),
        (6, 65_536),
        (7, []),
        (7, [1]),
        (7, [0, 1]),
        (7, [1, 1, 1]),
        (7, 1),
        (8, 1),
        (9, []),
        (9, [bytes(15)]),
        (9, [1]),
        (9, [bytes(16), bytes(16)]),
        (9, [b"\xff" * 16, bytes(16)]),
        (9, bytes(16)),
        (10, bytes(31)),
        (11, 0),
        (11, 4),
        (11, True),
        (12, bytes(9)),
        (13, 1),
    ],
)
def test_a_value_out_of_its_range_is_refused(key: int, value: Any) -> None:
    with pytest.raises(HeaderMalformed):
        from_payload(encode(LEAST | {key: value}))


def test_too_many_facts_seen_are_refused(header: Header) -> None:
    ids = tuple(index.to_bytes(16, "big") for index in range(MAX_SEEN + 1))
    assert from_payload(to_payload(replace(header, seen=ids[:-1]))).header.seen == ids[:-1]
    with pytest.raises(HeaderMalformed):
        to_payload(replace(header, seen=ids))


def test_a_writer_refuses_what_no_reader_would_take(header: Header) -> None:
    for wrong in ({"sequence": 0}, {"number": 10**13}, {"node": b""}, {"previous": b""}):
        with pytest.raises(HeaderMalformed):
            to_payload(replace(header, **wrong))


def test_a_later_version_is_read_as_far_as_it_is_known() -> None:
    read = from_payload(encode(LEAST | {0: 2, 11: 0b101, 13: ["new"], 99: 1}))
    assert read.version == 2
    assert read.header.training
    assert (read.unknown, read.unknown_flags) == ({13, 99}, 0b100)
    assert not read.is_whole


def test_a_later_version_still_keeps_what_version_1_needs() -> None:
    with pytest.raises(HeaderMalformed):
        from_payload(encode({0: 2, 1: bytes(8)}))


def test_a_header_in_other_bytes_is_refused() -> None:
    payload = encode(LEAST)
    with pytest.raises(NotCanonical):
        from_payload(payload.replace(b"\x00\x01", b"\x00\x18\x01", 1))
