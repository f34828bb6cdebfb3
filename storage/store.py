"""Remember and recall: one unit of work a batch, and the outbox as delivery needs it.

Says only what SQL says. Does not know what a session means or what a reply says.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

import structlog
from sqlalchemy import case, delete, func, or_, select, text, update
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage import tables
from storage.crypto import Keyring
from storage.database import DatabaseUnusable, one_at_a_time, open_engine
from storage.place import Place, place_of
from storage.reading import Reader, warn_of_unknown_keys
from storage.refusals import reason
from storage.retention import forget_old
from storage.rows import Claimed, Gap, KeptEstimate, NewEstimate, NewShare, OutboxRow, Outgoing, ParkedUpdate
from storage.work import UnitOfWork, insert_for

ROWS_A_CHAT = 20
log = structlog.get_logger()
KEY_CHECK = "This key opens the data."

__all__ = [
    "Claimed",
    "DatabaseUnusable",
    "Gap",
    "KeptEstimate",
    "NewEstimate",
    "NewShare",
    "OutboxRow",
    "Outgoing",
    "ParkedUpdate",
    "Place",
    "Settled",
    "Store",
    "UnitOfWork",
]


class Settled(Protocol):
    """What became of a row. `later` keeps it and rests its chat; `gone` ends the chat and all that waits for it."""

    @property
    def row_id(self) -> int: ...
    @property
    def chat_id(self) -> int: ...
    @property
    def outcome(self) -> str: ...
    @property
    def message_id(self) -> int | None: ...
    @property
    def screen(self) -> int | None: ...
    @property
    def not_before(self) -> datetime | None: ...
    @property
    def error(self) -> str | None: ...


@dataclass
class Store:
    """An open database with its keys."""

    engine: AsyncEngine
    reader: Reader
    _one_writer: asyncio.Lock | None

    @property
    def keys(self) -> Keyring:
        return self.reader.keys

    @classmethod
    async def open(cls, url: str, keyring: Callable[[bool], Keyring]) -> "Store":
        """Open, migrate, and check the key; `keyring` is told whether the database is empty.

        Raises DatabaseUnusable, KeyMissing, KeyWrong.
        """
        engine = await open_engine(url)
        try:
            async with engine.begin() as connection:
                await one_at_a_time(connection)
                found = select(tables.meta.c.body).where(tables.meta.c.key == "key")
                check = (await connection.execute(found)).scalar_one_or_none()
                keys = keyring(check is None)
                if check is None:
                    body = keys.seal(KEY_CHECK, "meta:key")
                    await connection.execute(tables.meta.insert().values(key="key", body=body))
                else:
                    keys.open(check, "meta:key")
                    await warn_of_unknown_keys(connection, keys)
        except BaseException:
            await engine.dispose()
            raise
        return cls(engine, Reader(keys), asyncio.Lock() if engine.dialect.name == "sqlite" else None)

    async def close(self) -> None:
        await self.engine.dispose()

    def place(self) -> Place:
        """The one place at the polling end of this database, not taken yet."""
        return place_of(self.engine)

    @asynccontextmanager
    async def _begin(self) -> AsyncIterator[AsyncConnection]:
        """A transaction. SQLite has one writer connection, and its users take turns.

        A database out of reach raises DatabaseUnusable, which says why without any statement or value.
        """
        try:
            async with self._one_writer or nullcontext(), self.engine.begin() as connection:
                yield connection
        except (OperationalError, InterfaceError) as error:
            why = reason(self.engine.url, error)
            log.error("database_unusable", why=why)
            raise DatabaseUnusable(why) from None

    @asynccontextmanager
    async def unit_of_work(self) -> AsyncIterator[UnitOfWork]:
        """All or nothing: committed when the block ends, rolled back when it raises."""
        async with self._begin() as connection:
            yield UnitOfWork(connection, self.reader)

    async def claim(self, owner: str, now: datetime, lease_seconds: float, limit: int) -> list[Claimed]:
        """Chats with something to send, longest waiting first, the owner's until the lease ends.

        A chat that `owner` has already comes again.
        """
        chats, outbox, at = tables.chats, tables.outbox, now.timestamp()
        oldest = select(outbox.c.chat_id, func.min(outbox.c.id).label("id")).where(outbox.c.parked.is_(False))
        waiting = oldest.group_by(outbox.c.chat_id).subquery()
        free = or_(chats.c.lease_owner.is_(None), chats.c.lease_owner == owner, chats.c.lease_until <= at)
        ready = (
            select(chats.c.chat_id)
            .join(waiting, waiting.c.chat_id == chats.c.chat_id)
            .where(chats.c.gone.is_(False), chats.c.not_before <= at, free)
            .order_by(waiting.c.id)
            .limit(limit)
            .with_for_update(of=chats, skip_locked=True)
        )
        async with self._begin() as connection:
            ids = list((await connection.execute(ready)).scalars())
            if not ids:
                return []
            lease = {"lease_owner": owner, "lease_until": at + lease_seconds}
            await connection.execute(update(chats).where(chats.c.chat_id.in_(ids)).values(**lease))
            return await self._rows_of(connection, ids)

    async def _rows_of(self, connection: AsyncConnection, chat_ids: Sequence[int]) -> list[Claimed]:
        outbox, screens = tables.outbox, tables.screens
        same = (screens.c.chat_id == outbox.c.chat_id) & (screens.c.screen == outbox.c.screen)
        found = await connection.execute(
            select(outbox, screens.c.message_id)
            .select_from(outbox.outerjoin(screens, same))
            .where(outbox.c.chat_id.in_(chat_ids), outbox.c.parked.is_(False))
            .order_by(outbox.c.id)
        )
        rows: dict[int, list[OutboxRow]] = {}
        unreadable: list[int] = []
        for row in found:
            mine = rows.setdefault(row.chat_id, [])
            if len(mine) < ROWS_A_CHAT:
                body = self.reader.read("outbox", row.body, f"outbox:{row.sealed_for}")
                if body is None:
                    unreadable.append(row.id)
                else:
                    mine.append(OutboxRow(row.id, row.method, body, row.screen, row.attempts, row.message_id))
        if unreadable:
            aside = update(outbox).where(outbox.c.id.in_(unreadable))
            await connection.execute(aside.values(parked=True, error="no key opens it"))
        return [Claimed(chat_id, mine) for chat_id, mine in rows.items()]

    async def settle(self, done: Sequence[Settled], now: datetime) -> None:
        """One commit for all rows that were sent, parked, put off, or whose chats are gone."""
        outbox, chats = tables.outbox, tables.chats
        chat_ids = sorted({one.chat_id for one in done})
        async with self._begin() as connection:
            in_order = select(chats.c.chat_id).where(chats.c.chat_id.in_(chat_ids)).order_by(chats.c.chat_id)
            await connection.execute(in_order.with_for_update())
            sent = [one.row_id for one in done if one.outcome == "sent"]
            if sent:
                await connection.execute(delete(outbox).where(outbox.c.id.in_(sent)))
            known = {
                (one.chat_id, one.screen): one.message_id
                for one in done
                if one.screen is not None and one.message_id is not None
            }
            if known:
                await self._remember_screens(connection, known, now.timestamp())
            gone = sorted({one.chat_id for one in done if one.outcome == "gone"})
            if gone:
                await connection.execute(delete(outbox).where(outbox.c.chat_id.in_(gone)))
                await connection.execute(update(chats).where(chats.c.chat_id.in_(gone)).values(gone=True))
            for one in done:
                await self._put_off(connection, one)
            await self._release(connection, chat_ids, [one.chat_id for one in done if one.outcome == "later"])

    async def _remember_screens(
        self, connection: AsyncConnection, known: Mapping[tuple[int, int], int], at: float
    ) -> None:
        insert = insert_for(connection, tables.screens)
        rows = [{"chat_id": c, "screen": s, "message_id": m, "at": at} for (c, s), m in known.items()]
        changed = {"message_id": insert.excluded.message_id, "at": insert.excluded.at}
        known_already = insert.on_conflict_do_update(index_elements=["chat_id", "screen"], set_=changed)
        await connection.execute(known_already, rows)

    async def _put_off(self, connection: AsyncConnection, one: Settled) -> None:
        outbox, chats = tables.outbox, tables.chats
        row = update(outbox).where(outbox.c.id == one.row_id)
        if one.outcome == "parked":
            await connection.execute(row.values(parked=True, error=one.error))
        elif one.outcome == "later":
            await connection.execute(row.values(attempts=outbox.c.attempts + 1, error=one.error))
            until = one.not_before.timestamp() if one.not_before else 0.0
            await connection.execute(update(chats).where(chats.c.chat_id == one.chat_id).values(not_before=until))

    async def _release(self, connection: AsyncConnection, chat_ids: Sequence[int], resting: Sequence[int]) -> None:
        """A chat that rests, or has nothing left to send, is nobody's."""
        chats, outbox = tables.chats, tables.outbox
        waiting = select(outbox.c.chat_id).where(outbox.c.parked.is_(False))
        await connection.execute(
            update(chats)
            .where(chats.c.chat_id.in_(chat_ids), or_(chats.c.chat_id.in_(resting), chats.c.chat_id.not_in(waiting)))
            .values(lease_owner=None, lease_until=0.0)
        )

    async def release(self, owner: str) -> None:
        """Give up an owner's chats at its end, so that others need not wait for the leases to end."""
        chats = tables.chats
        mine = update(chats).where(chats.c.lease_owner == owner)
        async with self._begin() as connection:
            await connection.execute(mine.values(lease_owner=None, lease_until=0.0))

    async def next_due(self, now: datetime) -> datetime | None:
        """When a waiting chat may next be claimed by anyone: `now` at the earliest, None where nothing waits."""
        chats, outbox, at = tables.chats, tables.outbox, now.timestamp()
        waiting = select(outbox.c.chat_id).where(outbox.c.parked.is_(False))
        leased_longer = chats.c.lease_owner.is_not(None) & (chats.c.lease_until > chats.c.not_before)
        due = func.min(case((leased_longer, chats.c.lease_until), else_=chats.c.not_before))
        async with self._begin() as connection:
            found = select(due).where(chats.c.gone.is_(False), chats.c.chat_id.in_(waiting))
            first = (await connection.execute(found)).scalar_one()
        return None if first is None else datetime.fromtimestamp(max(first, at), UTC)

    async def screen_messages(self, chat_id: int) -> dict[int, int]:
        """The message id of every screen of a chat that was sent."""
        screens = tables.screens
        async with self._begin() as connection:
            found = await connection.execute(select(screens).where(screens.c.chat_id == chat_id))
            return {row.screen: row.message_id for row in found}

    async def unsent(self) -> int:
        """How many replies still wait to be sent."""
        chats, outbox = tables.chats, tables.outbox
        live = select(chats.c.chat_id).where(chats.c.gone.is_(False))
        count = select(func.count()).select_from(outbox)
        async with self._begin() as connection:
            found = await connection.execute(count.where(outbox.c.parked.is_(False), outbox.c.chat_id.in_(live)))
            return int(found.scalar_one())

    async def begin_run(self) -> bool:
        """Note that a run has begun. True where the one before did not end by itself."""
        body = self.keys.seal("running", "meta:running")
        async with self._begin() as connection:
            running = insert_for(connection, tables.meta).values(key="running", body=body)
            begun = await connection.execute(running.on_conflict_do_nothing().returning(tables.meta.c.key))
            if begun.scalar_one_or_none() is not None:
                return False
            deaths = tables.in_hand.c.deaths + 1
            await connection.execute(update(tables.in_hand).values(deaths=deaths))
            return True

    async def end_run(self) -> None:
        """Note that the run ended by itself."""
        async with self._begin() as connection:
            await connection.execute(delete(tables.meta).where(tables.meta.c.key == "running"))
            await connection.execute(delete(tables.in_hand))

    async def take_in_hand(self, update_id: int) -> int:
        """Mark an update before it is processed alone; how many earlier runs died with it in hand.

        Deaths are counted where a run begins, so that a batch tried again by the same run is not a death.
        """
        table = tables.in_hand
        async with self._begin() as connection:
            insert = insert_for(connection, table).values(update_id=update_id, deaths=0)
            await connection.execute(insert.on_conflict_do_nothing())
            found = await connection.execute(select(table.c.deaths).where(table.c.update_id == update_id))
            return int(found.scalar_one())

    async def alive(self) -> bool:
        """Whether the database answers."""
        try:
            async with self._begin() as connection:
                await connection.execute(text("SELECT 1"))
        except Exception:
            return False
        return True

    async def gaps(self) -> list[Gap]:
        """Questions that nobody could answer, newest first."""
        async with self._begin() as connection:
            found = await connection.execute(select(tables.gaps).order_by(tables.gaps.c.day.desc()))
            read = [(row, self.reader.read("gaps", row.body, f"gap:{row.id}")) for row in found]
        return [Gap(row.language, row.day, body) for row, body in read if body is not None]

    async def forget_old(self, now: datetime) -> None:
        """What has had its time."""
        async with self._begin() as connection:
            await forget_old(connection, now)

    async def backup(self, to: Path) -> None:
        """A copy of an SQLite database while it is in use. Raises DatabaseUnusable."""
        if self.engine.dialect.name != "sqlite":
            raise DatabaseUnusable("PostgreSQL is backed up with pg_dump.")
        if to.exists():  # noqa: ASYNC240 - one look at a local file, by the operator's command
            raise DatabaseUnusable(f"{to} exists already; name a new file.")
        async with self._one_writer or nullcontext(), self.engine.connect() as connection:
            raw: Any = await connection.get_raw_connection()
            await connection.rollback()
            try:
                await raw.driver_connection.execute("VACUUM INTO ?", (str(to),))
            except sqlite3.Error as error:
                raise DatabaseUnusable(f"{to} cannot be written ({error}); name a file in a writable folder.") from None
