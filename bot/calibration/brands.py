"""Brand deals: one line through what the published tables say, and the spread of real payments around it.

Knows that tables disagree and that followers explain little. Does not read cases: hardly any tells a price paid.
"""

from collections.abc import Iterator
from math import exp, hypot, log, sqrt
from statistics import fmean

from bot.advice.ranges import OPEN_END, Z90
from bot.calibration.guides import guide_ranges
from bot.calibration.pooling import slope
from bot.calibration.rounding import Derived
from knowledge.schema import Figure, Knowledge

SMALLEST = 100
"""Followers. Whoever has fewer is not in the tables; the lowest tier starts here."""


def derive_brands(knowledge: Knowledge) -> Iterator[Derived]:
    """The band of each tier of followers."""
    tiers = {
        name: figure
        for name, figure in knowledge.figures.items()
        if name.startswith("brand.post_") and figure.scope.followers_from is not None
    }
    told = {name: [(log(low) + log(high)) / 2 for low, high in guide_ranges(figure)] for name, figure in tiers.items()}
    points = [(_middle(tiers[name]), price) for name, prices in told.items() for price in prices]
    rise, _ = slope(points)
    start = fmean([price - rise * size for size, price in points])
    beside = sqrt(fmean([(price - start - rise * size) ** 2 for size, price in points]))
    around = spread_of_payments(knowledge)
    for name, figure in tiers.items():
        low, high = _ends(figure)
        centre = start + rise * (low + high) / 2
        sites = len(told[name])
        reach = Z90 * hypot(around, rise * (high - low) / sqrt(12), beside / sqrt(sites))
        yield Derived(
            figure=name,
            low=exp(centre - reach),
            likely=exp(centre),
            high=exp(centre + reach),
            count=sites,
            seen="–",
            method=f"sites' tables, one line through all tiers: price as followers to the power {rise:.2f}",
            doubt=f"tables disagree by a factor of {exp(beside):.1f}; the width is that of payments made",
        )


def spread_of_payments(knowledge: Knowledge) -> float:
    """Standard deviation of the logs of payments that followers do not explain: from their mean and median."""
    mean, median, explained = (
        float(knowledge.figures[f"brand.{name}"].values[-1].likely or 0)
        for name in ("mean_payment", "median_payment", "followers_explain")
    )
    return sqrt(2 * log(mean / median) * (1 - explained))


def _middle(figure: Figure) -> float:
    return sum(_ends(figure)) / 2


def _ends(figure: Figure) -> tuple[float, float]:
    low = max(figure.scope.followers_from or 0, SMALLEST)
    return log(low), log(figure.scope.followers_below or low * OPEN_END)
