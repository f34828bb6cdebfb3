"""Whether what a brand offers is fair: the videos' price, each right's price, the sum, and where the offer lies in it.

Rights are shares of the videos' price, added up.

Knows the rules and where a verdict ends. Does not know currencies, wording or how an offer is asked about.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import exp, log
from statistics import NormalDist
from typing import Literal

from bot.advice.profile import Profile, Quantity
from bot.advice.questions import HARDLY_NARROWS
from bot.advice.ranges import NOTHING, Z90, Band, Spread, point, product
from bot.advice.readings import Readings, once
from bot.advice.video_price import Facts, niche_factor, told_by, video_price, widest_tier
from knowledge.schema import Knowledge

Verdict = Literal["low", "low to fair", "fair", "fair to generous", "generous"]
VERDICTS: tuple[tuple[float, Verdict], ...] = (
    (0.2, "low"),
    (0.4, "low to fair"),
    (0.6, "fair"),
    (0.8, "fair to generous"),
    (1.0, "generous"),
)
"""Five equal parts of what fair deals like this one pay: of ten, two pay less than where "low" ends, and two more than
where "generous" begins. Equal, because nobody has measured where fair ends; none is more precise than the band."""

Right = Literal["usage", "paid_media", "perpetual", "exclusivity", "rush"]
RedFlag = Literal[
    "pays_only_in_products",
    "upfront_fee_asked",
    "perpetual_rights",
    "unlimited_revisions",
    "no_contract",
    "rights_unpriced",
    "long_exclusivity",
]
USUAL_RUN = Decimal(3)
"""Months that the figure for ads is taken to cover; guides give it without a time, campaigns run for a quarter."""

LONG_EXCLUSIVITY = Decimal(6)
"""Months from which it shuts out so much other work that it is worth a warning."""


@dataclass(frozen=True)
class Offer:
    """What a brand offers, in US dollars, for so many videos. None is "not told"; the profile fills in the numbers.

    `usage_months` is how long the brand may use the video, `paid_media` whether as an ad, `perpetual` for ever.
    """

    amount: Decimal
    deliverables: int = 1
    followers: Quantity | None = None
    average_views: Quantity | None = None
    niche: str | None = None
    paid_media: bool | None = None
    usage_months: Decimal | None = None
    perpetual: bool | None = None
    exclusivity: bool | None = None
    exclusivity_months: Decimal | None = None
    rush: bool = False
    pays_only_in_products: bool = False
    upfront_fee_asked: bool = False
    unlimited_revisions: bool = False
    no_contract: bool = False


@dataclass(frozen=True)
class RightPrice:
    """What one right adds, in US dollars."""

    id: Right
    price: Band


@dataclass(frozen=True)
class OfferVerdict:
    """`verdict`, `videos` and `fair` are None while neither followers nor average views are known.

    `videos` is the price without any rights, `fair` with those that are asked for. `place` is the share of fair deals
    that pay less. `counter` is what to ask for, None where the offer is good already. `missing` names what would
    narrow it, the most telling first: profile fields and "rights".
    """

    verdict: Verdict | None
    videos: Band | None
    rights: tuple[RightPrice, ...]
    fair: Band | None
    place: float | None
    counter: Decimal | None
    red_flags: tuple[RedFlag, ...]
    missing: tuple[str, ...]
    figures: tuple[str, ...]
    sources: tuple[str, ...]


def judge(offer: Offer, profile: Profile, knowledge: Knowledge, today: date) -> OfferVerdict:
    """An offer against what such work fetches. What the offer leaves out is taken from the profile."""
    readings = Readings(knowledge, today)
    facts = _facts(offer, profile)
    one, figures = video_price(facts, readings)
    shares, priced = _rights(offer, readings)
    missing = _missing(offer, facts, readings)
    if one is None:
        return OfferVerdict(None, None, (), None, None, None, _flags(offer, None, 0.0), missing, figures, ())
    videos = one.times(max(1, offer.deliverables))
    fair = product(videos, _sum([point(1.0), *shares.values()]))
    place = _place(float(offer.amount), fair)
    verdict = next(verdict for end, verdict in VERDICTS if place <= end)
    used = once((*figures, *priced))
    return OfferVerdict(
        verdict=verdict,
        videos=videos.in_cents(),
        rights=tuple(RightPrice(right, product(videos, share).in_cents()) for right, share in shares.items()),
        fair=fair.in_cents(),
        place=place,
        counter=_counter(offer.amount, place, fair),
        red_flags=_flags(offer, videos, sum(share.low for share in shares.values())),
        missing=missing,
        figures=used,
        sources=readings.sources(used),
    )


def _facts(offer: Offer, profile: Profile) -> Facts:
    views = profile.average_views
    month, posts = profile.views_30d, profile.posts_per_month
    if views is None and isinstance(month, Decimal) and isinstance(posts, Decimal) and posts >= 1:
        views = month / posts
    return Facts(
        followers=profile.followers if offer.followers is None else offer.followers,
        average_views=views if offer.average_views is None else offer.average_views,
        niche=profile.niche if offer.niche is None else offer.niche,
        residence=profile.residence,
    )


def _rights(offer: Offer, readings: Readings) -> tuple[dict[Right, Spread], tuple[str, ...]]:
    """Each right asked for as a share of the videos' price, and the figures they were read from.

    Ads: one figure for a usual run, then so much a month. Use without ads: so much a month from the first. For ever is
    never less than the time that was named. Exclusivity: so much a month, at most what guides take for all of it.
    """
    shares: dict[Right, Spread] = {}
    used: list[str] = []

    def read(figure: str) -> Spread:
        spread = readings.spread(figure)
        if spread is None:
            return NOTHING
        used.append(figure)
        return spread

    use: Right | None = None
    if offer.paid_media:
        use = "paid_media"
        further = float(max(Decimal(0), (offer.usage_months or Decimal(0)) - USUAL_RUN))
        shares[use] = read("brand.rights_paid_media")
        if further > 0:
            shares[use] = _sum([shares[use], read("brand.usage_month").times(further)])
    elif offer.usage_months:
        use = "usage"
        shares[use] = read("brand.usage_month").times(float(offer.usage_months))
    if offer.perpetual:
        timed = NOTHING if use is None else shares.pop(use)
        shares["perpetual"] = _larger(timed, read("brand.perpetual"))
    if offer.exclusivity or offer.exclusivity_months:
        one, all_of_it = read("brand.exclusivity"), read("brand.exclusivity_full")
        months = one.times(max(1.0, float(offer.exclusivity_months or 1)))
        shares["exclusivity"] = _smaller(months, _larger(one, all_of_it)) if all_of_it.high > 0 else months
    if offer.rush:
        shares["rush"] = read("brand.rush")
    return {right: share for right, share in shares.items() if share.high > 0}, tuple(used)


def _sum(parts: list[Spread]) -> Spread:
    """Added end to end: a brand that pays well for one right pays well for the next."""
    return Spread(sum(one.low for one in parts), sum(one.likely for one in parts), sum(one.high for one in parts))


def _larger(one: Spread, other: Spread) -> Spread:
    return Spread(max(one.low, other.low), max(one.likely, other.likely), max(one.high, other.high))


def _smaller(one: Spread, other: Spread) -> Spread:
    return Spread(min(one.low, other.low), min(one.likely, other.likely), min(one.high, other.high))


def _place(amount: float, fair: Spread) -> float:
    """The share of fair deals that pay less: low is at a tenth, likely at half, high at nine tenths."""
    if amount <= 0:
        return 0.0
    end = fair.low if amount < fair.likely else fair.high
    reach = abs(log(end / fair.likely))
    above = log(amount / fair.likely)
    if reach == 0:
        return 0.5 if above == 0 else float(above > 0)
    return NormalDist().cdf(above / reach * Z90)


def _counter(amount: Decimal, place: float, fair: Spread) -> Decimal | None:
    """The likely price where the offer lies below fair; within it where fair ends, since there is room to ask."""
    below, within = VERDICTS[1][0], VERDICTS[2][0]
    if place > within:
        return None
    up = log(fair.high / fair.likely) / Z90
    ask = fair.likely if place <= below else fair.likely * exp(NormalDist().inv_cdf(within) * up)
    return max(Decimal(repr(ask)).quantize(Decimal(1)), amount)


def _flags(offer: Offer, videos: Spread | None, least_for_rights: float) -> tuple[RedFlag, ...]:
    """In the order of how much harm they do. Rights are unpriced where the money does not even pay for the videos."""
    unpriced = videos is not None and least_for_rights > 0 and 0 < float(offer.amount) < videos.likely
    flags: tuple[tuple[RedFlag, bool], ...] = (
        ("upfront_fee_asked", offer.upfront_fee_asked),
        ("perpetual_rights", bool(offer.perpetual)),
        ("pays_only_in_products", offer.pays_only_in_products),
        ("no_contract", offer.no_contract),
        ("rights_unpriced", unpriced),
        ("unlimited_revisions", offer.unlimited_revisions),
        ("long_exclusivity", (offer.exclusivity_months or Decimal(0)) >= LONG_EXCLUSIVITY),
    )
    return tuple(flag for flag, raised in flags if raised)


def _missing(offer: Offer, facts: Facts, readings: Readings) -> tuple[str, ...]:
    """What was not told, by how much log-variance its answer would take away; what would hardly matter is left out."""
    video, _ = video_price(facts, readings)
    if video is None:
        return ("followers", "average_views", *(("rights",) if _rights_untold(offer) else ()))
    worth: dict[str, float] = {}
    by_views = (readings.spread("brand.cpm") or video).sigma
    if facts.average_views is None:
        worth["average_views"] = told_by(by_views, video.sigma)
    if facts.followers is None:
        worth["followers"] = told_by(widest_tier(readings), by_views)
    if facts.niche is None:
        factors = [niche_factor(niche, readings)[0] for niche in readings.scoped("brand.niche_", "niche")]
        worth["niche"] = _variance([log(factor) for factor in factors])
    if _rights_untold(offer):
        ads = readings.spread("brand.rights_paid_media") or NOTHING
        worth["rights"] = _variance([0.0, log(1 + ads.likely)])
    order = sorted(worth, key=lambda name: -worth[name])
    return tuple(name for name in order if worth[name] >= HARDLY_NARROWS)


def _rights_untold(offer: Offer) -> bool:
    return offer.paid_media is None and offer.perpetual is None and offer.usage_months is None


def _variance(values: list[float]) -> float:
    mean = sum(values) / len(values) if values else 0.0
    return sum((value - mean) ** 2 for value in values) / len(values) if values else 0.0
