"""Translate one Telegram update into what a person did.

Knows Telegram's messages, commands, mentions and button presses. Does not know what the dialogue makes of them;
the person's name is read by nobody here.
"""

import re
from dataclasses import dataclass

from telegram import CallbackQuery, Message, Update
from telegram.constants import ChatType, MessageEntityType

from bot.dialogue.events import Commanded, Edited, Event, Pressed, Said, SentOther

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "inline_query", "my_chat_member")

_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@(\w+))?(?:\s+(.*))?", re.DOTALL)
_PRESS = re.compile(r"(\d{1,18}):(.+)", re.DOTALL)

# The first attribute that a message has names its kind; an animation is also a document, a venue also a location.
_KINDS = {
    "sticker": "sticker",
    "photo": "photo",
    "voice": "voice",
    "video": "video",
    "video_note": "video",
    "animation": "video",
    "document": "document",
    "location": "location",
    "contact": "contact",
    "dice": "dice",
    "poll": "poll",
    "audio": "other",
    "game": "other",
    "story": "other",
    "paid_media": "other",
    "checklist": "other",
}


@dataclass(frozen=True)
class Arrived:
    """Something a person did, and where the answer belongs."""

    update_id: int
    chat_id: int
    user_id: int
    chat_type: str
    language_code: str | None
    thread_id: int | None
    message_id: int | None
    callback_id: str | None
    event: Event


def event_of(update: Update, username: str) -> Arrived | None:
    """What a person did, or None where nobody waits for an answer (a pin, a channel post, talk in a group)."""
    match update:
        case Update(callback_query=CallbackQuery(data=str(data)) as query):
            return _pressed(update.update_id, query, data)
        case Update(message=Message() as message):
            return _arrived(update.update_id, message, _event_of_message(message, username))
        case Update(edited_message=Message(text=str(text)) as message):
            addressed = _event_of_message(message, username) is not None
            return _arrived(update.update_id, message, Edited(text, message.message_id) if addressed else None)
    return None


def _pressed(update_id: int, query: CallbackQuery, data: str) -> Arrived | None:
    if query.message is None:
        return None
    found = _PRESS.fullmatch(data)
    thread_id = _thread_of(query.message) if isinstance(query.message, Message) else None
    return Arrived(
        update_id=update_id,
        chat_id=query.message.chat.id,
        user_id=query.from_user.id,
        chat_type=query.message.chat.type,
        language_code=query.from_user.language_code,
        thread_id=thread_id,
        message_id=query.message.message_id,
        callback_id=query.id,
        event=Pressed(int(found[1]), found[2]) if found else Pressed(0, data),
    )


def _arrived(update_id: int, message: Message, event: Event | None) -> Arrived | None:
    person = message.from_user
    if event is None or person is None or (person.is_bot and message.sender_chat is None):
        return None
    return Arrived(
        update_id=update_id,
        chat_id=message.chat.id,
        user_id=person.id,
        chat_type=message.chat.type,
        language_code=person.language_code,
        thread_id=_thread_of(message),
        message_id=message.message_id,
        callback_id=None,
        event=event,
    )


def _event_of_message(message: Message, username: str) -> Event | None:
    if message.via_bot is not None and _same(message.via_bot.username, username):
        return None
    if message.text is None:
        return _other(message) if _is_private(message) or _replies_to(message, username) else None
    if command := _COMMAND.fullmatch(message.text):
        name, addressee, argument = command.groups(default="")
        if addressee and not _same(addressee, username):
            return None
        return Commanded(name.lower(), argument.strip())
    if _is_private(message):
        return Said(message.text, message.message_id)
    mentions = [m for m in _mentions(message) if _same(m.removeprefix("@"), username)]
    if not mentions and not _replies_to(message, username):
        return None
    text = message.text
    for mention in mentions:
        text = text.replace(mention, " ")
    return Said(" ".join(text.split()) if mentions else text, message.message_id)


def _other(message: Message) -> SentOther | None:
    return next((SentOther(kind) for name, kind in _KINDS.items() if getattr(message, name)), None)


def _mentions(message: Message) -> list[str]:
    return list(message.parse_entities([MessageEntityType.MENTION]).values())


def _replies_to(message: Message, username: str) -> bool:
    replied = message.reply_to_message
    if replied is None or replied.from_user is None or replied.forum_topic_created is not None:
        return False
    return _same(replied.from_user.username, username)


def _thread_of(message: Message) -> int | None:
    return message.message_thread_id if message.is_topic_message else None


def _is_private(message: Message) -> bool:
    return message.chat.type == ChatType.PRIVATE


def _same(username: str | None, ours: str) -> bool:
    return username is not None and username.casefold() == ours.casefold()
