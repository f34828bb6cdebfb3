"""How likely each intent is for a text, and how far to believe it.

Knows rows of weights and what was learnt from the examples' rows. Does not know texts or languages.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.language.rows import Flags, Floats, Places, Rows

CANDIDATES = 5
CLUES = 7
"""margin, lead in margin, nearest example, lead in nearness, centroid, best nearness of all, share of known words"""

NEAREST = 2
SAME = 0.999
CERTAIN = 0.98
"""A text that is one of the examples word for word is that intent; cross-validation never sees such a one."""
ALL = ""
"""The group of all texts."""


@dataclass(frozen=True)
class Slopes:
    """How much a column speaks for each intent: whole steps, of a size of its own for each column."""

    whole: NDArray[np.int8]
    steps: Floats

    @classmethod
    def of(cls, slopes: Floats) -> "Slopes":
        steps = np.abs(slopes).max(axis=1, initial=1e-30) / np.iinfo(np.int8).max
        return cls(np.rint(slopes / steps[:, None]).astype(np.int8), steps.astype(np.float32))

    def along(self, columns: Places, values: Floats) -> Floats:
        return np.asarray((values * self.steps[columns]) @ self.whole[columns].astype(np.float32))


@dataclass(frozen=True)
class Scorer:
    """Examples sorted by intent, and a line through space for each intent."""

    examples: Rows
    """A row for each column, and in it the examples that hold it. Columns of many examples are left out: they tell
    hardly anything of likeness and cost most of its time."""
    telling: Flags
    """The columns by which likeness is told."""
    starts: Places
    centroid_lengths: Floats
    slopes: Slopes
    biases: Floats

    def clues(self, rows: Rows, known: Floats) -> tuple[Places, Floats]:
        """For each row the likeliest intents, best first by margin, and the clues for each."""
        margins, near, centroid = (np.empty((len(rows), len(self.biases)), np.float32) for _ in range(3))
        for at, (columns, values) in enumerate(rows):
            margins[at] = self.slopes.along(columns, values) + self.biases
            likeness = self._likeness(columns, values)
            near[at] = np.maximum.reduceat(likeness, self.starts)
            centroid[at] = np.add.reduceat(likeness, self.starts) / self.centroid_lengths
        promise = margins + near
        top = np.argsort(-promise, axis=1, kind="stable")[:, : min(CANDIDATES, promise.shape[1])]
        nearest = near.max(axis=1, keepdims=True)
        told = np.stack(
            [
                np.take_along_axis(margins, top, 1),
                np.take_along_axis(_lead(margins), top, 1),
                np.take_along_axis(near, top, 1),
                np.take_along_axis(_lead(near), top, 1),
                np.take_along_axis(centroid, top, 1),
                np.broadcast_to(nearest, top.shape),
                np.broadcast_to(known[:, None], top.shape),
            ],
            axis=2,
        )
        return top, told.astype(np.float32)

    def _likeness(self, columns: Places, values: Floats) -> NDArray[np.float64]:
        """How alike one row is to each example."""
        values = values * self.telling[columns]
        values /= np.linalg.norm(values) or 1
        starts = self.examples.starts[columns]
        many = self.examples.starts[columns + 1] - starts
        cells = np.arange(many.sum()) + np.repeat(starts - (np.cumsum(many) - many), many)
        shared = np.repeat(values, many) * self.examples.values.take(cells)
        return np.asarray(np.bincount(self.examples.columns.take(cells), shared, self.examples.width), np.float64)


@dataclass(frozen=True)
class Belief:
    """How clues become a confidence, and from which confidence on to answer or to offer, for each group of texts."""

    weights: Floats
    thresholds: Mapping[str, tuple[float, float]]

    def from_on(self, group: str) -> tuple[float, float]:
        """Answer from here, offer from there; those of all texts for a group that was not learnt."""
        return self.thresholds.get(group, self.thresholds[ALL])

    def confidence(self, clues: Floats) -> Floats:
        logit = self.weights[0] + clues @ self.weights[1:]
        chance = 1 / (1 + np.exp(-np.clip(logit, -30, 30)))
        word_for_word = clues[..., NEAREST] >= SAME
        return np.asarray(np.where(word_for_word, np.maximum(chance, CERTAIN), chance), np.float32)


def _lead(scores: Floats) -> Floats:
    """How far each intent is ahead of the best other one."""
    if scores.shape[1] < 2:
        return np.zeros_like(scores)
    two = np.partition(scores, -2, axis=1)[:, -2:]
    best, second = two[:, 1:], two[:, :1]
    return np.asarray(np.where(scores >= best, scores - second, scores - best))
