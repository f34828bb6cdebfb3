"""A text as words that know where they stand.

Knows positions and folding. `text` is what positions count in: the original with its odd widths and spaces made plain.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Generic, NamedTuple, TypeVar

from rapidfuzz.distance import OSA

from bot.language.normalize import fold

MOST_REMEMBERED = 4096
LONG = 7
"""Letters from which a word is not another word's slip by chance."""
_TOKEN = re.compile(r"\w+(?:['’]\w+)?")
_SPACE = re.compile(r"[^\S\n]+")
Thing = TypeVar("Thing")


class Token(NamedTuple):
    start: int
    end: int
    raw: str
    folded: str


@dataclass(frozen=True)
class Spelled:
    """A text and its words."""

    text: str
    tokens: tuple[Token, ...]

    @classmethod
    def of(cls, text: str) -> "Spelled":
        tidy = _SPACE.sub(" ", unicodedata.normalize("NFKC", text)).strip()
        found = _TOKEN.finditer(tidy)
        return cls(tidy, tuple(Token(m.start(), m.end(), m.group(), _folded(m.group())) for m in found))

    @cached_property
    def folded(self) -> str:
        return fold(self.text)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The folded words."""
        return tuple(token.folded for token in self.tokens)

    def between(self, start: int, end: int) -> str:
        """A stretch of the text, folded."""
        return fold(self.text[max(start, 0) : max(end, 0)])


@dataclass(frozen=True)
class Named(Generic[Thing]):
    """A thing that the text names, from word `first` up to but not including word `last`."""

    first: int
    last: int
    thing: Thing


class Names(Generic[Thing]):
    """Things under the names that people give them; a name is one or more folded words."""

    def __init__(self, names: Mapping[str, Thing]) -> None:
        self._names = {tuple(_folded(m) for m in _TOKEN.findall(name)): thing for name, thing in names.items()}
        self._names.pop((), None)
        self._longest = max((len(name) for name in self._names), default=0)
        firsts = {name[0] for name in self._names}
        self._firsts = firsts | {f"{name}s" for name in firsts}
        self._near: dict[str, Thing | None] = {}

    def find(self, spelled: Spelled) -> Iterator[Named[Thing]]:
        """What is named, longest names first, none inside another; an ending s is forgiven."""
        folded = spelled.words
        after = 0
        for at, word in enumerate(folded):
            if word in self._firsts and at >= after and (found := self._at(folded, at)) is not None:
                after = found.last
                yield found

    def _at(self, folded: Sequence[str], at: int) -> Named[Thing] | None:
        for length in range(min(self._longest, len(folded) - at), 0, -1):
            said = tuple(folded[at : at + length])
            for name in (said, (*said[:-1], said[-1].removesuffix("s")), tuple(w.removesuffix("s") for w in said)):
                if name in self._names:
                    return Named(at, at + length, self._names[name])
        return None

    def nearly(self, word: str, *, of_long: bool = False) -> Thing | None:
        """What a folded word names with one slip of the finger, not in its first letter.

        Two letters swapped, one lost or one too many; one for another makes too many real words ("sänder", "sånger").
        `of_long` is for proper names: one letter for another too where they are long, and none lost where they are not.
        """
        if len(self._near) > MOST_REMEMBERED:
            self._near.clear()
        if word not in self._near:
            lengths = range(len(word) - 1, len(word) + 2)
            alike = (name for length in lengths for name in self._alike.get((word[0], length), ()))
            slips = (name for name in alike if (_is_slip_of_long if of_long else _is_slip)(name, word))
            meant = next((name for name in slips if OSA.distance(name, word, score_cutoff=1) <= 1), None)
            self._near[word] = None if meant is None else self.single_words[meant]
        return self._near[word]

    @cached_property
    def _alike(self) -> Mapping[tuple[str, int], Sequence[str]]:
        """Names of one word by first letter and length."""
        alike: dict[tuple[str, int], list[str]] = {}
        for name in self.single_words:
            alike.setdefault((name[0], len(name)), []).append(name)
        return alike

    @cached_property
    def single_words(self) -> Mapping[str, Thing]:
        return {name[0]: thing for name, thing in self._names.items() if len(name) == 1}


def _is_slip(name: str, word: str) -> bool:
    return len(name) != len(word) or sorted(name) == sorted(word)


def _is_slip_of_long(name: str, word: str) -> bool:
    if len(name) != len(word):
        return min(len(name), len(word)) >= LONG - 1
    return sorted(name) == sorted(word) or len(word) >= LONG


@lru_cache(maxsize=16_384)
def _folded(word: str) -> str:
    return fold(word).replace("'", "")
