"""Read a whole phrase: "a bit over 40 000 followers", "15-20k", "$1.5 million", "1 min 15 s".

Knows how an amount is bent ("over"), doubled into a range, and what unit it bears. Does not know what is asked for.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from bot.language.numbers.bends import bend_after, bend_before, bent
from bot.language.numbers.digits import Reading
from bot.language.numbers.measures import ONES, Asked, Phrase, measured
from bot.language.numbers.periods import Period, joined, periods_in
from bot.language.numbers.ranges import range_or_one
from bot.language.numbers.scales import kind_at, word_at
from bot.language.numbers.tokens import Token
from bot.language.numbers.units import (
    AFTER,
    BEFORE,
    CURRENCIES,
    HALVES,
    KRONA_WORDS,
    MANY,
    MONEY_SCALES,
    NEGATIVE,
    NOT_A_NUMBER,
    ONE_OF_TIME,
    RANGE_BETWEEN,
    SECONDS,
    YEAR_LEADS,
)
from bot.language.numbers.words import (
    ARTICLES,
    HUNDRED,
    NOUNS,
    PARTS_OF_ONE,
    SCALES_OF,
    SMALL,
    STANDS_ALONE,
    VAGUE,
)

NOUN_WITHIN = 3


def phrases_in(tokens: Sequence[Token], lang: str, field: str | None = None) -> list[Phrase]:
    """Every quantity of a text, in order, with the noun and the period that belong to it."""
    asked = Asked(field)
    found: list[Phrase] = []
    beginnings = _beginnings(lang)
    at = 0 if field is not None or _tells_a_number(tokens, lang) else len(tokens)
    while at < len(tokens):
        token = tokens[at]
        may_begin = token.kind not in ("word", "sign") or token.text in beginnings
        phrase = phrase_at(tokens, at, lang, asked) if may_begin else None
        if phrase is None:
            at += 1
            continue
        if phrase.start >= 0 and not (phrase.weak and phrase.unit is None and field is None):
            found.append(phrase)
        at = phrase.end
    return _with_periods(tokens, [replace(phrase, noun=_noun(tokens, phrase)) for phrase in found])


def _tells_a_number(tokens: Sequence[Token], lang: str) -> bool:
    """Whether anything in a text says how many; most questions say nothing of the kind and are done with here."""
    telling = _telling(lang)
    return any(token.kind not in ("word", "sign") or token.text in telling for token in tokens)


@lru_cache(maxsize=8)
def _telling(lang: str) -> frozenset[str]:
    money = (CURRENCIES, KRONA_WORDS, MONEY_SCALES)
    tables = (SMALL[lang], SCALES_OF[lang], HUNDRED, PARTS_OF_ONE, VAGUE, HALVES, SECONDS, *money)
    return frozenset(word for table in tables for word in table) - ARTICLES[lang]


@lru_cache(maxsize=8)
def _beginnings(lang: str) -> frozenset[str]:
    """Every word and sign that a quantity may begin with."""
    bends = {words[0] for words in BEFORE}
    more = ("some", "the", "one", ",", "and", "-", "us")
    return _telling(lang) | ARTICLES[lang] | bends | RANGE_BETWEEN | ONE_OF_TIME[lang] | ONES.keys() | {*more}


def phrase_at(tokens: Sequence[Token], at: int, lang: str, asked: Asked) -> Phrase | None:
    """The quantity that starts here. One with start -1 is read and refused: negative, an ordinal, "six figures"."""
    bend, here = bend_before(tokens, at)
    between = word_at(tokens, here) in RANGE_BETWEEN
    if between:
        _, here = bend_before(tokens, here + 1)
    if here > at and kind_at(tokens, here) not in ("digits", "word", "clock", "sign"):
        return None
    reading = Reading(
        lang, asked.counts, joins=not between, minutes=asked.field in ("seconds", "age"), money=asked.field == "money"
    )
    first = measured(tokens, here, reading, asked)
    if first is not None and first.unit is not None and reading.counts:
        reading = replace(reading, counts=False)
        first = measured(tokens, here, reading, asked)
    if first is None:
        return None
    phrase = range_or_one(tokens, at, first, replace(reading, joins=True), asked, between)
    if phrase is None or _is_refused(tokens, here, phrase.end):
        end = max(first.end, phrase.end if phrase else 0)
        return Phrase(-1, end + 2 if _is_over_digits(tokens, end) else end, Decimal(0))
    after, end = bend_after(tokens, phrase.end)
    return bent(replace(phrase, end=end), after or bend, asked)


def _is_refused(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Negative, an ordinal ("15th"), a size ("1080p"), "six figures", a year ("in 2025")."""
    first = start
    if _is_negative(tokens, first) or (word_at(tokens, first) in CURRENCIES and _is_negative(tokens, first + 1)):
        return True
    if word_at(tokens, start - 1) in MANY and word_at(tokens, start) in STANDS_ALONE | HUNDRED:
        return True
    after = word_at(tokens, end)
    if after in NOT_A_NUMBER or (after == "-" and word_at(tokens, end + 1) in NOT_A_NUMBER):
        return True
    if after == ":" and word_at(tokens, end + 1) in ("e", "a", "an", "en") and tokens[end].glued:
        return True
    if _is_over_digits(tokens, end):
        return True
    last_is_digits = kind_at(tokens, end - 1) == "digits"
    if last_is_digits and end < len(tokens) and tokens[end].glued and tokens[end].kind in ("word", "skip"):
        return after not in NOUNS and (after,) not in AFTER
    return False


