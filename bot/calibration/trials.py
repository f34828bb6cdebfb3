"""Each case put to the estimate with what its creator would have known, and what was paid beside it.

A creator's own records take no part in the rates that theirs is held against. Knows which path answers which case.
Does not count.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from bot.advice.estimate import estimate
from bot.advice.profile import Profile
from bot.advice.quick import QuickViews, quick_views
from bot.advice.ranges import Band
from bot.calibration.cases import PER, middle_usd
from bot.calibration.derive import derive, of_qualified, of_views
from bot.calibration.rounding import Derived
from knowledge.evidence import Case, Evidence
from knowledge.schema import Knowledge, StreamId

Test = Literal["month", "month_all_views", "video", "video_all_views", "video_as_month", "fund", "brand", "live"]
ENOUGH_VIEWS = PER * PER
"""Where only a rate is told. The band is in proportion to the views."""


@dataclass(frozen=True)
class Trial:
    """One case held against one estimate, in US dollars."""

    case: str
    test: Test
    band: Band
    paid: float

    @property
    def inside(self) -> bool:
        return float(self.band.low) <= self.paid <= float(self.band.high)

    @property
    def width(self) -> float:
        return float(self.band.high / self.band.low)

    @property
    def factor(self) -> float:
        """How many times likely lies above or below what was paid."""
        ratio = self.paid / float(self.band.likely)
        return max(ratio, 1 / ratio)


def trials(evidence: Evidence, knowledge: Knowledge) -> list[Trial]:
    """Every case that tells what is needed."""
    day = knowledge.figures["creator_rewards.rpm"].last_checked
    unseen = {
        creator: with_figures(knowledge, derive(evidence.without(creator), knowledge))
        for creator in sorted({case.creator for case in evidence.cases.values()})
    }
    return [
        trial
        for name, case in evidence.cases.items()
        if not case.has("left_out", "extremes", "not_tiktok", "several_things")
        for trial in _trials_of(name, case, evidence, unseen[case.creator], day)
    ]


def with_figures(knowledge: Knowledge, derived: Mapping[str, Derived]) -> Knowledge:
    """The knowledge as it would be with these bands."""
    figures = dict(knowledge.figures)
    for name, band in derived.items():
        figure, (low, likely, high) = figures[name], band.rounded()
        value = figure.values[-1].model_copy(update={"low": low, "likely": likely, "high": high})
        figures[name] = figure.model_copy(update={"values": (*figure.values[:-1], value)})
    return knowledge.model_copy(update={"figures": figures})


def usual_width(knowledge: Knowledge) -> float:
    """High by low of a month whose views are told, all on videos long enough."""
    day = knowledge.figures["creator_rewards.rpm"].last_checked
    band = quick_views(Decimal(ENOUGH_VIEWS), knowledge, day).if_total
    return float(band.high / band.low)


def _trials_of(name: str, case: Case, evidence: Evidence, knowledge: Knowledge, day: date) -> Iterator[Trial]:
    match case.kind:
        case "creator_rewards":
            yield from _rewards(name, case, evidence, knowledge, day)
        case "creator_fund":
            rate = of_views(evidence, case)
            if rate is not None:
                views = case.views or ENOUGH_VIEWS
                yield Trial(name, "fund", _quick(case, views, knowledge, day).fund, rate * views / PER)
        case "brand_deal" if case.followers is not None and case.paid is not None:
            profile = Profile(followers=Decimal(case.followers), brand_deals_per_month=Decimal(1))
            band = _stream("brand_deals", profile, knowledge, day)
            yield Trial(name, "brand", band, middle_usd(evidence, case, case.paid))
        case "live_gifts" if case.followers is not None and case.paid is not None and case.level == "session":
            profile = Profile(followers=Decimal(case.followers), live_sessions_per_month=Decimal(1))
            band = _stream("live_gifts", profile, knowledge, day)
            yield Trial(name, "live", band, middle_usd(evidence, case, case.paid))


def _rewards(name: str, case: Case, evidence: Evidence, knowledge: Knowledge, day: date) -> Iterator[Trial]:
    of_those, of_all = of_qualified(evidence, case), of_views(evidence, case)
    single = case.level != "account"
    if of_those is not None:
        views = case.qualified_views or ENOUGH_VIEWS
        band = _quick(case, views, knowledge, day, single).if_all_qualify
        yield Trial(name, "video" if single else "month", band, of_those * views / PER)
    if of_all is not None and case.views is not None:
        paid = of_all * case.views / PER
        own = _quick(case, case.views, knowledge, day, single).if_total
        yield Trial(name, "video_all_views" if single else "month_all_views", own, paid)
        if single:
            yield Trial(name, "video_as_month", _quick(case, case.views, knowledge, day).if_total, paid)


def _quick(case: Case, views: int, knowledge: Knowledge, day: date, single: bool = False) -> QuickViews:
    """Views and niche are what a person tells. Where the viewers are, no case tells."""
    return quick_views(Decimal(views), knowledge, day, niche=case.niche, one_video=single)


def _stream(stream: StreamId, profile: Profile, knowledge: Knowledge, day: date) -> Band:
    found = next(one for one in estimate(profile, knowledge, day).streams if one.id == stream)
    return Band(found.low, found.likely, found.high)
