"""The local Telegram over HTTP, at the addresses that the real one has.

Knows how a call arrives (JSON, form, multipart). Does not know any method.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from bot.local.request import respond
from bot.local.telegram import LocalTelegram
from bot.local.upload import Upload

LARGEST_BODY_BYTES = 60 * 1024 * 1024


@asynccontextmanager
async def serve(
    telegram: LocalTelegram, token: str | None = None, host: str = "127.0.0.1", port: int = 0
) -> AsyncIterator[str]:
    """Listen until the block ends; yields the address to use as TELEGRAM_API_URL. Port 0 takes a free one."""
    if token is not None:
        telegram.token = token
    app = web.Application(client_max_size=LARGEST_BODY_BYTES)

    async def answer(request: web.Request) -> web.Response:
        params, files = await _read(request)
        url = request.match_info
        status, body = await respond(telegram, url["token"], url["method"], params, files)
        return web.Response(status=status, body=body, content_type="application/json")

    app.router.add_route("*", "/bot{token}/{method}", answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, host, port)
    await site.start()
    try:
        yield f"http://{host}:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def _read(request: web.Request) -> tuple[dict[str, object], dict[str, object]]:
    params: dict[str, object] = dict(request.query)
    files: dict[str, object] = {}
    if request.content_type == "application/json":
        params |= await request.json()
    elif request.can_read_body:
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                files[name] = Upload.of(value.file.read(), value.filename)
            else:
                params[name] = value
    return params, files
