"""A whole Telegram in memory, stricter than the real one, so that what works here works there.

Knows the Bot API as a bot meets it, and refuses in Telegram's words. Does not know HTTP (`server`), nor what a
person does (`user`).
"""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.local import limits
from bot.local.chats import BOT_ID, Chat, Content, Json, LocalMessage, message_json
from bot.local.errors import ApiError, bad_request
from bot.local.methods import METHODS, read_params
from bot.local.profile import BotProfile
from bot.local.updates import Updates
from bot.local.user import LocalUser

Params = dict[str, object]

PRESS_LIVES = timedelta(seconds=150)
INLINE_QUERY_LIVES = timedelta(seconds=30)


@dataclass
class Query:
    """A button press or an inline query that waits for its answer."""

    asked_at: datetime
    answer: Params | None = None


@dataclass
class _Failure:
    error: ApiError
    chat_id: int | None
    times: int


@dataclass
class Asked:
    """One call of the bot, for tests to look at."""

    method: str
    params: Params = field(default_factory=dict)


class LocalTelegram:
    """The server side. Call `call` as a bot, `user` to become a person, `messages` to see a chat."""

    def __init__(
        self,
        token: str = "4242:local",
        username: str = "TallyBot",
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        first_id: int = 0,
    ) -> None:
        """Ids of updates and messages count on from `first_id`, for a database that remembers earlier ones."""
        self.token = token
        self.username = username
        self.clock = clock
        self.updates = Updates(clock, first_id)
        self.profile = BotProfile()
        self.chats: dict[int, Chat] = {}
        self.users: dict[int, LocalUser] = {}
        self.presses: dict[str, Query] = {}
        self.inline_queries: dict[str, Query] = {}
        self.actions: list[tuple[int, str]] = []
        self.asked: deque[Asked] = deque(maxlen=10_000)
        self._failures: dict[str, list[_Failure]] = {}
        self._last_id = first_id

    def user(self, user_id: int, language_code: str | None = "en", first_name: str = "Kim") -> LocalUser:
        """A person; their private chat opens with the first thing that they do."""
        return self.users.setdefault(user_id, LocalUser(self, user_id, language_code, first_name))

    def group(self, chat_id: int, title: str = "A group") -> Chat:
        return self.chats.setdefault(chat_id, Chat(chat_id, "supergroup", title))

    def messages(self, chat_id: int) -> list[LocalMessage]:
        """The chat as it looks now, oldest first."""
        chat = self.chats.get(chat_id)
        return list(chat.messages.values()) if chat else []

    def fail_next(
        self,
        method: str,
        code: int,
        description: str = "Internal Server Error",
        retry_after: int | None = None,
        chat_id: int | None = None,
        times: int = 1,
    ) -> None:
        """Refuse the next calls of a method, in one chat or anywhere."""
        if retry_after is not None:
            description = f"Too Many Requests: retry after {retry_after}"
        parameters = None if retry_after is None else {"retry_after": retry_after}
        error = ApiError(code, description, parameters)
        self._failures.setdefault(method, []).append(_Failure(error, chat_id, times))

    def bot_json(self) -> Json:
        name = self.profile.text("name", {})["name"] or "Tally"
        return {"id": BOT_ID, "is_bot": True, "first_name": name, "username": self.username}

    def next_id(self) -> int:
        self._last_id += 1
        return self._last_id

    def new_press(self) -> str:
        press_id = f"press{self.next_id()}"
        self.presses[press_id] = Query(self.clock())
        return press_id

    def new_inline_query(self) -> str:
        query_id = f"inline{self.next_id()}"
        self.inline_queries[query_id] = Query(self.clock())
        return query_id

    def check_token(self, token: str) -> None:
        if token != self.token:
            raise ApiError(401, "Unauthorized")

    async def call(self, method: str, params: Mapping[str, object]) -> object:
        """Do what the bot asks, or raise ApiError."""
        name = next((known for known in METHODS if known.casefold() == method.casefold()), method)
        read = read_params(name, params)
        self.asked.append(Asked(name, read))
        self._fail_if_told(name, read)
        if name == "getUpdates":
            return await self._get_updates(read)
        return self._answer(name, read)

    def _fail_if_told(self, method: str, params: Params) -> None:
        for failure in self._failures.get(method, []):
            if failure.times > 0 and failure.chat_id in (None, params.get("chat_id")):
                failure.times -= 1
                raise failure.error

    async def _get_updates(self, params: Params) -> object:
        if self.profile.webhook:
            raise ApiError(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        self._want(params)
        return await self.updates.get(
            _integer(params, "offset", 0), _integer(params, "limit", 100), _integer(params, "timeout", 0)
        )

    def _want(self, params: Params) -> None:
        if isinstance(allowed := params.get("allowed_updates"), list):
            self.updates.allowed = allowed

    def _answer(self, method: str, params: Params) -> object:
        match method:
            case "getMe":
                return {**self.bot_json(), "can_join_groups": True, "supports_inline_queries": True}
            case "sendMessage":
                return self._send(params, self._text_of(params))
            case "sendPhoto":
                photo, *_ = limits.check_photo(params["photo"])
                return self._send(params, self._caption_of(params), photo=photo)
            case "sendDocument":
                document = limits.check_file(params["document"], limits.DOCUMENT_BYTES)
                return self._send(params, self._caption_of(params), document=document)
            case "editMessageText":
                message = self._to_edit(params)
                if message.has_file:
                    raise bad_request("there is no text in the message to edit")
                return self._edit(message, self._text_of(params))
            case "editMessageReplyMarkup":
                message = self._to_edit(params)
                keyboard = limits.check_keyboard(params.get("reply_markup"))
                now = message.content
                return self._edit(message, Content(now.text, now.plain, now.entities, keyboard))
            case "deleteMessage":
                return self._delete(params)
            case "sendChatAction":
                return self._act(params)
            case "answerCallbackQuery":
                return self._answer_press(params)
            case "answerInlineQuery":
                return self._answer_inline_query(params)
        return self._answer_about_itself(method, params)

    def _answer_about_itself(self, method: str, params: Params) -> object:
        match method:
            case "setMyCommands":
                return self.profile.set_commands(params)
            case "getMyCommands":
                return self.profile.commands_of(params)
            case "deleteMyCommands":
                return self.profile.delete_commands(params)
            case "setMyName" | "setMyDescription" | "setMyShortDescription":
                return self.profile.set_text(_PROFILE_TEXTS[method[5:]], params)
            case "getMyName" | "getMyDescription" | "getMyShortDescription":
                return self.profile.text(_PROFILE_TEXTS[method[5:]], params)
            case "setWebhook" | "deleteWebhook":
                if params.get("drop_pending_updates"):
                    self.updates.drop()
                self._want(params)
                return self.profile.set_webhook({"url": "", **params})
            case "getWebhookInfo":
                url = self.profile.webhook.get("url", "")
                return {"url": url, "has_custom_certificate": False, "pending_update_count": len(self.updates)}
        raise ApiError(404, "Not Found: method not found")

    def _chat(self, params: Params) -> Chat:
        chat = self.chats.get(_integer(params, "chat_id", 0))
        if chat is None:
            raise bad_request("chat not found")
        if chat.blocked:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        return chat

    def _text_of(self, params: Params) -> Content:
        return _content(params, "text", limits.TEXT)

    def _caption_of(self, params: Params) -> Content:
        return _content(params, "caption", limits.CAPTION)

    def _send(
        self, params: Params, content: Content, photo: bytes | None = None, document: bytes | None = None
    ) -> Json:
        chat = self._chat(params)
        reply_to = params.get("reply_parameters")
        answered = reply_to.get("message_id") if isinstance(reply_to, dict) else None
        if answered is not None and answered not in chat.messages:
            if not (isinstance(reply_to, dict) and reply_to.get("allow_sending_without_reply")):
                raise bad_request("message to be replied not found")
            answered = None
        message = LocalMessage(
            message_id=self.next_id(),
            chat_id=chat.chat_id,
            sent_at=self.clock(),
            content=content,
            thread_id=_integer(params, "message_thread_id", 0) or None,
            reply_to=answered,
            photo=photo,
            document=document,
        )
        chat.messages[message.message_id] = message
        return message_json(message, chat, self.bot_json())

    def _to_edit(self, params: Params) -> LocalMessage:
        if "message_id" not in params:
            raise bad_request("message identifier is not specified")
        message = self._chat(params).messages.get(_integer(params, "message_id", 0))
        if message is None:
            raise bad_request("message to edit not found")
        if not message.is_from_bot:
            raise bad_request("message can't be edited")
        return message

    def _edit(self, message: LocalMessage, content: Content) -> Json:
        if _looks(content) == _looks(message.content):
            raise bad_request(
                "message is not modified: specified new message content and reply markup are exactly the same "
                "as a current content and reply markup of the message"
            )
        message.history.append(message.content)
        message.content = content
        message.edited_at = self.clock()
        return message_json(message, self.chats[message.chat_id], self.bot_json())

    def _delete(self, params: Params) -> bool:
        if self._chat(params).messages.pop(_integer(params, "message_id", 0), None) is None:
            raise bad_request("message to delete not found")
        return True

    def _act(self, params: Params) -> bool:
        action = str(params["action"])
        if action not in limits.ACTIONS:
            raise bad_request("wrong parameter action in request")
        self.actions.append((self._chat(params).chat_id, action))
        return True

    def _answer_press(self, params: Params) -> bool:
        if len(str(params.get("text", ""))) > limits.CALLBACK_ANSWER:
            raise bad_request("MESSAGE_TOO_LONG")
        return self._answer_query(self.presses.get(str(params["callback_query_id"])), PRESS_LIVES, params)

    def _answer_inline_query(self, params: Params) -> bool:
        limits.check_inline_results(params["results"])
        query = self.inline_queries.get(str(params["inline_query_id"]))
        return self._answer_query(query, INLINE_QUERY_LIVES, params)

    def _answer_query(self, query: Query | None, lives: timedelta, answer: Params) -> bool:
        if query is None or query.answer is not None or self.clock() - query.asked_at > lives:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        query.answer = answer
        return True


_PROFILE_TEXTS = {"Name": "name", "Description": "description", "ShortDescription": "short_description"}


def _content(params: Params, name: str, most: int) -> Content:
    if params.get("entities") or params.get("caption_entities"):
        raise bad_request("entities are not read here; use parse_mode HTML")
    text = str(params.get(name, ""))
    plain, entities = limits.check_text(text, params.get("parse_mode"), most)
    return Content(text, plain, tuple(entities), limits.check_keyboard(params.get("reply_markup")))


def _looks(content: Content) -> tuple[object, ...]:
    return content.plain, content.entities, content.keyboard


def _integer(params: Params, name: str, default: int) -> int:
    value = params.get(name, default)
    return value if isinstance(value, int) else default
