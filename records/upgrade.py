"""Bring a store's schema up to date when it is opened."""

from __future__ import annotations

import threading
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from records.engine import writing

MIGRATIONS = Path(__file__).resolve().parent / "migrations"

_ONE_AT_A_TIME = threading.Lock()
"""Alembic keeps what it works on for the whole process: two stores opened at once would meet."""


def upgrade(engine: Engine, history: str, newest: str) -> None:
    """Run the steps of ``history`` that this store lacks, all or none.

    A store that already stands at ``newest`` is left alone without loading the machinery.
    """
    with writing(engine) as connection:
        if standing(connection) != newest:
            _run(connection, history)


def standing(connection: Connection) -> str | None:
    """Give the last migration a store has had; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(found) if found is not None else None


def _run(connection: Connection, history: str) -> None:
    # Only a store that is new or old pays for loading Alembic, never a kiosk's first frame.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("version_locations", str(MIGRATIONS / history))
    config.set_main_option("path_separator", "newline")
    config.attributes["connection"] = connection
    with _ONE_AT_A_TIME:
        command.upgrade(config, "head")
