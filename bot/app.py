"""Put the house together: knowledge, store, service, door and delivery, for Telegram or without it.

The one place that knows all rooms. Everything that stops a start says so as `CannotStart`, in one sentence.
"""

import asyncio
import logging
import secrets
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import structlog
import uvicorn
from pydantic import SecretStr
from telegram import Bot, InputFile, Update
from telegram.error import InvalidToken, NetworkError, TelegramError
from telegram.request import BaseRequest

from bot.dialogue.replies import Outcome
from bot.dialogue.replies import Say as Line
from bot.dialogue.session import Session
from bot.language.meaning import Meaning
from bot.local.conversation import Clock, Conversation
from bot.local.page import PAGE_PORT, page_app
from bot.local.request import LocalRequest
from bot.local.telegram import LocalTelegram
from bot.mind import Mind, sound_knowledge
from bot.pictures.studio import Studio
from bot.reload import Reload
from bot.service import Arrival, Service, Watch, unwatched
from bot.settings import IN_MEMORY, CannotStart, Settings
from bot.telegram.api import Api
from bot.telegram.delivery import Delivery
from bot.telegram.polling import TokenRefused, poll
from bot.telegram.profile import push_profile as push_texts
from bot.telegram.sending import Draw
from bot.telegram.transport import AiohttpRequest, bot_over
from bot.telegram.updates import event_of
from bot.telegram.webhook import Webhook, register_webhook, web_app
from knowledge.check import check
from knowledge.load import BadKnowledge
from knowledge.schema import Knowledge
from storage.crypto import KeyMissing, Keyring, KeyWrong, new_key
from storage.store import DatabaseUnusable, Store

log = structlog.get_logger()
TIDY_SECONDS = 3600
Say = Callable[[str], None]


def now() -> datetime:
    return datetime.now(UTC)


def open_mind(settings: Settings) -> Mind:
    """Knowledge, checked, and the matcher over it. What was learnt is kept beside the data. Raises CannotStart."""
    try:
        return Mind.open(settings.knowledge_dir, settings.cache_folder, _say_that_it_learns)
    except BadKnowledge as bad:
        raise _unusable(bad) from None


def _say_that_it_learns() -> None:
    """On standard error, where it disturbs no output."""
    print("Learning how people ask; this takes some ten seconds, once after each change …", file=sys.stderr, flush=True)


def load_checked(settings: Settings) -> Knowledge:
    """The knowledge base, or its mistakes as CannotStart."""
    try:
        return sound_knowledge(settings.knowledge_dir)
    except BadKnowledge as bad:
        raise _unusable(bad) from None


def _unusable(bad: BadKnowledge) -> CannotStart:
    return CannotStart(f"The knowledge base has mistakes, so Tally does not start.\n{bad}")


def problems_of(settings: Settings) -> list[str]:
    """Everything wrong with the knowledge base, a line each."""
    return [str(problem) for problem in check(settings.knowledge_dir)]


@asynccontextmanager
async def open_store(settings: Settings, say: Say = lambda line: None) -> AsyncIterator[Store]:
    """The database, migrated, and its key. A key that is created is announced with where it lies."""
    rings: list[Keyring] = []

    def keyring(database_is_empty: bool) -> Keyring:
        key = settings.tally_data_key.get_secret_value() if settings.tally_data_key else None
        rings.append(Keyring.load(key, settings.key_file, database_is_empty))
        return rings[-1]

    try:
        store = await Store.open(settings.database_url, keyring)
    except (DatabaseUnusable, KeyMissing, KeyWrong) as error:
        raise CannotStart(str(error)) from None
    if rings and rings[-1].created:
        say(f"Created the data key {settings.key_file.resolve()}. Keep a copy apart from the database.")
    try:
        yield store
    finally:
        await store.close()


@dataclass
class App:
    """A running Tally: a bot over some transport, a service, and a delivery."""

    bot: Bot
    store: Store
    service: Service
    delivery: Delivery
    studio: Studio
    owner: str

    async def take(self, updates: Sequence[Update]) -> None:
        await self.service.take([arrival_of(update, self.bot.username) for update in updates])


