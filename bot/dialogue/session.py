"""What is remembered of one person between two messages.

Knows the shape and how it is kept. Does not know what moves it; `turn` does.
"""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from bot.advice.payouts import Payout
from bot.advice.profile import Profile
from knowledge.schema import Lang

SESSION_VERSION = 1
MOST_SAVED = 20
"""Kept estimates a person."""
State = Literal["idle", "interview", "paused", "confirm_delete", "deleted"]
Theme = Literal["light", "dark"]
ABOUT_ESTIMATE = "estimate.profile"
"""The intent of the person's own estimate, and the topic after one."""


class Topic(BaseModel):
    """What the last answer was about, so that "and for 2M?" and "where did you get that?" can follow it.

    `supposed` are the profile fields of a what-if, as JSON has them; `saved` is the kept estimate that is open;
    `one_video` tells views of a single video from a month's; `goal` is the amount a month that was planned for.
    """

    model_config = ConfigDict(frozen=True)

    intent: str
    views: str | None = None
    country: str | None = None
    niche: str | None = None
    one_video: bool = False
    goal: str | None = None
    currency: str = "USD"
    supposed: Mapping[str, Any] = {}
    saved: str | None = None
    figures: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class PaidOut(BaseModel):
    """What TikTok paid this person for a month ("2026-03"), as told and in US dollars.

    `qualified_views` are those that counted, where the person told these.
    """

    model_config = ConfigDict(frozen=True)

    amount: Decimal
    currency: str
    usd: Decimal
    month: str
    views: Decimal | None = None
    qualified_views: Decimal | None = None

    def as_payout(self) -> Payout:
        return Payout(self.usd, self.month, self.views, self.qualified_views)


class Pending(BaseModel):
    """What the next text is for: a payout to confirm or complete, a saved estimate's new name, a name to print."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["payout", "rename", "rate_card"]
    about: Mapping[str, str] = {}


class OfferDraft(BaseModel):
    """An offer that is being checked: what was told of it, money as told. Terms are those of `advice.offers.Offer`."""

    model_config = ConfigDict(frozen=True)

    amount: Decimal | None = None
    currency: str = "USD"
    terms: Mapping[str, Any] = {}
    asked: tuple[str, ...] = ()


class Saved(BaseModel):
    """A kept estimate: when, in whose words, and the numbers that it was made of. Amounts in US dollars.

    `nth` tells several of one day apart; `shared` is the id by which others may look at it; `beside` is what its
    pictures show besides.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    day: datetime
    low: str
    high: str
    text: str
    profile: dict[str, Any]
    knowledge_version: str
    estimate: dict[str, Any]
    figures: tuple[str, ...] = ()
    name: str | None = None
    nth: int = 1
    shared: str | None = None
    beside: Mapping[str, Any] = {}


class Shared(BaseModel):
    """What others see of an estimate. Amounts in US dollars: low, likely, high.

    `streams` are those that pay: a closed one tells a country or an age. Figures and sources are left out too, since
    they tell the niche, the audience and how many followers there are.
    """

    model_config = ConfigDict(frozen=True)

    day: datetime
    total: tuple[str, str, str]
    streams: Mapping[str, tuple[str, str, str]]
    knowledge_version: str


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
    payouts: tuple[PaidOut, ...] = ()
    pending: Pending | None = None
    offer: OfferDraft | None = None
    theme: Theme = "light"
    seen: datetime | None = None

    def paid(self) -> tuple[Payout, ...]:
        """The person's own payouts, as `advice` learns from them."""
        return tuple(one.as_payout() for one in self.payouts)

    @property
    def step(self) -> int:
        """Number of the question being asked, from 1."""
        return len(self.asked) + 1

    def but(self, **changes: Any) -> "Session":
        return self.model_copy(update=changes)

    def calm(self) -> "Session":
        """Back where the person was, without what was asked beside: to go on, or to delete everything."""
        return self.but(state="interview" if self.asks else "idle")
