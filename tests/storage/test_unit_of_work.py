"""A batch: all or nothing, each person's own, and gone when asked."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from storage import tables
from storage.store import Gap, NewEstimate, NewShare, ParkedUpdate, Store
from tests.storage.conftest import NOW, claim, keep, keys, say


async def count(store, table):
    async with store.engine.begin() as connection:
        return (await connection.execute(select(func.count()).select_from(table))).scalar_one()


def everything(user_id):
    return {
        "sessions": {user_id: f"session {user_id}"},
        "estimates": [NewEstimate(f"e{user_id}", user_id, NOW, f"estimate {user_id}")],
        "outgoing": [say(user_id, f"reply {user_id}")],
        "processed": [user_id],
        "gaps": [Gap("nb", NOW.date(), "unanswered")],
        "parked": [ParkedUpdate(user_id, "ValueError")],
        "now": NOW,
    }


async def test_a_batch_that_fails_leaves_nothing(store):
    """Whatever was kept before the failure is undone, and the next batch works."""

    async def batch():
        async with store.unit_of_work() as work:
            await work.sessions([7])
            await work.keep(**everything(7))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await batch()

    for table in (tables.sessions, tables.estimates, tables.outbox, tables.processed_updates, tables.gaps):
        assert await count(store, table) == 0
    await keep(store, **everything(7))
    assert await count(store, tables.outbox) == 1


async def test_a_batch_that_is_cancelled_leaves_nothing(store):
    """The process is told to stop between two statements; the database goes on working."""
    begun = asyncio.Event()

    async def batch():
        async with store.unit_of_work() as work:
            await work.keep(**everything(7))
            begun.set()
            await asyncio.sleep(60)

    task = asyncio.create_task(batch())
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    assert await count(store, tables.sessions) == 0
    await keep(store, **everything(8))
    assert await count(store, tables.sessions) == 1


async def test_an_update_is_kept_once(store):
    """Two that took the same update cannot both commit."""
    await keep(store, **everything(7))

    with pytest.raises(Exception, match=r"(?i)unique"):
        await keep(store, processed=[7], outgoing=[say(7, "twice")])

    assert await store.unsent() == 1


async def test_sessions_are_read_for_a_whole_batch_and_replaced(store):
    """Nobody's session is missing, and nobody has another's."""
    await keep(store, sessions={7: "old", 9: "other"})

    async with store.unit_of_work() as work:
        before = await work.sessions([9, 8, 7])
        await work.keep(sessions={7: "new"}, estimates=(), outgoing=(), processed=(), gaps=(), parked=(), now=NOW)
    async with store.unit_of_work() as work:
        after = await work.sessions([7, 8, 9])

    assert before == {7: "old", 9: "other"}
    assert after == {7: "new", 9: "other"}


async def test_two_batches_of_one_person_take_turns(store, opened):
    """The second reads what the first wrote, also where they run in two processes and nobody was there before."""
    async with opened() as other:

        async def add_one(one):
            async with one.unit_of_work() as work:
                read = int((await work.sessions([7])).get(7, "0"))
                await asyncio.sleep(0.01)
                await work.keep(
                    sessions={7: str(read + 1)}, estimates=(), outgoing=(), processed=(), gaps=(), parked=(), now=NOW
                )

        await asyncio.gather(*(add_one(one) for one in (store, other) * 4))

    async with store.unit_of_work() as work:
        assert await work.sessions([7]) == {7: "8"}


async def test_estimates_come_newest_first_and_one_can_go(store):
    """Each with the moment it was made."""
    times = [NOW + timedelta(days=day) for day in range(3)]
    await keep(store, estimates=[NewEstimate(f"e{n}", 7, at, f"estimate {n}") for n, at in enumerate(times)])

    async with store.unit_of_work() as work:
        kept = (await work.estimates([7, 8]))[7]
        await work.delete_estimates(["e1"])
        left = (await work.estimates([7]))[7]

    assert [(one.id, one.created_at, one.body) for one in kept] == [
        (f"e{n}", times[n], f"estimate {n}") for n in (2, 1, 0)
    ]
    assert [one.id for one in left] == ["e2", "e0"]


async def test_forgetting_a_person_touches_nobody_else(store):
    """Session, estimates and unsent replies go; the farewell of the same batch is still sent."""
    for user_id in (7, 8):
        await keep(store, **everything(user_id))

    async with store.unit_of_work() as work:
        await work.forget(7, 7)
        await work.keep(sessions={}, estimates=(), outgoing=[say(7, "bye")], processed=(), gaps=(), parked=(), now=NOW)
    async with store.unit_of_work() as work:
        assert await work.sessions([7, 8]) == {8: "session 8"}
        assert list(await work.estimates([7, 8])) == [8]

    rows = await claim(store)
    assert {chat: [row.body for row in mine] for chat, mine in rows.items()} == {7: ["bye"], 8: ["reply 8"]}


async def test_update_ids_last_three_days_and_questions_ninety(store):
    """What is younger stays."""
    old, young = NOW - timedelta(days=91), NOW - timedelta(days=2)
    for at, update_id in ((old, 1), (young, 2)):
        await keep(store, processed=[update_id], gaps=[Gap("en", at.date(), f"asked {update_id}")], now=at)

    await store.forget_old(NOW)

    async with store.unit_of_work() as work:
        assert await work.not_yet_processed([1, 2]) == {1}
    assert [gap.text for gap in await store.gaps()] == ["asked 2"]


async def test_a_thousand_people_in_one_batch(store):
    """One batch, a few statements, every reply in its order."""
    people = range(1, 1001)

    async with store.unit_of_work() as work:
        assert len(await work.not_yet_processed(people)) == 1000
        assert await work.sessions(people) == {}
        await work.keep(
            sessions={user_id: str(user_id) for user_id in people},
            estimates=[NewEstimate(f"e{user_id}", user_id, NOW, "{}") for user_id in people],
            outgoing=[say(user_id, str(user_id), 1) for user_id in people],
            processed=people,
            gaps=(),
            parked=(),
            now=NOW,
        )

    async with store.unit_of_work() as work:
        assert await work.sessions(people) == {user_id: str(user_id) for user_id in people}
    rows = await claim(store, limit=1000)
    assert [mine[0].body for mine in rows.values()] == [str(user_id) for user_id in people]


async def test_a_database_in_memory_keeps_while_it_is_open():
    """For a conversation that leaves nothing behind."""
    store = await Store.open("sqlite:///:memory:", keys())
    await keep(store, sessions={7: "hello"})

    async with store.unit_of_work() as work:
        assert await work.sessions([7]) == {7: "hello"}
    await store.close()


async def test_an_estimate_is_rewritten_in_its_place(store):
    """Its day and its owner stay; one that is gone does not come back."""
    old = NewEstimate("old", 7, NOW - timedelta(days=1), "before")
    await keep(store, estimates=[old, NewEstimate("new", 7, NOW, "newest")])

    async with store.unit_of_work() as work:
        await work.rewrite_estimates({"old": "after", "gone": "never"})

    async with store.unit_of_work() as work:
        kept = (await work.estimates([7]))[7]
    assert [(one.id, one.body, one.created_at) for one in kept] == [
        ("new", "newest", NOW),
        ("old", "after", NOW - timedelta(days=1)),
    ]


async def test_what_is_shared_is_read_by_its_id_alone(store):
    """Until its estimate goes, sharing ends, or the person is forgotten; nobody else's is touched."""
    shares = [NewShare(f"s{n}", person, f"e{n}", f"share {n}") for n, person in enumerate((7, 7, 7, 8))]
    async with store.unit_of_work() as work:
        await work.share(shares)
        assert await work.shared(["s0", "s3", "unknown"]) == {"s0": "share 0", "s3": "share 3"}
        assert await work.shared([]) == {}
    async with store.unit_of_work() as work:
        await work.delete_estimates(["e0"])
        await work.end_shares(["e1"])
        assert set(await work.shared(["s0", "s1", "s2", "s3"])) == {"s2", "s3"}
        await work.forget(7, 7)
        assert set(await work.shared(["s0", "s1", "s2", "s3"])) == {"s3"}
