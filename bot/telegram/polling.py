"""Fetch updates by long polling, and acknowledge them only when they are committed.

Knows offsets, back-off and what Telegram's refusals mean. Does not know what becomes of an update: `take` does.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence

import structlog
from telegram import Bot, Update
from telegram._utils.types import JSONDict
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.telegram.api import Api
from bot.telegram.aside import AnswerInline, Aside
from bot.telegram.updates import ALLOWED_UPDATES

Take = Callable[[Sequence[Update]], Awaitable[None]]

LONG_POLL_SECONDS = 30
CONFLICT_WAIT_SECONDS = 5
LONGEST_WAIT_SECONDS = 30

_log = structlog.get_logger(__name__)


class TokenRefused(Exception):
    """Telegram does not know the token. The message is one sentence for the operator."""

    def __init__(self) -> None:
        super().__init__("Telegram refused the bot token: check TELEGRAM_BOT_TOKEN, or get a new one from @BotFather.")


async def poll(
    bot: Bot,
    take: Take,
    stop: asyncio.Event,
    answer_inline: AnswerInline | None = None,
    timeout_seconds: int = LONG_POLL_SECONDS,
) -> None:
    """Hand every update to `take`, in batches, until `stop`. A batch that `take` fails is given to it again."""
    api = Api(bot)
    aside = Aside(api, answer_inline)
    try:
        await _until_it_works(lambda: api.call("deleteWebhook", {}), stop)
        offset = 0
        while not stop.is_set():
            raw = await _until_it_works(lambda: _fetch(api, offset, timeout_seconds), stop)  # noqa: B023
            if not raw:
                continue
            updates = read_updates(raw, bot)
            aside.answer(updates)
            if await _taken(take, updates, stop):
                offset = max(update["update_id"] for update in raw) + 1
    finally:
        await aside.finish()


def read_updates(raw: Sequence[JSONDict], bot: Bot) -> list[Update]:
    """The updates that can be read. One that cannot, from a newer Telegram perhaps, costs nothing but itself."""
    updates = []
    for each in raw:
        try:
            updates.append(Update.de_json(each, bot))
        except Exception as error:
            _log.error("update unreadable", update_id=each.get("update_id"), kind=type(error).__name__)
    return updates


async def _fetch(api: Api, offset: int, timeout_seconds: int) -> object:
    params = {"offset": offset, "limit": 100, "timeout": timeout_seconds, "allowed_updates": list(ALLOWED_UPDATES)}
    return await api.call("getUpdates", params, read_timeout=timeout_seconds + 10)


async def _taken(take: Take, updates: Sequence[Update], stop: asyncio.Event) -> bool:
    """Whether the batch is committed. Not acknowledged, Telegram would hold it back for seconds: ask `take` again."""
    failures = 0
    while not (failures and stop.is_set()):
        try:
            await take(updates)
        except Exception as error:
            failures += 1
            _log.error("batch failed", updates=len(updates), kind=type(error).__name__, failures=failures)
            await _pause(stop, _back_off(failures))
        else:
            return True
    return False


async def _until_it_works(call: Callable[[], Awaitable[object]], stop: asyncio.Event) -> list[JSONDict]:
    """The call's result; an empty list when stopped meanwhile. Raises TokenRefused, waits through all else."""
    failures = 0
    while not stop.is_set():
        try:
            result = await _unless_stopped(call, stop)
        except InvalidToken:
            raise TokenRefused from None
        except Conflict:
            failures += 1
            _log.warning("another copy of this bot is fetching its updates; waiting for it to end", failures=failures)
            await _pause(stop, CONFLICT_WAIT_SECONDS)
        except RetryAfter as error:
            await _pause(stop, _seconds(error))
        except TelegramError as error:
            failures += 1
            _log.warning("Telegram is out of reach; trying again", kind=type(error).__name__, failures=failures)
            await _pause(stop, _back_off(failures))
        else:
            return result if isinstance(result, list) else []
    return []


async def _unless_stopped(call: Callable[[], Awaitable[object]], stop: asyncio.Event) -> object:
    """An abandoned long poll loses nothing: what it would have brought is not acknowledged."""
    fetching = asyncio.ensure_future(call())
    stopping = asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait({fetching, stopping}, return_when=asyncio.FIRST_COMPLETED)
        return fetching.result() if fetching.done() else None
    finally:
        for task in (fetching, stopping):
            task.cancel()
        await asyncio.gather(fetching, stopping, return_exceptions=True)


async def _pause(stop: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return


def _back_off(failures: int) -> float:
    return min(LONGEST_WAIT_SECONDS, 0.25 * 2.0 ** min(failures, 10)) * random.uniform(0.75, 1)


def _seconds(error: RetryAfter) -> float:
    after = error.retry_after
    return float(after) if isinstance(after, int | float) else after.total_seconds()
