"""A report of a payout until it is kept: what it still lacks, and what about it cannot be.

Knows which numbers make a report whole and possible. Does not know words, nor who asks for what is missing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from math import log
from typing import Literal

from bot.advice.profile import MONEY_MAX, PEOPLE_MAX, Profile
from bot.dialogue.money import in_dollars, named_currency
from bot.dialogue.scene import Scene
from bot.dialogue.session import PaidOut, Session
from bot.language.months import month_before
from bot.language.payout_reports import PayoutTold
from knowledge.schema import Lang

Lack = Literal["amount", "month", "views"]
FIRST_PAID = "creator_fund.rpm"
"""The figure whose first value is as old as payouts from TikTok are."""
RATE_ROOM = "creator_rewards."
PER_THOUSAND = "per_1000"
A_SLIP = 10
"""Times the highest rate of any figure: one nought too many or too few."""


@dataclass(frozen=True)
class Draft:
    """All as told. `without_views` where the person does not know them, `declined` where the answer was no."""

    amount: Decimal | None = None
    currency: str = "USD"
    month: str | None = None
    views: Decimal | None = None
    qualified_views: Decimal | None = None
    without_views: bool = False
    declined: bool = False

    @classmethod
    def kept(cls, about: Mapping[str, str]) -> "Draft":
        """As it was written into the session."""
        numbers = {name: Decimal(about[name]) for name in ("amount", "views", "qualified_views") if name in about}
        return cls(
            amount=numbers.get("amount"),
            currency=about.get("currency", "USD"),
            month=about.get("month"),
            views=numbers.get("views"),
            qualified_views=numbers.get("qualified_views"),
            without_views="without_views" in about,
            declined="declined" in about,
        )

    def to_keep(self) -> dict[str, str]:
        told = {one.name: getattr(self, one.name) for one in fields(self)}
        return {name: str(value) for name, value in told.items() if value is not None and value is not False}

    @property
    def lacks(self) -> Lack | None:
        """What to ask for first."""
        if self.amount is None:
            return "amount"
        if self.month is None:
            return "month"
        return "views" if not (self.views or self.qualified_views or self.without_views) else None

    def having(self, told: PayoutTold, session: Session, lang: Lang) -> "Draft":
        """With what a text tells, which goes before what was told earlier."""
        draft = replace(self, declined=False)
        if told.amount is not None:
            draft = replace(draft, amount=told.amount, currency=_currency(told, self, session, lang))
        if told.month is not None:
            draft = replace(draft, month=told.month)
        if told.views is not None or told.qualified_views is not None:
            draft = replace(draft, views=told.views, qualified_views=told.qualified_views, without_views=False)
        return draft

    def with_number(self, number: Decimal) -> "Draft":
        """With a number that has no word beside it: what is lacking, else the one that it is nearest to."""
        lacks = self.lacks
        if lacks == "amount" or (lacks is None and self._nearer_to_amount(number)):
            return replace(self, amount=number, declined=False)
        if lacks == "views" or (lacks is None and self.qualified_views is None):
            return replace(self, views=number, without_views=False, declined=False)
        return replace(self, qualified_views=number, declined=False) if lacks is None else self

    def _nearer_to_amount(self, number: Decimal) -> bool:
        views = self.views or self.qualified_views
        if not (self.amount and views and number):
            return True
        return abs(log(number / self.amount)) <= abs(log(number / views))

    def is_whole(self, scene: Scene) -> bool:
        """Whether it may be kept."""
        return self.lacks is None and self.impossible(scene) is None

    def without(self, field: str) -> "Draft":
        """What cannot be is asked for anew."""
        match field:
            case "amount":
                return replace(self, amount=None)
            case "month":
                return replace(self, month=None)
            case "views":
                return replace(self, views=None, qualified_views=None, without_views=False)
        return self

    def paid(self, scene: Scene) -> PaidOut:
        """As it is kept. Only for a draft that lacks nothing."""
        assert self.amount is not None
        assert self.month is not None
        usd = in_dollars(self.amount, self.currency, scene)
        assert isinstance(usd, Decimal)
        return PaidOut(
            amount=self.amount,
            currency=self.currency,
            usd=usd,
            month=self.month,
            views=self.views,
            qualified_views=self.qualified_views,
        )

    def impossible(self, scene: Scene) -> tuple[str, str] | None:
        """The line for the first thing that cannot be, and what is to be told anew; None where all can.

        Where the amount and the views do not fit each other, either may be wrong, and both stay.
        """
        if self.amount is not None and not 0 < self.amount <= MONEY_MAX:
            return "payout_bad_amount", "amount"
        if self.month is not None and (bad := _bad_month(self.month, scene)):
            return bad, "month"
        for views in (self.views, self.qualified_views):
            if views is not None and not 1 <= views <= PEOPLE_MAX:
                return "payout_bad_views", "views"
        if self.views and self.qualified_views and self.qualified_views > self.views:
            return "payout_bad_share", "views"
        if self.lacks is None and self._pays_too_well(scene):
            return "payout_bad_rate", "nothing"
        return None

    def _pays_too_well(self, scene: Scene) -> bool:
        views = self.qualified_views or self.views
        if not views:
            return False
        rates = [
            value.high
            for name, figure in scene.knowledge.figures.items()
            if name.startswith(RATE_ROOM) and PER_THOUSAND in figure.unit
            for value in (figure.on(scene.today),)
            if value.high is not None
        ]
        return bool(rates) and self.paid(scene).usd / views * 1000 > max(rates) * A_SLIP


def closed_to(profile: Profile, scene: Scene) -> str | None:
    """The country told, where Creator Rewards is not open to those who live there."""
    residence = scene.knowledge.programmes["creator_rewards"].gates.residence
    if profile.residence is None or residence is None:
        return None
    is_open = profile.residence in scene.knowledge.figures[residence].on(scene.today).countries
    return None if is_open else profile.residence


def _bad_month(month: str, scene: Scene) -> str | None:
    now = month_before(scene.today, 0)
    if month >= now:
        return "payout_month_not_over" if month == now else "payout_month_to_come"
    figure = scene.knowledge.figures.get(FIRST_PAID)
    first = None if figure is None else min(value.valid_from for value in figure.values)
    return "payout_month_too_early" if first is not None and month < f"{first:%Y-%m}" else None


def _currency(told: PayoutTold, draft: Draft, session: Session, lang: Lang) -> str:
    before = draft.currency if draft.amount is not None else session.currency
    return named_currency(told.currency, session, lang) or before
