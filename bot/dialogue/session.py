"""What is remembered of one person between two messages.

Knows the shape and how it is kept. Does not know what moves it; `turn` does.
"""

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from bot.advice.profile import Profile
from knowledge.schema import Lang

SESSION_VERSION = 1
State = Literal["idle", "interview", "paused", "confirm_delete", "deleted"]


class Topic(BaseModel):
    """What the last answer was about, so that "and for 2M?" and "where did you get that?" can follow it."""

    model_config = ConfigDict(frozen=True)

    intent: str
    views: str | None = None
    country: str | None = None
    niche: str | None = None
    figures: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class Saved(BaseModel):
    """A kept estimate: when, in whose words, and the numbers that it was made of. Amounts in US dollars."""

    model_config = ConfigDict(frozen=True)

    id: str
    day: datetime
    low: str
    high: str
    text: str
    profile: dict[str, Any]
    knowledge_version: str
    estimate: dict[str, Any]


class Session(BaseModel):
    """One person's side of the conversation. Frozen: a turn returns a new one."""

    model_config = ConfigDict(frozen=True)

    version: int = SESSION_VERSION
    language: Lang = "en"
    language_chosen: bool = False
    currency: str = "USD"
    profile: Profile = Profile()
    state: State = "idle"
    asks: str | None = None
    asked: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    screen: int = 0
    screen_live: bool = False
    screen_kept: bool = False
    last_message_id: int = 0
    last_field: str | None = None
    topic: Topic | None = None
    seen: datetime | None = None

    @property
    def step(self) -> int:
        """Number of the question being asked, from 1."""
        return len(self.asked) + 1

    def but(self, **changes: Any) -> "Session":
        return self.model_copy(update=changes)
