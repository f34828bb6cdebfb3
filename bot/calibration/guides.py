"""What guides and tables claim: the claims that stand at a figure, one voice a site.

Knows that a site which says several things is one site. Does not know how much guides weigh.
"""

from collections.abc import Callable, Collection, Iterator
from math import exp, log
from statistics import fmean

from bot.advice.ranges import Z90
from bot.calibration.pooling import Guides, guides
from knowledge.schema import Authority, Figure, Knowledge


def guide_ranges(figure: Figure, among: Collection[str] | None = None) -> Iterator[tuple[float, float]]:
    """Low and high of each site, of all sources or of some."""
    sites: dict[str, list[tuple[float, float]]] = {}
    for claim in figure.claims:
        if claim.low is not None and claim.high is not None and (among is None or claim.source in among):
            sites.setdefault(claim.source.split("_")[0], []).append((float(claim.low), float(claim.high)))
    for said in sites.values():
        yield exp(fmean([log(low) for low, _ in said])), exp(fmean([log(high) for _, high in said]))


def guides_on(knowledge: Knowledge, figure: str, scale: Callable[[float], float], authority: Authority = "D") -> Guides:
    """The prior from those that show no payout of their own; what creators show stands among the cases."""
    among = {name for name, source in knowledge.sources.items() if source.authority == authority}
    ranges = list(guide_ranges(knowledge.figures[figure], among))
    return guides([(scale(low), scale(high)) for low, high in ranges], Z90)
