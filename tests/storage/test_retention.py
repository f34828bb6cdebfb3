"""What has had its time goes, and nothing else."""

from datetime import timedelta

from sqlalchemy import select

from storage import tables
from storage.store import ParkedUpdate
from tests.storage.conftest import NOW, Settled, claim, keep, say


async def send(store, chat_id, screen, now):
    """Say one thing on a screen, and note where it stands."""
    await keep(store, outgoing=[say(chat_id, "hello", screen)], now=now)
    (row,) = (await claim(store, now=now))[chat_id]
    await store.settle([Settled(row.id, chat_id, message_id=100 + screen, screen=screen)], now)


async def chats(store):
    async with store.engine.begin() as connection:
        return set((await connection.execute(select(tables.chats.c.chat_id))).scalars())


async def test_where_old_messages_stand_is_forgotten_after_ninety_days(store):
    """A screen that was written again is young again."""
    for screen in (1, 2, 3):
        await send(store, 7, screen, NOW)
    await send(store, 7, 2, NOW + timedelta(days=60))

    await store.forget_old(NOW + timedelta(days=89))
    assert set(await store.screen_messages(7)) == {1, 2, 3}
    await store.forget_old(NOW + timedelta(days=91))
    assert set(await store.screen_messages(7)) == {2}


async def test_nothing_is_kept_of_a_chat_that_is_gone(store):
    """Whoever blocked the bot leaves no message ids and no chat behind; they may come back as if new."""
    await send(store, 7, 1, NOW)
    await send(store, 8, 1, NOW)
    await keep(store, outgoing=[say(7, "again")])
    (row,) = (await claim(store))[7]
    await store.settle([Settled(row.id, 7, "gone")], NOW)

    await store.forget_old(NOW)

    assert (await store.screen_messages(7), await chats(store)) == ({}, {8})
    await keep(store, outgoing=[say(7, "welcome back")])
    assert [row.body for row in (await claim(store))[7]] == ["welcome back"]


async def test_a_chat_with_something_to_send_or_to_wait_for_stays(store):
    """One that rests after a 429 must go on resting."""
    await keep(store, outgoing=[say(7, "unsent")])
    await keep(store, outgoing=[say(8, "resting")])
    (row,) = (await claim(store))[8]
    await store.settle([Settled(row.id, 8, "later", not_before=NOW + timedelta(minutes=5))], NOW)
    async with store.unit_of_work() as work:
        await work.forget(8, 8)

    await store.forget_old(NOW)
    assert await chats(store) == {7, 8}
    await store.forget_old(NOW + timedelta(minutes=6))
    assert await chats(store) == {7}


async def test_what_was_parked_lasts_ninety_days(store):
    """Updates and replies that could not be processed are kept for whoever looks into it, and no longer."""
    await keep(store, parked=[ParkedUpdate(1, "ValueError")], outgoing=[say(7, "refused"), say(8, "unsent")])
    (row,) = (await claim(store))[7]
    await store.settle([Settled(row.id, 7, "parked", error="BadRequest")], NOW)

    for days, left in ((89, (1, 2)), (91, (0, 1))):
        await store.forget_old(NOW + timedelta(days=days))
        async with store.engine.begin() as connection:
            found = [len((await connection.execute(select(t))).all()) for t in (tables.parked_updates, tables.outbox)]
        assert tuple(found) == left
