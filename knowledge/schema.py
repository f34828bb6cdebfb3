"""What a thing known about TikTok looks like: figures, sources, programmes, answers, tips, niches, countries.

Every model is frozen and refuses fields it does not know. An id is never written inside a file: it is the
file's path under its folder, with dots (`figures/creator_rewards/rpm.yaml` is `creator_rewards.rpm`).
"""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

Lang = Literal["en", "sv", "nb"]
LANGUAGES: tuple[Lang, ...] = ("en", "sv", "nb")

Authority = Literal["A", "B", "C", "D"]
Kind = Literal["official", "dataset", "reported", "guide", "our_estimate"]
StreamId = Literal[
    "creator_rewards",
    "brand_deals",
    "live_gifts",
    "live_subscriptions",
    "affiliate",
    "series",
    "own_products",
]
STREAMS: tuple[StreamId, ...] = (
    "creator_rewards",
    "brand_deals",
    "live_gifts",
    "live_subscriptions",
    "affiliate",
    "series",
    "own_products",
)
Freshness = Literal["fresh", "due", "old"]
Gate = Literal["residence", "age", "followers", "views_30d", "account_type", "video_length"]
Unit = Literal[
    "usd",
    "usd_per_1000_qualified_views",
    "usd_per_1000_views",
    "usd_per_post",
    "usd_per_session",
    "usd_per_sale",
    "usd_per_month",
    "usd_per_diamond",
    "usd_per_coin",
    "sek",
    "nok",
    "sek_per_1000_views",
    "nok_per_post",
    "sek_per_post",
    "share",
    "factor",
    "followers",
    "views",
    "years",
    "days",
    "hours",
    "seconds",
    "minutes",
    "day_of_month",
    "posts",
    "videos",
    "coins",
    "diamonds",
    "currency_per_usd",
    "count",
]


def _decimal_as_text(value: object) -> object:
    """YAML reads 0.1 as a float, which is not 0.1: an amount is quoted, or a whole number."""
    if isinstance(value, float):
        raise ValueError(f"write the amount in quotes: '{value}'")
    return value


Amount = Annotated[Decimal, BeforeValidator(_decimal_as_text), Field(allow_inf_nan=False)]


class Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(Model):
    """One text in each of our languages, side by side."""

    en: str = Field(min_length=1)
    sv: str = Field(min_length=1)
    nb: str = Field(min_length=1)

    def within(self, lang: Lang) -> str:
        text: str = getattr(self, lang)
        return text

    def all(self) -> tuple[str, str, str]:
        return self.en, self.sv, self.nb


class Phrasings(Model):
    """How people ask, in each language; at least one each."""

    en: tuple[str, ...] = Field(min_length=1)
    sv: tuple[str, ...] = Field(min_length=1)
    nb: tuple[str, ...] = Field(min_length=1)

    def within(self, lang: Lang) -> tuple[str, ...]:
        texts: tuple[str, ...] = getattr(self, lang)
        return texts


class Source(Model):
    """A page that someone can open or ask for. Authority: A official, B dataset or trade report, C a named
    creator's own figures, D blogs and calculators."""

    title: str
    address: str | None = None
    authority: Authority
    published: date | None = None
    collected: date


class Value(Model):
    """What a figure was from a day on. An 80 % band: `low` and `high` are its 10th and 90th percentiles."""

    valid_from: date = Field(description="The day from which this holds; earlier values stay above it.")
    low: Amount | None = None
    likely: Amount | None = None
    high: Amount | None = None
    countries: tuple[str, ...] = Field(default=(), description='Two capital letters each; Norway in quotes: "NO".')
    sources: tuple[str, ...] = Field(min_length=1, description="Names in sources.yaml.")

    @model_validator(mode="after")
    def says_something(self) -> Self:
        told = [n for n in (self.low, self.likely, self.high) if n is not None]
        if not told and not self.countries:
            raise ValueError("a value needs low, likely, high or countries")
        if told != sorted(told):
            raise ValueError(f"low {self.low}, likely {self.likely} and high {self.high} are not in rising order")
        return self


class Claim(Model):
    """What one source says where sources disagree."""

    low: Amount | None = None
    high: Amount | None = None
    source: str
    note: str | None = None


class Scope(Model):
    country: str | None = None
    niche: str | None = None
    followers_from: int | None = None
    followers_below: int | None = None


class Figure(Model):
    """One number about TikTok: what it is, its unit, dated values, sources, when it was last checked."""

    what: Words
    unit: Unit
    kind: Kind = Field(description="Where the number comes from.")
    scope: Scope = Scope()
    values: tuple[Value, ...] = Field(min_length=1, description="The oldest first.")
    claims: tuple[Claim, ...] = Field(default=(), description="What each source says, where they disagree.")
    last_checked: date = Field(description="The day someone last looked its sources up; `verify` sets it.")
    review_every_days: int = Field(gt=0)
    note: str | None = Field(default=None, description="For editors; nobody else sees it.")
    superseded: str | None = Field(default=None, description="The figure that took its place.")

    @model_validator(mode="after")
    def values_are_in_order_of_time(self) -> Self:
        days = [value.valid_from for value in self.values]
        if days != sorted(set(days)):
            raise ValueError("values must stand in order of valid_from, each day once")
        return self

    def on(self, day: date) -> Value:
        """The value in force on a day; the first one for days before it."""
        in_force = [value for value in self.values if value.valid_from <= day]
        return in_force[-1] if in_force else self.values[0]

    @property
    def review_due(self) -> date:
        """The last day on which the figure counts as checked."""
        return self.last_checked + timedelta(days=self.review_every_days)

    def freshness(self, today: date) -> Freshness:
        """Fresh until the review is due; old once a second review has been missed."""
        if today <= self.review_due:
            return "fresh"
        return "due" if today <= self.review_due + timedelta(days=self.review_every_days) else "old"


