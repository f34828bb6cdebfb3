"""Read a whole phrase: "a bit over 40 000 followers", "15-20k", "$1.5 million", "1 min 15 s".

Knows how an amount is bent ("over"), doubled into a range, and what unit it bears. Does not know what is asked for.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from bot.language.number_amounts import Amount, Reading, amount_at, kind_at, word_at
from bot.language.number_periods import joined, periods_in
from bot.language.number_tokens import Token
from bot.language.number_units import (
    AFTER,
    BEFORE,
    CURRENCIES,
    DURATION_DAYS,
    HALF_HOURS,
    KRONA,
    KRONA_WORDS,
    MANY,
    MONEY_SCALES,
    NEGATIVE,
    NOT_A_NUMBER,
    PERCENT,
    RANGE_AND,
    RANGE_BETWEEN,
    RANGE_JOIN,
    SECONDS,
    YEAR_LEADS,
    YEARS,
)
from bot.language.number_words import (
    ARTICLES,
    GLUE,
    HUNDRED,
    NOUNS,
    PARTS_OF_ONE,
    SCALES_OF,
    SMALL,
    STANDS_ALONE,
    VAGUE,
)
from knowledge.range import Range

Quantity = Decimal | Range
LONGEST_LEAD = 4
MOST_BENDS = 4
NOUN_WITHIN = 3


@dataclass(frozen=True)
class Phrase:
    """A quantity in tokens `start` to `end`. `fraction`: a part of one; `weak`: a mere article."""

    start: int
    end: int
    value: Quantity
    unit: str | None = None
    noun: str | None = None
    per_days: Decimal | None = None
    fraction: bool = False
    weak: bool = False
    bent: str | None = None


@dataclass(frozen=True)
class Measured:
    """An amount with the unit around it."""

    amount: Amount
    unit: str | None
    end: int
    times: Decimal = Decimal(1)


@dataclass(frozen=True)
class Asked:
    """What the reader is asked for, as far as it decides a reading: "sek" and "m" mean two things."""

    field: str | None = None

    @property
    def counts(self) -> bool:
        return self.field not in ("money", "percent", "seconds", "age")


def phrases_in(tokens: Sequence[Token], lang: str, field: str | None = None) -> list[Phrase]:
    """Every quantity of a text, in order, with the noun and the period that belong to it."""
    asked = Asked(field)
    found: list[Phrase] = []
    at = 0 if field is not None or _tells_a_number(tokens, lang) else len(tokens)
    while at < len(tokens):
        phrase = phrase_at(tokens, at, lang, asked)
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
    tables = (SMALL[lang], SCALES_OF[lang], HUNDRED, PARTS_OF_ONE, VAGUE, HALF_HOURS, SECONDS, *money)
    return frozenset(word for table in tables for word in table) - ARTICLES[lang]


def phrase_at(tokens: Sequence[Token], at: int, lang: str, asked: Asked) -> Phrase | None:
    """The quantity that starts here. One with start -1 is read and refused: negative, an ordinal, "six figures"."""
    bend, here = _bend_before(tokens, at)
    between = word_at(tokens, here) in RANGE_BETWEEN
    if between:
        _, here = _bend_before(tokens, here + 1)
    if here > at and kind_at(tokens, here) not in ("digits", "word", "clock", "sign"):
        return None
    reading = Reading(lang, asked.counts, joins=not between, minutes=asked.field == "seconds")
    first = _measured(tokens, here, reading, asked)
    if first is not None and first.unit is not None and reading.counts:
        reading = replace(reading, counts=False)
        first = _measured(tokens, here, reading, asked)
    if first is None:
        return None
    phrase = _range_or_one(tokens, at, first, replace(reading, joins=True), asked, between)
    if phrase is None or _is_refused(tokens, here, phrase.end):
        return Phrase(-1, max(first.end, phrase.end if phrase else 0), Decimal(0))
    after, end = _bend_after(tokens, phrase.end)
    return _bent(replace(phrase, end=end), after or bend, asked)


def _bend_before(tokens: Sequence[Token], at: int) -> tuple[str | None, int]:
    """ "about", "a bit over": how the number is bent; the last word that is not "about" decides."""
    bend: str | None = None
    for _ in range(MOST_BENDS):
        for length in range(LONGEST_LEAD, 0, -1):
            kind = BEFORE.get(tuple(word_at(tokens, at + step) for step in range(length)))
            if kind:
                bend = kind if kind != "about" or bend is None else bend
                at += length
                break
        else:
            break
    return bend, at


def _bend_after(tokens: Sequence[Token], at: int) -> tuple[str | None, int]:
    if word_at(tokens, at) == "+" and kind_at(tokens, at + 1) == "digits" and tokens[at + 1].glued:
        return None, at
    for length in range(3, 0, -1):
        kind = AFTER.get(tuple(word_at(tokens, at + step) for step in range(length)))
        if kind and not (kind_at(tokens, at + length) == "digits" and word_at(tokens, at) != "+"):
            return kind, at + length
    return None, at


def _bent(phrase: Phrase, bend: str | None, asked: Asked) -> Phrase:
    """The quantity on its side of the number told."""
    phrase = replace(phrase, bent=bend)
    if bend in (None, "about") or isinstance(phrase.value, Range):
        return phrase
    value = phrase.value
    in_years = asked.field == "age" or phrase.unit == "years"
    match bend:
        case "over":
            bent = Range(value, None)
        case "bit_over":
            bent = Range(value, value * Decimal("1.25"))
        case "almost":
            bent = Range(max(value - 1, Decimal(0)) if in_years else value * Decimal("0.9"), value)
        case _:
            bent = Range(Decimal(0), value)
    return replace(phrase, value=bent)


def _measured(tokens: Sequence[Token], at: int, reading: Reading, asked: Asked) -> Measured | None:
    """An amount and its unit, before or after it."""
    currency = _currency(tokens, at, reading.lang, asked) if not _is_count(tokens, at, asked) else None
    here = at + 1 if currency and not amount_at(tokens, at, reading) else at
    amount = amount_at(tokens, here, replace(reading, counts=False) if here > at else reading)
    if amount is None:
        return None
    if amount.clock:
        return Measured(amount, "seconds", amount.end)
    if here > at:
        unit, end, times = _unit(tokens, amount, reading, asked)
        if unit is None or not unit.startswith("money"):
            return Measured(amount, f"money:{currency}", _after_price_dash(tokens, amount.end))
        return Measured(_times(amount, times), f"money:{currency}", end)
    unit, end, times = _unit(tokens, amount, reading, asked)
    measured = Measured(_times(amount, times), unit, end, times)
    return _longer(tokens, measured, reading, asked, times) if unit == "seconds" else measured


def _is_count(tokens: Sequence[Token], at: int, asked: Asked) -> bool:
    return kind_at(tokens, at) in ("digits", "clock")


def _times(amount: Amount, times: Decimal) -> Amount:
    if times == 1:
        return amount
    value = amount.value
    if isinstance(value, Range):
        return replace(amount, value=Range(value.low * times, value.high * times if value.high is not None else None))
    return replace(amount, value=_tidy(value * times), fraction=False)


def _tidy(value: Decimal) -> Decimal:
    """A third of a minute is twenty seconds, not 19.99."""
    whole = value.quantize(Decimal(1)) if abs(value) < Decimal(10**18) else value
    return whole if abs(whole - value) < Decimal("1e-9") else value


def _currency(tokens: Sequence[Token], at: int, lang: str, asked: Asked) -> str | None:
    word = word_at(tokens, at)
    if word in KRONA_WORDS:
        return KRONA[lang]
    if word == "us" and word_at(tokens, at + 1) == "$":
        return None
    return CURRENCIES.get(word)


def _after_price_dash(tokens: Sequence[Token], at: int) -> int:
    """ "299:-" and "299,-" are prices."""
    if word_at(tokens, at) in (":", ",") and word_at(tokens, at + 1) == "-" and tokens[at + 1].glued:
        return at + 2
    return at


def _unit(tokens: Sequence[Token], amount: Amount, reading: Reading, asked: Asked) -> tuple[str | None, int, Decimal]:
    """The unit after an amount, where it ends, and what the amount is multiplied with to be in it."""
    at, one = amount.end, Decimal(1)
    if word_at(tokens, at) == "-" and tokens[at].glued and kind_at(tokens, at + 1) == "word" and tokens[at + 1].glued:
        at += 1
    if (dash := _after_price_dash(tokens, at)) > at:
        return f"money:{KRONA[reading.lang]}", dash, one
    if amount.fraction:
        at += word_at(tokens, at) in ("of", "av")
        at += word_at(tokens, at) in ARTICLES[reading.lang]
    word = word_at(tokens, at)
    if word in PERCENT:
        return "percent", at + 1, one
    if word in ("per", "pro") and word_at(tokens, at + 1) in ("cent", "sent"):
        return "percent", at + 2, one
    if _is_seconds(tokens, at, amount, asked):
        if word in HALF_HOURS:
            return "seconds", at + 1, Decimal(1800)
        return "seconds", at + 1, Decimal(60) if word == "m" else SECONDS[word]
    if word in MONEY_SCALES:
        times, code = MONEY_SCALES[word]
        return f"money:{code or KRONA[reading.lang]}", at + 1, times
    for skip in (0, 1):
        money = _currency(tokens, at + skip, reading.lang, asked)
        if money and (skip == 0 or word in ("us", "svenska", "norske", "norska", "amerikanska", "amerikanske")):
            return f"money:{money}", at + skip + 1, one
    if word in YEARS or (word == "y" and asked.field == "age"):
        return "years", at + 1, one
    if word in DURATION_DAYS and not amount.weak:
        return "days", at + 1, DURATION_DAYS[word]
    return None, amount.end, one


def _is_seconds(tokens: Sequence[Token], at: int, amount: Amount, asked: Asked) -> bool:
    word = word_at(tokens, at)
    if word == "m":
        return asked.field == "seconds"
    if word == "sek" and asked.field != "seconds":
        shouted = tokens[at].end - tokens[at].start == 3 and amount.scale == 1
        return shouted and asked.field != "money" and isinstance(amount.value, Decimal) and amount.value <= 120
    if word in ("s", "h", "seks"):
        return asked.field == "seconds" or tokens[at].glued
    return word in SECONDS or word in HALF_HOURS


def _longer(tokens: Sequence[Token], first: Measured, reading: Reading, asked: Asked, unit: Decimal) -> Measured:
    """ "1 min 15 s", "2 minutes and 30 seconds", "a minute and a half"."""
    value = first.amount.value
    if isinstance(value, Range) or unit < 60:
        return first
    here = first.end
    here += word_at(tokens, here) in GLUE[reading.lang] | {","}
    more = amount_at(tokens, here, reading)
    if more is None or isinstance(more.value, Range) or more.clock:
        return first
    if more.fraction:
        unit_after, _, _ = _unit(tokens, more, reading, asked)
        if unit_after is None and here > first.end:
            return Measured(replace(first.amount, value=value + _tidy(more.value * unit)), "seconds", more.end)
        return first
    unit_after, end, times = _unit(tokens, more, reading, asked)
    bare = unit_after is None and not more.weak and unit == 60 and more.value < 60 and asked.field == "seconds"
    if (unit_after == "seconds" and times < unit and more.value * times < unit) or bare:
        return Measured(replace(first.amount, value=value + more.value * times), "seconds", end)
    return first


def _range_or_one(
    tokens: Sequence[Token], start: int, first: Measured, reading: Reading, asked: Asked, between: bool
) -> Phrase | None:
    """The amount alone, or with a second one the range between them. None where the two do not go together."""
    amount = first.amount
    bare = first.unit is None
    alone = Phrase(
        start, first.end, amount.value, first.unit, fraction=amount.fraction and bare, weak=amount.weak and bare
    )
    join = _join(tokens, first.end, reading.lang, between)
    if isinstance(amount.value, Range) or join == first.end or (amount.weak and first.unit is None):
        return alone
    _, here = _bend_before(tokens, join)
    second = _measured(tokens, here, reading, asked)
    if second is None:
        return alone
    if second.unit not in (None, first.unit) and reading.counts:
        second = _measured(tokens, here, replace(reading, counts=False), asked) or second
        first = _measured_again(tokens, first, replace(reading, counts=False), second)
        amount = first.amount
    if isinstance(second.amount.value, Range) or not isinstance(amount.value, Decimal) or second.amount.weak:
        return alone
    if first.unit and second.unit and first.unit != second.unit:
        return alone
    if first.unit is None and second.unit in ("days", "years") and not between and word_at(tokens, first.end) != "-":
        return alone
    low = _scaled_like(amount, first.unit, second)
    if low is None:
        return None
    ends = sorted((low, second.amount.value))
    value = Range(*ends) if ends[0] < ends[1] else ends[0]
    unit = first.unit or second.unit
    return Phrase(start, second.end, value, unit, fraction=second.amount.fraction and unit is None)


def _measured_again(tokens: Sequence[Token], first: Measured, reading: Reading, second: Measured) -> Measured:
    """The first of "1,5-2 %": only the second tells how the first is to be read."""
    again = amount_at(tokens, first.amount.end - 1, reading)
    if kind_at(tokens, first.amount.end - 1) != "digits" or again is None or again.end != first.amount.end:
        return first
    return replace(first, amount=again)


def _join(tokens: Sequence[Token], at: int, lang: str, between: bool) -> int:
    """The token after "-", "to" or, in "between", "and"; `at` itself where nothing joins."""
    for words in RANGE_JOIN[lang]:
        if all(word_at(tokens, at + step) == word for step, word in enumerate(words)):
            return at + len(words)
    return at + 1 if between and word_at(tokens, at) in RANGE_AND else at


def _scaled_like(amount: Amount, unit: str | None, second: Measured) -> Decimal | None:
    """The low end in the measure of the high one: "15-20k", "10-20 000", "1-2 min". None where it can't be known."""
    low, high = amount.value, second.amount.value
    assert isinstance(low, Decimal)
    assert isinstance(high, Decimal)
    if amount.fraction != second.amount.fraction:
        return None
    if amount.scale != 1 or amount.clock:
        return low
    if unit is None and second.times != 1:
        scaled = low * second.times
        return scaled if scaled <= high else low
    if second.amount.scale != 1:
        scale = second.amount.scale
        money = second.unit is not None and second.unit.startswith("money")
        if low * scale <= high or (low * scale < high * 10 and low < 1000):
            return low * scale
        return low if scale <= 1000 or money or low >= 1000 else None
    if second.amount.grouped and low < 1000 and high % 1000 == 0 and low * 1000 <= high:
        return low * 1000
    return low


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
    if after == "/" and kind_at(tokens, end + 1) == "digits":
        return True
    last_is_digits = kind_at(tokens, end - 1) == "digits"
    if last_is_digits and end < len(tokens) and tokens[end].glued and tokens[end].kind in ("word", "skip"):
        return after not in NOUNS and (after,) not in AFTER
    return False


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
    told = [phrase for phrase in phrases if phrase.unit not in ("days", "years")]
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


def is_a_year(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """ "in 2025", "since 2019": a year, not a count."""
    if phrase.end != phrase.start + 1 or phrase.unit or phrase.noun:
        return False
    return bool(re.fullmatch(r"(?:19|20)\d\d", tokens[phrase.start].text)) and (
        word_at(tokens, phrase.start - 1) in YEAR_LEADS
    )
