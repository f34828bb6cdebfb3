"""Learn from example phrasings how to tell intents apart, and how far to believe it.

A build step: it needs scikit-learn, which the running bot never imports. Knows vectors and labels; does not know
texts or languages.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.language.grams import Columns, Weights
from bot.language.rows import Flags, Floats, Rows
from bot.language.scoring import ALL, CLUES, Belief, Scorer, Slopes

Labels = NDArray[np.int64]

FIRMNESS, FIRMNESS_OF_FEW, MANY = 3.0, 1.0, 4000
"""How much an example on the wrong side costs. Chosen by cross-validation over the knowledge's phrasings, which are
many; where there are fewer than MANY, as in the three bots of HINT3, single ones should weigh less."""

ENOUGH_STRANGERS = 800
HELD_BY_MANY, FEW = 0.01, 60
"""A column that more than this share of the examples hold, and more than a few, tells nothing of likeness."""

UNTRAINED = np.array([-4.0, 1.0, 1.0, 4.0, 2.0, 2.0, 0.0, 2.0], np.float32)
"""Belief where there are too few examples to learn it: mostly likeness to the nearest one."""
UNTRAINED_THRESHOLDS = {ALL: (0.6, 0.3)}
SMALLEST_TO_LEARN_BELIEF = 40

RIGHT, WRONG = 1.0, -1.3
SHOWN, NOT_SHOWN = 0.5, -0.25
"""What an answer, and an offer of three topics, is worth to a person when it holds what they asked, and when not. A
wrong answer given with confidence costs more than a right one gives: it is believed."""
TURNED_AWAY, RIGHTLY_TURNED_AWAY = -0.25, 0.5


def learn_scorer(examples: Rows, labels: Labels, intents: int) -> Scorer:
    """From rows of length one, sorted by their labels; a label is the number of an intent."""
    slopes, biases = _separate(examples, labels, intents)
    telling = examples.holding() <= max(HELD_BY_MANY * len(examples), FEW)
    compared = examples.within(telling).of_length_one()
    return Scorer(
        compared.turned(),
        telling,
        np.searchsorted(labels, np.arange(intents)),
        _lengths_of_sums(compared, labels, intents),
        Slopes.of(slopes),
        biases,
    )


def _lengths_of_sums(examples: Rows, labels: Labels, intents: int) -> Floats:
    which = Rows.of(labels, np.arange(len(labels)), np.ones(len(labels), np.float32), (intents, len(labels)))
    sums = which.matrix() @ examples.matrix()
    lengths = np.sqrt(np.asarray(sums.multiply(sums).sum(axis=1)).ravel())
    return np.asarray(np.maximum(lengths, 1e-6), np.float32)


def learn_belief(columns: Columns, counts: Rows, labels: Labels, groups: Sequence[str] | None = None) -> Belief:
    """By cross-validation: hold back some intents as strangers and some phrasings of the others as questions.

    `groups` names the group of each text; each gets a threshold of its own from which to answer. From when on to offer
    is told by few texts, so that all groups tell it together.
    """
    intents = int(labels.max()) + 1 if len(labels) else 0
    if intents < 6 or len(labels) < SMALLEST_TO_LEARN_BELIEF:
        return Belief(UNTRAINED, UNTRAINED_THRESHOLDS)
    rounds = 2 if len(labels) * intents > 150_000 else 4
    parts = [_one_round(columns, counts, labels, fold, intents) for fold in range(rounds)]
    told = np.concatenate([part[0] for part in parts])
    right = np.concatenate([part[1] for part in parts])
    inside = np.concatenate([part[2] for part in parts])
    if not right.any() or inside.all() or not inside.any():
        return Belief(UNTRAINED, UNTRAINED_THRESHOLDS)
    importance = np.where(inside, 1.0, 0.5 * inside.sum() / (~inside).sum())
    weights = _logistic(told.reshape(-1, CLUES), right.ravel(), np.repeat(importance, told.shape[1]))
    sure = Belief(weights, UNTRAINED_THRESHOLDS).confidence(told)
    thresholds = {ALL: _thresholds(sure, right, inside, importance)}
    offer_from = thresholds[ALL][1]
    group_of = np.array(groups or [ALL] * len(labels))[np.concatenate([part[3] for part in parts])]
    for group in sorted(set(group_of.tolist()) - {ALL}):
        own = group_of == group
        if right[own].any() and inside[own].any() and not inside[own].all():
            answer_from, _ = _thresholds(sure[own], right[own], inside[own], importance[own])
            thresholds[group] = max(answer_from, offer_from), offer_from
    return Belief(weights, thresholds)


def _one_round(
    columns: Columns, counts: Rows, labels: Labels, fold: int, intents: int
) -> tuple[Floats, Flags, Flags, Labels]:
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
    taught_counts, held_back = counts.picked(taught), counts.picked(tried)
    weights = Weights.of(columns, taught_counts)
    scorer = learn_scorer(weights.rows(taught_counts), local, len(names))
    known = weights.known_share(held_back, np.zeros(len(held_back), np.float32))
    top, told = scorer.clues(weights.rows(held_back), known)
    return told, names[top] == labels[tried][:, None], asked[tried], np.flatnonzero(tried)


def _separate(examples: Rows, labels: Labels, intents: int) -> tuple[Floats, Floats]:
    from sklearn.svm import LinearSVC

    if intents < 2:
        return np.zeros((examples.width, intents), np.float32), np.zeros(intents, np.float32)
    firmness = FIRMNESS if len(labels) >= MANY else FIRMNESS_OF_FEW
    machine: Any = LinearSVC(C=firmness, tol=1e-2, max_iter=100, random_state=0).fit(examples.matrix(), labels)
    slopes, biases = machine.coef_.T, machine.intercept_
    if intents == 2:
        slopes, biases = np.hstack([-slopes, slopes]), np.hstack([-biases, biases])
    return np.ascontiguousarray(slopes, np.float32), biases.astype(np.float32)


def _logistic(clues: Floats, right: Flags, importance: NDArray[np.float64]) -> Floats:
    from sklearn.linear_model import LogisticRegression

    fitted: Any = LogisticRegression(C=10.0, max_iter=500).fit(clues, right, sample_weight=importance)
    return np.concatenate([fitted.intercept_, fitted.coef_[0]]).astype(np.float32)


def _thresholds(
    confidence: Floats, right: Flags, inside: Flags, importance: NDArray[np.float64]
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
