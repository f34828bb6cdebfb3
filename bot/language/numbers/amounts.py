"""Read one amount from tokens: "12 500", "12k5", "two and a half million", "tvåhundrafemtiotusen", "½".

Knows how digits and number words make a number. Does not know units, ranges or "about"; those are the phrase's business.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.language.numbers.digits import LONGEST_DIGITS, Reading, digits_read
from bot.language.numbers.scales import HUNDRED_OF, ONE, kind_at, scales_at, word_at
from bot.language.numbers.tokens import Token
from bot.language.numbers.units import BANKNOTES, CURRENCIES, MONEY_SCALES, SECONDS, SLANG_OF_MONEY
from bot.language.numbers.words import (
    ABBREVIATED,
    ARTICLES,
    GLUE,
    HUNDRED,
    OF,
    PARTS_OF_ONE,
    POINT,
    SMALL,
    STANDS_ALONE,
    VAGUE,
)
from knowledge.range import Range

TEN = Decimal(10)
_MEASURES = {"fa", *SECONDS, *MONEY_SCALES, *CURRENCIES} - {"min", "s", "h"}
"""After "några" and "noen", which else are no number: "noen min" is someone of mine."""
A_THOUSAND = frozenset({"thousand", "tusen"})


@dataclass(frozen=True)
class Amount:
    """`fraction`: a part of one ("half"), not yet of anything. `weak`: a mere article, a number only before a unit.

    `scale` is what the last word multiplied with, `grouped` that thousands stood apart ("20 000").
    """

    value: Decimal | Range
    end: int
    scale: Decimal = ONE
    grouped: bool = False
    weak: bool = False
    fraction: bool = False
    clock: bool = False


def amount_at(tokens: Sequence[Token], at: int, reading: Reading) -> Amount | None:
    """The amount that starts at a token, as long as it can be."""
    if kind_at(tokens, at) == "clock":
        return Amount(_clock(tokens[at].text), at + 1, clock=True)
    return _vague(tokens, at, reading) or _part_of(tokens, at, reading) or _sum(tokens, at, reading)


def _clock(text: str) -> Decimal:
    seconds = Decimal(0)
    for part in text.split(":"):
        seconds = seconds * 60 + Decimal(part)
    return seconds


def _skip(tokens: Sequence[Token], at: int, words: set[str]) -> int:
    return at + 1 if word_at(tokens, at) in words else at


def _vague(tokens: Sequence[Token], at: int, reading: Reading) -> Amount | None:
    """ "a couple of thousand", "ett par tusen": from two to three of them."""
    here = _skip(tokens, at, ARTICLES[reading.lang] | {"some"})
    word = word_at(tokens, here)
    if word not in VAGUE:
        return None
    after = _skip(tokens, here + 1, OF | VAGUE.keys() | {"fa"})
    scale, end = scales_at(tokens, after, reading)
    low, high = VAGUE[word]
    if scale == ONE and word in ("nagra", "noen") and word_at(tokens, here + 1) not in _MEASURES:
        return None
    return Amount(Range(low * scale, high * scale), end, scale, weak=scale == ONE)


def _part_of(tokens: Sequence[Token], at: int, reading: Reading) -> Amount | None:
    """ "half a million", "en kvarts miljon", "three quarters", "2/3"."""
    found = _share(tokens, at, reading)
    if found is None:
        return None
    share, here = found
    after = _skip(tokens, _skip(tokens, here, OF), ARTICLES[reading.lang])
    scale, end = scales_at(tokens, after, reading)
    if scale == ONE:
        return Amount(share, here, fraction=True)
    value = share * scale
    return Amount(value.quantize(ONE) if share * 3 == ONE else value, end, scale)


def _share(tokens: Sequence[Token], at: int, reading: Reading) -> tuple[Decimal, int] | None:
    """A part of one, whatever it is a part of, and where it ends."""
    share, here = ONE, at
    if kind_at(tokens, at) == "digits" and "/" in tokens[at].text:
        share, here = digits_read(tokens[at].text, reading) or ONE, at + 1
    elif _is_division(tokens, at):
        above, below = Decimal(tokens[at].text), Decimal(tokens[at + 2].text)
        if below == 0 or above > below:
            return None
        share, here = above / below, at + 3
    else:
        if word_at(tokens, here) in ARTICLES[reading.lang] | {"one", "the"}:
            here += 1
        elif word_at(tokens, here) in SMALL[reading.lang] and word_at(tokens, here + 1) in PARTS_OF_ONE:
            share = SMALL[reading.lang][tokens[here].text]
            here += 1
        elif kind_at(tokens, here) == "digits" and word_at(tokens, here + 1) in PARTS_OF_ONE:
            share = digits_read(tokens[here].text, reading) or ONE
            here += 1
        if word_at(tokens, here) not in PARTS_OF_ONE:
            return None
        share *= PARTS_OF_ONE[tokens[here].text]
        here += 1
    return None if share > 1 else (share, here)


def _is_division(tokens: Sequence[Token], at: int) -> bool:
    """ "3/4", each side whole and short."""
    sides = kind_at(tokens, at), kind_at(tokens, at + 2)
    return (
        word_at(tokens, at + 1) == "/"
        and sides == ("digits", "digits")
        and tokens[at + 1].glued
        and tokens[at + 2].glued
        and all(tokens[side].text.isdigit() and len(tokens[side].text) < 4 for side in (at, at + 2))
    )


def _sum(tokens: Sequence[Token], at: int, reading: Reading) -> Amount | None:
    """Groups with falling scales, added: "two million three hundred thousand", "1 miljon 250 tusen"."""
    total, below, here = Decimal(0), Decimal(10**16), at
    scale, grouped, weak = ONE, False, False
    while True:
        start = here if here == at else _glued_group(tokens, here, reading)
        group = _group(tokens, start, reading, first=here == at)
        if group is None:
            break
        value, end = group
        digits = kind_at(tokens, start) == "digits"
        times, after = scales_at(tokens, end, reading)
        if here != at and (value * times >= below or (digits and value < HUNDRED_OF and times == ONE)):
            break
        if here == at:
            grouped = digits and times == ONE and bool(re.search(r"\d[ .,'_]\d{3}", tokens[start].text))
            weak = end == at + 1 and times == ONE and word_at(tokens, at) in ARTICLES[reading.lang]
        if digits and times > ONE:
            value = digits_read(tokens[start].text, reading, scaled=True) or value if end == start + 1 else value
        total, scale, here = total + value * times, times, after
        last = word_at(tokens, after - 1)
        if times > ONE and last in ABBREVIATED:
            total, here = _digits_after_k(tokens, here, total, times)
            return Amount(total, here, scale)
        if times == ONE:
            break
        half, here = _and_a_part(tokens, here, reading)
        total, below = total + half * times, times
        if half:
            break
    return None if here == at else Amount(total, here, scale, grouped, weak)


def _glued_group(tokens: Sequence[Token], here: int, reading: Reading) -> int:
    if reading.joins and word_at(tokens, here) in GLUE[reading.lang]:
        return here + 1
    return here


def _digits_after_k(tokens: Sequence[Token], here: int, total: Decimal, times: Decimal) -> tuple[Decimal, int]:
    """ "12k5" is 12.5 thousand."""
    if kind_at(tokens, here) == "digits" and tokens[here].glued and tokens[here].text.isdigit():
        text = tokens[here].text
        if len(text) <= 3 and total % times == 0:
            return total + times * Decimal("0." + text), here + 1
    return total, here


def _and_a_part(tokens: Sequence[Token], here: int, reading: Reading) -> tuple[Decimal, int]:
    """ "and a half", "och en halv", "og tre kvart": what it adds to one, and where it ends."""
    if word_at(tokens, here) not in GLUE[reading.lang]:
        return Decimal(0), here
    return _share(tokens, here + 1, reading) or (Decimal(0), here)


def _group(tokens: Sequence[Token], at: int, reading: Reading, first: bool) -> tuple[Decimal, int] | None:
    """Digits, or words below a thousand ("femton hundra" included), with the decimals that follow."""
    if kind_at(tokens, at) == "digits":
        whole = digits_read(tokens[at].text, reading)
        if whole is None:
            return None
        if kind_at(tokens, at + 1) == "digits" and "/" in tokens[at + 1].text:
            return whole + (digits_read(tokens[at + 1].text, reading) or ONE), at + 2
        if _is_division(tokens, at + 1) and not tokens[at + 1].glued:
            return whole + Decimal(tokens[at + 1].text) / max(ONE, Decimal(tokens[at + 3].text)), at + 4
        if word_at(tokens, at + 1) in POINT and tokens[at].text.isdigit():
            return _with_decimals(tokens, at + 1, whole, reading)
        half, end = _and_a_part(tokens, at + 1, reading)
        return whole + half, end
    words = _words(tokens, at, reading)
    if words is None:
        word = word_at(tokens, at)
        if not first:
            return (ONE, at) if word in A_THOUSAND else None
        if word in STANDS_ALONE or word in HUNDRED - {"hundreds"}:
            return ONE, at
        after = word_at(tokens, at + 1)
        followed = scales_at(tokens, at + 1, reading)[0] > ONE or after in SECONDS or after in BANKNOTES
        followed = followed or (reading.money and (after in SLANG_OF_MONEY or after in CURRENCIES))
        return (ONE, at + 1) if word in ARTICLES[reading.lang] and followed else None
    value, end = words
    if word_at(tokens, end) in POINT:
        return _with_decimals(tokens, end, value, reading)
    half, end = _and_a_part(tokens, end, reading)
    return value + half, end


def _with_decimals(tokens: Sequence[Token], at: int, value: Decimal, reading: Reading) -> tuple[Decimal, int]:
    """ "two point five", "två komma sjuttiofem", "1 komma 2"."""
    decimals, end, small = "", at + 1, SMALL[reading.lang]
    if kind_at(tokens, end) == "digits" and tokens[end].text.isdigit():
        decimals, end = tokens[end].text[:LONGEST_DIGITS], end + 1
    while len(decimals) < 6 and word_at(tokens, end) in small and (kind_at(tokens, at + 1) != "digits"):
        one, end = small[tokens[end].text], end + 1
        if one >= 20 and one % TEN == 0 and ONE <= small.get(word_at(tokens, end), Decimal(0)) < TEN:
            one, end = one + small[tokens[end].text], end + 1
        decimals += "".join(filter(str.isdigit, str(one)))
    return (value + Decimal("0." + decimals), end) if decimals else (value, at)


def _words(tokens: Sequence[Token], at: int, reading: Reading) -> tuple[Decimal, int] | None:
    """Number words below a thousand: "two hundred and fifty", "femogtjue", "fifteen hundred"."""
    small, glue = SMALL[reading.lang], GLUE[reading.lang]
    value: Decimal | None = None
    here = at
    while True:
        word = word_at(tokens, here)
        if word in small:
            fitting = _fits(value, small[word], tokens, here, reading)
            if not fitting:
                break
            value = (value or Decimal(0)) + small[word]
        elif word in HUNDRED and value is not None and ONE <= value < HUNDRED_OF:
            value *= HUNDRED_OF
        elif word in glue and value is not None and _joins(value, tokens, here, reading):
            after = small[tokens[here + 1].text]
            value, here = value + after, here + 1
        elif word == "-" and value is not None and _is_hyphen_inside(value, tokens, here, small):
            value, here = value + small[tokens[here + 1].text], here + 1
        elif word in HUNDRED and value is None and word != "hundreds":
            value = HUNDRED_OF
        else:
            break
        here += 1
    return None if value is None else (value, here)


def _fits(value: Decimal | None, more: Decimal, tokens: Sequence[Token], at: int, reading: Reading) -> bool:
    """Whether a small number may follow: twenty one, hundred twelve."""
    if value is None:
        return True
    if word_at(tokens, at) in ARTICLES[reading.lang] and not tokens[at].glued and value < HUNDRED_OF:
        return scales_at(tokens, at + 1, reading)[0] > ONE
    if value % HUNDRED_OF == 0 and value >= HUNDRED_OF:
        return ONE <= more < HUNDRED_OF
    return value % HUNDRED_OF >= 20 and value % TEN == 0 and ONE <= more < TEN


def _joins(value: Decimal, tokens: Sequence[Token], at: int, reading: Reading) -> bool:
    """ "hundred and five"; "femogtjue" and "fem og tyve", where the small one comes first."""
    small = SMALL[reading.lang]
    word = word_at(tokens, at + 1)
    if word not in small or not reading.joins or word_at(tokens, at + 2) in PARTS_OF_ONE:
        return False
    if reading.lang == "nb" and ONE <= value < TEN and small[word] >= 20:
        return True
    return value >= HUNDRED_OF and value % HUNDRED_OF == 0 and ONE <= small[word] < HUNDRED_OF


def _is_hyphen_inside(value: Decimal, tokens: Sequence[Token], at: int, small: dict[str, Decimal]) -> bool:
    """ "twenty-five" is one number, "twenty-thirty" a range."""
    more = small.get(word_at(tokens, at + 1), Decimal(0))
    tight = tokens[at].glued and at + 1 < len(tokens) and tokens[at + 1].glued
    return tight and value % HUNDRED_OF >= 20 and value % TEN == 0 and ONE <= more < TEN