def arrival_of(update: Update, username: str) -> Arrival:
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
        await _introduce(bot, settings)
        studio = Studio()
        try:
            # One process takes over at once what its killed run left; replicas need names of their own.
            owner = "delivery" if settings.database_url.startswith("sqlite") else secrets.token_hex(8)
            delivery = Delivery(store, Api(bot), settings.messages_per_second, owner, _draw_in(studio), clock)
            service = Service(store, mind, clock, delivery.wake, watch)
            yield App(bot, store, service, delivery, studio, owner)
        finally:
            studio.close()
            await bot.shutdown()


def _draw_in(studio: Studio) -> Draw:
    """A picture of the outbox as a file to upload."""

    async def draw(picture: Any) -> InputFile:
        kind = picture["kind"]
        drawn = await studio.render(kind, picture["values"])
        ending = "pdf" if drawn.startswith(b"%PDF") else "png"
        name = picture.get("name") or f"tally-{kind.replace('_', '-')}.{ending}"
        return InputFile(drawn, filename=name)

    return draw


async def _introduce(bot: Bot, settings: Settings) -> None:
    try:
        await bot.initialize()
    except InvalidToken:
        raise CannotStart(str(TokenRefused())) from None
    except (NetworkError, TelegramError):
        await bot.shutdown()
        raise CannotStart(
            f"The Bot API at {settings.telegram_api_url} cannot be reached; check the network or TELEGRAM_API_URL."
        ) from None


async def run_on_telegram(settings: Settings, say: Say) -> None:
    """Poll, or take webhooks, until the process is told to stop."""
    assert settings.telegram_bot_token is not None
    mind = open_mind(settings)
    stop = asyncio.Event()
    _stop_on_signals(stop)
    token = settings.telegram_bot_token.get_secret_value()
    async with open_app(settings, AiohttpRequest(), token, mind, say=say) as app:
        app.service.careful, app.service.watchdog = await app.store.begin_run(), True
        delivering = asyncio.create_task(app.delivery.run(stop))
        tidying = asyncio.create_task(_tidy(app.store, stop))
        reloading = asyncio.create_task(_reload(settings, mind, app.service.use, app).run(stop))
        warming = asyncio.create_task(app.studio.warm_up())
        try:
            if settings.webhook_url:
                await _serve_webhook(app, settings, stop, say)
            else:
                say(f"Tally is talking on Telegram as @{app.bot.username}. Ctrl+C stops it.")
                await _poll(app, settings, stop)
        finally:
            stop.set()
            await delivering
            await tidying
            await reloading
            await warming
            await app.store.release(app.owner)
            await app.store.end_run()


def _reload(settings: Settings, mind: Mind, use: Callable[[Mind], None], app: App) -> Reload:
    """Changed knowledge is taken over; the admins hear of mistakes in it."""

    async def tell(line: Line) -> None:
        await app.service.tell(settings.admin_ids, line)

    return Reload(settings.knowledge_dir, settings.cache_folder, mind.knowledge.version, use, tell)


async def _tidy(store: Store, stop: asyncio.Event) -> None:
    """Forget what has had its time, now and every hour."""
    while not stop.is_set():
        await store.forget_old(now())
        try:
            await asyncio.wait_for(stop.wait(), TIDY_SECONDS)
        except TimeoutError:
            continue


@asynccontextmanager
async def converse(settings: Settings, mind: Mind, say: Say = lambda line: None) -> AsyncIterator[Conversation]:
    """A conversation in this process, over the database that the settings name, for as long as the block lasts."""
    clock, stop = Clock(), asyncio.Event()
    telegram = LocalTelegram(clock=clock, first_id=int(clock().timestamp() * 1000))
    heard: list[Conversation] = []

    def watch(session: Session, outcome: Outcome, meaning: Meaning | None) -> None:
        heard[0].watch(session, outcome, meaning)

    local = settings.model_copy(update={"messages_per_second": 0.0})
    async with open_app(local, LocalRequest(telegram), telegram.token, mind, clock, say, watch) as app:
        heard.append(Conversation(telegram, mind, app.store.unsent, clock))

        def use(mind: Mind) -> None:
            app.service.use(mind)
            heard[0].mind = mind

        running = [
            asyncio.create_task(_reload(settings, mind, use, app).run(stop)),
            asyncio.create_task(app.delivery.run(stop)),
            asyncio.create_task(poll(app.bot, app.take, stop, timeout_seconds=1)),
        ]
        try:
            yield heard[0]
        finally:
            stop.set()
            await asyncio.wait(running, timeout=5)


