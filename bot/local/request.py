"""python-telegram-bot's requests, answered by a local Telegram in the same process: no socket at all."""

import json
from collections.abc import Mapping
from typing import IO

from telegram._utils.types import ODVInput
from telegram.request import BaseRequest, RequestData

from bot.local.errors import ApiError
from bot.local.telegram import LocalTelegram
from bot.local.upload import Upload


class LocalRequest(BaseRequest):
    """Give it to `Bot(token, request=…, get_updates_request=…)`; the address may be any."""

    def __init__(self, telegram: LocalTelegram) -> None:
        self._telegram = telegram

    @property
    def read_timeout(self) -> float:
        return 5

    async def initialize(self) -> None:
        return None

    async def shutdown(self) -> None:
        return None

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
        *_, bot, api_method = url.split("/")
        params: dict[str, object] = dict(request_data.parameters) if request_data else {}
        parts = request_data.multipart_data.items() if request_data else ()
        files = {name: Upload.of(_bytes(part[1]), part[0]) for name, part in parts}
        return await respond(self._telegram, bot.removeprefix("bot"), api_method, params, files)


async def respond(
    telegram: LocalTelegram,
    token: str,
    method: str,
    params: Mapping[str, object],
    files: Mapping[str, object] | None = None,
) -> tuple[int, bytes]:
    """Status and body as the Bot API gives them; an `attach://` reference becomes the file that it names."""
    try:
        telegram.check_token(token)
        result = await telegram.call(method, _with_files(params, files or {}))
    except ApiError as error:
        refusal = {"ok": False, "error_code": error.code, "description": error.description}
        if error.parameters:
            refusal["parameters"] = error.parameters
        return error.code, json.dumps(refusal).encode()
    return 200, json.dumps({"ok": True, "result": result}).encode()


def _bytes(content: bytes | IO[bytes]) -> bytes:
    return content if isinstance(content, bytes) else content.read()


def _with_files(params: Mapping[str, object], files: Mapping[str, object]) -> dict[str, object]:
    """An upload is named by its parameter, or by an `attach://` reference in one."""
    references = {
        name: value.removeprefix("attach://")
        for name, value in params.items()
        if isinstance(value, str) and value.startswith("attach://")
    }
    direct = {name: file for name, file in files.items() if name not in references.values()}
    return {**params, **direct, **{name: files.get(reference) for name, reference in references.items()}}
