"""What it takes to reach an amount a month: by each stream alone, and as the easiest mix for this person.

Easiest is the least growth over what the person does today, counted in times: from 400,000 views to 800,000 is one,
from two deals to four is one. What is not done at all counts in steps, as large as the tip for it in the knowledge
("four more LIVEs"), and each counts double, for beginning is harder than going on. The stream that brings most for
such a growth is grown first, up to three times on top of today, then the next; at most three streams.

Knows how to solve for a quantity. Does not know whether a plan is wise, nor how it is put in words.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import ceil

from bot.advice.eligibility import Missing, is_minor
from bot.advice.estimate import total
from bot.advice.growth import GROWN_BY, demanded, done_now, growth, most_of, one_of
from bot.advice.own_rate import OwnRate
from bot.advice.payouts import Payout, learned
from bot.advice.profile import Profile
from bot.advice.ranges import Band, Spread
from bot.advice.readings import Readings
from bot.advice.streams import NOT_FOR_MINORS, having_passed, month, one_stream
from knowledge.schema import STREAMS, Gate, Knowledge, StreamId

HARD: frozenset[Gate] = frozenset({"residence", "age"})
"""Gates that nobody opens by working harder: behind them no quantity is reckoned."""

MOST_STREAMS = 3


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
    """A stream that can grow: from where, to where at most, and what it brings for a growth of one."""

    id: StreamId
    field: str
    have: int
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
    each = one_of(stream, having_passed(profile, reckoned.check), readings, own)
    needed = None if barred or each.high <= 0 else _needed(stream, amount, each, readings)
    return StreamGoal(
        id=stream,
        field=field,
        have=done_now(getattr(profile, field)),
        told=getattr(profile, field) is not None,
        needed=needed,
        eligible=reckoned.check.eligible,
        missing=reckoned.check.missing,
        unknown=reckoned.check.unknown,
        plausible=needed is not None and needed.likely <= most_of(stream, profile, readings),
        needs="followers" if needed is None and not barred else None,
        figures=() if barred else reckoned.figures,
    )


def _shut(stream: StreamId, profile: Profile, missing: tuple[Missing, ...]) -> bool:
    too_young = stream in NOT_FOR_MINORS and is_minor(profile)
    return too_young or any(miss.gate in HARD for miss in missing)


def _needed(stream: StreamId, amount: Decimal, each: Spread, readings: Readings) -> Band:
    """Whole ones, and never fewer than the stream's own gate demands."""
    least = demanded(stream, readings) if amount > 0 else Decimal(0)
    ends = (_whole(float(amount) / rate) for rate in (each.high, each.likely, each.low))
    low, likely, high = (max(end, least) for end in ends)
    return Band(low, likely, high)


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
        have, most = done_now(getattr(profile, field)), most_of(stream, profile, readings)
        each = one_of(stream, profile, readings, own)
        if each.likely <= 0 or most <= have:
            continue
        unit, effort = growth(stream, have, readings)
        worth = each.likely * float(unit) / effort
        ways.append(_Way(stream, field, int(have), int(most), worth))
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
        have, to = done_now(getattr(profile, field)), done_now(getattr(grown, field))
        if to != have:
            brings = one_stream(stream, grown, readings, own).spread.in_cents()
            parts.append(MixPart(stream, field, have, to, brings))
    return tuple(sorted(parts, key=lambda part: -part.brings.likely))


def _whole(quantity: float) -> Decimal:
    return Decimal(ceil(quantity))


def _rounded(quantity: int, most: int) -> int:
    """Up to two digits, as a plan is told: 431,207 views are 440,000."""
    digits = int(10 ** max(0, len(str(quantity)) - 2))
    return min(most, -(-quantity // digits) * digits)
