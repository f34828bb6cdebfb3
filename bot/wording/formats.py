"""Amounts, counts, shares, dates and names as CLDR has them for each language.

Knows formats and rounding. Does not know which figure is meant.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent

from bot.advice.profile import Quantity
from knowledge.range import Range
from knowledge.schema import Knowledge, Lang

LOCALES: Mapping[Lang, str] = {"en": "en_US", "sv": "sv_SE", "nb": "nb_NO"}
DASH = "–"
_LETTERS_BEFORE = re.compile(r"^([A-Z]{3})(?=\d)")
"""CLDR parts a currency's letters from the number: SEK 890."""


@cache
def locale(lang: Lang) -> Locale:
    return Locale.parse(LOCALES[lang])


def count(value: Quantity, lang: Lang) -> str:
    """12,500 or 12 500; a range as 1,000–10,000; an open one as 18+."""
    if isinstance(value, Range):
        if value.high is None:
            return f"{count(value.low, lang)}+"
        return f"{count(value.low, lang)}{DASH}{count(value.high, lang)}"
    return format_decimal(value.normalize() if value % 1 else value.to_integral_value(), locale=locale(lang))


def plural(value: Quantity, forms: Sequence[str], lang: Lang) -> str:
    """The word form that a count takes by CLDR: forms are for "one" and "other". A range takes that of its end."""
    end = (value.high if value.high is not None else value.low) if isinstance(value, Range) else value
    return forms[0] if locale(lang).plural_form(end) == "one" else forms[-1]


def percent(value: Quantity, lang: Lang) -> str:
    """A share between 0 and 1 as a percentage, at most one decimal."""
    if isinstance(value, Range):
        return _joined(percent(value.low, lang), percent(value.high if value.high is not None else Decimal(1), lang))
    places = "#,##0.#" if value * 100 % 1 else "#,##0"
    pattern = {"en": f"{places}%", "sv": f"{places}\u00a0%", "nb": f"{places}\u00a0%"}[lang]
    return str(format_percent(value, format=pattern, locale=locale(lang)))


def day(value: date, lang: Lang) -> str:
    return format_date(value, format="medium", locale=locale(lang))


def month(value: str, lang: Lang) -> str:
    """ "2026-03" as March 2026."""
    return format_date(date.fromisoformat(f"{value}-01"), format="MMMM y", locale=locale(lang))


def country(code: str, lang: Lang) -> str:
    return str(locale(lang).territories.get(code, code))


def listed(items: Iterable[str], lang: Lang) -> str:
    """ "a, b and c" in the language."""
    return format_list(list(items), locale=locale(lang))


def rounded(amount: Decimal) -> Decimal:
    """Two significant digits, and cents at the finest. More would claim what nobody knows."""
    places = max(amount.adjusted() - 1, -2)
    return amount.scaleb(-places).quantize(Decimal(1), ROUND_HALF_UP).scaleb(places)


def money(amount: Decimal, currency: str, lang: Lang, exact: bool = False, cents: bool = False) -> str:
    """An amount in its currency: rounded as an estimate, or exact; `cents` shows them even where they are nought."""
    value = amount if exact else rounded(amount)
    whole = value == value.to_integral_value() and not cents
    symbol = _pattern(lang, "¤#,##0" if whole else "¤#,##0.00")
    if value and abs(value) < Decimal("0.1"):
        symbol = _pattern(lang, "¤#,##0.00##")
    said = format_currency(value, currency, format=symbol, locale=locale(lang), currency_digits=False)
    return _LETTERS_BEFORE.sub("\\1\u00a0", said)


def _pattern(lang: Lang, english: str) -> str:
    return english if lang == "en" else f"{english[1:]}\u00a0¤"


def money_range(low: Decimal, high: Decimal, currency: str, lang: Lang, exact: bool = False) -> str:
    """$140–$850, 1 400–8 500 kr. Beside a hundred, an estimate's cents are noise."""
    cents = exact and high < 100 and any(end % 1 for end in (low, high)) and low >= Decimal("0.1")
    if not exact and high >= 100 and low >= 1:
        low = low.quantize(Decimal(1), ROUND_HALF_UP)
    first, last = money(low, currency, lang, exact, cents), money(high, currency, lang, exact, cents)
    return first if first == last else _joined(first, last)


def _joined(first: str, last: str) -> str:
    """Both ends; a unit that stands behind, or letters that stand before, are said once."""
    if (letters := first.split("\u00a0")[0]).isalpha() and last.startswith(f"{letters}\u00a0"):
        return f"{first}{DASH}{last.removeprefix(letters).lstrip()}"
    unit = last[len(last.rstrip("%krUS$€£DKNOEGBP\u00a0 ")) :]
    return f"{first[: -len(unit)]}{DASH}{last}" if unit and first.endswith(unit) else f"{first}{DASH}{last}"


@dataclass(frozen=True)
class Rate:
    """Units of a currency for a dollar, and the day that it is from."""

    currency: str
    per_dollar: Decimal
    since: date


def rate_of(currency: str, knowledge: Knowledge, today: date) -> Rate:
    """The dated rate of a currency; the dollar's own is 1. A currency without a rate stays in dollars."""
    figure = knowledge.rates.get(currency)
    if figure is None:
        return Rate("USD", Decimal(1), today)
    value = knowledge.figures[figure].on(today)
    return Rate(currency, value.likely or Decimal(1), value.valid_from)
