"""Where a range lies on a bar: shares of the bar's width, from nothing to the largest amount shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

Positions = list[float]
PLACES = 4


class Ends(Protocol):
    """Any band: low, likely and high of one unit."""

    @property
    def low(self) -> Decimal: ...
    @property
    def likely(self) -> Decimal: ...
    @property
    def high(self) -> Decimal: ...


@dataclass(frozen=True)
class Scale:
    """One scale for all bars of a picture, so that their lengths can be compared."""

    top: Decimal

    @classmethod
    def over(cls, bands: Iterable[Ends]) -> "Scale":
        return cls(max((band.high for band in bands), default=Decimal(0)))

    def bar(self, band: Ends) -> Positions | None:
        """Low, likely and high as shares; None where there is nothing to draw."""
        if self.top <= 0 or band.high <= 0:
            return None
        return [round(float(end / self.top), PLACES) for end in (band.low, band.likely, band.high)]
