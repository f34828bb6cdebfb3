"""The methods of the Bot API that the local Telegram serves, with the parameters that it understands.

Knows names, which are required, and how form fields are read. To serve a method, add a row; a test compares the
rows with the official list. Parameters of other features (business, suggested posts …) are left out on purpose:
who sends one here has made a mistake.
"""

import json
from collections.abc import Mapping

from bot.local.errors import ApiError, bad_request

_SEND = (
    "chat_id! message_thread_id disable_notification protect_content message_effect_id reply_parameters reply_markup"
)
_CAPTION = "caption parse_mode caption_entities"

_ROWS = {
    "getMe": "",
    "getUpdates": "offset limit timeout allowed_updates",
    "sendMessage": f"{_SEND} text! parse_mode entities link_preview_options",
    "sendPhoto": f"{_SEND} {_CAPTION} photo! show_caption_above_media has_spoiler",
    "sendDocument": f"{_SEND} {_CAPTION} document! thumbnail disable_content_type_detection",
    "sendChatAction": "chat_id! message_thread_id action!",
    "editMessageText": "chat_id message_id text! parse_mode entities link_preview_options reply_markup",
    "editMessageReplyMarkup": "chat_id message_id reply_markup",
    "deleteMessage": "chat_id! message_id!",
    "answerCallbackQuery": "callback_query_id! text show_alert url cache_time",
    "answerInlineQuery": "inline_query_id! results! cache_time is_personal next_offset button",
    "setMyCommands": "commands! scope language_code",
    "getMyCommands": "scope language_code",
    "deleteMyCommands": "scope language_code",
    "setMyName": "name language_code",
    "getMyName": "language_code",
    "setMyDescription": "description language_code",
    "getMyDescription": "language_code",
    "setMyShortDescription": "short_description language_code",
    "getMyShortDescription": "language_code",
    "setWebhook": "url! max_connections allowed_updates drop_pending_updates secret_token",
    "deleteWebhook": "drop_pending_updates",
    "getWebhookInfo": "",
}


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


METHODS: dict[str, dict[str, bool]] = {
    method: {name.rstrip("!"): name.endswith("!") for name in row.split()} for method, row in _ROWS.items()
}
"""Method → parameter → whether it is required."""

_INTEGERS = _words("chat_id message_id message_thread_id offset limit timeout cache_time max_connections")
_BOOLEANS = _words(
    "disable_notification protect_content show_caption_above_media has_spoiler show_alert is_personal "
    "disable_content_type_detection drop_pending_updates"
)
_OBJECTS = _words(
    "allowed_updates reply_parameters reply_markup entities caption_entities link_preview_options "
    "commands scope results button"
)
_FILES = frozenset(("photo", "document", "thumbnail"))


def read_params(method: str, params: Mapping[str, object]) -> dict[str, object]:
    """The parameters with their right types, or an ApiError: nothing unknown, nothing missing."""
    names = METHODS.get(method)
    if names is None:
        raise ApiError(404, "Not Found: method not found")
    given = {name: value for name, value in params.items() if value is not None}
    if unknown := sorted(set(given) - set(names)):
        raise bad_request(f"unknown parameter {unknown[0]} of {method}")
    for name, required in names.items():
        if required and name not in given:
            raise bad_request(f"{_missing(name)} is empty")
    return {name: _read(name, value) for name, value in given.items()}


def _missing(name: str) -> str:
    return {"text": "message text", "photo": "there is no photo in the request: it"}.get(name, f"parameter {name}")


def _read(name: str, value: object) -> object:
    if name in _INTEGERS:
        return _integer(name, value)
    if name in _BOOLEANS:
        if value in (True, "true", "True", "1", 1):
            return True
        if value in (False, "false", "False", "0", 0):
            return False
        raise bad_request(f"can't parse {name}: expected a Boolean")
    if name in _OBJECTS:
        return _object(name, value)
    if isinstance(value, bytes) and name in _FILES:
        return value
    if not isinstance(value, str):
        raise bad_request(f"can't parse {name}: expected a String")
    return value


def _integer(name: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise bad_request(f"can't parse {name}: expected an Integer")
    try:
        return int(value)
    except ValueError:
        raise bad_request("chat not found" if name == "chat_id" else f"can't parse {name}: not a number") from None


def _object(name: str, value: object) -> object:
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name} JSON object") from None
    if not isinstance(value, dict | list):
        raise bad_request(f"object expected as {name}")
    return value
