"""What it takes to reach an amount a month: by each stream alone, and as the easiest mix for this person.

Easiest is the least growth over what the person does today, counted in times: from 400,000 views to 800,000 is one,
from two deals to four is one. What is not done at all counts in steps, as large as the tip for it in the knowledge
("four more LIVEs"), and each counts double, for beginning is harder than going on. The stream that brings most for
such a growth is grown first, up to three times on top of today, then the next; at most three streams.

Knows how to solve for a quantity. Does not know whether a plan is wise, nor how it is put in words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from math import ceil

from bot.advice.eligibility import Missing, is_minor
from bot.advice.estimate import total
from bot.advice.own_rate import OwnRate
from bot.advice.payouts import Payout, learned
from bot.advice.profile import COUNT_MAX, MONEY_MAX, PEOPLE_MAX, VIEWS_MAX, Profile, Quantity
from bot.advice.ranges import Band, Spread, told
from bot.advice.readings import Readings
from bot.advice.streams import NOT_FOR_MINORS, having_passed, month, one_stream, price_of
from knowledge.schema import STREAMS, Gate, Knowledge, StreamId

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

HARD: frozenset[Gate] = frozenset({"residence", "age"})
"""Gates that nobody opens by working harder: behind them no quantity is reckoned."""

MOST_STREAMS = 3
MOST_GROWTH = 3
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


@dataclass(frozen=True)
class StreamGoal:
    """What one stream would take to bring the whole amount alone.

    `needed` is how much of `field` a month: fewest where the rate is high, most where it is low; None where a gate of
    residence or age is shut, or where nothing can be priced before `needs` is told. Other `missing` gates must be
    passed as well. `have` is what is done now, `told` whether the person said so. `plausible`: within what the mix
    would ask of this person.
    """

    id: StreamId
    field: str
    have: Decimal
    told: bool
    needed: Band | None
    eligible: bool | None
    missing: tuple[Missing, ...]
    unknown: tuple[str, ...]
    plausible: bool
    needs: str | None = None
    figures: tuple[str, ...] = ()


@dataclass(frozen=True)
class MixPart:
    """One thing to do more of: how much now, how much then, and what that stream would bring in US dollars."""

    id: StreamId
    field: str
    have: Decimal
    to: Decimal
    brings: Band


@dataclass(frozen=True)
class Goal:
    """An amount in US dollars a month. `now` is today's total, `reaches` the total with the mix, which is `profile`.

    `reached`: the likely total with the mix is at least the amount. An empty mix and `reached` means: there already.
    """

    amount: Decimal
    now: Band
    streams: tuple[StreamGoal, ...]
    mix: tuple[MixPart, ...]
    reached: bool
    reaches: Band
    profile: Profile


@dataclass(frozen=True)
class _Way:
    """A stream that can grow: from where, by what a growth of one is, how dear that is, and to where at most."""

    id: StreamId
    field: str
    have: int
    unit: Decimal
    effort: int
    most: int
    worth: float


def goal(
    amount_usd: Decimal, profile: Profile, knowledge: Knowledge, today: date, payouts: tuple[Payout, ...] = ()
) -> Goal:
    """How to reach an amount a month. The same question always has the same answer."""
    readings = Readings(knowledge, today)
    own = learned(payouts, profile, readings)
    now = total(month(profile, readings, own))
    grown = _mixed(amount_usd, profile, readings, own)
    reaches = total(month(grown, readings, own))
    return Goal(
        amount=amount_usd,
        now=now,
        streams=tuple(_alone(stream, amount_usd, profile, readings, own) for stream in STREAMS),
        mix=_parts(profile, grown, readings, own),
        reached=reaches.likely >= amount_usd,
        reaches=reaches,
        profile=grown,
    )


def _alone(stream: StreamId, amount: Decimal, profile: Profile, readings: Readings, own: OwnRate | None) -> StreamGoal:
    field = GROWN_BY[stream]
    reckoned = one_stream(stream, profile, readings, own)
    barred = _shut(stream, profile, reckoned.check.missing)
    each = _each(stream, having_passed(profile, reckoned.check), readings, own)
    needed = None if barred or each.high <= 0 else _needed(stream, amount, each, readings)
    return StreamGoal(
        id=stream,
        field=field,
        have=_have(getattr(profile, field)),
        told=getattr(profile, field) is not None,
        needed=needed,
        eligible=reckoned.check.eligible,
        missing=reckoned.check.missing,
        unknown=reckoned.check.unknown,
        plausible=needed is not None and needed.likely <= _most(stream, profile, readings),
        needs="followers" if needed is None and not barred else None,
        figures=() if barred else reckoned.figures,
    )


def _shut(stream: StreamId, profile: Profile, missing: tuple[Missing, ...]) -> bool:
    too_young = stream in NOT_FOR_MINORS and is_minor(profile)
    return too_young or any(miss.gate in HARD for miss in missing)


def _each(stream: StreamId, profile: Profile, readings: Readings, own: OwnRate | None) -> Spread:
    """What one of the stream's field brings."""
    one = profile.model_copy(update={GROWN_BY[stream]: Decimal(1)})
    return price_of(stream, one, readings, own).spread


def _needed(stream: StreamId, amount: Decimal, each: Spread, readings: Readings) -> Band:
    """Whole ones, and never fewer than the stream's own gate demands."""
    least = _demanded(stream, readings) if amount > 0 else Decimal(0)
    ends = (_whole(float(amount) / rate) for rate in (each.high, each.likely, each.low))
    low, likely, high = (max(end, least) for end in ends)
    return Band(low, likely, high)


