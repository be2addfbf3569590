"""Documents of a hub: encrypted files beside the store, each named by a fact in the journal.

Bytes come in pieces, at the place where the last ones ended; what was cut off goes on from there. A
file gets its name only when its SHA-256 is the one a fact names. Files are their owner's alone.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, bindparam, select

from customs.facts import FactId
from forms.content import Document
from records.checkpoint import Checkpoint, pass_by
from records.engine import reading, writing
from records.faults import StorageFault, StorageFull
from records.schema_bound import bound, documents
from records.schema_hub import state

PRIVATE = 0o600
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})

Named = tuple[FactId, Document]
"""A document and the fact whose content names it."""


class DocumentRefused(Exception):
    """Bytes of a document that are not taken, or not given. The root of these refusals."""

    number = 83


class NotNamed(DocumentRefused):
    """No fact in the journal names such a document, or it was erased."""

    number = 84


class OtherPlace(DocumentRefused):
    """The bytes begin elsewhere than the ones held end; ``held`` says where that is."""

    number = 85

    def __init__(self, held: int) -> None:
        super().__init__(f"{held} bytes are held")
        self.held = held


class NotTheDocument(DocumentRefused):
    """The bytes are not those the fact names. None of them is kept: it begins anew."""

    number = 86


@dataclass(frozen=True, slots=True)
class Waiting:
    """A document whose bytes are wanted, here or above."""

    sha256: bytes
    size: int


_OF = select(documents).where(documents.c.number.in_(bindparam("of", expanding=True)))
_STANDING = documents.c.gone.is_(False)
_SIZE = select(documents.c.size).where(documents.c.sha256 == bindparam("which"), _STANDING)
_FOR_POST = _SIZE.join(bound, bound.c.number == documents.c.number).where(
    bound.c.post == bindparam("post")
)
_GO = (
    documents.update()
    .where(documents.c.sha256 == bindparam("which"), documents.c.fact_id == bindparam("by"))
    .values(gone=True)
)
_GONE = select(documents.c.sha256).where(documents.c.gone.is_(True)).distinct()
_FORGET = documents.delete().where(documents.c.sha256 == bindparam("which"), ~_STANDING)
_ALL = select(documents.c.sha256, documents.c.size).where(_STANDING).distinct()
_EPOCH = select(state.c.upstream_epoch)
_ABOVE = documents.update().where(documents.c.sha256 == bindparam("which"))


class Documents:
    """The documents of one hub in ``folder``. Raises StorageFault when the disk fails."""

    def __init__(self, engine: Engine, folder: Path, checkpoint: Checkpoint = pass_by) -> None:
        self._engine = engine
        self._folder = folder
        self._checkpoint = checkpoint

    def settle(self, connection: Connection, named: Mapping[int, Iterable[Named]]) -> None:
        """Note what the content of declarations names now, in the journal's own transaction."""
        if not named:
            return
        held = {
            (row.sha256, row.fact_id): row.gone
            for row in connection.execute(_OF, {"of": list(named)})
        }
        stands: dict[tuple[bytes, FactId], dict[str, object]] = {}
        for number, ones in named.items():
            for fact_id, one in ones:
                row = {"sha256": one.sha256, "fact_id": fact_id, "number": number}
                stands[one.sha256, fact_id] = {**row, "size": one.size, "gone": False}
        if new := [row for key, row in stands.items() if key not in held]:
            connection.execute(documents.insert(), new)
        for key, gone in held.items():
            if key not in stands and not gone:
                connection.execute(_GO, {"which": key[0], "by": key[1]})

    def held(self, sha256: bytes) -> int:
        """Say how many bytes of a document are here. Raises NotNamed."""
        self._named(sha256)
        with self._failing():
            return self._held(sha256)

    def put(self, sha256: bytes, offset: int, piece: bytes) -> int:
        """Take bytes in where the last ones ended; give how many are held then.

        Raises NotNamed, OtherPlace, NotTheDocument.
        """
        size = self._named(sha256)
        with self._failing(), self._alone(sha256):
            held = self._held(sha256)
            if offset != held or held + len(piece) > size:
                raise OtherPlace(held)
            if piece:
                self._append(sha256, piece)
            # Asked of the disk: a process may have ended between the last piece and the name.
            if held + len(piece) == size and not self._whole(sha256).exists():
                self._finish(sha256)
            return held + len(piece)

    def read(self, sha256: bytes, offset: int, most: int, post: str | None = None) -> bytes:
        """Give up to ``most`` bytes of a whole document, for a post it is bound for.

        ``post`` is None for whoever may read all. Raises NotNamed, OtherPlace.
        """
        size = self._named(sha256, post)
        with self._failing():
            if not self._whole(sha256).exists():
                raise NotNamed("its bytes have not come")
            if offset > size:
                raise OtherPlace(size)
            with self._whole(sha256).open("rb") as file:
                file.seek(offset)
                return file.read(most)

    def missing(self) -> list[Waiting]:
        """Name the documents whose bytes are not all here."""
        with reading(self._engine) as connection:
            ones = [Waiting(*row) for row in connection.execute(_ALL)]
        return [one for one in ones if not self._whole(one.sha256).exists()]

    def unsent(self) -> list[Waiting]:
        """Name the documents held here that the hub above is not known to hold."""
        with reading(self._engine) as connection:
            epoch = connection.execute(_EPOCH).scalar()
            waits = _ALL.where(documents.c.above.is_distinct_from(epoch))
            ones = [Waiting(*row) for row in connection.execute(waits)]
        return [one for one in ones if self._whole(one.sha256).exists()]

    def mark_above(self, sha256: bytes) -> None:
        """Note that the hub above, in its present life, holds a document."""
        with writing(self._engine) as connection:
            epoch = connection.execute(_EPOCH).scalar()
            connection.execute(_ABOVE.values(above=epoch), {"which": sha256})

    def sweep(self) -> None:
        """Remove the files of what was erased."""
        with writing(self._engine) as connection:
            for sha256 in connection.execute(_GONE).scalars().all():
                if connection.execute(_SIZE, {"which": sha256}).first() is None:
                    with self._failing():
                        self._remove(sha256)
                connection.execute(_FORGET, {"which": sha256})

    def _named(self, sha256: bytes, post: str | None = None) -> int:
        asked = _SIZE if post is None else _FOR_POST
        with reading(self._engine) as connection:
            size = connection.execute(asked, {"which": sha256, "post": post}).scalar()
        if size is None:
            raise NotNamed(sha256.hex())
        return int(size)

    def _append(self, sha256: bytes, piece: bytes) -> None:
        handle = os.open(self._part(sha256), os.O_WRONLY | os.O_CREAT | os.O_APPEND, PRIVATE)
        with os.fdopen(handle, "ab") as file:
            file.write(piece)
            file.flush()
            self._checkpoint("piece written")
            os.fsync(file.fileno())
        self._checkpoint("piece kept")

    def _finish(self, sha256: bytes) -> None:
        with self._part(sha256).open("rb") as file:
            if hashlib.file_digest(file, "sha256").digest() != sha256:
                self._part(sha256).unlink()
                raise NotTheDocument(sha256.hex())
        self._part(sha256).replace(self._whole(sha256))
        self._checkpoint("document named")
        _keep_names(self._folder)

    def _held(self, sha256: bytes) -> int:
        for path in (self._whole(sha256), self._part(sha256)):
            if path.exists():
                return path.stat().st_size
        return 0

    def _remove(self, sha256: bytes) -> None:
        for path in (self._whole(sha256), self._part(sha256), self._lock(sha256)):
            path.unlink(missing_ok=True)
        if self._folder.exists():
            _keep_names(self._folder)

    @contextmanager
    def _alone(self, sha256: bytes) -> Iterator[None]:
        """Keep other processes from the same document."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(self._lock(sha256), os.O_RDWR | os.O_CREAT, PRIVATE)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)

    @contextmanager
    def _failing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            kind = StorageFull if error.errno in _NO_ROOM else StorageFault
            raise kind(f"documents: {error.strerror}") from error

    def _whole(self, sha256: bytes) -> Path:
        return self._folder / sha256.hex()

    def _part(self, sha256: bytes) -> Path:
        return self._folder / f"{sha256.hex()}.part"

    def _lock(self, sha256: bytes) -> Path:
        return self._folder / f"{sha256.hex()}.lock"


def _keep_names(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
