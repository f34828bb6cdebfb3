"""References to figures inside prose: {creator_rewards.rpm}, {creator_rewards.rpm.low}, {creator_fund.since}.

Knows how a reference is written. Does not know how its value is shown; `wording` does.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from knowledge.schema import Knowledge

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
Aspect = Literal["value", "low", "likely", "high", "countries", "since"]
ASPECTS: Mapping[str, Aspect] = {
    "low": "low",
    "likely": "likely",
    "high": "high",
    "countries": "countries",
    "since": "since",
}


@dataclass(frozen=True)
class Reference:
    """`id` is a figure's, or with the aspect `since` a figure's or a programme's."""

    id: str
    aspect: Aspect


def reference(inner: str) -> Reference:
    """Read what stands between the braces."""
    head, _, tail = inner.rpartition(".")
    return Reference(head, ASPECTS[tail]) if head and tail in ASPECTS else Reference(inner, "value")


def references(prose: str) -> tuple[Reference, ...]:
    return tuple(reference(inner) for inner in PLACEHOLDER.findall(prose))


def figures_in(prose: str, knowledge: Knowledge) -> tuple[str, ...]:
    """Ids of the figures that a text shows, in order, each once."""
    return tuple(dict.fromkeys(ref.id for ref in references(prose) if ref.id in knowledge.figures))
