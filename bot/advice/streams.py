"""What each stream pays in a month, as a spread: views times shares times rate, deals times price, and so on.

Knows the factors of each stream and how sure each is. Does not know the gates' rules, the total or any wording.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import exp, log, sqrt

from bot.advice.eligibility import OPEN, GateCheck, check, is_minor
from bot.advice.own_rate import Factors, OwnRate
from bot.advice.profile import Profile, Quantity
from bot.advice.ranges import NOTHING, Spread, mixture, point, product, spread_of, told
from bot.advice.readings import Readings, once
from knowledge.schema import STREAMS, StreamId

TRUST_IN_GUIDES = 0.5
"""How far a country's or a niche's published rate moves ours, on the log scale. Such rates come from guides
that copy one another and contradict themselves, so they count half."""

NOT_FOR_MINORS: frozenset[StreamId] = frozenset({"creator_rewards", "live_gifts", "live_subscriptions"})
"""No amount is reckoned here for anyone under age, not even "if you passed it"."""

GROUP_OF_NICHE: Mapping[str, str] = {
    **dict.fromkeys(("finance", "business", "tech", "career", "real_estate"), "finance"),
    **dict.fromkeys(("education", "health", "fitness", "cooking", "food"), "education"),
    **dict.fromkeys(("entertainment", "comedy", "dance", "music"), "entertainment"),
}
"""The groups in which rates are reported. A niche outside them is paid the rate of all."""

SHARE_BY_RESIDENCE: Mapping[str, str] = dict.fromkeys(("US", "CA"), "subscription.share_us_ca")


@dataclass(frozen=True)
class Price:
    """What a stream would pay were every gate open. `needs` is the field without which nothing can be said."""

    spread: Spread
    figures: tuple[str, ...] = ()
    conditional: bool = False
    needs: str | None = None


@dataclass(frozen=True)
class Stream:
    """One stream for one person. `spread` is nothing where a gate is closed; `if_open` is what it would be."""

    id: StreamId
    check: GateCheck
    spread: Spread
    figures: tuple[str, ...]
    conditional: bool
    needs: str | None
    if_open: Spread | None = None

    @property
    def counts(self) -> bool:
        """Whether it is part of the total."""
        return self.check.eligible is not False and not self.conditional


def month(profile: Profile, readings: Readings, own: OwnRate | None = None) -> tuple[Stream, ...]:
    """All streams, in their order. `own` is what the person's payouts have taught."""
    return tuple(one_stream(stream, profile, readings, own) for stream in STREAMS)


def one_stream(stream: StreamId, profile: Profile, readings: Readings, own: OwnRate | None = None) -> Stream:
    gate = check(stream, profile, readings) if stream in readings.knowledge.programmes else OPEN
    barred = stream in NOT_FOR_MINORS and is_minor(profile)
    if barred or gate.eligible is False:
        passed = having_passed(profile, gate)
        price = price_of(stream, passed, readings, own)
        too_young = barred or any(miss.gate == "age" for miss in gate.missing)
        if_open = None if too_young or price.spread.high <= 0 else price.spread
        figures = gate.figures if if_open is None else price.figures + gate.figures
        return Stream(stream, gate, NOTHING, once(figures), price.conditional, None, if_open)
    price = price_of(stream, profile, readings, own)
    return Stream(stream, gate, price.spread, once(price.figures + gate.figures), price.conditional, price.needs)


def price_of(stream: StreamId, profile: Profile, readings: Readings, own: OwnRate | None = None) -> Price:
    """What a stream would pay were every gate open."""
    return (
        _creator_rewards(profile, readings, own) if stream == "creator_rewards" else PRICES[stream](profile, readings)
    )


def having_passed(profile: Profile, gate: GateCheck) -> Profile:
    """The same person at the demands that are missed: just enough followers and views, some long videos."""
    facts: dict[str, object] = {}
    for miss in gate.missing:
        if miss.gate in ("followers", "views_30d"):
            facts[miss.gate] = miss.need
        elif miss.gate == "video_length":
            facts["long_video_share"] = None
        elif miss.gate == "account_type" and isinstance(miss.need, tuple):
            facts["account_type"] = miss.need[0]
    return profile.model_copy(update=facts) if facts else profile


