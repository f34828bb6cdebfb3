"""What a few creators and a few guides together say about the next creator.

Knows a normal whose mean and spread are both unknown, with the guides as its prior, and what is predicted from it.
Does not know what the numbers are of; they come as logarithms or log-odds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot, sqrt
from statistics import fmean, median, stdev

import numpy as np
from scipy.special import stdtrit

GUIDES_COUNT_AS = 4
"""Creators. Guides copy one another and none shows a payout, so that all of them together weigh no more than this,
for the middle and for the spread alike."""

RESAMPLES = 999
SEED = 5


@dataclass(frozen=True)
class Guides:
    """What guides say: the middle of their middles, and how wide they are together."""

    middle: float
    spread: float
    count: int


@dataclass(frozen=True)
class Pooled:
    """The 10th, 50th and 90th percentile that are predicted for a creator not seen yet, and how they came about."""

    low: float
    likely: float
    high: float
    count: int
    between: float
    middle_of_seen: float
    middle_from: float
    middle_to: float


def guides(ranges: Sequence[tuple[float, float]], reach: float) -> Guides:
    """Each guide's low and high are read as an 80 % band; `reach` is its half-width in standard deviations."""
    middles = [(low + high) / 2 for low, high in ranges]
    widths = [(high - low) / (2 * reach) for low, high in ranges if high > low]
    inside = sqrt(fmean([width**2 for width in widths])) if widths else 0.0
    return Guides(fmean(middles), hypot(inside, stdev(middles) if len(middles) > 1 else 0.0), len(middles))


def pool(seen: Sequence[float], prior: Guides, noise: float = 0.0) -> Pooled:
    """One value a creator. `noise` is a standard deviation that one month, or one video, has besides.

    The conjugate update of a normal with unknown mean and variance; what it predicts is Student's t, whose tails
    are the wider the fewer creators there are.
    """
    count, weight = len(seen), GUIDES_COUNT_AS
    mean = fmean(seen)
    centre = (weight * prior.middle + count * mean) / (weight + count)
    squares = weight * prior.spread**2 + sum((one - mean) ** 2 for one in seen)
    squares += weight * count / (weight + count) * (mean - prior.middle) ** 2
    freedom = weight + count
    between = sqrt(squares / freedom)
    reach = float(stdtrit(freedom, 0.9)) * hypot(between * sqrt(1 + 1 / freedom), noise)
    first, last = _bootstrap(seen)
    return Pooled(centre - reach, centre, centre + reach, count, between, median(seen), first, last)


def _bootstrap(seen: Sequence[float]) -> tuple[float, float]:
    """Where the median of the seen lies, eight times in ten, were other creators of the same kind asked."""
    draws = np.random.default_rng(SEED).choice(np.array(seen), size=(RESAMPLES, len(seen)))
    low, high = np.quantile(np.median(draws, axis=1), (0.1, 0.9))
    return float(low), float(high)


def slope(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Least squares through points, and the slope's standard error."""
    x, y = (np.array(side) for side in zip(*points, strict=True))
    far = x - x.mean()
    rise = float((far * y).sum() / (far**2).sum())
    left = y - y.mean() - rise * far
    return rise, float(np.sqrt((left**2).sum() / (len(points) - 2) / (far**2).sum()))
