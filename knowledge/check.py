"""Whether the knowledge holds together: dead references, doubled phrases, bare numbers, holes, old figures.

Knows what a good entry must satisfy beyond its form. Does not know how to repair it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from knowledge.json_schema import unnamed
from knowledge.load import Library, read_library
from knowledge.placeholders import PLACEHOLDER, Reference, reference
from knowledge.schema import LANGUAGES, Figure, Freshness, Knowledge, Words
from knowledge.strict_yaml import Problem

NAMES_WITH_DIGITS = ("W-8BEN", "W-8", "W-9", "1099-NEC", "1099", "T2", "24/7")
"""The only digits that may stand in prose: names of forms and the like. Numbers are figures."""

PROFILE_FIELDS = frozenset(
    """followers views_30d qualified_share long_video_share engagement_rate niche residence audience age account_type
    posts_per_month average_views brand_deals_per_month live_sessions_per_month live_viewers subscribers
    subscription_price affiliate_sales_per_month series_sales_per_month series_price own_product_income language
    currency""".split()  # noqa: SIM905
)
"""What a tip may look at or change: the fields of a creator's profile."""

_ALLOWED = re.compile("|".join(rf"(?<![\w]){re.escape(name)}(?![\w])" for name in NAMES_WITH_DIGITS))
_SPACES = re.compile(r"\s+")
Way = tuple[int | str, ...]
GATES = ("residence", "age", "followers", "views_30d", "video_length")


@dataclass(frozen=True)
class Stale:
    """A figure whose review is overdue or soon due; `sources` are those of the value in force."""

    figure: str
    last_checked: date
    due: date
    freshness: Freshness
    sources: tuple[str, ...]


def check(folder: Path | None = None) -> list[Problem]:
    """Everything wrong with a folder of knowledge, in order of file and line. Form first: it hides the rest."""
    library = read_library(folder)
    return library.problems or in_order([*check_library(library), *unnamed(library.folder)])


def check_library(library: Library) -> list[Problem]:
    """What would make Tally say something wrong. A file that does not name its schema only troubles its editor."""
    return library.problems or _Checker(library).problems()


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: (str(problem.path), problem.line, problem.column))


def stale(knowledge: Knowledge, today: date, within: timedelta = timedelta(0)) -> list[Stale]:
    """Figures that someone should look at again, now or within some time, the longest overdue first."""
    found = [
        Stale(fid, figure.last_checked, figure.review_due, figure.freshness(today), figure.on(today).sources)
        for fid, figure in knowledge.figures.items()
    ]
    due = (one for one in found if one.freshness != "fresh" or (within and one.due <= today + within))
    return sorted(due, key=lambda one: (one.due, one.figure))


