"""Answer at once what is never stored: button presses, and inline queries where somebody answers them.

Knows that a press shows a spinner until it is answered. Does not know what the press means.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import structlog
from telegram import InlineQuery, Update
from telegram.error import TelegramError

from bot.telegram.api import Api

AnswerInline = Callable[[InlineQuery], Awaitable[None]]

_log = structlog.get_logger(__name__)


class Aside:
    """Calls that go out beside the unit of work; nothing waits for them and nothing repeats them."""

    def __init__(self, api: Api, answer_inline: AnswerInline | None = None) -> None:
        self._api = api
        self._answer_inline = answer_inline
        self._under_way: set[asyncio.Task[None]] = set()

    def answer(self, updates: Sequence[Update]) -> None:
        """Start the answers to all presses and inline queries among `updates`, without waiting for them."""
        for update in updates:
            if update.callback_query is not None:
                self._start(self._answer_press(update.callback_query.id))
            if update.inline_query is not None and self._answer_inline is not None:
                self._start(self._answer_inline(update.inline_query))

    async def finish(self, timeout_seconds: float = 2) -> None:
        """Let what is under way end, for a little while."""
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=timeout_seconds)
        for task in self._under_way:
            task.cancel()

    def _start(self, answer: Awaitable[None]) -> None:
        task = asyncio.create_task(_quietly(answer))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _answer_press(self, callback_id: str) -> None:
        await self._api.call("answerCallbackQuery", {"callback_query_id": callback_id})


async def _quietly(answer: Awaitable[None]) -> None:
    """A late answer is refused by Telegram, and a lost one costs a spinner: neither is worth a repeat."""
    try:
        await answer
    except TelegramError as error:
        _log.debug("answer refused", kind=type(error).__name__)
    except Exception as error:
        _log.error("answer failed", kind=type(error).__name__)
