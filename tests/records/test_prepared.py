from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Column, Integer, MetaData, String, Table, bindparam, select
from sqlalchemy.dialects import postgresql

from records.engine import open_engine, reading, writing
from records.prepared import Prepared

table = Table("t", MetaData(), Column("a", Integer, primary_key=True), Column("b", String))


def test_a_prepared_statement_does_what_core_does(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "a.db")
    add = Prepared(table.insert())
    change = Prepared(table.update().where(table.c.a == bindparam("which")), "b")
    ask = Prepared(select(table.c.b).where(table.c.a == bindparam("which")))
    with writing(engine) as connection:
        table.create(connection)
        add.run(connection, {"b": "one", "a": 1})
        add.run(connection, {"a": 2, "b": None})
        change.run(connection, {"b": "two", "which": 2})
    with reading(engine) as connection:
        assert [ask.run(connection, {"which": n}).scalar() for n in (1, 2)] == ["one", "two"]
        assert connection.execute(select(table)).all() == [(1, "one"), (2, "two")]


def test_a_value_that_is_missing_is_told(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "a.db")
    with writing(engine) as connection, pytest.raises(KeyError):
        Prepared(table.insert()).run(connection, {"a": 1})


def test_another_server_gets_its_own_words() -> None:
    prepared = Prepared(table.insert())
    prepared.compile(postgresql.dialect())
    assert "%(a)s" in prepared.text and "%(b)s" in prepared.text
    assert prepared.names is None
