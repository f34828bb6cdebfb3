"""Saved estimates over time as range bars, oldest first, in today's currency."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import unescape

from bot.advice.profile import Profile
from bot.dialogue.session import Saved
from bot.pictures.bars import Scale
from bot.pictures.card import Values, facts_of
from bot.pictures.lettering import lettered, said
from bot.wording import formats
from bot.wording.keeping import title
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
                "name": lettered(unescape(title(one, voice))),
                "amount": voice.money(month.low, month.high),
                "note": " · ".join(facts_of(Profile.model_validate(one.profile), voice)[:2]),
                "bar": scale.bar(month),
            }
            for one, month in zip(shown, months, strict=True)
        ],
        "foot": _foot(len(shown), len(saved), voice),
    }


def _foot(shown: int, all_of_them: int, voice: Voice) -> list[str]:
    """What a reader could take for something else: whose figures, whose exchange rate, how many more there are."""
    if not shown:
        return []
    more = {"shown": Decimal(shown), "all": Decimal(all_of_them)}
    left_out = [said("history_some", voice, more)] if all_of_them > shown else []
    dollars = voice.rate.currency == "USD"
    return [*left_out, said("history_figures" if dollars else "history_foot", voice)]


def _month(one: Saved) -> _Month:
    low, high = Decimal(one.low), Decimal(one.high)
    return _Month(low, Decimal(str(one.estimate["total"]["likely"])), high)
