"""The house with every room connected: a bot over some transport, a store, a service, a delivery, a studio.

Knows what each room needs of the others. Does not know where updates come from, or how long it runs.
"""

import secrets
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from telegram import Bot, InputFile, Update
from telegram.error import InvalidToken, TelegramError
from telegram.request import BaseRequest

from bot.app.opening import Say, now, open_store
from bot.dialogue.replies import Say as Line
from bot.mind import Mind
from bot.pictures.studio import Studio
from bot.reload import Reload
from bot.service import Arrival, Service, Watch, unwatched
from bot.settings import CannotStart, Settings
from bot.telegram.api import Api
from bot.telegram.delivery import Delivery
from bot.telegram.polling import TokenRefused
from bot.telegram.sending import Draw
from bot.telegram.transport import bot_over
from bot.telegram.updates import event_of
from storage.store import Store


@dataclass
class App:
    """A running Tally. `owner` is the name under which delivery claims chats."""

    bot: Bot
    store: Store
    service: Service
    delivery: Delivery
    studio: Studio
    owner: str

    async def take(self, updates: Sequence[Update]) -> None:
        await self.service.take([_arrival_of(update, self.bot.username) for update in updates])


@asynccontextmanager
async def open_app(
    settings: Settings,
    request: BaseRequest,
    token: str,
    mind: Mind,
    clock: Callable[[], datetime] = now,
    say: Say = lambda line: None,
    watch: Watch = unwatched,
) -> AsyncIterator[App]:
    """Everything connected, nothing running yet. Raises CannotStart."""
    async with open_store(settings, say) as store:
        bot = bot_over(request, token, settings.telegram_api_url)
        await introduce(bot, settings)
        studio = Studio()
        try:
            # One process takes over at once what its killed run left; replicas need names of their own.
            owner = "delivery" if settings.database_url.startswith("sqlite") else secrets.token_hex(8)
            delivery = Delivery(store, Api(bot), settings.messages_per_second, owner, _draw_in(studio), clock)
            service = Service(store, mind, clock, delivery.wake, watch)
            service.username = bot.username
            yield App(bot, store, service, delivery, studio, owner)
        finally:
            studio.close()
            await bot.shutdown()


async def introduce(bot: Bot, settings: Settings) -> None:
    """Ask Telegram who the bot is. Raises CannotStart where it does not know the token, or cannot be asked."""
    try:
        await bot.initialize()
    except InvalidToken:
        await bot.shutdown()
        raise CannotStart(str(TokenRefused())) from None
    except TelegramError:
        await bot.shutdown()
        raise CannotStart(
            f"The Bot API at {settings.telegram_api_url} cannot be reached; check the network or TELEGRAM_API_URL."
        ) from None


def watch_knowledge(settings: Settings, mind: Mind, use: Callable[[Mind], None], app: App) -> Reload:
    """Changed knowledge is taken over; the admins hear of mistakes in it."""

    async def tell(line: Line) -> None:
        await app.service.tell(settings.admin_ids, line)

    return Reload(settings.knowledge_dir, settings.cache_folder, mind.knowledge.version, use, tell)


def _arrival_of(update: Update, username: str) -> Arrival:
    """A Telegram update as the service takes it; one that nobody waits for has no event."""
    arrived = event_of(update, username)
    if arrived is None:
        return Arrival(update.update_id, 0, 0, None, False, None, None)
    return Arrival(
        update_id=arrived.update_id,
        chat_id=arrived.chat_id,
        user_id=arrived.user_id,
        language_code=arrived.language_code,
        private=arrived.chat_type == "private",
        thread_id=arrived.thread_id,
        event=arrived.event,
    )


def _draw_in(studio: Studio) -> Draw:
    """A picture of the outbox as a file to upload."""

    async def draw(picture: Any) -> InputFile:
        kind = picture["kind"]
        drawn = await studio.render(kind, picture["values"])
        ending = "pdf" if drawn.startswith(b"%PDF") else "png"
        name = picture.get("name") or f"tally-{kind.replace('_', '-')}.{ending}"
        return InputFile(drawn, filename=name)

    return draw
