"""Which tips are worth most to this person: each is tried on the profile and reckoned again.

Knows when a tip applies, what it changes and what that adds. Does not know the tips' words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.advice.estimate import Estimate
from bot.advice.profile import SHARE_FIELDS, Profile
from bot.advice.questions import ACTIVITIES
from bot.advice.ranges import Spread, told, total_of
from bot.advice.readings import Readings
from bot.advice.streams import Stream, month
from knowledge.range import Range
from knowledge.schema import Change, Condition, Knowledge, Tip

LEAST = 3
NEARBY = Decimal("0.5")
"""A gate is near for someone who has half of what it demands."""

WORTH_SAYING = 1.0
"""US dollars a month: a likely gain below this cannot be told from nothing."""

ASSUMED_BY: Mapping[str, str] = {
    "qualified_share": "creator_rewards.qualified_share",
    "long_video_share": "creator_rewards.long_video_share",
}


@dataclass(frozen=True)
class TipWorth:
    """What following a tip would add in US dollars a month; None where no sourced effect can be reckoned."""

    id: str
    low: Decimal | None = None
    likely: Decimal | None = None
    high: Decimal | None = None


def rank_tips(
    profile: Profile, knowledge: Knowledge, estimate: Estimate, today: date, most: int = 5
) -> tuple[TipWorth, ...]:
    """Tips that fit this person: gates within reach first, then by what they add, then those without an amount.

    A tip whose gain cannot be told from nothing is left out.
    """
    readings = Readings(knowledge, today)
    shut = {
        stream.id
        for stream in estimate.streams
        if stream.eligible is False
        and (not stream.missing or any(miss.gate in ("residence", "age") for miss in stream.missing))
    }
    ranked: list[tuple[int, float, str, TipWorth]] = []
    for name, tip in knowledge.tips.items():
        if tip.stream in shut or not all(holds(condition, profile) for condition in tip.when):
            continue
        if not tip.change:
            ranked.append((2, 0.0, name, TipWorth(name)))
            continue
        tried = _try(tip, profile, readings)
        if tried is None:
            ranked.append((2, 0.0, name, TipWorth(name)))
            continue
        gain, opens = tried
        if gain.likely >= WORTH_SAYING:
            band = gain.in_cents()
            ranked.append((0 if opens else 1, -gain.likely, name, TipWorth(name, band.low, band.likely, band.high)))
    ranked.sort(key=lambda row: row[:3])
    return tuple(worth for *_, worth in ranked[: max(most, LEAST)])


def holds(condition: Condition, profile: Profile) -> bool:
    """Whether a condition is true of a person. A told range counts where all of it does."""
    have = getattr(profile, condition.field)
    if have is None:
        return condition.unless_told
    if condition.equals is not None:
        return condition.equals in have if isinstance(have, Mapping) else str(have) == condition.equals
    low, high = (have.low, have.high) if isinstance(have, Range) else (have, have)
    if condition.below is not None and (high is None or high >= condition.below):
        return False
    return condition.at_least is None or low >= condition.at_least


def _try(tip: Tip, profile: Profile, readings: Readings) -> tuple[Spread, bool] | None:
    """What a tip adds and whether it opens a gate nearby; None where what it changes was not told."""
    before, after = profile, profile
    for change in tip.change:
        have = _have(change.field, profile, readings)
        if have is None:
            return None
        before = before.model_copy(update={change.field: have})
        after = after.model_copy(update={change.field: changed(change, have)})
    pairs = list(zip(month(before, readings), month(after, readings), strict=True))
    gains = [gain for was, becomes in pairs if (gain := _gain(was, becomes)) is not None]
    opens = any(
        was.check.eligible is False and becomes.check.eligible is not False and _is_near(was) for was, becomes in pairs
    )
    return total_of(gains), opens


def _have(field: str, profile: Profile, readings: Readings) -> Decimal | None:
    """The number a change starts from: told, or what the estimate assumes."""
    quantity = getattr(profile, field)
    if isinstance(quantity, Decimal):
        return quantity
    if isinstance(quantity, Range):
        return Decimal(repr(told(quantity, 1.0 if field in SHARE_FIELDS else None).likely))
    if field in ACTIVITIES:
        return Decimal(0)
    assumed = readings.spread(ASSUMED_BY[field]) if field in ASSUMED_BY else None
    return None if assumed is None else Decimal(repr(assumed.likely))


def changed(change: Change, have: Decimal) -> Decimal:
    """What a field becomes; a share stays within one."""
    if change.set is not None:
        result = change.set
    elif change.add is not None:
        result = have + change.add
    else:
        result = have * (change.multiply or 1)
    return min(max(result, Decimal(0)), Decimal(1)) if change.field in SHARE_FIELDS else max(result, Decimal(0))


def _gain(was: Stream, becomes: Stream) -> Spread | None:
    """Before and after share their unknown rates, so they are compared low with low and high with high."""
    if not becomes.counts:
        return None
    old = was.spread if was.counts else Spread(0, 0, 0)
    ends = sorted(
        max(0.0, end)
        for end in (
            becomes.spread.low - old.low,
            becomes.spread.likely - old.likely,
            becomes.spread.high - old.high,
        )
    )
    return Spread(*ends) if ends[0] > 0 else None


def _is_near(stream: Stream) -> bool:
    """Whether every missed gate is one that can be passed by changing little."""
    return all(
        miss.gate in ("account_type", "video_length")
        or (isinstance(miss.need, Decimal) and miss.short_by is not None and miss.short_by <= NEARBY * miss.need)
        for miss in stream.check.missing
    )
