"""The earnings card: the month's range, every stream with its own, what is closed and why, how old the figures are."""

from decimal import Decimal
from typing import Any

from bot.advice.eligibility import Missing
from bot.advice.estimate import Estimate, StreamEstimate
from bot.advice.profile import Profile
from bot.pictures.bars import Scale
from bot.pictures.lettering import capital, lettered, said, stream_name
from bot.wording import formats
from bot.wording.catalogue import summary_line
from bot.wording.voice import Voice

Values = dict[str, Any]
HARD_GATES = ("residence", "age")
"""Nobody passes these by growing, so they are said alone."""


def card(estimate: Estimate, profile: Profile, voice: Voice, earlier: bool = False) -> Values:
    """Everything that the card shows, formatted. One of an `earlier` day says so."""
    total, streams = estimate.total, estimate.streams
    scale = Scale.over([total, *(one for one in streams if _counts(one))])
    nothing = total.high == 0
    groups = (
        ("counted", [one for one in streams if _counts(one)]),
        ("if", [one for one in streams if one.eligible is not False and one.conditional]),
        ("closed", [one for one in streams if one.eligible is False]),
    )
    return {
        "day": formats.day(voice.today, voice.lang),
        "title": said("card_title", voice),
        "facts": facts_of(profile, voice),
        "headline": voice.money(total.low, total.high),
        "likely": said("card_nothing", voice) if nothing else said("card_likely", voice, {"likely": total.likely}),
        "bar": scale.bar(total),
        "groups": [_group(kind, some, profile, scale, voice) for kind, some in groups if some],
        "foot": [*([] if nothing else [said("card_chance", voice)]), *figures_of(estimate, voice, earlier)],
    }


def _group(kind: str, some: list[StreamEstimate], profile: Profile, scale: Scale, voice: Voice) -> Values:
    rows = [_row(one, profile, scale, voice) for one in sorted(some, key=_by_size)]
    waiting = kind == "counted" and not any(row["amount"] for row in rows)
    return {"kind": kind, "title": said("group_waiting" if waiting else f"group_{kind}", voice), "rows": rows}


def _counts(one: StreamEstimate) -> bool:
    """Whether it is part of the total."""
    return one.eligible is not False and not one.conditional


def facts_of(profile: Profile, voice: Voice) -> list[str]:
    """The few facts that an estimate hangs on most, short."""
    told = [
        said(f"fact_{field}", voice, {"value": getattr(profile, field)})
        for field in ("followers", "views_30d")
        if getattr(profile, field) is not None
    ]
    if profile.niche is not None:
        told.append(capital(lettered(voice.niche(profile.niche))))
    if profile.residence is not None:
        told.append(formats.country(profile.residence, voice.lang))
    return told


def figures_of(estimate: Estimate, voice: Voice, earlier: bool) -> list[str]:
    """How old the figures are. What was checked since says nothing of an earlier day."""
    return [said("as_of", voice, {"day": voice.today})] if earlier else checked(estimate.figures, voice)


def checked(figures: tuple[str, ...], voice: Voice) -> list[str]:
    """The day on which the figure longest unchecked was last looked at."""
    known = voice.knowledge.figures
    days = [known[fid].last_checked for fid in figures if fid in known]
    return [said("checked", voice, {"day": min(days)})] if days else []


def why_closed(missing: tuple[Missing, ...], voice: Voice) -> str:
    """The reasons in few words; where one cannot be changed, the others do not matter."""
    hard = [one for one in missing if one.gate in HARD_GATES][:1]
    told = [
        said(f"closed_{one.gate}", voice, {"have": one.have, "need": one.need, "short": one.short_by})
        for one in hard or missing
    ]
    return " · ".join(told) or said("closed_young", voice)


def _by_size(one: StreamEstimate) -> tuple[Decimal, Decimal]:
    return -one.likely, -(one.if_open.likely if one.if_open else Decimal(0))


def _row(one: StreamEstimate, profile: Profile, scale: Scale, voice: Voice) -> Values:
    """One stream. `amount` is empty where none can be said."""
    row: Values = {"name": stream_name(one.id, voice), "amount": "", "note": "", "bar": None}
    if one.eligible is False:
        notes = [why_closed(one.missing, voice), *_if_open(one, voice)]
        return row | {"amount": voice.amount(Decimal(0)), "notes": notes}
    if one.high == 0:
        return row | _unpriced(one, profile, voice)
    row["amount"] = voice.money(one.low, one.high)
    if one.conditional:
        return row | {"note": _per(one, voice)}
    return row | {"bar": scale.bar(one)}


def _if_open(one: StreamEstimate, voice: Voice) -> list[str]:
    """What a gate within reach would open."""
    if one.if_open is None or any(miss.gate in HARD_GATES for miss in one.missing):
        return []
    return [said("if_open", voice, {"band": one.if_open, "per": _per(one, voice)})]


def _per(one: StreamEstimate, voice: Voice) -> str:
    """A month, or what a stream that was not told is priced by."""
    return summary_line(f"per_{one.id}" if one.conditional else "per_creator_rewards", voice.lang)


def _unpriced(one: StreamEstimate, profile: Profile, voice: Voice) -> Values:
    needed = {"creator_rewards": "views_30d", "brand_deals": "followers"}.get(one.id)
    if needed and getattr(profile, needed) is None:
        return {"note": said(f"needs_{needed}", voice)}
    if one.conditional:
        return {"note": said("own_price", voice)}
    return {"amount": voice.amount(Decimal(0)), "note": said("none_told", voice)}
