"""Put questions to the bot and count: right, offered, wrong and sure of it, declined.

Knows which intents are right. Does not know how the bot comes by its answers.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.evaluation.questions import OUT_OF_SCOPE, Question
from bot.evaluation.slips import with_slips, without_marks
from bot.local.ask import Answered, Asked, answer
from bot.mind import Mind


@dataclass(frozen=True)
class Heard:
    """One question and what came of it. `top` is the likeliest intent, answered or offered."""

    question: Question
    top: str | None
    answered: tuple[str, ...]
    offered: tuple[str, ...]
    wanted: tuple[frozenset[str], ...]
    """For each right intent, that one and those that narrow it; the wider one holds too, but in a compound."""

    @property
    def right(self) -> bool:
        """The likeliest intent is a right one; each question of a compound was answered; a stranger was turned away."""
        if self.question.stranger:
            return self.turned_away
        if self.question.compound:
            return all(one & set(self.answered) for one in self.wanted)
        return self.top in self._any_wanted

    @property
    def helped(self) -> bool:
        """Answered rightly, or a right topic is on a button."""
        if self.answered and not self.question.compound:
            return bool(set(self.answered) & self._any_wanted)
        return self.right or bool(set(self.offered) & self._any_wanted)

    @property
    def wrong_and_sure(self) -> bool:
        """Answered, and with nothing that was asked. Declining one stranger as another is no wrong answer."""
        if not self.answered or set(self.answered) & self._any_wanted:
            return False
        return self.question.ours or any(not one.startswith(OUT_OF_SCOPE) for one in self.answered)

    @property
    def _any_wanted(self) -> frozenset[str]:
        return frozenset().union(*self.wanted)

    @property
    def turned_away(self) -> bool:
        """Declined, or topics offered instead of an answer."""
        return all(one.startswith(OUT_OF_SCOPE) for one in self.answered)


def put(questions: Sequence[Question], mind: Mind, now: datetime) -> list[Heard]:
    """What the bot makes of each question."""
    return [
        _heard(one, answer(Asked(text=one.text, lang=one.lang, context=one.context), mind, now)) for one in questions
    ]


def _heard(question: Question, told: Answered) -> Heard:
    known = told.knowledge
    wanted = (frozenset(one for one in known.faq if right in (one, known.widest(one))) for right in question.intents)
    if not question.compound:
        wanted = (rights | {known.widest(right)} for right, rights in zip(question.intents, wanted, strict=True))
    return Heard(question, next(iter(told.found), None), told.outcome.answered, told.offered, tuple(wanted))


@dataclass(frozen=True)
class Score:
    """Shares, 0-1, of `count` questions; None where there was nothing to count."""

    count: int
    top: float | None
    helped: float | None
    wrong: float | None
    near_away: float | None
    far_away: float | None
    followed: float | None
    compound: float | None


def score(heard: Sequence[Heard]) -> Score:
    """Of the questions of one language."""
    single = [one for one in heard if not one.question.compound and not one.question.follows]
    ours = [one for one in single if one.question.ours]
    strangers = [one for one in single if not one.question.ours]
    return Score(
        count=len(heard),
        top=_share([one for one in single if one.question.intents], lambda one: one.right),
        helped=_share(ours, lambda one: one.helped),
        wrong=_share(heard, lambda one: one.wrong_and_sure),
        near_away=_share([one for one in strangers if one.question.near], lambda one: one.turned_away),
        far_away=_share([one for one in strangers if not one.question.near], lambda one: one.turned_away),
        followed=_share([one for one in heard if one.question.follows], lambda one: one.right),
        compound=_share([one for one in heard if one.question.compound], lambda one: one.right),
    )


def _share(heard: Sequence[Heard], holds: Callable[[Heard], bool]) -> float | None:
    return sum(holds(one) for one in heard) / len(heard) if heard else None


def losses(questions: Sequence[Question], mind: Mind, now: datetime) -> tuple[float, float]:
    """Points of the likeliest intent lost to slips of the finger, and to letters without their marks."""
    single = [one for one in questions if one.intents and not one.compound and not one.follows]
    base = _top(single, mind, now)
    slipped = [_with(one, with_slips(one.text)) for one in single]
    bare = [_with(one, without_marks(one.text)) for one in single]
    return base - _top(slipped, mind, now), base - _top(bare, mind, now)


def _with(question: Question, text: str) -> Question:
    return replace(question, text=text)


def _top(questions: Sequence[Question], mind: Mind, now: datetime) -> float:
    return _share(put(questions, mind, now), lambda one: one.right) or 0.0


def confusions(heard: Sequence[Heard]) -> list[tuple[str, str, int]]:
    """What was taken for what, most often first: (right, taken for, how often)."""
    pairs = Counter(
        (one.question.intents[0], one.top or "nothing")
        for one in heard
        if not (one.right or one.question.compound or one.question.stranger)
    )
    return [(right, taken, times) for (right, taken), times in pairs.most_common()]