async def run_page(settings: Settings, say: Say) -> None:
    """Serve the chat page on this machine alone, and say where it is and how to get a token."""
    mind = open_mind(settings)
    stop = asyncio.Event()
    _stop_on_signals(stop)
    port = PAGE_PORT if settings.port is None else settings.port
    async with converse(settings, mind, say) as conversation:
        say(f"Chat with Tally at http://127.0.0.1:{port} (Ctrl+C stops it).")
        say("To put it on Telegram: ask @BotFather for a token, then TELEGRAM_BOT_TOKEN=… make run.")
        await serve(page_app(conversation), "127.0.0.1", port, stop)


async def push_profile(settings: Settings, say: Say) -> None:
    """Tell Telegram the bot's texts."""
    if settings.telegram_bot_token is None:
        raise CannotStart("TELEGRAM_BOT_TOKEN is not set; get a token from @BotFather.")
    token = settings.telegram_bot_token.get_secret_value()
    bot = bot_over(AiohttpRequest(), token, settings.telegram_api_url)
    await _introduce(bot, settings)
    try:
        await push_texts(Api(bot))
    except TelegramError as error:
        raise CannotStart(f"Telegram did not take the texts: {error.message}.") from None
    finally:
        await bot.shutdown()
    say(f"Telegram now has the texts of @{bot.username} in every language.")


async def chat(settings: Settings, hold: Callable[[Conversation], Awaitable[None]]) -> None:
    """Hold one conversation over a database that is gone afterwards."""
    key = SecretStr(new_key())
    alone = settings.model_copy(update={"database_url": IN_MEMORY, "tally_data_key": key})
    async with converse(alone, open_mind(settings)) as conversation:
        await hold(conversation)


async def _poll(app: App, settings: Settings, stop: asyncio.Event) -> None:
    serving = None
    if settings.port is not None:
        serving = asyncio.create_task(serve(web_app(_ready(app)), settings.host, settings.port, stop))
    try:
        await poll(app.bot, app.take, stop)
    except TokenRefused as error:
        raise CannotStart(str(error)) from None
    finally:
        stop.set()
        if serving is not None:
            await serving


async def _serve_webhook(app: App, settings: Settings, stop: asyncio.Event, say: Say) -> None:
    if settings.webhook_secret is None:
        raise CannotStart("WEBHOOK_URL is set but WEBHOOK_SECRET is not; set it to a long random text.")
    url, secret = str(settings.webhook_url), settings.webhook_secret.get_secret_value()
    path = "/" + url.partition("://")[2].partition("/")[2]
    webhook = Webhook(app.bot, app.take, path, secret)
    await register_webhook(app.bot, url, secret)
    say(f"Tally takes webhooks for @{app.bot.username} on {settings.host}:{settings.port or 8080}{path}.")
    await serve(web_app(_ready(app), webhook), settings.host, settings.port or 8080, stop)


def _ready(app: App) -> Callable[[], Awaitable[bool]]:
    async def ready() -> bool:
        return bool(await app.store.alive())

    return ready


async def serve(web: object, host: str, port: int, stop: asyncio.Event) -> None:
    """Serve an ASGI app until `stop`. Raises CannotStart where the port is taken."""
    import socket

    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise CannotStart(f"{host}:{port} cannot be used ({error.strerror}); set PORT to a free port.") from None
    config = uvicorn.Config(web, log_config=None, access_log=False, lifespan="on")  # type: ignore[arg-type]
    server = uvicorn.Server(config)
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]
    watching = asyncio.create_task(_end(server, stop))
    try:
        await server.serve(sockets=[listener])
    finally:
        watching.cancel()
        stop.set()


async def _end(server: uvicorn.Server, stop: asyncio.Event) -> None:
    await stop.wait()
    server.should_exit = True


def _stop_on_signals(stop: asyncio.Event) -> None:
    import signal

    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)


def quiet_logs(level: str) -> None:
    """Our own lines to standard error; of other libraries only warnings, since httpx would log the token."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(name)s %(message)s")
    for noisy in ("httpx", "telegram", "aiohttp", "alembic"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping().get(level.upper(), 20)),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
