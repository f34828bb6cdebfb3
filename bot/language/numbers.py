"""Read numbers the way people type them: 12 500, 12.5k, 1,2 milj, halvannen million, 15-20k, 10k a day.

Knows how numbers are written and said in English, Swedish and bokmål, and what the asked field makes of them. Does
not know whether the answer is a good one; that is the question's business.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from bot.language.number_ages import read_age
from bot.language.number_choice import Quantity, only, says_none, within
from bot.language.number_measures import Phrase
from bot.language.number_periods import joined, periods_in
from bot.language.number_phrases import is_a_year, phrases_in
from bot.language.number_shares import read_share
from bot.language.number_tokens import Token, tokens_of
from knowledge.range import Range

__all__ = ["Found", "Range", "find_numbers", "find_spans", "read_number"]

LANGUAGES = ("en", "sv", "nb")
LONGEST_BORROWING = 200
"""Characters of an answer that may be in number words of another language."""
SMALL_WORDS = {"to", "fire", "en", "et", "ett", "ti", "at"}
"""Number words of one language that are everyday words of another."""
ONE_VIDEO = re.compile(
    r"\b(?:last|latest|newest|senaste|siste|sista|forra|forrige)\b(?: \w+)? (?:one )?"
    r"(?:got|gets|had|hit|reached|fick|fikk|nadde)\b"
)
"""What one video got says nothing of a month's views."""
MONTH_DAYS = Decimal(30)
_SHORT_DECIMAL = re.compile(r"\d{1,3}[.,]\d{1,2}")
HIGHEST = {"followers": Decimal(8 * 10**9), "views": Decimal(10**12), "count": Decimal(10**12)}
MONEY_HIGHEST, SECONDS_HIGHEST = Decimal(10**12), Decimal(10**7)

NOUNS_OF = {"followers": {None, "followers", "subscribers"}, "views": {None, "views", "times"}}
"""What may be counted where followers or views are asked for; elsewhere anything."""


@dataclass(frozen=True)
class Found:
    """A quantity in a text, as written at `start` to `end`.

    `unit` is None, "percent", "money:SEK" …, "seconds", "days" or "years"; `noun` is what is counted ("followers",
    "views" …) where the text says so; `per_days` the period it is told for, as in "10k a day".
    """

    start: int
    end: int
    value: Quantity
    unit: str | None
    text: str
    noun: str | None = None
    per_days: Decimal | None = None


def find_spans(text: str, lang: str) -> list[Found]:
    """Every quantity of a free text, in order, with its place, unit and literal text."""
    tokens = tokens_of(text, _language(lang))
    found = []
    for phrase in phrases_in(tokens, _language(lang)):
        if phrase.fraction or is_a_year(tokens, phrase):
            continue
        start, end = tokens[phrase.start].start, tokens[phrase.end - 1].end
        found.append(Found(start, end, phrase.value, phrase.unit, text[start:end], phrase.noun, phrase.per_days))
    return found


def find_numbers(text: str, lang: str) -> list[Quantity]:
    """Every quantity of a free text, in order."""
    return [found.value for found in find_spans(text, lang)]


def read_number(text: str, lang: str, field: str = "count", today: date | None = None) -> Quantity | None:
    """The one number that answers a question for `field`, or None: ask again.

    Fields are followers, views, percent, age, money, seconds, count. Views and counts are per 30 days; shares are in
    percent; a birth year is an age as of `today`. Number words of the other languages are understood too.
    """
    own = _language(lang)
    others = tuple(other for other in LANGUAGES if other != own) if len(text) <= LONGEST_BORROWING else ()
    for language in (own, *others):
        tokens = tokens_of(text, language)
        phrases = phrases_in(tokens, language, field)
        if language != own and len(tokens) > 1:
            phrases = [one for one in phrases if not _is_small_word(tokens, one)]
        value = _read(tokens, phrases, field, today)
        if value is not None or phrases or any(token.kind not in ("word", "sign") for token in tokens):
            return value
    return None


