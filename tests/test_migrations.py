"""The migrations make exactly the tables that the code declares, and unmake them, on both engines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect, text

from app import schema
from app.database import connect
from app.errors import Unavailable


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """Return the engine of an empty database, once on each kind."""
    if request.param == "postgresql":
        yield request.getfixturevalue("bare_postgres_engine")
        return
    engine = connect(f"sqlite:///{tmp_path / 'fresh.db'}")
    yield engine
    engine.dispose()


def tables(engine: Engine) -> set[str]:
    names = inspect(engine).get_table_names()
    return {name for name in names if not name.startswith(("search_index", "alembic"))}


def test_going_up_makes_the_tables_that_the_code_declares(fresh: Engine) -> None:
    schema.upgrade(fresh)

    command.check(schema.config(fresh))
    assert tables(fresh) == set(schema.METADATA.tables)


def test_the_comparison_would_see_a_missing_column(fresh: Engine) -> None:
    schema.upgrade(fresh)
    with fresh.begin() as connection:
        connection.execute(text("ALTER TABLE theme DROP COLUMN description"))
        differences = compare_metadata(MigrationContext.configure(connection), schema.METADATA)

    assert any("description" in str(difference) for difference in differences)


def test_going_down_leaves_nothing(fresh: Engine) -> None:
    schema.upgrade(fresh)
    command.downgrade(schema.config(fresh), "base")

    assert tables(fresh) == set()


def test_a_database_is_brought_up_to_date_only_once(fresh: Engine) -> None:
    schema.upgrade(fresh)
    schema.upgrade(fresh)

    current, newest = schema.state(fresh)
    assert current == newest


def test_an_old_database_is_not_served_as_it_is(fresh: Engine) -> None:
    schema.upgrade(fresh)
    command.downgrade(schema.config(fresh), "0001")

    with pytest.raises(Unavailable, match="run `g7ledger upgrade`"):
        schema.ensure_current(fresh)


def test_a_database_that_is_newer_than_the_program_is_left_alone(fresh: Engine) -> None:
    schema.upgrade(fresh)
    with fresh.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(Unavailable, match="newer than this program"):
        schema.upgrade(fresh)
