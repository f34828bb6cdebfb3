"""Take a text apart that tells of several months: "jan 120, feb 90, mars 143 dollar".

Knows where one month's words end and the next one's begin. Does not know what of them may be kept.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from bot.language.months import MonthFound, find_months
from bot.language.normalize import fold
from bot.language.payout_reports import PayoutTold, is_something_else, read_told, speaks_of_pay
from knowledge.schema import Lang

LONGEST = 900
"""Characters: a year of months with their views."""
FEWEST = 2
MUCH_MORE = 20
"""Times. "Jan 120 200k": a second plain number so much larger is the views."""
LEAST_VIEWS = 1000

_NUMBER = re.compile(r"\d")
_SEPARATES = re.compile(r"\n|;|\||,(?!\d)|\b(?:and|och|og|samt|then|sen)\b|\+", re.IGNORECASE)
_LEAD = re.compile(r"\b(?:in|for|of|i|för|till|til|under)\s*$", re.IGNORECASE)
_ONLY_A_LIST = re.compile(
    r"(?:[\d\s.,;:|/+&$€£'’=-]|(?<![a-z])(?:k|m|kr|kronor|kroner|spann|sek|nok|dkk|usd|eur|gbp|dollars?|bucks|euros?|pounds?|and"
    r"|och|og|samt|i|in|for|from|fran|fra|on|pa|av|med|with|views?|visn(?:ingar|inger)?|visningar|visninger|qualified"
    r"|kvalificerade|kvalifiserte|milj|mill|tusen|jan\w*|feb\w*|mar\w*|apr\w*|ma[yji]|jun\w*|jul\w*|aug\w*|sept?\w*"
    r"|o[ck]t\w*|nov\w*|de[cs]\w*)(?![a-z]))*"
)


def read_several(text: str, lang: Lang, today: date) -> tuple[PayoutTold, ...]:
    """Reports of at least two months, each with its amount; nothing where the text is something else."""
    folded = fold(text)
    if len(text) > LONGEST or is_something_else(folded):
        return ()
    told = read_months(text, lang, today)
    months = {one.month for one in told}
    if len(told) < FEWEST or len(months) < len(told) or any(one.amount is None for one in told):
        return ()
    return told if speaks_of_pay(folded) or _ONLY_A_LIST.fullmatch(folded) else ()


def read_months(text: str, lang: Lang, today: date) -> tuple[PayoutTold, ...]:
    """Whatever a text tells of each month that it names; nothing where one is named without a number."""
    found = [one for one in find_months(text, lang, today, listed=True) if one.month]
    told = [_told(part, one, lang, today) for part, one in zip(_parts(text, found), found, strict=True)]
    if any(one is None for one in told):
        return ()
    known = [one for one in told if one is not None]
    currencies = {one.currency for one in known if one.currency}
    common = currencies.pop() if len(currencies) == 1 else None
    return tuple(replace(one, currency=one.currency or common) for one in known)


def _parts(text: str, found: Sequence[MonthFound]) -> list[str]:
    """Each month's words without the month."""
    if not found:
        return []
    leads = not _NUMBER.search(text[: found[0].start])
    starts = [0]
    for before, one in pairwise(found):
        starts.append(one.start if leads else _break(text, before.end, one.start))
    ends = [*starts[1:], len(text)]
    return [
        f"{_LEAD.sub('', text[start : one.start])} , {text[one.end : end]}"
        for start, one, end in zip(starts, found, ends, strict=True)
    ]


def _break(text: str, start: int, end: int) -> int:
    """Where the next month's words begin that go before its name: at the last separator with a number behind it."""
    breaks = [one.end() for one in _SEPARATES.finditer(text, start, end) if _NUMBER.search(text[one.end() : end])]
    return breaks[-1] if breaks else start


def _told(part: str, found: MonthFound, lang: Lang, today: date) -> PayoutTold | None:
    """One month's amount and views; None where there is neither."""
    told = read_told(part, lang, today)
    loose = list(told.loose)
    amount, views = told.amount, told.views
    if views is None and told.qualified_views is None and told.loose_views is not None:
        views = told.loose_views
        loose.remove(views)
    if amount is None and loose:
        amount = loose.pop(0)
    if views is None and told.qualified_views is None and len(loose) == 1 and _are_views(loose[0], amount):
        views = loose.pop()
    if told.several or loose or not (amount or views or told.qualified_views):
        return None
    return replace(told, amount=amount, views=views, month=found.month, loose=(), loose_views=None)


def _are_views(number: Decimal, amount: Decimal | None) -> bool:
    return amount is not None and number >= max(Decimal(LEAST_VIEWS), MUCH_MORE * amount)
