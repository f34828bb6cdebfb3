"""One unit of work: what a batch reads and all that it keeps, inside one transaction."""

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Table, bindparam, delete, literal, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables
from storage.crypto import Keyring, sealed_by_newer
from storage.reading import Reader
from storage.rows import Gap, KeptEstimate, NewEstimate, NewShare, Outgoing, ParkedUpdate

SPEAKING = ("sendMessage", "editMessageText")
"""Methods whose parameters may take each other's place."""


def insert_for(connection: AsyncConnection, table: Table) -> Any:
    """An INSERT that knows ON CONFLICT, in the dialect at hand."""
    return (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(table)


@dataclass
class UnitOfWork:
    """Statements for whole batches. Nothing is kept until the block that opened it ends.

    `unreadable` are people whose session no key opens: what is kept instead sets it aside. `newer` are those whose
    session a newer Tally wrote: it must be left as it is.
    """

    connection: AsyncConnection
    reader: Reader
    unreadable: set[int] = field(default_factory=set)
    newer: set[int] = field(default_factory=set)

    @property
    def keys(self) -> Keyring:
        return self.reader.keys

    async def not_yet_processed(self, update_ids: Sequence[int]) -> set[int]:
        """Those of the updates that were not processed before."""
        seen = tables.processed_updates.c.update_id
        found = await self.connection.execute(select(seen).where(seen.in_(update_ids)))
        return set(update_ids) - set(found.scalars())

    async def sessions(self, user_ids: Sequence[int]) -> dict[int, str]:
        """Bodies of the people's sessions that can be read. On PostgreSQL the rows are locked, in the order of ids."""
        if not user_ids:
            return {}
        table = tables.sessions
        if self.connection.dialect.name == "postgresql":
            rows = [{"user_id": user_id} for user_id in sorted(user_ids)]
            await self.connection.execute(insert_for(self.connection, table).on_conflict_do_nothing(), rows)
        chosen = select(table.c.user_id, table.c.body).where(table.c.user_id.in_(user_ids))
        found = await self.connection.execute(chosen.order_by(table.c.user_id).with_for_update())
        read: dict[int, str] = {}
        for row in found:
            if row.body is None:
                continue
            body = self.reader.read("sessions", row.body, f"session:{row.user_id}")
            if body is not None:
                read[row.user_id] = body
            else:
                (self.newer if sealed_by_newer(row.body) else self.unreadable).add(row.user_id)
        return read

    async def estimates(self, user_ids: Sequence[int]) -> dict[int, list[KeptEstimate]]:
        """The people's kept estimates, newest first. One that no key opens is left out, and left as it is."""
        table = tables.estimates
        if not user_ids:
            return {}
        chosen = select(table).where(table.c.user_id.in_(user_ids)).order_by(table.c.created_at.desc())
        kept: dict[int, list[KeptEstimate]] = {}
        for row in await self.connection.execute(chosen):
            at = datetime.fromtimestamp(row.created_at, UTC)
            body = self.reader.read("estimates", row.body, f"estimate:{row.id}")
            if body is not None:
                kept.setdefault(row.user_id, []).append(KeptEstimate(row.id, at, body))
        return kept

    async def keep(
        self,
        *,
        sessions: Mapping[int, str],
        estimates: Sequence[NewEstimate],
        outgoing: Sequence[Outgoing],
        processed: Sequence[int],
        gaps: Sequence[Gap],
        parked: Sequence[ParkedUpdate],
        now: datetime,
    ) -> None:
        """Everything that a batch causes."""
        at = now.timestamp()
        await self._keep_sessions(sessions, at)
        await self._insert(
            tables.estimates,
            [
                {
                    "id": one.id,
                    "user_id": one.user_id,
                    "created_at": one.created_at.timestamp(),
                    "body": self.keys.seal(one.body, f"estimate:{one.id}"),
                }
                for one in estimates
            ],
        )
        await self._queue(outgoing, at)
        await self.connection.execute(delete(tables.in_hand).where(tables.in_hand.c.update_id.in_(processed)))
        await self._insert(tables.processed_updates, [{"update_id": one, "at": at} for one in processed])
        await self._insert(tables.parked_updates, [self._parked(one, at) for one in parked])
        await self._insert(tables.gaps, [self._gap(one) for one in gaps])

    async def _keep_sessions(self, sessions: Mapping[int, str], at: float) -> None:
        if not sessions:
            return
        await self._set_aside(sorted(self.unreadable & sessions.keys()), at)
        insert = insert_for(self.connection, tables.sessions)
        rows = [
            {"user_id": user_id, "body": self.keys.seal(body, f"session:{user_id}"), "updated_at": at}
            for user_id, body in sessions.items()
        ]
        changed = {"body": insert.excluded.body, "updated_at": insert.excluded.updated_at}
        await self.connection.execute(insert.on_conflict_do_update(index_elements=["user_id"], set_=changed), rows)

    async def _set_aside(self, user_ids: Sequence[int], at: float) -> None:
        """Sealed as they are, with the right key they can still be read."""
        if not user_ids:
            return
        table, aside = tables.sessions, tables.set_aside
        chosen = select(table.c.user_id, literal(at), table.c.body).where(table.c.user_id.in_(user_ids))
        await self.connection.execute(aside.insert().from_select(["user_id", "at", "body"], chosen))

    async def _queue(self, outgoing: Sequence[Outgoing], at: float) -> None:
        """New rows at the end of their chats; a rewrite of an unsent screen takes that row's place."""
        if not outgoing:
            return
        insert = insert_for(self.connection, tables.chats)
        blank = {"gone": False, "not_before": 0.0, "lease_owner": None, "lease_until": 0.0}
        chats = [{"chat_id": chat_id, **blank} for chat_id in sorted({one.chat_id for one in outgoing})]
        back = insert.on_conflict_do_update(index_elements=["chat_id"], set_={"gone": False})
        await self.connection.execute(back, chats)
        found = await self._unsent_screens([one for one in outgoing if one.rewrites], at)
        places = dict(found)
        fresh: list[dict[str, object]] = []
        for one in outgoing:
            sealed_for = secrets.token_hex(8)
            words = {"body": self.keys.seal(one.body, f"outbox:{sealed_for}"), "sealed_for": sealed_for}
            screen = (one.chat_id, one.screen)
            if one.rewrites and screen in places:
                places[screen].update(words)
                continue
            row = {"chat_id": one.chat_id, "method": one.method, "screen": one.screen, "created_at": at}
            fresh.append({**row, **words, "attempts": 0, "parked": False})
            places.pop(screen, None)
            if one.screen is not None and one.method in SPEAKING:
                places[screen] = fresh[-1]
        await self._rewrite([row for row in found.values() if "body" in row])
        await self._insert(tables.outbox, fresh)

    async def _rewrite(self, rows: Sequence[Mapping[str, object]]) -> None:
        if not rows:
            return
        changed = update(tables.outbox).where(tables.outbox.c.id == bindparam("row_id"))
        words: dict[str, Any] = {name: bindparam(f"new_{name}") for name in ("body", "sealed_for")}
        values = [{"row_id": row["id"], **{f"new_{name}": row[name] for name in words}} for row in rows]
        await self.connection.execute(changed.values(**words), values)

    async def _unsent_screens(
        self, rewrites: Sequence[Outgoing], at: float
    ) -> dict[tuple[int, int | None], dict[str, object]]:
        """The unsent row that holds each screen's words, where delivery has not taken its chat in hand."""
        if not rewrites:
            return {}
        outbox, chats = tables.outbox, tables.chats
        resting = or_(chats.c.lease_owner.is_(None), chats.c.lease_until <= at)
        found = await self.connection.execute(
            select(outbox.c.id, outbox.c.chat_id, outbox.c.screen, outbox.c.method)
            .join(chats, chats.c.chat_id == outbox.c.chat_id)
            .where(resting, outbox.c.parked.is_(False), outbox.c.chat_id.in_({one.chat_id for one in rewrites}))
            .where(outbox.c.screen.in_({one.screen for one in rewrites}))
            .order_by(outbox.c.id)
        )
        newest = {(row.chat_id, row.screen): row for row in found}
        return {screen: {"id": row.id} for screen, row in newest.items() if row.method in SPEAKING}

    def _parked(self, one: ParkedUpdate, at: float) -> dict[str, object]:
        return {"update_id": one.update_id, "at": at, "body": self.keys.seal(one.reason, f"parked:{one.update_id}")}

    def _gap(self, gap: Gap) -> dict[str, object]:
        gap_id = secrets.token_hex(8)
        body = self.keys.seal(gap.text, f"gap:{gap_id}")
        return {"id": gap_id, "language": gap.language, "day": gap.day, "body": body}

    async def _insert(self, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
        if rows:
            await self.connection.execute(insert_for(self.connection, table), list(rows))

    async def rewrite_estimates(self, bodies: Mapping[str, str]) -> None:
        """New bodies for kept estimates, by their ids. One that is gone stays gone."""
        if not bodies:
            return
        table = tables.estimates
        changed = update(table).where(table.c.id == bindparam("estimate")).values(body=bindparam("sealed"))
        rows = [{"estimate": one, "sealed": self.keys.seal(body, f"estimate:{one}")} for one, body in bodies.items()]
        await self.connection.execute(changed, rows)

    async def delete_estimates(self, ids: Sequence[str]) -> None:
        """And what was shared of them."""
        await self.connection.execute(delete(tables.estimates).where(tables.estimates.c.id.in_(ids)))
        await self.end_shares(ids)

    async def share(self, shares: Sequence[NewShare]) -> None:
        """Let everybody who has the id read the body."""
        rows = [{**vars(one), "body": self.keys.seal(one.body, f"share:{one.id}")} for one in shares]
        await self._insert(tables.shares, rows)

    async def shared(self, ids: Collection[str]) -> dict[str, str]:
        """Bodies of what is shared, by the ids that are known."""
        if not ids:
            return {}
        found = await self.connection.execute(select(tables.shares).where(tables.shares.c.id.in_(ids)))
        read = ((row.id, self.reader.read("shares", row.body, f"share:{row.id}")) for row in found)
        return {share_id: body for share_id, body in read if body is not None}

    async def end_shares(self, estimate_ids: Collection[str]) -> None:
        """Nothing of these estimates can be read by others any more."""
        if estimate_ids:
            await self.connection.execute(delete(tables.shares).where(tables.shares.c.estimate_id.in_(estimate_ids)))

    async def forget(self, user_id: int, chat_id: int) -> None:
        """Erase a person: session, estimates, what was shared, unsent replies.

        Message ids stay: the last reply rewrites its screen.
        """
        for table, mine in (
            (tables.sessions, tables.sessions.c.user_id == user_id),
            (tables.set_aside, tables.set_aside.c.user_id == user_id),
            (tables.estimates, tables.estimates.c.user_id == user_id),
            (tables.shares, tables.shares.c.user_id == user_id),
            (tables.outbox, tables.outbox.c.chat_id == chat_id),
        ):
            await self.connection.execute(delete(table).where(mine))
