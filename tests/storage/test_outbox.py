"""The outbox: order within a chat, one owner a chat, screens, and what becomes of a row."""

import asyncio
from datetime import timedelta

from storage.store import Outgoing
from tests.storage.conftest import NOW, Settled, claim, keep, say


async def bodies(store, chat_id=7, **how):
    return [row.body for row in (await claim(store, **how)).get(chat_id, [])]


async def settle(store, *done, now=NOW):
    await store.settle(done, now)


async def test_rows_come_in_the_order_they_were_kept(store):
    """Across batches too, twenty of a chat at a time."""
    for batch in range(3):
        await keep(store, outgoing=[say(7, f"{batch}-{n}") for n in range(10)])

    first = (await claim(store))[7]
    await settle(store, *(Settled(row.id, 7) for row in first))

    assert [row.body for row in first] == [f"{batch}-{n}" for batch in range(2) for n in range(10)]
    assert await bodies(store) == [f"2-{n}" for n in range(10)]


async def test_the_chat_that_waited_longest_comes_first(store):
    """Not the one with the smallest id."""
    for chat_id in (9, 7, 8):
        await keep(store, outgoing=[say(chat_id, "hello")])

    assert list(await claim(store, limit=2)) == [9, 7]


async def test_a_chat_in_hand_is_nobody_elses_until_its_lease_ends(store):
    """Its owner may have it again; a dead owner's chats are taken over."""
    await keep(store, outgoing=[say(7, "hello")])
    await claim(store, "one", lease_seconds=60)

    assert await bodies(store, owner="two") == []
    assert await bodies(store, owner="one") == ["hello"]
    assert await bodies(store, owner="two", now=NOW + timedelta(seconds=60)) == ["hello"]


async def test_an_owner_that_ends_gives_its_chats_up(store):
    """Another need not wait for the lease."""
    await keep(store, outgoing=[say(7, "hello")])
    await claim(store, "one")

    await store.release("two")
    assert await bodies(store, owner="two") == []
    await store.release("one")

    assert await bodies(store, owner="two") == ["hello"]


async def test_two_owners_at_once_share_the_chats_and_no_chat_twice(store, opened):
    """Each chat has one owner, whoever comes first."""
    await keep(store, outgoing=[say(chat_id, "hello") for chat_id in range(1, 101)])

    async with opened() as other:
        mine, theirs = await asyncio.gather(claim(store, "one", limit=60), claim(other, "two", limit=60))

    assert not set(mine) & set(theirs)


async def test_a_batch_and_a_settlement_of_the_same_chats_never_block_each_other(store, opened):
    """Both lock chats in the order of their ids, whatever order the settled rows are given in."""
    nothing = {"sessions": {}, "estimates": (), "processed": (), "gaps": (), "parked": (), "now": NOW}
    await keep(store, outgoing=[say(1, "hello"), say(2, "hello")])

    async with opened() as other:
        rows = await claim(other)
        async with store.unit_of_work() as work:
            await work.keep(outgoing=[say(1, "more")], **nothing)
            backwards = [Settled(rows[chat_id][0].id, chat_id, "later") for chat_id in (2, 1)]
            settling = asyncio.create_task(other.settle(backwards, NOW))
            await asyncio.sleep(0.05)
            await work.keep(outgoing=[say(2, "more")], **nothing)
        await settling

    assert [row.attempts for row in (await claim(store, "two"))[1]] == [1, 0]


async def test_what_was_sent_is_gone_and_its_chat_is_free(store):
    """One commit for several chats."""
    await keep(store, outgoing=[say(7, "a"), say(8, "b")])
    rows = await claim(store)

    await settle(store, *(Settled(mine[0].id, chat_id, message_id=1) for chat_id, mine in rows.items()))

    assert await store.unsent() == 0
    await keep(store, outgoing=[say(7, "next")])
    assert await bodies(store, owner="two") == ["next"]


async def test_a_row_put_off_rests_its_chat_alone(store):
    """The others go on; after the rest anyone may take it, with one more attempt counted."""
    await keep(store, outgoing=[say(7, "first"), say(7, "second"), say(8, "other")])
    rows = await claim(store)
    until = NOW + timedelta(seconds=30)

    await settle(store, Settled(rows[7][0].id, 7, "later", not_before=until, error="NetworkError"))

    assert list(await claim(store)) == [8]
    again = (await claim(store, "two", now=until))[7]
    assert [(row.body, row.attempts) for row in again] == [("first", 1), ("second", 0)]