class ProgrammeGates(Model):
    """What a programme demands. Numbers are ids of figures; residence is a figure that lists countries."""

    residence: str | None = None
    age: str | None = None
    age_by_country: Mapping[str, str] = {}
    followers: str | None = None
    views_30d: str | None = None
    account_types: tuple[Literal["personal", "business"], ...] = ()
    video_length: str | None = None
    standing: bool = False


class Programme(Model):
    """A way of earning that has rules. `stream` is the stream it opens."""

    name: Words
    also_known_as: tuple[str, ...] = ()
    stream: StreamId | None = None
    status: Literal["open", "closed"]
    since: date | None = None
    gates: ProgrammeGates = ProgrammeGates()
    sources: tuple[str, ...] = Field(min_length=1)


class FaqEntry(Model):
    """An answer to one intent. Figures stand in the answer by reference, `{creator_rewards.rpm}`; see README.

    `kind`: `answer` is ours; `decline` is out of scope and says so kindly; `action` is something that the
    conversation does (an estimate, saved, delete), its answer is used where no action is possible. `narrows` names
    the wider entry whose question this one answers for a special case.
    """

    topic: Words
    kind: Literal["answer", "decline", "action"] = "answer"
    phrasings: Phrasings
    answer: Words
    narrows: str | None = None
    follow_ups: tuple[str, ...] = Field(default=(), description="Entries under faq/, with dots; they become buttons.")
    sources: tuple[str, ...] = Field(default=(), description="Names in sources.yaml.")
    corrects: str | None = Field(default=None, description="The widespread mistake that the answer sets right.")


class Condition(Model):
    """When a tip is for this person. All that is given must hold; what was not told counts as `unless_told`."""

    field: str
    below: Amount | None = None
    at_least: Amount | None = None
    equals: str | None = None
    unless_told: bool = True


class Change(Model):
    """What following a tip does to a profile, so that its worth can be computed. One of set, add, multiply."""

    field: str
    set: Amount | None = None
    add: Amount | None = None
    multiply: Amount | None = None

    @model_validator(mode="after")
    def changes_one_way(self) -> Self:
        if sum(way is not None for way in (self.set, self.add, self.multiply)) != 1:
            raise ValueError("give exactly one of set, add and multiply")
        return self


class Tip(Model):
    """One piece of advice: for whom, what it changes, how to do it, and where it comes from."""

    title: Words
    steps: Words
    stream: StreamId | None = None
    when: tuple[Condition, ...] = ()
    change: tuple[Change, ...] = ()
    sources: tuple[str, ...] = Field(min_length=1)


class Niche(Model):
    name: Words
    synonyms: tuple[str, ...] = ()


class Concept(Model):
    """Words that mean the same, in any language; `betal*` stands for every word that begins so.

    `topic`: what a conversation can be about, so that "and when is it paid?" after a word for it is about it too.
    """

    words: tuple[str, ...] = Field(min_length=1)
    topic: bool = False


class Country(Model):
    """A country as people write it. Its proper names come from CLDR; these are the others."""

    synonyms: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    """Towns and regions that people name instead: who lives in Malmö lives in Sweden."""


class Knowledge(Model):
    """All that is true, loaded and checked. Ids are keys."""

    version: str
    figures: Mapping[str, Figure]
    sources: Mapping[str, Source]
    programmes: Mapping[str, Programme]
    faq: Mapping[str, FaqEntry]
    tips: Mapping[str, Tip]
    niches: Mapping[str, Niche]
    countries: Mapping[str, Country]
    concepts: Mapping[str, Concept] = {}

    def widest(self, intent: str) -> str:
        """The entry that this one narrows, or itself."""
        entry = self.faq.get(intent)
        return intent if entry is None or entry.narrows is None else entry.narrows

    @cached_property
    def niche_names(self) -> Mapping[str, str]:
        """Niche ids by everything that a niche is called, in small letters."""
        names = {name: niche for niche, known in self.niches.items() for name in (*known.synonyms, *known.name.all())}
        return {name.casefold(): niche for name, niche in {**names, **{niche: niche for niche in self.niches}}.items()}

    @cached_property
    def rates(self) -> Mapping[str, str]:
        """Figure id of each currency's rate to the dollar: {"SEK": "exchange_rates.sek"}."""
        return {fid.rsplit(".", 1)[1].upper(): fid for fid in self.figures if fid.startswith("exchange_rates.")}

    def scoped(self, prefix: str, **scope: str | None) -> str | None:
        """Id of the figure under a prefix whose scope is exactly this, or None: scoped("rpm", country="US")."""
        for fid, figure in self.figures.items():
            if fid.startswith(prefix) and all(getattr(figure.scope, k) == v for k, v in scope.items()):
                return fid
        return None

    def tier(self, prefix: str, followers: Decimal) -> str | None:
        """Id of the figure under a prefix whose follower tier holds this count."""
        for fid, figure in self.figures.items():
            scope = figure.scope
            if not fid.startswith(prefix) or scope.followers_from is None:
                continue
            if followers >= scope.followers_from and (
                scope.followers_below is None or followers < scope.followers_below
            ):
                return fid
        return None
