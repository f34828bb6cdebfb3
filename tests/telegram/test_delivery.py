"""Delivery over a store in memory and a strict local Telegram."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime

import pytest
from telegram import InputFile

from bot.local.request import LocalRequest
from bot.local.telegram import LocalTelegram
from bot.local.upload import name_of
from bot.telegram.api import Api
from bot.telegram.delivery import Delivery
from bot.telegram.transport import bot_over
from tests.pictures.png import png


@dataclass(frozen=True)
class Row:
    id: int
    method: str
    body: str
    screen: int | None = None
    attempts: int = 0
    message_id: int | None = None
    chat_id: int = 0
    not_before: datetime | None = None


@dataclass
class Claimed:
    chat_id: int
    rows: list[Row]


@dataclass
class MemoryOutbox:
    """Keeps what the real one keeps: rows, screens, attempts; one entry a commit in `commits`."""

    rows: dict[int, Row] = field(default_factory=dict)
    screens: dict[tuple[int, int], int] = field(default_factory=dict)
    parked: list[int] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    commits: list[int] = field(default_factory=list)

    def add(self, chat_id: int, text: str = "", method: str = "sendMessage", screen: int | None = None, **params):
        row_id = len(self.rows) + len(self.commits) + 1000 * len(self.parked) + 1
        while row_id in self.rows:
            row_id += 1
        body = {"chat_id": chat_id, **({"text": text} if text else {}), **params}
        self.rows[row_id] = Row(row_id, method, json.dumps(body), screen, chat_id=chat_id)

    async def claim(self, owner, now, lease_seconds, limit):
        chats: dict[int, list[Row]] = {}
        for row in sorted(self.rows.values(), key=lambda row: row.id):
            message_id = self.screens.get((row.chat_id, row.screen or 0))
            chats.setdefault(row.chat_id, []).append(replace(row, message_id=message_id))
        waiting = [chat for chat, rows in chats.items() if rows[0].not_before and rows[0].not_before > now]
        return [Claimed(chat, rows) for chat, rows in chats.items() if chat not in waiting][:limit]

    async def settle(self, done, now):
        await asyncio.sleep(0)
        self.commits.append(len(done))
        for each in done:
            row = self.rows[each.row_id]
            if each.screen is not None and each.message_id is not None:
                self.screens[each.chat_id, each.screen] = each.message_id
            if each.outcome == "later":
                self.rows[row.id] = replace(row, attempts=row.attempts + 1, not_before=each.not_before)
                continue
            del self.rows[row.id]
            if each.outcome == "parked":
                self.parked.append(row.id)
            if each.outcome == "gone":
                self.gone.append(each.chat_id)
                self.rows = {i: other for i, other in self.rows.items() if other.chat_id != each.chat_id}


@pytest.fixture
def telegram() -> Iterator[LocalTelegram]:
    telegram = LocalTelegram()
    for chat in range(1, 6):
        telegram.user(chat).says("hello")
    return telegram


@asynccontextmanager
async def delivering(telegram, store, messages_per_second=0, draw=None):
    api = Api(bot_over(LocalRequest(telegram), telegram.token))
    delivery = Delivery(store, api, messages_per_second, draw=draw)
    stop = asyncio.Event()
    running = asyncio.create_task(delivery.run(stop))
    yield delivery
    stop.set()
    await asyncio.wait_for(running, 2)


async def until_empty(store, seconds=3.0):
    async with asyncio.timeout(seconds):
        while store.rows:  # noqa: ASYNC110
            await asyncio.sleep(0.005)


def bot_texts(telegram, chat_id):
    return [message.plain for message in telegram.messages(chat_id) if message.is_from_bot]


async def test_what_is_left_at_start_is_sent_in_order_within_each_chat(telegram):
    """Five chats with twenty rows each, and far fewer commits than rows."""
    store = MemoryOutbox()
    for number in range(20):
        for chat in range(1, 6):
            store.add(chat, str(number))

    async with delivering(telegram, store):
        await until_empty(store)

    for chat in range(1, 6):
        assert bot_texts(telegram, chat) == [str(number) for number in range(20)]
    assert sum(store.commits) == 100
    assert len(store.commits) < 60


async def test_a_chats_next_message_waits_for_the_commit_of_its_last(telegram):
    """A crash may repeat one message a chat, never two."""
    store = MemoryOutbox()
    store.add(1, "a")
    store.add(1, "b")
    sent_at_commit = []
    settle = store.settle

    async def watched(done, now):
        sent_at_commit.append(len(bot_texts(telegram, 1)))
        await settle(done, now)

    store.settle = watched
    async with delivering(telegram, store):
        await until_empty(store)

    assert sent_at_commit == [1, 2]


async def test_rows_that_come_while_running_are_sent_when_woken(telegram):
    """No waiting for the next look at the store."""
    store = MemoryOutbox()
    async with delivering(telegram, store) as delivery:
        await asyncio.sleep(0.02)
        store.add(1, "late")
        delivery.wake()
        await until_empty(store, 0.5)

    assert bot_texts(telegram, 1) == ["late"]


async def test_a_429_rests_its_chat_alone(telegram):
    """The others go on; the chat goes on in order when its time has come."""
    store = MemoryOutbox()
    telegram.fail_next("sendMessage", 429, retry_after=1, chat_id=1)
    for text in ("a", "b"):
        store.add(1, text)
        store.add(2, text)

    async with delivering(telegram, store):
        await asyncio.sleep(0.3)
        assert bot_texts(telegram, 2) == ["a", "b"]
        assert bot_texts(telegram, 1) == []
        await until_empty(store)

    assert bot_texts(telegram, 1) == ["a", "b"]


async def test_a_chat_that_blocked_the_bot_is_gone(telegram):
    """Its other rows are not even tried."""
    store = MemoryOutbox()
    telegram.user(1).blocks()
    store.add(1, "a")
    store.add(1, "b")

    async with delivering(telegram, store):
        await until_empty(store)

    assert store.gone == [1]
    assert [asked.params["text"] for asked in telegram.asked if asked.method == "sendMessage"] == ["a"]


async def test_a_row_that_telegram_refuses_is_parked_and_the_chat_goes_on(telegram):
    """One bad row costs nothing but itself."""
    store = MemoryOutbox()
    store.add(1, "<b>", parse_mode="HTML")
    store.add(1, "b")

    async with delivering(telegram, store):
        await until_empty(store)

    assert len(store.parked) == 1
    assert bot_texts(telegram, 1) == ["b"]


async def test_a_broken_network_is_retried_until_it_works(telegram):
    """Two bad gateways, one message, in order."""
    store = MemoryOutbox()
    telegram.fail_next("sendMessage", 502, "Bad Gateway", times=2)
    store.add(1, "a")
    store.add(1, "b")

    async with delivering(telegram, store):
        await until_empty(store)

    assert bot_texts(telegram, 1) == ["a", "b"]


async def test_a_screen_is_sent_once_and_then_rewritten(telegram):
    """The message id is learnt on the way, within one claim too; an unchanged edit counts as sent."""
    store = MemoryOutbox()
    for text in ("one", "two", "two"):
        store.add(1, text, "editMessageText", screen=5)

    async with delivering(telegram, store) as delivery:
        await until_empty(store)
        store.add(1, "three", "editMessageText", screen=5)
        delivery.wake()
        await until_empty(store)

    assert bot_texts(telegram, 1) == ["three"]
    assert store.parked == []


async def test_a_screen_whose_message_vanished_is_sent_anew(telegram):
    """And its new message id is kept."""
    store = MemoryOutbox(screens={(1, 5): 999})
    store.add(1, "one", "editMessageText", screen=5)

    async with delivering(telegram, store):
        await until_empty(store)

    assert bot_texts(telegram, 1) == ["one"]
    assert store.screens[1, 5] == telegram.messages(1)[-1].message_id


async def test_buttons_of_a_message_that_is_not_there_need_no_removal(telegram):
    """Unknown or vanished: nothing is sent, nothing is parked."""
    store = MemoryOutbox(screens={(1, 6): 999})
    store.add(1, method="editMessageReplyMarkup", screen=5)
    store.add(1, method="editMessageReplyMarkup", screen=6)

    async with delivering(telegram, store):
        await until_empty(store)

    assert (bot_texts(telegram, 1), store.parked) == ([], [])


async def test_a_picture_is_drawn_on_the_way(telegram):
    """Its chat is told that one is coming; one that cannot be drawn is left out, for the text was sent before it."""
    store = MemoryOutbox()
    store.add(1, method="sendPhoto", picture={"title": "card"})
    store.add(1, method="sendPhoto", picture=None)
    store.add(1, "after")

    async def draw(values):
        return InputFile(png(rest=values["title"].encode()), filename="card.png")

    async with delivering(telegram, store, draw=draw):
        await until_empty(store)

    assert [message.photo for message in telegram.messages(1) if message.photo] == [png(rest=b"card")]
    assert (store.parked, bot_texts(telegram, 1)[-1]) == ([], "after")
    assert set(telegram.actions) == {(1, "upload_photo")}


async def test_a_file_is_sent_under_its_name(telegram):
    """Its text as UTF-8, in a message of its own."""
    store = MemoryOutbox()
    store.add(1, method="sendDocument", file={"name": "tally-2026-11-23.json", "text": '{"å": 1}\n'})

    async with delivering(telegram, store):
        await until_empty(store)

    (document,) = [message.document for message in telegram.messages(1) if message.document]
    assert (name_of(document), bytes(document).decode()) == ("tally-2026-11-23.json", '{"å": 1}\n')
    assert store.parked == []


async def test_a_chat_gets_a_small_burst_and_then_one_a_second(telegram):
    """With limits on, the fourth message of a chat waits; another chat does not."""
    store = MemoryOutbox()
    for number in range(4):
        store.add(1, str(number))
    store.add(2, "x")

    async with delivering(telegram, store, messages_per_second=30):
        await asyncio.sleep(0.3)
        assert (len(bot_texts(telegram, 1)), len(bot_texts(telegram, 2))) == (3, 1)


async def test_a_stop_commits_what_was_on_its_way(telegram):
    """Nothing that was sent is left in the store to be sent again."""
    store = MemoryOutbox()
    for number in range(50):
        store.add(1, str(number))

    async with delivering(telegram, store):
        while len(bot_texts(telegram, 1)) < 5:  # noqa: ASYNC110
            await asyncio.sleep(0)

    assert len(bot_texts(telegram, 1)) + len(store.rows) == 50
