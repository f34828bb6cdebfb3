"""Bend a number: "about", "a bit over", "not even", "or so" and what they make of the number told.

Knows the side of the number on which the words put it. Does not read the number.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.language.numbers.measures import Asked, Phrase
from bot.language.numbers.scales import kind_at, word_at
from bot.language.numbers.tokens import Token
from bot.language.numbers.units import AFTER, AFTER_A_BEND, BEFORE, THINGS_ADDED
from knowledge.range import Range

LONGEST_LEAD = 4
MOST_BENDS = 4
_LEADS = frozenset(words[0] for words in BEFORE)


def bend_before(tokens: Sequence[Token], at: int) -> tuple[str | None, int]:
    """ "about", "a bit over": how the number is bent; the last word that is not "about" decides."""
    bend: str | None = None
    for _ in range(MOST_BENDS):
        if word_at(tokens, at) not in _LEADS:
            break
        for length in range(LONGEST_LEAD, 0, -1):
            kind = BEFORE.get(_words_at(tokens, at, length))
            if kind:
                bend = bend if bend is not None and (kind == "about" or (bend, kind) == ("under", "almost")) else kind
                at += length
                break
        else:
            break
    if bend is not None:
        at = next(
            (
                at + size
                for size in (2, 1)
                if _words_at(tokens, at, size) in AFTER_A_BEND and _starts_a_number(tokens, at + size)
            ),
            at,
        )
    return bend, at


def _words_at(tokens: Sequence[Token], at: int, size: int) -> tuple[str, ...]:
    return tuple(word_at(tokens, at + step) for step in range(size))


def _starts_a_number(tokens: Sequence[Token], at: int) -> bool:
    return kind_at(tokens, at) == "digits"


def bend_after(tokens: Sequence[Token], at: int) -> tuple[str | None, int]:
    if word_at(tokens, at) == "+" and kind_at(tokens, at + 1) == "digits" and tokens[at + 1].glued:
        return None, at
    for length in range(3, 0, -1):
        kind = AFTER.get(_words_at(tokens, at, length))
        if kind == "bit_over" and (word_at(tokens, at + length),) in BEFORE:
            continue  # "12k og litt over 200" is two numbers
        if kind == "over" and _adds_something_else(tokens, at, length):
            continue
        if kind and not (kind_at(tokens, at + length) == "digits" and word_at(tokens, at) != "+"):
            return kind, at + length
    return None, at


def _adds_something_else(tokens: Sequence[Token], at: int, length: int) -> bool:
    """ "£1,250 plus a free jacket", "3500 kr + moms": that is no more money."""
    added = word_at(tokens, at) in ("plus", "pluss") or (word_at(tokens, at) == "+" and not tokens[at].glued)
    return added and length == 1 and word_at(tokens, at + 1) in THINGS_ADDED


def bent(phrase: Phrase, bend: str | None, asked: Asked) -> Phrase:
    """The quantity on its side of the number told."""
    if phrase.bent is not None:
        return phrase
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
            bent = Range(max(value - 1, Decimal(0)) if in_years else value * 9 / 10, value)
        case _:
            bent = Range(Decimal(0), value)
    return replace(phrase, value=bent)
