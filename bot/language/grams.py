"""Turn texts into weighted rows of words, word pairs, pieces of words and concepts.

Knows TF-IDF: what is rare in the examples weighs more. Does not know intents.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, pairwise

import numpy as np

from bot.language.concepts import NONE, Concepts
from bot.language.rows import Flags, Floats, Places, Rows, lengths

PIECE_LENGTHS = (2, 3, 4, 5)
COMMON_ENOUGH = 4000
"""From this many examples on, what stands in one or two of them alone is left out: pairs of words, of concepts and
pieces of words. By cross-validation they tell nothing, and they are most of the columns."""

KINDS_WEIGH = np.array([1.0, 1.5, 0.9], np.float32)
"""Words, pieces and concepts; chosen over the knowledge's phrasings and the three bots of HINT3."""
MOST_REMEMBERED = 4096


def word_grams(words: Sequence[str]) -> list[str]:
    return [*words, *(f"{first} {second}" for first, second in pairwise(words))]


def pieces(word: str) -> list[str]:
    """The runs of two to five letters in a word, its edges marked by spaces."""
    edged = f" {word} "
    return [edged[at : at + n] for n in PIECE_LENGTHS for at in range(len(edged) - n + 1)] or [edged]


@dataclass(frozen=True)
class Columns:
    """Which column each word, pair, piece and concept has: words and pairs first, concepts last."""

    words: Mapping[str, int]
    pieces: Mapping[str, int]
    concepts: Mapping[str, int]
    book: Concepts
    _of_word: dict[str, tuple[int, ...]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, texts: Sequence[Sequence[str]], book: Concepts = NONE) -> "Columns":
        """The columns that some example texts give; a text is a list of words."""
        many = len(texts) >= COMMON_ENOUGH
        said = Counter(gram for words in texts for gram in set(word_grams(words)))
        grams = sorted(gram for gram, times in said.items() if " " not in gram or times >= (2 if many else 1))
        seen = Counter(piece for words in texts for piece in {p for word in set(words) for p in pieces(word)})
        kept = sorted(piece for piece, times in seen.items() if times >= (3 if many else 1))
        ideas = Counter(gram for words in texts for gram in book.grams(words))
        shared = sorted(gram for gram, times in ideas.items() if times >= (2 if many else 1))
        return cls.named(grams, kept, shared, book)

    @classmethod
    def named(cls, words: Sequence[str], pieces: Sequence[str], concepts: Sequence[str], book: Concepts) -> "Columns":
        """Columns in the order of these names."""
        edge = len(words) + len(pieces)
        return cls(_numbered(words), _numbered(pieces, len(words)), _numbered(concepts, edge), book)

    def __len__(self) -> int:
        return len(self.words) + len(self.pieces) + len(self.concepts)

    @cached_property
    def single(self) -> Flags:
        """The columns of one word."""
        found = np.zeros(len(self), bool)
        found[[at for gram, at in self.words.items() if " " not in gram]] = True
        return found

    def count(self, texts: Sequence[Sequence[str]]) -> Rows:
        """How often each column stands in each text."""
        found = [self._in(words) for words in texts]
        row_of = np.repeat(np.arange(len(found)), [len(columns) for columns in found])
        cells = row_of * len(self) + np.fromiter(chain.from_iterable(found), np.int64, len(row_of))
        distinct, times = np.unique(cells, return_counts=True)
        row_of, columns = np.divmod(distinct, max(len(self), 1))
        return Rows.of(row_of, columns, times.astype(np.float32), (len(texts), len(self)))

    def kinds(self, columns: Places) -> Places:
        """0 for words, 1 for pieces, 2 for concepts."""
        edges = (len(self.words), len(self.words) + len(self.pieces))
        return np.searchsorted(edges, columns, side="right")

    def _in(self, words: Sequence[str]) -> list[int]:
        found = [at for gram in word_grams(words) if (at := self.words.get(gram)) is not None]
        for word in words:
            found += self._in_word(word)
        found += [at for gram in self.book.grams(words) if (at := self.concepts.get(gram)) is not None]
        return found

    def _in_word(self, word: str) -> tuple[int, ...]:
        """The pieces of a word: people say the same words again and again."""
        found = self._of_word.get(word)
        if found is None:
            if len(self._of_word) >= MOST_REMEMBERED:
                self._of_word.clear()
            found = tuple(at for piece in pieces(word) if (at := self.pieces.get(piece)) is not None)
            self._of_word[word] = found
        return found


@dataclass(frozen=True)
class Weights:
    """How much each column tells, learnt from how few examples hold it. `unknown` is for words never seen."""

    columns: Columns
    weights: Floats
    unknown: float

    @classmethod
    def of(cls, columns: Columns, counts: Rows) -> "Weights":
        """A column that no text holds weighs nothing."""
        holding = counts.holding()
        rarity = np.where(holding > 0, np.log((1 + len(counts)) / (1 + holding)) + 1, 0)
        return cls(columns, rarity.astype(np.float32), float(np.log(1 + len(counts)) + 1))

    def rows(self, counts: Rows) -> Rows:
        """Rows of length one, so that the product of two rows is their likeness, 0 to 1."""
        kinds = self.columns.kinds(counts.columns)
        told = (1 + np.log(counts.values)) * self.weights[counts.columns]
        part = counts.row_of * len(KINDS_WEIGH) + kinds
        length = lengths(told, part, len(counts) * len(KINDS_WEIGH))
        return counts.with_values(told * KINDS_WEIGH[kinds] / length[part]).of_length_one()

    def known_share(self, counts: Rows, strange: Floats) -> Floats:
        """Share of a text's words that the examples hold, rare ones weighing more. `strange` counts words of no
        column."""
        single = self.columns.single[counts.columns]
        weights = self.weights[counts.columns] * single
        known = np.bincount(counts.row_of, weights, len(counts))
        missing = np.bincount(counts.row_of, single & (weights == 0), len(counts)) + strange
        whole = known + missing * self.unknown
        return np.divide(known, whole, out=np.zeros(len(counts)), where=whole > 0).astype(np.float32)


def _numbered(names: Sequence[str], first: int = 0) -> dict[str, int]:
    return {name: at for at, name in enumerate(names, first)}
