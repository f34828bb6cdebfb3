"""Read how old someone is: "17", "22 år", "born in 2003", "12 mai 2003", "in my twenties".

Knows the ways of telling an age, and that a birth year needs today's date. Does not know who may join what.
"""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from bot.language.numbers.choice import ends_of
from bot.language.numbers.measures import Phrase
from bot.language.numbers.tokens import Token
from bot.language.numbers.words import words_of
from knowledge.range import Range

YOUNGEST, OLDEST, YOUNGEST_MODEL = 1, 120, 5
_MONTHS = "jan feb mar apr ma[iyj] jun jul aug sep o[ck]t nov de[cs]"
_MONTH = r"(?P<month>" + "|".join(_MONTHS.split()) + r")[a-z]*"
_BORN = r"(?:born|fodd|fodt|fodelsear|fodselsar|birth year|year of birth|bday|birthday|dob|fodd ar|fott|fodda|f)(?: (?:in|i|ar|aret|ar ar|:|is|the|on|den))*"
_YEAR = re.compile(r"(?<![\w.,])(?P<year>(?:19|20)\d\d)(?![\w%]|[.,]\d)")
_SHORT_YEAR = re.compile(r"(?:" + _BORN + r" (?:['-] ?)?|^- ?|(?<!\w)' ?)(?P<short>\d\d)(?!\w| ?[-:])")
_BORN_IN = re.compile(r"(?<!\w)" + _BORN + r" (?P<year>(?:19|20)\d\d)(?!\w)")
_MODEL = re.compile(
    r"(?<![\w.,])(?P<tag>\d\d) ?(?:: ?an?|- (?:er|a|an|modell|modellen|model|baby|kull)|' ?er|modell|modellen|baby|babies)(?!\w)"
    r"|(?<![\w.,])(?P<zero>0\d) (?:er|a)(?!\w)"
    r"|(?<!\w)(?:argang|arsmodell|arskull|fodselsar|fodelsear) ' ?(?P<quoted>\d\d)(?!\w)"
    r"|(?<!\w)(?:argang|arsmodell|arskull|fodselsar|fodelsear) -? ?(?P<vintage>\d\d)(?!\w)"
)
_OTHER_YEAR = re.compile(
    r"\b(?:class of|grad|graduated?|graduating|since|joined|started|began|sedan|siden|startade|startet|startade|begynte|"
    r"borjade|studenten|avgangskull|avgang|utexaminerad|uteksaminert|student)\b"
)
_COMPACT_DATE = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)")
_A_MONTH = "|".join(_MONTHS.split())
_NEXT = r"(?:next|nasta|neste|this|denna|denne)"
_SOON = re.compile(
    rf"(?:(?:years? old|ar|yo) )?(?:soon|snart|tomorrow|(?:in|om) (?:a|an|en|ett|et|ei|one) (?:day|week|month|dag|vecka|manad|uke|maned)|imorgon|i morgon|imorgen|i morgen|{_NEXT} (?:week|month|vecka|manad|uke|maned)|(?:in|i) (?:{_A_MONTH})[a-z]*)\b"
)
_NEXT_YEAR = re.compile(r"\b(?:next year|nasta ar|neste ar)\b")
_TEENS = re.compile(r"\b(?:teenager|teen|teens|tonaring|tonaren|tenaring|tenarene)\b")
_NAMED_DATE = re.compile(
    r"(?:(?P<day>\d{1,2}) (?:st|nd|rd|th|:e|\.)? ?(?:of )?" + _MONTH + r" ,? ?(?P<year>\d{4}))"
    r"|(?:" + _MONTH.replace("month", "month2") + r" (?P<day2>\d{1,2}) ?(?:st|nd|rd|th)? ?,? ?(?P<year2>\d{4}))"
)
_DECADE = re.compile(
    r"(?<!\w)(?P<early>early|mid|late)? ?-? ?(?P<decade>[2-9]0)(?: ?'? ?s|-?arsaldern|-?arene|-?ara| -? ?arsaldern| arene| -? ?something)(?!\w)"
)
_DECADES = {
    "twenties": 20,
    "tjugoarsaldern": 20,
    "tjuearene": 20,
    "tjueara": 20,
    "tjugoarsalder": 20,
    "thirties": 30,
    "trettioarsaldern": 30,
    "trettiarene": 30,
    "trettiara": 30,
    "forties": 40,
    "fortioarsaldern": 40,
    "fortiarene": 40,
    "fortiara": 40,
    "fifties": 50,
}
_TO_COME = words_of("turning turn turns fyller fylla fylle fyll blir bli blive become becoming i'll ill will ska skal")
_NEGATIONS = words_of("not isn't isnt ain't aint inte ikke ikkje")
_RELATIVES = words_of(
    "daughter son kid kids child children boy girl mum mom dad mother father sister brother wife husband partner "
    "dotter dottern son sonen barn barnet barnen tjej kille mamma pappa syster bror syrran brorsan fru man sambo "
    "datter datteren dattera sonn sonnen barna jente gutt gutten jenta soster mor far kone mann kjaeresten"
)
_GOING_ON = ("going", "on")
_NOT_YET = {"until", "till", "before", "innan"}
"""Who speaks of the time until an age says nothing of the age."""


