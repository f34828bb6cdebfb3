"""Tally on this machine, without Telegram: a chat page, a terminal, over a Bot API in the same process.

Knows what runs beside a conversation. Does not know how one is shown.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from pydantic import SecretStr

from bot.app.house import open_app, watch_knowledge
from bot.app.opening import Say, open_mind
from bot.app.standby import alone
from bot.app.web import serve, stop_on_signals
from bot.dialogue.replies import Outcome
from bot.dialogue.session import Session
from bot.language.meaning import Meaning
from bot.local.conversation import Clock, Conversation
from bot.local.page import PAGE_PORT, page_app
from bot.local.request import LocalRequest
from bot.local.telegram import LocalTelegram
from bot.mind import Mind
from bot.settings import IN_MEMORY, Settings
from bot.telegram.polling import poll
from storage.crypto import new_key


async def run_page(settings: Settings, say: Say) -> None:
    """Serve the chat page on this machine alone, and say where it is and how to get a token."""
    mind = open_mind(settings)
    stop = stop_on_signals()
    port = PAGE_PORT if settings.port is None else settings.port
    async with converse(settings, mind, say) as conversation:
        say(f"Chat with Tally at http://127.0.0.1:{port} (Ctrl+C stops it).")
        say("To put it on Telegram: ask @BotFather for a token, then TELEGRAM_BOT_TOKEN=… make run.")
        await serve(page_app(conversation), "127.0.0.1", port, stop)


async def chat(settings: Settings, hold: Callable[[Conversation], Awaitable[None]]) -> None:
    """Hold one conversation over a database that is gone afterwards."""
    key = SecretStr(new_key())
    alone = settings.model_copy(update={"database_url": IN_MEMORY, "tally_data_key": key})
    async with converse(alone, open_mind(settings)) as conversation:
        await hold(conversation)


@asynccontextmanager
async def converse(settings: Settings, mind: Mind, say: Say = lambda line: None) -> AsyncIterator[Conversation]:
    """A conversation in this process, over the database that the settings name, for as long as the block lasts."""
    clock, stop = Clock(), asyncio.Event()
    telegram = LocalTelegram(clock=clock, first_id=int(clock().timestamp() * 1000))
    heard: list[Conversation] = []

    def watch(session: Session, outcome: Outcome, meaning: Meaning | None) -> None:
        heard[0].watch(session, outcome, meaning)

    local = settings.model_copy(update={"messages_per_second": 0.0})
    request = LocalRequest(telegram)
    async with open_app(local, request, telegram.token, mind, clock, say, watch) as app, alone(app.store):
        heard.append(Conversation(telegram, mind, app.store.unsent, clock))

        def use(mind: Mind) -> None:
            app.service.use(mind)
            heard[0].mind = mind

        running = [
            asyncio.create_task(watch_knowledge(settings, mind, use, app).run(stop)),
            asyncio.create_task(app.delivery.run(stop)),
            asyncio.create_task(poll(app.bot, app.take, stop, timeout_seconds=1)),
        ]
        try:
            yield heard[0]
        finally:
            stop.set()
            await asyncio.wait(running, timeout=5)
