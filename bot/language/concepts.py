"""Words that mean the same, in all languages: "utbetalning", "payout" and "paid" are one concept.

What is learnt from an English phrasing thereby helps a Swedish question. Knows words and their beginnings. Does not
know intents.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations

from bot.language.normalize import words as words_of

SHORTEST_BEGINNING = 2
LONGEST_PHRASE = 3
MOST_REMEMBERED = 20_000


class Concepts:
    """Concepts by the words for them; "betal*" stands for every word that begins so, "ta ut" for two in a row."""

    def __init__(self, told: Mapping[str, Sequence[str]]) -> None:
        self.told = {name: tuple(words) for name, words in told.items()}
        self._whole: dict[tuple[str, ...], list[str]] = {}
        self._leads: set[str] = set()
        self._beginnings: dict[str, list[str]] = {}
        self._of_word: dict[str, tuple[str, ...]] = {}
        for name, words in self.told.items():
            for word in words:
                said = tuple(words_of(word.rstrip("*")))
                if word.endswith("*") and len(said) == 1:
                    self._beginnings.setdefault(said[0], []).append(name)
                elif said:
                    self._whole.setdefault(said, []).append(name)
                    self._leads.add(said[0])

    def within(self, words: Sequence[str]) -> list[str]:
        """The concepts of some folded words, each once, sorted."""
        found: set[str] = set()
        for at, word in enumerate(words):
            found.update(self._of(word))
            if word not in self._leads:
                continue
            for length in range(2, LONGEST_PHRASE + 1):
                found.update(self._whole.get(tuple(words[at : at + length]), ()))
        return sorted(found)

    def grams(self, words: Sequence[str]) -> list[str]:
        """The concepts and each pair of them: "minimum" with "payout" says more than either."""
        found = self.within(words)
        return [*found, *(f"{one}+{other}" for one, other in combinations(found, 2))]

    def _of(self, word: str) -> tuple[str, ...]:
        found = self._of_word.get(word)
        if found is None:
            beginnings = (word[:end] for end in range(SHORTEST_BEGINNING, len(word) + 1))
            begun = [name for beginning in beginnings for name in self._beginnings.get(beginning, ())]
            found = (*self._whole.get((word,), ()), *begun)
            if len(self._of_word) < MOST_REMEMBERED:
                self._of_word[word] = found
        return found


NONE = Concepts({})
