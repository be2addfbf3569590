"""Documents come after the facts that name them, in pieces that go on where they were cut off."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response

from envelope import cbor
from envelope.documents import MAX_DOCUMENT
from records.documents import DocumentRefused, Documents, NotNamed, NotTheDocument, OtherPlace
from sync.blobs import BLOBS, MAX_PIECE, PIECE
from sync.http.problems import Refusal
from sync.http.served import Here, Passed, body_of_at_most, told_in_cbor
from sync.hub.giving import HUBS, OutOfScope

REFUSED: tuple[Refusal, ...] = (
    (NotNamed, 404, "No fact here names this document."),
    (OtherPlace, 409, "The bytes held end elsewhere: ask how many are held."),
    (NotTheDocument, 422, "These are not the bytes that were named. Begin anew."),
    (DocumentRefused, 422, "This document is not taken."),
)

router = APIRouter()

Name = Annotated[str, Path(pattern="^[0-9a-f]{64}$", description="SHA-256 of its bytes.")]
Place = Annotated[int, Query(ge=0, le=MAX_DOCUMENT, description="How many bytes come before.")]
Piece = Annotated[bytes, Depends(body_of_at_most(MAX_PIECE))]


def _documents(here: Here) -> Documents:
    assert here.giving is not None, "served without its facts"
    return here.giving.hub.store.documents


Kept = Annotated[Documents, Depends(_documents)]


@router.get(f"{BLOBS}/{{name}}/held")
def held(kept: Kept, passed: Passed, name: Name) -> Response:
    """Say how many bytes of a document are held."""
    return told_in_cbor(cbor.encode(kept.held(bytes.fromhex(name))))


@router.put(f"{BLOBS}/{{name}}")
def put(kept: Kept, passed: Passed, name: Name, body: Piece, offset: Place = 0) -> Response:
    """Take in the next bytes of a document a fact names; say how many are held then."""
    return told_in_cbor(cbor.encode(kept.put(bytes.fromhex(name), offset, body)))


@router.get(f"{BLOBS}/{{name}}")
def give(kept: Kept, passed: Passed, name: Name, offset: Place = 0) -> Response:
    """Give the next bytes of a document, to a hub it is bound for."""
    OutOfScope.check(passed, HUBS)
    piece = kept.read(bytes.fromhex(name), offset, PIECE, passed.post)
    return Response(piece, media_type="application/octet-stream")
