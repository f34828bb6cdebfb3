"""Read how old someone is: "17", "22 år", "born in 2003", "12 mai 2003", "in my twenties".

Knows the ways of telling an age, and that a birth year needs today's date. Does not know who may join what.
"""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from bot.language.number_phrases import Phrase
from bot.language.number_tokens import Token
from knowledge.range import Range

YOUNGEST, OLDEST = 1, 120
_MONTHS = "jan feb mar apr ma[iyj] jun jul aug sep o[ck]t nov de[cs]"
_MONTH = r"(?P<month>" + "|".join(_MONTHS.split()) + r")[a-z]*"
_BORN = r"(?:born|fodd|fodt|fodelsear|fodselsar|birth year|year of birth|bday|birthday|f)(?: (?:in|i|ar|aret|ar ar|:|is|the|on|den))*"
_YEAR = re.compile(r"(?<![\w.,])(?P<year>(?:19|20)\d\d)(?![\w%]|[.,]\d)")
_SHORT_YEAR = re.compile(r"(?:" + _BORN + r" (?:['-] ?)?|^- ?|(?<!\w)' ?)(?P<short>\d\d)(?!\w)|^(?P<tag>\d\d) ?: ?a\b")
_NAMED_DATE = re.compile(
    r"(?:(?P<day>\d{1,2}) (?:st|nd|rd|th|:e|\.)? ?(?:of )?" + _MONTH + r" ,? ?(?P<year>\d{4}))"
    r"|(?:" + _MONTH.replace("month", "month2") + r" (?P<day2>\d{1,2}) ?(?:st|nd|rd|th)? ?,? ?(?P<year2>\d{4}))"
)
_DECADE = re.compile(
    r"(?<!\w)(?P<early>early|mid|late)? ?-? ?(?P<decade>[2-9]0)(?: ?'? ?s|-?arsaldern|-?arene| -? ?arsaldern| arene| -? ?something)(?!\w)"
)
_DECADES = {
    "twenties": 20,
    "tjugoarsaldern": 20,
    "tjuearene": 20,
    "thirties": 30,
    "trettioarsaldern": 30,
    "trettiarene": 30,
    "forties": 40,
    "fortioarsaldern": 40,
    "fortiarene": 40,
    "fifties": 50,
}
_TO_COME = {"turning", "turn", "fyller", "blir", "until", "becoming"}


def read_age(tokens: Sequence[Token], phrases: Sequence[Phrase], today: date | None) -> Decimal | Range | None:
    """The age told, or None where it is not told or not possible."""
    line = " ".join(token.text for token in tokens)
    born = _birth(tokens, line)
    if born is not None:
        return _years_since(born, today)
    decade = _decade(line)
    if decade is not None:
        return Range(Decimal(decade), Decimal(decade + 9))
    told = [phrase for phrase in phrases if phrase.unit in (None, "years") and not phrase.fraction and not phrase.weak]
    told = [phrase for phrase in told if phrase.unit == "years"] or told
    if len(told) != 1 or told[0].noun or _is_to_come(tokens, told[0]):
        return None
    return _possible(told[0].value)


def _is_to_come(tokens: Sequence[Token], phrase: Phrase) -> bool:
    before = {token.text for token in tokens[max(0, phrase.start - 3) : phrase.start]}
    return bool(before & _TO_COME)


def _possible(value: Decimal | Range) -> Decimal | Range | None:
    ends = (value.low, value.high) if isinstance(value, Range) else (value, value)
    lowest = 0 if isinstance(value, Range) else YOUNGEST
    if any(end is not None and not lowest <= end <= OLDEST for end in ends):
        return None
    if isinstance(value, Range):
        return Range(value.low, value.high)
    return Decimal(int(value))


def _birth(tokens: Sequence[Token], line: str) -> date | int | None:
    """A date or a year of birth."""
    for token in tokens:
        if token.kind == "date":
            return _numeric_date(token.text)
    if named := _NAMED_DATE.search(line):
        month = named["month"] or named["month2"]
        number = next(at for at, name in enumerate(_MONTHS.split(), 1) if re.match(name, month))
        return _date(int(named["year"] or named["year2"]), number, int(named["day"] or named["day2"]))
    if short := _SHORT_YEAR.search(line):
        return _century(int(short["short"] or short["tag"]))
    years = _YEAR.findall(line)
    return int(years[0]) if len(years) == 1 else None


def _century(short: int) -> int:
    return (2000 if short < 30 else 1900) + short


def _numeric_date(text: str) -> date | int | None:
    parts = [int(part) for part in re.split(r"\D", text)]
    if parts[0] > 31:
        return _date(*parts)
    day, month, year = parts
    year = year if year > 99 else _century(year)
    if "/" not in text or day > 12 or day == month:
        return _date(year, month, day)
    return _date(year, day, month) if month > 12 else year


def _date(year: int, month: int, day: int) -> date | int | None:
    try:
        return date(year, month, day)
    except ValueError:
        return year if 1900 <= year <= 2100 else None


def _years_since(born: date | int, today: date | None) -> Decimal | None:
    if today is None:
        return None
    if isinstance(born, int):
        years = today.year - born
    else:
        years = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return Decimal(years) if YOUNGEST <= years <= OLDEST else None


def _decade(line: str) -> int | None:
    if found := _DECADE.search(line):
        return int(found["decade"])
    return next((decade for word, decade in _DECADES.items() if re.search(rf"\b{word}\b", line)), None)
