"""Open SQLite or PostgreSQL and bring it to this version's tables.

Knows engines, pragmas and migrations. Does not know what the tables hold.
"""

import asyncio
import sqlite3
from importlib.resources import files
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, column, event, func, inspect, select, table
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import StaticPool

from storage.refusals import reason

BUSY_SECONDS = 5
CONNECT_SECONDS = 10
REVISION = table("alembic_version", column("version_num"))
START_LOCK = 8_255_971
"""Any number that all our processes share and no other program over the same PostgreSQL database uses."""


class DatabaseUnusable(Exception):
    """The database cannot be opened or is not ours. The message is one sentence for the operator."""


def read_url(url: str) -> URL:
    """`sqlite:///path` or `postgresql://…` as the asynchronous drivers want it. Raises DatabaseUnusable."""
    try:
        read = make_url(url)
    except (ArgumentError, ValueError):
        raise DatabaseUnusable("DATABASE_URL cannot be read; write sqlite:///path or postgresql://…") from None
    drivers = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
    backend = read.drivername.split("+")[0]
    if backend not in drivers:
        raise DatabaseUnusable(f"DATABASE_URL names {backend}; Tally works with sqlite:///path or postgresql://…")
    if backend == "sqlite" and (read.host or not read.database):
        raise DatabaseUnusable("DATABASE_URL names no file; write sqlite:///path, with three slashes before the path.")
    return read.set(drivername=drivers[backend])


async def open_engine(url: str) -> AsyncEngine:
    """An engine over a migrated database. Raises DatabaseUnusable."""
    read = read_url(url)
    is_sqlite = read.drivername.startswith("sqlite")
    if is_sqlite and read.database not in (None, "", ":memory:"):
        _make_folder(Path(str(read.database)))
    engine = create_async_engine(read, **_options(read, is_sqlite))
    if is_sqlite:
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
        event.listen(engine.sync_engine, "begin", _begin_immediate)
    try:
        await _bring_up(engine)
    except DatabaseUnusable:
        await engine.dispose()
        raise
    except (DBAPIError, OSError, sqlite3.Error, engine.dialect.loaded_dbapi.Error) as error:
        await engine.dispose()
        raise DatabaseUnusable(reason(read, error)) from None
    return engine


async def _bring_up(engine: AsyncEngine) -> None:
    """Migrate. SQLite refuses a first switch to WAL at once when two start together, so it is asked again."""
    loop = asyncio.get_running_loop()
    give_up = loop.time() + BUSY_SECONDS
    while True:
        try:
            async with engine.begin() as connection:
                await one_at_a_time(connection)
                await connection.run_sync(_migrate)
            return
        except (DBAPIError, sqlite3.Error) as error:
            if "database is locked" not in str(error) or loop.time() > give_up:
                raise
            await asyncio.sleep(0.02)


def _options(url: URL, is_sqlite: bool) -> dict[str, Any]:
    if is_sqlite:
        return {"poolclass": StaticPool, "connect_args": {"timeout": BUSY_SECONDS}}
    waits = {} if "connect_timeout" in url.query else {"connect_timeout": CONNECT_SECONDS}
    return {"pool_pre_ping": True, "connect_args": waits}


async def one_at_a_time(connection: AsyncConnection) -> None:
    """Replicas that start together take turns until the transaction ends. SQLite's write lock does it already."""
    if connection.dialect.name == "postgresql":
        await connection.execute(select(func.pg_advisory_xact_lock(START_LOCK)))


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseUnusable(
            f"The folder {path.parent} cannot be made ({error.strerror}); name another path in DATABASE_URL."
        ) from None


def _prepare_sqlite(connection: sqlite3.Connection, _: object) -> None:
    """The driver's own transactions are off, so that ours begin with a write lock."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def newest_revision() -> str:
    """The last of our migrations; they are numbered in the names of their files."""
    return max(
        file.name[:4]
        for file in files("storage").joinpath("migrations", "versions").iterdir()
        if file.name[0] in "0123456789"
    )


def _is_current(connection: Connection) -> bool:
    return (
        inspect(connection).has_table(REVISION.name)
        and connection.scalar(select(REVISION.c.version_num)) == newest_revision()
    )


def _migrate(connection: Connection) -> None:
    """What migrates is loaded only where there is something to migrate: it takes as much memory as all the tables."""
    if _is_current(connection):
        return
    from alembic import command
    from alembic.config import Config
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(files("storage").joinpath("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    found = MigrationContext.configure(connection).get_current_revision()
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise DatabaseUnusable("The database was written by a newer Tally; update Tally, or use another DATABASE_URL.")
    command.upgrade(config, "head")