async def test_a_parked_row_lets_the_next_one_pass(store):
    """It stays in the database and waits for nobody."""
    await keep(store, outgoing=[say(7, "bad"), say(7, "good")])
    rows = await claim(store)

    await settle(store, Settled(rows[7][0].id, 7, "parked", error="BadRequest"))

    assert await bodies(store) == ["good"]
    assert await store.unsent() == 1


async def test_a_chat_that_is_gone_gets_nothing_until_the_person_comes_back(store):
    """What waited is dropped; a new reply, caused by the person, opens the chat again."""
    await keep(store, outgoing=[say(7, "a"), say(7, "b")])
    rows = await claim(store)

    await settle(store, Settled(rows[7][0].id, 7, "gone"))
    assert await store.unsent() == 0
    await keep(store, outgoing=[say(7, "welcome back")])

    assert await bodies(store) == ["welcome back"]


async def test_a_screen_keeps_its_message(store):
    """A later row of the same screen knows which message it rewrites; another chat's screen is another's."""
    await keep(store, outgoing=[say(7, "words", 1), say(8, "words", 1)])
    rows = await claim(store)
    await settle(store, Settled(rows[7][0].id, 7, message_id=501, screen=1))

    await keep(store, outgoing=[say(7, "new", 1, "editMessageText", rewrites=True)])

    row = (await claim(store))[7][0]
    assert (row.method, row.body, row.message_id) == ("editMessageText", "new", 501)
    assert (await claim(store))[8][0].message_id is None
    assert await store.screen_messages(7) == {1: 501}


async def test_an_unsent_screen_takes_the_new_words_where_it_stands(store):
    """One message is sent instead of two, still as a new message and before what came after it."""
    await keep(store, outgoing=[say(7, "old", 1), say(7, "after", 2)])

    await keep(store, outgoing=[rewrite("newer"), rewrite("newest")])

    rows = (await claim(store))[7]
    assert [(row.method, row.body) for row in rows] == [("sendMessage", "newest"), ("sendMessage", "after")]


async def test_a_screen_of_the_same_batch_takes_the_new_words_too(store):
    """Two presses that arrive together need one message."""
    await keep(store, outgoing=[say(7, "old", 1), rewrite("new")])

    assert [(row.method, row.body) for row in (await claim(store))[7]] == [("sendMessage", "new")]


async def test_a_screen_in_deliverys_hands_is_not_changed(store):
    """What may be on its way stays as it is, and the rewrite follows."""
    await keep(store, outgoing=[say(7, "old", 1)])
    await claim(store)

    await keep(store, outgoing=[rewrite("new")])

    assert await bodies(store) == ["old", "new"]


async def test_a_screen_that_rests_takes_the_new_words(store):
    """Put off, it is in nobody's hands; the same holds when its owner's lease has ended."""
    await keep(store, outgoing=[say(7, "old", 1), say(8, "old", 1)])
    rows = await claim(store)
    until = NOW + timedelta(seconds=30)
    await settle(store, Settled(rows[7][0].id, 7, "later", not_before=until))

    await keep(store, outgoing=[rewrite("new")])
    await keep(store, outgoing=[rewrite("new", 8)], now=NOW + timedelta(seconds=61))

    found = await claim(store, now=NOW + timedelta(seconds=61))
    assert {chat_id: [row.body for row in mine] for chat_id, mine in found.items()} == {7: ["new"], 8: ["new"]}


async def test_words_after_buttons_were_taken_off_keep_their_place(store):
    """Put in front of the removal, new words would lose their buttons."""
    retire = Outgoing(7, "editMessageReplyMarkup", "{}", 1)
    await keep(store, outgoing=[say(7, "old", 1)])

    await keep(store, outgoing=[retire, rewrite("new")])

    assert await bodies(store) == ["old", "{}", "new"]


async def test_what_is_due_next_is_known(store):
    """Now, when a chat's rest or lease ends, or never."""
    assert await store.next_due(NOW) is None

    await keep(store, outgoing=[say(7, "hello")])
    assert await store.next_due(NOW) == NOW

    rows = await claim(store, lease_seconds=60)
    assert await store.next_due(NOW) == NOW + timedelta(seconds=60)

    until = NOW + timedelta(seconds=5)
    await settle(store, Settled(rows[7][0].id, 7, "later", not_before=until))
    assert await store.next_due(NOW) == until


def rewrite(body, chat_id=7):
    return say(chat_id, body, 1, "editMessageText", rewrites=True)
