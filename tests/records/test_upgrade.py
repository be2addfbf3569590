from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text

from records import schema_hub, schema_kiosk
from records.engine import open_engine, reading, writing
from records.upgrade import MIGRATIONS, standing, upgrade

STORES = pytest.mark.parametrize("schema", [schema_kiosk, schema_hub])


def as_written(engine: Engine) -> list[tuple[str, ...]]:
    """Give each table's columns and indexes as SQLite itself lists them."""
    with reading(engine) as connection:
        return [
            tuple(map(str, row))
            for row in connection.execute(
                text(
                    "SELECT m.type, m.name, m.tbl_name, c.name, c.type, c.'notnull', c.pk"
                    " FROM sqlite_master m LEFT JOIN pragma_table_info(m.name) c"
                    " WHERE m.name NOT LIKE 'alembic%' AND m.tbl_name NOT LIKE 'alembic%'"
                    " ORDER BY 1, 2, 4"
                )
            )
        ]


@STORES
def test_migrations_give_the_very_schema_the_code_uses(tmp_path: Path, schema: ModuleType) -> None:
    migrated = open_engine(tmp_path / "migrated.db")
    upgrade(migrated, schema.HISTORY, schema.NEWEST)
    with reading(migrated) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, schema.metadata) == []
    created = open_engine(tmp_path / "created.db")
    with writing(created) as connection:
        schema.metadata.create_all(connection)
    assert as_written(migrated) == as_written(created)


@STORES
def test_the_newest_step_is_the_one_the_schema_names(schema: ModuleType) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("version_locations", str(MIGRATIONS / schema.HISTORY))
    config.set_main_option("path_separator", "newline")
    assert ScriptDirectory.from_config(config).get_heads() == [schema.NEWEST]


@STORES
def test_a_store_that_is_up_to_date_is_left_alone(tmp_path: Path, schema: ModuleType) -> None:
    engine = open_engine(tmp_path / "a.db")
    upgrade(engine, schema.HISTORY, schema.NEWEST)
    upgrade(engine, schema.HISTORY, schema.NEWEST)
    with reading(engine) as connection:
        assert standing(connection) == schema.NEWEST


def test_an_empty_file_stands_nowhere(tmp_path: Path) -> None:
    with reading(open_engine(tmp_path / "a.db")) as connection:
        assert standing(connection) is None
    engine = open_engine(tmp_path / "b.db")
    with writing(engine) as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))
    with reading(engine) as connection:
        assert standing(connection) is None


def test_a_step_that_fails_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "a.db")
    with writing(engine) as connection:
        connection.execute(text("CREATE TABLE visits (something TEXT)"))
    with pytest.raises(Exception, match="already exists"):
        upgrade(engine, schema_kiosk.HISTORY, schema_kiosk.NEWEST)
    with reading(engine) as connection:
        tables = connection.execute(text("SELECT name FROM sqlite_master")).scalars().all()
    assert tables == ["visits"]
