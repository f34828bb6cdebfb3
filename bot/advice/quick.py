"""Answers from one number: views, subscribers, a goal, likes. No profile, no interview.

Knows which figures each takes. Does not know the person.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.advice.profile import Quantity
from bot.advice.ranges import NOTHING, Band, Spread, product, spread_of, told
from bot.advice.readings import Readings
from bot.advice.streams import rewards_rate, share_told_or, subscription_share
from knowledge.schema import Knowledge


@dataclass(frozen=True)
class QuickViews:
    """US dollars for some views: if every one qualifies, if they are all the views there are, and by the old fund."""

    if_all_qualify: Band
    if_total: Band
    fund: Band
    figures: tuple[str, ...]


def quick_views(
    views: Quantity,
    knowledge: Knowledge,
    today: date,
    country: str | None = None,
    niche: str | None = None,
    one_video: bool = False,
) -> QuickViews:
    """What views pay. `country` is where most viewers are. All are taken to be on videos long enough.

    They are a month's views, or with `one_video` those of a single video, whose pay varies far more.
    """
    readings = Readings(knowledge, today)
    figure = "creator_rewards.rpm_video" if one_video else "creator_rewards.rpm"
    rate, figures = rewards_rate({country: 1.0} if country else None, niche, readings, figure)
    qualified, assumed = share_told_or("creator_rewards.qualified_share", None, readings)
    fund = readings.spread("creator_fund.rpm") or NOTHING
    thousands = told(views).times(0.001)
    return QuickViews(
        if_all_qualify=product(thousands, rate).in_cents(),
        if_total=product(thousands, qualified, rate).in_cents(),
        fund=product(thousands, fund).in_cents(),
        figures=(*figures, *assumed, "creator_fund.rpm"),
    )


def goal_views(amount_usd: Decimal, knowledge: Knowledge, today: date) -> Band:
    """Qualified views that pay this much: the fewest where the rate is high, the most where it is low."""
    rate, _ = rewards_rate(None, None, Readings(knowledge, today))
    if rate.low <= 0 or amount_usd <= 0:
        return NOTHING.in_cents()
    thousands = float(amount_usd) * 1000
    needed = spread_of(thousands / rate.high, thousands / rate.likely, thousands / rate.low)
    return _whole(needed)


def subscription_month(
    subscribers: Quantity, price: Quantity | None, knowledge: Knowledge, today: date, residence: str | None = None
) -> Band:
    """US dollars a month from subscribers, before the app store takes its part."""
    readings = Readings(knowledge, today)
    share, _ = subscription_share(residence, readings)
    each = told(price) if price is not None else readings.spread("subscription.price") or NOTHING
    return product(told(subscribers), each, share).in_cents()


def engagement(likes: Decimal, comments: Decimal, shares: Decimal, views: Decimal) -> Decimal | None:
    """Likes, comments and shares by views, 0-1; None without views."""
    return (likes + comments + shares) / views if views > 0 else None


def _whole(spread: Spread) -> Band:
    low, likely, high = (Decimal(round(end)) for end in (spread.low, spread.likely, spread.high))
    return Band(low, likely, high)