def rewards_rate(
    audience: Mapping[str, float] | None,
    niche: str | None,
    readings: Readings,
    figure: str = "creator_rewards.rpm",
) -> tuple[Spread, tuple[str, ...]]:
    """US dollars per 1,000 qualified views, moved half-way by country and niche, and what it was read from.

    What a told country or niche explains of the differences between creators is taken out of the band.
    """
    base = readings.spread(figure)
    if base is None:
        return NOTHING, ()
    factor, variance, figures = 1.0, base.sigma**2, [figure]
    countries = readings.scoped("creator_rewards.rpm_", "country")
    known = {code: share for code, share in (audience or {}).items() if code in countries and share > 0}
    if known:
        rates = [(share, readings.spread(countries[code]) or base) for code, share in known.items()]
        blend = mixture([*rates, (max(0.0, 1 - sum(known.values())), base)])
        factor *= (blend.likely / base.likely) ** TRUST_IN_GUIDES
        variance -= sum(known.values()) * _explained(countries, readings)
        figures += [countries[code] for code in known]
    niches = readings.scoped("creator_rewards.rpm_", "niche")
    group = niche if niche in niches else GROUP_OF_NICHE.get(niche or "")
    if group in niches:
        likely = {name: (readings.spread(fid) or base).likely for name, fid in niches.items()}
        middle = sum(log(rate) for rate in likely.values()) / len(likely)
        factor *= exp(TRUST_IN_GUIDES * (log(likely[group]) - middle))
        variance -= _explained(niches, readings)
        figures.append(niches[group])
    narrowest = base.sigma / 2
    return base.times(factor).with_sigma(max(sqrt(max(variance, 0.0)), narrowest)), tuple(figures)


def _explained(figures: Mapping[str, str], readings: Readings) -> float:
    """Log-variance between the groups' rates, as far as they are trusted."""
    logs = [log(rate.likely) for fid in figures.values() if (rate := readings.spread(fid)) and rate.likely > 0]
    middle = sum(logs) / len(logs)
    return TRUST_IN_GUIDES**2 * sum((one - middle) ** 2 for one in logs) / len(logs)


def share_told_or(figure: str, quantity: Quantity | None, readings: Readings) -> tuple[Spread, tuple[str, ...]]:
    """A told share, or what the knowledge assumes where it was not told."""
    if quantity is not None:
        return told(quantity, most=1.0), ()
    assumed = readings.spread(figure)
    return (NOTHING, ()) if assumed is None else (assumed, (figure,))


def rewards_factors(profile: Profile, readings: Readings) -> tuple[Factors, tuple[str, ...]]:
    """The share on long videos, the share of those that qualifies, dollars per 1,000 of these; and the figures read."""
    rate, figures = rewards_rate(profile.audience, profile.niche, readings)
    on_long, assumed_long = share_told_or("creator_rewards.long_video_share", profile.long_video_share, readings)
    qualified, assumed = share_told_or("creator_rewards.qualified_share", profile.qualified_share, readings)
    return (on_long, qualified, rate), figures + assumed_long + assumed


def _creator_rewards(profile: Profile, readings: Readings, own: OwnRate | None = None) -> Price:
    factors, figures = rewards_factors(profile, readings)
    if profile.views_30d is None:
        return Price(NOTHING, figures, needs="views_30d")
    thousands = told(profile.views_30d).times(0.001)
    if own is None:
        return Price(product(thousands, *factors), figures)
    return Price(product(thousands, own.product(factors, profile)), figures + own.figures)


