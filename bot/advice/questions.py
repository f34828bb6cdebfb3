"""What to ask next: the open question whose answer would move the total most.

Knows usual answers to each question and how likely they are; reckons the total with each. Does not know the words,
nor which questions have been asked; it is told.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from math import log

from bot.advice.payouts import Payout, learned
from bot.advice.profile import Profile
from bot.advice.readings import Readings
from bot.advice.streams import one_stream
from knowledge.schema import STREAMS, Knowledge, StreamId

MOST_QUESTIONS = 12
HARDLY_NARROWS = 0.015
"""Variance of the log of the total over a question's answers. Below it they differ by about an eighth either way,
which nobody would notice inside an 80 % band many times as wide."""

SMALL_CHANGE = 10.0
"""US dollars a month that are added before taking logs: from nothing to a few dollars is no great news."""

Answers = Sequence[tuple[float, object]]
"""How likely each usual answer is."""

SMALL, MIDDLE, LARGE = Decimal(3_000), Decimal(20_000), Decimal(150_000)
USUAL: Mapping[str, Answers] = {
    "account_type": ((0.9, "personal"), (0.1, "business")),
    "age": ((0.9, Decimal(25)), (0.1, Decimal(16))),
    "followers": ((0.3, SMALL), (0.4, MIDDLE), (0.3, LARGE)),
    "views_30d": ((0.3, 10 * SMALL), (0.4, 10 * MIDDLE), (0.3, 10 * LARGE)),
    "niche": ((0.3, "finance"), (0.3, "education"), (0.4, "entertainment")),
    "brand_deals_per_month": ((0.6, Decimal(0)), (0.3, Decimal(1)), (0.1, Decimal(4))),
    "live_sessions_per_month": ((0.7, Decimal(0)), (0.2, Decimal(2)), (0.1, Decimal(8))),
    "subscribers": ((0.8, Decimal(0)), (0.15, Decimal(10)), (0.05, Decimal(100))),
    "affiliate_sales_per_month": ((0.8, Decimal(0)), (0.15, Decimal(5)), (0.05, Decimal(50))),
    "series_sales_per_month": ((0.9, Decimal(0)), (0.08, Decimal(5)), (0.02, Decimal(20))),
    "own_product_income": ((0.8, Decimal(0)), (0.15, Decimal(100)), (0.05, Decimal(1000))),
}
HOME = {"en": "US", "sv": "SE", "nb": "NO"}
OTHER_THINGS: Mapping[str, object] = {
    "residence": "US",
    "age": Decimal(25),
    "account_type": "personal",
    "followers": MIDDLE,
    "views_30d": 10 * MIDDLE,
}
"""What else is taken to be so while one question is weighed, where it was not told."""

A_DEAL_NOW_AND_THEN = Decimal("0.25")
"""Taken to be so once activities are weighed too: without deals the number of followers would price nothing."""

ACTIVITIES = (
    "brand_deals_per_month",
    "live_sessions_per_month",
    "subscribers",
    "affiliate_sales_per_month",
    "series_sales_per_month",
    "own_product_income",
)
"""Outside the total until told: their answers add to it, and narrow nothing."""

ASKABLE: tuple[str, ...] = (
    "residence",
    "views_30d",
    "followers",
    "age",
    "account_type",
    "long_video_share",
    "qualified_share",
    "niche",
    "audience",
    *ACTIVITIES,
)
MOVED_BY: Mapping[str, tuple[StreamId, ...]] = {
    "residence": ("creator_rewards", "live_gifts", "live_subscriptions", "affiliate", "series"),
    "age": ("creator_rewards", "live_gifts", "live_subscriptions", "affiliate", "series"),
    "account_type": ("creator_rewards", "live_gifts", "live_subscriptions", "affiliate", "series"),
    "followers": ("creator_rewards", "brand_deals", "live_gifts", "live_subscriptions", "affiliate", "series"),
    "views_30d": ("creator_rewards", "live_subscriptions", "series"),
    "long_video_share": ("creator_rewards",),
    "qualified_share": ("creator_rewards",),
    "niche": ("creator_rewards",),
    "audience": ("creator_rewards",),
    "brand_deals_per_month": ("brand_deals",),
    "live_sessions_per_month": ("live_gifts",),
    "subscribers": ("live_subscriptions",),
    "affiliate_sales_per_month": ("affiliate",),
    "series_sales_per_month": ("series",),
    "own_product_income": ("own_products",),
}
"""Which streams an answer can move at all."""


def next_question(
    profile: Profile,
    knowledge: Knowledge,
    today: date,
    not_again: Collection[str] = (),
    payouts: Sequence[Payout] = (),
) -> str | None:
    """The field to ask for, or None where the rest would hardly change the total or enough has been asked."""
    return next_question_from(profile, Readings(knowledge, today), not_again, payouts)


def next_question_from(
    profile: Profile, readings: Readings, not_again: Collection[str] = (), payouts: Sequence[Payout] = ()
) -> str | None:
    """The same with the figures already at hand. What is inside the total comes first, then what could add to it."""
    if len(not_again) >= MOST_QUESTIONS:
        return None
    for with_activities in (False, True):
        worth = weigh(profile, readings, not_again, with_activities, payouts)
        best = max(worth, key=lambda field: worth[field], default=None)
        if best is not None and worth[best] >= HARDLY_NARROWS:
            return best
    return None


def weigh(
    profile: Profile,
    readings: Readings,
    not_again: Collection[str] = (),
    with_activities: bool = True,
    payouts: Sequence[Payout] = (),
) -> dict[str, float]:
    """How much each open question would tell: the variance of the log of the total over its usual answers.

    With payouts each answer is weighed as they would be read then: what they already say of the views' pay, an answer
    about shares hardly changes.
    """
    supposed = _supposed(profile, with_activities)
    amounts = {stream: _likely(stream, supposed, readings, payouts) for stream in STREAMS}
    worth = {}
    for field in ASKABLE:
        asked = getattr(profile, field) is not None or field in not_again
        if asked or (field in ACTIVITIES and not with_activities):
            continue
        unmoved = sum(amount for stream, amount in amounts.items() if stream not in MOVED_BY[field])
        logs = []
        for chance, answer in _answers(field, readings):
            told = supposed.model_copy(update={field: answer})
            moved = sum(_likely(stream, told, readings, payouts) for stream in MOVED_BY[field])
            logs.append((chance, log(SMALL_CHANGE + unmoved + moved)))
        worth[field] = _variance(logs)
    return worth


def _supposed(profile: Profile, with_activities: bool) -> Profile:
    others = {**OTHER_THINGS, "residence": HOME[profile.language or "en"]}
    if with_activities:
        others["brand_deals_per_month"] = A_DEAL_NOW_AND_THEN
    return profile.model_copy(
        update={field: answer for field, answer in others.items() if getattr(profile, field) is None}
    )


def _likely(stream: StreamId, profile: Profile, readings: Readings, payouts: Sequence[Payout]) -> float:
    own = learned(payouts, profile, readings) if payouts and stream == "creator_rewards" else None
    reckoned = one_stream(stream, profile, readings, own)
    return reckoned.spread.likely if reckoned.counts else 0.0


def _answers(field: str, readings: Readings) -> Answers:
    match field:
        case "residence":
            return ((0.5, "US"), (0.25, "SE"), (0.25, "NO"))
        case "long_video_share" | "qualified_share":
            assumed = readings.spread(f"creator_rewards.{field}")
            if assumed is None:
                return ()
            ends = (assumed.low, assumed.likely, assumed.high)
            return tuple(zip((0.3, 0.4, 0.3), (Decimal(repr(end)) for end in ends), strict=True))
        case "audience":
            countries = sorted(readings.scoped("creator_rewards.rpm_", "country"))
            return tuple((1 / len(countries), {country: 0.8}) for country in countries)
        case _:
            return USUAL[field]


def _variance(logs: Sequence[tuple[float, float]]) -> float:
    mean = sum(chance * value for chance, value in logs)
    return sum(chance * (value - mean) ** 2 for chance, value in logs)
