"""A hub's store, opened whole: journal, register, shelf of what was set aside, officers."""

from __future__ import annotations

import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from sqlalchemy import Engine, select, update

from envelope.trust import TrustList
from forms.code_list import CodeLists
from records.backup import EPOCH_BYTES, back_up
from records.bound import Bound, PostOf, at_no_post
from records.calls import Calls
from records.checkpoint import Checkpoint, pass_by
from records.documents import Documents
from records.engine import DURABLE, Pragmas, open_engine, reading, writing
from records.erasing import Erasing
from records.fact_reader import FactReader
from records.journal import Journal
from records.journal_report import JournalReport, Witness
from records.nodes import Nodes
from records.officers import Officers
from records.offices import RoleOf
from records.projection import projector
from records.pulling import Pulled
from records.register import Register
from records.schema_hub import HISTORY, NEWEST, state
from records.set_aside import SetAsideShelf
from records.tries import Tries
from records.upgrade import upgrade
from records.verification import verify

DOCUMENTS = "documents"


@dataclass(frozen=True, slots=True)
class HubStore:
    """Everything one hub keeps. Parts share one database and its transactions."""

    engine: Engine
    reader: FactReader
    register: Register
    journal: Journal
    erasing: Erasing
    set_aside: SetAsideShelf
    officers: Officers
    tries: Tries
    calls: Calls
    nodes: Nodes
    pulled: Pulled

    @classmethod
    def open(
        cls,
        store: Path | str,
        lists: CodeLists,
        role_of: RoleOf,
        *,
        post_of: PostOf = at_no_post,
        documents_folder: Path | None = None,
        checkpoint: Checkpoint = pass_by,
        read_only: bool = False,
        pragmas: Pragmas = DURABLE,
    ) -> Self:
        """Open or make the store: a SQLite file's path, or a database URL.

        ``role_of`` says what each node is there for, and so which of its facts have a say;
        ``post_of`` where it stands, and so where what it lodges is bound for. Documents lie beside
        a SQLite file unless ``documents_folder`` is another; with a database URL it must be given
        where there are any.
        Raises StorageFault by its name.
        """
        engine = open_engine(store, read_only=read_only, pragmas=pragmas)
        if not read_only:
            upgrade(engine, HISTORY, NEWEST)
            _begin(engine)
        reader = FactReader(lists)
        documents = Documents(engine, documents_folder or _beside(store), checkpoint)
        register = Register(engine, projector(reader, post_of), documents)
        erasing = Erasing(engine, reader, role_of, documents)
        if not read_only and erasing.waits():
            erasing.finish()
        journal = Journal(engine, register, erasing, role_of, checkpoint)
        shelf, officers = SetAsideShelf(engine), Officers(engine)
        tries, calls, nodes = Tries(engine), Calls(engine), Nodes.on(engine, checkpoint)
        pulled = Pulled(engine, journal)
        return cls(
            engine, reader, register, journal, erasing, shelf, officers, tries, calls, nodes, pulled
        )

    @property
    def documents(self) -> Documents:
        """What goes with declarations."""
        return self.register.documents

    @property
    def bound(self) -> Bound:
        """Where facts are bound for."""
        return self.register.bound

    def close(self) -> None:
        """Let go of the database."""
        self.register.close()
        self.engine.dispose()

    def verify(
        self, trust: TrustList, witnesses: Sequence[Witness] = (), post: str = ""
    ) -> JournalReport:
        """Read the whole journal again, as that of the hub of ``post``; a centre's is of none.

        Raises StorageFault when the file cannot be read.
        """
        return verify(self.engine, self.reader, trust, witnesses, post)

    def epoch(self) -> bytes:
        """Give 8 bytes that name this life of the hub; a restored hub draws new ones."""
        with reading(self.engine) as connection:
            return bytes(connection.execute(select(state.c.epoch)).scalar_one())

    def back_up(self, to: Path) -> int:
        """Copy the store to a new file while it works; what is in the copy is safe from then on.

        Gives the last line of the journal in it. Raises FileExistsError, StorageFault, OSError.
        """
        position = back_up(self.engine, to)
        self.mark_safe(position)
        return position

    def safe_position(self) -> int:
        """Give the last line held upstream or in a finished backup."""
        with reading(self.engine) as connection:
            return int(connection.execute(select(state.c.safe_position)).scalar_one())

    def mark_safe(self, position: int) -> None:
        """Say that the journal up to ``position`` is held elsewhere too. It only rises."""
        with writing(self.engine) as connection:
            rises = update(state).where(state.c.safe_position < position)
            connection.execute(rises.values(safe_position=position))


def _beside(store: Path | str) -> Path:
    if isinstance(store, str) and "://" in store:
        # Nowhere: what is put there fails as on a disk that is gone.
        return Path(os.devnull) / DOCUMENTS
    return Path(store).parent / DOCUMENTS


def _begin(engine: Engine) -> None:
    with writing(engine) as connection:
        if connection.execute(select(state.c.id)).one_or_none() is None:
            epoch = secrets.token_bytes(EPOCH_BYTES)
            connection.execute(state.insert(), {"id": 1, "epoch": epoch, "safe_position": 0})
