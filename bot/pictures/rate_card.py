"""The rate card that a creator sends to brands: who they are, what a video costs, and what rights cost on top."""

from bot.advice.profile import Profile, Quantity
from bot.advice.ranges import Spread
from bot.advice.readings import Readings
from bot.advice.streams import one_stream
from bot.pictures.card import Values
from bot.pictures.lettering import capital, lettered, said
from bot.wording import formats
from bot.wording.voice import Voice
from knowledge.range import Range

PACKAGE = 3
RIGHTS = ("rights_paid_media", "exclusivity", "rush")
"""Figures under `brand` that are shares of a video's price."""
MOST_COUNTRIES = 5


class NoPrice(Exception):
    """A rate card needs the followers: without them a video has no price."""


def rate_card(name: str, profile: Profile, voice: Voice) -> Values:
    """Everything that the rate card shows, formatted. `name` is data, as the person wrote it. Raises NoPrice."""
    readings = Readings(voice.knowledge, voice.today)
    deal = one_stream("brand_deals", profile.having(brand_deals_per_month=1), readings)
    if deal.spread.high <= 0:
        raise NoPrice
    each = deal.spread
    return {
        "title": said("rates_title", voice),
        "name": lettered(name) or said("rates_nameless", voice),
        "about": " · ".join(_about(profile, voice)),
        "facts": _facts(profile, voice),
        "prices": {
            "title": said("rates_prices", voice),
            "rows": [_price("rates_one", each, voice), _price("rates_three", each.times(PACKAGE), voice)],
        },
        "rights": {
            "title": said("rates_rights", voice),
            "note": said("rates_rights_note", voice),
            "rows": [row for figure in RIGHTS if (row := _right(figure, each, readings, voice))],
        },
        "foot": said("rates_foot", voice, {"day": voice.today}),
    }


def _about(profile: Profile, voice: Voice) -> list[str]:
    told = [] if profile.niche is None else [capital(lettered(voice.niche(profile.niche)))]
    return told if profile.residence is None else [*told, formats.country(profile.residence, voice.lang)]


def _facts(profile: Profile, voice: Voice) -> list[Values]:
    """What brands ask for, where it was told; the audience as its largest countries."""
    told: list[Values] = []
    for field in ("followers", "average_views", "views_30d", "engagement_rate"):
        value: Quantity | None = getattr(profile, field)
        if value is not None:
            kind = "percent" if field == "engagement_rate" else "count"
            told.append({"name": said(f"rates_{field}", voice), "value": voice.said(kind, value)})
    if profile.audience:
        largest = sorted(profile.audience.items(), key=lambda share: -share[1])[:MOST_COUNTRIES]
        told.append({"name": said("rates_audience", voice), "value": voice.audience(dict(largest)), "wide": True})
    return told


def _price(key: str, band: Spread, voice: Voice) -> Values:
    """A price to ask: the likely one. What brands pay is told to the creator, not to them."""
    amount = said("rates_from", voice, {"price": band.in_cents().likely})
    return {"name": said(key, voice), "note": said(f"{key}_note", voice), "amount": amount}


def _right(figure: str, each: Spread, readings: Readings, voice: Voice) -> Values | None:
    """An extra as a share of a video's price, and as money at the likely price."""
    share = readings.bounds(f"brand.{figure}")
    if share is None:
        return None
    likely = each.in_cents().likely
    told = Range(*share) if share[0] != share[1] else share[0]
    return {
        "name": said(f"rates_{figure}", voice),
        "note": f"+{voice.said('percent', told)}",
        "amount": voice.money(likely * share[0], likely * share[1]),
    }