def _is_over_digits(tokens: Sequence[Token], at: int) -> bool:
    return word_at(tokens, at) == "/" and kind_at(tokens, at + 1) == "digits"


def _is_negative(tokens: Sequence[Token], at: int) -> bool:
    before = word_at(tokens, at - 1)
    if before in NEGATIVE:
        return True
    if before != "-" or at >= len(tokens):
        return False
    tight = at > 1 and tokens[at - 1].glued and tokens[at - 2].text not in ("$", "€", "£", "~", ":", "=", "(")
    return (tokens[at].glued or at == 1) and not tight


def _noun(tokens: Sequence[Token], phrase: Phrase) -> str | None:
    """What is counted: the noun soon after, or the one just before ("followers: 12k")."""
    for at in range(phrase.end, min(phrase.end + NOUN_WITHIN, len(tokens))):
        token = tokens[at]
        if token.kind != "word" and token.text != "-":
            break
        if token.text in NOUNS:
            return NOUNS[token.text]
    for at in range(phrase.start - 1, max(phrase.start - 1 - NOUN_WITHIN, -1), -1):
        token = tokens[at]
        if token.kind == "word" and token.text in NOUNS:
            return NOUNS[token.text] if kind_at(tokens, at - 1) != "digits" else None
        if token.kind not in ("word",) and token.text not in (":", "=", "-"):
            break
    return None


def _with_periods(tokens: Sequence[Token], phrases: list[Phrase]) -> list[Phrase]:
    """Each phrase with the period after it, before the next phrase; else the one before it."""
    line, starts = joined(list(tokens))
    periods = periods_in(line)
    if not periods or not phrases:
        return phrases
    placed: list[Phrase] = []
    told = [phrase for phrase in phrases if not _is_of_a_period(phrase, starts, periods)]
    for phrase in phrases:
        if phrase not in told:
            placed.append(phrase)
            continue
        at = told.index(phrase)
        opening = starts[phrase.end - 1]
        closing = starts[told[at + 1].start] if at + 1 < len(told) else len(line) + 1
        before = starts[told[at - 1].end - 1] if at else -1
        after = next((p for p in periods if opening <= p.start < closing), None)
        earlier = next((p for p in reversed(periods) if before < p.start < starts[phrase.start]), None)
        period = after or (earlier if at == 0 else None)
        placed.append(replace(phrase, per_days=period.days) if period else phrase)
    return placed


def _is_of_a_period(phrase: Phrase, starts: Sequence[int], periods: Sequence[Period]) -> bool:
    """ "an hour" in "100 an hour" says how often, not how long."""
    if phrase.unit == "seconds":
        return any(period.start <= starts[phrase.start] < period.end for period in periods)
    return phrase.unit in ("days", "years")


def is_a_year(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """ "in 2025", "since 2019": a year, not a count."""
    if phrase.end != phrase.start + 1 or phrase.unit or phrase.noun:
        return False
    return bool(re.fullmatch(r"(?:19|20)\d\d", tokens[phrase.start].text)) and (
        word_at(tokens, phrase.start - 1) in YEAR_LEADS
    )
