"""Send the outbox: in order within a chat, many chats at once.

Knows who waits for whom: a chat's next message waits until what became of its last one is committed, one commit
for all the chats that finished meanwhile. Does not know SQL; the store is given.
"""

import asyncio
import json
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

import structlog

from bot.telegram.limits import Pace
from bot.telegram.sending import Caller, Draw, Outcome, Row, Sending, send

CHATS_IN_HAND = 500
CALLS_AT_ONCE = 100
LEASE_SECONDS = 60.0
IDLE_SECONDS = 1.0
STOP_SECONDS = 8.0

_log = structlog.get_logger(__name__)


class Claimed(Protocol):
    """A chat with its rows in order, ours to send until the lease ends."""

    @property
    def chat_id(self) -> int: ...
    @property
    def rows(self) -> Sequence[Row]: ...


@dataclass(frozen=True)
class Settled:
    """What became of a row, for the store to commit. `later` keeps it, and its chat rests until `not_before`;
    `gone` ends the chat and all that waits for it."""

    row_id: int
    chat_id: int
    outcome: Outcome
    message_id: int | None = None
    screen: int | None = None
    not_before: datetime | None = None
    error: str | None = None


class Outbox(Protocol):
    """Claims chats, not rows. A chat in hand of `owner` itself may be claimed again, which renews its lease."""

    async def claim(self, owner: str, now: datetime, lease_seconds: float, limit: int) -> Sequence[Claimed]: ...
    async def settle(self, done: Sequence[Any], now: datetime) -> None: ...


@dataclass
class _Chat:
    chat_id: int
    rows: deque[Row]
    lease_ends: datetime
    screens: dict[int, int] = field(default_factory=dict)


class Delivery:
    """Sends what the store holds, from the moment `run` starts; `wake` tells it that there is more."""

    def __init__(
        self,
        store: Outbox,
        caller: Caller,
        messages_per_second: float,
        owner: str = "delivery",
        draw: Draw | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._store = store
        self._caller = caller
        self._pace = Pace(messages_per_second)
        self._owner = owner
        self._draw = draw
        self._clock = clock
        self._in_hand: dict[int, _Chat] = {}
        self._done: list[tuple[_Chat, Settled]] = []
        self._resting: dict[int, datetime] = {}
        self._calls = asyncio.Semaphore(CALLS_AT_ONCE)
        self._sending: set[asyncio.Task[None]] = set()
        self._on_their_way: set[asyncio.Task[Any]] = set()
        self._news = asyncio.Event()
        self._more = True

    def wake(self) -> None:
        """There are new rows in the outbox."""
        self._more = True
        self._news.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Send until `stop`, then let what is on its way arrive and commit it."""
        stopping = asyncio.create_task(self._wake_at(stop))
        try:
            while not stop.is_set():
                await self._one_round()
                await self._until_news()
            await self._wind_up()
        finally:
            stopping.cancel()
            for task in self._sending:
                task.cancel()

    async def _one_round(self) -> None:
        try:
            if self._done:
                await self._settle()
            if self._more and len(self._in_hand) < CHATS_IN_HAND:
                await self._claim()
        except Exception as error:
            _log.error("outbox out of reach", kind=type(error).__name__)
            await asyncio.sleep(0.5)
            self._more = True

    async def _claim(self) -> None:
        """Chats in hand may come again; asking for that many more keeps them from crowding out the others."""
        self._more = False
        now = self._clock()
        self._resting = {chat_id: until for chat_id, until in self._resting.items() if until > now}
        limit = CHATS_IN_HAND + len(self._resting)
        claimed = await self._store.claim(self._owner, now, LEASE_SECONDS, limit)
        for each in claimed:
            if each.rows and each.chat_id not in self._in_hand and each.chat_id not in self._resting:
                chat = _Chat(each.chat_id, deque(each.rows), now + timedelta(seconds=LEASE_SECONDS))
                self._in_hand[each.chat_id] = chat
                self._start(chat)
        if len(claimed) >= limit:
            self._more = True

    def _start(self, chat: _Chat) -> None:
        task = asyncio.create_task(self._send_next(chat))
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)

    async def _send_next(self, chat: _Chat) -> None:
        row = chat.rows[0]
        await self._pace.wait(chat.chat_id)
        async with self._calls:
            if self._clock() + timedelta(seconds=LEASE_SECONDS / 2) > chat.lease_ends:
                self._let_go(chat)
                return
            task = asyncio.current_task()
            assert task is not None
            self._on_their_way.add(task)
            task.add_done_callback(self._on_their_way.discard)
            sending = await self._send(chat, row)
        self._done.append((chat, self._settled(chat, row, sending)))
        self._news.set()

    async def _send(self, chat: _Chat, row: Row) -> Sending:
        message_id = row.message_id if row.screen is None else chat.screens.get(row.screen, row.message_id)
        try:
            return await send(self._caller, row, json.loads(row.body), message_id, self._draw)
        except Exception as error:
            _log.error("row cannot be sent", row_id=row.id, method=row.method, kind=type(error).__name__)
            return Sending("parked", error=type(error).__name__)

    def _settled(self, chat: _Chat, row: Row, sending: Sending) -> Settled:
        if sending.outcome == "parked":
            _log.error("row parked", row_id=row.id, method=row.method, reason=sending.error)
        elif sending.outcome == "sent" and sending.error is not None:
            _log.warning("picture left out", row_id=row.id, method=row.method, reason=sending.error)
        if row.screen is not None and sending.message_id is not None:
            chat.screens[row.screen] = sending.message_id
        return Settled(
            row_id=row.id,
            chat_id=chat.chat_id,
            outcome=sending.outcome,
            message_id=sending.message_id,
            screen=row.screen,
            not_before=None if sending.wait is None else self._clock() + sending.wait,
            error=sending.error,
        )

    async def _settle(self) -> None:
        """One commit for all chats that finished since the last, then each goes on."""
        done, self._done = self._done, []
        try:
            await self._store.settle([settled for _, settled in done], self._clock())
        except BaseException:
            self._done = done + self._done
            raise
        for chat, settled in done:
            chat.rows.popleft()
            if settled.outcome in ("sent", "parked") and chat.rows:
                self._start(chat)
            else:
                self._let_go(chat)
                self._rest(settled)

    def _let_go(self, chat: _Chat) -> None:
        self._in_hand.pop(chat.chat_id, None)
        self.wake()

    def _rest(self, settled: Settled) -> None:
        if settled.not_before is None:
            return
        self._resting[settled.chat_id] = settled.not_before
        seconds = max(0.0, (settled.not_before - self._clock()).total_seconds())
        asyncio.get_running_loop().call_later(seconds + 0.005, self.wake)

    async def _until_news(self) -> None:
        """News, or a little while: another process may have left rows, or the lease of a dead one may have ended."""
        try:
            await asyncio.wait_for(self._news.wait(), IDLE_SECONDS)
        except TimeoutError:
            self._more = True
        self._news.clear()

    async def _wake_at(self, stop: asyncio.Event) -> None:
        await stop.wait()
        self._news.set()

    async def _wind_up(self) -> None:
        """What still waits for its turn stays in the store; what is on its way may arrive, and is committed."""
        for task in self._sending - self._on_their_way:
            task.cancel()
        if self._on_their_way:
            await asyncio.wait(self._on_their_way, timeout=STOP_SECONDS)
        if self._done:
            done, self._done = self._done, []
            await self._store.settle([settled for _, settled in done], self._clock())
