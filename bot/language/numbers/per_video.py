"""Read a month's views from what one video gets and how often they come: "20k per vid and i post once a day".

Knows how one video is told from all. Does not read how often.
"""

from collections.abc import Sequence

from bot.language.numbers.measures import Phrase
from bot.language.numbers.periods import DAYS
from bot.language.numbers.scales import word_at
from bot.language.numbers.tokens import Token
from bot.language.numbers.words import NOUNS, words_of

_EACH = words_of("per pr a each every varje hver hvert var pa")
_APIECE = words_of("each apiece styck stycket st stk hver varje var")
NEAR = 4


def told_of_one_video(tokens: Sequence[Token], phrases: Sequence[Phrase]) -> tuple[Phrase, list[Token]] | None:
    """What one video gets, and the rest of the text; None where nothing of the kind is told."""
    for phrase in phrases:
        if phrase.unit or phrase.fraction or phrase.weak:
            continue
        end = _end_of_each(tokens, phrase.end)
        if end is not None:
            return phrase, [*tokens[: phrase.start], *tokens[end:]]
        start = _start_of_each(tokens, phrase.start)
        if start is not None:
            return phrase, [*tokens[:start], *tokens[phrase.end :]]
    return None


def _end_of_each(tokens: Sequence[Token], at: int) -> int | None:
    """After "per video", "views a vid", "styck"."""
    at += NOUNS.get(word_at(tokens, at)) == "views"
    at += word_at(tokens, at) in ("on", "pa") and word_at(tokens, at + 1) in _APIECE
    if word_at(tokens, at) in _APIECE and not _says_when(tokens, at + 1):
        return at + 1
    here = at
    while word_at(tokens, here) in _EACH and here < at + 2:
        here += 1
    return here + 1 if here > at and _is_video(tokens, here) else None


def _start_of_each(tokens: Sequence[Token], at: int) -> int | None:
    """Before "each video gets"."""
    for start in range(max(0, at - NEAR), at - 1):
        if word_at(tokens, start) in _EACH - {"a", "pa"} and _is_video(tokens, start + 1):
            return start
    return None


def _says_when(tokens: Sequence[Token], at: int) -> bool:
    """ "each day", "var tredje dag", "hver video": no "apiece"."""
    return word_at(tokens, at) in DAYS or word_at(tokens, at + 1) in DAYS or _is_video(tokens, at)


def _is_video(tokens: Sequence[Token], at: int) -> bool:
    return NOUNS.get(word_at(tokens, at)) == "posts"
