"""The measures as a table, for the terminal and for README.

Knows how good each should be. Does not measure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.evaluation.numbers import NumberScore
from bot.evaluation.understanding import Score
from knowledge.schema import LANGUAGES, Lang

NAMES: Mapping[Lang, str] = {"en": "English", "sv": "Swedish", "nb": "Bokmål"}


@dataclass(frozen=True)
class Measured:
    """All that is known of one language. Losses are points, 0-1."""

    score: Score
    slips: float
    marks: float
    numbers: NumberScore | None


def rows(measured: Mapping[Lang, Measured]) -> list[list[str]]:
    """A line a measure, a column a language, and what is wanted."""
    spoken = [lang for lang in LANGUAGES if lang in measured]
    scores = [measured[lang].score for lang in spoken]
    found = [
        ["", *(NAMES[lang] for lang in spoken), "wanted"],
        ["messages", *(str(one.count) for one in scores), "200"],
        ["likeliest intent is right", *(_percent(one.top) for one in scores), "≥ 92 %"],
        ["right answer, or right topic on a button", *(_percent(one.helped) for one in scores), "≥ 95 %"],
        ["wrong answers given with confidence", *(_percent(one.wrong) for one in scores), "≤ 2 %"],
        ["near out of scope declined or offered", *(_percent(one.near_away) for one in scores), "≥ 90 %"],
        ["far out of scope declined or offered", *(_percent(one.far_away) for one in scores), "≥ 98 %"],
        ["every question of a compound answered", *(_percent(one.compound) for one in scores), ""],
        ["follow-ups understood", *(_percent(one.followed) for one in scores), ""],
        ["lost to slips of the finger", *(_points(measured[lang].slips) for lang in spoken), "≤ 2 points"],
        ["lost to missing å ä ö æ ø", *(_points(measured[lang].marks) for lang in spoken), "0 points"],
    ]
    numbers = [measured[lang].numbers for lang in spoken]
    if all(one is not None for one in numbers):
        told = [one for one in numbers if one is not None]
        found.append(["numbers read exactly", *(_percent(one.right / one.count) for one in told), "≥ 97 %"])
        found.append(["a number read where asking was right", *(str(one.wrong) for one in told), "0"])
    return [row for row in found if any(cell not in ("", "–") for cell in row[1:-1])]


def as_markdown(table: Sequence[Sequence[str]]) -> str:
    """For README."""
    head, *body = table
    rule = ["---", *("---:" for _ in head[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *body))


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f} %"


def _points(loss: float) -> str:
    return f"{max(loss, 0) * 100:.1f}"
