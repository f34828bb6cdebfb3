"""Read a share in percent: "8 %", "half", "8 of 10", "en tredjedel", "var tredje", "50/50".

Knows the ways of telling a share. Does not know what it is a share of.
"""

import re
from dataclasses import replace
from decimal import Decimal

from bot.language.numbers.choice import Quantity, only, says_none, within
from bot.language.numbers.measures import Phrase
from bot.language.numbers.periods import joined, periods_in
from bot.language.numbers.scales import kind_at, word_at
from bot.language.numbers.tokens import Token
from bot.language.numbers.words import NOUNS, each, words_of
from knowledge.range import Range

HUNDRED = Decimal(100)
_WHOLE = words_of("all alla alle everything allt alt everyone allihop samtliga samtlige")
_NOT_WHOLE = words_of(
    "not inte ikke ikkje almost nearly nastan nesten naesten naermest practically basically most nasten"
)
LONGEST_IN_WORDS = 4
_OF = words_of("of av in / pa")
_BETWEEN_PARTS = _OF | words_of("out every each hver var varje followers") | set(NOUNS)
_EVERY = {
    **each("other second annan annat annen annet andra andre anna", Decimal(2)),
    **each("third tredje", Decimal(3)),
    **each("fourth fjarde fjerde", Decimal(4)),
    **each("fifth femte", Decimal(5)),
    **each("sixth sjatte sjette", Decimal(6)),
    **each("seventh sjunde sjuende syvende", Decimal(7)),
    **each("eighth attonde attende", Decimal(8)),
    **each("ninth nionde niende", Decimal(9)),
    **each("tenth tionde tiende", Decimal(10)),
    **each("twentieth tjugonde tjuende", Decimal(20)),
    **each("hundredth hundrade hundrede", Decimal(100)),
}
_EVERY_SO_MANY = re.compile(
    r"\b(?:(?:every|evry|each|var|vart|hver|hvert|kvar)\ ?(?:(?P<word>"
    + "|".join(_EVERY)
    + r")|(?P<n>[1-9]\d?)\ ?(?:th|rd|nd|st|:\ ?[ea]|\.))|(?P<half>varannan|vartannat|annenhver|annethvert|annehver))(?!\w)"
)


def read_share(tokens: list[Token], phrases: list[Phrase]) -> Quantity | None:
    """A share in percent, or None where none is told."""
    line, _ = joined(tokens)
    if every := _EVERY_SO_MANY.search(line):
        return None if periods_in(line) else _one_in(every)
    if split := _split(tokens):
        return split[0] if split[0] == split[1] else None
    shares = [
        replace(p, value=_hundredfold(p.value), unit="percent") if p.fraction and p.unit is None else p for p in phrases
    ]
    fitting = [p for p in shares if p.unit == "percent"]
    if not fitting:
        fitting = _so_many_of(tokens, phrases) or [p for p in shares if p.unit is None]
    chosen = only(tokens, fitting)
    if chosen is None:
        return None if phrases else _in_words(tokens)
    value = chosen.value
    if isinstance(value, Range) and value.low <= HUNDRED:
        value = Range(value.low, min(value.high if value.high is not None else HUNDRED, HUNDRED))
    return within(value, HUNDRED)


def _in_words(tokens: list[Token]) -> Decimal | None:
    """ "all of them", "none"; "most" is asked about."""
    words = {token.text for token in tokens if token.kind == "word"}
    if len(words) > LONGEST_IN_WORDS:
        return None
    if words & _WHOLE:
        return None if words & _NOT_WHOLE else HUNDRED
    return Decimal(0) if says_none(tokens) else None


def _one_in(every: re.Match[str]) -> Decimal:
    count = Decimal(2) if every["half"] else _EVERY[every["word"]] if every["word"] else Decimal(every["n"])
    return _hundredfold_of(1 / count)


def _split(tokens: list[Token]) -> tuple[Decimal, Decimal] | None:
    """The two sides of "60/40", which make a hundred; whose each is, nobody says."""
    for at in range(1, len(tokens) - 1):
        sides = tokens[at - 1], tokens[at + 1]
        if word_at(tokens, at) == "/" and kind_at(tokens, at - 1) == kind_at(tokens, at + 1) == "digits":
            one, other = (Decimal(side.text) if side.text.isdigit() else Decimal(0) for side in sides)
            if one + other == HUNDRED and one and other:
                return one, other
    return None


def _hundredfold(value: Quantity) -> Quantity:
    if isinstance(value, Range):
        return Range(value.low * HUNDRED, None if value.high is None else value.high * HUNDRED)
    return _hundredfold_of(value)


def _hundredfold_of(value: Decimal) -> Decimal:
    return (value * HUNDRED).quantize(Decimal("0.01")).normalize() + 0


def _so_many_of(tokens: list[Token], phrases: list[Phrase]) -> list[Phrase]:
    """ "8 of 10", "8 out of 10", "9 ganger av 10" as a share."""
    if len(phrases) != 2:
        return []
    first, second = phrases
    part, whole = first.value, second.value
    joining = {word_at(tokens, at) for at in range(first.end, second.start)}
    if not joining & _OF or not joining <= _BETWEEN_PARTS:
        return []
    if isinstance(part, Range) or isinstance(whole, Range) or whole == 0 or part > whole:
        return []
    return [Phrase(first.start, second.end, _hundredfold_of(part / whole), "percent")]
