"""One person and the bot, in this process: the same bot over the local Telegram, for the terminal and the page.

Knows how to wait until the bot has said all it has to say. Does not know how it is shown.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.dialogue.replies import Outcome
from bot.dialogue.session import Session
from bot.language.meaning import Meaning
from bot.local.chats import LocalMessage
from bot.local.telegram import LocalTelegram
from bot.local.user import LocalUser
from bot.mind import Mind

USER_ID = 1
SETTLE_SECONDS = 0.002
LONGEST_ANSWER_SECONDS = 20
Unsent = Callable[[], Awaitable[int]]
"""How many replies still wait to be sent."""


class Clock:
    """The time, which a person may move on."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@dataclass(frozen=True)
class Shown:
    """A message as the person sees it after the bot has answered."""

    message: LocalMessage
    edited: bool


@dataclass(frozen=True)
class Heard:
    """What the service made of the last update: for those who look behind the chat."""

    session: Session
    outcome: Outcome
    meaning: Meaning | None


class Conversation:
    """A person in front of a running bot. `shown` waits, then tells what is new or rewritten since last asked."""

    def __init__(self, telegram: LocalTelegram, mind: Mind, unsent: Unsent, clock: Clock) -> None:
        self.telegram = telegram
        self.mind = mind
        self.unsent = unsent
        self.clock = clock
        self.heard: Heard | None = None
        self.language_code: str | None = "en"
        self._last: dict[int, str] = {}

    @property
    def user(self) -> LocalUser:
        user = self.telegram.user(USER_ID, self.language_code)
        user.language_code = self.language_code
        return user

    async def shown(self) -> list[Shown]:
        """All that the bot has said to what was done. Raises TimeoutError where it does not come to rest."""
        await settled(self.telegram, self.unsent)
        return self.news(self.telegram.messages(USER_ID))

    def news(self, messages: Sequence[LocalMessage]) -> list[Shown]:
        """New and rewritten messages of the bot; one that only lost its buttons is no news."""
        news = [
            Shown(one, one.message_id in self._last)
            for one in messages
            if one.is_from_bot and self._last.get(one.message_id) != one.text
        ]
        self._last = {one.message_id: one.text for one in messages if one.is_from_bot}
        return news

    def watch(self, session: Session, outcome: Outcome, meaning: Meaning | None) -> None:
        self.heard = Heard(session, outcome, meaning)


async def settled(telegram: LocalTelegram, unsent: Unsent) -> None:
    """Wait until every update is acknowledged and every reply is sent."""
    async with asyncio.timeout(LONGEST_ANSWER_SECONDS):
        while len(telegram.updates) or await unsent():  # noqa: ASYNC110 - two rooms to ask, no common event
            await asyncio.sleep(SETTLE_SECONDS)
