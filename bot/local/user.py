"""A person in front of the local Telegram: writes, presses, edits, sends, blocks.

Knows what Telegram tells a bot when a person does something. Does not know the bot.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot.local.chats import Chat, Content, Json, LocalMessage, message_json
from bot.local.html import Entity, utf16_length

if TYPE_CHECKING:
    from bot.local.telegram import LocalTelegram

_ENTITIES = (("bot_command", re.compile(r"(?<!\S)/[A-Za-z0-9_]+(?:@\w+)?")), ("mention", re.compile(r"(?<!\w)@\w{3,}")))
_FILE = {"file_id": "file", "file_unique_id": "file"}
_SENDABLE: dict[str, object] = {
    "sticker": {**_FILE, "type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False},
    "photo": [{**_FILE, "width": 90, "height": 90}],
    "voice": {**_FILE, "duration": 3},
    "video": {**_FILE, "width": 90, "height": 90, "duration": 3},
    "document": _FILE,
    "location": {"latitude": 59.33, "longitude": 18.07},
    "contact": {"phone_number": "0", "first_name": "Kim"},
    "dice": {"emoji": "🎲", "value": 4},
}


class LocalUser:
    """Everything here puts an update into the bot's queue. `chat_id` is a group's; without it, the private chat."""

    def __init__(self, telegram: LocalTelegram, user_id: int, language_code: str | None, first_name: str) -> None:
        self._telegram = telegram
        self.user_id = user_id
        self.language_code = language_code
        self.first_name = first_name

    def says(
        self, text: str, chat_id: int | None = None, reply_to: int | None = None, thread_id: int | None = None
    ) -> LocalMessage:
        content = Content(text, text, tuple(_entities(text)))
        return self._posts(chat_id, content=content, reply_to=reply_to, thread_id=thread_id)

    def sends(self, kind: str, chat_id: int | None = None) -> LocalMessage:
        """A sticker, photo, voice, video, document, location, contact or dice."""
        return self._posts(chat_id, content=Content(), other={kind: _SENDABLE[kind]})

    def edits(self, message_id: int, text: str, chat_id: int | None = None) -> LocalMessage:
        chat = self._chat(chat_id)
        message = chat.messages[message_id]
        if message.from_user is None or message.from_user["id"] != self.user_id:
            raise LookupError("only one's own message can be edited")
        message.history.append(message.content)
        message.content = Content(text, text, tuple(_entities(text)))
        message.edited_at = self._telegram.clock()
        self._telegram.updates.add("edited_message", self._json(message, chat))
        return message

    def presses(self, label: str, chat_id: int | None = None) -> str:
        """Press the newest button with this label; returns the id of the press. LookupError where there is none."""
        for message in reversed(self._chat(chat_id).messages.values()):
            for button in (button for row in message.keyboard for button in row):
                if button["text"] == label:
                    if "callback_data" not in button:
                        raise LookupError(f"the button {label!r} does not reach the bot")
                    return self.presses_data(message.message_id, button["callback_data"], chat_id)
        raise LookupError(f"no button {label!r} in this chat")

    def presses_data(self, message_id: int, data: str, chat_id: int | None = None) -> str:
        """Press a button of a message whatever it shows now, as an old client may."""
        chat = self._chat(chat_id)
        message = chat.messages.get(message_id)
        shown = {"message_id": message_id, "chat": chat.as_json(), "date": 0}
        press_id = self._telegram.new_press()
        query = {
            "id": press_id,
            "from": self.as_json(),
            "chat_instance": str(chat.chat_id),
            "message": self._json(message, chat) if message else shown,
            "data": data,
        }
        self._telegram.updates.add("callback_query", query)
        return press_id

    def asks_inline(self, query: str) -> str:
        """Type after the bot's name in any chat; returns the id of the query."""
        query_id = self._telegram.new_inline_query()
        asked = {"id": query_id, "from": self.as_json(), "query": query, "offset": ""}
        self._telegram.updates.add("inline_query", asked)
        return query_id

    def blocks(self, blocked: bool = True) -> None:
        chat = self._chat(None)
        chat.blocked = blocked
        bot = self._telegram.bot_json()
        stays, leaves = {"user": bot, "status": "member"}, {"user": bot, "status": "kicked", "until_date": 0}
        change = {
            "chat": chat.as_json(),
            "from": self.as_json(),
            "date": int(self._telegram.clock().timestamp()),
            "old_chat_member": stays if blocked else leaves,
            "new_chat_member": leaves if blocked else stays,
        }
        self._telegram.updates.add("my_chat_member", change)

    def as_json(self) -> Json:
        person: Json = {"id": self.user_id, "is_bot": False, "first_name": self.first_name}
        return person if self.language_code is None else {**person, "language_code": self.language_code}

    def _posts(self, chat_id: int | None, **message: Any) -> LocalMessage:
        chat = self._chat(chat_id)
        posted = LocalMessage(
            message_id=self._telegram.next_id(),
            chat_id=chat.chat_id,
            sent_at=self._telegram.clock(),
            from_user=self.as_json(),
            **message,
        )
        chat.messages[posted.message_id] = posted
        self._telegram.updates.add("message", self._json(posted, chat))
        return posted

    def _chat(self, chat_id: int | None) -> Chat:
        if chat_id is None:
            return self._telegram.chats.setdefault(self.user_id, Chat(self.user_id, "private", self.first_name))
        return self._telegram.chats[chat_id]

    def _json(self, message: LocalMessage, chat: Chat) -> Json:
        return message_json(message, chat, self._telegram.bot_json())


def _entities(text: str) -> list[Entity]:
    return [
        {"type": kind, "offset": utf16_length(text[: found.start()]), "length": utf16_length(found[0])}
        for kind, pattern in _ENTITIES
        for found in pattern.finditer(text)
    ]
