"""A hub that is watched tells how it stands, to whom it may, and nothing of anybody."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import text
from starlette.testclient import TestClient

import sync.figures as catalogue
from records.engine import writing
from sync.embedded import Embedded
from sync.figures import FACTS, REASON, Shape, declared, how_long_ago
from sync.figures_page import page
from sync.http.access import prove
from sync.http.counting import Counting
from sync.http.messages import read_bytes, write_bytes, write_list
from sync.http.serving import served_by
from sync.http.watching import SLOW_SECONDS, Watching
from sync.watched import TOKEN, watchers_token

ROOT = Path(__file__).resolve().parents[3]
MARKER = "NÜMUNƏQIZI"

Figures = dict[str, float]


@pytest.fixture
def app(machine: Embedded) -> FastAPI:
    return served_by(machine.hub)


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app, raise_server_exceptions=False) as opened:
        yield opened


@pytest.fixture
def token(machine: Embedded) -> str:
    return watchers_token(machine.hub.identity.folder)


@pytest.fixture
def scrape(client: TestClient, token: str) -> Callable[[], str]:
    def scraped() -> str:
        said = client.get("/metrics", headers={"authorization": f"Bearer {token}"})
        assert said.status_code == 200
        return said.text

    return scraped


@pytest.fixture
def offer(client: TestClient, machine: Embedded) -> Callable[[list[bytes]], int]:
    node = machine.kiosk.node

    def offered(parcels: list[bytes]) -> int:
        challenge = client.post("/v1/challenge", content=write_bytes(node.id))
        proof = prove(read_bytes(challenge.content), node.key)
        passed = read_bytes(client.post("/v1/session", content=write_bytes(proof)).content).hex()
        pass_ = {"authorization": f"Bearer {passed}"}
        return client.post("/v1/facts", content=write_list(parcels), headers=pass_).status_code

    return offered


def figure(said: str, name: str, **labels: str) -> float:
    for family in text_string_to_metric_families(said):
        for sample in family.samples:
            if sample.name == name and labels.items() <= sample.labels.items():
                return float(sample.value)
    raise AssertionError(f"{name} {labels} is not there")


def test_what_is_taken_and_set_aside_is_counted(
    scrape: Callable[[], str], offer: Callable[[list[bytes]], int], machine: Embedded, content: Any
) -> None:
    machine.kiosk.lodging.lodge(content(1), visit_token="1")
    (waiting,) = machine.kiosk.store.outbox.waiting(9)
    assert offer([waiting.parcel, b"junk", b"more junk"]) == 200
    said = scrape()
    assert figure(said, "sarhad_facts_total", result="stored") == 1
    assert figure(said, "sarhad_facts_total", result="set_aside") == 2
    assert figure(said, "sarhad_set_aside_total") == 2
    assert figure(said, "sarhad_batch_parcels_sum") == 3
    assert figure(said, "sarhad_journal_position") == 1
    assert figure(said, "sarhad_safe_lag") == 1
    assert figure(said, "sarhad_shelf") == 2
    labels = {"address": "/v1/facts", "method": "POST", "status": "2xx"}
    assert figure(said, "sarhad_request_seconds_count", **labels) == 1


def test_figures_are_for_the_watcher_alone(client: TestClient, token: str) -> None:
    for given in ("", f"Bearer {token[:-1]}", f"Basic {token}", token, "Bearer ", "Bearer ə"):
        refused = client.get("/metrics", headers={"authorization": given.encode()})
        assert refused.status_code == 401
        assert "sarhad_" not in refused.text


def test_the_watchers_token_is_its_owners_alone(token: str, machine: Embedded) -> None:
    file = machine.hub.identity.folder / TOKEN
    assert file.read_text() == token
    assert file.stat().st_mode & 0o777 == 0o600


def test_nothing_that_was_sent_or_is_held_stands_in_figures_or_events(
    client: TestClient,
    scrape: Callable[[], str],
    offer: Callable[[list[bytes]], int],
    machine: Embedded,
    content: Any,
    caplog: pytest.LogCaptureFixture,
) -> None:
    made = machine.kiosk.lodging.lodge(content(1, surname=MARKER), visit_token="1")
    waiting = machine.kiosk.store.outbox.waiting(9)
    offer([*(one.parcel for one in waiting), MARKER.encode()])
    client.get(f"/v1/{MARKER}/{made.number:013d}", headers={"x-asked": MARKER.encode()})
    client.request(MARKER.encode("ascii", "ignore").decode(), "/v1/health")
    client.post("/v1/facts", content=MARKER.encode(), headers={"authorization": MARKER.encode()})
    client.post(f"/v1/challenge?name={MARKER}", content=MARKER.encode())
    # The client of this test tells of its own requests too.
    ours = [record for record in caplog.records if not record.name.startswith("httpx")]
    said = scrape() + "".join(record.getMessage() for record in ours)
    for secret in (MARKER, "NMUN", f"{made.number}", machine.kiosk.node.id.hex(), "kiosk"):
        assert secret not in said


def test_a_store_that_fails_is_told_and_has_no_figures(
    client: TestClient, scrape: Callable[[], str], machine: Embedded
) -> None:
    with writing(machine.hub.store.engine) as connection:
        connection.execute(text("ALTER TABLE journal RENAME TO lost"))
    # Of a table that is not there SQLite says no named fault; a real disk's faults do have names.
    assert client.get("/v1/health").json() == {"healthy": True}
    machine.hub.store.close()
    folder = machine.hub.identity.folder
    for file in folder.glob("journal.db*"):
        file.write_bytes(b"not a database at all" * 100)
    assert client.get("/v1/health").status_code == 503
    ready = client.get("/v1/ready")
    assert (ready.status_code, ready.json()["checks"]["store"]) == (503, "fault")
    said = scrape()
    assert figure(said, "sarhad_store_up") == figure(said, "sarhad_ready") == 0
    assert "sarhad_journal_position " not in said
    refused = client.post("/v1/facts", content=write_list([]))
    assert refused.status_code == 401


def test_the_page_says_what_is_counted() -> None:
    written = (ROOT / "docs" / "metrics.md").read_text(encoding="utf-8")
    assert written == page(declared(catalogue)), "sarhad hub figures > docs/metrics.md"


def test_every_figure_is_kept_or_looked_up(scrape: Callable[[], str]) -> None:
    above = {"sarhad_upstream_backlog", "sarhad_upstream_age_seconds"}
    said = scrape()
    for one in declared(catalogue):
        assert one.name in above or f"# TYPE {one.name}" in said, one.name


def test_a_label_takes_no_free_text() -> None:
    counting = Counting()
    for result in (MARKER, "STORED", None, 7, b"stored", "stored; x"):
        counting.add(FACTS, result=result)
    said, _ = counting.written()
    assert b'sarhad_facts_total{result="other"} 6.0' in said
    assert MARKER.encode() not in said


@pytest.mark.parametrize("name", ["Aysel Sınaqova", "C1234567", "2000000000008", "BAD", ""])
def test_a_reason_is_a_faults_name(name: str) -> None:
    assert REASON.cleaned(name) == "other"


def test_names_are_those_prometheus_wants() -> None:
    for one in declared(catalogue):
        assert re.fullmatch(r"sarhad_[a-z_]+", one.name)
        assert not one.name.endswith("_total")
        assert (one.shape is Shape.HISTOGRAM) == bool(one.bounds)


@pytest.mark.parametrize(
    ("seconds", "word"), [(0, "5m"), (300, "5m"), (301, "1h"), (604_801, "earlier")]
)
def test_how_long_ago_a_machine_was_heard_of(seconds: float, word: str) -> None:
    assert how_long_ago(seconds) == word


class Breaks:
    """An application that breaks, before or after it began to answer."""

    def __init__(self, begins: bool) -> None:
        self._begins = begins

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if self._begins:
            await send({"type": "http.response.start", "status": 200, "headers": []})
        raise ValueError(MARKER)


def test_what_nobody_foresaw_is_told_by_its_number_alone(
    caplog: pytest.LogCaptureFixture,
) -> None:
    counting = Counting()
    answer = TestClient(Watching(Breaks(False), counting, lambda: 0.0)).get("/")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert re.fullmatch(r"900-\d{4}-[A-Z]", answer.json()["fault"])
    assert answer.json()["fault"] in caplog.text
    assert MARKER not in caplog.text + answer.text
    assert b'sarhad_faults_total{fault="ValueError"} 1.0' in counting.written()[0]


def test_a_slow_answer_is_told_of(caplog: pytest.LogCaptureFixture) -> None:
    clock = iter((0.0, SLOW_SECONDS + 1))

    async def slow(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    TestClient(Watching(slow, Counting(), lambda: next(clock))).get("/")
    assert "waited 3000 ms" in caplog.text