def _brand_deals(profile: Profile, readings: Readings) -> Price:
    count, conditional = _how_many(profile.brand_deals_per_month)
    if profile.followers is None:
        return Price(NOTHING, (), conditional, None if count == NOTHING else "followers")
    low, high = _ends(profile.followers)
    tiers = [fid for end in (low, high) if (fid := readings.tier("brand.post_", end)) is not None]
    prices = [price for fid in tiers if (price := readings.spread(fid)) is not None]
    if not prices:
        return Price(NOTHING, (), conditional)
    likely = sqrt(prices[0].likely * prices[-1].likely)
    each = prices[0] if prices[0] == prices[-1] else spread_of(prices[0].low, likely, prices[-1].high)
    return Price(product(count, each), once(tiers), conditional)


def _live_gifts(profile: Profile, readings: Readings) -> Price:
    tier = None if profile.followers is None else readings.tier("live.per_session", _ends(profile.followers)[1])
    return _each(profile.live_sessions_per_month, tier or "live.per_session", readings)


def _live_subscriptions(profile: Profile, readings: Readings) -> Price:
    count, conditional = _how_many(profile.subscribers)
    spread, figures = subscription_share(profile.residence, readings)
    price, assumed = _told_or("subscription.price", profile.subscription_price, readings)
    return Price(product(count, price, spread), assumed + figures, conditional)


def subscription_share(residence: str | None, readings: Readings) -> tuple[Spread, tuple[str, ...]]:
    """What of a subscription reaches the creator; where the residence is not told, from the lowest to the highest."""
    ids = once(tuple(SHARE_BY_RESIDENCE.values()))
    if residence is not None:
        ids = (SHARE_BY_RESIDENCE.get(residence, "subscription.share"),)
    else:
        ids = ("subscription.share", *ids)
    shares = [share for fid in ids if (share := readings.spread(fid)) is not None]
    if not shares:
        return NOTHING, ()
    if len(shares) == 1:
        return shares[0], ids
    return spread_of(min(s.low for s in shares), shares[0].likely, max(s.high for s in shares)), ids


def _affiliate(profile: Profile, readings: Readings) -> Price:
    return _each(profile.affiliate_sales_per_month, "affiliate.per_sale", readings)


def _series(profile: Profile, readings: Readings) -> Price:
    count, conditional = _how_many(profile.series_sales_per_month)
    price, figures = _told_or("series.price_typical", profile.series_price, readings)
    return Price(product(count, price), figures, conditional)


def _own_products(profile: Profile, readings: Readings) -> Price:
    """What a person sells on their own has no going rate: told, or nothing."""
    if profile.own_product_income is None:
        return Price(NOTHING, conditional=True)
    return Price(told(profile.own_product_income))


def _each(quantity: Quantity | None, figure: str, readings: Readings) -> Price:
    count, conditional = _how_many(quantity)
    rate = readings.spread(figure)
    return Price(NOTHING, (), conditional) if rate is None else Price(product(count, rate), (figure,), conditional)


def _told_or(figure: str, quantity: Quantity | None, readings: Readings) -> tuple[Spread, tuple[str, ...]]:
    if quantity is not None:
        return told(quantity), ()
    assumed = readings.spread(figure)
    return (NOTHING, ()) if assumed is None else (assumed, (figure,))


def _how_many(quantity: Quantity | None) -> tuple[Spread, bool]:
    """What was told, or one a month under an "if"."""
    return (point(1.0), True) if quantity is None else (told(quantity), False)


def _ends(quantity: Quantity) -> tuple[Decimal, Decimal]:
    """Lowest and highest of a told count; a range's top belongs to the tier below the border that it stands on."""
    if isinstance(quantity, Decimal):
        return quantity, quantity
    high = Decimal(told(quantity).high) if quantity.high is None else quantity.high
    return quantity.low, max(quantity.low, high - 1)


PRICES: Mapping[StreamId, Callable[[Profile, Readings], Price]] = {
    "creator_rewards": _creator_rewards,
    "brand_deals": _brand_deals,
    "live_gifts": _live_gifts,
    "live_subscriptions": _live_subscriptions,
    "affiliate": _affiliate,
    "series": _series,
    "own_products": _own_products,
}
