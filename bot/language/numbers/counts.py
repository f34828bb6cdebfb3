"""Read how many: followers, views and posts of a month, told for a day, a week, a year or one video at a time.

Knows what may be counted where a field is asked for, and turns rates into those of 30 days. Does not find the numbers.
"""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from bot.language.numbers.changes import with_gaps_closed
from bot.language.numbers.choice import Quantity, only, says_none, within
from bot.language.numbers.measures import Phrase
from bot.language.numbers.per_video import told_of_one_video
from bot.language.numbers.periods import joined, periods_in
from bot.language.numbers.phrases import phrases_in
from bot.language.numbers.tokens import Token
from bot.language.numbers.weekdays import days_a_week
from knowledge.range import Range

ONE_VIDEO = re.compile(
    r"\b(?:last|latest|newest|senaste|siste|sista|forra|forrige)\b(?: \w+)? (?:one )?"
    r"(?:got|gets|had|hit|reached|fick|fikk|nadde)\b"
)
"""What one video got says nothing of a month's views."""
MONTH_DAYS = Decimal(30)
_SHORT_DECIMAL = re.compile(r"\d{1,3}[.,]\d{1,2}")
HIGHEST = {"followers": Decimal(8 * 10**9), "views": Decimal(10**12), "count": Decimal(10**12)}

NOUNS_OF = {"followers": {None, "followers", "subscribers"}, "views": {None, "views", "times"}}
"""What may be counted where followers or views are asked for; elsewhere anything."""


def read_count(tokens: Sequence[Token], phrases: Sequence[Phrase], field: str, lang: str) -> Quantity | None:
    """Followers, or views, posts, deals of 30 days; None where it is not told or can't be known."""
    if field == "views":
        if (one := told_of_one_video(tokens, phrases)) is not None:
            return _of_all_videos(*one, lang)
        if ONE_VIDEO.search(joined(tokens)[0]):
            return None
    if field == "count" and (rate := _on_weekdays(tokens, phrases)) is not None:
        return rate
    nouns = NOUNS_OF.get(field)
    fitting = [p for p in phrases if p.unit is None and not p.fraction and (nouns is None or p.noun in nouns)]
    if nouns is not None:
        fitting = [p for p in fitting if p.noun in nouns - {None}] or fitting
        fitting = with_gaps_closed(tokens, fitting)
    chosen = only(tokens, fitting)
    if chosen is None:
        return _count_in_words(tokens, phrases, field)
    if not _is_countable(chosen, tokens, field):
        return None
    value = _per_month(chosen, field)
    return within(value, HIGHEST.get(field, HIGHEST["count"]))


def _of_all_videos(views: Phrase, rest: Sequence[Token], lang: str) -> Quantity | None:
    """ "20k per vid and i post once a day"; None where nothing is said of how often."""
    rest = list(rest)
    videos = read_count(rest, phrases_in(rest, lang, "count"), "count", lang)
    if not isinstance(videos, Decimal):
        return None
    return within(_whole(_times(views.value, videos)), HIGHEST["views"])


def _whole(value: Quantity) -> Quantity:
    """Of so many videos a month, rounded before they were multiplied."""
    return _whole_ends(value) if isinstance(value, Range) else value.quantize(Decimal(1), ROUND_HALF_UP)


def _on_weekdays(tokens: Sequence[Token], phrases: Sequence[Phrase]) -> Quantity | None:
    """ "every friday", "mon to fri, one each": so many on each of the days named."""
    days = days_a_week(joined(tokens)[0])
    counted = [phrase for phrase in phrases if phrase.unit is None and not phrase.fraction and not phrase.weak]
    each = only(tokens, counted) if counted else None
    if days is None or (counted and (each is None or each.per_days not in (None, Decimal(1)))):
        return None
    return _times(each.value if each else Decimal(1), days * MONTH_DAYS / 7)


def _is_countable(phrase: Phrase, tokens: Sequence[Token], field: str) -> bool:
    """Whole, or a rate like "2.5 a week". "10,00" may be ten, or ten thousand with a zero lost."""
    if isinstance(phrase.value, Range):
        return True
    if any(_SHORT_DECIMAL.fullmatch(t.text) and _is_worth(t.text, phrase.value) for t in _digits_of(phrase, tokens)):
        return field == "count" and phrase.per_days is not None and phrase.value % 1 != 0
    return phrase.value % 1 == 0


def _digits_of(phrase: Phrase, tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens[phrase.start : phrase.end] if token.kind == "digits"]


def _is_worth(text: str, value: Decimal) -> bool:
    return Decimal(text.replace(",", ".")) == value


def _per_month(phrase: Phrase, field: str) -> Quantity:
    """Views and counts told for a day, a week or a year, as of 30 days."""
    value = phrase.value
    if field == "followers" or phrase.per_days in (None, MONTH_DAYS):
        return _whole_ends(value) if isinstance(value, Range) else value
    return _times(value, MONTH_DAYS / phrase.per_days)


def _times(value: Quantity, times: Decimal) -> Quantity:
    if isinstance(value, Range):
        return Range(_rate(value.low * times), None if value.high is None else _rate(value.high * times))
    return _rate(value * times)


def _rate(value: Decimal) -> Decimal:
    """To three decimals; whole where it comes out whole."""
    rounded = value.quantize(Decimal("0.001"), ROUND_HALF_UP) if value < 10**15 else value
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded


def _whole_ends(value: Range) -> Range:
    """Bent ends ("almost 15") fall between whole numbers."""
    low, high = (None if end is None else end.quantize(Decimal(1), ROUND_HALF_UP) for end in (value.low, value.high))
    return Range(low or Decimal(0), high)


def _count_in_words(tokens: Sequence[Token], phrases: Sequence[Phrase], field: str) -> Quantity | None:
    """ "none", "every day": counts without a number."""
    if any(phrase.unit != "days" for phrase in phrases):
        return None
    if says_none(tokens):
        return Decimal(0)
    line, _ = joined(tokens)
    periods = periods_in(line)
    if phrases and not re.match(r"(?:once |one |en |ett |et )?(?:every|each|evry|var|vart|hver|hvert)\b", line):
        return None
    if field == "count" and len(periods) == 1 and len(tokens) <= 4:
        return _rate(MONTH_DAYS / periods[0].days)
    return None
