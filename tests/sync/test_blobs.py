"""Documents follow their facts, in pieces, between a post and the centre."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from customs.facts import FactKind
from customs.offices import Role
from envelope import cbor
from envelope.documents import MAX_DOCUMENT, open_document, seal_document
from envelope.errors import ContentAltered, TooLarge
from envelope.parcels import to_plain
from forms.catalogue import definition
from forms.content import Document
from forms.wire import WireUnreadable, from_wire, to_wire
from records.documents import Documents, NotNamed, NotTheDocument, OtherPlace
from records.relayed import Relayed
from sync.blobs import BLOBS, PIECE, Beside
from sync.embedded import Embedded
from sync.http.serving import serve_in_thread, served_by
from sync.http.wire import Wire
from sync.protocol import HubUnreachable

SCAN = os.urandom(3 * PIECE + 77)


@pytest.fixture
def naming(
    machine: Embedded, content: Callable[..., Any]
) -> Callable[..., tuple[int, Document, bytes]]:
    """Lodge a declaration that names a document; give its number and what is said of it."""

    def make(plain: bytes = SCAN, visit: str = "a") -> tuple[int, Document, bytes]:
        document, sealed = seal_document(plain, "image/jpeg")
        said = replace(content(1), documents=(document,))
        number = machine.kiosk.lodging.lodge(said, visit_token=visit).number
        machine.kiosk.courier.run_once()
        return number, document, sealed

    return make


def put_all(documents: Documents, document: Document, sealed: bytes) -> None:
    for at in range(0, len(sealed), PIECE):
        documents.put(document.sha256, at, sealed[at : at + PIECE])


def test_a_document_is_taken_in_pieces_and_read_by_whoever_reads_the_content(
    machine: Embedded, naming: Callable[..., Any]
) -> None:
    number, document, sealed = naming()
    documents = machine.hub.store.documents
    put_all(documents, document, sealed)
    assert documents.held(document.sha256) == document.size
    view = machine.desk("Nümunə").view(number)
    assert view.content is not None
    (named,) = view.content.documents
    got = documents.read(document.sha256, 0, document.size)
    assert open_document(named, got) == SCAN
    (path,) = [one for one in _files(machine) if one.suffix == ""]
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0
    assert SCAN[:64] not in path.read_bytes()


def test_what_was_cut_goes_on_where_it_ended(machine: Embedded, naming: Callable[..., Any]) -> None:
    _, document, sealed = naming()
    documents = machine.hub.store.documents
    documents.put(document.sha256, 0, sealed[:1000])
    for wrong in (0, 999, 1001):
        with pytest.raises(OtherPlace) as refused:
            documents.put(document.sha256, wrong, b"x")
        assert refused.value.held == 1000
    assert documents.put(document.sha256, 1000, sealed[1000:]) == document.size


def test_bytes_that_are_not_the_named_ones_are_dropped(
    machine: Embedded, naming: Callable[..., Any]
) -> None:
    _, document, sealed = naming()
    documents = machine.hub.store.documents
    with pytest.raises(NotTheDocument):
        documents.put(document.sha256, 0, bytes(len(sealed)))
    assert documents.held(document.sha256) == 0
    put_all(documents, document, sealed)
    assert documents.held(document.sha256) == document.size


def test_more_than_was_named_is_refused(machine: Embedded, naming: Callable[..., Any]) -> None:
    _, document, sealed = naming()
    with pytest.raises(OtherPlace):
        machine.hub.store.documents.put(document.sha256, 0, sealed + b"x")


def test_only_what_a_fact_names_is_taken(machine: Embedded) -> None:
    documents = machine.hub.store.documents
    with pytest.raises(NotNamed):
        documents.put(hashlib.sha256(b"").digest(), 0, b"anything")
    assert _files(machine) == []


def test_a_document_goes_with_its_content(machine: Embedded, naming: Callable[..., Any]) -> None:
    number, document, sealed = naming()
    documents = machine.hub.store.documents
    put_all(documents, document, sealed)
    desk = machine.desk("Nümunə")
    desk.act(number, FactKind.ERASED, {"reason": "saxlama müddəti bitib"})
    assert _files(machine) == []
    with pytest.raises(NotNamed):
        documents.held(document.sha256)


def test_an_end_between_the_last_piece_and_the_name_loses_nothing(
    machine: Embedded, naming: Callable[..., Any]
) -> None:
    _, document, sealed = naming()
    documents = machine.hub.store.documents
    put_all(documents, document, sealed)
    (path,) = [one for one in _files(machine) if one.suffix == ""]
    path.rename(path.with_suffix(".part"))
    assert documents.put(document.sha256, document.size, b"") == document.size
    assert documents.read(document.sha256, 0, 9) == sealed[:9]


def test_a_document_that_is_too_large_is_refused() -> None:
    with pytest.raises(TooLarge):
        seal_document(bytes(MAX_DOCUMENT), "image/jpeg")
    with pytest.raises(TooLarge):
        seal_document(b"", "image/jpeg")


def test_another_document_is_not_opened() -> None:
    document, sealed = seal_document(b"a scan", "image/jpeg")
    other, _ = seal_document(b"another", "image/jpeg")
    with pytest.raises(ContentAltered):
        open_document(document, sealed[:-1] + b"\0\0")
    with pytest.raises(ContentAltered):
        open_document(replace(other, sha256=document.sha256), sealed)


@dataclass
class Line:
    """The centre's addresses, in one process. ``cut_after`` pieces the line goes down."""

    documents: Documents
    cut_after: int = 1_000
    pieces: list[int] = field(default_factory=list)

    def get(self, path: str) -> tuple[int, bytes]:
        name, _, rest = path.removeprefix(f"{BLOBS}/").partition("/")
        name, _, offset = name.partition("?offset=")
        try:
            if rest == "held":
                return 200, cbor.encode(self.documents.held(bytes.fromhex(name)))
            self._count(int(offset))
            return 200, self.documents.read(bytes.fromhex(name), int(offset), PIECE)
        except NotNamed:
            return 404, b""

    def put(self, path: str, body: bytes) -> tuple[int, bytes]:
        name, _, offset = path.removeprefix(f"{BLOBS}/").partition("?offset=")
        self._count(int(offset))
        return 200, cbor.encode(self.documents.put(bytes.fromhex(name), int(offset), body))

    def _count(self, offset: int) -> None:
        if len(self.pieces) == self.cut_after:
            self.cut_after = 1_000
            raise HubUnreachable("cut")
        self.pieces.append(offset)


