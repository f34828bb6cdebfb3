"""What the numbers of a text count: followers, views, money, years, seconds, shares.

Knows the words beside a number, in three languages. Does not read numbers and does not know places.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol

from bot.language.normalize import fold
from bot.language.spans_of_time import SpanOfTime, spans_of_time
from bot.language.tokens import Spelled
from knowledge.range import Range
from knowledge.schema import Lang

Quantity = Decimal | Range


class FoundNumber(Protocol):
    """A number where it stands in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def value(self) -> Quantity: ...
    @property
    def unit(self) -> str | None: ...


@dataclass(frozen=True)
class Counted:
    """A number, what it counts (None where no word says), and the words around it, folded."""

    start: int
    end: int
    value: Quantity
    field: str | None
    before: str
    after: str
    currency: str | None = None
    monthly: bool = False
    """Whether the number was reckoned per month when it was read."""


VIEWS = r"(?:video\s?)?(?:views?|visning(?:ar|er|arna|ene)?|plays|avspelningar|avspillinger|vyer|videovisning\w*)"
KEPT_APART = r"^\W{0,2}(?:(?!and\b|och\b|og\b|but\b|men\b|from\b|fran\b|fra\b|living\b)[a-z']+\s+){0,2}?"
COUNTS = {
    "followers": r"(?:followers?|foljare|folgere|follows|fans)",
    "qualified_views": rf"(?:qualified|kvalificerade?|kvalifiserte?)\s+{VIEWS}",
    "views": VIEWS,
    "live_viewers": r"(?:(?:live\s)?viewers|tittare|seere)",
    "subscribers": r"(?:subs|subscribers?|prenumeranter|abonnenter|abonnement)",
    "brand_deals_per_month": r"(?:brand\s?deals?|deals?|sponsorships?|collabs?|samarbeten|samarbeid|sponsrade inlagg)",
    "live_sessions_per_month": r"(?:lives?\b(?! (?:in|at|near|with|here|there)\b)"
    r"|live\s?(?:sessions|streams?|sandningar|sendinger)|streams|livestreams?)",
    "affiliate_sales_per_month": r"(?:affiliate[\s-]?(?:sales?|salg|forsaljningar)|shop sales)",
    "series_sales_per_month": r"(?:series[\s-]?(?:sales?|salg|forsaljningar))",
    "posts_per_month": r"(?:posts?|videos?|videor|videoer|vids?|inlagg|innlegg|clips?|klipp|tiktoks?)",
}
PER_TIME = {
    "month": r"(?:monthly|(?:a|an|per|each|every|/|i|om|pr|hver|varje)\s?(?:month|mo\b|mnd|maneden|manaden|manad|maned)"
    r"|/\s?(?:mo|mnd|man)\b|last month|last 30 days|in 30 days|senaste manaden|siste maneden|forra manaden"
    r"|forrige maned"
    r"|i manaden|manedlig\w*|manatlig\w*|per 30 d\w*)",
    "week": r"(?:weekly|(?:a|per|each|every|/|i|om|hver|varje)\s?(?:week|veckan?|uken?|uka|uke)\b|last week)",
    "day": r"(?:daily|(?:a|per|each|every|/|om|hver|varje)\s?(?:day|dagen?|dag|dan)\b)",
    "year": r"(?:yearly|annual\w*|(?:a|per|each|every|/|om|i)\s?(?:year|aret|ar\b))",
    "video": r"(?:(?:a|1|one|single|en|ett|et|enda|enkelt|per|each|every|pr)\s(?:video|vid|post|clip|inlagg|innlegg"
    r"|klipp|tik ?tok)\b|in average|on average|average"
    r"|i snitt|i gjennomsnitt|i genomsnitt|snitt)",
}
_TIMES = {name: re.compile(rf"(?:^|\W|\d){words}") for name, words in PER_TIME.items()}
TIMES_A_MONTH = {"week": Decimal(30) / 7, "day": Decimal(30), "year": Decimal(30) / 365}
SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP"}
MONEY_WORDS = {
    "USD": r"(?:usd|us dollars?|dollars?|bucks|\$)",
    "EUR": r"(?:eur|euros?|€)",
    "GBP": r"(?:gbp|pounds?|quid|£)",
    "DKK": r"dkk",
    "SEK": r"(?:sek|kronor|spann)",
    "NOK": r"(?:nok|kroner)",
    "KR": r"(?:kr|tkr|mnkr)",
}
_MONEY = {
    code: (re.compile(rf"^\s?{words}(?=\W|$)"), re.compile(rf"(?:^|\W){words}\s?$"))
    for code, words in MONEY_WORDS.items()
}
_COUNTED_BEHIND = {field: re.compile(rf"{KEPT_APART}{words}(?!\s?[:=]\s*$)(?=\W|$)") for field, words in COUNTS.items()}
_COUNTED_AHEAD = {
    field: re.compile(rf"(?:^|\W){words}\s?(?:count|antal|antall)?\W{{0,3}}(?:is|are|ar|er|about|ca|around)?\W{{0,2}}$")
    for field, words in COUNTS.items()
}
UNIT_WORDS = re.compile(
    r"(?<=\w)\s?(?:%|percent|procent|prosent|[$€£])"
    rf"|(?<=\w)\s?(?:{'|'.join(MONEY_WORDS.values())})(?=\W|$)"
    rf"|\s(?:{'|'.join([*COUNTS.values(), *PER_TIME.values()])})(?=\W|$)"
    r"|(?<=\w)\s?(?:secs?|seconds?|sekunder|sekund|mins?|minutes?|minuter|minutter|years?|ar)(?=\W|$)"
)
AGE_AFTER = re.compile(
    r"^\W{0,2}(?:years?(?: old)?|yrs?(?: old)?|y/?o|ar gammal|ar gammel|ar\b(?! i| pa| sen| sid))(?=\W|$)"
)
AGE_BEFORE = re.compile(
    r"(?:^|\W)(?:im|i'm|i am|jag ar|jeg er|age|aged|alder|fyller|turning|alder er|just turned)\W{0,3}(?:only "
    r"|bara |bare )?$"
)
SECONDS = re.compile(r"^\W{0,2}(?:s|secs?|seconds?|sek|sekunder?|sekunders?)(?=\W|$)")
MINUTES = re.compile(r"^\W{0,2}(?:mins?|minutes?|minuters?|minutter?|minutt|minut)(?=\W|$)")
OFFER = re.compile(
    r"(?:offer\w*|erbjod\w*|erbjud\w*|tilbod\w*|tilbyr|tilbud|betala|pay|betale|charge|price|pris)\W+(?:me "
    r"|mig |meg )?$"
)
EACH_VIDEO = re.compile(
    r"^\W{0,2}(?:(?:views|visningar|visninger|vyer) )?(?:per|pr|a|an|on each|on every|each|every|pa varje"
    r"|pa hver|pa hvert|i snitt pa|varje|hver) (?:video|vid|clip|klipp|post|inlagg|innlegg|tik ?tok)\b"
)
POSTS = re.compile(
    r"(?:\bposts?|\bposting|\bupload\w*|lagger (?:jag )?upp|legger (?:jeg )?ut|postar|poster|laddar upp)\W+(?:\w+\W+)?$"
)
LEAST_VIEWS = 50
PERCENT = re.compile(r"^\s?(?:%|percent|procent|prosent|pct)")


