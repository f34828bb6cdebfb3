"""Receive updates by webhook, and answer 200 only when they are committed. Health and metrics live here too.

Knows HTTP and that the POSTs arriving during one commit make the next batch. Does not know what becomes of an
update: `take` does.
"""

import asyncio
import hmac
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import structlog
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from telegram import Bot, Update

from bot.telegram.api import Api
from bot.telegram.aside import AnswerInline, Aside
from bot.telegram.polling import Take, read_updates
from bot.telegram.updates import ALLOWED_UPDATES

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
LARGEST_BATCH = 100
LONGEST_COMMIT_SECONDS = 8

Ready = Callable[[], Awaitable[bool]]

_log = structlog.get_logger(__name__)


class Webhook:
    """Gathers what arrives during a commit into the next batch; never waits to make a batch larger."""

    def __init__(self, bot: Bot, take: Take, path: str, secret: str, answer_inline: AnswerInline | None = None) -> None:
        self.path = path if path.startswith("/") else f"/{path}"
        self._bot = bot
        self._take = take
        self._secret = secret.encode()
        self._aside = Aside(Api(bot), answer_inline)
        self._waiting: list[tuple[Update, asyncio.Future[bool]]] = []
        self._arrived = asyncio.Event()
        self._closed = False

    async def receive(self, request: Request) -> Response:
        """200 when committed, 503 when Telegram should send the update again."""
        given = request.headers.get(SECRET_HEADER, "").encode()
        if not hmac.compare_digest(given, self._secret):
            return PlainTextResponse("forbidden", status_code=403)
        try:
            raw = await request.json()
        except ValueError:
            return PlainTextResponse("not JSON", status_code=400)
        updates = read_updates([raw], self._bot) if isinstance(raw, dict) else []
        if not updates:
            return PlainTextResponse("not an update that can be read")
        self._aside.answer(updates)
        committed = await self._committed(updates[0])
        return PlainTextResponse("ok") if committed else PlainTextResponse("try again", status_code=503)

    async def _committed(self, update: Update) -> bool:
        if self._closed:
            return False
        done: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append((update, done))
        self._arrived.set()
        return await done

    async def run(self) -> None:
        """Commit one batch after the other until closed."""
        while not self._closed:
            await self._arrived.wait()
            batch, self._waiting = self._waiting[:LARGEST_BATCH], self._waiting[LARGEST_BATCH:]
            if not (self._waiting or self._closed):
                self._arrived.clear()
            if batch:
                await self._commit(batch)

    async def _commit(self, batch: list[tuple[Update, asyncio.Future[bool]]]) -> None:
        committed = False
        try:
            await self._take([update for update, _ in batch])
            committed = True
        except Exception as error:
            _log.error("batch failed", updates=len(batch), kind=type(error).__name__)
        finally:
            for _, done in batch:
                if not done.done():
                    done.set_result(committed)

    async def close(self) -> None:
        """The commit under way may end; Telegram keeps what is not committed and sends it again."""
        self._closed = True
        self._arrived.set()
        for _, done in self._waiting:
            if not done.done():
                done.set_result(False)
        self._waiting.clear()
        await self._aside.finish()


async def register_webhook(bot: Bot, url: str, secret: str, connections: int = 100) -> None:
    """Tell Telegram where to post. Raises telegram.error.TelegramError."""
    allowed = list(ALLOWED_UPDATES)
    params = {"url": url, "secret_token": secret, "max_connections": connections, "allowed_updates": allowed}
    await Api(bot).call("setWebhook", params)


def web_app(ready: Ready, webhook: Webhook | None = None, registry: CollectorRegistry = REGISTRY) -> Starlette:
    """/healthz, /readyz and /metrics, and the webhook's path where there is one."""

    async def healthz(_: Request) -> Response:
        return PlainTextResponse("ok")

    async def readyz(_: Request) -> Response:
        return PlainTextResponse("ready") if await ready() else PlainTextResponse("not ready", status_code=503)

    async def metrics(_: Request) -> Response:
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)

    routes = [Route("/healthz", healthz), Route("/readyz", readyz), Route("/metrics", metrics)]
    if webhook is not None:
        routes.append(Route(webhook.path, webhook.receive, methods=["POST"]))
    return Starlette(routes=routes, lifespan=lambda _: _committing(webhook))


@asynccontextmanager
async def _committing(webhook: Webhook | None) -> AsyncIterator[None]:
    if webhook is None:
        yield
        return
    committing = asyncio.create_task(webhook.run())
    try:
        yield
    finally:
        await webhook.close()
        await asyncio.wait({committing}, timeout=LONGEST_COMMIT_SECONDS)
        committing.cancel()
