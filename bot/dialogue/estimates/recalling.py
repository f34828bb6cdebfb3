"""A kept estimate as it was reckoned on its day, to be drawn again without reckoning anew.

Knows the shape in which it was kept. Does not know today's figures, and needs none.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from bot.advice.eligibility import FIELD_OF_GATE, Missing
from bot.advice.estimate import Estimate, StreamEstimate
from bot.advice.ranges import Band
from bot.advice.tips import TipWorth
from bot.dialogue.session import Saved
from knowledge.range import Range
from knowledge.schema import STREAMS, Knowledge

GROWING = ("followers", "views_30d", "age")
"""Gates that are so and so far away."""


def beside(estimate: Estimate, tips: Sequence[TipWorth]) -> dict[str, Any]:
    """What pictures show and the estimate's contract leaves out, as JSON has it."""
    return {
        "payouts_used": estimate.payouts_used,
        "if_open": {one.id: _ends(one.if_open) for one in estimate.streams if one.if_open is not None},
        "needs": {one.id: one.needs for one in estimate.streams if one.needs is not None},
        "opens": {tip.id: [tip.opens, list(tip.together_with)] for tip in tips if tip.opens is not None},
    }


def recalled(saved: Saved) -> Estimate:
    """The estimate itself. One kept by an older Tally lacks what a stream would pay if it were open."""
    told = saved.estimate
    return Estimate(
        streams=tuple(_stream(one, saved.beside) for one in told["streams"] if one["id"] in STREAMS),
        total=_band(told["total"]),
        assumes=_fields(told["assumes"]),
        next_question=told["next_question"],
        sources=tuple(told["sources"]),
        figures=saved.figures,
        knowledge_version=saved.knowledge_version,
        payouts_used=saved.beside.get("payouts_used", 0),
    )


def recalled_tips(saved: Saved, knowledge: Knowledge) -> tuple[TipWorth, ...]:
    """Those of its day that still have words."""
    return tuple(_tip(one, saved.beside) for one in saved.estimate["tips"] if one["id"] in knowledge.tips)


def _stream(told: Mapping[str, Any], more: Mapping[str, Any]) -> StreamEstimate:
    if_open = more.get("if_open", {}).get(told["id"])
    ends = _band(told)
    return StreamEstimate(
        id=told["id"],
        eligible=told["eligible"],
        missing=tuple(_missing(one) for one in told["missing"]),
        unknown=_fields(told["unknown"]),
        low=ends.low,
        likely=ends.likely,
        high=ends.high,
        conditional=told["if"],
        if_open=None if if_open is None else _band(if_open),
        needs=more.get("needs", {}).get(told["id"]),
    )


def _missing(told: Mapping[str, Any]) -> Missing:
    have, need = told["have"], told["need"]
    have = _range(have) if isinstance(have, list) else _value(have)
    need = tuple(need) if isinstance(need, list) else _exact(need)
    short = need - _highest(have) if told["gate"] in GROWING and isinstance(need, Decimal) else None
    return Missing(told["gate"], have, need, short)


def _range(told: Sequence[object]) -> Range:
    low, high = told
    return Range(_exact(low), None if high is None else _exact(high))


def _highest(have: Any) -> Decimal:
    most: Decimal = (have.high or have.low) if isinstance(have, Range) else have
    return most


def _tip(told: Mapping[str, Any], more: Mapping[str, Any]) -> TipWorth:
    opens, together = more.get("opens", {}).get(told["id"], (None, ()))
    low, likely, high = (None if told[end] is None else _exact(told[end]) for end in ("low", "likely", "high"))
    return TipWorth(told["id"], low, likely, high, opens, tuple(together))


def _band(told: Mapping[str, Any]) -> Band:
    return Band(_exact(told["low"] or 0), _exact(told["likely"] or 0), _exact(told["high"] or 0))


def _ends(band: Band) -> dict[str, str]:
    return {"low": str(band.low), "likely": str(band.likely), "high": str(band.high)}


def _fields(gates: Sequence[str]) -> tuple[str, ...]:
    """The contract speaks of gates where we speak of profile fields."""
    return tuple(field for gate in gates for known, field in FIELD_OF_GATE.items() if known == gate)


def _value(told: object) -> Any:
    return told if isinstance(told, str) else _exact(told)


def _exact(told: object) -> Decimal:
    return Decimal(str(told))