def count(spelled: Spelled, numbers: Sequence[FoundNumber], lang: Lang | None) -> list[Counted]:
    """Each number with what it counts."""
    counted = [_windowed(spelled, numbers, at) for at in range(len(numbers))]
    counted = [_priced(one, found, lang) for one, found in zip(counted, numbers, strict=True)]
    label_first = _labels_come_first(counted)
    for at, one in enumerate(counted):
        if one.field is None:
            free = at == 0 or label_first or not _counts_after(counted[at - 1])
            field = None if label_first else _counts_after(one)
            field = field or (_counts_before(one) if free else None)
            counted[at] = replace(one, field=_of_each(one, field))
    spans = spans_of_time(spelled)
    return [_per_month(one, spans) for one in counted]


def _of_each(one: Counted, field: str | None) -> str | None:
    """ "20k per clip" are views of each, "one a day" after "I post" are posts."""
    low = one.value.low if isinstance(one.value, Range) else one.value
    if field in (None, "posts_per_month") and low >= LEAST_VIEWS and EACH_VIDEO.match(one.after):
        return "average_views"
    return "posts_per_month" if field is None and POSTS.search(one.before) and period(one.after) else field


def period(text: str) -> str | None:
    """The time that a text speaks of: month, week, day, year or video."""
    return next((name for name, told in _TIMES.items() if told.search(text)), None)


