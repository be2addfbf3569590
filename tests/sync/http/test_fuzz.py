"""Whatever is sent to a hub, it answers as it says it does, and never breaks."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.checks import CHECKS, load_all_checks

from envelope import cbor
from envelope.errors import EnvelopeError
from sync.embedded import Embedded
from sync.http.access import prove
from sync.http.app import described
from sync.http.described import PROBLEM
from sync.http.kiosk_words import SUMMARY
from sync.http.messages import ASK, CHALLENGE, MEDIA, OFFER, SESSION, read_bytes, write_bytes
from sync.http.pull_routes import EVENTS
from sync.http.serving import serve_in_thread, served_by
from sync.pages import PULL

QUIET = {
    "deadline": None,
    "database": None,
    "derandomize": True,
    "suppress_health_check": list(HealthCheck),
}
SHORT, LONG = 5, 600
"""Requests to each address: in every run, and with make soak."""

load_all_checks()
NO_USE = [one for one in CHECKS.get_all() if one.__name__ == "positive_data_acceptance"]
"""To OpenAPI a body of CBOR is any bytes, so most of what it calls valid is refused, and may be."""


@dataclass
class Asked:
    """A hub that is served, and a kiosk's pass to it."""

    url: str
    headers: Mapping[str, str]
    http: requests.Session

    def post(self, path: str, body: bytes) -> requests.Response:
        headers = {**self.headers, "content-type": MEDIA}
        return self.http.post(self.url + path, data=body, headers=headers, timeout=20)


@pytest.fixture
def asked(machine: Embedded) -> Iterator[Asked]:
    node = machine.kiosk.node
    with serve_in_thread(served_by(machine.hub)) as url, requests.Session() as http:
        challenge = read_bytes(http.post(url + CHALLENGE, data=write_bytes(node.id)).content)
        proof = write_bytes(prove(challenge, node.key))
        passed = read_bytes(http.post(url + SESSION, data=proof).content).hex()
        # Written as OpenAPI names it: schemathesis takes any other for a pass of its own making,
        # and would have the hub refuse it.
        yield Asked(url, {"Authorization": f"Bearer {passed}"}, http)


@schemathesis.serializer(MEDIA)
def _as_it_is(_context: Any, value: Any) -> bytes:
    found: bytes = getattr(value, "data", value)
    return found


def test_schemathesis_finds_nothing(asked: Asked) -> None:
    assert _asked_by_schemathesis(asked, SHORT) > 100


@pytest.mark.soak
@pytest.mark.timeout(1_800)
def test_schemathesis_finds_nothing_in_a_long_run(asked: Asked) -> None:
    assert _asked_by_schemathesis(asked, LONG) > 500 * SHORT


def test_schemathesis_sees_that_nothing_is_taken_without_a_pass(asked: Asked) -> None:
    schema = schemathesis.openapi.from_url(f"{asked.url}/openapi.json")
    taken = 0
    for path, body in {OFFER: [], ASK: [], PULL: None, SUMMARY: None}.items():
        given = examples()[path] if body is None else body
        case = schema[path]["POST"].Case(body=cbor.encode(given), media_type=MEDIA)
        answer = case.call_and_validate(headers=asked.headers, timeout=20, excluded_checks=NO_USE)
        taken += answer.status_code == 200
    # Only an answer that gives something has the pass taken away, and damaged, and asks again.
    assert taken >= 2


def _asked_by_schemathesis(asked: Asked, most: int) -> int:
    count = 0
    schema = schemathesis.openapi.from_url(f"{asked.url}/openapi.json")
    for found in schema.get_all_operations():
        operation = found.ok()
        if operation.path == EVENTS:
            # A stream lasts ten minutes; its own tests read it.
            continue

        @settings(max_examples=most, **QUIET)
        @given(case=operation.as_strategy())
        def ask(case: Any) -> None:
            nonlocal count
            count += 1
            if "wait" in (case.query or {}):
                case.query["wait"] = 0
            case.call_and_validate(headers=asked.headers, timeout=20, excluded_checks=NO_USE)

        ask()
    return count


