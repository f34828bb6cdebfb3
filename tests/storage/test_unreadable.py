"""A row that no key opens: nobody else pays for it, and its bytes stay."""

from datetime import timedelta

import pytest
from prometheus_client import REGISTRY
from sqlalchemy import func, select, update
from structlog.testing import capture_logs

from storage import tables
from storage.store import Gap, NewEstimate
from tests.storage.conftest import NOW, claim, keep, say


def counted(table):
    return REGISTRY.get_sample_value("tally_unreadable_rows_total", {"table": table}) or 0


async def damage(store, table, where, body=None):
    """Break one row, by a flipped byte at its end or other bytes altogether; what it holds now."""
    async with store.engine.begin() as connection:
        kept = (await connection.execute(select(table.c.body).where(where))).scalar_one()
        flipped = bytes(kept)[:-1] + bytes([kept[-1] ^ 1])
        broken = {None: flipped, "cut short": bytes(kept)[:8]}.get(body, body)
        await connection.execute(update(table).where(where).values(body=broken))
    return broken


async def bodies(store, table):
    async with store.engine.begin() as connection:
        return [bytes(body) for body in (await connection.execute(select(table.c.body))).scalars()]


@pytest.mark.parametrize("body", [None, "cut short", b"", b"\x01", b"\x01abcdshort", b"\x00" * 80])
async def test_a_damaged_session_is_its_persons_alone_and_set_aside_when_replaced(store, body):
    """The others are read; what replaces it takes nothing away; it is counted and told once, without the person."""
    await keep(store, sessions={7: "hello", 8: "hej"})
    broken = await damage(store, tables.sessions, tables.sessions.c.user_id == 7, body)
    before = counted("sessions")

    with capture_logs() as logs:
        for _ in range(2):
            async with store.unit_of_work() as work:
                assert await work.sessions([7, 8]) == {8: "hej"}
                assert work.unreadable == {7}
        async with store.unit_of_work() as work:
            await work.sessions([7, 8])
            await work.keep(
                sessions={7: "anew", 8: "igen"}, estimates=(), outgoing=(), processed=(), gaps=(), parked=(), now=NOW
            )

    async with store.unit_of_work() as work:
        assert await work.sessions([7, 8]) == {7: "anew", 8: "igen"}
        assert work.unreadable == set()
    assert await bodies(store, tables.set_aside) == [broken]
    assert counted("sessions") == before + 1
    assert [(one["event"], one["table"]) for one in logs] == [("row_unreadable", "sessions")]
    assert "session:7" not in str(logs)


async def test_a_session_of_a_newer_tally_is_told_from_a_damaged_one(store):
    """It must be left where it is."""
    await keep(store, sessions={7: "hello"})
    await damage(store, tables.sessions, tables.sessions.c.user_id == 7, b"\x02" + b"x" * 60)

    async with store.unit_of_work() as work:
        assert await work.sessions([7]) == {}
        assert (work.newer, work.unreadable) == ({7}, set())


async def test_what_a_lost_key_sealed_is_readable_again_with_the_key(opened):
    """Estimates are left where they are, and the session that was set aside still opens."""
    async with opened("ba") as store:
        await keep(store, sessions={7: "hello"}, estimates=[NewEstimate("e1", 7, NOW, "mine")])
    async with opened("cab") as store:
        await keep(store, sessions={8: "hej"})
    with capture_logs() as logs:
        async with opened("bc") as store, store.unit_of_work() as work:
            assert await work.sessions([7, 8]) == {7: "hello", 8: "hej"}
    assert logs == []

    with capture_logs() as logs:
        async with opened("bd") as store, store.unit_of_work() as work:
            assert await work.sessions([7, 8]) == {7: "hello"}
            assert [one.body for one in (await work.estimates([7]))[7]] == ["mine"]
    assert (logs[0]["people"], logs[0]["of"], logs[1]["reason"][:6]) == (1, 2, "sealed")


async def test_an_estimate_that_no_key_opens_is_left_out_and_left_as_it_is(store):
    """The person's others are shown."""
    await keep(store, estimates=[NewEstimate(one, 7, NOW, one) for one in ("e1", "e2")])
    broken = await damage(store, tables.estimates, tables.estimates.c.id == "e1")

    async with store.unit_of_work() as work:
        assert [one.body for one in (await work.estimates([7]))[7]] == ["e2"]
    assert broken in await bodies(store, tables.estimates)


async def test_a_reply_that_no_key_opens_holds_up_no_chat(store):
    """It is parked with its bytes; the chat's next reply and the other chats are sent."""
    await keep(store, outgoing=[say(7, "first"), say(7, "second"), say(8, "other")])
    first = select(func.min(tables.outbox.c.id)).scalar_subquery()
    broken = await damage(store, tables.outbox, tables.outbox.c.id == first)

    claimed = await claim(store)

    assert {chat: [row.body for row in rows] for chat, rows in claimed.items()} == {7: ["second"], 8: ["other"]}
    assert broken in await bodies(store, tables.outbox)
    assert await store.unsent() == 2


async def test_an_unanswered_question_that_no_key_opens_is_left_out(store):
    """The editors see the others."""
    await keep(store, gaps=[Gap("sv", NOW.date(), "one"), Gap("sv", NOW.date() - timedelta(days=1), "two")])
    await damage(store, tables.gaps, tables.gaps.c.day == NOW.date())

    assert [gap.text for gap in await store.gaps()] == ["two"]


async def test_forgetting_a_person_forgets_what_was_set_aside(store):
    """Sealed bytes of theirs are theirs too."""
    await keep(store, sessions={7: "hello"})
    await damage(store, tables.sessions, tables.sessions.c.user_id == 7)
    async with store.unit_of_work() as work:
        await work.sessions([7])
        await work.keep(sessions={7: "anew"}, estimates=(), outgoing=(), processed=(), gaps=(), parked=(), now=NOW)

    async with store.unit_of_work() as work:
        await work.forget(7, 7)

    assert await bodies(store, tables.set_aside) == []