@pytest.fixture
def centre(tmp_path: Path, machine: Embedded) -> Iterator[Embedded]:
    """Another machine's hub that holds the same facts once ``tell`` was called."""
    opened = Embedded.open(tmp_path / "centre", machine.now)
    for node in machine.hub.trust:
        opened.hub.introduce(node)
    yield opened
    opened.close()


def tell(machine: Embedded, centre: Embedded, number: int) -> None:
    facts = machine.hub.store.journal.facts(number)
    centre.hub.store.journal.append(facts, 0)
    store = machine.hub.store
    # As the courier notes it when the hub above answers.
    Relayed(store.engine, store.journal, to_plain).in_epoch(centre.hub.store.epoch())


def test_a_document_cut_mid_way_goes_up_from_there_after_its_fact(
    machine: Embedded, centre: Embedded, naming: Callable[..., Any]
) -> None:
    number, document, sealed = naming()
    put_all(machine.hub.store.documents, document, sealed)
    line = Line(centre.hub.store.documents, cut_after=2)
    beside = Beside(machine.hub.store.documents, line)
    assert beside.up() == 0
    tell(machine, centre, number)
    with pytest.raises(HubUnreachable):
        beside.up()
    assert beside.up() == 1
    assert line.pieces == [0, PIECE, 2 * PIECE, 3 * PIECE]
    assert centre.hub.store.documents.read(document.sha256, 0, len(sealed)) == sealed
    assert beside.up() == 0


def test_a_document_comes_down_and_goes_on_where_it_was_cut(
    machine: Embedded, centre: Embedded, naming: Callable[..., Any]
) -> None:
    number, document, sealed = naming()
    put_all(machine.hub.store.documents, document, sealed)
    tell(machine, centre, number)
    line = Line(machine.hub.store.documents, cut_after=1)
    beside = Beside(centre.hub.store.documents, line)
    with pytest.raises(HubUnreachable):
        beside.down()
    assert beside.down() == 1
    assert line.pieces == [0, PIECE, 2 * PIECE, 3 * PIECE]
    assert centre.hub.store.documents.missing() == []


def test_documents_go_over_http_to_whom_they_are_bound_for(
    machine: Embedded, naming: Callable[..., Any]
) -> None:
    kiosk = machine.hub.trust.lookup(machine.kiosk.node.id)
    machine.hub.believe(replace(kiosk, post="north"))
    _, document, sealed = naming()
    with serve_in_thread(served_by(machine.hub)) as url:
        wire = Wire(url, machine.kiosk.node.key)
        path = f"{BLOBS}/{document.sha256.hex()}"
        half = len(sealed) // 2
        assert wire.put(f"{path}?offset=0", sealed[:half]) == (200, cbor.encode(half))
        assert wire.get(f"{path}/held") == (200, cbor.encode(half))
        assert wire.put(f"{path}?offset=0", sealed[:9])[0] == 409
        assert wire.put(f"{path}?offset={half}", sealed[half:])[0] == 200
        assert wire.get(f"{path}?offset=0")[0] == 403, "a kiosk gets no documents"
        assert wire.get(f"{BLOBS}/{'0' * 64}/held")[0] == 404
        assert wire.get(f"{BLOBS}/nothing/held")[0] == 422
        machine.hub.believe(replace(kiosk, post="north", role=Role.HUB))
        got = b"".join(wire.get(f"{path}?offset={at}")[1] for at in range(0, len(sealed), PIECE))
        assert got == sealed
        machine.hub.believe(replace(kiosk, post="south", role=Role.HUB))
        assert wire.get(f"{path}?offset=0")[0] == 404, "another post's"
        wire.close()


def test_what_a_content_says_of_documents_goes_over_the_wire_and_back(
    machine: Embedded, content: Callable[..., Any]
) -> None:
    document, _ = seal_document(b"a scan", "image/jpeg")
    said, lists = replace(content(1), documents=(document,)), machine.law().lists
    form = definition(said.form, said.version)
    wire = to_wire(form, said, lists)
    assert from_wire(form, wire, lists) == said
    for bad in ([[b"short", 1, bytes(32), "a/b"]], [[bytes(32), 0, bytes(32), "a/b"]], [1], 1):
        with pytest.raises(WireUnreadable):
            from_wire(form, {**wire, 0: {**wire[0], 4: bad}}, lists)


def _files(machine: Embedded) -> list[Path]:
    folder = machine.hub.identity.folder / "documents"
    return sorted(one for one in folder.glob("*") if one.suffix != ".lock")
