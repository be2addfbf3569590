"""Who may sit at a desk. Passwords are hashed by the door; here they are only kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Engine, Row, select

from records.engine import reading, writing
from records.schema_hub import officers


@dataclass(frozen=True, slots=True)
class Officer:
    """An officer's account. ``password_hash`` is an argon2id string in PHC form.

    ``until`` is its last day in Baku; None for one that has none.
    """

    name: str
    shown_name: str
    password_hash: str = field(repr=False)
    roles: frozenset[str] = frozenset({"officer"})
    active: bool = True
    until: date | None = None


class Officers:
    """The accounts known here."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, officer: Officer) -> None:
        """Add an account, or replace the one of that name."""
        row = {
            "name": officer.name,
            "shown_name": officer.shown_name,
            "password_hash": officer.password_hash,
            "roles": " ".join(sorted(officer.roles)),
            "active": officer.active,
            "until": None if officer.until is None else officer.until.isoformat(),
        }
        with writing(self._engine) as connection:
            connection.execute(officers.delete().where(officers.c.name == officer.name))
            connection.execute(officers.insert(), row)

    def named(self, name: str) -> Officer | None:
        """Find an account, active or not."""
        with reading(self._engine) as connection:
            row = connection.execute(select(officers).where(officers.c.name == name)).one_or_none()
        return None if row is None else _officer(row)

    def all(self) -> list[Officer]:
        """Give every account, by name."""
        with reading(self._engine) as connection:
            return [_officer(r) for r in connection.execute(select(officers).order_by("name"))]


def _officer(row: Row[*tuple[Any, ...]]) -> Officer:
    roles = frozenset(row.roles.split())
    until = None if row.until is None else date.fromisoformat(row.until)
    return Officer(row.name, row.shown_name, row.password_hash, roles, row.active, until)
