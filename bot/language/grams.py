"""Turn texts into weighted rows of words, word pairs, pieces of words and concepts.

Knows TF-IDF: what is rare in the examples weighs more. Does not know intents.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from bot.language.concepts import NONE, Concepts

Floats = NDArray[np.float32]
PIECE_LENGTHS = (2, 3, 4, 5)
COMMON_ENOUGH = 400
"""From this many examples on, what stands in one or two of them alone is left out: pairs of words, of concepts and
pieces of words. By cross-validation they tell nothing, and they are most of the columns."""


CONCEPTS_WEIGH = 0.9
"""Beside words and pieces, which weigh one each; chosen by cross-validation over the knowledge's phrasings."""


def word_grams(words: Sequence[str]) -> list[str]:
    return [*words, *(f"{first} {second}" for first, second in pairwise(words))]


def pieces(word: str) -> list[str]:
    """The runs of two to five letters in a word, its edges marked by spaces."""
    edged = f" {word} "
    return [edged[at : at + n] for n in PIECE_LENGTHS for at in range(len(edged) - n + 1)] or [edged]


@dataclass(frozen=True)
class Counts:
    """How often each column stands in each text: words and pairs, pieces, concepts and pairs."""

    words: csr_matrix
    pieces: csr_matrix
    concepts: csr_matrix

    def of(self, rows: NDArray[np.bool_]) -> "Counts":
        return Counts(self.words[rows], self.pieces[rows], self.concepts[rows])


@dataclass(frozen=True)
class Columns:
    """Which column each word, pair, piece and concept has."""

    words: Mapping[str, int]
    pieces: Mapping[str, int]
    concepts: Mapping[str, int]
    book: Concepts = NONE

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
        return cls(numbered(grams), numbered(kept), numbered(shared), book)

    def count(self, texts: Sequence[Sequence[str]]) -> Counts:
        by_word: dict[str, list[int]] = {}
        word_rows, piece_rows, concept_rows = [], [], []
        for words in texts:
            word_rows.append(Counter(i for g in word_grams(words) if (i := self.words.get(g)) is not None))
            row: Counter[int] = Counter()
            for word in words:
                if word not in by_word:
                    by_word[word] = [i for p in pieces(word) if (i := self.pieces.get(p)) is not None]
                row.update(by_word[word])
            piece_rows.append(row)
            concept_rows.append(Counter(i for g in self.book.grams(words) if (i := self.concepts.get(g)) is not None))
        return Counts(
            _matrix(word_rows, len(self.words)),
            _matrix(piece_rows, len(self.pieces)),
            _matrix(concept_rows, len(self.concepts)),
        )


@dataclass(frozen=True)
class Weights:
    """How much each column tells, learnt from how few examples hold it. `unknown` is for words never seen."""

    words: Floats
    pieces: Floats
    concepts: Floats
    unknown: float

    @classmethod
    def of(cls, counts: Counts) -> "Weights":
        texts = counts.words.shape[0]
        rarity = (_rarity(counts.words), _rarity(counts.pieces), _rarity(counts.concepts))
        return cls(*rarity, float(np.log(1 + texts) + 1))

    def rows(self, counts: Counts) -> csr_matrix:
        """Rows of length one, so that the product of two rows is their likeness, 0 to 1."""
        from scipy.sparse import hstack

        blocks = [
            _unit_rows(counts.words, self.words),
            _unit_rows(counts.pieces, self.pieces),
            _unit_rows(counts.concepts, self.concepts) * CONCEPTS_WEIGH,
        ]
        return of_length_one(hstack(blocks, format="csr", dtype=np.float32))


def numbered(names: Sequence[str]) -> dict[str, int]:
    return {name: i for i, name in enumerate(names)}


def _matrix(rows: Iterable[Counter[int]], width: int) -> csr_matrix:
    starts: list[int] = [0]
    columns: list[int] = []
    times: list[int] = []
    for row in rows:
        columns.extend(row.keys())
        times.extend(row.values())
        starts.append(len(columns))
    return csr_matrix(
        (np.array(times, np.float32), np.array(columns, np.int32), np.array(starts, np.int32)),
        shape=(len(starts) - 1, width),
    )


def _rarity(counts: csr_matrix) -> Floats:
    """A column that no text holds weighs nothing."""
    holding = np.bincount(counts.indices, minlength=counts.shape[1])
    rarity = np.log((1 + counts.shape[0]) / (1 + holding)) + 1
    return np.where(holding > 0, rarity, 0).astype(np.float32)


def _unit_rows(counts: csr_matrix, weights: Floats) -> csr_matrix:
    weighted = counts.copy()
    weighted.data = (1 + np.log(counts.data)) * weights[counts.indices]
    return of_length_one(weighted)


def of_length_one(rows: csr_matrix) -> csr_matrix:
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    lengths[lengths == 0] = 1
    rows.data = (rows.data / np.repeat(lengths, np.diff(rows.indptr))).astype(np.float32)
    return rows
