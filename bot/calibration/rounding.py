"""A derived band, and how it is written in the knowledge.

Knows the rounding. Does not know how a band is derived.
"""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

DIGITS = 2
"""Of a derived amount. The ends are rounded outwards, the likely value to the nearest."""


@dataclass(frozen=True)
class Derived:
    """One figure's band before rounding, from how many creators or sites, and what to say of it."""

    figure: str
    low: float
    likely: float
    high: float
    count: int
    seen: str
    method: str
    doubt: str

    def rounded(self) -> tuple[Decimal, Decimal, Decimal]:
        """Low, likely and high as the figure holds them."""
        return (
            _rounded(self.low, ROUND_FLOOR),
            _rounded(self.likely, ROUND_HALF_EVEN),
            _rounded(self.high, ROUND_CEILING),
        )


def _rounded(value: float, way: str) -> Decimal:
    exact = Decimal(repr(value))
    rounded = exact.quantize(Decimal(1).scaleb(exact.adjusted() - DIGITS + 1), rounding=way)
    return Decimal(f"{rounded:f}")
