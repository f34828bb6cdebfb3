"""Chats and messages of the local Telegram, and how the Bot API writes them as JSON.

Knows what a message holds. Does not know the rules for sending or editing one.
"""

from dataclasses import dataclass, field
from datetime import datetime

from bot.local.html import Entity
from bot.local.limits import Keyboard, check_photo
from bot.local.upload import name_of

Json = dict[str, object]

BOT_ID = 4242


@dataclass(frozen=True)
class Content:
    """What a message says: `text` as it was sent, `plain` as a person reads it (a caption with a file)."""

    text: str = ""
    plain: str = ""
    entities: tuple[Entity, ...] = ()
    keyboard: Keyboard = field(default_factory=list)


@dataclass
class LocalMessage:
    """A message as it stands now; `history` holds what it said before each edit."""

    message_id: int
    chat_id: int
    sent_at: datetime
    content: Content
    from_user: Json | None = None
    thread_id: int | None = None
    reply_to: int | None = None
    photo: bytes | None = None
    document: bytes | None = None
    other: Json | None = None
    edited_at: datetime | None = None
    history: list[Content] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.content.text

    @property
    def plain(self) -> str:
        return self.content.plain

    @property
    def keyboard(self) -> Keyboard:
        return self.content.keyboard

    @property
    def buttons(self) -> list[list[str]]:
        """The labels, row by row."""
        return [[button["text"] for button in row] for row in self.content.keyboard]

    @property
    def is_from_bot(self) -> bool:
        return self.from_user is None

    @property
    def has_file(self) -> bool:
        return self.photo is not None or self.document is not None


@dataclass
class Chat:
    """A private chat has its person's id; a group has a negative one."""

    chat_id: int
    kind: str
    title: str
    messages: dict[int, LocalMessage] = field(default_factory=dict)
    blocked: bool = False

    def as_json(self) -> Json:
        named = "first_name" if self.kind == "private" else "title"
        return {"id": self.chat_id, "type": self.kind, named: self.title}


def message_json(message: LocalMessage, chat: Chat, bot: Json) -> Json:
    """The Message object; a reply shows one level of the message that it answers."""
    shown: Json = {
        "message_id": message.message_id,
        "date": int(message.sent_at.timestamp()),
        "chat": chat.as_json(),
        "from": bot if message.from_user is None else message.from_user,
        **(message.other or {}),
    }
    words = "caption" if message.has_file else "text"
    if message.plain:
        shown[words] = message.plain
        if message.content.entities:
            shown["caption_entities" if message.has_file else "entities"] = list(message.content.entities)
    if message.photo is not None:
        _, width, height = check_photo(message.photo)
        shown["photo"] = [_file(message, len(message.photo)) | {"width": width, "height": height}]
    if message.document is not None:
        shown["document"] = _file(message, len(message.document)) | {"file_name": name_of(message.document)}
    if message.keyboard:
        shown["reply_markup"] = {"inline_keyboard": message.keyboard}
    if message.thread_id is not None:
        shown |= {"message_thread_id": message.thread_id, "is_topic_message": True}
    if message.edited_at is not None:
        shown["edit_date"] = int(message.edited_at.timestamp())
    if message.reply_to in chat.messages:
        shown["reply_to_message"] = message_json(chat.messages[message.reply_to], chat, bot)
    return shown


def _file(message: LocalMessage, size: int) -> Json:
    name = f"file{message.chat_id}_{message.message_id}"
    return {"file_id": name, "file_unique_id": name, "file_size": size}
