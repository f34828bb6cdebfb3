"""Find the month that a text speaks of: "in March", "förra månaden", "forrige måned", "03/2026".

Knows the names of months in three languages and which one a name without a year means. Does not know what happened
in it.
"""

import re
from dataclasses import dataclass
from datetime import date

from knowledge.schema import Lang

NAMES = (
    "january januari januar jan",
    "february februari februar feb",
    "march mars mar",
    "april apr",
    "may maj mai",
    "june juni jun",
    "july juli jul",
    "august augusti aug",
    "september sept sep",
    "october oktober oct okt",
    "november nov",
    "december desember dec des",
)
NUMBER = {name: number for number, names in enumerate(NAMES, start=1) for name in names.split()}
ALSO_A_WORD = {"may", "mar", "jan", "dec", "des", "jul"}
"""Months only beside a year, behind a "for" or "in", or alone."""
CHRISTMAS = "jul"
""" "I jul" is at Christmas, where it is not English."""

_NAME = "|".join(sorted(NUMBER, key=len, reverse=True))
_FOR = r"(?:for|för|till|til)\s+"
_LEAD = rf"(?:(?P<for>{_FOR})|\b(?:in|of|during|on|i|under|last|this|förra|forra|forrige|siste?|sista)\s+)?"
_MONEY = r"(?!\s?(?:[$€£](?!\d)|k\b|kr\b|kronor|kroner|spänn|sek\b|nok\b|dkk\b|usd\b|dollars?\b|bucks\b|eur|gbp))"
"""Behind a number that is no year, but money or thousands."""
_YEAR = rf"(?P<year>(?:19|20)\d\d){_MONEY}"
_NAMED = re.compile(
    rf"{_LEAD}(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|:e|:a|\.)?\s+(?:of\s+)?)?(?<![\w-])(?P<name>{_NAME})(?:['’]?s)?"
    rf"(?:(?![\w])|(?=-?utbetal))\.?"
    rf"(?:(?:\s*,)?\s*{_YEAR}|\s*(?:['’]|\s-)(?P<short>\d\d)(?!\d)"
    rf"|\s+(?P<day_after>\d{{1,2}})(?:st|nd|rd|th)?(?=\s*(?:,|\.|$)))?"
)
_LISTED = re.compile(rf"(?<![^\W\d_])(?P<name>{_NAME})(?![\w])\.?(?:\s*{_YEAR}(?!\d)|\s*['’](?P<short>\d\d)(?!\d))?")
_IN_FIGURES = re.compile(
    rf"{_LEAD}(?<![\d./-])(?:(?P<first>\d{{1,2}})\s?[/.-]\s?(?P<year>20\d\d)|(?P<year_first>20\d\d)\s?[/-]\s?"
    r"(?P<last>\d{1,2}))(?![\d]|[./-]\d)"
)
_DATE = re.compile(r"(?<!\d)(?:20\d\d[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:20)?\d\d)(?!\d)")
_MONTH = r"(?:months?|månade?n?s?|manade?n?s?|mån|måned(?:en)?|maned(?:en)?|mnd)"
_LAST = re.compile(
    rf"{_LEAD}\b(?:the\s+|den\s+)?(?:last|past|previous|förra|forra|föregående|senaste|sista|forrige|siste?)\s+{_MONTH}\b"
)
_BEFORE_LAST = re.compile(
    r"\b(?:the\s+)?month before last\b|\b(?:two|2) months ago\b|\bförrförra månaden\b"
    r"|\bför (?:två|2) månader se(?:da)?n\b|\bfor (?:to|2) måneder siden\b|\bforrige måned igjen\b"
)
_THIS_YEAR = re.compile(r"\bthis year\b|\bi år\b")
_LAST_YEAR = re.compile(r"\blast year\b|\bi fjol\b|\bi fjor\b|\bförra året\b|\bforrige år\b|\bi fjor\b")


