"""What a brand pays for one video without any rights, by two rules of thumb, and what a further answer would tell.

By the tier of followers, and by average views times a price per thousand. Where both are known they are weighed by how
sure each is, and the band stays as wide as the narrower: the guides behind them copy one another, so that they agree
proves little.

Knows which figures price a video. Does not know rights or offers.
"""

from dataclasses import dataclass
from decimal import Decimal
from math import exp, log

from bot.advice.profile import Profile, Quantity
from bot.advice.ranges import NOTHING, Z90, Spread, product, spread_of, told
from bot.advice.readings import Readings, once
from bot.advice.streams import TRUST_IN_GUIDES, price_of


@dataclass(frozen=True)
class Facts:
    """What a video's price is read from. `residence` is where the person sells."""

    followers: Quantity | None
    average_views: Quantity | None
    niche: str | None
    residence: str | None


def video_price(facts: Facts, readings: Readings) -> tuple[Spread | None, tuple[str, ...]]:
    """One video without rights, and the figures it was read from."""
    by_tier, tiers = _by_tier(facts.followers, readings)
    by_views, per_view = _by_views(facts, readings)
    both = [one for one in (by_tier, by_views) if one.high > 0]
    if not both:
        return None, ()
    factor, niches = niche_factor(facts.niche, readings)
    return _weighed(both).times(factor), once((*tiers, *per_view, *niches))


def _by_tier(followers: Quantity | None, readings: Readings) -> tuple[Spread, tuple[str, ...]]:
    if followers is None:
        return NOTHING, ()
    price = price_of("brand_deals", Profile(followers=followers, brand_deals_per_month=Decimal(1)), readings)
    return price.spread, price.figures


def _by_views(facts: Facts, readings: Readings) -> tuple[Spread, tuple[str, ...]]:
    """By the price per thousand of the country where the person lives and sells, else the one of all."""
    if facts.average_views is None:
        return NOTHING, ()
    figure = readings.scoped("brand.cpm", "country").get(facts.residence or "", "brand.cpm")
    price, used = in_dollars(figure, readings)
    return product(told(facts.average_views).times(0.001), price), used


def in_dollars(figure: str, readings: Readings) -> tuple[Spread, tuple[str, ...]]:
    """A price in its own currency as dollars, and the figures that it took."""
    price = readings.spread(figure)
    if price is None:
        return NOTHING, ()
    currency = str(readings.knowledge.figures[figure].unit).partition("_")[0].upper()
    rate_figure = readings.knowledge.rates.get(currency)
    rate = None if rate_figure is None else readings.spread(rate_figure)
    if rate is None or rate_figure is None:
        return price, (figure,)
    return price.times(1 / rate.likely), (figure, rate_figure)


def _weighed(prices: list[Spread]) -> Spread:
    """The mean on the log scale, each by its precision; as wide as the narrowest."""
    narrowest = min(price.sigma for price in prices)
    if narrowest <= 0:
        return prices[0]
    weights = [1 / price.sigma**2 for price in prices]

    def mean(values: list[float]) -> float:
        return sum(weight * value for weight, value in zip(weights, values, strict=True)) / sum(weights)

    middle = exp(mean([log(price.low * price.high) / 2 for price in prices]))
    reach = exp(Z90 * narrowest)
    return spread_of(middle / reach, exp(mean([log(price.likely) for price in prices])), middle * reach)


def niche_factor(niche: str | None, readings: Readings) -> tuple[float, tuple[str, ...]]:
    """How a niche moves the price, half-way, like every rate that guides give."""
    figure = readings.scoped("brand.niche_", "niche").get(niche or "")
    factor = None if figure is None else readings.spread(figure)
    if factor is None or figure is None:
        return 1.0, ()
    return factor.likely**TRUST_IN_GUIDES, (figure,)


def told_by(new: float, have: float) -> float:
    """What a second rule of thumb tells: how much narrower the band gets, and how far its middle may move."""
    weight = have**2 / (new**2 + have**2) if have > 0 else 0.0
    return float(max(0.0, have**2 - new**2) + (weight * new) ** 2)


def widest_tier(readings: Readings) -> float:
    tiers = [
        fid for fid in readings.knowledge.figures if readings.knowledge.figures[fid].scope.followers_from is not None
    ]
    prices = [readings.spread(fid) for fid in tiers if fid.startswith("brand.post_")]
    return max((price.sigma for price in prices if price is not None), default=0.0)
