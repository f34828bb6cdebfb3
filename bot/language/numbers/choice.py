"""Choose the one quantity that answers: the only one, the one after "no, I mean", or a word that says none.

Knows corrections and words for none. Does not know what each field makes of its number.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.language.numbers.changes import began_with, is_bargained
from bot.language.numbers.measures import Phrase
from bot.language.numbers.tokens import Token
from bot.language.numbers.words import NOUNS, words_of
from knowledge.range import Range

Quantity = Decimal | Range

SAME_RATE = Decimal(1) / 6
"""Who turns a year into months rounds."""
_NONE_WORDS = words_of(
    "none zero nothing nada zilch noll null inga ingen inget ingenting inte aldrig aldri never nope ikke noen noe"
)
_SAY_NONE = words_of("none zero nothing nada zilch noll null inga ingen inget ingenting aldrig aldri never")
_FILLERS = words_of(
    "i have do at all yet enn enda annu an har jag jeg hatt any so far alls whatsoever overhuvudtaget overhodet just nu na til till noen gang"
) | set(NOUNS)
LONGEST_AROUND_AN_ARTICLE = 5
"""Tokens of an answer in which a mere article may be the number."""
_NOW = words_of("now nowadays today nu numera idag na naa")
_ELSEWHERE = words_of("insta instagram ig youtube yt snap snapchat facebook fb twitch twitter x threads")
_CORRECTIONS = words_of("no nej nei sorry mean menar mener actually wait faktiskt faktisk rattare oj")


def only(tokens: Sequence[Token], fitting: Sequence[Phrase]) -> Phrase | None:
    """The one phrase, or the last where the earlier ones are taken back, over, or told of another platform."""
    chosen = _chosen(tokens, fitting)
    return None if chosen is None else _reached(tokens, chosen)


def _chosen(tokens: Sequence[Token], fitting: Sequence[Phrase]) -> Phrase | None:
    strong = [phrase for phrase in fitting if not phrase.weak]
    fitting = strong or [phrase for phrase in fitting if phrase.per_days or _is_the_answer(tokens, phrase)]
    if len(fitting) > 1:
        between = {token.text for token in tokens[fitting[-2].end : fitting[-1].start]}
        behind = {token.text for token in tokens[fitting[-1].end : fitting[-1].end + 3]}
        if between & (_CORRECTIONS | _NOW) or behind & _NOW or (between & _ELSEWHERE and "tiktok" in behind):
            return fitting[-1]
        first, last = fitting[0], fitting[-1]
        if began_with(tokens, first):
            return last
        if _is_restated(first, last):
            return last
        return first if all((p.value, p.unit) == (first.value, first.unit) for p in fitting) else None
    return fitting[0] if fitting else None


def _is_the_answer(tokens: Sequence[Token], article: Phrase) -> bool:
    """ "Ett", "en i veckan": but "et merke spør hva jeg tar" counts nothing."""
    return article.start <= 1 and len(tokens) <= LONGEST_AROUND_AN_ARTICLE


def _reached(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    bargained = isinstance(phrase.value, Range) and phrase.value.high is not None and is_bargained(tokens, phrase)
    return replace(phrase, value=ends_of(phrase.value)[1] or Decimal(0)) if bargained else phrase


def _is_restated(first: Phrase, last: Phrase) -> bool:
    """ "12 mil a year, so about a mil a month": the same rate, told again."""
    if isinstance(first.value, Range) or isinstance(last.value, Range) or not (first.per_days and last.per_days):
        return False
    one, other = first.value / first.per_days, last.value / last.per_days
    return abs(one - other) <= max(one, other) * SAME_RATE


def ends_of(value: Quantity) -> tuple[Decimal, Decimal | None]:
    return (value.low, value.high) if isinstance(value, Range) else (value, value)


def within(value: Quantity, highest: Decimal) -> Quantity | None:
    return value if all(end is None or 0 <= end <= highest for end in ends_of(value)) else None


def says_none(tokens: Sequence[Token]) -> bool:
    words = {token.text for token in tokens if token.kind == "word"}
    return bool(words & _SAY_NONE) and words <= _NONE_WORDS | _FILLERS
