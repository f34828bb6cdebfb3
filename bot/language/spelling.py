"""Repair words that the examples do not hold, where one that they hold is a slip of the finger away.

Knows letters. Does not know languages; a word of four letters or fewer is left as it is.
"""

from collections.abc import Sequence

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from bot.language.rows import Floats, Ints

SHORTEST = 5
LONG = 8
"""From this length on, two slips are forgiven."""
AT_ONCE = 400
TRUST_IN_REPAIR = 0.3
"""A repaired word counts as this much of a stranger."""


class Spelling:
    """The words that are known, the most common first."""

    def __init__(self, words: Sequence[str]) -> None:
        self._known = frozenset(words)
        self._models = [word for word in words if len(word) >= SHORTEST - 1 and not word.isdigit()]
        self._initials = _initials(self._models)

    def repair(self, texts: Sequence[Sequence[str]]) -> tuple[list[list[str]], Floats]:
        """The texts with their slips mended, and for each how many of its words are strangers."""
        unknown = {word for text in texts for word in text if self._repairable(word)}
        mended = self._mend(sorted(unknown)[:AT_ONCE])
        strange = [
            sum(
                (TRUST_IN_REPAIR if word in mended else 1.0)
                for word in text
                if word not in self._known and not word.isdigit()
            )
            for text in texts
        ]
        return [[mended.get(word, word) for word in text] for text in texts], np.array(strange, np.float32)

    def _repairable(self, word: str) -> bool:
        return word not in self._known and len(word) >= SHORTEST and not any(letter.isdigit() for letter in word)

    def _mend(self, unknown: Sequence[str]) -> dict[str, str]:
        if not unknown or not self._models:
            return {}
        slips = cdist(unknown, self._models, scorer=OSA.distance, score_cutoff=2, dtype=np.uint8)
        nearest = (slips * 2 + (_initials(unknown)[:, None] != self._initials)).argmin(axis=1)
        return {
            word: self._models[near]
            for at, (word, near) in enumerate(zip(unknown, nearest, strict=True))
            if slips[at, near] <= (2 if len(word) >= LONG else 1)
        }


def _initials(words: Sequence[str]) -> Ints:
    """Fingers slip inside a word more often than at its beginning."""
    return np.array([ord(word[0]) for word in words], np.int32)