def _is_small_word(tokens: list[Token], phrase: Phrase) -> bool:
    """ "Not allowed to say": what is a number elsewhere, too, is a small word here."""
    return {token.text for token in tokens[phrase.start : phrase.end]} <= SMALL_WORDS


def _language(lang: str) -> str:
    code = lang.lower()[:2]
    return "nb" if code in ("nb", "no", "nn") else code if code in LANGUAGES else "en"


def _read(tokens: list[Token], phrases: list[Phrase], field: str, today: date | None) -> Quantity | None:
    match field:
        case "age":
            return read_age(tokens, phrases, today)
        case "percent":
            return read_share(tokens, phrases)
        case "money":
            return _single(tokens, phrases, "money", MONEY_HIGHEST)
        case "seconds":
            return _single(tokens, phrases, "seconds", SECONDS_HIGHEST)
        case _:
            return _count(tokens, phrases, field)


def _single(tokens: list[Token], phrases: list[Phrase], unit: str, highest: Decimal) -> Quantity | None:
    """An amount of money or time; one with the unit goes before one without."""
    if unit == "money" and any(token.kind == "clock" for token in tokens):
        return None
    if unit == "seconds":
        phrases = [_quarter_of_an_hour(tokens, phrase) for phrase in phrases]
    fitting = [p for p in phrases if not p.fraction and (p.unit is None or p.unit.split(":")[0] == unit)]
    fitting = [p for p in fitting if p.unit] or [p for p in fitting if p.noun in (None, "times")]
    chosen = only(tokens, fitting)
    if chosen is None:
        return Decimal(0) if unit == "money" and not phrases and says_none(tokens) else None
    return within(chosen.value, highest)


def _quarter_of_an_hour(tokens: list[Token], phrase: Phrase) -> Phrase:
    """ "en kvart", "tre kvart" in Swedish and bokmål."""
    told = {token.text for token in tokens[phrase.start : phrase.end]}
    if phrase.unit or not phrase.fraction or isinstance(phrase.value, Range) or not told & {"kvart", "trekvart"}:
        return phrase
    return replace(phrase, value=phrase.value * 3600, unit="seconds", fraction=False)


def _count(tokens: list[Token], phrases: list[Phrase], field: str) -> Quantity | None:
    if field == "views" and ONE_VIDEO.search(" ".join(token.text for token in tokens)):
        return None
    nouns = NOUNS_OF.get(field)
    fitting = [p for p in phrases if p.unit is None and not p.fraction and (nouns is None or p.noun in nouns)]
    if nouns is not None:
        fitting = [p for p in fitting if p.noun in nouns - {None}] or fitting
    chosen = only(tokens, fitting)
    if chosen is None:
        return _count_in_words(tokens, phrases, field)
    if not _is_countable(chosen, tokens, field):
        return None
    value = _per_month(chosen, field)
    return within(value, HIGHEST.get(field, HIGHEST["count"]))


def _is_countable(phrase: Phrase, tokens: list[Token], field: str) -> bool:
    """Whole, or a rate like "2.5 a week". "10,00" may be ten, or ten thousand with a zero lost."""
    if isinstance(phrase.value, Range):
        return True
    if any(_SHORT_DECIMAL.fullmatch(t.text) and _is_worth(t.text, phrase.value) for t in _digits_of(phrase, tokens)):
        return field == "count" and phrase.per_days is not None and phrase.value % 1 != 0
    return phrase.value % 1 == 0


def _digits_of(phrase: Phrase, tokens: list[Token]) -> list[Token]:
    return [token for token in tokens[phrase.start : phrase.end] if token.kind == "digits"]


def _is_worth(text: str, value: Decimal) -> bool:
    return Decimal(text.replace(",", ".")) == value


def _per_month(phrase: Phrase, field: str) -> Quantity:
    """Views and counts told for a day, a week or a year, as of 30 days."""
    value = phrase.value
    if field == "followers" or phrase.per_days in (None, MONTH_DAYS):
        return _whole_ends(value) if isinstance(value, Range) else value
    times = MONTH_DAYS / phrase.per_days
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


def _count_in_words(tokens: list[Token], phrases: list[Phrase], field: str) -> Quantity | None:
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
