"""Learn from example phrasings how to tell intents apart, and how far to believe it.

A build step: it needs scikit-learn, which the running bot never imports. Knows vectors and labels; does not know
texts or languages.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from bot.language.grams import Counts, Floats, Weights, of_length_one

Labels = NDArray[np.int64]
CANDIDATES = 5
CLUES = 7
"""margin, lead in margin, nearest example, lead in nearness, centroid, best nearness of all, share of known words"""

FIRMNESS = 3.0
"""How much an example on the wrong side costs; chosen by cross-validation over the knowledge's phrasings."""

ENOUGH_STRANGERS = 800
HELD_BY_MANY, FEW = 0.03, 60
"""A column that more than this share of the examples hold, and more than a few, tells nothing of likeness."""
NEAREST = 2
SAME = 0.999
CERTAIN = 0.98
"""A text that is one of the examples word for word is that intent; cross-validation never sees such a one."""

UNTRAINED = np.array([-4.0, 1.0, 1.0, 4.0, 2.0, 2.0, 0.0, 2.0], np.float32)
"""Belief where there are too few examples to learn it: mostly likeness to the nearest one."""
ALL = ""
"""The group of all texts."""
UNTRAINED_THRESHOLDS = {ALL: (0.6, 0.3)}
SMALLEST_TO_LEARN_BELIEF = 40

RIGHT, WRONG = 1.0, -1.6
SHOWN, NOT_SHOWN = 0.5, -0.25
"""What an answer, and an offer of three topics, is worth to a person when it holds what they asked, and when not. A
wrong answer given with confidence costs more than a right one gives: it is believed."""
TURNED_AWAY, RIGHTLY_TURNED_AWAY = -0.25, 0.5


@dataclass(frozen=True)
class Scorer:
    """Rows of examples sorted by intent, and a line through space for each intent."""

    examples: csr_matrix
    """One column for each example, so that a row of columns gives the likeness to all. Columns of many examples are
    left out: they tell hardly anything of likeness and cost most of its time."""
    telling: NDArray[np.bool_]
    """The columns by which likeness is told."""
    starts: Labels
    centroid_lengths: Floats
    slopes: Floats
    biases: Floats

    @classmethod
    def of(cls, examples: csr_matrix, labels: Labels, intents: int) -> "Scorer":
        starts = np.searchsorted(labels, np.arange(intents))
        slopes, biases = _separate(examples, labels, intents)
        telling = _telling(examples)
        examples = _only(examples, telling)
        sums = csr_matrix((np.ones(len(labels), np.float32), (labels, np.arange(len(labels))))) @ examples
        lengths = np.sqrt(np.asarray(sums.multiply(sums).sum(axis=1)).ravel())
        return cls(examples.T.tocsr(), telling, starts, np.maximum(lengths, 1e-6).astype(np.float32), slopes, biases)

    def clues(self, rows: csr_matrix, known: Floats) -> tuple[Labels, Floats]:
        """For each row the likeliest intents, best first by margin, and the clues for each."""
        margins = np.asarray(rows @ self.slopes) + self.biases
        likeness = (_only(rows, self.telling) @ self.examples).toarray()
        near = np.maximum.reduceat(likeness, self.starts, axis=1)
        centroid = np.add.reduceat(likeness, self.starts, axis=1) / self.centroid_lengths
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


def _telling(examples: csr_matrix) -> NDArray[np.bool_]:
    """Columns that not too many examples hold; all of them where there are few examples."""
    holding = np.bincount(examples.indices, minlength=examples.shape[1])
    return np.asarray(holding <= max(HELD_BY_MANY * examples.shape[0], FEW))


def _only(rows: csr_matrix, columns: NDArray[np.bool_]) -> csr_matrix:
    """Rows with the other columns left out, of length one again."""
    kept = rows.copy()
    kept.data = np.where(columns[kept.indices], kept.data, 0).astype(np.float32)
    kept.eliminate_zeros()
    return of_length_one(kept)


def known_share(counts: Counts, weights: Weights, single: NDArray[np.bool_], strange: Floats) -> Floats:
    """Share of a text's words that the examples hold, rare ones weighing more. `strange` counts words of no column."""
    of_one_word = counts.words.copy()
    seen = (weights.words[of_one_word.indices] > 0) & single[of_one_word.indices]
    unseen = (weights.words[of_one_word.indices] == 0) & single[of_one_word.indices]
    row_of = np.repeat(np.arange(of_one_word.shape[0]), np.diff(of_one_word.indptr))
    rows = of_one_word.shape[0]
    known = np.bincount(row_of, weights=weights.words[of_one_word.indices] * seen, minlength=rows)
    missing = np.bincount(row_of, weights=unseen.astype(float), minlength=rows) + strange
    whole = known + missing * weights.unknown
    return np.divide(known, whole, out=np.zeros(rows), where=whole > 0).astype(np.float32)


