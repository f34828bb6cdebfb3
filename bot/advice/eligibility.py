"""Which gates of a programme a person has passed, which are missed and by how much, which are not known.

Knows how a told number meets a demand. Does not know money, nor the demands themselves; those are figures.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.advice.profile import Profile, Quantity
from bot.advice.readings import Readings
from knowledge.range import Range
from knowledge.schema import Gate, Knowledge, ProgrammeGates

ADULT = Decimal(18)
"""Age of majority. Below it nothing is reckoned for programmes that pay a minor's views or gifts."""

FIELD_OF_GATE: dict[Gate, str] = {
    "residence": "residence",
    "age": "age",
    "followers": "followers",
    "views_30d": "views_30d",
    "account_type": "account_type",
    "video_length": "long_video_share",
}
GATE_OF_FIELD = {field: gate for gate, field in FIELD_OF_GATE.items()}


@dataclass(frozen=True)
class Missing:
    """A gate that told facts fail. `short_by` is what lacks, where that is a number that can grow."""

    gate: Gate
    have: str | Quantity
    need: Decimal | tuple[str, ...]
    short_by: Decimal | None = None


@dataclass(frozen=True)
class GateCheck:
    """`unknown` names profile fields. `eligible` is None while something is unknown and nothing is missed."""

    missing: tuple[Missing, ...]
    unknown: tuple[str, ...]
    eligible: bool | None
    figures: tuple[str, ...] = ()


OPEN = GateCheck((), (), True)
Verdict = Missing | bool | None
"""Of one gate: True is passed, None is not known."""


def gates(programme: str, profile: Profile, knowledge: Knowledge, today: date) -> GateCheck:
    """How a person stands before a programme, by its id. Raises KeyError for an unknown programme."""
    return check(programme, profile, Readings(knowledge, today))


def check(programme: str, profile: Profile, readings: Readings) -> GateCheck:
    """The same with the figures already at hand."""
    rules = readings.knowledge.programmes[programme]
    demands = rules.gates
    verdicts: list[tuple[Gate, str | None, Verdict]] = []
    for gate, figure, judge in _judges(demands, profile):
        verdicts.append((gate, figure, judge(readings)))
    missing = tuple(verdict for _, _, verdict in verdicts if isinstance(verdict, Missing))
    unknown = tuple(FIELD_OF_GATE[gate] for gate, _, verdict in verdicts if verdict is None)
    figures = tuple(figure for _, figure, _ in verdicts if figure is not None)
    closed = bool(missing) or rules.status == "closed"
    return GateCheck(missing, unknown, False if closed else None if unknown else True, figures)


def counting(knowledge: Knowledge) -> tuple[str, ...]:
    """The open programmes that ask for followers or views, by their ids."""
    return tuple(
        pid
        for pid, one in knowledge.programmes.items()
        if one.status == "open" and (one.gates.followers is not None or one.gates.views_30d is not None)
    )


def is_minor(profile: Profile) -> bool:
    """Told to be under age for certain."""
    oldest = None if profile.age is None else _highest(profile.age)
    return oldest is not None and oldest < ADULT


def _judges(demands: ProgrammeGates, profile: Profile) -> list[tuple[Gate, str | None, Callable[[Readings], Verdict]]]:
    judges: list[tuple[Gate, str | None, Callable[[Readings], Verdict]]] = []
    if (residence := demands.residence) is not None:
        judges.append(("residence", residence, lambda known: _residence(profile, known.countries(residence))))
    if demands.age is not None:
        age = demands.age_by_country.get(profile.residence or "", demands.age)
        judges.append(("age", age, lambda known: _number("age", profile.age, age, known)))
    if (followers := demands.followers) is not None:
        judges.append(("followers", followers, lambda known: _number("followers", profile.followers, followers, known)))
    if (views := demands.views_30d) is not None:
        judges.append(("views_30d", views, lambda known: _number("views_30d", profile.views_30d, views, known)))
    if demands.account_types:
        judges.append(("account_type", None, lambda known: _account(profile, demands.account_types)))
    if (length := demands.video_length) is not None:
        judges.append(("video_length", length, lambda known: _video_length(profile, length, known)))
    return judges


def _residence(profile: Profile, countries: tuple[str, ...]) -> Verdict:
    if profile.residence is None:
        return None
    return True if profile.residence in countries else Missing("residence", profile.residence, countries)


def _account(profile: Profile, allowed: tuple[str, ...]) -> Verdict:
    if profile.account_type is None:
        return None
    return True if profile.account_type in allowed else Missing("account_type", profile.account_type, tuple(allowed))


def _number(gate: Gate, have: Quantity | None, figure: str, readings: Readings) -> Verdict:
    """Between what one source demands and what another does, nobody knows."""
    need = readings.demand(figure)
    if need is None:
        return True
    if have is None:
        return None
    low, high = (have.low if isinstance(have, Range) else have), _highest(have)
    if low >= need[1]:
        return True
    if high is not None and high < need[0]:
        return Missing(gate, have, need[0], need[0] - high)
    return None


def _video_length(profile: Profile, figure: str, readings: Readings) -> Verdict:
    if profile.long_video_share is None:
        return None
    need = readings.demand(figure)
    if need is None or _highest(profile.long_video_share) != 0:
        return True
    return Missing("video_length", profile.long_video_share, need[0])


def _highest(quantity: Quantity) -> Decimal | None:
    return quantity.high if isinstance(quantity, Range) else quantity
