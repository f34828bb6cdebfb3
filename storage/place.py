"""The one place at the polling end of a database: whoever has it works, others stand by or go.

A place is had for as long as its process lives: the system gives it up for one that dies. Over SQLite it is a lock on
a file beside the database, over PostgreSQL an advisory lock of a connection of its own. Does not know what is done
with it.
"""

import asyncio
import fcntl
import os
from contextlib import suppress
from pathlib import Path
from typing import Protocol

import structlog
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.database import DatabaseUnusable

PLACE = 8_255_972
"""Any number that all our processes share and no other program over the same PostgreSQL database uses."""
ANSWER_SECONDS = 5.0
NOTICE_DEATH = ("tcp_keepalives_idle = 10", "tcp_keepalives_interval = 5", "tcp_keepalives_count = 3")
"""A machine that vanishes says no goodbye; PostgreSQL would hold its place for hours."""

log = structlog.get_logger()


class Place(Protocol):
    """`take` and `held` may be asked again and again; `leave` does nothing where it is not held."""

    waits: bool
    """Whether one who does not get it may stand by for it."""

    async def take(self) -> bool: ...
    async def held(self) -> bool: ...
    async def leave(self) -> None: ...


def place_of(engine: AsyncEngine) -> Place:
    if engine.dialect.name == "postgresql":
        return AdvisoryPlace(engine)
    name = engine.url.database
    return FilePlace(None if name in (None, "", ":memory:") else Path(f"{name}.lock"))


class FilePlace:
    """Nobody else can come to a database in memory."""

    waits = False

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._file: int | None = None

    async def take(self) -> bool:
        if self._path is None or self._file is not None:
            return True
        try:
            file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise DatabaseUnusable(
                f"{self._path} cannot be opened ({error.strerror}); check that the folder is writable."
            ) from None
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(file)
            return False
        self._file = file
        return True

    async def held(self) -> bool:
        return True

    async def leave(self) -> None:
        """The file stays: one who took it away would take it from a process that waits with it open."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


class AdvisoryPlace:
    """A connection that breaks has lost its place, and a new one has to take it again."""

    waits = True

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._connection: AsyncConnection | None = None

    async def take(self) -> bool:
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                connection = self._connection or await self._connect()
                self._connection = connection
                return bool((await connection.execute(text(f"SELECT pg_try_advisory_lock({PLACE})"))).scalar_one())
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            log.warning("place_out_of_reach", error=type(error).__name__)
            await self._drop()
            return False

    async def _connect(self) -> AsyncConnection:
        connection = await self._engine.connect()
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        for setting in NOTICE_DEATH:
            await connection.execute(text(f"SET {setting}"))
        return connection

    async def held(self) -> bool:
        if self._connection is None:
            return False
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                await self._connection.execute(text("SELECT 1"))
        except (SQLAlchemyError, OSError, TimeoutError):
            await self._drop()
            return False
        return True

    async def leave(self) -> None:
        """Given up at once; PostgreSQL notices the end of a connection a little later."""
        if self._connection is not None and await self.held():
            with suppress(SQLAlchemyError, OSError, TimeoutError):
                async with asyncio.timeout(ANSWER_SECONDS):
                    await self._connection.execute(text("SELECT pg_advisory_unlock_all()"))
        await self._drop()

    async def _drop(self) -> None:
        """End the connection itself: handed back to the pool, it would keep the place."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                await connection.invalidate()
                await connection.close()
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            log.warning("place_left_uncleanly", error=type(error).__name__)
