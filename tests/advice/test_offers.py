"""Whether an offer is fair, what to ask for instead, and what to be careful with."""

from datetime import date
from decimal import Decimal

import pytest

from bot.advice.offers import Offer, OfferVerdict, judge
from bot.advice.profile import Profile
from knowledge.load import load_knowledge
from knowledge.schema import Knowledge

TODAY = date(2026, 11, 22)
FOLLOWERS = Decimal(40_000)


@pytest.fixture(scope="module")
def real() -> Knowledge:
    return load_knowledge()


def judged(real: Knowledge, amount: int, profile: Profile | None = None, **told: object) -> OfferVerdict:
    offer = Offer(Decimal(amount), **{"followers": FOLLOWERS, **told})  # type: ignore[arg-type]
    return judge(offer, profile or Profile(), real, TODAY)


def test_three_hundred_dollars_with_an_ad_is_low(real: Knowledge) -> None:
    """40,000 followers, an ad for three months: the video alone is worth more, and the ad about as much again."""
    verdict = judged(real, 300, paid_media=True, usage_months=Decimal(3))

    assert verdict.verdict == "low"
    assert verdict.videos is not None
    assert verdict.fair is not None
    assert [right.id for right in verdict.rights] == ["paid_media"]
    assert verdict.videos.likely < verdict.fair.likely
    assert verdict.counter == verdict.fair.likely
    assert "rights_unpriced" in verdict.red_flags
    assert {"brand.post_micro", "brand.rights_paid_media"} <= set(verdict.figures)
    assert verdict.sources


def test_every_verdict_can_be_had(real: Knowledge) -> None:
    """Five, in order, from little to much."""
    seen = [judged(real, amount).verdict for amount in (50, 300, 450, 700, 5000)]

    assert seen == ["low", "low to fair", "fair", "fair to generous", "generous"]


def test_a_good_offer_has_no_counter(real: Knowledge) -> None:
    """Nobody is told to haggle over what is generous."""
    assert judged(real, 5000).counter is None


def test_for_ever_costs_more_than_months(real: Knowledge) -> None:
    """And is a warning in itself."""
    months, ever = (
        judged(real, 300, paid_media=True, usage_months=Decimal(6), perpetual=always) for always in (False, True)
    )

    assert months.fair is not None
    assert ever.fair is not None
    assert ever.fair.likely > months.fair.likely
    assert "perpetual_rights" in ever.red_flags
    assert [right.id for right in ever.rights] == ["perpetual"]


def test_long_exclusivity_costs_more_up_to_a_point(real: Knowledge) -> None:
    """A month, half a year; after that all of it has been paid for."""
    one, six, twenty, forty = (judged(real, 300, exclusivity_months=Decimal(months)).fair for months in (1, 6, 20, 40))

    assert one is not None and six is not None and twenty is not None  # noqa: PT018
    assert one.likely < six.likely
    assert twenty == forty


def test_warnings_come_from_facts(real: Knowledge) -> None:
    """The worst first; none without a reason."""
    told = dict.fromkeys(("no_contract", "unlimited_revisions", "upfront_fee_asked", "pays_only_in_products"), True)

    assert judged(real, 5000).red_flags == ()
    assert judged(real, 5000, **told).red_flags == (
        "upfront_fee_asked",
        "pays_only_in_products",
        "no_contract",
        "unlimited_revisions",
    )


def test_without_followers_and_views_nothing_is_judged(real: Knowledge) -> None:
    """They are asked for, and the rights after them."""
    verdict = judged(real, 300, followers=None)

    assert (verdict.verdict, verdict.fair) == (None, None)
    assert verdict.missing == ("followers", "average_views", "rights")


def test_the_profile_fills_in_what_the_offer_leaves_out(real: Knowledge) -> None:
    """Followers, and average views from a month's views and posts."""
    profile = Profile.model_validate({"followers": 40_000, "views_30d": 400_000, "posts_per_month": 20})

    verdict = judged(real, 300, profile, followers=None)

    assert "brand.cpm" in verdict.figures
    assert "average_views" not in verdict.missing
    assert verdict.missing[0] == "rights"


def test_a_swede_is_priced_in_the_swedish_market(real: Knowledge) -> None:
    """By the Swedish price per thousand, in dollars."""
    figures = judged(real, 300, Profile(residence="SE"), average_views=Decimal(20_000)).figures

    assert {"brand.cpm_sek", "exchange_rates.sek"} <= set(figures)


def test_average_views_narrow_the_price(real: Knowledge) -> None:
    """They say more than followers do, and are asked for first."""
    plain = judged(real, 300)
    seen = judged(real, 300, average_views=Decimal(20_000))

    assert plain.missing[0] == "average_views"
    assert plain.videos is not None
    assert seen.videos is not None
    assert seen.videos.high / seen.videos.low < plain.videos.high / plain.videos.low
