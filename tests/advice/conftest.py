"""A small knowledge of its own, so that these facts stay provable when the real figures move."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from knowledge.schema import (
    Change,
    Condition,
    Figure,
    Knowledge,
    Programme,
    ProgrammeGates,
    Scope,
    Source,
    Tip,
    Unit,
    Value,
    Words,
)

TODAY = date(2026, 6, 15)
WORDS = Words(en="a", sv="b", nb="c")
REWARDS = ("BR", "FR", "DE", "JP", "KR", "GB", "US")
RPM: Unit = "usd_per_1000_qualified_views"


def figure(unit: Unit, *amounts: str, scope: Scope | None = None, countries: tuple[str, ...] = ()) -> Figure:
    """A figure from its amounts: one is exact, two are low and high, three have a likely value."""
    ends = [Decimal(amount) for amount in amounts]
    low, likely, high = (ends[0], ends[1], ends[2]) if len(ends) == 3 else (None, None, None)
    if len(ends) == 2:
        low, high = ends
    if len(ends) == 1:
        likely = ends[0]
    value = Value(
        valid_from=date(2025, 1, 1), low=low, likely=likely, high=high, countries=countries, sources=("paper",)
    )
    return Figure(
        what=WORDS,
        unit=unit,
        kind="our_estimate",
        scope=scope or Scope(),
        values=(value,),
        last_checked=date(2026, 6, 1),
        review_every_days=90,
    )


def country(code: str) -> Scope:
    return Scope(country=code)


def niche(name: str) -> Scope:
    return Scope(niche=name)


def tier(low: int, below: int | None) -> Scope:
    return Scope(followers_from=low, followers_below=below)


FIGURES: Mapping[str, Figure] = {
    "creator_rewards.rpm": figure(RPM, "0.25", "0.65", "1.8"),
    "creator_rewards.rpm_us": figure(RPM, "0.4", "0.9", "2.0", scope=country("US")),
    "creator_rewards.rpm_br": figure(RPM, "0.12", "0.45", scope=country("BR")),
    "creator_rewards.rpm_finance": figure(RPM, "0.8", "1.2", scope=niche("finance")),
    "creator_rewards.rpm_education": figure(RPM, "0.5", "0.8", scope=niche("education")),
    "creator_rewards.rpm_entertainment": figure(RPM, "0.3", "0.6", scope=niche("entertainment")),
    "creator_rewards.qualified_share": figure("share", "0.35", "0.55", "0.70"),
    "creator_rewards.long_video_share": figure("share", "0.1", "0.5", "0.9"),
    "creator_rewards.month_noise": figure("factor", "1.25", "1.5", "2.0"),
    "creator_rewards.followers_minimum": figure("followers", "10000"),
    "creator_rewards.views_minimum": figure("views", "100000"),
    "creator_rewards.age_minimum": figure("years", "18"),
    "creator_rewards.age_minimum_kr": figure("years", "19", scope=country("KR")),
    "creator_rewards.residence": figure("count", countries=REWARDS),
    "creator_rewards.video_length_minimum": figure("seconds", "60"),
    "creator_fund.rpm": figure("usd_per_1000_views", "0.007", "0.05"),
    "live.per_session": figure("usd_per_session", "5", "200"),
    "live.followers_minimum": figure("followers", "1000"),
    "live.age_minimum": figure("years", "18"),
    "subscription.share": figure("share", "0.5", "0.7"),
    "subscription.share_us_ca": figure("share", "0.7", "0.9"),
    "subscription.price": figure("usd", "4.99", "5.99"),
    "subscription.age_minimum": figure("years", "18"),
    "subscription.followers_minimum": figure("followers", "10000"),
    "series.price_typical": figure("usd", "0.99", "189.99"),
    "series.age_minimum": figure("years", "18"),
    "series.followers_minimum": figure("followers", "10000"),
    "affiliate.per_sale": figure("usd_per_sale", "1", "4", "50"),
    "affiliate.followers_minimum": figure("followers", "1000", "5000"),
    "affiliate.shop_countries": figure("count", countries=("US", "GB", "DE")),
    "brand.post_tiny": figure("usd_per_post", "5", "50", scope=tier(0, 1_000)),
    "brand.post_nano": figure("usd_per_post", "10", "100", "400", scope=tier(1_000, 10_000)),
    "brand.post_micro": figure("usd_per_post", "50", "350", "2000", scope=tier(10_000, 100_000)),
    "brand.post_mid": figure("usd_per_post", "300", "2000", "10000", scope=tier(100_000, 500_000)),
    "brand.post_mega": figure("usd_per_post", "1500", "8000", "50000", scope=tier(500_000, None)),
}


def programme(stream: str, gates: ProgrammeGates) -> Programme:
    return Programme.model_validate(
        {"name": WORDS, "stream": stream, "status": "open", "gates": gates, "sources": ("paper",)}
    )


PROGRAMMES: Mapping[str, Programme] = {
    "creator_rewards": programme(
        "creator_rewards",
        ProgrammeGates(
            residence="creator_rewards.residence",
            age="creator_rewards.age_minimum",
            age_by_country={"KR": "creator_rewards.age_minimum_kr"},
            followers="creator_rewards.followers_minimum",
            views_30d="creator_rewards.views_minimum",
            account_types=("personal",),
            video_length="creator_rewards.video_length_minimum",
            standing=True,
        ),
    ),
    "creator_fund": Programme(name=WORDS, status="closed", sources=("paper",)),
    "live_gifts": programme("live_gifts", ProgrammeGates(age="live.age_minimum", followers="live.followers_minimum")),
    "live_subscriptions": programme(
        "live_subscriptions",
        ProgrammeGates(age="subscription.age_minimum", followers="subscription.followers_minimum"),
    ),
    "series": programme("series", ProgrammeGates(age="series.age_minimum", followers="series.followers_minimum")),
    "affiliate": programme(
        "affiliate",
        ProgrammeGates(residence="affiliate.shop_countries", followers="affiliate.followers_minimum"),
    ),
    "brand_deals": programme("brand_deals", ProgrammeGates()),
    "own_products": programme("own_products", ProgrammeGates()),
}


def tip(stream: str | None, when: tuple[Condition, ...] = (), change: tuple[Change, ...] = ()) -> Tip:
    return Tip.model_validate(
        {"title": WORDS, "steps": WORDS, "stream": stream, "when": when, "change": change, "sources": ("paper",)}
    )


TIPS: Mapping[str, Tip] = {
    "reach_followers": tip(
        "creator_rewards",
        (Condition(field="followers", below=Decimal(10_000), unless_told=False),),
        (Change(field="followers", set=Decimal(10_000)),),
    ),
    "longer_videos": tip(
        "creator_rewards",
        (Condition(field="long_video_share", below=Decimal("0.9")),),
        (Change(field="long_video_share", set=Decimal("0.9")),),
    ),
    "one_more_deal": tip("brand_deals", (), (Change(field="brand_deals_per_month", add=Decimal(1)),)),
    "go_live": tip("live_gifts", (), (Change(field="live_sessions_per_month", add=Decimal(4)),)),
    "post_more": tip(None, (), (Change(field="posts_per_month", multiply=Decimal(2)),)),
    "know_your_rights": tip("brand_deals"),
}


@pytest.fixture(scope="session")
def today() -> date:
    return TODAY


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return Knowledge(
        version="test",
        figures=FIGURES,
        sources={"paper": Source(title="Paper", authority="C", collected=date(2026, 6, 1))},
        programmes=PROGRAMMES,
        faq={},
        tips=TIPS,
        niches={},
        countries={},
    )