class _Checker:
    def __init__(self, library: Library) -> None:
        self.library = library
        self.known = library.knowledge()

    def problems(self) -> list[Problem]:
        rules = (
            self._sources,
            self._gates,
            self._follow_ups,
            self._prose,
            self._phrases,
            self._ends,
            self._tiers,
            self._fields,
        )
        found = [problem for rule in rules for problem in rule()]
        return in_order(found)

    def _problem(self, kind: str, name: str, way: Way, code: str, message: str, hint: str) -> Problem:
        document, loc = self.library.written(kind, name)
        line, column = document.place((*loc, *way))
        return Problem(document.path, line, column, code, message, hint)

    def _sources(self) -> Iterator[Problem]:
        for kind, name, way, source in self._cited():
            if source not in self.known.sources:
                hint = "add it to sources.yaml or correct the spelling"
                yield self._problem(kind, name, way, "K101", f"the source {source} does not exist", hint)

    def _cited(self) -> Iterator[tuple[str, str, Way, str]]:
        for fid, figure in self.known.figures.items():
            for i, value in enumerate(figure.values):
                yield from (("figures", fid, ("values", i, "sources", j), s) for j, s in enumerate(value.sources))
            yield from (("figures", fid, ("claims", i, "source"), c.source) for i, c in enumerate(figure.claims))
        for kind in ("programmes", "faq", "tips"):
            for name, thing in getattr(self.known, kind).items():
                yield from ((kind, name, ("sources", j), s) for j, s in enumerate(thing.sources))

    def _gates(self) -> Iterator[Problem]:
        for name, programme in self.known.programmes.items():
            gates = programme.gates
            demands: list[tuple[Way, str | None]] = [((gate,), getattr(gates, gate)) for gate in GATES]
            demands += [(("age_by_country", code), fid) for code, fid in gates.age_by_country.items()]
            for way, fid in demands:
                if fid is not None and fid not in self.known.figures:
                    hint = "a gate names a file under figures/, with dots"
                    message = f"the figure {fid} does not exist"
                    yield self._problem("programmes", name, ("gates", *way), "K102", message, hint)
        for fid, figure in self.known.figures.items():
            if figure.superseded is not None and figure.superseded not in self.known.figures:
                message = f"the figure {figure.superseded} does not exist"
                yield self._problem("figures", fid, ("superseded",), "K102", message, "name a file under figures/")

    def _follow_ups(self) -> Iterator[Problem]:
        for name, entry in self.known.faq.items():
            if entry.narrows is not None and entry.narrows not in self.known.faq:
                hint = "name the wider entry's file under faq/, with dots"
                yield self._problem(
                    "faq", name, ("narrows",), "K103", f"the entry {entry.narrows} does not exist", hint
                )
            for i, follow_up in enumerate(entry.follow_ups):
                if follow_up not in self.known.faq:
                    message = f"the entry {follow_up} does not exist"
                    hint = "a follow-up names a file under faq/, with dots"
                    yield self._problem("faq", name, ("follow_ups", i), "K103", message, hint)

    def _texts(self) -> Iterator[tuple[str, str, Way, str]]:
        """All prose that a person reads."""
        for name, entry in self.known.faq.items():
            yield from _in_each("faq", name, "answer", entry.answer)
        for name, tip in self.known.tips.items():
            yield from _in_each("tips", name, "title", tip.title)
            yield from _in_each("tips", name, "steps", tip.steps)

    def _prose(self) -> Iterator[Problem]:
        for kind, name, way, text in self._texts():
            for inner in PLACEHOLDER.findall(text):
                wrong = self._misreference(reference(inner))
                if wrong:
                    hint = "write {figure.id}, {figure.id.low}, .likely, .high or .countries, or {programme.since}"
                    yield self._problem(kind, name, way, "K104", f"{{{inner}}}: {wrong}", hint)
            bare = _ALLOWED.sub("", PLACEHOLDER.sub("", text))
            if "{" in bare or "}" in bare:
                yield self._problem(kind, name, way, "K104", "a brace stands alone", "write both { and }")
            if digits := re.search(r"\S*\d\S*", bare):
                hint = "put it in a figure and refer to that, such as {creator_rewards.followers_minimum}"
                yield self._problem(kind, name, way, "K106", f"a bare number in prose: {digits.group()}", hint)

    def _misreference(self, ref: Reference) -> str | None:
        if ref.aspect == "since":
            if ref.id in self.known.figures:
                return None
            programme = self.known.programmes.get(ref.id)
            if programme is None:
                return f"no programme or figure {ref.id}"
            return None if programme.since else f"the programme {ref.id} has no date"
        figure = self.known.figures.get(ref.id)
        if figure is None:
            return f"no figure {ref.id}"
        if ref.aspect in ("low", "likely", "high", "countries"):
            told = all(getattr(value, ref.aspect) not in (None, ()) for value in figure.values)
            return None if told else f"the figure {ref.id} has no {ref.aspect}"
        only_countries = all(v.low is None and v.likely is None and v.high is None for v in figure.values)
        return f"the figure {ref.id} only lists countries: add .countries" if only_countries else None

    def _phrases(self) -> Iterator[Problem]:
        for lang in LANGUAGES:
            first: dict[str, str] = {}
            for name, entry in self.known.faq.items():
                for i, phrase in enumerate(entry.phrasings.within(lang)):
                    other = first.setdefault(_plain(phrase), name)
                    if other != name:
                        message = f"“{phrase}” is also asked in {other}"
                        hint = "keep it where its answer is"
                        yield self._problem("faq", name, ("phrasings", lang, i), "K105", message, hint)

    def _ends(self) -> Iterator[Problem]:
        for fid, figure in self.known.figures.items():
            for i, value in enumerate(figure.values):
                lacks = _lacking(figure, value.low is not None, value.likely is not None, value.high is not None)
                if lacks and not (value.countries and value.low is value.likely is value.high is None):
                    hint = "give low and high together; an estimate of ours has likely too"
                    yield self._problem("figures", fid, ("values", i), "K107", f"{lacks} is missing", hint)

    def _tiers(self) -> Iterator[Problem]:
        """Posts are priced by followers: every count must fall in one tier."""
        tiers = [
            (figure.scope.followers_from, figure.scope.followers_below, fid)
            for fid, figure in self.known.figures.items()
            if fid.startswith("brand.post_") and figure.scope.followers_from is not None
        ]
        tiers.sort(key=lambda tier: tier[0] or 0)
        reached: int | None = 0
        for start, below, fid in tiers:
            if start != reached:
                message = f"followers from {reached} to {start} are in no tier or in two"
                hint = "let one tier's followers_below be the next one's followers_from"
                yield self._problem("figures", fid, ("scope", "followers_from"), "K108", message, hint)
            reached = below
        if tiers and reached is not None:
            message = f"followers from {reached} are in no tier"
            yield self._problem("figures", tiers[-1][2], ("scope",), "K108", message, "leave followers_below out here")

    def _fields(self) -> Iterator[Problem]:
        for name, tip in self.known.tips.items():
            used = [(("when", i, "field"), each.field) for i, each in enumerate(tip.when)]
            used += [(("change", i, "field"), each.field) for i, each in enumerate(tip.change)]
            for way, field in used:
                if field not in PROFILE_FIELDS:
                    hint = "a tip looks at profile fields, such as followers"
                    yield self._problem("tips", name, way, "K109", f"{field} is not a profile field", hint)


def _in_each(kind: str, name: str, field: str, words: Words) -> Iterator[tuple[str, str, Way, str]]:
    for lang in LANGUAGES:
        yield kind, name, (field, lang), words.within(lang)


def _plain(phrase: str) -> str:
    return _SPACES.sub(" ", phrase).strip(" ?!.").casefold()


def _lacking(figure: Figure, low: bool, likely: bool, high: bool) -> str:
    if low != high:
        return "high" if low else "low"
    if not likely and (figure.kind == "our_estimate" or not low):
        return "likely"
    return ""
