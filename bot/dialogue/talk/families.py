"""The figures of an answer's own kind that are about the country, niche or number of followers that was named.

Knows which figures belong together: one room of the knowledge and one unit. Does not know any by name.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from knowledge.schema import Figure, Knowledge, Scope

COUNTRIES = ("country", "residence")


def named_figures(shown: Iterable[str], told: Mapping[str, object], knowledge: Knowledge) -> tuple[str, ...]:
    """Ids of the figures akin to those shown whose scope the person named; also those among the shown."""
    kinds = {(_room(fid), knowledge.figures[fid].unit) for fid in shown}
    return tuple(
        fid
        for fid, figure in knowledge.figures.items()
        if (_room(fid), figure.unit) in kinds and _is_named(figure, told)
    )


def _room(figure: str) -> str:
    return figure.partition(".")[0]


def _is_named(figure: Figure, told: Mapping[str, object]) -> bool:
    scope = figure.scope
    if scope == Scope():
        return False
    if scope.country is not None and scope.country not in _countries(told):
        return False
    if scope.niche is not None and scope.niche != told.get("niche"):
        return False
    return scope.followers_from is None or _holds(scope, told.get("followers"))


def _countries(told: Mapping[str, object]) -> frozenset[str]:
    """All that were named, as a country to live in or as the viewers'."""
    audience = told.get("audience")
    viewers = audience if isinstance(audience, Mapping) else {}
    return frozenset([*(str(told[name]) for name in COUNTRIES if told.get(name)), *map(str, viewers)])


def _holds(scope: Scope, followers: object) -> bool:
    if not isinstance(followers, Decimal) or scope.followers_from is None or followers < scope.followers_from:
        return False
    return scope.followers_below is None or followers < scope.followers_below
