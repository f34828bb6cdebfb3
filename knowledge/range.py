"""A low and a high of the same unit: what a person told as "15-20k", what a source reports as "0.40 to 1.00".

Knows only that low is not above high. Does not know how likely the ends are; that is the estimate's business.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Range:
    """Both ends included, in one unit. `high` is None where only a floor is known ("over 10,000")."""

    low: Decimal
    high: Decimal | None

    def __post_init__(self) -> None:
        if self.high is not None and self.low > self.high:
            raise ValueError(f"low {self.low} is above high {self.high}")

    def each(self, change: Callable[[Decimal], Decimal]) -> "Range":
        """Both ends changed alike; an open one stays open."""
        return Range(change(self.low), None if self.high is None else change(self.high))
