"""Followers and views against what each programme asks for."""

from datetime import date
from decimal import Decimal

from bot.advice.eligibility import GateCheck, check, counting
from bot.advice.profile import Profile, Quantity
from bot.advice.readings import Readings
from bot.pictures.bars import PLACES
from bot.pictures.card import HARD_GATES, Values, checked, why_closed
from bot.pictures.lettering import capital, lettered, said
from bot.wording import formats
from bot.wording.catalogue import catalogue
from bot.wording.voice import Voice
from knowledge.range import Range
from knowledge.schema import Programme

COUNTED = ("followers", "views_30d")
UNTOLD = "?"


def gates(profile: Profile, voice: Voice, told_on: date) -> Values:
    """Everything that the picture shows, formatted: numbers of the day they were told on, thresholds of today.

    Programmes that ask for no followers and no views are left out.
    """
    readings = Readings(voice.knowledge, voice.today)
    programmes = voice.knowledge.programmes
    checks = {pid: check(pid, profile, readings) for pid in counting(voice.knowledge)}
    figures = tuple(figure for one in checks.values() for figure in one.figures)
    told = {"open": Decimal(sum(one.eligible is True for one in checks.values())), "all": Decimal(len(checks))}
    earlier = [said("gates_as_of", voice, {"day": told_on})] if told_on != voice.today else []
    order = sorted(checks, key=lambda pid: (_rank(checks[pid]), pid))
    return {
        "day": formats.day(voice.today, voice.lang),
        "title": said("gates_title", voice),
        "sub": said("gates_sub", voice),
        "count": said("gates_count", voice, told),
        "followers": said("gate_followers", voice),
        "views": said("gate_views_30d", voice),
        "needed": said("gate_needed", voice),
        "rows": [_row(programmes[pid], checks[pid], profile, readings, voice) for pid in order],
        "foot": [*earlier, *checked(figures, voice)],
    }


def _rank(one: GateCheck) -> int:
    return {True: 0, None: 1, False: 2}[one.eligible] + _hard(one)


def _hard(one: GateCheck) -> bool:
    return any(miss.gate in HARD_GATES for miss in one.missing)


def _row(programme: Programme, one: GateCheck, profile: Profile, readings: Readings, voice: Voice) -> Values:
    """One programme; `state` is open, unknown, closed (can be reached) or shut (cannot)."""
    state = {True: "open", None: "unknown", False: "shut" if _hard(one) else "closed"}[one.eligible]
    uncounted = tuple(miss for miss in one.missing if miss.gate not in COUNTED)
    return {
        "name": lettered(capital(programme.name.within(voice.lang))),
        "state": state,
        "verdict": said(f"gate_{state}", voice),
        "note": why_closed(uncounted, voice) if uncounted else _untold(one, voice),
        "followers": _gate(programme.gates.followers, profile.followers, readings, voice),
        "views": _gate(programme.gates.views_30d, profile.views_30d, readings, voice),
    }


def _untold(one: GateCheck, voice: Voice) -> str:
    """What nobody knows yet besides the numbers that stand in the row with a question mark."""
    if one.eligible is not None:
        return ""
    names = [
        catalogue("keeping")[f"gate_field_{field}"].within(voice.lang) for field in one.unknown if field not in COUNTED
    ]
    return said("gate_untold", voice, {"fields": formats.listed(names, voice.lang)}) if names else ""


def _gate(figure: str | None, have: Quantity | None, readings: Readings, voice: Voice) -> Values | None:
    """How far along, 1 at the threshold and beyond; None where nothing is asked for."""
    demand = None if figure is None else readings.demand(figure)
    if demand is None:
        return None
    need = demand[0]
    least = have.low if isinstance(have, Range) else have
    share = None if least is None else 1.0 if least >= need else round(float(least / need), PLACES)
    return {
        "have": UNTOLD if have is None else voice.said("count", have),
        "need": voice.said("count", need),
        "share": share,
    }
