"""LIVE gifts: what guides claim for one evening, and how little that says.

Knows that no case tells an ordinary evening. Does not read cases: those in the news are stars.
"""

from math import exp, log

from scipy.special import stdtrit

from bot.advice.ranges import Z90
from bot.calibration.guides import guide_ranges
from bot.calibration.pooling import guides
from bot.calibration.rounding import Derived
from knowledge.schema import Knowledge

FIGURE = "live.per_session"


def derive_live(knowledge: Knowledge) -> Derived:
    """The middle of the sites' middles; as wide as each site's own range and their disagreement together."""
    ranges = [(log(low), log(high)) for low, high in guide_ranges(knowledge.figures[FIGURE])]
    said = guides(ranges, Z90)
    reach = float(stdtrit(said.count - 1, 0.9)) * said.spread * (1 + 1 / said.count) ** 0.5
    return Derived(
        figure=FIGURE,
        low=exp(said.middle - reach),
        likely=exp(said.middle),
        high=exp(said.middle + reach),
        count=said.count,
        seen="–",
        method="sites' ranges, as wide as they are and as they disagree",
        doubt="no ordinary evening among the cases; some sites name a size of account, some do not",
    )
