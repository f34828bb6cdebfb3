"""What fingers on a phone do to words: slips in the longer ones, and letters without their marks.

The same text always gets the same slips.
"""

import random
import re

from bot.language.normalize import fold

SHORTEST = 5
SHARE = 0.25
"""Of the longer words, so many are hit."""

ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
BESIDE = {letter: row[max(at - 1, 0) : at] + row[at + 1 : at + 2] for row in ROWS for at, letter in enumerate(row)}


def with_slips(text: str) -> str:
    """A quarter of the longer words with a letter doubled, left out, swapped with the next, or its neighbour's."""
    chance = random.Random(text)
    return re.sub(
        r"[^\W\d_]+",
        lambda found: _slip(found[0], chance) if len(found[0]) >= SHORTEST and chance.random() < SHARE else found[0],
        text,
    )


def _slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    match chance.randrange(4):
        case 0:
            return word[:at] + word[at] + word[at:]
        case 1:
            return word[:at] + word[at + 1 :]
        case 2:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    near = BESIDE.get(word[at].lower(), word[at])
    return word[:at] + (chance.choice(near) if near else word[at]) + word[at + 1 :]


def without_marks(text: str) -> str:
    """å and ä as a, ö and ø as o, æ as ae."""
    return fold(text)