@dataclass(frozen=True)
class MonthFound:
    """A month ("2026-03") where it stands in the text. None of it where a day was named: money comes after its month.

    `sought` is True behind a "for".
    """

    start: int
    end: int
    month: str | None
    sought: bool = False


def find_months(text: str, lang: Lang, today: date, listed: bool = False) -> list[MonthFound]:
    """Every month of a text, in order. Without a year it is the latest such month that is over.

    In a list ("jan 12, feb 90") every name is a month, and a small number beside it is no day.
    """
    low = _lower(text)
    found = [MonthFound(one.start(), one.end(), None) for one in _DATE.finditer(low)]
    found += [_back(one, 1, today) for one in _LAST.finditer(low)]
    found += [_back(one, 2, today) for one in _BEFORE_LAST.finditer(low)]
    found += [one for at in _IN_FIGURES.finditer(low) if (one := _in_figures(at))]
    if listed:
        found += [_in_list(at, today) for at in _LISTED.finditer(low)]
    else:
        found += [one for at in _NAMED.finditer(low) if (one := _named(at, low, lang, today))]
    apart: list[MonthFound] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not apart or one.start >= apart[-1].end:
            apart.append(one)
    return apart


def the_month(found: list[MonthFound]) -> str | None:
    """The one that the money is for, or None where that is not clear."""
    sought = {one.month for one in found if one.sought and one.month}
    named = sought or {one.month for one in found if one.month}
    return named.pop() if len(named) == 1 else None


def month_before(today: date, months: int) -> str:
    """The month so many months ago, as 2026-03."""
    number = today.year * 12 + today.month - 1 - months
    return f"{number // 12:04}-{number % 12 + 1:02}"


def bare_month(text: str, lang: Lang, today: date) -> str | None:
    """What answers "which month?": a month, or its number alone."""
    number = text.strip(" .!")
    if number.isascii() and number.isdigit() and 1 <= int(number) <= len(NAMES):
        return _latest(int(number), today)
    return the_month(find_months(text, lang, today))


def _lower(text: str) -> str:
    """In small letters, none of which takes more room than the large one."""
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def _back(at: re.Match[str], months: int, today: date) -> MonthFound:
    return MonthFound(at.start(), at.end(), month_before(today, months))


def _in_figures(at: re.Match[str]) -> MonthFound | None:
    number = int(at["first"] or at["last"])
    if not 1 <= number <= len(NAMES):
        return None
    return MonthFound(at.start(), at.end(), f"{at['year'] or at['year_first']}-{number:02}", bool(at["for"]))


def _named(at: re.Match[str], low: str, lang: Lang, today: date) -> MonthFound | None:
    name, year = at["name"], at["year"] or (at["short"] and f"20{at['short']}")
    led = at.start() < at.start("name") and not (name == "may" and at.group().startswith("i "))
    alone = not low[: at.start()].strip(" .,!") and not low[at.end() :].strip(" .,!")
    if name in ALSO_A_WORD and not (led or year or alone):
        return None
    if name == CHRISTMAS and lang != "en" and not year:
        return None
    if at["day"] or at["day_after"]:
        return MonthFound(at.start(), at.end(), None)
    number = NUMBER[name]
    if year is None and _LAST_YEAR.search(low):
        year = str(today.year - 1)
    if year is None and _THIS_YEAR.search(low):
        year = str(today.year)
    month = f"{year}-{number:02}" if year else _latest(number, today)
    return MonthFound(at.start(), at.end(), month, bool(at["for"]))


def _in_list(at: re.Match[str], today: date) -> MonthFound:
    year = at["year"] or (at["short"] and f"20{at['short']}")
    number = NUMBER[at["name"]]
    return MonthFound(at.start(), at.end(), f"{year}-{number:02}" if year else _latest(number, today))


def _latest(number: int, today: date) -> str:
    return f"{today.year if number < today.month else today.year - 1}-{number:02}"
