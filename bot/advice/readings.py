"""What the figures say on one day, read once each.

Knows how a figure's value becomes a spread. Does not know what any figure is used for.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from bot.advice.ranges import Spread, point, spread_of
from knowledge.schema import Knowledge, Value

WIDENING = "upkeep.widening_when_old"
"""The figure that says how far the range of an amount is stretched when two reviews of it have been missed."""


class Readings:
    """The knowledge as of a day. An amount that has become too old to trust is read as a wider range."""

    def __init__(self, knowledge: Knowledge, today: date) -> None:
        self.knowledge = knowledge
        self.today = today
        self._spreads: dict[str, Spread | None] = {}
        self._scoped: dict[tuple[str, str], dict[str, str]] = {}
        self._tiers: dict[tuple[str, Decimal], str | None] = {}

    def value(self, figure: str) -> Value | None:
        """The value in force, or None where the knowledge has no such figure."""
        found = self.knowledge.figures.get(figure)
        return None if found is None else found.on(self.today)

    def spread(self, figure: str) -> Spread | None:
        if figure not in self._spreads:
            self._spreads[figure] = self._read(figure)
        return self._spreads[figure]

    def bounds(self, figure: str) -> tuple[Decimal, Decimal] | None:
        """Lowest and highest of a figure; the same twice unless sources disagree."""
        value = self.value(figure)
        if value is None:
            return None
        told = [end for end in (value.low, value.likely, value.high) if end is not None]
        return (told[0], told[-1]) if told else None

    def demand(self, figure: str) -> tuple[Decimal, Decimal] | None:
        """What a gate asks for: the likely value, or from the lowest to the highest claim where none is likelier."""
        value = self.value(figure)
        if value is not None and value.likely is not None:
            return value.likely, value.likely
        return self.bounds(figure)

    def countries(self, figure: str) -> tuple[str, ...]:
        value = self.value(figure)
        return () if value is None else value.countries

    def scoped(self, prefix: str, by: str) -> dict[str, str]:
        """Figure ids under a prefix by their scope: scoped("creator_rewards.rpm_", "country") is {"US": "…rpm_us"}."""
        if (prefix, by) not in self._scoped:
            self._scoped[prefix, by] = {
                getattr(figure.scope, by): fid
                for fid, figure in self.knowledge.figures.items()
                if fid.startswith(prefix)
                and getattr(figure.scope, by) is not None
                and (by == "niche" or figure.scope.niche is None)
            }
        return self._scoped[prefix, by]

    def tier(self, prefix: str, followers: Decimal) -> str | None:
        key = (prefix, followers)
        if key not in self._tiers:
            self._tiers[key] = self.knowledge.tier(prefix, followers)
        return self._tiers[key]

    def sources(self, figures: Iterable[str]) -> tuple[str, ...]:
        """Sources of the values in force, each once, in the order of the figures."""
        values = [self.value(figure) for figure in figures]
        return once([source for value in values if value is not None for source in value.sources])

    def _read(self, figure: str) -> Spread | None:
        ends = self.bounds(figure)
        value = self.value(figure)
        if ends is None or value is None:
            return None
        low, high = float(ends[0]), float(ends[1])
        likely = None if value.likely is None else float(value.likely)
        stretch = self._stretch(figure)
        if stretch > 1:
            return spread_of(low / stretch, likely, self._at_most(figure, high * stretch))
        return point(low) if low == high else spread_of(low, likely, high)

    def _stretch(self, figure: str) -> float:
        """1 while the figure was checked lately enough."""
        if figure == WIDENING or self.knowledge.figures[figure].freshness(self.today) != "old":
            return 1.0
        ends = self.bounds(WIDENING)
        return 1.0 if ends is None else float(ends[1])

    def _at_most(self, figure: str, high: float) -> float:
        return min(high, 1.0) if self.knowledge.figures[figure].unit == "share" else high


def once(names: Sequence[str]) -> tuple[str, ...]:
    """Each name once, in order of first sight."""
    return tuple(dict.fromkeys(names))
