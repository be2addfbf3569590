"""A hub that shows a certificate nobody here believes is not spoken to: nothing is even offered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from envelope.certificates import Pair, make_authority, make_server
from forms.content import Content
from sync.courier import Courier
from sync.embedded import Embedded
from sync.http.serving import serve_in_thread, served_by
from sync.http.transport import HttpTransport

HERE, ELSEWHERE = ["127.0.0.1"], ["10.1.2.3"]
NOW = datetime.now(UTC)
LONG_AGO = NOW - timedelta(days=400)


@pytest.fixture(scope="module")
def authority() -> Pair:
    return make_authority("post", HERE + ELSEWHERE, NOW)


@pytest.fixture
def machine(tmp_path: Path, contents: list[Content]) -> Iterator[Embedded]:
    opened = Embedded.open(tmp_path / "machine", lambda: NOW)
    opened.kiosk.lodging.lodge(contents[0], visit_token="visit")
    yield opened
    opened.close()


@contextmanager
def speaking(machine: Embedded, folder: Path, shown: Pair, believed: Pair) -> Iterator[Courier]:
    certificate, authorities = folder / "server.pem", folder / "authorities.pem"
    certificate.write_text(shown.written)
    authorities.write_text(believed.certificate)
    node = machine.kiosk.node
    with serve_in_thread(served_by(machine.hub), certificate) as url:
        wire = HttpTransport(url, node.key, node.hub.public, authorities=authorities)
        yield Courier(machine.kiosk.store.outbox, wire, node.hub.public, lambda: 0.5)
        wire.close()


def test_the_posts_own_certificate_is_believed(
    machine: Embedded, authority: Pair, tmp_path: Path
) -> None:
    shown = make_server(authority, HERE, NOW)
    with speaking(machine, tmp_path, shown, authority) as courier:
        assert courier.run_once().stored == 1


WRONG: dict[str, Callable[[Pair], Pair]] = {
    "another authority's": lambda _: make_server(make_authority("post", HERE, NOW), HERE, NOW),
    "another host's": lambda authority: make_server(authority, ELSEWHERE, NOW),
    "one that has ended": lambda authority: make_server(authority, HERE, LONG_AGO),
    "one nobody vouches for": lambda _: make_authority("127.0.0.1", HERE, NOW),
}


@pytest.mark.parametrize("which", WRONG)
def test_no_other_certificate_is(
    machine: Embedded, authority: Pair, tmp_path: Path, which: str
) -> None:
    with speaking(machine, tmp_path, WRONG[which](authority), authority) as courier:
        assert not courier.run_once().reached
        assert courier.backlog().new == 1
        assert machine.hub.store.journal.after(0, 10) == []
