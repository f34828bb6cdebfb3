"""What Telegram refuses for its size or shape: texts, keyboards, commands, profile texts, inline results.

Knows the published limits. Does not know chats or messages.
"""

import re
from collections.abc import Sequence
from typing import Any

from bot.local.errors import bad_request
from bot.local.html import Entity, parse_html, utf16_length

TEXT = 4096
CAPTION = 1024
CALLBACK_DATA_BYTES = 64
CALLBACK_ANSWER = 200
BUTTONS = 100
BUTTONS_A_ROW = 8
PHOTO_BYTES = 10 * 1024 * 1024
PHOTO_SIDES = 10_000
"""Width and height of a photo together."""
PNG = b"\x89PNG\r\n\x1a\n"
DOCUMENT_BYTES = 50 * 1024 * 1024
COMMANDS = 100
INLINE_RESULTS = 50
PROFILE = {"name": 64, "description": 512, "short_description": 120}


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


ACTIONS = _words(
    "typing upload_photo record_video upload_video record_voice upload_voice upload_document "
    "choose_sticker find_location record_video_note upload_video_note"
)

_BUTTON_DOES = _words(
    "url callback_data web_app login_url switch_inline_query switch_inline_query_current_chat "
    "switch_inline_query_chosen_chat copy_text callback_game pay"
)
_BUTTON_LOOKS = frozenset(("text", "icon_custom_emoji_id", "style"))
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")

Keyboard = list[list[dict[str, Any]]]


def check_text(source: str, parse_mode: object, most: int = TEXT) -> tuple[str, list[Entity]]:
    """Plain text and entities of a text within the limit, which counts what is left after the entities."""
    if parse_mode not in (None, "", "HTML", "html"):
        raise bad_request("unsupported parse_mode")
    plain, entities = parse_html(source) if parse_mode else (source, [])
    if utf16_length(plain) > most:
        raise bad_request("message is too long" if most == TEXT else "message caption is too long")
    if most == TEXT and not plain.strip():
        raise bad_request("message text is empty")
    return plain, entities


def check_keyboard(markup: object) -> Keyboard:
    """The rows of an inline keyboard; none for the other kinds of reply markup."""
    if markup is None:
        return []
    if not isinstance(markup, dict) or not markup.keys() & {
        "inline_keyboard",
        "keyboard",
        "remove_keyboard",
        "force_reply",
    }:
        raise bad_request("object expected as reply markup")
    rows = markup.get("inline_keyboard", [])
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    if sum(map(len, rows)) > BUTTONS or any(len(row) > BUTTONS_A_ROW for row in rows):
        raise bad_request("reply markup is too long")
    for row in rows:
        for button in row:
            _check_button(button)
    return [row for row in rows if row]


def _check_button(button: object) -> None:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: expected an Object")
    if not isinstance(button.get("text"), str) or not button["text"].strip():
        raise bad_request('can\'t parse inline keyboard button: Field "text" must be non-empty')
    if unknown := sorted(button.keys() - _BUTTON_DOES - _BUTTON_LOOKS):
        raise bad_request(f"can't parse inline keyboard button: unknown field {unknown[0]}")
    does = button.keys() & _BUTTON_DOES
    if len(does) != 1:
        raise bad_request("can't parse inline keyboard button: exactly one of the optional fields must be used")
    if "callback_data" in does:
        data = button["callback_data"]
        if not isinstance(data, str) or not 1 <= len(data.encode()) <= CALLBACK_DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
    if "url" in does and not str(button["url"]).startswith(("https://", "http://", "tg://")):
        raise bad_request("inline keyboard button URL is invalid: wrong HTTP URL")
    if "copy_text" in does:
        copied = button["copy_text"].get("text") if isinstance(button["copy_text"], dict) else None
        if not isinstance(copied, str) or not 1 <= len(copied) <= 256:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")


def check_file(content: object, most: int) -> bytes:
    """The bytes of an upload; a file id or an address of a file is not known here."""
    if not isinstance(content, bytes):
        raise bad_request("wrong file identifier/HTTP URL specified")
    if not content:
        raise bad_request("file must be non-empty")
    if len(content) > most:
        raise bad_request("file is too big")
    return content


def check_photo(content: object) -> tuple[bytes, int, int]:
    """The bytes of a PNG with its width and height; other formats are not sent by this bot."""
    photo = check_file(content, PHOTO_BYTES)
    if not photo.startswith(PNG) or len(photo) < len(PNG) + 16:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = (int.from_bytes(photo[at : at + 4]) for at in (16, 20))
    if not (width and height) or width + height > PHOTO_SIDES or max(width, height) > 20 * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return photo, width, height


def check_commands(commands: object) -> Sequence[dict[str, str]]:
    if not isinstance(commands, list) or len(commands) > COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for each in commands:
        if not isinstance(each, dict) or not _COMMAND.fullmatch(str(each.get("command", ""))):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(str(each.get("description", ""))) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return commands


def check_language_code(code: object) -> str:
    if code in (None, ""):
        return ""
    if not isinstance(code, str) or not re.fullmatch("[a-z]{2}", code):
        raise bad_request("invalid language code specified")
    return code


def check_profile(name: str, text: str) -> str:
    if len(text) > PROFILE[name]:
        raise bad_request(f"bot {name.replace('_', ' ')} is too long")
    return text


def check_webhook(url: str, secret: object) -> None:
    if url and not url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if secret is not None and not _SECRET.fullmatch(str(secret)):
        raise bad_request("secret token contains unallowed characters")


def check_inline_results(results: object) -> list[dict[str, Any]]:
    if not isinstance(results, list) or len(results) > INLINE_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    ids = [str(each.get("id", "")) for each in results]
    if len(set(ids)) != len(ids):
        raise bad_request("RESULT_ID_DUPLICATE")
    for each in results:
        if not 1 <= len(str(each.get("id", "")).encode()) <= 64:
            raise bad_request("RESULT_ID_INVALID")
        if each.get("type") != "article" or not each.get("title"):
            raise bad_request("can't parse inline query result: an article with a title expected")
        content = each.get("input_message_content")
        if not isinstance(content, dict) or "message_text" not in content:
            raise bad_request("MESSAGE_EMPTY")
        check_text(str(content["message_text"]), content.get("parse_mode"))
        check_keyboard(each.get("reply_markup"))
    return results
