"""What an estimate would be if some facts were others, and the one reason that explains most of the difference.

Knows how to tell which stream moved most and which change moved it. Does not know how the reason is put in words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from bot.advice.estimate import Estimate, estimate_from
from bot.advice.own_rate import OwnRate
from bot.advice.payouts import Payout, learned
from bot.advice.profile import Profile
from bot.advice.questions import ACTIVITIES
from bot.advice.readings import Readings, once
from bot.advice.streams import Stream, month, one_stream
from knowledge.schema import Gate, Knowledge, StreamId

Kind = Literal[
    "gate_opened",
    "gate_closed",
    "rate_country",
    "rate_niche",
    "more_views",
    "fewer_views",
    "tier",
    "share",
    "more_of_it",
    "less_of_it",
    "price",
    "nothing",
]
MOVED_BY: Mapping[str, Kind] = {
    "audience": "rate_country",
    "niche": "rate_niche",
    "followers": "tier",
    "long_video_share": "share",
    "qualified_share": "share",
    "residence": "share",
    "subscription_price": "price",
    "series_price": "price",
}
"""Residence moves an open stream only by the share of a subscription that stays with the creator."""

HARDLY = 0.01
"""US dollars: less is no difference."""


@dataclass(frozen=True)
class Reason:
    """Why the estimate moved, or did not.

    `stream` moved most; under "nothing" it is one that a closed `gate` keeps still. `field` is the change that did it.
    `outside`: it is not part of the total, because how often it is done was not told. `figures` are those that came
    or went with the change, or what the gate demands.
    """

    kind: Kind
    stream: StreamId | None = None
    gate: Gate | None = None
    field: str | None = None
    outside: bool = False
    figures: tuple[str, ...] = ()


@dataclass(frozen=True)
class WhatIf:
    """Before and after. `changed` names the fields that really differ, in the profile's order."""

    before: Estimate
    after: Estimate
    changed: tuple[str, ...]
    reason: Reason
    profile: Profile


def what_if(
    profile: Profile, changes: Mapping[str, object], knowledge: Knowledge, today: date, payouts: Sequence[Payout] = ()
) -> WhatIf:
    """The estimate with some facts supposed, beside the one without. Raises pydantic.ValidationError.

    Payouts were earned as the person is, not as supposed: they are learned from once, before.
    """
    readings = Readings(knowledge, today)
    supposed = profile.having(**changes)
    own = learned(payouts, profile, readings)
    changed = tuple(name for name in type(profile).model_fields if getattr(profile, name) != getattr(supposed, name))
    return WhatIf(
        before=estimate_from(profile, readings, own, payouts=payouts),
        after=estimate_from(supposed, readings, own, payouts=payouts),
        changed=changed,
        reason=_reason(profile, supposed, changed, readings, own),
        profile=supposed,
    )


def videos_of(seconds: Decimal, knowledge: Knowledge, today: date) -> dict[str, object]:
    """The change that "70-second videos" means: all views on videos long enough to be paid, or none."""
    need = Readings(knowledge, today).demand("creator_rewards.video_length_minimum")
    return {"long_video_share": Decimal(need is None or seconds >= need[0])}


def _reason(
    profile: Profile, supposed: Profile, changed: Sequence[str], readings: Readings, own: OwnRate | None
) -> Reason:
    pairs = list(zip(month(profile, readings, own), month(supposed, readings, own), strict=True))
    inside = max(pairs, key=lambda pair: abs(_counted(pair[1]) - _counted(pair[0])))
    if abs(_counted(inside[1]) - _counted(inside[0])) >= HARDLY:
        return _of_stream(*inside, profile, supposed, changed, readings, own)
    turned = [pair for pair in pairs if (pair[0].check.eligible is False) != (pair[1].check.eligible is False)]
    outside = max(turned or pairs, key=lambda pair: abs(pair[1].spread.likely - pair[0].spread.likely))
    if turned or abs(outside[1].spread.likely - outside[0].spread.likely) >= HARDLY:
        return _of_stream(*outside, profile, supposed, changed, readings, own)
    for was, becomes in pairs:
        if was.if_open != becomes.if_open and becomes.check.missing:
            gate = becomes.check.missing[0].gate
            return Reason("nothing", was.id, gate, figures=_demand(was.id, gate, supposed, readings))
    return Reason("nothing")


def _counted(stream: Stream) -> float:
    return stream.spread.likely if stream.counts else 0.0


def _of_stream(
    was: Stream,
    becomes: Stream,
    profile: Profile,
    supposed: Profile,
    changed: Sequence[str],
    readings: Readings,
    own: OwnRate | None,
) -> Reason:
    outside = not (was.counts or becomes.counts) or (was.conditional and becomes.conditional)
    field = _field_of(was, profile, supposed, changed, readings, own)
    shut, shuts = was.check.eligible is False, becomes.check.eligible is False
    if shut != shuts:
        closed = was if shut else becomes
        gate = closed.check.missing[0].gate if closed.check.missing else None
        kind: Kind = "gate_opened" if shut else "gate_closed"
        return Reason(
            kind, was.id, gate, field, outside, _demand(was.id, gate, profile if shut else supposed, readings)
        )
    up = becomes.spread.likely > was.spread.likely or (becomes.counts and not was.counts)
    return Reason(_kind(field, up), was.id, None, field, outside, _come_or_gone(was, becomes))


def _kind(field: str | None, up: bool) -> Kind:
    if field == "views_30d":
        return "more_views" if up else "fewer_views"
    if field in ACTIVITIES:
        return "more_of_it" if up else "less_of_it"
    return MOVED_BY.get(field or "", "nothing")


def _field_of(
    was: Stream,
    profile: Profile,
    supposed: Profile,
    changed: Sequence[str],
    readings: Readings,
    own: OwnRate | None,
) -> str | None:
    """The change that moves the stream most on its own; where none does alone, the first that is missed in the rest."""

    def reach(one: Profile, other: Profile) -> float:
        a, b = (one_stream(was.id, each, readings, own) for each in (one, other))
        gate = (a.check.eligible is False) != (b.check.eligible is False)
        return abs(b.spread.likely - a.spread.likely) + abs(_counted(b) - _counted(a)) + (HARDLY if gate else 0.0)

    alone = {name: reach(profile, _with(profile, supposed, name)) for name in changed}
    if not any(size >= HARDLY for size in alone.values()):
        alone = {name: reach(_with(supposed, profile, name), supposed) for name in changed}
    return max(alone, key=lambda name: alone[name], default=None)


def _with(profile: Profile, other: Profile, field: str) -> Profile:
    return profile.model_copy(update={field: getattr(other, field)})


def _come_or_gone(was: Stream, becomes: Stream) -> tuple[str, ...]:
    """Figures read on one side only; where both read the same, those that price the stream."""
    before, after = ([fid for fid in one.figures if fid not in one.check.figures] for one in (was, becomes))
    return once([fid for fid in (*before, *after) if (fid in before) != (fid in after)]) or once(after)


def _demand(stream: StreamId, gate: Gate | None, profile: Profile, readings: Readings) -> tuple[str, ...]:
    """The figure of what a gate demands of a person; an account's type is none."""
    demands = readings.knowledge.programmes[stream].gates
    at_home = demands.age_by_country.get(profile.residence or "") if gate == "age" else None
    figure = None if gate in (None, "account_type") else at_home or getattr(demands, gate)
    return () if figure is None else (figure,)
