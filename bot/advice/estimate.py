"""A month's earnings: every stream with its gates, the total, what was assumed and what to ask next.

Knows how the parts are put together and the shape that others rely on. Does not know languages or currencies.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from bot.advice.eligibility import GATE_OF_FIELD, Missing
from bot.advice.own_rate import OwnRate
from bot.advice.payouts import Payout, learned
from bot.advice.profile import Profile, number
from bot.advice.questions import next_question_from
from bot.advice.ranges import NOTHING, Band, total_of
from bot.advice.readings import Readings, once
from bot.advice.streams import Stream, month
from knowledge.range import Range
from knowledge.schema import Knowledge, StreamId

if TYPE_CHECKING:
    from bot.advice.tips import TipWorth


@dataclass(frozen=True)
class StreamEstimate:
    """One stream in US dollars a month.

    `unknown` names profile fields. `conditional`: not told, priced for one a month and outside the total.
    `if_open`: what it would pay if the missed gates were passed. `needs`: the field without which nothing can be said.
    """

    id: StreamId
    eligible: bool | None
    missing: tuple[Missing, ...]
    unknown: tuple[str, ...]
    low: Decimal
    likely: Decimal
    high: Decimal
    conditional: bool
    if_open: Band | None = None
    figures: tuple[str, ...] = ()
    needs: str | None = None


@dataclass(frozen=True)
class Estimate:
    """US dollars a month, an 80 % band. `assumes` names profile fields taken to be good enough for a gate.

    `payouts_used` is how many of the person's own payouts the Rewards amount rests on.
    """

    streams: tuple[StreamEstimate, ...]
    total: Band
    assumes: tuple[str, ...]
    next_question: str | None
    sources: tuple[str, ...]
    figures: tuple[str, ...]
    knowledge_version: str
    payouts_used: int = 0


def estimate(
    profile: Profile,
    knowledge: Knowledge,
    today: date,
    not_again: Collection[str] = (),
    payouts: Sequence[Payout] = (),
) -> Estimate:
    """What a person can earn in a month. The same profile, payouts, knowledge and day give the same estimate."""
    readings = Readings(knowledge, today)
    return estimate_from(profile, readings, learned(payouts, profile, readings), not_again, payouts)


def estimate_from(
    profile: Profile,
    readings: Readings,
    own: OwnRate | None = None,
    not_again: Collection[str] = (),
    payouts: Sequence[Payout] = (),
) -> Estimate:
    """The same with the figures, and what the payouts have taught, already at hand."""
    streams = month(profile, readings, own)
    figures = once([figure for stream in streams for figure in stream.figures])
    return Estimate(
        streams=tuple(_in_cents(stream) for stream in streams),
        total=total(streams),
        assumes=once([field for stream in streams if stream.counts for field in stream.check.unknown]),
        next_question=next_question_from(profile, readings, not_again, payouts),
        sources=readings.sources(figures),
        figures=figures,
        knowledge_version=readings.knowledge.version,
        payouts_used=own.used if own is not None and _pays_for_views(streams) else 0,
    )


def total(streams: Sequence[Stream]) -> Band:
    """The sum of what counts."""
    return total_of([stream.spread if stream.counts else NOTHING for stream in streams]).in_cents()


def _pays_for_views(streams: Sequence[Stream]) -> bool:
    return any(stream.id == "creator_rewards" and stream.counts and stream.spread.high > 0 for stream in streams)


def _in_cents(stream: Stream) -> StreamEstimate:
    band = stream.spread.in_cents()
    return StreamEstimate(
        id=stream.id,
        eligible=stream.check.eligible,
        missing=stream.check.missing,
        unknown=stream.check.unknown,
        low=band.low,
        likely=band.likely,
        high=band.high,
        conditional=stream.conditional,
        if_open=None if stream.if_open is None else stream.if_open.in_cents(),
        figures=stream.figures,
        needs=stream.needs,
    )


def as_contract(estimate: Estimate, tips: "Sequence[TipWorth]" = ()) -> dict[str, Any]:
    """The shape of `tally estimate --json`."""
    return {
        "streams": [_stream_as_contract(stream) for stream in estimate.streams],
        "total": _ends(estimate.total),
        "currency": "USD",
        "period": "month",
        "assumes": _gate_names(estimate.assumes),
        "next_question": estimate.next_question,
        "tips": [{"id": tip.id, **_ends(tip)} for tip in tips],
        "sources": list(estimate.sources),
    }


def _stream_as_contract(stream: StreamEstimate) -> dict[str, Any]:
    return {
        "id": stream.id,
        "eligible": stream.eligible,
        "missing": [
            {"gate": miss.gate, "have": _plain(miss.have), "need": _plain(miss.need)} for miss in stream.missing
        ],
        "unknown": _gate_names(stream.unknown),
        **_ends(stream),
        "if": stream.conditional,
    }


def _gate_names(fields: Sequence[str]) -> list[str]:
    """The contract speaks of gates where we speak of the profile fields that they look at."""
    return [GATE_OF_FIELD[field] for field in fields]


def _ends(band: "Band | StreamEstimate | TipWorth") -> dict[str, Any]:
    return {"low": _plain(band.low), "likely": _plain(band.likely), "high": _plain(band.high)}


def _plain(value: object) -> object:
    match value:
        case Decimal():
            return number(value)
        case Range():
            return [number(value.low), None if value.high is None else number(value.high)]
        case tuple():
            return list(value)
        case _:
            return value
