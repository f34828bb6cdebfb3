"""Read how often from the days of the week: "every friday", "mon to fri", "alla dagar utom söndag", "i helgene".

Knows the days' names in the three languages, folded. Does not know what happens on them.
"""

import re
from decimal import Decimal

_NAMES = (
    ("monday", "mandag", "mon", "man", "ma"),
    ("tuesday", "tisdag", "tirsdag", "tue", "tues", "tis", "tir", "ti"),
    ("wednesday", "onsdag", "wed", "weds", "ons", "on"),
    ("thursday", "torsdag", "thu", "thur", "thurs", "tors", "tor", "to"),
    ("friday", "fredag", "fri", "fre", "fr"),
    ("saturday", "lordag", "sat", "lor", "lo"),
    ("sunday", "sondag", "sun", "son", "so"),
)
_PLURALS = ("", "s", "ar", "arna", "er", "ene", "en", "sar", "s:ar")
LONG = 6
DAY = {
    **{name: day for day, names in enumerate(_NAMES) for name in names if len(name) < LONG},
    **{
        name + plural: day
        for day, names in enumerate(_NAMES)
        for name in names
        if len(name) >= LONG
        for plural in _PLURALS
    },
}
"""Monday is 0."""
_SHORT = "|".join(sorted((name for name in DAY if len(name) < LONG), key=len, reverse=True))
_FULL = "|".join(sorted((name for name in DAY if len(name) >= LONG), key=len, reverse=True))
_ANY = rf"(?:{_FULL}|{_SHORT})"
_TO = r"(?:-|to|til|till|through|thru|tom|t o m|til og med|till och med)"
_AND = r"(?:,|/|and|og|och|o|&|\+|, and|, og|, och)"
_SPAN = re.compile(rf"\b(?P<first>{_ANY}) {_TO} (?P<last>{_ANY})\b")
_LIST = re.compile(rf"\b{_ANY}(?: (?:{_AND} )?(?:pa )?{_ANY})+\b")
_ONE = re.compile(
    rf"\b(?:{_FULL})\b|\b(?:every|each|varje|hver|on) (?:other )?(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|tis|tir|ons|tors|fre)\b"
)
_WORD = re.compile(rf"\b{_ANY}\b")
_WEEKDAYS = re.compile(
    r"\b(?:week ?days?|working days?|vardag(?:ar(?:na)?|en)?|hverdag(?:er|ene)?|ukedag(?:er|ene)|arbetsdagar)\b"
)
_WEEKEND = re.compile(r"\b(?:week ?ends?|helg(?:er|erna|en|ene|a)?)\b")
_BUT = re.compile(
    r"\b(?:except|besides|but not|apart from|bar|minus|utom|forutom|unntatt|bortsett fra|uten|men inte|men ikke|not on|inte pa|ikke pa)"
    r"(?: (?:for|on|pa|i|the))*(?= )"
)
_EVERY_OTHER = re.compile(r"\b(?:every other|every second|varannan|vartannat|annenhver|hver andre|annahver)\b")
_WHOLE_WEEK, _WORKING_WEEK, _WEEKEND_DAYS = frozenset(range(7)), frozenset(range(5)), frozenset((5, 6))


def days_a_week(line: str) -> Decimal | None:
    """On how many days of a week, or None where no days are named. Raises nothing."""
    kept, out = line, frozenset[int]()
    if but := _BUT.search(line):
        out = _days_in(line[but.end() :])
        kept = line[: but.start()] if out else line
    days = _days_in(kept) or (_WHOLE_WEEK if out else frozenset())
    count = Decimal(len(days - out))
    return (count / 2 if _EVERY_OTHER.search(kept) else count) or None


def _days_in(line: str) -> frozenset[int]:
    days = {day for one in _ONE.finditer(line) for day in _named(one.group())}
    for several in _LIST.finditer(line):
        days |= _named(several.group())
    for span in _SPAN.finditer(line):
        first, last = DAY[span["first"]], DAY[span["last"]]
        days |= {(first + step) % 7 for step in range((last - first) % 7 + 1)}
    if _WEEKDAYS.search(line):
        days |= _WORKING_WEEK
    return frozenset(days | _WEEKEND_DAYS) if _WEEKEND.search(line) else frozenset(days)


def _named(text: str) -> set[int]:
    return {DAY[found.group()] for found in _WORD.finditer(text)}
