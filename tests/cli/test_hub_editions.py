"""``sarhad hub root``, ``publish``, ``pin``, ``edition``, ``rates``: as they are typed."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from cli.answers import now
from envelope.keys import SigningKey
from sync.editions import Editions
from sync.hub.centre import law_files
from sync.hub.hub import Hub
from sync.hub.keeping_up import Publishing
from sync.law import law_of
from sync.publishing import Publisher

FEED = """<?xml version="1.0" encoding="UTF-8"?><ValCurs Date="20.11.2026" Name="Nümunə">
<ValType Type="Xarici valyutalar"><Valute Code="USD"><Nominal>1</Nominal><Name>dollar</Name>
<Value>1.7000</Value></Valute></ValType></ValCurs>"""


@pytest.fixture
def centre(run, tmp_path: Path) -> Path:
    folder = tmp_path / "centre"
    made = run("hub", "init", "--data", folder, "--post", "centre", "--name", "Mərkəz")
    assert made.code == 0, made.err
    return folder


@pytest.fixture
def key(tmp_path: Path) -> Path:
    return tmp_path / "root.key"


@pytest.fixture
def bank() -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known = self.path == "/20.11.2026.xml"
            body = FEED.encode() if known else b"<html></html>"
            self.send_response(200 if known else 404)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Keep no list."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


def shown(run, folder: Path) -> dict[str, object]:
    return json.loads(run("hub", "edition", "--data", folder, "--json").out)


def test_the_first_root_makes_its_key_and_publishes(run, centre: Path, key: Path) -> None:
    made = run("hub", "root", key, "--data", centre)
    assert made.code == 0, made.err
    assert "pinned.json" in made.out
    assert key.stat().st_mode & 0o077 == 0
    assert {"trust.json", "officers.json", "forms.json"} <= set(shown(run, centre)["files"])


def test_without_a_root_nothing_is_published(run, centre: Path) -> None:
    ended = run("hub", "publish", "--data", centre)
    assert ended.code == 1
    assert not ended.out


def test_the_next_root_wants_the_key_of_the_one_before(run, centre: Path, key: Path) -> None:
    run("hub", "root", key, "--data", centre)
    before = shown(run, centre)
    stranger = key.with_name("stranger.key")
    SigningKey.generate().save(stranger)
    assert run("hub", "root", stranger, "--data", centre).code == 1
    assert run("hub", "root", stranger, "--data", centre, "--new-keys").code == 1
    assert shown(run, centre) == before
    assert run("hub", "publish", "--data", centre).code == 0
    ended = run("hub", "root", key, "--next", key.with_name("next.key"), "--data", centre)
    assert ended.code == 0, ended.err
    assert shown(run, centre)["edition"].startswith("2.")


def test_new_keys_at_the_hub_want_the_roots_key(run, centre: Path, key: Path) -> None:
    run("hub", "root", key, "--data", centre)
    old = (centre / "hub" / "publisher" / "timestamp.key").read_text()
    assert run("hub", "root", key, "--data", centre, "--new-keys").code == 0
    assert (centre / "hub" / "publisher" / "timestamp.key").read_text() != old
    assert run("hub", "publish", "--data", centre).code == 0


def test_a_post_pins_the_centres_root(run, centre: Path, key: Path, tmp_path: Path) -> None:
    run("hub", "root", key, "--data", centre)
    file = centre / "hub" / "editions" / "pinned.json"
    assert run("hub", "pin", file, "--data", tmp_path / "post").out == "Root 1 is pinned.\n"
    assert Editions(tmp_path / "post" / "hub").pinned() == file.read_bytes()
    ended = run("hub", "edition", "--data", tmp_path / "post")
    assert (ended.code, ended.err) == (1, "No edition stands here.\n")


@pytest.mark.parametrize("said", [b"", b"{}", b"<html>"])
def test_what_is_no_root_is_not_pinned(run, tmp_path: Path, said: bytes) -> None:
    file = tmp_path / "root.json"
    file.write_bytes(said)
    assert run("hub", "pin", file, "--data", tmp_path / "post").code == 1
    assert Editions(tmp_path / "post" / "hub").pinned() is None


def test_fetched_rates_are_in_the_next_edition(run, centre: Path, key: Path, bank: str) -> None:
    run("hub", "root", key, "--data", centre)
    ended = run("hub", "rates", "--data", centre, "--url", bank, "--on", "2026-11-22")
    assert (ended.code, ended.out) == (
        0,
        "The rates of 2026-11-20 are here.\nLater ones were not to be had.\n",
    )
    run("hub", "publish", "--data", centre)
    rates = law_of(centre / "hub", now)().rates
    assert (rates.on, rates.sample) == (date(2026, 11, 20), False)


def test_a_bank_that_does_not_answer_changes_nothing(run, centre: Path) -> None:
    ended = run("hub", "rates", "--data", centre, "--url", "http://127.0.0.1:9")
    assert ended.code == 1
    assert not (centre / "hub" / "reference").exists()


def test_the_serving_hub_publishes_what_changed_by_itself(run, centre: Path, key: Path) -> None:
    run("hub", "root", key, "--data", centre)
    before = shown(run, centre)["edition"]
    hub = Hub.open(centre / "hub", law_of(centre / "hub", now), now)
    publishing = Publishing(hub)
    publishing.once()
    assert shown(run, centre)["edition"] == before
    run("officer", "add", "numune", "--data", centre, given="yalniz-numune-ucun")
    publishing.once()
    assert shown(run, centre)["edition"] != before
    hub.close()


def test_an_edition_that_is_old_is_said_to_be(run, centre: Path) -> None:
    publisher = Publisher(centre / "hub", lambda: now() - timedelta(days=5))
    root_key = SigningKey.generate()
    root = publisher.make_root([root_key], [root_key.public], 1)
    law = {f"reference/{name}": path.read_bytes() for name, path in law_files(centre).items()}
    publisher.publish(law, root)
    ended = run("hub", "edition", "--data", centre)
    assert ended.code == 1
    assert ended.out.startswith("Edition 1.")
    assert ended.err == "The centre was last heard 5 days ago.\n"
