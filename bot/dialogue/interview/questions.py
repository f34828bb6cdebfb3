"""The interview as a table of questions, each with its usual answers as buttons.

To add a question, add a row; `turn` stays. Which row comes next is computed by `bot.advice.questions`, and typed
words are read in `reading`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from bot.dialogue.replies import Button, Buttons
from knowledge.range import Range

Kind = Literal["country", "age", "account", "count", "share", "niche", "audience", "money"]
MOST_QUESTIONS = 12
MOST_ANSWER_ROWS = 3


@dataclass(frozen=True)
class Choice:
    """A usual answer as a button."""

    label: str
    value: object
    values: Mapping[str, object] = field(default_factory=dict)
    spoken: bool = False


def _country(code: str) -> Choice:
    return Choice("country", code, {"country": code})


def _mostly(code: str) -> Choice:
    return Choice("mostly", {code: 0.8}, {"country": code})


def _span(low: int, high: int | None) -> Choice:
    told = Range(Decimal(low), None if high is None else Decimal(high))
    label = "over" if high is None else "under" if low == 0 else "between"
    return Choice(label, told, {"low": Decimal(low), "high": told.high})


def _share(label: str, percent: int) -> Choice:
    return Choice(label, Decimal(percent) / 100)


def _count(number: int) -> Choice:
    return Choice(str(number), Decimal(number), spoken=True) if number else Choice("count_none", Decimal(0))


@dataclass(frozen=True)
class Question:
    """One thing to ask. `field` is a profile field; its words stand in the catalogue under the same name."""

    field: str
    kind: Kind
    choices: tuple[Choice, ...] = ()
    may_be_unknown: bool = False


QUESTIONS: tuple[Question, ...] = (
    Question("residence", "country", tuple(_country(c) for c in ("SE", "NO", "US", "GB"))),
    Question("age", "age", (Choice("age_18", Range(Decimal(18), None)),)),
    Question(
        "account_type",
        "account",
        (Choice("account_personal", "personal"), Choice("account_business", "business")),
        may_be_unknown=True,
    ),
    Question(
        "followers", "count", (_span(0, 1_000), _span(1_000, 10_000), _span(10_000, 100_000), _span(100_000, None))
    ),
    Question(
        "views_30d",
        "count",
        (_span(0, 10_000), _span(10_000, 100_000), _span(100_000, 1_000_000), _span(1_000_000, None)),
        may_be_unknown=True,
    ),
    Question(
        "long_video_share",
        "share",
        (
            _share("share_none", 0),
            _share("share_quarter", 25),
            _share("share_half", 50),
            _share("share_most", 80),
            _share("share_all", 100),
        ),
        may_be_unknown=True,
    ),
    Question("qualified_share", "share", may_be_unknown=True),
    Question(
        "niche",
        "niche",
        tuple(
            Choice("niche", n, {"niche": n})
            for n in ("finance", "tech", "education", "beauty", "cooking", "gaming", "comedy", "lifestyle")
        ),
    ),
    Question("audience", "audience", tuple(_mostly(c) for c in ("SE", "NO", "US", "GB")), may_be_unknown=True),
    Question("brand_deals_per_month", "count", tuple(_count(n) for n in (0, 1, 2, 4))),
    Question("live_sessions_per_month", "count", tuple(_count(n) for n in (0, 2, 4, 8))),
    Question("subscribers", "count", tuple(_count(n) for n in (0, 10, 50, 100))),
    Question("affiliate_sales_per_month", "count", tuple(_count(n) for n in (0, 5, 20, 50))),
    Question("series_sales_per_month", "count", tuple(_count(n) for n in (0, 5, 20))),
    Question("own_product_income", "money", (Choice("money_none", Decimal(0)),)),
)
BY_FIELD: Mapping[str, Question] = {question.field: question for question in QUESTIONS}


def buttons_for(question: Question, first: bool) -> Buttons:
    """The usual answers, two in a row, then "I don't know", then Back, Skip, That's enough and Cancel.

    At most four rows: beside many answers the steps share one.
    """
    answers = [
        Button(choice.label, f"a.{question.field}.{at}", choice.values, choice.spoken)
        for at, choice in enumerate(question.choices)
    ]
    if question.may_be_unknown:
        answers.append(Button("unknown", "unknown"))
    wide = 2 if len(answers) <= 2 * MOST_ANSWER_ROWS else 3
    rows = tuple(tuple(answers[at : at + wide]) for at in range(0, len(answers), wide))
    back = () if first else (Button("back", "back"),)
    skip, enough, cancel = Button("skip", "skip"), Button("enough", "enough"), Button("cancel", "cancel")
    if len(rows) < MOST_ANSWER_ROWS:
        return (*rows, (*back, skip, enough), (cancel,))
    return (*rows, (*back, skip, enough, cancel))
