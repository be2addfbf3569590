"""``sarhad hub``: a kiosk on another machine hands over what it lodged, and the hub keeps it."""

from __future__ import annotations

import json
import random
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from forms.catalogue import definition
from forms.check import check
from reference.load import today
from sync.courier import Courier
from sync.embedded import Embedded
from sync.http.transport import HttpTransport
from sync.hub.hub import Hub
from sync.law import LawInForce

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 22, 10, 2, tzinfo=UTC)


@contextmanager
def hub(
    folder: Path, environment: dict[str, str], *more: str
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A hub of its own process, and its address; it is killed if it does not close."""
    served = subprocess.Popen(
        [sys.executable, "-m", "cli.main", "hub", "--data", str(folder), "--port", "0", *more],
        cwd=ROOT,
        env={**environment, "PYTHONUNBUFFERED": "1", "LANGUAGE": "en"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert served.stdout is not None
        found = re.search(r"http://\S+/", served.stdout.readline())
        assert found, served.communicate(timeout=10)
        with urllib.request.urlopen(f"{found.group()}v1/health", timeout=20) as said:
            assert json.load(said) == {"healthy": True}
        yield served, found.group()
    finally:
        served.kill()
        served.communicate()


def lodged_apart(folder: Path, count: int) -> Embedded:
    """A machine whose kiosk has lodged, and whose courier has carried nothing yet."""
    machine = Embedded.open(folder, lambda: NOW)
    for at in range(count):
        lodge_one(machine, f"{at}")
    return machine


def lodge_one(machine: Embedded, token: str) -> int:
    answers = json.loads((ROOT / "examples" / "passenger.json").read_text())
    content = check(definition("passenger"), answers, machine.law().lists, today(NOW)).content
    assert content is not None
    return machine.kiosk.lodging.lodge(content, visit_token=token).number


def test_a_hub_opens_takes_in_and_closes_on_ctrl_c(
    environment: dict[str, str], tmp_path: Path
) -> None:
    machine = lodged_apart(tmp_path, 3)
    node = machine.kiosk.node
    with hub(tmp_path, environment) as (served, address):
        wire = HttpTransport(address, node.key, node.hub.public)
        courier = Courier(machine.kiosk.store.outbox, wire, node.hub.public, random.random)
        assert courier.run_once().stored == 3
        wire.close()
        served.send_signal(signal.SIGINT)
        out, err = served.communicate(timeout=20)
    assert (served.returncode, out) == (0, "The hub is closed.\n")
    told = [json.loads(line)["id"] for line in err.splitlines()]
    assert told == ["hub.started", "hub.batch_taken", "hub.ending", "hub.stopped"]
    assert machine.hub.store.journal.head(node.id).sequence == 3
    machine.close()


def test_two_hubs_on_one_folder_keep_one_journal_in_postgresql(
    environment: dict[str, str], tmp_path: Path, postgres: Callable[[], str]
) -> None:
    machine = lodged_apart(tmp_path, 4)
    node, outbox, store = machine.kiosk.node, machine.kiosk.store.outbox, postgres()
    parcels = [one.parcel for one in outbox.waiting(9)]
    with (
        hub(tmp_path, environment, "--store", store) as (_, one),
        hub(tmp_path, environment, "--store", store) as (_, other),
    ):
        wires = [HttpTransport(url, node.key, node.hub.public) for url in (one, other)]
        wires[0].offer(parcels[:2])
        (head,) = wires[1].offer(parcels).heads
        assert head.sequence == 4
        for wire in wires:
            wire.close()
    machine.close()


def test_a_database_that_is_not_there_is_said_plainly(run: Callable, tmp_path: Path) -> None:
    away = "postgresql://nobody@/hub?host=/nowhere"
    ended = run("hub", "--data", tmp_path, "--port", 0, "--store", away)
    assert ended.code == 69
    assert "does not answer" in ended.err


def test_a_hub_lost_with_its_disk_comes_back_from_a_copy_and_its_nodes(
    run: Callable, tmp_path: Path
) -> None:
    machine = lodged_apart(tmp_path, 2)
    courier = machine.kiosk.courier
    courier.run_once()
    assert run("hub", "backup", tmp_path / "copy", "--data", tmp_path).code == 0
    assert courier.run_once().safe == 2
    third = lodge_one(machine, "third")
    assert courier.run_once().stored == 1
    machine.close()
    for lost in (tmp_path / "hub").glob("journal.db*"):
        lost.unlink()
    ended = run("hub", "restore", tmp_path / "copy", "--data", tmp_path)
    assert (ended.code, ended.out) == (0, "The hub holds the journal up to line 2 again.\n")
    machine = Embedded.open(tmp_path, lambda: NOW)
    assert machine.hub.store.register.row(third) is None
    machine.kiosk.courier.run_once()
    machine.kiosk.courier.run_once()
    assert machine.hub.store.register.row(third) is not None
    assert machine.hub.store.journal.head(machine.kiosk.node.id).sequence == 3
    machine.close()


def test_a_copy_is_never_written_over(run: Callable, tmp_path: Path) -> None:
    assert run("hub", "backup", tmp_path / "copy", "--data", tmp_path).code == 0
    again = run("hub", "backup", tmp_path / "copy", "--data", tmp_path)
    assert again.code == 1
    assert "is there already" in again.err


def test_a_hub_without_a_folder_is_wrong_usage(run: Callable) -> None:
    assert run("hub").code == 2


def test_what_a_post_holds_goes_up_to_the_centre_and_is_safe_then(
    run: Callable, environment: dict[str, str], tmp_path: Path
) -> None:
    centre, post = tmp_path / "centre", tmp_path / "post"
    machine = lodged_apart(post, 3)
    believed_at(centre, post, run, tmp_path)
    with hub(centre, environment) as (_, above):
        follow = ("hub", "follow", tmp_path / "centre.json", "--data", post, "--url", above)
        assert run(*follow).code == 0
        with hub(post, environment):
            until(lambda: machine.kiosk.courier.run_once().safe == 3)
    held = Hub.open(centre / "hub", LawInForce(lambda: NOW), lambda: NOW)
    assert held.store.journal.head(machine.kiosk.node.id).sequence == 3
    assert held.store.verify(held.trust).stands
    held.close()
    machine.close()


def believed_at(centre: Path, post: Path, run: Callable, place: Path) -> None:
    """Tell the centre of the post's machines, and write down who the centre is."""
    for name, asked in (
        ("centre", ("identity", "--data", centre)),
        ("post", ("identity", "--data", post, "--post", "baki")),
        ("machines", ("node", "list", "--json", "--data", post)),
    ):
        (place / f"{name}.json").write_text(run("hub", *asked).out)
    for name in ("post", "machines"):
        told = run("hub", "node", "import", place / f"{name}.json", "--data", centre)
        assert told.code == 0, told.err


def until(true: Callable[[], bool], seconds: float = 30.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never came about"
        time.sleep(0.1)


@pytest.mark.parametrize("said", ["{}", '{"public": 7}', '{"nodes": [{"public": "zz"}]}', "[]"])
def test_a_file_that_names_no_machine_is_said_plainly(
    run: Callable, tmp_path: Path, said: str
) -> None:
    file = tmp_path / "said.json"
    file.write_text(said)
    for asked in (("follow", file, "--url", "http://127.0.0.1:1"), ("node", "import", file)):
        ended = run("hub", *asked, "--data", tmp_path / "hub")
        assert ended.code == 1
        assert "said.json" in ended.err


def test_a_hub_elsewhere_is_followed_over_tls_only(run: Callable, tmp_path: Path) -> None:
    file = tmp_path / "centre.json"
    file.write_text(run("hub", "identity", "--data", tmp_path / "centre").out)
    asked = ("hub", "follow", file, "--data", tmp_path / "post", "--url", "http://10.0.0.7:1")
    assert run(*asked).code == 1
    assert not (tmp_path / "post" / "hub" / "upstream.json").exists()
