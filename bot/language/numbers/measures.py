"""Read an amount with its unit: "$1.5 million", "1 min 15 s", "en femhundring", "8 procent", "500:-".

Knows where units stand and that a field decides what "m" and "sek" mean. Does not know ranges or "about".
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.language.numbers.amounts import Amount, amount_at
from bot.language.numbers.digits import Reading
from bot.language.numbers.scales import kind_at, word_at
from bot.language.numbers.tokens import Token
from bot.language.numbers.units import (
    BANKNOTES,
    CURRENCIES,
    DURATION_DAYS,
    HALVES,
    KRONA,
    KRONA_WORDS,
    MONEY_SCALES,
    ONE_OF_TIME,
    PERCENT,
    SECONDS,
    SLANG_OF_MONEY,
    YEARS,
)
from bot.language.numbers.words import ARTICLES, GLUE, SMALL, each
from knowledge.range import Range


@dataclass(frozen=True)
class Phrase:
    """A quantity in tokens `start` to `end`. `fraction`: a part of one; `weak`: a mere article."""

    start: int
    end: int
    value: Decimal | Range
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


def measured(tokens: Sequence[Token], at: int, reading: Reading, asked: Asked) -> Measured | None:
    """An amount and its unit, before or after it."""
    currency = _currency(tokens, at, reading.lang, asked) if not _is_count(tokens, at, asked) else None
    here = at + 1 if currency and not amount_at(tokens, at, reading) else at
    amount = amount_at(tokens, here, replace(reading, counts=False) if here > at else reading)
    if amount is None:
        return _one_alone(tokens, here, reading, asked)
    if amount.clock:
        return Measured(amount, "seconds", amount.end)
    if here > at:
        unit, end, times = _unit(tokens, amount, reading, asked)
        if unit is None or not unit.startswith("money"):
            return Measured(amount, f"money:{currency}", _after_price_dash(tokens, amount.end))
        return Measured(_times(amount, times), f"money:{currency}", end)
    unit, end, times = _unit(tokens, amount, reading, asked)
    if amount.weak and unit == "money:USD" and word_at(tokens, end) in SMALL["en"]:
        end, amount = end + 1, replace(amount, value=Decimal(1) + SMALL["en"][tokens[end].text] / 100)  # "a buck fifty"
    measured = Measured(_times(amount, times), unit, end, times)
    return _longer(tokens, measured, reading, asked, times) if unit == "seconds" else measured


ONES = {
    **each("minuten minuttet", SECONDS["min"]),
    **each("time timen timmen", SECONDS["h"]),
    **each("kvart kvarten kvarteret", SECONDS["kvarter"]),
}


def _one_alone(tokens: Sequence[Token], at: int, reading: Reading, asked: Asked) -> Measured | None:
    """ "hundralapp" or "halvtimme" with nothing before it is one, where money or time is asked for."""
    word = word_at(tokens, at)
    if asked.field == "seconds" and (word in HALVES or word in ONE_OF_TIME[reading.lang]):
        worth = {**SECONDS, **HALVES, **ONES}[word]
        whole = Measured(Amount(worth, at + 1), "seconds", at + 1, worth)
        return _longer(tokens, whole, reading, asked, worth)
    return _a_banknote(tokens, at, reading) if asked.field == "money" else None


def _a_banknote(tokens: Sequence[Token], at: int, reading: Reading) -> Measured | None:
    if word_at(tokens, at) not in BANKNOTES:
        return None
    worth, code = BANKNOTES[tokens[at].text]
    return Measured(Amount(worth, at + 1), f"money:{code or KRONA[reading.lang]}", at + 1)


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
    if _is_seconds(tokens, at, amount, reading, asked):
        if word == "time":
            return "seconds", at + 1, SECONDS["timer"]
        return "seconds", at + 1, Decimal(60) if word == "m" else {**SECONDS, **HALVES}[word]
    money_words = MONEY_SCALES | SLANG_OF_MONEY if reading.money else MONEY_SCALES
    if word in money_words:
        times, code = money_words[word]
        return f"money:{code or KRONA[reading.lang]}", at + 1, times
    for skip in (0, 1):
        money = _currency(tokens, at + skip, reading.lang, asked)
        if money and (skip == 0 or word in ("us", "svenska", "norske", "norska", "amerikanska", "amerikanske")):
            return f"money:{money}", at + skip + 1, one
    if word in YEARS or (word in ("y", "f", "m") and asked.field == "age"):
        return "years", at + 1, one
    if word in DURATION_DAYS and not amount.weak:
        return "days", at + 1, DURATION_DAYS[word]
    return None, amount.end, one


def _is_seconds(tokens: Sequence[Token], at: int, amount: Amount, reading: Reading, asked: Asked) -> bool:
    word = word_at(tokens, at)
    if word == "min" and amount.weak and reading.lang != "en":
        return False  # "rpm-en min" is mine, not a minute
    if word == "m" or (word == "time" and reading.lang == "nb"):
        return asked.field == "seconds"
    if word == "sek" and asked.field != "seconds":
        shouted = tokens[at].end - tokens[at].start == 3 and amount.scale == 1
        return shouted and asked.field != "money" and isinstance(amount.value, Decimal) and amount.value <= 120
    if word in ("s", "h", "seks"):
        return asked.field == "seconds" or tokens[at].glued
    return word in SECONDS or word in HALVES


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
