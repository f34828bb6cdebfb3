"""Which tips are worth most to this person: each is tried on the profile and reckoned again.

Knows when a tip applies, what it changes and what that adds. Does not know the tips' words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bot.advice.eligibility import FIELD_OF_GATE
from bot.advice.estimate import Estimate
from bot.advice.own_rate import OwnRate
from bot.advice.payouts import Payout, learned
from bot.advice.profile import SHARE_FIELDS, Profile
from bot.advice.questions import ACTIVITIES
from bot.advice.ranges import Spread, told, total_of
from bot.advice.readings import Readings
from bot.advice.streams import Stream, having_passed, month
from knowledge.range import Range
from knowledge.schema import STREAMS, Change, Condition, Gate, Knowledge, StreamId, Tip

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
    """What following a tip would add in US dollars a month; None where no sourced effect can be reckoned.

    `opens` is the closed programme that it opens, `together_with` the other gates of it that are near and must be
    passed as well: the amount is for all of them passed.
    """

    id: str
    low: Decimal | None = None
    likely: Decimal | None = None
    high: Decimal | None = None
    opens: StreamId | None = None
    together_with: tuple[Gate, ...] = ()


@dataclass(frozen=True)
class _Tried:
    """A tip on this person: the gain, and the programme that it opens."""

    gain: Spread
    opens: StreamId | None = None
    together_with: tuple[Gate, ...] = ()


def rank_tips(
    profile: Profile,
    knowledge: Knowledge,
    estimate: Estimate,
    today: date,
    most: int = 5,
    payouts: Sequence[Payout] = (),
) -> tuple[TipWorth, ...]:
    """Tips that fit this person: gates within reach first, then by what they add, then those without an amount.

    A gate that is opened by passing one demand comes before one that takes several. A tip whose gain cannot be told
    from nothing is left out.
    """
    readings = Readings(knowledge, today)
    own = learned(payouts, profile, readings)
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
        tried = _try(tip, profile, readings, own)
        if tried is None:
            ranked.append((4, 0.0, name, TipWorth(name)))
        elif tried.gain.likely >= WORTH_SAYING:
            band = tried.gain.in_cents()
            place = 2 if tried.opens is None else 1 if tried.together_with else 0
            worth = TipWorth(name, band.low, band.likely, band.high, tried.opens, tried.together_with)
            ranked.append((place, -tried.gain.likely, name, worth))
        elif tried.opens is not None:
            ranked.append((3, 0.0, name, TipWorth(name, opens=tried.opens, together_with=tried.together_with)))
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


def _try(tip: Tip, profile: Profile, readings: Readings, own: OwnRate | None) -> _Tried | None:
    """What a tip adds and what it opens; None where it changes nothing, or something that was not told."""
    before, facts = profile, _facts_of(tip, profile, readings)
    for change in tip.change:
        have = _have(change.field, profile, readings)
        if have is None:
            return None
        before = before.model_copy(update={change.field: have})
        facts[change.field] = changed(change, have)
    if not facts:
        return None
    now = month(before, readings, own)
    before, others = _others_passed(tip, before, facts, now)
    pairs = list(zip(month(before, readings, own), month(before.model_copy(update=facts), readings, own), strict=True))
    gains = [gain for was, becomes in pairs if (gain := _gain(was, becomes)) is not None]
    opened = [was.id for was, becomes in pairs if _opens(was, becomes) and _is_near(now[STREAMS.index(was.id)])]
    opens = next((stream for stream in opened if tip.stream in (stream, None)), None)
    return _Tried(total_of(gains), opens, others if opens is not None else ())


def _facts_of(tip: Tip, profile: Profile, readings: Readings) -> dict[str, object]:
    """A tip for one kind of account, without a change of its own, is to switch to the other."""
    about = any(condition.field == "account_type" and condition.equals for condition in tip.when)
    programme = readings.knowledge.programmes.get(tip.stream or "")
    if tip.change or not about or programme is None or not programme.gates.account_types:
        return {}
    return {} if profile.account_type is None else {"account_type": programme.gates.account_types[0]}


def _others_passed(
    tip: Tip, profile: Profile, facts: Mapping[str, object], now: Sequence[Stream]
) -> tuple[Profile, tuple[Gate, ...]]:
    """With one of several gates missed the tip opens nothing: the others, where near too, are taken to be passed."""
    mine = next((stream for stream in now if stream.id == tip.stream), None)
    if mine is None or not _is_near(mine):
        return profile, ()
    others = [miss for miss in mine.check.missing if FIELD_OF_GATE[miss.gate] not in facts]
    if not others or len(others) == len(mine.check.missing):
        return profile, ()
    return having_passed(profile, replace(mine.check, missing=tuple(others))), tuple(miss.gate for miss in others)


def _opens(was: Stream, becomes: Stream) -> bool:
    return was.check.eligible is False and becomes.check.eligible is not False


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
