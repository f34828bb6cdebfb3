"""Join two amounts to a range: "15-20k", "between 5 and 6 thousand", "3-4000", "tre fyra tusen".

Knows in which measure the low end is told. Does not know "about" and does not know what is asked for.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.language.numbers.amounts import Amount, amount_at
from bot.language.numbers.bends import bend_before
from bot.language.numbers.changes import is_change
from bot.language.numbers.digits import Reading
from bot.language.numbers.measures import Asked, Measured, Phrase, measured
from bot.language.numbers.scales import kind_at, word_at
from bot.language.numbers.tokens import Token
from bot.language.numbers.units import RANGE_AND, RANGE_JOIN
from bot.language.numbers.words import SMALL
from knowledge.range import Range


def range_or_one(
    tokens: Sequence[Token], start: int, first: Measured, reading: Reading, asked: Asked, between: bool
) -> Phrase | None:
    """The amount alone, or with a second one the range between them. None where the two do not go together."""
    amount = first.amount
    bare = first.unit is None
    alone = Phrase(
        start, first.end, amount.value, first.unit, fraction=amount.fraction and bare, weak=amount.weak and bare
    )
    join = _join(tokens, first.end, reading.lang, between)
    if _is_counted_on(tokens, first, reading):
        join = first.end
    elif join == first.end:
        return alone
    if isinstance(amount.value, Range) or (amount.weak and first.unit is None):
        return alone
    _, here = bend_before(tokens, join)
    second = measured(tokens, here, reading, asked)
    if second is None:
        return alone
    if second.unit not in (None, first.unit) and reading.counts:
        second = measured(tokens, here, replace(reading, counts=False), asked) or second
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
    if is_change(tokens, start):
        return Phrase(start, second.end, second.amount.value, unit, bent="changed")
    return Phrase(start, second.end, value, unit, fraction=second.amount.fraction and unit is None)


def _is_counted_on(tokens: Sequence[Token], first: Measured, reading: Reading) -> bool:
    """ "tre fyra tusen": the next number word is one more."""
    value, small = first.amount.value, SMALL[reading.lang]
    return (
        first.unit is None
        and isinstance(value, Decimal)
        and small.get(word_at(tokens, first.end - 1)) == value
        and 2 <= value < 10
        and small.get(word_at(tokens, first.end)) == value + 1
    )


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
    scale = second.amount.scale if second.amount.scale != 1 or not second.amount.grouped else Decimal(1000)
    hundreds = _hundreds_of(low, high / scale)
    if hundreds is not None and scale != 1:
        return hundreds * scale
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
    money = (second.unit or unit or "money").startswith("money")
    return _hundreds_left_out(low, high) if money and not second.amount.clock else low


def _hundreds_of(low: Decimal, high: Decimal) -> Decimal | None:
    """ "to-tre hundre tusen", "2-300k": the low end counts the hundreds that the high one has of its scale."""
    fits = high % 100 == 0 and high < 1000 and 2 <= low < 10 and low < high / 100 <= 5 * low
    return low * 100 if fits else None


def _hundreds_left_out(low: Decimal, high: Decimal) -> Decimal:
    """ "3-4000" and "2-300": the low end counts what the high one ends in."""
    for scale in (Decimal(1000), Decimal(100)):
        if high % scale == 0 and 2 <= low < 100 and low < high / scale <= 5 * low and (scale > 100 or high < 1000):
            return low * scale
    return low