def _demanded(stream: StreamId, readings: Readings) -> Decimal:
    """What a gate asks of the very field that the stream grows by."""
    programme = readings.knowledge.programmes.get(stream)
    if stream != "creator_rewards" or programme is None or programme.gates.views_30d is None:
        return Decimal(0)
    need = readings.demand(programme.gates.views_30d)
    return Decimal(0) if need is None else need[1]


def _mixed(amount: Decimal, profile: Profile, readings: Readings, own: OwnRate | None) -> Profile:
    """The profile grown stream by stream until its likely total is enough, or nothing more can grow."""
    ways = sorted(_ways(profile, readings, own), key=lambda way: (-way.worth, STREAMS.index(way.id)))
    grown = profile
    for way in ways[:MOST_STREAMS]:
        if total(month(grown, readings, own)).likely >= amount:
            break
        grown = _grown(way, amount, grown, readings, own)
    return grown


def _ways(profile: Profile, readings: Readings, own: OwnRate | None) -> list[_Way]:
    """Streams that are open, or shut only by too little of what would grow. What one sells oneself has no rate."""
    ways = []
    for stream in STREAMS:
        field = GROWN_BY[stream]
        reckoned = one_stream(stream, profile, readings, own)
        others = [miss for miss in reckoned.check.missing if miss.gate != field]
        if stream == "own_products" or others or _shut(stream, profile, reckoned.check.missing):
            continue
        if reckoned.check.eligible is False and not reckoned.check.missing:
            continue
        have, most = _have(getattr(profile, field)), _most(stream, profile, readings)
        each = _each(stream, profile, readings, own)
        if each.likely <= 0 or most <= have:
            continue
        unit, effort = _growth(stream, have, readings)
        worth = each.likely * float(unit) / effort
        ways.append(_Way(stream, field, int(have), unit, effort, int(most), worth))
    return ways


def _grown(way: _Way, amount: Decimal, profile: Profile, readings: Readings, own: OwnRate | None) -> Profile:
    """The least of one stream that is enough; all that is plausible where none is."""

    def having(quantity: int) -> Profile:
        return profile.model_copy(update={way.field: Decimal(quantity)})

    def enough(quantity: int) -> bool:
        return total(month(having(quantity), readings, own)).likely >= amount

    short, long = way.have, way.most
    if not enough(long):
        return having(long)
    while long - short > 1:
        middle = (short + long) // 2
        short, long = (short, middle) if enough(middle) else (middle, long)
    return having(_rounded(long, way.most))


def _parts(profile: Profile, grown: Profile, readings: Readings, own: OwnRate | None) -> tuple[MixPart, ...]:
    parts = []
    for stream in STREAMS:
        field = GROWN_BY[stream]
        have, to = _have(getattr(profile, field)), _have(getattr(grown, field))
        if to != have:
            brings = one_stream(stream, grown, readings, own).spread.in_cents()
            parts.append(MixPart(stream, field, have, to, brings))
    return tuple(sorted(parts, key=lambda part: -part.brings.likely))


def _growth(stream: StreamId, have: Decimal, readings: Readings) -> tuple[Decimal, int]:
    """What a growth of one is, and how dear: today's quantity, or a step where that is larger or nothing is done."""
    if have <= 0:
        return _step(stream, readings), BEGINNING
    return have if stream == "creator_rewards" else max(have, _step(stream, readings)), 1


def _step(stream: StreamId, readings: Readings) -> Decimal:
    """How much a tip for the stream adds, or what its gate demands."""
    added = [
        change.add
        for tip in readings.knowledge.tips.values()
        for change in tip.change
        if tip.stream == stream and change.field == GROWN_BY[stream] and change.add is not None
    ]
    return max([*added, _demanded(stream, readings), Decimal(1)])


def _most(stream: StreamId, profile: Profile, readings: Readings) -> Decimal:
    """The most that is asked of this person, by what they do now and what it rests on."""
    have = _have(getattr(profile, GROWN_BY[stream]))
    unit, _ = _growth(stream, have, readings)
    most = have + MOST_GROWTH * unit
    if stream == "brand_deals" and profile.posts_per_month is not None:
        most = min(most, (_have(profile.posts_per_month) / ONE_SPONSORED_IN).to_integral_value(ROUND_CEILING))
    if stream == "live_subscriptions" and profile.followers is not None:
        most = min(most, (_have(profile.followers) / ONE_SUBSCRIBES_IN).to_integral_value(ROUND_CEILING))
    if stream == "live_gifts":
        most = min(most, MOST_LIVES)
    return max(have, min(most, Decimal(MOST_OF.get(GROWN_BY[stream], COUNT_MAX))))


def _have(quantity: Quantity | None) -> Decimal:
    """What is done now; nothing where it was not told."""
    if quantity is None:
        return Decimal(0)
    return quantity if isinstance(quantity, Decimal) else Decimal(round(told(quantity).likely))


def _whole(quantity: float) -> Decimal:
    return Decimal(ceil(quantity))


def _rounded(quantity: int, most: int) -> int:
    """Up to two digits, as a plan is told: 431,207 views are 440,000."""
    digits = int(10 ** max(0, len(str(quantity)) - 2))
    return min(most, -(-quantity // digits) * digits)
