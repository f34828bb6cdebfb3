"""Read numbers the way people type them: 12 500, 12.5k, 1,2 milj, halvannen million, 15-20k, 10k a day.

Knows how numbers are written and said in English, Swedish and bokmål, and what the asked field makes of them. Does
not know whether the answer is a good one; that is the question's business.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from bot.language.number_ages import read_age
from bot.language.number_amounts import word_at
from bot.language.number_periods import joined, periods_in
from bot.language.number_phrases import Phrase, is_a_year, phrases_in
from bot.language.number_tokens import Token, tokens_of
from bot.language.number_words import NOUNS, words_of
from knowledge.range import Range

__all__ = ["Found", "Range", "find_numbers", "find_spans", "read_number"]

Quantity = Decimal | Range
LANGUAGES = ("en", "sv", "nb")
LONGEST_BORROWING = 200
"""Characters of an answer that may be in number words of another language."""
MONTH_DAYS = Decimal(30)
HIGHEST = {"followers": Decimal(8 * 10**9), "views": Decimal(10**12), "count": Decimal(10**12)}
MONEY_HIGHEST, SECONDS_HIGHEST = Decimal(10**12), Decimal(10**7)

NOUNS_OF = {"followers": {None, "followers", "subscribers"}, "views": {None, "views", "times"}}
"""What may be counted where followers or views are asked for; elsewhere anything."""

_NONE_WORDS = words_of(
    "none zero nothing nada noll null inga ingen inget ingenting inte aldrig aldri never nope ikke noen noe"
)
_SAY_NONE = words_of("none zero nothing nada noll null inga ingen inget ingenting aldrig aldri never")
_FILLERS = words_of("i have do at all yet enn an har jag jeg hatt any so far just nu na til till noen gang") | set(
    NOUNS
)
_CORRECTIONS = words_of("no nej nei sorry mean menar mener actually wait faktiskt faktisk rattare oj")
_OF = {"of", "av", "in", "/"}
_WHOLE = {"all", "alla", "alle", "everything", "allt", "alt", "everyone", "allihop", "samtliga", "samtlige"}


@dataclass(frozen=True)
class Found:
    """A quantity in a text, as written at `start` to `end`.

    `unit` is None, "percent", "money:SEK" …, "seconds", "days" or "years"; `noun` is what is counted ("followers",
    "views" …) where the text says so; `per_days` the period it is told for, as in "10k a day".
    """

    start: int
    end: int
    value: Quantity
    unit: str | None
    text: str
    noun: str | None = None
    per_days: Decimal | None = None


def find_spans(text: str, lang: str) -> list[Found]:
    """Every quantity of a free text, in order, with its place, unit and literal text."""
    tokens = tokens_of(text, _language(lang))
    found = []
    for phrase in phrases_in(tokens, _language(lang)):
        if phrase.fraction or is_a_year(tokens, phrase):
            continue
        start, end = tokens[phrase.start].start, tokens[phrase.end - 1].end
        found.append(Found(start, end, phrase.value, phrase.unit, text[start:end], phrase.noun, phrase.per_days))
    return found


def find_numbers(text: str, lang: str) -> list[Quantity]:
    """Every quantity of a free text, in order."""
    return [found.value for found in find_spans(text, lang)]


def read_number(text: str, lang: str, field: str = "count", today: date | None = None) -> Quantity | None:
    """The one number that answers a question for `field`, or None: ask again.

    Fields are followers, views, percent, age, money, seconds, count. Views and counts are per 30 days; shares are in
    percent; a birth year is an age as of `today`. Number words of the other languages are understood too.
    """
    own = _language(lang)
    others = tuple(other for other in LANGUAGES if other != own) if len(text) <= LONGEST_BORROWING else ()
    for language in (own, *others):
        tokens = tokens_of(text, language)
        phrases = phrases_in(tokens, language, field)
        value = _read(tokens, phrases, field, today)
        if value is not None or phrases or any(token.kind not in ("word", "sign") for token in tokens):
            return value
    return None


def _language(lang: str) -> str:
    code = lang.lower()[:2]
    return "nb" if code in ("nb", "no", "nn") else code if code in LANGUAGES else "en"


def _read(tokens: list[Token], phrases: list[Phrase], field: str, today: date | None) -> Quantity | None:
    match field:
        case "age":
            return read_age(tokens, phrases, today)
        case "percent":
            return _percent(tokens, phrases)
        case "money":
            return _single(tokens, phrases, "money", MONEY_HIGHEST)
        case "seconds":
            return _single(tokens, phrases, "seconds", SECONDS_HIGHEST)
        case _:
            return _count(tokens, phrases, field)


def _only(tokens: Sequence[Token], fitting: list[Phrase]) -> Phrase | None:
    """The one phrase, or the last where the text takes the earlier ones back."""
    fitting = [phrase for phrase in fitting if not phrase.weak] or [p for p in fitting if p.start <= 1 or p.per_days]
    if len(fitting) > 1:
        between = {token.text for token in tokens[fitting[-2].end : fitting[-1].start]}
        if between & _CORRECTIONS:
            return fitting[-1]
        first = fitting[0]
        return first if all((p.value, p.unit) == (first.value, first.unit) for p in fitting) else None
    return fitting[0] if fitting else None


def _ends(value: Quantity) -> tuple[Decimal, Decimal | None]:
    return (value.low, value.high) if isinstance(value, Range) else (value, value)


def _within(value: Quantity, highest: Decimal) -> Quantity | None:
    return value if all(end is None or 0 <= end <= highest for end in _ends(value)) else None


def _single(tokens: list[Token], phrases: list[Phrase], unit: str, highest: Decimal) -> Quantity | None:
    """An amount of money or time; one with the unit goes before one without."""
    if unit == "money" and any(token.kind == "clock" for token in tokens):
        return None
    fitting = [p for p in phrases if not p.fraction and (p.unit is None or p.unit.split(":")[0] == unit)]
    fitting = [p for p in fitting if p.unit] or [p for p in fitting if p.noun in (None, "times")]
    chosen = _only(tokens, fitting)
    if chosen is None:
        return Decimal(0) if unit == "money" and not phrases and _says_none(tokens) else None
    return _within(chosen.value, highest)


def _count(tokens: list[Token], phrases: list[Phrase], field: str) -> Quantity | None:
    nouns = NOUNS_OF.get(field)
    fitting = [p for p in phrases if p.unit is None and not p.fraction and (nouns is None or p.noun in nouns)]
    if nouns is not None:
        fitting = [p for p in fitting if p.noun in nouns - {None}] or fitting
    chosen = _only(tokens, fitting)
    if chosen is None:
        return _count_in_words(tokens, phrases, field)
    value = _per_month(chosen, tokens, field)
    if any(end is not None and end != end.to_integral_value() for end in _ends(value)):
        return None
    return _within(value, HIGHEST.get(field, HIGHEST["count"]))


def _per_month(phrase: Phrase, tokens: list[Token], field: str) -> Quantity:
    """Views and counts told for a day, a week or a year, as of 30 days."""
    value = phrase.value
    if field == "followers" or phrase.per_days in (None, MONTH_DAYS):
        return _whole_ends(value) if isinstance(value, Range) else value
    times = MONTH_DAYS / phrase.per_days
    if isinstance(value, Range):
        return _whole_ends(Range(value.low * times, None if value.high is None else value.high * times))
    return (value * times).quantize(Decimal(1), ROUND_HALF_UP) if value == value.to_integral_value() else value


def _whole_ends(value: Range) -> Range:
    """Bent ends ("almost 15") fall between whole numbers."""
    low, high = (None if end is None else end.quantize(Decimal(1), ROUND_HALF_UP) for end in (value.low, value.high))
    return Range(low or Decimal(0), high)


def _count_in_words(tokens: list[Token], phrases: list[Phrase], field: str) -> Quantity | None:
    """ "none", "every day": counts without a number."""
    if phrases:
        return None
    if _says_none(tokens):
        return Decimal(0)
    line, _ = joined(tokens)
    periods = periods_in(line)
    if field == "count" and len(periods) == 1 and len(tokens) <= 4:
        return (MONTH_DAYS / periods[0].days).quantize(Decimal(1), ROUND_HALF_UP)
    return None


def _says_none(tokens: list[Token]) -> bool:
    words = {token.text for token in tokens if token.kind == "word"}
    return bool(words & _SAY_NONE) and words <= _NONE_WORDS | _FILLERS


def _percent(tokens: list[Token], phrases: list[Phrase]) -> Quantity | None:
    """A share in percent: "8 %", "half", "8 of 10", "en tredjedel"."""
    shares = [
        replace(p, value=_hundredfold(p.value), unit="percent") if p.fraction and p.unit is None else p for p in phrases
    ]
    fitting = [p for p in shares if p.unit == "percent"]
    if not fitting:
        fitting = _so_many_of(tokens, phrases) or [p for p in shares if p.unit is None]
    chosen = _only(tokens, fitting)
    if chosen is None:
        words = {token.text for token in tokens if token.kind == "word"}
        if phrases or len(words) > 3:
            return None
        return Decimal(100) if words & _WHOLE else Decimal(0) if _says_none(tokens) else None
    value = chosen.value
    if isinstance(value, Range) and value.low <= 100:
        value = Range(value.low, min(value.high if value.high is not None else Decimal(100), Decimal(100)))
    return _within(value, Decimal(100))


def _hundredfold(value: Quantity) -> Quantity:
    if isinstance(value, Range):
        return Range(value.low * 100, None if value.high is None else value.high * 100)
    return (value * 100).quantize(Decimal("0.01")).normalize() + 0


def _so_many_of(tokens: list[Token], phrases: list[Phrase]) -> list[Phrase]:
    """ "8 of 10", "8 out of 10", "8 av 10" as a share."""
    if len(phrases) != 2 or any(isinstance(p.value, Range) for p in phrases):
        return []
    first, second = phrases
    joining = [word_at(tokens, at) for at in range(first.end, second.start)]
    if not joining or joining[-1] not in _OF or len(joining) > 2:
        return []
    part, whole = first.value, second.value
    assert isinstance(part, Decimal)
    assert isinstance(whole, Decimal)
    if whole == 0 or part > whole:
        return []
    return [Phrase(first.start, second.end, _hundredfold(part / whole), "percent")]
