"""What is said becomes rows of the outbox: the Bot API method and its parameters, complete.

Knows what Telegram calls things. Does not know why something is said, or when it is sent.
"""

import json
from collections.abc import Sequence
from typing import Any

import structlog

from bot.dialogue.replies import File, Picture
from bot.dialogue.staging import Staged
from bot.pictures.picture import PDFS, values_of
from bot.service.arrivals import Arrival
from bot.wording.files import ENDINGS, contents, file_name
from bot.wording.voice import Voice
from bot.wording.words import Message
from storage.store import Outgoing

log = structlog.get_logger()


def calls_for(arrival: Arrival, one: Staged, message: Message, voice: Voice) -> Sequence[Outgoing]:
    """A message, and what comes with it: a picture, a file."""
    rows = [message_row(arrival, message, one.screen, one.rewrites)]
    if one.reply.picture is not None:
        rows += _picture(arrival, one.reply.picture, voice)
    if one.reply.file is not None:
        rows.append(_file(arrival, one.reply.file, voice))
    return rows


def message_row(arrival: Arrival, message: Message, screen: int | None = None, rewrites: bool = False) -> Outgoing:
    """A message of its own, or the new words of a screen."""
    params = _addressed(arrival) | {"text": message.text, "parse_mode": "HTML"}
    params["link_preview_options"] = {"is_disabled": True}
    if message.buttons:
        rows = [[{"text": label, _opens(data): data} for label, data in row] for row in message.buttons]
        params["reply_markup"] = {"inline_keyboard": rows}
    method = "editMessageText" if rewrites else "sendMessage"
    return _row(arrival, method, params, screen if arrival.private else None, rewrites)


def _opens(data: str) -> str:
    """A link, or a press that comes back to us; the data of one begins with its screen's number."""
    return "url" if data.startswith("https://") else "callback_data"


def without_buttons(arrival: Arrival, screen: int) -> Outgoing:
    """Take the buttons off an old screen."""
    return _row(arrival, "editMessageReplyMarkup", {"chat_id": arrival.chat_id}, screen)


def _picture(arrival: Arrival, picture: Picture, voice: Voice) -> list[Outgoing]:
    """The row of a picture, with the values it will be drawn from. One that has none is left out; the text stands."""
    try:
        values = values_of(picture, voice)
    except Exception as error:
        log.error("picture_left_out", kind=picture.kind, error=type(error).__name__)
        return []
    method = "sendDocument" if picture.kind in PDFS else "sendPhoto"
    return [_row(arrival, method, _addressed(arrival) | {"picture": values})]


def _file(arrival: Arrival, file: File, voice: Voice) -> Outgoing:
    name = file_name(file.saved, ENDINGS[file.kind])
    params = _addressed(arrival) | {"file": {"name": name, "text": contents(file, voice.knowledge)}}
    return _row(arrival, "sendDocument", params)


def _addressed(arrival: Arrival) -> dict[str, Any]:
    """To its chat, and in a group to the topic it came from."""
    topic = {} if arrival.thread_id is None else {"message_thread_id": arrival.thread_id}
    return {"chat_id": arrival.chat_id, **topic}


def _row(
    arrival: Arrival, method: str, params: dict[str, Any], screen: int | None = None, rewrites: bool = False
) -> Outgoing:
    return Outgoing(arrival.chat_id, method, json.dumps(params, ensure_ascii=False), screen, rewrites)
