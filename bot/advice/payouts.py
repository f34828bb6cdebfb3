"""What a creator's own payouts say about what their views pay.

A payout is amount / views × 1,000. On the log scale that is what everybody's views pay, plus what is this creator's
own, plus the month. The own part starts as wide as the figures' bands (less a month's swing, which those bands hold
too) and each payout narrows it; the month's swing stays, so that no number of payouts promises the next one.

Knows how figures and payouts meet. Does not know where payouts are kept, and never looks at gates: a payout from
a time when a programme was open says what views paid, not that it still is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from math import log

from bot.advice.own_rate import ALL_VIEWS, QUALIFIED, SHARE_OF_VIEWS, Factors, OwnRate, Seen, updated, variances
from bot.advice.profile import Profile
from bot.advice.ranges import Z90, Spread, product
from bot.advice.readings import Readings
from bot.advice.streams import rewards_factors
from knowledge.schema import Knowledge

MONTH_NOISE = "creator_rewards.month_noise"
PER = Decimal(1000)
MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
NOBODY = Profile()


@dataclass(frozen=True)
class Payout:
    """US dollars that Creator Rewards paid for a month ("2026-03") with so many views in all.

    `qualified_views` are those that counted, where the creator knows.
    """

    amount_usd: Decimal
    month: str
    views: Decimal | None = None
    qualified_views: Decimal | None = None

    def __post_init__(self) -> None:
        if not MONTH.fullmatch(self.month):
            raise ValueError(f"month: {self.month!r} is not written like 2026-03")

    @property
    def per_1000(self) -> Decimal | None:
        """US dollars per 1,000 of all views."""
        return self.amount_usd / self.views * PER if self.views else None


def learn(payouts: Sequence[Payout], knowledge: Knowledge, today: date, profile: Profile = NOBODY) -> OwnRate | None:
    """This creator's own rate, or None where no payout can be used."""
    return learned(payouts, profile, Readings(knowledge, today))


def usual(knowledge: Knowledge, today: date, profile: Profile = NOBODY) -> tuple[Spread, tuple[str, ...]]:
    """What a month of others with this profile pays, in US dollars per 1,000 of all views, and the figures read."""
    factors, figures = rewards_factors(profile, Readings(knowledge, today))
    return product(*factors), figures


def usual_qualified(knowledge: Knowledge, today: date, profile: Profile = NOBODY) -> Spread:
    """The same per 1,000 of the views that pay."""
    (_, _, rate), _ = rewards_factors(profile, Readings(knowledge, today))
    return rate


def learned(payouts: Sequence[Payout], profile: Profile, readings: Readings) -> OwnRate | None:
    """The same with the figures already at hand."""
    factors, _ = rewards_factors(profile, readings)
    useful = usable(payouts, readings)
    noise = readings.spread(MONTH_NOISE)
    if noise is None or not useful or any(factor.high <= 0 for factor in factors):
        return None
    swing = (log(noise.likely) / Z90) ** 2
    between, month = variances(factors, swing)
    seen = [one for payout in useful for one in _seen(payout, factors, swing, readings.today)]
    mean, covariance = updated(between, seen)
    own = OwnRate(
        beyond=tuple(float(one) for one in mean),
        covariance=tuple(tuple(float(one) for one in row) for row in covariance),
        month=month,
        told=(profile.long_video_share, profile.qualified_share),
        used=len(useful),
        figures=(MONTH_NOISE,),
    )
    everything = (1.0, 1.0, 1.0)
    return replace(
        own,
        per_1000=own.combined(factors, everything, ALL_VIEWS),
        per_1000_qualified=own.combined(factors, everything, QUALIFIED),
    )


def usable(payouts: Sequence[Payout], readings: Readings) -> tuple[Payout, ...]:
    """Those that tell something, in order of time; of two for one month the later given. The old fund's do not."""
    fund = readings.knowledge.programmes.get("creator_fund")
    since = "" if fund is None or fund.since is None else f"{fund.since:%Y-%m}"
    by_month = {one.month: one for one in payouts if one.amount_usd > 0 and (one.views or one.qualified_views)}
    return tuple(by_month[month] for month in sorted(by_month) if month > since)


def _seen(payout: Payout, factors: Factors, swing: float, today: date) -> list[Seen]:
    """A payout a year old has had a year to go out of date: its noise is twice a fresh one's, and so on."""
    variance = swing * (1 + _years_ago(payout.month, today))
    long, qualified, rate = (log(factor.likely) for factor in factors)
    views, counted = payout.views, payout.qualified_views
    seen = []
    if counted:
        seen.append(Seen(QUALIFIED, log(payout.amount_usd / counted * PER) - rate, variance))
        if views and counted <= views:
            seen.append(Seen(SHARE_OF_VIEWS, log(counted / views) - long - qualified, variance))
    elif views:
        seen.append(Seen(ALL_VIEWS, log(payout.amount_usd / views * PER) - long - qualified - rate, variance))
    return seen


def _years_ago(month: str, today: date) -> float:
    year, number = (int(part) for part in month.split("-"))
    return max(0, (today.year - year) * 12 + today.month - number) / 12
