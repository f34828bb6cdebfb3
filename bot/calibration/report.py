"""The derived rates and the trials as tables, for the terminal and for README.

Knows how they are counted and shown. Does not derive.
"""

from collections.abc import Mapping, Sequence
from math import comb
from statistics import median

from bot.calibration.rounding import Derived
from bot.calibration.trials import Test, Trial, trials, usual_width
from knowledge.evidence import Evidence
from knowledge.schema import Knowledge

NAMES: Mapping[Test, str] = {
    "month": "Creator Rewards, a month, qualified views known",
    "month_all_views": "Creator Rewards, a month, all views known, all on long videos",
    "video": "Creator Rewards, one video, qualified views known",
    "video_all_views": "Creator Rewards, one video, all views known",
    "video_as_month": "the same, held against a month's band",
    "fund": "the closed Creator Fund, views known",
    "brand": "a brand deal, followers known (prices asked or offered)",
    "live": "LIVE gifts, followers known (stars of the news)",
}
MEANT = 0.8
SURPRISING = 0.05
"""Chance on either side beyond which a count inside would be a surprise."""

HEAD = ["", "cases", "inside", "would be", "high / low", "likely is off by"]


def rows(tried: Sequence[Trial], knowledge: Knowledge) -> list[list[str]]:
    """A line a kind of case: how many, how many inside, how many that should be, how wide, how far off."""
    table = [HEAD]
    for test, name in NAMES.items():
        found = [trial for trial in tried if trial.test == test]
        if found:
            inside = sum(trial.inside for trial in found)
            low, high = expected(len(found))
            width, factor = (median(values) for values in ([t.width for t in found], [t.factor for t in found]))
            counted = [str(inside), f"{low}–{high}" if low < high else str(low), f"{width:.1f}", f"× {factor:.1f}"]
            table.append([name, str(len(found)), *counted])
        else:
            width_alone = f"{usual_width(knowledge):.1f}" if test == "month_all_views" else "–"
            table.append([name, "0", "–", "–", width_alone, "–"])
    return table


def expected(count: int) -> tuple[int, int]:
    """From how few to how many of so many lie inside an 80 % band, unless chance plays an odd trick."""
    chances = [comb(count, k) * MEANT**k * (1 - MEANT) ** (count - k) for k in range(count + 1)]
    low = next(k for k in range(count + 1) if sum(chances[: k + 1]) > SURPRISING)
    high = next(k for k in range(count, -1, -1) if sum(chances[k:]) > SURPRISING)
    return low, high


def derived_rows(derived: Sequence[Derived]) -> list[list[str]]:
    """A line a figure: the band, from how many creators or sites, the median seen with its bootstrap interval."""
    table = [["", "low", "likely", "high", "n", "median seen"]]
    table += [[one.figure, *(f"{end:f}" for end in one.rounded()), str(one.count), one.seen] for one in derived]
    return table


def methods(derived: Sequence[Derived]) -> list[str]:
    """How the bands came about and what is doubtful, a line for those that came about alike."""
    alike: dict[str, list[str]] = {}
    for one in derived:
        alike.setdefault(f"{one.method}. Doubt: {one.doubt}.", []).append(one.figure)
    return [f"{', '.join(figures)}: {how}" for how, figures in alike.items()]


def trial_rows(tried: Sequence[Trial]) -> list[list[str]]:
    """A line a trial."""
    table = [["case", "held against", "low", "likely", "high", "paid", ""]]
    for trial in tried:
        band = [f"{end:,}" for end in (trial.band.low, trial.band.likely, trial.band.high)]
        table.append([trial.case, trial.test, *band, f"{trial.paid:,.2f}", "inside" if trial.inside else "outside"])
    return table


def as_markdown(table: Sequence[Sequence[str]]) -> str:
    """For README."""
    head, *body = table
    rule = ["---", *("---:" for _ in head[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *body))


def section(evidence: Evidence, knowledge: Knowledge) -> str:
    """What README holds between its markers."""
    return as_markdown(rows(trials(evidence, knowledge), knowledge))