def _windowed(spelled: Spelled, numbers: Sequence[FoundNumber], at: int) -> Counted:
    found = numbers[at]
    start, end = _digits_of(spelled.text, found)
    floor = _digits_of(spelled.text, numbers[at - 1])[1] if at else 0
    ceiling = numbers[at + 1].start if at + 1 < len(numbers) else len(spelled.text)
    before = fold(spelled.text[max(floor, start - 50) : start])
    after = spelled.text[end : max(end, min(ceiling, end + 60))]
    lead = " " if spelled.text[max(start - 1, 0)].isspace() else ""
    gap = " " if after[:1].isspace() else ""
    monthly = period(fold(spelled.text[end : found.end])) in TIMES_A_MONTH
    return Counted(start, end, found.value, None, before + lead, gap + fold(after), monthly=monthly)


def _digits_of(text: str, found: FoundNumber) -> tuple[int, int]:
    """Where the number itself stands, without the unit that was read with it."""
    said = text[found.start : found.end]
    start = found.start + len(said) - len(said.lstrip("$€£ "))
    unit = UNIT_WORDS.search(fold(said))
    return start, (found.start + unit.start() if unit and found.start + unit.start() > start else found.end)


def _priced(one: Counted, found: FoundNumber, lang: Lang | None) -> Counted:
    unit = fold(found.unit or "")
    currency = _currency(one, unit)
    if PERCENT.match(one.after.lstrip()) or unit in ("%", "percent", "share"):
        return replace(one, field="percent")
    if currency == "KR":
        currency = "NOK" if lang == "nb" else "SEK"
    if currency:
        return replace(one, field="amount", currency=currency)
    if SECONDS.match(one.after) or unit in ("s", "sec", "second", "seconds"):
        return replace(one, field="video_seconds")
    if MINUTES.match(one.after) or unit in ("min", "minute", "minutes"):
        return replace(one, field="video_seconds", value=_times(one.value, Decimal(60)))
    if _may_be_age(one.value) and (
        AGE_AFTER.match(one.after) or unit == "years" or (AGE_BEFORE.search(one.before) and not _counts_after(one))
    ):
        return replace(one, field="age")
    if OFFER.search(one.before) and _counts_after(one) not in ("followers", "views", "qualified_views"):
        return replace(one, field="amount")
    return one


def _currency(one: Counted, unit: str) -> str | None:
    if unit.upper() in (*MONEY_WORDS, "USD"):
        return unit.upper()
    if unit in SYMBOLS:
        return SYMBOLS[unit]
    for code, (behind, ahead) in _MONEY.items():
        if behind.match(one.after) or ahead.search(one.before):
            return code
    return None


def _counts_after(one: Counted) -> str | None:
    for field, behind in _COUNTED_BEHIND.items():
        if behind.match(one.after):
            return field
    return None


def _counts_before(one: Counted) -> str | None:
    for field, ahead in _COUNTED_AHEAD.items():
        if ahead.search(one.before):
            return field
    return None


def _labels_come_first(counted: Sequence[Counted]) -> bool:
    """ "followers 12k views 200k": each word belongs to the number behind it."""
    open_ones = [one for one in counted if one.field is None]
    if not open_ones or _counts_after(open_ones[-1]):
        return False
    return bool(_counts_before(open_ones[0])) and bool(_counts_before(open_ones[-1]))


def _per_month(one: Counted, spans: Sequence[SpanOfTime]) -> Counted:
    if one.field not in ("posts_per_month", "brand_deals_per_month", "live_sessions_per_month", "views"):
        return one
    span = next((span for span in spans if span.start >= one.start), None)
    if span is not None:
        return replace(one, value=_whole(_times(one.value, span.times_a_month)))
    times = None if one.monthly else TIMES_A_MONTH.get(period(one.after) or "")
    return replace(one, value=_whole(_times(one.value, times))) if times else one


def _times(value: Quantity, factor: Decimal) -> Quantity:
    if isinstance(value, Range):
        return Range(value.low * factor, None if value.high is None else value.high * factor)
    return value * factor


def _whole(value: Quantity) -> Quantity:
    if isinstance(value, Range):
        return Range(value.low.quantize(Decimal(1)), None if value.high is None else value.high.quantize(Decimal(1)))
    return value.quantize(Decimal(1))


def _may_be_age(value: Quantity) -> bool:
    low = value.low if isinstance(value, Range) else value
    return Decimal(5) <= low <= Decimal(110) and low == low.to_integral_value()


def only(counted: Iterable[Counted], field: str) -> list[Counted]:
    return [one for one in counted if one.field == field]
