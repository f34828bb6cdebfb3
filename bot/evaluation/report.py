"""The measures as a table, for the terminal and for README.

Knows how good each should be. Does not measure.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.evaluation.measure import Measured
from bot.evaluation.understanding import confusions
from knowledge.schema import LANGUAGES, Lang

MOST_SHOWN = 20
MARKS = ("<!-- evaluation -->", "<!-- /evaluation -->")
NAMES: Mapping[Lang, str] = {"en": "English", "sv": "Swedish", "nb": "Bokmål"}


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


def put_into(file: Path, table: str) -> None:
    """Replace what stands between the marks. Raises ValueError where they are missing."""
    text = file.read_text(encoding="utf-8")
    before, found, rest = text.partition(MARKS[0])
    _, ended, after = rest.partition(MARKS[1])
    if not (found and ended):
        raise ValueError(f"{file} lacks the marks {MARKS[0]} and {MARKS[1]}")
    file.write_text(f"{before}{MARKS[0]}\n{table}\n{MARKS[1]}{after}", encoding="utf-8")


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f} %"


def _points(loss: float) -> str:
    return f"{max(loss, 0) * 100:.1f}"


def confused(measured: Mapping[Lang, Measured]) -> list[str]:
    """The commonest confusions, a line each: what was right, what it was taken for, how often."""
    heard = [one for told in measured.values() for one in told.heard]
    return [f"{times} × {right} taken for {taken}" for right, taken, times in confusions(heard) if times > 1][
        :MOST_SHOWN
    ]


def missed(measured: Mapping[Lang, Measured]) -> list[str]:
    """Every question and every number that was missed, and what was made of it."""
    lines = []
    for lang, told in measured.items():
        for one in told.heard:
            if not one.right:
                how = (
                    "wrong and sure" if one.wrong_and_sure else "right topic offered" if one.helped else "not answered"
                )
                taken = one.top or "nothing"
                wanted = ", ".join(one.question.intents) or f"a stranger {one.question.stranger}"
                lines.append(f"{lang}: {one.question.text!r}: {wanted}, not {taken}; {how}")
        for case, read in told.numbers.missed if told.numbers else ():
            lines.append(f"{lang}: {case.text!r} as {case.field}: read as {read}")
    return lines
