"""A small knowledge of its own for the snapshots, so that an editor's change of a figure is no change of a picture."""

from datetime import date
from decimal import Decimal

from knowledge.schema import (
    Change,
    Condition,
    Figure,
    Knowledge,
    Niche,
    Programme,
    ProgrammeGates,
    Scope,
    Source,
    Tip,
    Value,
    Words,
)

CHECKED = date(2026, 11, 1)


def words(en, sv, nb):
    return Words(en=en, sv=sv, nb=nb)


def figure(unit, *amounts, scope=None, countries=()):
    """One amount is exact, two are low and high, three have a likely value."""
    ends = {1: ("likely",), 2: ("low", "high"), 3: ("low", "likely", "high"), 0: ()}[len(amounts)]
    told = {end: Decimal(amount) for end, amount in zip(ends, amounts, strict=True)}
    value = Value(valid_from=date(2025, 1, 1), countries=countries, sources=("paper",), **told)
    return Figure(
        what=words("a rate", "en sats", "en sats"),
        unit=unit,
        kind="our_estimate",
        scope=scope or Scope(),
        values=(value,),
        last_checked=CHECKED,
        review_every_days=90,
    )


def tier(low, below):
    return Scope(followers_from=low, followers_below=below)


FIGURES = {
    "exchange_rates.sek": figure("currency_per_usd", "10.5"),
    "creator_rewards.rpm": figure("usd_per_1000_qualified_views", "0.25", "0.65", "1.8"),
    "creator_rewards.qualified_share": figure("share", "0.35", "0.55", "0.70"),
    "creator_rewards.long_video_share": figure("share", "0.1", "0.5", "0.9"),
    "creator_rewards.month_noise": figure("factor", "1.25", "1.5", "2.0"),
    "creator_rewards.followers_minimum": figure("followers", "10000"),
    "creator_rewards.views_minimum": figure("views", "100000"),
    "creator_rewards.age_minimum": figure("years", "18"),
    "creator_rewards.residence": figure("count", countries=("DE", "GB", "US")),
    "creator_rewards.video_length_minimum": figure("seconds", "60"),
    "live.per_session": figure("usd_per_session", "5", "200"),
    "live.followers_minimum": figure("followers", "1000"),
    "live.age_minimum": figure("years", "18"),
    "subscription.share": figure("share", "0.5", "0.7"),
    "subscription.price": figure("usd", "4.99", "5.99"),
    "subscription.followers_minimum": figure("followers", "10000"),
    "series.price_typical": figure("usd", "5", "10"),
    "series.followers_minimum": figure("followers", "10000"),
    "affiliate.per_sale": figure("usd_per_sale", "1", "4", "50"),
    "affiliate.followers_minimum": figure("followers", "50000"),
    "brand.post_nano": figure("usd_per_post", "10", "100", "400", scope=tier(1_000, 10_000)),
    "brand.post_micro": figure("usd_per_post", "50", "350", "2000", scope=tier(10_000, None)),
    "brand.rights_paid_media": figure("share", "0.3", "1"),
    "brand.exclusivity": figure("share", "0.2", "0.5"),
    "brand.rush": figure("share", "0.25"),
}


def programme(stream, name, **gates):
    return Programme(
        name=Words(en=name, sv=name, nb=name),
        stream=stream,
        status="open",
        gates=ProgrammeGates(**gates),
        sources=("paper",),
    )


PROGRAMMES = {
    "creator_rewards": programme(
        "creator_rewards",
        "Creator Rewards",
        residence="creator_rewards.residence",
        age="creator_rewards.age_minimum",
        followers="creator_rewards.followers_minimum",
        views_30d="creator_rewards.views_minimum",
        account_types=("personal",),
        video_length="creator_rewards.video_length_minimum",
    ),
    "live_gifts": programme("live_gifts", "LIVE", age="live.age_minimum", followers="live.followers_minimum"),
    "live_subscriptions": programme("live_subscriptions", "subscriptions", followers="subscription.followers_minimum"),
    "series": programme("series", "Series", followers="series.followers_minimum"),
    "affiliate": programme("affiliate", "Affiliate", followers="affiliate.followers_minimum"),
    "brand_deals": programme("brand_deals", "brands"),
    "own_products": programme("own_products", "own products"),
}


def tip(title, stream, *changes, when=()):
    return Tip(
        title=words(*title),
        steps=words("Begin.", "Börja.", "Begynn."),
        stream=stream,
        when=when,
        change=changes,
        sources=("paper",),
    )


TIPS = {
    "one_more_deal": tip(
        ("Write to brands", "Skriv till företag", "Skriv til bedrifter"),
        "brand_deals",
        Change(field="brand_deals_per_month", add=Decimal(1)),
    ),
    "go_live": tip(
        ("Go LIVE once a week", "Sänd LIVE en gång i veckan", "Send LIVE en gang i uka"),
        "live_gifts",
        Change(field="live_sessions_per_month", add=Decimal(4)),
    ),
    "sell_a_series": tip(
        ("Sell a Series", "Sälj en Series", "Selg en Series"),
        "series",
        Change(field="series_sales_per_month", add=Decimal(5)),
    ),
    "reach_followers": tip(
        ("Reach 50,000 followers", "Nå 50 000 följare", "Nå 50 000 følgere"),
        "affiliate",
        Change(field="followers", set=Decimal(50_000)),
        when=(Condition(field="followers", below=Decimal(50_000)),),
    ),
    "be_original": tip(("Keep it original", "Var dig själv", "Vær deg selv"), None),
}

SMALL = Knowledge(
    version="small",
    figures=FIGURES,
    sources={"paper": Source(title="A paper", authority="C", collected=CHECKED)},
    programmes=PROGRAMMES,
    faq={},
    tips=TIPS,
    niches={"cooking": Niche(name=words("Cooking", "Matlagning", "Matlaging"))},
    countries={},
)
