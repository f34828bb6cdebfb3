"""What the evidence does not support, with how many cases and how far: drift, country, niche, length of videos.

Knows when there would be enough. Does not estimate what it cannot.
"""

from collections import Counter
from math import log

from bot.calibration.cases import by_creator, qualified_share
from bot.calibration.derive import rates_of_creators
from bot.calibration.pooling import slope
from knowledge.evidence import Case, Evidence

ENOUGH_CREATORS = 3
"""In each of two groups, before their difference says anything."""

CLEARLY = 2.0
"""Standard errors from nothing."""


def doubts(evidence: Evidence) -> list[str]:
    """A line each."""
    return [_drift(evidence), _by("country", evidence), _by("niche", evidence), _length(evidence)]


def drift(evidence: Evidence) -> tuple[float, float]:
    """How the log of a rate changes a year, between creators, and its standard error."""
    return slope([(float(case.year), log(rate)) for case, rate in _first_of_each(evidence)])


def supported(field: str, evidence: Evidence) -> bool:
    """Whether two groups have enough creators each to be told apart."""
    return sum(count >= ENOUGH_CREATORS for count in _groups(field, evidence).values()) > 1


def _drift(evidence: Evidence) -> str:
    change, error = drift(evidence)
    found = rates_of_creators(evidence)
    falls = [records for records in found.values() if len(records) > 1 and records[-1][1] < records[0][1]]
    clear = "dated values" if abs(change) > CLEARLY * error else "no clear drift, so the figure is not dated by year"
    return (
        f"year: {change:+.2f} ± {error:.2f} a year on the log scale, {len(found)} creators; "
        f"within one creator it fell in {len(falls)} of {sum(len(r) > 1 for r in found.values())}: {clear}"
    )


def _by(field: str, evidence: Evidence) -> str:
    told = ", ".join(f"{group} {count}" for group, count in sorted(_groups(field, evidence).items())) or "none"
    verdict = "could be compared" if supported(field, evidence) else "too few; guides' differences count half"
    return f"{field}: creators with a rate: {told}: {verdict}"


def _length(evidence: Evidence) -> str:
    told = sum(case.long_videos is not None for case in evidence.cases.values() if case.kind == "creator_rewards")
    shares = len(by_creator(evidence, "creator_rewards", qualified_share))
    return (
        f"length: {told} cases tell that the videos were long, none the share of views on long videos: "
        f"it stays an assumption; qualified share from {shares} creators"
    )


def _groups(field: str, evidence: Evidence) -> Counter[str]:
    return Counter(str(value) for case, _ in _first_of_each(evidence) if (value := getattr(case, field)) is not None)


def _first_of_each(evidence: Evidence) -> list[tuple[Case, float]]:
    return [records[0] for records in rates_of_creators(evidence).values()]
