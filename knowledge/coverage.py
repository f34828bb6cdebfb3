"""How well each language is looked after: texts that are missing or older than the English, ways of asking.

Reads entries as they are written, so that one which lacks a language is counted rather than refused.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from knowledge.load import Library
from knowledge.schema import LANGUAGES, Lang
from knowledge.translations import TEXTS, Fingerprints, draft, entries, fingerprints, read_record, texts_of, within

ENOUGH_PHRASINGS = 25

State = Literal["current", "missing", "older", "changed", "unverified"]
"""`changed`: in step with the English since it was verified. `unverified`: nobody has verified it yet."""


@dataclass(frozen=True)
class Covered:
    """One entry in one language. `phrasings` is None where nobody asks for it by words."""

    state: State
    phrasings: int | None = None

    @property
    def whole(self) -> bool:
        return self.state not in ("missing", "older")

    @property
    def few(self) -> bool:
        return self.phrasings is not None and self.phrasings < ENOUGH_PHRASINGS


@dataclass(frozen=True)
class Row:
    kind: str
    id: str
    within: dict[Lang, Covered]

    @property
    def note(self) -> str:
        states = {one.state for one in self.within.values()}
        if "unverified" in states:
            return "not verified yet"
        return "changed since it was verified" if "changed" in states else ""


def coverage(library: Library) -> list[Row]:
    """A row for every answer and tip. Raises BadKnowledge where the record of translations cannot be read."""
    record = read_record(library.folder)
    return [
        Row(kind, name, {lang: _covered(library, kind, name, lang, record.get(name)) for lang in LANGUAGES})
        for kind, name in entries(library)
    ]


def shares(rows: Sequence[Row]) -> dict[Lang, float]:
    """How much of everything is there and not older than its English, 0-1."""
    return {lang: sum(row.within[lang].whole for row in rows) / max(len(rows), 1) for lang in LANGUAGES}


def _covered(library: Library, kind: str, name: str, lang: Lang, then: Fingerprints | None) -> Covered:
    asked = within(draft(library, kind, name).get("phrasings"), lang) if kind == "faq" else None
    count = (len(asked) if isinstance(asked, list) else 0) if kind == "faq" else None
    if len(texts_of(library, kind, name, lang)) < len(TEXTS[kind]) or count == 0:
        return Covered("missing", count)
    return Covered(_state(fingerprints(library, kind, name), then, lang), count)


def _state(now: Fingerprints, then: Fingerprints | None, lang: Lang) -> State:
    if then is None:
        return "unverified"
    if now[lang] != then[lang]:
        return "changed"
    return "older" if now["en"] != then["en"] else "current"
