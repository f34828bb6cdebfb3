"""Saved estimates over time as range bars, oldest first, in today's currency."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.advice.profile import Profile
from bot.dialogue.session import Saved
from bot.pictures.bars import Scale
from bot.pictures.card import Values, facts_of
from bot.pictures.lettering import said
from bot.wording import formats
from bot.wording.voice import Voice

MOST_ESTIMATES = 7


@dataclass(frozen=True)
class _Month:
    low: Decimal
    likely: Decimal
    high: Decimal


def history(saved: Sequence[Saved], voice: Voice) -> Values:
    """Everything that the picture shows, formatted. `saved` comes newest first."""
    shown = list(reversed(saved[:MOST_ESTIMATES]))
    months = [_month(one) for one in shown]
    scale = Scale.over(months)
    latest = {"day": shown[-1].day.date()} if shown else {}
    return {
        "day": formats.day(voice.today, voice.lang),
        "title": said("history_title", voice),
        "headline": voice.money(months[-1].low, months[-1].high) if months else "",
        "sub": said("history_latest" if shown else "history_none", voice, latest),
        "rows": [
            {
                "name": formats.day(one.day.date(), voice.lang),
                "amount": voice.money(month.low, month.high),
                "note": " · ".join(facts_of(Profile.model_validate(one.profile), voice)[:2]),
                "bar": scale.bar(month),
            }
            for one, month in zip(shown, months, strict=True)
        ],
        "foot": [said("history_foot", voice)] if shown and voice.rate.currency != "USD" else [],
    }


def _month(one: Saved) -> _Month:
    low, high = Decimal(one.low), Decimal(one.high)
    return _Month(low, Decimal(str(one.estimate["total"]["likely"])), high)
