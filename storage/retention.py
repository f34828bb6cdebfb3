"""What is forgotten because it has had its time. Does not know when it is asked."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import delete, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables

UPDATES_KEPT = timedelta(days=3)
"""Telegram sends an update again for a day at most."""
GAPS_KEPT = timedelta(days=90)
PARKED_KEPT = timedelta(days=90)
SCREENS_KEPT = timedelta(days=90)
"""A press on an older message is answered below it instead of in its place."""


async def forget_old(connection: AsyncConnection, now: datetime) -> None:
    """Update ids, unanswered questions, what was parked, where old messages stand, and chats without anything."""
    updates, gaps, screens = tables.processed_updates, tables.gaps, tables.screens
    parked, outbox, chats = tables.parked_updates, tables.outbox, tables.chats
    first_day: date = (now - GAPS_KEPT).astimezone(UTC).date()
    long_parked = outbox.c.parked.is_(True) & (outbox.c.created_at < (now - PARKED_KEPT).timestamp())
    of_gone = screens.c.chat_id.in_(select(chats.c.chat_id).where(chats.c.gone.is_(True)))
    for table, over in (
        (updates, updates.c.at < (now - UPDATES_KEPT).timestamp()),
        (gaps, gaps.c.day < first_day),
        (parked, parked.c.at < (now - PARKED_KEPT).timestamp()),
        (outbox, long_parked),
        (screens, or_(screens.c.at < (now - SCREENS_KEPT).timestamp(), of_gone)),
    ):
        await connection.execute(delete(table).where(over))
    await _forget_empty_chats(connection, now.timestamp())


async def _forget_empty_chats(connection: AsyncConnection, at: float) -> None:
    """A chat comes back by itself with its next reply. One that somebody has in hand right now is passed over."""
    chats = tables.chats
    empty = (
        ~exists().where(tables.outbox.c.chat_id == chats.c.chat_id)
        & ~exists().where(tables.screens.c.chat_id == chats.c.chat_id)
        & (chats.c.not_before <= at)
        & or_(chats.c.lease_owner.is_(None), chats.c.lease_until <= at)
    )
    free = select(chats.c.chat_id).where(empty).with_for_update(of=chats, skip_locked=True)
    await connection.execute(delete(chats).where(chats.c.chat_id.in_(free)))
