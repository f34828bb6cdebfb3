"""Carry python-telegram-bot's requests over aiohttp, several times as fast as over httpx.

Knows connections, time-outs and how a broken network looks. Does not know a method of the Bot API, and never
puts an address into an error or a log, since the address holds the token.
"""

import json
from typing import Any

import aiohttp
from telegram import Bot
from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import JSONDict, ODVInput
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

TELEGRAM_API_URL = "https://api.telegram.org"


class AiohttpRequest(BaseRequest):
    """One aiohttp session with a bounded number of connections. Several bots may share it."""

    def __init__(
        self,
        connections: int = 256,
        read_timeout_seconds: float = 10,
        connect_timeout_seconds: float = 5,
        upload_timeout_seconds: float = 30,
    ) -> None:
        self._connections = connections
        self._read_timeout = read_timeout_seconds
        self._connect_timeout = connect_timeout_seconds
        self._upload_timeout = upload_timeout_seconds
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return self._read_timeout

    async def initialize(self) -> None:
        if self._session is None or self._session.closed:
            connector = aiohttp.TCPConnector(limit=self._connections, ttl_dns_cache=300)
            self._session = aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise NetworkError("The connection to the Bot API is closed.")
        uploads = request_data is not None and request_data.contains_files
        read = _given(read_timeout, self._read_timeout)
        write = _given(write_timeout, self._upload_timeout if uploads else self._connect_timeout)
        connect = _given(connect_timeout, self._connect_timeout)
        parts = (read, write, connect, _given(pool_timeout, self._connect_timeout))
        total = None if None in parts else sum(part for part in parts if part is not None)
        timeout = aiohttp.ClientTimeout(total=total, sock_connect=connect, sock_read=read)
        try:
            async with self._session.request(method, url, timeout=timeout, **_content(request_data)) as response:
                return response.status, await response.read()
        except TimeoutError:
            raise TimedOut("The Bot API did not answer in time.") from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(f"The Bot API could not be reached ({type(error).__name__}).") from None

    @staticmethod
    def parse_json_payload(payload: bytes) -> JSONDict:
        """As the library's own, which would write what it cannot read, people's words included, to the log."""
        try:
            parsed: JSONDict = json.loads(payload)
        except ValueError:
            raise TelegramError("The Bot API answered with something that is not JSON.") from None
        return parsed


def bot_over(request: BaseRequest, token: str, api_url: str = TELEGRAM_API_URL) -> Bot:
    """A bot whose every call, the long poll too, goes through `request`."""
    return Bot(token, base_url=f"{api_url.rstrip('/')}/bot", request=request, get_updates_request=request)


def _given(timeout: ODVInput[float], default: float) -> float | None:
    return default if isinstance(timeout, DefaultValue) else timeout


def _content(request_data: RequestData | None) -> dict[str, Any]:
    if request_data is None:
        return {}
    if not request_data.contains_files:
        return {"json": request_data.parameters}
    form = aiohttp.FormData()
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime_type) in request_data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime_type)
    return {"data": form}
