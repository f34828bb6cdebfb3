"""Profiles, offers and payouts made up by hypothesis, and what is more of what pays."""

from decimal import Decimal

from hypothesis import strategies as st

from bot.advice.offers import Offer
from bot.advice.payouts import Payout
from bot.advice.profile import Profile

counts = st.integers(min_value=0, max_value=400_000)
shares = st.integers(min_value=0, max_value=100).map(lambda percent: Decimal(percent) / 100)
some = st.integers(min_value=1, max_value=10**8).map(Decimal)

profiles = st.fixed_dictionaries(
    {},
    optional={
        "residence": st.sampled_from(["US", "CA", "SE", "NO", "KR", "DE"]),
        "age": st.integers(min_value=13, max_value=80),
        "account_type": st.sampled_from(["personal", "business"]),
        "followers": st.one_of(counts, st.tuples(counts, counts).map(sorted)),
        "views_30d": st.integers(min_value=0, max_value=10**9),
        "long_video_share": shares,
        "qualified_share": shares,
        "niche": st.sampled_from(["finance", "tech", "cooking", "comedy", "gaming"]),
        "audience": st.sampled_from([{"US": 0.7, "BR": 0.3}, {"SE": 1.0}, {"US": 0.1}]),
        "posts_per_month": st.integers(min_value=0, max_value=100),
        "average_views": counts,
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

months = st.builds("{}-{:02}".format, st.integers(2024, 2026), st.integers(1, 12))
views = st.integers(min_value=1_000, max_value=10**8).map(Decimal)
amounts = st.integers(min_value=1, max_value=100_000).map(Decimal)


@st.composite
def payouts(draw: st.DrawFn) -> Payout:
    """Of any size, with the views that counted now and then."""
    seen = draw(views)
    counted = draw(st.one_of(st.none(), shares.map(lambda share: max(Decimal(1), seen * share))))
    return Payout(draw(amounts), draw(months), seen, counted)


offers = st.builds(
    Offer,
    amount=amounts,
    deliverables=st.integers(1, 5),
    followers=st.one_of(st.none(), counts.map(Decimal)),
    average_views=st.one_of(st.none(), st.integers(1, 10**7).map(Decimal)),
    niche=st.sampled_from([None, "finance", "comedy", "gaming"]),
    paid_media=st.sampled_from([None, False, True]),
    usage_months=st.sampled_from([None, Decimal(1), Decimal(6), Decimal(24)]),
    perpetual=st.sampled_from([None, False, True]),
    exclusivity=st.sampled_from([None, False, True]),
    exclusivity_months=st.sampled_from([None, Decimal(1), Decimal(12)]),
    rush=st.booleans(),
)

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
