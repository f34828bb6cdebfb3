"""Tally on Telegram, until the process is told to stop: by polling or by webhook.

Knows what runs beside the door, and in which order it ends. Does not know what becomes of an update.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager

import structlog
from telegram.error import TelegramError

from bot.app.house import App, open_app, watch_knowledge
from bot.app.opening import Say, now, open_mind
from bot.app.standby import alone, in_turns, pause
from bot.app.web import listen, serve_on, stop_on_signals
from bot.mind import Mind
from bot.settings import CannotStart, Settings
from bot.telegram.polling import TokenRefused, poll
from bot.telegram.transport import AiohttpRequest
from bot.telegram.webhook import Webhook, register_webhook, web_app
from storage.store import DatabaseUnusable, Store

log = structlog.get_logger()
TIDY_SECONDS = 3600
WEB_PORT = 8080


async def run_on_telegram(settings: Settings, say: Say) -> None:
    """Poll, or take webhooks, until the process is told to stop."""
    assert settings.telegram_bot_token is not None
    mind = open_mind(settings)
    stop = stop_on_signals()
    token = settings.telegram_bot_token.get_secret_value()
    async with open_app(settings, AiohttpRequest(), token, mind, say=say) as app:
        if settings.webhook_url:
            await _take_webhooks(app, settings, mind, stop, say)
        else:
            await _poll(app, settings, mind, stop, say)


async def _poll(app: App, settings: Settings, mind: Mind, stop: asyncio.Event, say: Say) -> None:
    """Delivery begins with the first turn at the place and does not end with it: chats are claimed, not places."""
    async with AsyncExitStack() as beside:
        if settings.port is not None:
            listener = listen(settings.host, settings.port)
            await beside.enter_async_context(_along(serve_on(web_app(_ready(app)), listener, stop), stop))
        at_work: list[App] = []

        async def while_ours(ended: asyncio.Event) -> None:
            if not at_work:
                at_work.append(await beside.enter_async_context(_at_work(app, settings, mind, stop)))
            say(f"Tally is talking on Telegram as @{app.bot.username}. Ctrl+C stops it.")
            await poll(app.bot, app.take, ended)

        try:
            await in_turns(app.store, stop, while_ours, say)
        except TokenRefused as error:
            raise CannotStart(str(error)) from None


async def _take_webhooks(app: App, settings: Settings, mind: Mind, stop: asyncio.Event, say: Say) -> None:
    """Over PostgreSQL every replica takes them; a file has room for one process."""
    if settings.webhook_secret is None:
        raise CannotStart("WEBHOOK_URL is set but WEBHOOK_SECRET is not; set it to a long random text.")
    url, secret = str(settings.webhook_url), settings.webhook_secret.get_secret_value()
    port = WEB_PORT if settings.port is None else settings.port
    path = "/" + url.partition("://")[2].partition("/")[2]
    async with AsyncExitStack() as beside:
        if not app.store.place().waits:
            await beside.enter_async_context(alone(app.store))
        listener = listen(settings.host, port)
        await beside.enter_async_context(_at_work(app, settings, mind, stop))
        try:
            await register_webhook(app.bot, url, secret)
        except TelegramError as error:
            listener.close()
            raise CannotStart(f"Telegram did not take WEBHOOK_URL ({error.message}); check it.") from None
        say(f"Tally takes webhooks for @{app.bot.username} on {settings.host}:{port}{path}.")
        await serve_on(web_app(_ready(app), Webhook(app.bot, app.take, path, secret)), listener, stop)


@asynccontextmanager
async def _at_work(app: App, settings: Settings, mind: Mind, stop: asyncio.Event) -> AsyncIterator[App]:
    """All that runs beside the door. It ends after the door, and what could not be finished is in the store."""
    try:
        app.service.careful, app.service.watchdog = await app.store.begin_run(), True
    except DatabaseUnusable as error:
        raise CannotStart(str(error)) from None
    async with AsyncExitStack() as beside:
        beside.push_async_callback(_settle_up, app)
        for running in (
            app.delivery.run(stop),
            _tidy(app.store, stop),
            watch_knowledge(settings, mind, app.service.use, app).run(stop),
            app.studio.warm_up(),
        ):
            await beside.enter_async_context(_along(running, stop))
        yield app


async def _settle_up(app: App) -> None:
    """A database out of reach at the end only makes the next start take updates singly."""
    try:
        await app.store.release(app.owner)
        await app.store.end_run()
    except Exception as error:
        log.error("run_not_noted_as_ended", error=type(error).__name__)


@asynccontextmanager
async def _along(running: Awaitable[None], stop: asyncio.Event) -> AsyncIterator[None]:
    """Something that runs beside the block, and is told to stop and waited for at its end."""
    task = asyncio.ensure_future(running)
    try:
        yield
    finally:
        stop.set()
        (failure,) = await asyncio.gather(task, return_exceptions=True)
        if isinstance(failure, Exception):
            log.error("ended_badly", error=type(failure).__name__)


def _ready(app: App) -> Callable[[], Awaitable[bool]]:
    async def ready() -> bool:
        return bool(await app.store.alive())

    return ready


async def _tidy(store: Store, stop: asyncio.Event) -> None:
    """Forget what has had its time, now and every hour."""
    while not stop.is_set():
        try:
            await store.forget_old(now())
        except Exception as error:
            log.warning("not_tidied", error=type(error).__name__)
        await pause(stop, TIDY_SECONDS)