def read_age(tokens: Sequence[Token], phrases: Sequence[Phrase], today: date | None) -> Decimal | Range | None:
    """The age told, or None where it is not told or not possible."""
    line = " ".join(token.text for token in tokens)
    born = _birth(tokens, line, today)
    if born is not None:
        return _years_since(born, today)
    if _OTHER_YEAR.search(line) and (_SHORT_YEAR.search(line) or _YEAR.search(line)):
        return None
    if (year := _year_in_words(phrases, today)) is not None:
        return _years_since(year, today)
    decade = _decade(line)
    if decade is not None:
        return Range(Decimal(decade), Decimal(decade + 9))
    told = [phrase for phrase in phrases if phrase.unit in (None, "years") and not phrase.fraction and not phrase.weak]
    told = [phrase for phrase in told if not _is_of_a_relative(tokens, phrase)] or told
    coming = [phrase for phrase in told if _is_to_come(tokens, phrase, phrases)]
    if coming:
        return _before_birthday(coming, told, line)
    told = [phrase for phrase in told if phrase.unit == "years"] or told
    if len(told) == 2 and told[1].bent == "almost" and ends_of(told[1].value)[0] == told[0].value:
        told = told[:1]  # "16, almost 17"
    if not phrases and _TEENS.search(line):
        return Range(Decimal(13), Decimal(19))
    if len(told) != 1 or told[0].noun or _words_before(tokens, told[0]) & _NOT_YET:
        return None
    value = told[0].value
    if _words_before(tokens, told[0]) & _NEGATIONS and not isinstance(value, Range):
        return _possible(Range(Decimal(0), value))
    return _possible(value)


def _year_in_words(phrases: Sequence[Phrase], today: date | None) -> int | None:
    """ "nittonhundranittioåtta", "nitten nittiåtte"."""
    values = [phrase.value for phrase in phrases if isinstance(phrase.value, Decimal)]
    if today is None or len(values) != len(phrases) or any(phrase.unit or phrase.fraction for phrase in phrases):
        return None
    if len(values) == 2 and phrases[0].end == phrases[1].start and values[0] in (19, 20) and 0 <= values[1] < 100:
        values = [values[0] * 100 + values[1]]
    year = int(values[0]) if len(values) == 1 and values[0] == int(values[0]) else 0
    return year if 1900 <= year <= today.year else None


def _words_before(tokens: Sequence[Token], phrase: Phrase) -> set[str]:
    return {token.text for token in tokens[max(0, phrase.start - 3) : phrase.start]}


def _is_to_come(tokens: Sequence[Token], phrase: Phrase, phrases: Sequence[Phrase]) -> bool:
    """ "turning 18", "18 om två veckor", "going on 18"."""
    before, after = _words_before(tokens, phrase), tokens[phrase.end :]
    if before & _TO_COME or tuple(token.text for token in tokens[max(0, phrase.start - 2) : phrase.start]) == _GOING_ON:
        return True
    if _SOON.match(" ".join(token.text for token in after[:5])):
        return True
    wait = next((other for other in phrases if other.start > phrase.start), None)
    return (
        wait is not None
        and wait.unit == "days"
        and wait.start - phrase.end <= 2
        and any(token.text in ("in", "om") for token in tokens[phrase.end : wait.start])
    )


def _is_of_a_relative(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """ "My daughter is 15"."""
    return bool({token.text for token in tokens[max(0, phrase.start - 4) : phrase.start]} & _RELATIVES)


def _before_birthday(coming: Sequence[Phrase], told: Sequence[Phrase], line: str) -> Decimal | Range | None:
    """Who turns 18 soon is 17; with years still to go, or two ages, it can't be known."""
    ends = [end for phrase in coming for end in ends_of(phrase.value)]
    first, last = ends[0], ends[-1]
    rest = [phrase.value for phrase in told if phrase not in coming and phrase.unit == "years"]
    years_to_go = any(isinstance(value, Range) or value > 1 for value in rest)
    if first is not None and [phrase.value for phrase in told if phrase not in coming] == [first - 1]:
        return _possible(first - 1)  # "17, 18 next week"
    if len(coming) != 1 or first is None or last is None or years_to_go:
        return None
    if _NEXT_YEAR.search(line):
        return _possible(Range(max(first - 2, Decimal(0)), max(last - 1, Decimal(0))))
    return _possible(first - 1 if first == last else Range(max(first - 1, Decimal(0)), last))


def _possible(value: Decimal | Range) -> Decimal | Range | None:
    ends = (value.low, value.high) if isinstance(value, Range) else (value, value)
    lowest = 0 if isinstance(value, Range) else YOUNGEST
    if any(end is not None and not lowest <= end <= OLDEST for end in ends):
        return None
    if isinstance(value, Range):
        return Range(value.low, value.high)
    return Decimal(int(value))


def _birth(tokens: Sequence[Token], line: str, today: date | None) -> date | int | None:
    """A date or a year of birth."""
    for token in tokens:
        if token.kind == "date":
            return _numeric_date(token.text)
        if compact := _COMPACT_DATE.fullmatch(token.text):
            return _date(*map(int, compact.groups()))
    if named := _NAMED_DATE.search(line):
        month = named["month"] or named["month2"]
        number = next(at for at, name in enumerate(_MONTHS.split(), 1) if re.match(name, month))
        return _date(int(named["year"] or named["year2"]), number, int(named["day"] or named["day2"]))
    if told := _BORN_IN.search(line):
        return int(told["year"])
    if model := _MODEL.search(line):
        year = _century(int(next(filter(None, model.groups()))), today)
        return year if today is None or today.year - year >= YOUNGEST_MODEL else None
    if _OTHER_YEAR.search(line):
        return None
    if short := _SHORT_YEAR.search(line):
        return _century(int(short["short"]), today)
    years = _YEAR.findall(line)
    return int(years[0]) if len(years) == 1 else None


def _century(short: int, today: date | None = None) -> int:
    return (2000 if short <= (today.year % 100 if today else 29) else 1900) + short


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
