"""The people whose pictures are drawn: a typical Swede, an American with every stream, nobody, a giant, a
beginner before every gate, a minor."""

from datetime import UTC, date, datetime, timedelta

from bot.advice.estimate import as_contract, estimate
from bot.advice.profile import Profile
from bot.advice.tips import rank_tips
from bot.dialogue.replies import Picture, Reply, Say
from bot.dialogue.session import Saved
from bot.pictures.picture import values_of
from bot.wording.voice import Voice
from bot.wording.words import put_into_words

TODAY = date(2026, 11, 22)

SWEDE = {
    "residence": "SE",
    "followers": 12_000,
    "views_30d": 200_000,
    "niche": "cooking",
    "age": 24,
    "account_type": "personal",
    "brand_deals_per_month": 1,
}
AMERICAN = {
    "residence": "US",
    "followers": 60_000,
    "views_30d": 1_500_000,
    "niche": "finance",
    "age": 30,
    "account_type": "personal",
    "long_video_share": "0.7",
    "qualified_share": "0.5",
    "engagement_rate": "0.064",
    "average_views": 24_000,
    "audience": {"US": 0.8, "GB": 0.1},
    "brand_deals_per_month": 2,
    "live_sessions_per_month": 8,
    "subscribers": 40,
    "affiliate_sales_per_month": 90,
    "series_sales_per_month": 10,
    "own_product_income": 400,
}
GIANT = {
    "residence": "US",
    "followers": 8_000_000_000,
    "views_30d": 900_000_000_000,
    "niche": "comedy",
    "age": 40,
    "account_type": "personal",
    "average_views": 900_000_000,
    "audience": {"US": 0.3, "GB": 0.2, "DE": 0.2, "BA": 0.2, "VC": 0.1},
    "brand_deals_per_month": 1000,
    "live_sessions_per_month": 300,
    "subscribers": 5_000_000,
    "affiliate_sales_per_month": 1_000_000,
    "series_sales_per_month": 900_000,
    "own_product_income": 1_000_000_000,
}
MINOR = {
    "residence": "GB",
    "followers": 300,
    "views_30d": 4_000,
    "niche": "gaming",
    "age": 15,
    "account_type": "business",
    "long_video_share": "0",
}
BEGINNER = {
    "residence": "US",
    "followers": 400,
    "views_30d": 3_000,
    "niche": "lifestyle",
    "age": 19,
    "account_type": "business",
    "long_video_share": "0",
}
PEOPLE = {
    "swede": (SWEDE, "SEK", "Lina Bakar", 3),
    "american": (AMERICAN, "USD", "Dr. Maximiliana Featherstonehaugh-Cholmondeley de la Vega y Montenegro", 10),
    "nobody": ({}, "NOK", "", 0),
    "giant": (GIANT, "SEK", "Å" * 80, 8),
    "beginner": (BEGINNER, "SEK", "lisa.l1fe_", 2),
    "minor": (MINOR, "GBP", "Ола Нордманн 🎬", 1),
}
"""Facts, currency, name, and how many estimates are saved."""


def picture_of(kind, who, knowledge, theme="light", voice=None):
    """The picture as the conversation asks for it; one of a kept estimate holds its words."""
    facts, _, name, count = PEOPLE[who]
    profile = Profile.model_validate(facts)
    reckoned = estimate(profile, knowledge, TODAY)
    shows = {
        "profile": profile,
        "estimate": reckoned,
        "name": name,
        "tips": rank_tips(profile, knowledge, reckoned, TODAY),
        "saved": [saved_estimate(at, facts, knowledge) for at in range(count)],
    }
    if kind == "summary":
        shows["saved"] = saved_estimate(0, facts, knowledge, summary_of(shows, voice), name[:40])
    return Picture(kind, shows, theme)


def summary_of(shows, voice):
    """The text of an estimate as it is sent and kept."""
    values = {name: shows[name] for name in ("estimate", "tips", "profile")}
    return put_into_words(Reply((Say("estimate", values),)), 1, voice).text


def drawn_from(kind, who, knowledge, lang="en", theme="light"):
    """Kind and values, as the outbox keeps them."""
    voice = Voice.of(lang, PEOPLE[who][1], knowledge, TODAY)
    return values_of(picture_of(kind, who, knowledge, theme, voice), voice)


def saved_estimate(at, facts, knowledge, text="", name=None):
    """The estimate of `at` months ago, when views were lower."""
    earlier = {"views_30d": int(facts["views_30d"] * 0.85**at)} if facts else {}
    profile = Profile.model_validate({**facts, **earlier})
    reckoned = estimate(profile, knowledge, TODAY)
    return Saved(
        id=str(at),
        day=datetime(2026, 11, 22, tzinfo=UTC) - timedelta(days=31 * at),
        low=str(reckoned.total.low),
        high=str(reckoned.total.high),
        text=text,
        name=name,
        profile=profile.model_dump(mode="json", exclude_none=True),
        knowledge_version=knowledge.version,
        estimate=as_contract(reckoned),
    )
