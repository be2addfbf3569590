"""Envelopes made by a small node of invented people, and stores on real files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from customs.facts import FactId, FactKind, Header
from customs.offices import Role
from envelope.facts import Envelope, seal
from envelope.keys import SigningKey
from envelope.trust import TrustedNode, TrustList
from forms.catalogue import definition
from forms.check import check
from forms.content import Content
from forms.examples import answers
from forms.wire import to_wire
from records.engine import writing
from records.hub_store import HubStore
from records.kiosk_store import KioskStore
from records.schema_hub import journal
from reference.load import Reference, load

ON = date(2026, 11, 22)
AT = int(datetime(2026, 11, 22, 10, 2, tzinfo=UTC).timestamp() * 1000)


@pytest.fixture(scope="session")
def law() -> Reference:
    return load(ON)


@pytest.fixture(scope="session")
def content(law: Reference) -> Callable[..., Content]:
    """Make checked answers, always the same for the same seed."""

    def make(seed: int = 1, form: str = "passenger", **person: str) -> Content:
        given: dict[str, Any] = dict(answers(definition(form), law.lists, ON, seed))
        if person:
            given["person"] = {**given["person"], **person}
        checked = check(definition(form), given, law.lists, ON)
        assert checked.content is not None, checked.problems
        return checked.content

    return make


@dataclass
class Author:
    """A node that signs facts one after the other."""

    law: Reference
    key: SigningKey = field(default_factory=SigningKey.generate)
    role: Role = Role.DESK
    sequence: int = 0
    previous: FactId | None = None

    def fact(
        self,
        number: int | None,
        kind: FactKind = FactKind.LODGED,
        content: Content | None = None,
        seen: tuple[FactId, ...] = (),
        **more: Any,
    ) -> Envelope:
        self.sequence += 1
        form = definition(content.form, content.version) if content else None
        header = Header(
            node=self.key.node,
            sequence=self.sequence,
            previous=self.previous,
            clock=(AT << 16) + self.sequence,
            kind=kind,
            number=number,
            form=(form.number, form.version) if form else None,
            rule_pack=self.law.rule_pack_number,
            seen=seen,
            training=True,
        )
        wire = to_wire(form, content, self.law.lists) if form and content else None
        envelope = seal(replace(header, **more), wire, self.key)
        self.previous = envelope.fact_id
        return envelope

    def act(self, number: int, kind: FactKind, *seen: Envelope, **said: Any) -> Envelope:
        form = definition("act")
        checked = check(form, {"act": {"officer": "Nümunə", **said}}, self.law.lists, ON)
        ids = tuple(sorted(one.fact_id for one in seen))
        return self.fact(number, kind, checked.content, ids)

    @property
    def trusted(self) -> TrustedNode:
        return TrustedNode.of(self.key.public, "nümunə", "", self.role, training=True)


@pytest.fixture
def author(law: Reference) -> Author:
    return Author(law)


@pytest.fixture
def another(law: Reference) -> Author:
    return Author(law)


@pytest.fixture
def trust(
    author: Author, another: Author, kiosk_author: Author, another_kiosk: Author
) -> TrustList:
    """Two desks and two kiosks."""
    everyone = (author, another, kiosk_author, another_kiosk)
    return TrustList([one.trusted for one in everyone], training=True)


@pytest.fixture
def kiosk_author(law: Reference) -> Author:
    return Author(law, role=Role.KIOSK)


@pytest.fixture
def another_kiosk(law: Reference) -> Author:
    return Author(law, role=Role.KIOSK)


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """Where a hub's store is made: on a file, and in a database of a server."""
    if request.param == "sqlite":
        return tmp_path / "journal.db"
    url: str = request.getfixturevalue("postgres")()
    return url


@pytest.fixture
def alter(hub: HubStore) -> Callable[..., None]:
    """Change columns of a line as whoever owns the disk could."""

    def change(position: int = 1, **columns: Any) -> None:
        with writing(hub.engine) as connection:
            line = journal.c.position == position
            old = connection.execute(select(journal).where(line)).one()._mapping
            new = {
                name: value(old[name]) if callable(value) else value
                for name, value in columns.items()
            }
            connection.execute(journal.update().where(line).values(**new))

    return change


@pytest.fixture
def hub(place: Path | str, law: Reference, trust: TrustList) -> Iterator[HubStore]:
    store = HubStore.open(place, law.lists, trust.role_of)
    yield store
    store.close()


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[KioskStore]:
    store = KioskStore.open(tmp_path / "outbox.db")
    yield store
    store.close()
