"""Mend number words with one slip of the finger: "fitfy", "tretusn", "hunderd".

Knows the slips that make no other word. Does not know what a word is worth. Shorter words than five letters are left
as they are: too many others lie beside them.
"""

from collections.abc import Iterator
from functools import lru_cache

from bot.language.numbers.words import HUNDRED, SMALL, STANDS_ALONE, words_of

SHORTEST, SHORTEST_WITH_A_LETTER_LOST = 5, 6
OTHER_WORDS = words_of(
    "there trice elven eleve hunder hundar hunde hunden femte trett trette trede sekten sutton seton havanna sixten "
    "niney tweeny millin forten"
)
"""Slips that are words of their own."""
_ENDINGS = {"en": (), "sv": ("tusen", "hundra"), "nb": ("tusen", "hundre")}


def mended(word: str, lang: str) -> str:
    """The number word that was meant, or the word as it is."""
    if len(word) < SHORTEST - 1:
        return word
    slips = _slips(lang)
    if word in slips:
        return slips[word]
    for ending in _ENDINGS[lang]:
        for length in (len(ending) - 1, len(ending)):
            if len(word) > length + 2 and slips.get(word[-length:]) == ending:
                return word[:-length] + ending
    return word


@lru_cache(maxsize=8)
def _slips(lang: str) -> dict[str, str]:
    words = {*SMALL[lang], *HUNDRED, *STANDS_ALONE, "thousands", "millions", "tusen", "miljoner", "millioner"}
    slips = {slip: word for word in sorted(words) for slip in _slips_of(word)}
    return {slip: word for slip, word in slips.items() if slip not in words and slip not in OTHER_WORDS}


def _slips_of(word: str) -> Iterator[str]:
    """Two letters swapped, one left out, one doubled; the first letter stays."""
    for at in range(1, len(word)):
        if len(word) >= SHORTEST and at + 1 < len(word):
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        if len(word) >= SHORTEST_WITH_A_LETTER_LOST or word == "tusen":
            yield word[:at] + word[at + 1 :]
        if len(word) >= SHORTEST:
            yield word[:at] + word[at] + word[at:]
