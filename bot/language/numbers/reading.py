"""Read numbers the way people type them: 12 500, 12.5k, 1,2 milj, halvannen million, 15-20k, 10k a day.

Knows how numbers are written and said in English, Swedish and bokmål, and what the asked field makes of them. Does
not know whether the answer is a good one; that is the question's business.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bot.language.numbers.ages import read_age
from bot.language.numbers.changes import with_gaps_closed
from bot.language.numbers.choice import Quantity, only, says_none, within
from bot.language.numbers.counts import read_count
from bot.language.numbers.measures import Phrase
from bot.language.numbers.phrases import is_a_year, phrases_in
from bot.language.numbers.shares import read_share
from bot.language.numbers.tokens import Token, tokens_of
from knowledge.range import Range

__all__ = ["Found", "Range", "find_numbers", "find_spans", "read_number"]

LANGUAGES = ("en", "sv", "nb")
LONGEST_BORROWING = 200
"""Characters of an answer that may be in number words of another language."""
SMALL_WORDS = {"to", "fire", "en", "et", "ett", "ti", "at"}
"""Number words of one language that are everyday words of another."""
_NOT_A_COIN = re.compile(
    r"\b(?:not|never|haven't|havent|didn't|didnt|inte|aldrig|ikke|aldri|ikkje)\b(?: \w+){0,3}"
    r" (?:a|an|one|a single|en|ett|ei|et|en enda|en eneste)"
    r" (?:cent|penny|dime|dollar|buck|krona|krone|spann|ore|oring)\b"
)
""" "Haven't made a penny": nothing, and not one."""
MONEY_HIGHEST, SECONDS_HIGHEST = Decimal(10**12), Decimal(10**7)


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
    for phrase in with_gaps_closed(tokens, phrases_in(tokens, _language(lang))):
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
        value = _read(tokens, phrases, field, language, today)
        if value is not None or phrases or any(token.kind not in ("word", "sign") for token in tokens):
            return value
    return None


def _is_small_word(tokens: list[Token], phrase: Phrase) -> bool:
    """ "Not allowed to say": what is a number elsewhere, too, is a small word here."""
    return {token.text for token in tokens[phrase.start : phrase.end]} <= SMALL_WORDS


def _language(lang: str) -> str:
    code = lang.lower()[:2]
    return "nb" if code in ("nb", "no", "nn") else code if code in LANGUAGES else "en"


def _read(tokens: list[Token], phrases: list[Phrase], field: str, lang: str, today: date | None) -> Quantity | None:
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
            return read_count(tokens, phrases, field, lang)


def _single(tokens: list[Token], phrases: list[Phrase], unit: str, highest: Decimal) -> Quantity | None:
    """An amount of money or time; one with the unit goes before one without."""
    if unit == "money" and any(token.kind == "clock" for token in tokens):
        return None
    if unit == "money" and _NOT_A_COIN.search(" ".join(token.text for token in tokens)):
        return Decimal(0)
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
