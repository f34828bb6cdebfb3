"""What creators have said they were paid: the cases that rates are derived from and estimates are held against.

Knows how a case is written and what it is in US dollars. Does not know what follows from the cases.
"""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, ValidationError, model_validator

from knowledge.load import BadKnowledge
from knowledge.schema import Amount, Model
from knowledge.strict_yaml import Document, Problem

OWN_FILE = Path(__file__).parent / "evidence" / "payouts.yaml"

CaseKind = Literal["creator_rewards", "creator_fund", "brand_deal", "live_gifts", "affiliate", "total_income"]
Level = Literal["account", "video", "videos", "deal", "session"]
Told = Literal["first_hand", "second_hand", "screenshot", "document", "tracker"]
Views = Literal["views", "qualified_views"]
Flag = Literal[
    "asked_not_paid",
    "at_least",
    "at_most",
    "before_tiktoks_part",
    "date_inferred",
    "exceptional",
    "extremes",
    "followers_counted_later",
    "followers_unknown",
    "garbled",
    "left_out",
    "not_all_paid_yet",
    "not_tiktok",
    "offer",
    "part_only",
    "period_unknown",
    "relayed",
    "rounded",
    "same_creator",
    "several_things",
    "song_promotion",
    "told_as_range",
    "tracked_from_outside",
    "unverified",
    "with_usage_rights",
]


class Money(Model):
    """An amount as it was told; low and high are the same unless a range was told."""

    low: Amount = Field(ge=0)
    high: Amount = Field(gt=0)
    currency: str = Field(pattern="^[A-Z]{3}$")

    @model_validator(mode="after")
    def rises(self) -> Self:
        if self.low > self.high:
            raise ValueError(f"low {self.low} is above high {self.high}")
        return self


class Rate(Money):
    """Money per 1,000 views, and of which views."""

    of: Views


class Page(Model):
    """Where it can be read; the address is missing where only a copy was seen."""

    title: str
    address: str | None = Field(default=None, pattern="^https?://")


class Case(Model):
    """One record: who, when, what it is about, what was seen and what was paid."""

    kind: CaseKind
    creator: str
    when: str = Field(pattern=r"^\d{4}(-\d{2})?$")
    level: Level
    over: str
    country: str | None = Field(default=None, pattern="^[A-Z]{2}$")
    niche: str | None = None
    followers: int | None = Field(default=None, gt=0)
    views: int | None = Field(default=None, gt=0)
    qualified_views: int | None = Field(default=None, gt=0)
    long_videos: bool | None = None
    paid: Money | None = None
    per_1000: Rate | None = None
    source: Page
    told: Told
    flags: tuple[Flag, ...] = ()
    about: str | None = None

    @property
    def year(self) -> int:
        return int(self.when[:4])

    def has(self, *flags: Flag) -> bool:
        return any(flag in self.flags for flag in flags)

    @model_validator(mode="after")
    def tells_something(self) -> Self:
        if self.paid is None and self.per_1000 is None:
            raise ValueError("a case needs paid or per_1000")
        if self.views is not None and self.qualified_views is not None and self.qualified_views > self.views:
            raise ValueError("more qualified views than views")
        return self


class Evidence(Model):
    """All cases, and what a currency was worth in US dollars in a year."""

    rates: Mapping[str, Mapping[str, Amount]]
    cases: Mapping[str, Case]

    @model_validator(mode="after")
    def every_amount_can_be_converted(self) -> Self:
        for name, case in self.cases.items():
            for money in (case.paid, case.per_1000):
                if money is not None and self._rate(money, case) is None:
                    raise ValueError(f"{name}: no rate for {money.currency} in {case.year}")
        return self

    def usd(self, money: Money, case: Case) -> tuple[Decimal, Decimal]:
        """Low and high in US dollars of the case's year."""
        rate = self._rate(money, case)
        assert rate is not None, "checked when read"
        return money.low * rate, money.high * rate

    def without(self, creator: str) -> "Evidence":
        """The same as if this creator had never told anything."""
        kept = {name: case for name, case in self.cases.items() if case.creator != creator}
        return self.model_copy(update={"cases": kept})

    def _rate(self, money: Money, case: Case) -> Decimal | None:
        return Decimal(1) if money.currency == "USD" else self.rates.get(money.currency, {}).get(str(case.year))


def load_evidence(file: Path = OWN_FILE) -> Evidence:
    """Raises BadKnowledge."""
    document = Document(file, file.read_text(encoding="utf-8"))
    if document.problems:
        raise BadKnowledge(document.problems)
    try:
        return Evidence.model_validate(document.value)
    except ValidationError as error:
        raise BadKnowledge([_problem(document, one["loc"], one["msg"]) for one in error.errors()]) from None


def _problem(document: Document, way: tuple[int | str, ...], message: str) -> Problem:
    line, column = document.place(way)
    name = ".".join(str(step) for step in way) or "the file"
    hint = "compare with a case that works"
    return Problem(document.path, line, column, "K012", f"{name}: {message.removeprefix('Value error, ')}", hint)
