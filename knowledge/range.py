"""A low and a high of the same unit: what a person told as "15-20k", what a source reports as "0.40 to 1.00".

Knows only that low is not above high. Does not know how likely the ends are; that is the estimate's business.
"""

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
