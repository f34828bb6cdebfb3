"""An estimate: streams, gates, total, assumptions, and the shape that others rely on."""

import json
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.advice.estimate import Estimate, StreamEstimate, as_contract, estimate
from bot.advice.profile import Profile
from bot.advice.tips import TipWorth
from knowledge.range import Range
from knowledge.schema import STREAMS, Knowledge, StreamId

AMERICAN = Profile.model_validate(
    {
        "residence": "US",
        "age": 25,
        "account_type": "personal",
        "followers": 30_000,
        "views_30d": 400_000,
        "long_video_share": "0.8",
    }
)


def stream(made: Estimate, name: StreamId) -> StreamEstimate:
    return made.streams[STREAMS.index(name)]


def test_every_stream_is_listed_in_order(knowledge: Knowledge, today: date) -> None:
    """Even for someone who has told nothing."""
    assert tuple(one.id for one in estimate(Profile(), knowledge, today).streams) == STREAMS


def test_a_closed_gate_pays_nothing_and_shows_what_it_would_pay(knowledge: Knowledge, today: date) -> None:
    """A Swede's Rewards are nothing, with the amount that they would be beside it."""
    rewards = stream(estimate(AMERICAN.having(residence="SE"), knowledge, today), "creator_rewards")

    assert (rewards.eligible, rewards.low, rewards.likely, rewards.high) == (False, 0, 0, 0)
    assert rewards.if_open is not None
    assert rewards.if_open.likely > 50


def test_missed_views_are_priced_at_the_demand(knowledge: Knowledge, today: date) -> None:
    """ "If you passed it" means the views that it takes."""
    few, just = (estimate(AMERICAN.having(views_30d=views), knowledge, today) for views in (60_000, 100_000))

    passed = stream(few, "creator_rewards").if_open

    assert passed is not None
    assert passed.likely == stream(just, "creator_rewards").likely


def test_a_minor_gets_no_amounts_for_rewards_gifts_and_subscriptions(knowledge: Knowledge, today: date) -> None:
    """Not even "if you passed it"."""
    made = estimate(AMERICAN.having(age=16, live_sessions_per_month=4, subscribers=20), knowledge, today)

    for name in ("creator_rewards", "live_gifts", "live_subscriptions"):
        one = stream(made, name)
        assert (one.eligible, one.high, one.if_open) == (False, 0, None)


def test_an_unknown_gate_keeps_the_stream_in_the_total_and_is_assumed(knowledge: Knowledge, today: date) -> None:
    """Age and account type are named; the amount stays."""
    made = estimate(
        Profile.model_validate({"residence": "US", "followers": 30_000, "views_30d": 400_000}), knowledge, today
    )

    assert made.total.likely > 0
    assert stream(made, "creator_rewards").eligible is None
    assert made.assumes == ("age", "account_type", "long_video_share")


def test_an_activity_not_told_is_priced_for_one_and_stays_outside(knowledge: Knowledge, today: date) -> None:
    """One deal's price is shown; the total is Rewards alone."""
    made = estimate(AMERICAN, knowledge, today)

    deals, rewards = stream(made, "brand_deals"), stream(made, "creator_rewards")
    assert deals.conditional
    assert deals.likely == 350
    assert (made.total.low, made.total.likely, made.total.high) == (rewards.low, rewards.likely, rewards.high)


def test_no_deals_told_is_none(knowledge: Knowledge, today: date) -> None:
    """A told zero is no condition."""
    deals = stream(estimate(AMERICAN.having(brand_deals_per_month=0), knowledge, today), "brand_deals")

    assert (deals.conditional, deals.high, deals.eligible) == (False, 0, True)


def test_untold_views_are_not_guessed(knowledge: Knowledge, today: date) -> None:
    """Rewards is nothing until the views are told, says so, and asks for them."""
    made = estimate(Profile.model_validate({"residence": "US", "followers": 30_000}), knowledge, today)

    rewards = stream(made, "creator_rewards")
    assert (rewards.high, rewards.needs, "views_30d" in rewards.unknown) == (0, "views_30d", True)
    assert made.next_question == "views_30d"


def test_deals_without_followers_say_what_they_need(knowledge: Knowledge, today: date) -> None:
    """No price is made up, and followers are asked for."""
    made = estimate(Profile.model_validate({"residence": "SE", "brand_deals_per_month": 2}), knowledge, today)

    assert stream(made, "brand_deals").needs == "followers"
    assert made.next_question == "followers"


def test_a_told_range_of_followers_spans_its_tiers(knowledge: Knowledge, today: date) -> None:
    """From 1,000 up to 10,000 is one tier, up to 20,000 two."""
    one, two = (
        stream(
            estimate(AMERICAN.having(followers=Range(Decimal(1_000), Decimal(high))), knowledge, today), "brand_deals"
        )
        for high in (10_000, 20_000)
    )

    assert (one.low, one.high) == (10, 400)
    assert (two.low, two.high) == (10, 2000)


def test_the_audience_and_the_niche_move_the_rate_and_narrow_it(knowledge: Knowledge, today: date) -> None:
    """American viewers pay more than Brazilian ones, finance more than entertainment; either tells something."""
    plain = stream(estimate(AMERICAN, knowledge, today), "creator_rewards")
    american, brazilian, finance, comedy = (
        stream(estimate(AMERICAN.having(**fact), knowledge, today), "creator_rewards")
        for fact in ({"audience": {"US": 0.8}}, {"audience": {"BR": 0.8}}, {"niche": "finance"}, {"niche": "comedy"})
    )

    assert brazilian.likely < plain.likely < american.likely
    assert comedy.likely < finance.likely
    assert american.high / american.low < plain.high / plain.low


