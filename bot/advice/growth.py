"""By what each stream grows, what a growth of one is for this person, and how far it can plausibly go.

Knows today's quantity, the steps that tips add and the bounds of a reasonable plan. Does not know goals.
"""

from collections.abc import Mapping
from decimal import ROUND_CEILING, Decimal

from bot.advice.own_rate import OwnRate
from bot.advice.profile import COUNT_MAX, MONEY_MAX, PEOPLE_MAX, VIEWS_MAX, Profile, Quantity
from bot.advice.ranges import Spread, told
from bot.advice.readings import Readings
from bot.advice.streams import price_of
from knowledge.schema import StreamId

GROWN_BY: Mapping[StreamId, str] = {
    "creator_rewards": "views_30d",
    "brand_deals": "brand_deals_per_month",
    "live_gifts": "live_sessions_per_month",
    "live_subscriptions": "subscribers",
    "affiliate": "affiliate_sales_per_month",
    "series": "series_sales_per_month",
    "own_products": "own_product_income",
}
"""The field in which each stream is linear."""

MOST_GROWTH = 3
"""Times today's quantity that a plan adds to it, at most."""

BEGINNING = 2
"""A step of what is not done yet counts as so many."""

ONE_SPONSORED_IN = 2
"""Posts, at most: more, and the followers leave."""

ONE_SUBSCRIBES_IN = 50
"""Followers, at most. Nobody has published how many do; this only keeps a plan from asking for the moon."""

MOST_LIVES = Decimal(30)
"""A month: one a day."""

MOST_OF: Mapping[str, int] = {
    "views_30d": VIEWS_MAX,
    "subscribers": PEOPLE_MAX,
    "own_product_income": MONEY_MAX,
}


def one_of(stream: StreamId, profile: Profile, readings: Readings, own: OwnRate | None) -> Spread:
    """What one of the stream's field brings."""
    one = profile.model_copy(update={GROWN_BY[stream]: Decimal(1)})
    return price_of(stream, one, readings, own).spread


def demanded(stream: StreamId, readings: Readings) -> Decimal:
    """What a gate asks of the very field that the stream grows by."""
    programme = readings.knowledge.programmes.get(stream)
    if stream != "creator_rewards" or programme is None or programme.gates.views_30d is None:
        return Decimal(0)
    need = readings.demand(programme.gates.views_30d)
    return Decimal(0) if need is None else need[1]


def growth(stream: StreamId, have: Decimal, readings: Readings) -> tuple[Decimal, int]:
    """What a growth of one is, and how dear: today's quantity, or a step where that is larger or nothing is done."""
    if have <= 0:
        return step(stream, readings), BEGINNING
    return have if stream == "creator_rewards" else max(have, step(stream, readings)), 1


def step(stream: StreamId, readings: Readings) -> Decimal:
    """How much a tip for the stream adds, or what its gate demands."""
    added = [
        change.add
        for tip in readings.knowledge.tips.values()
        for change in tip.change
        if tip.stream == stream and change.field == GROWN_BY[stream] and change.add is not None
    ]
    return max([*added, demanded(stream, readings), Decimal(1)])


def most_of(stream: StreamId, profile: Profile, readings: Readings) -> Decimal:
    """The most that is asked of this person, by what they do now and what it rests on."""
    have = done_now(getattr(profile, GROWN_BY[stream]))
    unit, _ = growth(stream, have, readings)
    most = have + MOST_GROWTH * unit
    if stream == "brand_deals" and profile.posts_per_month is not None:
        most = min(most, (done_now(profile.posts_per_month) / ONE_SPONSORED_IN).to_integral_value(ROUND_CEILING))
    if stream == "live_subscriptions" and profile.followers is not None:
        most = min(most, (done_now(profile.followers) / ONE_SUBSCRIBES_IN).to_integral_value(ROUND_CEILING))
    if stream == "live_gifts":
        most = min(most, MOST_LIVES)
    return max(have, min(most, Decimal(MOST_OF.get(GROWN_BY[stream], COUNT_MAX))))


def done_now(quantity: Quantity | None) -> Decimal:
    """What is done now; nothing where it was not told."""
    if quantity is None:
        return Decimal(0)
    return quantity if isinstance(quantity, Decimal) else Decimal(round(told(quantity).likely))
