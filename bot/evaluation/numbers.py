"""Strings with the numbers that a careful person reads in them, and what the bot reads."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from bot.evaluation.questions import BadQuestions
from bot.language.numbers import read_number
from knowledge.range import Range
from knowledge.schema import Lang

TOLERANCE = Decimal("0.002")
"""A month from a week is reckoned with 30 or with 30.4 days; both are right."""

Read = Decimal | Range | None


@dataclass(frozen=True)
class Case:
    """A string, what was asked for, and what it says: exactly one of the last four."""

    text: str
    lang: Lang
    field: str
    value: Decimal | None = None
    range: tuple[Decimal, Decimal] | None = None
    above: Decimal | None = None
    below: Decimal | None = None

    @property
    def can_be_read(self) -> bool:
        return any(one is not None for one in (self.value, self.range, self.above, self.below))


@dataclass(frozen=True)
class NumberScore:
    """`wrong` counts values read where asking again was right."""

    count: int
    right: int
    wrong: int
    missed: tuple[tuple[Case, Read], ...]


def read_cases(path: Path) -> list[Case]:
    """Cases by language. Raises BadQuestions."""
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        return [_case(lang, one) for lang, some in told.items() for one in some]
    except (OSError, UnicodeDecodeError, yaml.YAMLError, AttributeError, KeyError, ArithmeticError) as error:
        raise BadQuestions(f"{path} can't be read as number cases: {error}.") from None


def _case(lang: Lang, told: Mapping[str, Any]) -> Case:
    amount = {name: Decimal(str(told[name])) for name in ("value", "above", "below") if name in told}
    ends = told.get("range")
    between = None if ends is None else (Decimal(str(ends[0])), Decimal(str(ends[1])))
    return Case(str(told["text"]), lang, told["field"], range=between, **amount)


def score_numbers(cases: list[Case], today: date) -> NumberScore:
    """How many are read exactly."""
    read = [(case, read_number(case.text, case.lang, case.field, today)) for case in cases]
    missed = [(case, got) for case, got in read if not _is_right(case, got)]
    wrong = sum(1 for case, got in missed if not case.can_be_read)
    return NumberScore(len(cases), len(cases) - len(missed), wrong, tuple(missed))


def _is_right(case: Case, got: Read) -> bool:
    if case.value is not None:
        return isinstance(got, Decimal) and _same(got, case.value)
    if case.range is not None:
        low, high = case.range
        return isinstance(got, Range) and got.high is not None and _same(got.low, low) and _same(got.high, high)
    if case.above is not None:
        return isinstance(got, Range) and _same(got.low, case.above)
    if case.below is not None:
        return isinstance(got, Range) and got.high is not None and _same(got.high, case.below)
    return got is None


def _same(got: Decimal, right: Decimal) -> bool:
    return abs(got - right) <= abs(right) * TOLERANCE
