"""What would move it: the tips as bars, largest first, and those that nobody can put a number on."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.advice.estimate import Estimate
from bot.advice.tips import TipWorth
from bot.pictures.bars import Scale
from bot.pictures.card import Values, figures_of
from bot.pictures.lettering import lettered, said
from bot.wording import formats
from bot.wording.voice import Voice

MOST_TIPS = 6


@dataclass(frozen=True)
class _Gain:
    low: Decimal
    likely: Decimal
    high: Decimal


def movers(estimate: Estimate, tips: Sequence[TipWorth], voice: Voice, earlier: bool = False) -> Values:
    """Everything that the picture shows, formatted. One of an `earlier` day says so."""
    shown = tips[:MOST_TIPS]
    gains = [gain for tip in shown if (gain := _gain(tip))]
    scale = Scale.over(gains)
    return {
        "day": formats.day(voice.today, voice.lang),
        "title": said("movers_title", voice),
        "sub": said("movers_now" if shown else "movers_none", voice, {"band": estimate.total}),
        "rows": [_row(tip, scale, voice) for tip in shown],
        "foot": [*([said("movers_foot", voice)] if len(gains) > 1 else []), *figures_of(estimate, voice, earlier)],
    }


def _gain(tip: TipWorth) -> _Gain | None:
    if tip.low is None or tip.likely is None or not tip.high:
        return None
    return _Gain(tip.low, tip.likely, tip.high)


def _row(tip: TipWorth, scale: Scale, voice: Voice) -> Values:
    gain, title = _gain(tip), voice.knowledge.tips[tip.id].title.within(voice.lang)
    row: Values = {"name": lettered(title), "amount": "", "note": "", "bar": None}
    if gain is None:
        return row | {"note": said("movers_plain", voice)}
    amount = said("movers_more", voice, {"band": gain})
    return row | {"amount": amount, "note": said("movers_month", voice), "bar": scale.bar(gain)}