def examples() -> dict[str, Any]:
    """What each address that takes CBOR takes, as an example, by its path."""
    found = {}
    for path, methods in described().openapi()["paths"].items():
        body = methods.get("post", {}).get("requestBody", {}).get("content", {}).get(MEDIA)
        if body is not None:
            found[path] = cbor.decode(bytes.fromhex(body["x-cbor-hex"]), 65_536)
    return found


scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**63), 2**64 - 1),
    st.binary(max_size=40),
    st.text(max_size=20),
    st.sampled_from([[], {}, "\0", "\u202e", b"\xff" * 33, -1, 2**63, 10**12]),
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.integers(-2, 12), inner),
    max_leaves=8,
)


@st.composite
def spoiled(draw: st.DrawFn, value: Any) -> bytes:
    """Something near a valid body: a part replaced, left out or doubled, or its bytes damaged."""
    made = copy.deepcopy(value)
    for _ in range(draw(st.integers(0, 2))):
        made = draw(_changed(made))
    written = b"\xf6"
    with suppress(EnvelopeError):
        written = cbor.encode(made)
    if draw(st.booleans()):
        at = draw(st.integers(0, len(written)))
        written = (
            written[:at] + draw(st.binary(max_size=4)) + written[at + draw(st.integers(0, 3)) :]
        )
    return written


@st.composite
def _changed(draw: st.DrawFn, value: Any) -> Any:
    if isinstance(value, bytes) and value and draw(st.booleans()):
        at = draw(st.integers(0, len(value) - 1))
        return value[:at] + bytes([value[at] ^ draw(st.integers(1, 255))]) + value[at + 1 :]
    if not isinstance(value, list | dict) or not value or draw(st.integers(0, 3)) == 0:
        return draw(values)
    keys = list(range(len(value))) if isinstance(value, list) else list(value)
    key, made = draw(st.sampled_from(keys)), copy.copy(value)
    match draw(st.sampled_from(["inside", "out", "twice"])):
        case "inside":
            made[key] = draw(_changed(value[key]))
        case "out":
            del made[key]
        case "twice" if isinstance(made, list):
            made.append(made[key])
    return made


def test_no_body_near_a_valid_one_breaks_a_hub(
    asked: Asked, machine: Embedded, content: Any
) -> None:
    _offered_spoiled(asked, machine, content, 80)


@pytest.mark.soak
@pytest.mark.timeout(1_800)
def test_no_body_near_a_valid_one_breaks_a_hub_in_a_long_run(
    asked: Asked, machine: Embedded, content: Any
) -> None:
    _offered_spoiled(asked, machine, content, 20_000)


def _offered_spoiled(asked: Asked, machine: Embedded, content: Any, most: int) -> None:
    for seed in range(3):
        machine.kiosk.lodging.lodge(content(seed), visit_token=f"{seed}")
    batch = [one.parcel for one in machine.kiosk.store.outbox.waiting(9)]
    taken = {**examples(), OFFER: batch}
    assert len(taken) > 8

    @settings(max_examples=most, **QUIET)
    @given(
        st.sampled_from(sorted(taken)).flatmap(lambda p: st.tuples(st.just(p), spoiled(taken[p])))
    )
    def offer(what: tuple[str, bytes]) -> None:
        answer = asked.post(*what)
        assert answer.status_code < 500, (what, answer.text)
        if answer.status_code >= 400:
            assert answer.headers["content-type"] == PROBLEM
            assert set(answer.json()) == {"title", "status", "fault"}

    offer()
    assert asked.post(OFFER, cbor.encode(batch)).status_code == 200
    assert machine.hub.store.journal.head(machine.kiosk.node.id).sequence == 3
    assert machine.hub.store.verify(machine.hub.trust).stands