def learn_belief(
    counts: Counts, labels: Labels, single: NDArray[np.bool_], groups: Sequence[str] | None = None
) -> Belief:
    """By cross-validation: hold back some intents as strangers and some phrasings of the others as questions.

    `groups` names the group of each text; each gets thresholds of its own.
    """
    intents = int(labels.max()) + 1 if len(labels) else 0
    if intents < 6 or len(labels) < SMALLEST_TO_LEARN_BELIEF:
        return Belief(UNTRAINED, UNTRAINED_THRESHOLDS)
    rounds = 2 if len(labels) * intents > 150_000 else 4
    parts = [_one_round(counts, labels, single, fold, intents) for fold in range(rounds)]
    told = np.concatenate([part[0] for part in parts])
    right = np.concatenate([part[1] for part in parts])
    inside = np.concatenate([part[2] for part in parts])
    if not right.any() or inside.all() or not inside.any():
        return Belief(UNTRAINED, UNTRAINED_THRESHOLDS)
    importance = np.where(inside, 1.0, 0.5 * inside.sum() / (~inside).sum())
    weights = _logistic(told.reshape(-1, CLUES), right.ravel(), np.repeat(importance, told.shape[1]))
    sure = Belief(weights, UNTRAINED_THRESHOLDS).confidence(told)
    thresholds = {ALL: _thresholds(sure, right, inside, importance)}
    group_of = np.array(groups or [ALL] * len(labels))[np.concatenate([part[3] for part in parts])]
    for group in sorted(set(group_of.tolist()) - {ALL}):
        own = group_of == group
        if right[own].any() and inside[own].any() and not inside[own].all():
            thresholds[group] = _thresholds(sure[own], right[own], inside[own], importance[own])
    return Belief(weights, thresholds)


def _one_round(
    counts: Counts, labels: Labels, single: NDArray[np.bool_], fold: int, intents: int
) -> tuple[Floats, NDArray[np.bool_], NDArray[np.bool_], Labels]:
    """Clues of the texts held back, which of their candidates are right, which texts are ours, and which they are."""
    shuffle = np.random.default_rng(fold)
    stranger = np.zeros(intents, bool)
    stranger[shuffle.permutation(intents)[: max(intents // 3, 1)]] = True
    outside = stranger[labels]
    unasked = shuffle.random(len(labels)) > ENOUGH_STRANGERS / max(int(outside.sum()), 1)
    order = shuffle.permutation(len(labels))
    place = np.empty(len(labels), np.int64)
    for intent in range(intents):
        own = order[labels[order] == intent]
        place[own] = np.arange(len(own))
    asked = ~outside & (place % 4 == 1)
    taught = ~outside & ~asked
    names, local = np.unique(labels[taught], return_inverse=True)
    tried = asked | (outside & ~unasked)
    taught_counts, held_back = counts.of(taught), counts.of(tried)
    weights = Weights.of(taught_counts)
    scorer = Scorer.of(weights.rows(taught_counts), local, len(names))
    known = known_share(held_back, weights, single, np.zeros(held_back.words.shape[0], np.float32))
    told_parts, top_parts = [], []
    rows = weights.rows(held_back)
    for start in range(0, rows.shape[0], 512):
        top, told = scorer.clues(rows[start : start + 512], known[start : start + 512])
        told_parts.append(told)
        top_parts.append(names[top])
    truth = labels[tried]
    return np.concatenate(told_parts), np.concatenate(top_parts) == truth[:, None], asked[tried], np.flatnonzero(tried)


def _lead(scores: Floats) -> Floats:
    """How far each intent is ahead of the best other one."""
    if scores.shape[1] < 2:
        return np.zeros_like(scores)
    two = np.partition(scores, -2, axis=1)[:, -2:]
    best, second = two[:, 1:], two[:, :1]
    return np.asarray(np.where(scores >= best, scores - second, scores - best))


def _separate(examples: csr_matrix, labels: Labels, intents: int) -> tuple[Floats, Floats]:
    from sklearn.svm import LinearSVC

    if intents < 2:
        return np.zeros((examples.shape[1], intents), np.float32), np.zeros(intents, np.float32)
    machine: Any = LinearSVC(C=FIRMNESS, tol=1e-2, max_iter=100, random_state=0).fit(examples, labels)
    slopes, biases = machine.coef_.T, machine.intercept_
    if intents == 2:
        slopes, biases = np.hstack([-slopes, slopes]), np.hstack([-biases, biases])
    return np.ascontiguousarray(slopes, np.float32), biases.astype(np.float32)


def _logistic(clues: Floats, right: NDArray[np.bool_], importance: NDArray[np.float64]) -> Floats:
    from sklearn.linear_model import LogisticRegression

    fitted: Any = LogisticRegression(C=10.0, max_iter=500).fit(clues, right, sample_weight=importance)
    return np.concatenate([fitted.intercept_, fitted.coef_[0]]).astype(np.float32)


def _thresholds(
    confidence: Floats, right: NDArray[np.bool_], inside: NDArray[np.bool_], importance: NDArray[np.float64]
) -> tuple[float, float]:
    """The two confidences that would have been worth most to the people who asked."""
    order = np.argsort(-confidence, axis=1)
    sure = np.take_along_axis(confidence, order[:, :1], 1)[:, 0]
    best = np.take_along_axis(right, order[:, :1], 1)[:, 0]
    among = np.take_along_axis(right, order[:, :3], 1).any(axis=1)
    answer = np.where(best, RIGHT, WRONG) * importance
    offer = np.where(among, SHOWN, NOT_SHOWN) * importance
    decline = np.where(inside, TURNED_AWAY, RIGHTLY_TURNED_AWAY) * importance
    grid = np.unique(np.quantile(sure, np.linspace(0.01, 0.99, 60)))
    worth = {
        (high, low): float(np.where(sure >= high, answer, np.where(sure >= low, offer, decline)).sum())
        for high in grid
        for low in grid
        if low <= high
    }
    high, low = max(worth, key=lambda pair: worth[pair])
    return float(high), float(low)
