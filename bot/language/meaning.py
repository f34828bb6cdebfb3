"""What a text means, free of any session: the facts that it tells, the question that it asks, how sure that is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from bot.language.follow_ups import FollowUp
from knowledge.schema import Lang

Verdict = Literal["answer", "offer", "decline"]
"""answer: sure enough. offer: show `intents` as topics to choose from. decline: nothing near."""


@dataclass(frozen=True)
class ScoredIntent:
    id: str
    confidence: float


@dataclass(frozen=True)
class Part:
    """One question of a text. `intents` are best first; empty where the part only tells facts."""

    text: str
    intents: tuple[ScoredIntent, ...]
    verdict: Verdict


@dataclass(frozen=True)
class Meaning:
    """A text read once.

    `entities` bear profile field names (`followers`, `views_30d`, `residence`, `audience`, `niche`, `age`,
    `account_type` …) plus `views`, `qualified_views`, `amount`, `currency`, `period`, `program`,
    `video_seconds`, `country`, `residence_denied` ("I don't live in the UK").
    Numbers are Decimal or Range; shares 0-1; `audience` is {alpha-2: share}.
    `views` is the quantity of a question ("how much for 1M views"); `views_30d` is a fact about the person
    ("200k views a month"). `country` is a country named without saying whose.
    `language` is None where the text does not tell. `corrects` is "no wait, 30k"; `bare` is True when the text
    is nothing but a value, with no words of a question or a statement ("30k", "Sweden", "yes"). `asks` is True of a
    question, with its mark or without. `follow_up` is set where the words lean on what was said before ("half of
    that").
    """

    text: str
    language: Lang | None
    parts: tuple[Part, ...]
    entities: Mapping[str, object] = field(default_factory=dict)
    corrects: bool = False
    bare: bool = False
    asks: bool = False
    follow_up: FollowUp | None = None

    @property
    def intents(self) -> tuple[ScoredIntent, ...]:
        """The best intent of each part that is sure."""
        return tuple(part.intents[0] for part in self.parts if part.intents and part.verdict == "answer")
