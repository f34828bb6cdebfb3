"""Put questions together that ask the same in almost the same words.

Knows letters: slips, the order of words, and that one amount is as good as another. Does not know meanings; two
languages are never mixed.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from bot.language.masking import NUMBER
from bot.language.normalize import words

ALIKE = 75
"""Out of 100, letter by letter; what is above is then looked at word by word."""
NEAREST = 5
LITTLE = 3
"""Letters of a word that may be left out, such as "the"."""
LONG = 8
"""From this length on, two slips are forgiven."""


@dataclass(frozen=True)
class Asked:
    """A question as it was asked once."""

    language: str
    day: date
    text: str


@dataclass(frozen=True)
class Alike:
    """Questions that are one. `text` is how it was asked most often, the latest of those."""

    language: str
    text: str
    count: int
    first: date
    last: date


def merged(questions: Iterable[Asked]) -> list[Alike]:
    """The most asked first, then the latest."""
    groups: dict[str, dict[str, list[Asked]]] = {}
    ordered = sorted(questions, key=lambda one: (one.day, one.text))
    often = Counter((one.language, masked(one.text)) for one in ordered)
    for one in sorted(ordered, key=lambda one: -often[one.language, masked(one.text)]):
        heads = groups.setdefault(one.language, {})
        heads.setdefault(_head(masked(one.text), heads), []).append(one)
    found = [_together(language, alike) for language, heads in groups.items() for alike in heads.values()]
    return sorted(found, key=lambda one: (-one.count, -one.last.toordinal(), one.language, one.text))


def masked(text: str) -> str:
    """The folded words; anything with a digit in it is a number, and numbers in a row are one."""
    shown: list[str] = []
    for word in words(text):
        told = NUMBER if any(letter.isdigit() for letter in word) else word
        if told != NUMBER or shown[-1:] != [NUMBER]:
            shown.append(told)
    return " ".join(shown) or text.strip()


def _head(text: str, heads: dict[str, list[Asked]]) -> str:
    """The group whose first question is most like this one, or a group of its own."""
    if text in heads:
        return text
    near = process.extract(text, heads.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE, limit=NEAREST)
    return next((head for head, *_ in near if _same_words(text, head)), text)


def _same_words(one: str, other: str) -> bool:
    """Whether two texts differ by slips and little words alone: "when" and "where" are two questions."""
    mine, theirs = Counter(one.split()), Counter(other.split())
    fewer, more = sorted(((mine - theirs), (theirs - mine)), key=lambda left: left.total())
    rest = list(more.elements())
    for word in fewer.elements():
        meant = next((near for near in rest if _is_slip(word, near)), None)
        if meant is None:
            return False
        rest.remove(meant)
    return all(len(word) <= LITTLE for word in rest)


def _is_slip(word: str, other: str) -> bool:
    most = 2 if max(len(word), len(other)) >= LONG else 1
    return min(len(word), len(other)) > LITTLE and NUMBER not in (word, other) and OSA.distance(word, other) <= most


def _together(language: str, alike: list[Asked]) -> Alike:
    days = [one.day for one in alike]
    said = Counter(one.text for one in sorted(alike, key=lambda one: one.day, reverse=True))
    return Alike(language, said.most_common(1)[0][0], len(alike), min(days), max(days))
