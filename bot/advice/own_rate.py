"""A creator's own factors as their payouts show them: three unknowns on the log scale, normals that learn.

Knows the update and how it narrows a month's estimate. Does not know figures, months or money.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

import numpy as np
import numpy.typing as npt

from bot.advice.profile import Profile, Quantity
from bot.advice.ranges import NOTHING, Z90, Spread, spread_of

Vector = npt.NDArray[np.float64]
Factors = tuple[Spread, Spread, Spread]
"""The share on long videos, the share of those that qualifies, and the rate; they multiply."""

ALL_VIEWS = (1.0, 1.0, 1.0)
QUALIFIED = (0.0, 0.0, 1.0)
SHARE_OF_VIEWS = (1.0, 1.0, 0.0)

NOISE_AT_MOST = 0.5
"""Of a rate's log-variance: at least half is differences between creators, or payouts would teach nothing."""

FAR_OFF = 3.0
"""Standard deviations. What lies farther from what was expected of anyone counts as this far: it is a slip of the pen
or another programme."""

ODD_MONTH = 2.0
"""Standard deviations of a month. What lies farther from the creator's own middle payout counts as this far."""

ENOUGH_FOR_A_MIDDLE = 3
"""Payouts. Of two that disagree nobody can say which is odd."""


@dataclass(frozen=True)
class Seen:
    """One thing seen: which factors multiplied give it, its log against what was expected, and its variance."""

    of: tuple[float, float, float]
    beyond: float
    variance: float


@dataclass(frozen=True)
class OwnRate:
    """How far this creator's factors lie from everybody's, how sure that is, and what a single month adds.

    `told` is what the creator had told of the two shares when it was learned; one that is supposed to be another
    since then has taught nothing. `per_1000` is in US dollars, of all views; `per_1000_qualified` of those that pay.
    """

    beyond: tuple[float, ...]
    covariance: tuple[tuple[float, ...], ...]
    month: float
    told: tuple[Quantity | None, Quantity | None]
    used: int
    figures: tuple[str, ...]
    per_1000: Spread = NOTHING
    per_1000_qualified: Spread = NOTHING

    def product(self, factors: Factors, profile: Profile) -> Spread:
        """Dollars per view for a month of this creator, where everybody's factors are these."""
        now = (profile.long_video_share, profile.qualified_share)
        weights = [float(was == becomes) for was, becomes in zip(self.told, now, strict=True)]
        return self.combined(factors, (weights[0], weights[1], 1.0), ALL_VIEWS)

    def combined(self, factors: Factors, learned: tuple[float, float, float], of: tuple[float, float, float]) -> Spread:
        """The product of some factors, those that were learned about as they were learned."""
        parts = [factor for factor, weight in zip(factors, of, strict=True) if weight]
        if any(part.high <= 0 for part in parts):
            return NOTHING
        weights = np.array(learned) * np.array(of)
        supposed = sum(
            part.sigma**2 for part, known, weight in zip(factors, learned, of, strict=True) if weight and not known
        )
        before = sum(part.sigma**2 for part in parts)
        after = min(float(weights @ np.array(self.covariance) @ weights) + self.month + supposed, before)
        likely = exp(sum(log(part.likely) for part in parts) + float(weights @ np.array(self.beyond)))
        lean = sum(log(sqrt(part.low * part.high) / part.likely) for part in parts)
        middle = likely * exp(lean * after / before) if before > 0 else likely
        reach = exp(Z90 * sqrt(after))
        return spread_of(middle / reach, likely, middle * reach)


def variances(factors: Factors, month: float) -> tuple[tuple[float, float, float], float]:
    """Of each factor between creators, and of one creator's month: the rate's band holds both, and is taken apart."""
    of_rate = factors[2].sigma ** 2
    of_month = min(month, NOISE_AT_MOST * of_rate)
    return (factors[0].sigma ** 2, factors[1].sigma ** 2, of_rate - of_month), of_month


def updated(between: tuple[float, float, float], seen: Sequence[Seen]) -> tuple[Vector, Vector]:
    """Mean and covariance after all that was seen: the conjugate update of a normal, one by one."""
    mean, covariance = np.zeros(3), np.diag(between)
    for one in without_outliers(between, seen):
        of = np.array(one.of)
        gain = covariance @ of / (float(of @ covariance @ of) + one.variance)
        mean = mean + gain * (one.beyond - float(of @ mean))
        covariance = covariance - np.outer(gain, of @ covariance)
    return mean, covariance


def without_outliers(between: tuple[float, float, float], seen: Sequence[Seen]) -> list[Seen]:
    """What is far off is drawn in: first to the middle of its kind, then to what was expected of anyone."""
    drawn = []
    for one in seen:
        alike = sorted(other.beyond for other in seen if other.of == one.of)
        beyond = one.beyond
        if len(alike) >= ENOUGH_FOR_A_MIDDLE:
            middle = (alike[(len(alike) - 1) // 2] + alike[len(alike) // 2]) / 2
            beyond = _within(beyond, middle, ODD_MONTH * sqrt(one.variance))
        expected = sqrt(sum(weight * part for weight, part in zip(one.of, between, strict=True)) + one.variance)
        drawn.append(Seen(one.of, _within(beyond, 0.0, FAR_OFF * expected), one.variance))
    return drawn


def _within(value: float, middle: float, reach: float) -> float:
    return min(max(value, middle - reach), middle + reach)
