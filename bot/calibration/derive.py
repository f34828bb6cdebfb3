"""The rates as they follow from the evidence: for each figure the 80 % band, from how many, how, and the doubt.

Knows what each figure is made of. Does not change the knowledge; a test holds the figures to what is derived here.
"""

from collections.abc import Callable, Mapping
from math import exp, hypot, log, sqrt
from statistics import fmean

from bot.advice.ranges import Z90
from bot.calibration.brands import derive_brands
from bot.calibration.cases import by_creator, log_of_each, per_1000, qualified_share
from bot.calibration.guides import guides_on
from bot.calibration.live import derive_live
from bot.calibration.pooling import Guides, Pooled, pool
from bot.calibration.rounding import Derived
from knowledge.evidence import Case, Evidence
from knowledge.schema import Knowledge

EXTREMES_REACH = 4.0
"""A creator who tells the lowest and the highest of many videos tells about four standard deviations."""

RPM = "creator_rewards.rpm"
SHARE = "creator_rewards.qualified_share"
MONTH_NOISE = "creator_rewards.month_noise"


def derive(evidence: Evidence, knowledge: Knowledge) -> Mapping[str, Derived]:
    """Every figure that rests on the evidence, by its id. The guides are the claims that stand at the figure."""
    found = [
        _rpm(evidence, knowledge),
        _rpm_video(evidence, knowledge),
        _share(evidence, knowledge),
        _fund(evidence, knowledge),
        *derive_brands(knowledge),
        derive_live(knowledge),
    ]
    return {one.figure: one for one in found}


def of_all_views(evidence: Evidence, knowledge: Knowledge) -> Derived:
    """Dollars per 1,000 of all views, seen directly: a check on rate times share, and no figure of its own."""
    rate, share = guides_on(knowledge, RPM, log), guides_on(knowledge, SHARE, log)
    prior = Guides(rate.middle + share.middle, hypot(rate.spread, share.spread), rate.count)
    pooled = pool(log_of_each(by_creator(evidence, "creator_rewards", of_views)), prior, video_noise(evidence))
    return _derived("per 1,000 of all views", pooled, exp, "payout by views, single videos", "a check only")


def rates_of_creators(evidence: Evidence) -> Mapping[str, list[tuple[Case, float]]]:
    """Dollars per 1,000 qualified views, by creator."""
    return by_creator(evidence, "creator_rewards", of_qualified)


def month_noise(knowledge: Knowledge) -> float:
    """Standard deviation of a creator's single month around their usual rate, on the log scale."""
    value = knowledge.figures[MONTH_NOISE].values[-1].likely
    return 0.0 if value is None else log(value) / Z90


def video_noise(evidence: Evidence) -> float:
    """The same of a single video: from creators who told the lowest and the highest of theirs."""
    spans = [
        log(high / low) / EXTREMES_REACH
        for case in evidence.cases.values()
        if case.level == "videos" and case.per_1000 is not None
        for low, high in (evidence.usd(case.per_1000, case),)
    ]
    return sqrt(fmean([span**2 for span in spans])) if spans else 0.0


def of_qualified(evidence: Evidence, case: Case) -> float | None:
    return per_1000(evidence, case, "qualified_views")


def of_views(evidence: Evidence, case: Case) -> float | None:
    return per_1000(evidence, case, "views")


def _rpm(evidence: Evidence, knowledge: Knowledge) -> Derived:
    prior, noise = guides_on(knowledge, RPM, log), month_noise(knowledge)
    pooled = pool(log_of_each(rates_of_creators(evidence)), prior, noise)
    method = f"mean of creators' logs, {prior.count} guide sites as prior, a month's noise of {noise:.2f}"
    return _derived(RPM, pooled, exp, method, "some known by one video only; who shows a payout is no random creator")


def _rpm_video(evidence: Evidence, knowledge: Knowledge) -> Derived:
    noise = video_noise(evidence)
    pooled = pool(log_of_each(rates_of_creators(evidence)), guides_on(knowledge, RPM, log), noise)
    method = f"as a month's, with a video's noise of {noise:.2f} instead"
    told = sum(case.level == "videos" for case in evidence.cases.values())
    doubt = f"that noise rests on {told} creators' lowest and highest"
    return _derived("creator_rewards.rpm_video", pooled, exp, method, doubt)


def _share(evidence: Evidence, knowledge: Knowledge) -> Derived:
    prior = guides_on(knowledge, SHARE, _log_odds)
    found = by_creator(evidence, "creator_rewards", qualified_share)
    pooled = pool([fmean([_log_odds(share) for _, share in records]) for records in found.values()], prior)
    method = f"mean of creators' log-odds, {prior.count} guide sites as prior"
    doubt = "one video each; one follows from payout and rate, one from a transcript without decimals"
    return _derived(SHARE, pooled, _from_log_odds, method, doubt)


def _fund(evidence: Evidence, knowledge: Knowledge) -> Derived:
    prior, noise = guides_on(knowledge, "creator_fund.rpm", log), month_noise(knowledge)
    pooled = pool(log_of_each(by_creator(evidence, "creator_fund", of_views)), prior, noise)
    method = f"mean of creators' logs, {prior.count} guide sites as prior, a month's noise of {noise:.2f}"
    return _derived("creator_fund.rpm", pooled, exp, method, "videos, months and ten months mixed")


def _derived(figure: str, pooled: Pooled, back: Callable[[float], float], method: str, doubt: str) -> Derived:
    low, likely, high = (back(end) for end in (pooled.low, pooled.likely, pooled.high))
    seen = f"{back(pooled.middle_of_seen):.2g} ({back(pooled.middle_from):.2g}–{back(pooled.middle_to):.2g})"
    return Derived(figure, low, likely, high, pooled.count, seen, method, doubt)


def _log_odds(share: float) -> float:
    return log(share / (1 - share))


def _from_log_odds(value: float) -> float:
    return 1 / (1 + exp(-value))
