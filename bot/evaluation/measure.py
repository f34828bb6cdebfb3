"""All measures of one language, taken together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.evaluation.numbers import Case, NumberScore, score_numbers
from bot.evaluation.questions import Question
from bot.evaluation.understanding import Heard, Score, losses, put, score
from bot.mind import Mind
from knowledge.schema import LANGUAGES, Lang


@dataclass(frozen=True)
class Measured:
    """All that is known of one language. Losses are shares of the questions, 0-1."""

    score: Score
    slips: float
    marks: float
    numbers: NumberScore | None
    heard: tuple[Heard, ...]


def measure(questions: Sequence[Question], cases: Sequence[Case], mind: Mind, now: datetime) -> dict[Lang, Measured]:
    """What the bot makes of questions and of numbers, by language; one that nobody asks in is left out."""
    found: dict[Lang, Measured] = {}
    for lang in LANGUAGES:
        own = [one for one in questions if one.lang == lang]
        told = [one for one in cases if one.lang == lang]
        if own:
            heard = put(own, mind, now)
            numbers = score_numbers(told, now.date()) if told else None
            found[lang] = Measured(score(heard), *losses(own, mind, now), numbers, tuple(heard))
    return found
