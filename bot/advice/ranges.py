"""Uncertain amounts: a low, a likely and a high, multiplied and added as distributions.

Knows that low and high are the 10th and 90th percentiles of a log-normal. Does not know what the amounts are of.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from math import exp, hypot, log, sqrt
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from knowledge.range import Range

Z90 = NormalDist().inv_cdf(0.9)

MOVE_TOGETHER = 0.3
"""Assumed correlation of two streams on the log scale: a good month lifts all of them somewhat."""

TOO_WIDE = 40.0
"""A band this wide says only "nobody knows". It moves wholly with the others, or its tail alone would make the
total exceed the sum of the highs."""

OPEN_END = 3.0
""" "Over 10,000" is read as reaching to three times that: a person far above would have named a larger number."""

FROM_NOTHING = 10.0
"""A range that starts at nothing starts at a tenth of its top: a log-normal has no zero."""

SAMPLES = 1024
CENT = Decimal("0.01")


@dataclass(frozen=True)
class Band:
    """An 80 % band in US dollars and cents, or in whatever its owner says."""

    low: Decimal
    likely: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Spread:
    """A band while it is being reckoned with. Nothing is the spread 0, 0, 0."""

    low: float
    likely: float
    high: float

    @property
    def sigma(self) -> float:
        return log(self.high / self.low) / (2 * Z90) if self.low > 0 else 0.0

    def times(self, factor: float) -> "Spread":
        return Spread(self.low * factor, self.likely * factor, self.high * factor)

    def with_sigma(self, sigma: float) -> "Spread":
        """The same middle, as narrow or as wide as sigma says."""
        middle, reach = sqrt(self.low * self.high), exp(Z90 * sigma)
        return spread_of(middle / reach, self.likely, middle * reach)

    def in_cents(self) -> Band:
        low, likely, high = (Decimal(repr(end)).quantize(CENT) for end in (self.low, self.likely, self.high))
        return Band(low, likely, high)


NOTHING = Spread(0.0, 0.0, 0.0)


def spread_of(low: float, likely: float | None, high: float) -> Spread:
    """A spread from its ends; without a stated likely value the median of the log-normal is it."""
    if high <= 0:
        return NOTHING
    low = low if low > 0 else high / FROM_NOTHING
    middle = sqrt(low * high) if likely is None else likely
    return Spread(low, min(max(middle, low), high), high)


def point(value: float) -> Spread:
    return Spread(value, value, value)


def told(quantity: Decimal | Range, most: float | None = None) -> Spread:
    """What a person told: a point is certain, a range is an 80 % band. `most` is 1 for a share."""
    if isinstance(quantity, Decimal):
        return point(float(quantity))
    low = float(quantity.low)
    open_high = max(low * OPEN_END, low) if most is None else most
    high = open_high if quantity.high is None else float(quantity.high)
    return spread_of(low, None, high)


def product(*factors: Spread) -> Spread:
    """Independent uncertain factors multiplied: the middles multiply, the log-variances add."""
    if any(factor.high <= 0 for factor in factors):
        return NOTHING
    middle, likely = 1.0, 1.0
    for factor in factors:
        middle *= sqrt(factor.low * factor.high)
        likely *= factor.likely
    reach = exp(Z90 * hypot(*(factor.sigma for factor in factors)))
    return spread_of(middle / reach, likely, middle * reach)


def mixture(parts: Sequence[tuple[float, Spread]]) -> Spread:
    """Shares of one whole, each with its own rate; the rates rise and fall together."""
    return Spread(
        sum(share * part.low for share, part in parts),
        sum(share * part.likely for share, part in parts),
        sum(share * part.high for share, part in parts),
    )


def total_of(parts: Sequence[Spread]) -> Spread:
    """The sum of streams as distributions: one shared factor, the rest each stream's own. Always the same sample.

    A stream that pays nothing keeps its place, so that one that begins to pay leaves the others' sample as it is.
    """
    some = [part for part in parts if part.high > 0]
    if len(some) < 2:
        return some[0] if some else NOTHING
    normal = _normals(len(parts) + 1)
    month = np.zeros(SAMPLES)
    for at, part in enumerate(parts, start=1):
        if part.high > 0:
            loading = 1.0 if part.high > TOO_WIDE * part.low else MOVE_TOGETHER
            month += _at(part, sqrt(loading) * normal[0] + sqrt(1 - loading) * normal[at])
    month.sort()
    ceiling = sum(part.high for part in some)
    low, likely, high = (_quantile(month, share) for share in (0.1, 0.5, 0.9))
    return Spread(
        min(max(low, *(part.low for part in some)), ceiling),
        min(max(likely, *(part.likely for part in some)), ceiling),
        min(max(high, *(part.high for part in some)), ceiling),
    )


def _at(part: Spread, z: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """A stream's amount where a standard normal is z: low at -Z90, likely at 0, high at Z90."""
    down, up = log(part.likely / part.low) / Z90, log(part.high / part.likely) / Z90
    amounts: npt.NDArray[np.float64] = part.likely * np.exp(np.where(z < 0, down, up) * z)
    return amounts


def _quantile(rising: npt.NDArray[np.float64], share: float) -> float:
    place = share * (len(rising) - 1)
    before = int(place)
    return float(rising[before] + (place - before) * (rising[before + 1] - rising[before]))


@lru_cache(maxsize=16)
def _normals(dimensions: int) -> npt.NDArray[np.float64]:
    """A fixed low-discrepancy sample (the additive recurrence on the generalised golden ratio) as standard normals."""
    ratio = 2.0
    for _ in range(64):
        ratio = (1 + ratio) ** (1 / (dimensions + 1))
    steps = ratio ** -np.arange(1, dimensions + 1)
    unit = (0.5 + np.outer(steps, np.arange(1, SAMPLES + 1))) % 1
    inverse = NormalDist().inv_cdf
    return np.array([[inverse(u) for u in row] for row in unit])
