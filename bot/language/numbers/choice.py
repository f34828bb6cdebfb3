"""Choose the one quantity that answers: the only one, the one after "no, I mean", or a word that says none.

Knows corrections and words for none. Does not know what each field makes of its number.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.language.numbers.changes import began_with, is_bargained
from bot.language.numbers.measures import Phrase
from bot.language.numbers.tokens import Token
from bot.language.numbers.words import NOUNS, words_of
from knowledge.range import Range

Quantity = Decimal | Range

SAME_NUMBER = Decimal(1) / 20
SAME_RATE = Decimal(1) / 6
"""Who turns a year into months rounds."""
_NONE_WORDS = words_of(
    "none zero nothing nada zilch noll null inga ingen inget ingenting inte aldrig aldri never nope ikke noen noe"
)
_SAY_NONE = words_of("none zero nothing nada zilch noll null inga ingen inget ingenting aldrig aldri never")
_FILLERS = words_of(
    "i have do at all yet enn enda enna annu an har jag jeg hatt any so far alls whatsoever basically practically really overhuvudtaget egentligen egentlig overhodet just nu na til till noen gang "
    "the in for this last past siste sista senaste denna denne month week maneden manaden mnd uka uken veckan"
) | set(NOUNS)
_STOPS = words_of("lol haha bc because cause fordi eftersom ettersom") | {",", ".", ";"}
LONGEST_AROUND_AN_ARTICLE = 5
"""Tokens of an answer in which a mere article may be the number."""
BEFORE = 8
_PARTS = words_of("but and while men och og mens medan") | {",", ".", ";", "(", ")", "/"}
_EARLIER = re.compile(
    r"\b(?:month|maneden|manaden) (?:before|for|innan|fore)\b(?! [a-z]+ [,;.])|\bbefore that\b|\bprevious month\b"
    r"|\bfore det\b|\bfor det\b$|\bdessforinnan\b"
)
_NOW = words_of("now nowadays today nu numera idag na naa")
_ELSEWHERE = words_of("insta instagram ig youtube yt snap snapchat facebook fb twitch twitter x threads")
_CORRECTIONS = words_of("no nej nei sorry mean menar mener actually wait faktiskt faktisk rattare oj altsa alltsa dvs")


def only(tokens: Sequence[Token], fitting: Sequence[Phrase]) -> Phrase | None:
    """The one phrase, or the last where the earlier ones are taken back, over, or told of another platform."""
    chosen = _chosen(tokens, fitting)
    return None if chosen is None else _reached(tokens, chosen)


def _chosen(tokens: Sequence[Token], fitting: Sequence[Phrase]) -> Phrase | None:
    strong = [phrase for phrase in fitting if not phrase.weak]
    fitting = strong or [phrase for phrase in fitting if phrase.per_days or _is_the_answer(tokens, phrase)]
    if len(fitting) > 1:
        fitting = _told_of_here_and_now(tokens, fitting)
    if len(fitting) > 1:
        between = {token.text for token in tokens[fitting[-2].end : fitting[-1].start]}
        behind = {token.text for token in tokens[fitting[-1].end : fitting[-1].end + 3]}
        if between & (_CORRECTIONS | _NOW) or behind & _NOW or (between & _ELSEWHERE and "tiktok" in behind):
            return fitting[-1]
        first, last = fitting[0], fitting[-1]
        if began_with(tokens, first):
            return last
        if _is_restated(first, last) or _is_told_exactly(first, last):
            return last
        return first if all((p.value, p.unit) == (first.value, first.unit) for p in fitting) else None
    return fitting[0] if fitting else None


def _told_of_here_and_now(tokens: Sequence[Token], fitting: Sequence[Phrase]) -> Sequence[Phrase]:
    """Without those of another platform or of an earlier month, "850, but 4000 on insta", where others are left."""
    here = [phrase for phrase in fitting if not _is_elsewhere(tokens, phrase) and not _is_earlier(tokens, phrase)]
    return here or fitting


def _is_elsewhere(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Another platform is named between the commas around the number."""
    starts = (at for at in range(phrase.start, 0, -1) if tokens[at - 1].text in _PARTS)
    ends = (at for at in range(phrase.end, len(tokens)) if tokens[at].text in _PARTS)
    told = {token.text for token in tokens[next(starts, 0) : next(ends, len(tokens))]}
    return bool(told & _ELSEWHERE) and "tiktok" not in told


def _is_earlier(tokens: Sequence[Token], phrase: Phrase) -> bool:
    line = " ".join(token.text for token in tokens[max(0, phrase.start - BEFORE) : phrase.start])
    return bool(_EARLIER.search(line))


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


def _is_told_exactly(first: Phrase, last: Phrase) -> bool:
    """ "Like 15 thousand i think … 15,312"."""
    if isinstance(first.value, Range) or isinstance(last.value, Range) or first.per_days != last.per_days:
        return False
    return abs(first.value - last.value) <= last.value * SAME_NUMBER


def ends_of(value: Quantity) -> tuple[Decimal, Decimal | None]:
    return (value.low, value.high) if isinstance(value, Range) else (value, value)


def within(value: Quantity, highest: Decimal) -> Quantity | None:
    return value if all(end is None or 0 <= end <= highest for end in ends_of(value)) else None


def says_none(tokens: Sequence[Token]) -> bool:
    """ "None", "ingen ennå, lagde kontoen i dag": what comes after the first comma is a reason."""
    stop = next((at for at, token in enumerate(tokens) if at and token.text in _STOPS), len(tokens))
    words = {token.text for token in tokens[:stop] if token.kind == "word"}
    return bool(words & _SAY_NONE) and words <= _NONE_WORDS | _FILLERS
