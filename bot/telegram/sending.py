"""Send one row of the outbox, and say what became of it.

Knows which of Telegram's refusals are final, which pass, and which mean that the work is done already. Does not
know queues, limits or the store.
"""

import asyncio
import random
import re
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal, Protocol

from telegram import InputFile
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

Outcome = Literal["sent", "parked", "gone", "later"]
Params = dict[str, object]

LONGEST_WAIT_SECONDS = 60.0
TOKEN_WAIT_SECONDS = 30.0
GIVE_UP_AFTER_ATTEMPTS = 1000

_UNCHANGED = "message is not modified"
_VANISHED = ("message to edit not found", "message can't be edited", "message_id_invalid", "no text in the message")
_ALREADY_AWAY = ("message to delete not found", "message can't be deleted")
_NO_SUCH_CHAT = ("chat not found", "peer_id_invalid", "user not found")


class Row(Protocol):
    """One call of the Bot API, to be made once. `body` is its parameters as JSON; `screen` names the message that
    it writes or rewrites, `message_id` is that message where it is known."""

    @property
    def id(self) -> int: ...
    @property
    def method(self) -> str: ...
    @property
    def body(self) -> str: ...
    @property
    def screen(self) -> int | None: ...
    @property
    def attempts(self) -> int: ...
    @property
    def message_id(self) -> int | None: ...


class Caller(Protocol):
    """The Bot API as one function."""

    async def call(
        self, method: str, params: Mapping[str, object], files: Mapping[str, InputFile] | None = None
    ) -> object: ...


Draw = Callable[[object], Awaitable[InputFile]]
"""Turns the values under a row's `picture` into a file, off the event loop."""


@dataclass(frozen=True)
class Sending:
    """What became of a row. `wait` is how long the chat should rest before the row is tried again.

    A picture that could not be drawn is settled too: sent, without a message, and with the error that left it out.
    """

    outcome: Outcome
    message_id: int | None = None
    wait: timedelta | None = None
    error: str | None = None


async def send(caller: Caller, row: Row, params: Params, message_id: int | None, draw: Draw | None = None) -> Sending:
    """Make the row's call, with its screen's message filled in. Never raises a TelegramError."""
    method, params = _on_its_screen(row, params, message_id)
    if method is None:
        return Sending("sent")
    try:
        return await _call(caller, method, params, draw)
    except ChatMigrated as error:
        return await _again(caller, row, "sendMessage" if _edits(method) else method, _moved(params, error), draw)
    except BadRequest as error:
        refusal = error.message.casefold()
        if _UNCHANGED in refusal:
            return Sending("sent", message_id=message_id)
        if method == "editMessageReplyMarkup" and any(words in refusal for words in _VANISHED):
            return Sending("sent")
        if method == "editMessageText" and any(words in refusal for words in _VANISHED):
            return await _again(caller, row, "sendMessage", _without_message(params), draw)
        if method == "deleteMessage" and any(words in refusal for words in _ALREADY_AWAY):
            return Sending("sent")
        return _refused(error)
    except TelegramError as error:
        return _failed(error, row.attempts)


async def _again(caller: Caller, row: Row, method: str, params: Params, draw: Draw | None) -> Sending:
    try:
        return await _call(caller, method, params, draw)
    except BadRequest as error:
        return _refused(error)
    except TelegramError as error:
        return _failed(error, row.attempts)


async def _call(caller: Caller, method: str, params: Params, draw: Draw | None) -> Sending:
    files: dict[str, InputFile] = {}
    if "picture" in params:
        try:
            files[_file_of(method)] = await _drawn(caller, method, params, draw)
        except Exception as error:
            return Sending("sent", error=f"the picture failed: {error if draw is None else type(error).__name__}")
    if isinstance(file := params.get("file"), dict):
        files["document"] = InputFile(str(file["text"]).encode(), filename=str(file["name"]))
    params = {name: value for name, value in params.items() if name not in ("picture", "file")}
    result = await caller.call(method, params, files)
    sent = result.get("message_id") if isinstance(result, dict) else None
    return Sending("sent", message_id=sent if isinstance(sent, int) else None)


async def _drawn(caller: Caller, method: str, params: Params, draw: Draw | None) -> InputFile:
    """The picture as a file, while its chat is told that one is on its way."""
    if draw is None:
        raise LookupError("nobody here draws")
    file, _ = await asyncio.gather(draw(params["picture"]), _announce(caller, method, params))
    return file


async def _announce(caller: Caller, method: str, params: Params) -> None:
    where: Params = {name: params[name] for name in ("chat_id", "message_thread_id") if name in params}
    with suppress(TelegramError):
        await caller.call("sendChatAction", {**where, "action": f"upload_{_file_of(method)}"})


def _file_of(method: str) -> str:
    return "photo" if method == "sendPhoto" else "document"


def _on_its_screen(row: Row, params: Params, message_id: int | None) -> tuple[str | None, Params]:
    if not _edits(row.method) or "message_id" in params:
        return row.method, params
    if message_id is not None:
        return row.method, {**params, "message_id": message_id}
    return ("sendMessage", params) if row.method == "editMessageText" else (None, params)


def _edits(method: str) -> bool:
    return method in ("editMessageText", "editMessageReplyMarkup")


def _moved(params: Params, error: ChatMigrated) -> Params:
    return {**_without_message(params), "chat_id": error.new_chat_id}


def _without_message(params: Params) -> Params:
    return {name: value for name, value in params.items() if name != "message_id"}


def _refused(error: BadRequest) -> Sending:
    if any(words in error.message.casefold() for words in _NO_SUCH_CHAT):
        return Sending("gone", error=_told(error))
    return Sending("parked", error=_told(error))


def _failed(error: TelegramError, attempts: int) -> Sending:
    match error:
        case RetryAfter():
            after = error.retry_after
            return Sending("later", wait=after if isinstance(after, timedelta) else timedelta(seconds=after))
        case Forbidden():
            return Sending("gone", error=_told(error))
        case InvalidToken():
            return Sending("later", wait=timedelta(seconds=TOKEN_WAIT_SECONDS), error=_told(error))
        case NetworkError() if attempts >= GIVE_UP_AFTER_ATTEMPTS:
            return Sending("parked", error=_told(error))
    return Sending("later", wait=_back_off(attempts), error=_told(error))


def _back_off(attempts: int) -> timedelta:
    """Spread a little, so that chats hit together do not come back together."""
    seconds = min(LONGEST_WAIT_SECONDS, 0.25 * 2.0 ** min(attempts, 12))
    return timedelta(seconds=seconds * random.uniform(0.8, 1.2))


def _told(error: TelegramError) -> str:
    """Telegram's reason without what it quotes, which may be a person's words."""
    reason = re.sub('"[^"]*"', '"…"', error.message)
    return f"{type(error).__name__}: {reason}"[:200]