def test_rewards_with_views_and_length_known_span_at_most_twelve(knowledge: Knowledge, today: date) -> None:
    """The band is wide, not useless."""
    rewards = stream(estimate(AMERICAN, knowledge, today), "creator_rewards")

    assert rewards.high / rewards.low <= 12


def test_the_contract_shape(knowledge: Knowledge, today: date) -> None:
    """Names, gates and JSON numbers as they are relied on."""
    made = estimate(Profile.model_validate({"residence": "SE", "views_30d": [1000, 5000]}), knowledge, today)
    tips = (TipWorth("a", Decimal("1.50"), Decimal(2), Decimal(3)), TipWorth("b"))

    plain = as_contract(made, tips)

    assert json.loads(json.dumps(plain)) == plain
    assert list(plain) == [
        "streams",
        "total",
        "currency",
        "period",
        "assumes",
        "next_question",
        "tips",
        "sources",
    ]
    rewards = plain["streams"][0]
    assert list(rewards) == ["id", "eligible", "missing", "unknown", "low", "likely", "high", "if"]
    assert rewards["missing"][0] == {
        "gate": "residence",
        "have": "SE",
        "need": ["BR", "FR", "DE", "JP", "KR", "GB", "US"],
    }
    assert rewards["missing"][1] == {"gate": "views_30d", "have": [1000, 5000], "need": 100000}
    assert rewards["unknown"] == ["age", "followers", "account_type", "video_length"]
    assert plain["tips"] == [
        {"id": "a", "low": 1.5, "likely": 2, "high": 3},
        {"id": "b", "low": None, "likely": None, "high": None},
    ]
    assert plain["sources"] == ["paper"]


counts = st.integers(min_value=0, max_value=400_000)
shares = st.integers(min_value=0, max_value=100).map(lambda percent: Decimal(percent) / 100)
profiles = st.fixed_dictionaries(
    {},
    optional={
        "residence": st.sampled_from(["US", "CA", "SE", "NO", "KR", "DE"]),
        "age": st.integers(min_value=13, max_value=80),
        "account_type": st.sampled_from(["personal", "business"]),
        "followers": counts,
        "views_30d": st.integers(min_value=0, max_value=10**9),
        "long_video_share": shares,
        "qualified_share": shares,
        "niche": st.sampled_from(["finance", "tech", "cooking", "comedy", "gaming"]),
        "audience": st.sampled_from([{"US": 0.7, "BR": 0.3}, {"SE": 1.0}, {"US": 0.1}]),
        "brand_deals_per_month": st.integers(min_value=0, max_value=30),
        "live_sessions_per_month": st.integers(min_value=0, max_value=60),
        "subscribers": counts,
        "subscription_price": st.integers(min_value=1, max_value=50),
        "affiliate_sales_per_month": counts,
        "series_sales_per_month": counts,
        "series_price": st.integers(min_value=1, max_value=190),
        "own_product_income": counts,
    },
).map(Profile.model_validate)

PAYS = (
    "views_30d",
    "long_video_share",
    "qualified_share",
    "brand_deals_per_month",
    "live_sessions_per_month",
    "subscribers",
    "subscription_price",
    "affiliate_sales_per_month",
    "series_sales_per_month",
    "series_price",
    "own_product_income",
)


@settings(max_examples=60, deadline=None)
@given(profile=profiles)
def test_an_estimate_keeps_its_promises(profile: Profile, knowledge: Knowledge, today: date) -> None:
    """Ends in order, nothing from closed gates, a total between its largest part and the sum of the highs; twice."""
    made = estimate(profile, knowledge, today)

    assert made == estimate(profile, knowledge, today)
    parts = [one for one in made.streams if one.eligible is not False and not one.conditional]
    for one in (*made.streams, made.total):
        assert 0 <= one.low <= one.likely <= one.high
    for one in made.streams:
        assert one.eligible is not False or one.high == 0
        assert (one.eligible is False) == bool(one.missing)
        assert one.eligible is not None or one.unknown
    if parts:
        assert made.total.high <= sum(one.high for one in parts) + Decimal("0.07")
        assert made.total.low >= max(one.low for one in parts)
        assert made.total.high >= max(one.high for one in parts)


@settings(max_examples=100, deadline=None)
@given(profile=profiles, field=st.sampled_from(PAYS), more=st.integers(min_value=1, max_value=100))
def test_more_of_what_pays_never_lowers(
    profile: Profile, field: str, more: int, knowledge: Knowledge, today: date
) -> None:
    """Neither the total nor any stream."""
    have = getattr(profile, field) or Decimal(0)
    grown = min(Decimal(1), have + Decimal(more) / 100) if field.endswith("share") else have * 2 + more

    before = estimate(profile.having(**{field: have}), knowledge, today)
    after = estimate(profile.having(**{field: grown}), knowledge, today)

    cent = Decimal("0.01")
    for was, becomes in zip((*before.streams, before.total), (*after.streams, after.total), strict=True):
        assert becomes.low >= was.low - cent
        assert becomes.likely >= was.likely - cent
        assert becomes.high >= was.high - cent
