"""Find the spans of time that something is told of: "the last 28 days", "på 60 dagar", "siste 3 måneder".

TikTok's own pages count the last 7, 28 or 60 days. Knows where a span stands and its length in days. Does not know
what happened in it.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.language.tokens import Spelled

A_MONTH = Decimal(30)
ABOUT_A_MONTH = range(28, 32)
"""Days that are taken for a month as they are."""
DAYS_IN = {"d": 1, "w": 7, "v": 7, "u": 7, "m": 30}
"""By the first letter of the unit."""
_SPAN = re.compile(
    r"(?:^|\W)(?:last|past|previous|over|in|senaste|sista|siste|pa|i lopet av|under)\s(?:the |de )?"
    r"(?:last |past |senaste |sista |siste )?(?P<count>\d{1,3})\s?(?P<unit>d|days?|dag(?:ar|er|arna|ene)?"
    r"|weeks?|veck(?:or|orna)|uke(?:r|ne)|months?|manad(?:er|erna)|maned(?:er|ene))(?=\W|$)"
)


@dataclass(frozen=True)
class SpanOfTime:
    """A stretch of the text, and the days that it speaks of."""

    start: int
    end: int
    days: int

    @property
    def times_a_month(self) -> Decimal:
        """What a count in this span is multiplied by, to be one of 30 days."""
        return Decimal(1) if self.days in ABOUT_A_MONTH else A_MONTH / self.days


def spans_of_time(spelled: Spelled) -> list[SpanOfTime]:
    """In the order of the text."""
    return [
        SpanOfTime(found.start(), found.end(), int(found["count"]) * DAYS_IN[found["unit"][0]])
        for found in _SPAN.finditer(spelled.folded)
        if int(found["count"])
    ]
