"""One person's way of being spoken to: language, currency, and the formats that follow from them.

Fills values into texts: {views:count}, {band:money}, {day:date}. A kind that is not here is a mistake in a text.
"""

import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import escape
from typing import Any

from bot.wording import formats
from bot.wording.catalogue import label
from knowledge.range import Range
from knowledge.schema import Knowledge, Lang, Words


@dataclass(frozen=True)
class Voice:
    """How to speak to one person today. Amounts come in US dollars and are said in `rate`'s currency."""

    lang: Lang
    rate: formats.Rate
    knowledge: Knowledge
    today: date

    @classmethod
    def of(cls, lang: Lang, currency: str, knowledge: Knowledge, today: date) -> "Voice":
        return cls(lang, formats.rate_of(currency, knowledge, today), knowledge, today)

    def within(self, currency: str) -> "Voice":
        """The same with amounts in another currency."""
        return Voice.of(self.lang, currency, self.knowledge, self.today)

    def fill(self, text: str, values: Mapping[str, object]) -> str:
        """The text with its values, each formatted by its kind and escaped for HTML."""
        return _Filler(self).vformat(text, (), dict(values))

    def amount(self, usd: Decimal) -> str:
        return formats.money(usd * self.rate.per_dollar, self.rate.currency, self.lang)

    def money(self, low: Decimal, high: Decimal) -> str:
        per = self.rate.per_dollar
        return formats.money_range(low * per, high * per, self.rate.currency, self.lang)

    def countries(self, codes: Sequence[str]) -> str:
        return formats.listed(sorted(formats.country(code, self.lang) for code in codes), self.lang)

    def audience(self, shares: Mapping[str, float]) -> str:
        return formats.listed(
            (
                f"{formats.country(code, self.lang)} {formats.percent(Decimal(str(share)), self.lang)}"
                for code, share in shares.items()
            ),
            self.lang,
        )

    def niche(self, niche: str) -> str:
        known = self.knowledge.niches.get(niche)
        return known.name.within(self.lang) if known else niche

    def said(self, kind: str, value: Any) -> str:
        """One value as this person reads it; `plural|one|other` is the word form that goes with a count."""
        if kind.startswith("plural|"):
            return formats.plural(value, kind.split("|")[1:], self.lang)
        match kind:
            case "count":
                return formats.count(value, self.lang)
            case "percent":
                return formats.percent(value, self.lang)
            case "money":
                low, high = (value.low, value.high) if hasattr(value, "low") else (Decimal(value[0]), Decimal(value[1]))
                return self.money(low, low if high is None else high)
            case "amount":
                if isinstance(value, Range):
                    return self.money(value.low, value.low if value.high is None else value.high)
                return self.amount(value)
            case "date":
                return formats.day(value, self.lang)
            case "month":
                return formats.month(value, self.lang)
            case "country":
                return formats.country(value, self.lang)
            case "countries":
                return self.countries(value)
            case "audience":
                return self.audience(value)
            case "niche":
                return self.niche(value)
            case "account":
                return label(f"account_{value}", self.lang).lower()
        raise KeyError(f"no format for {kind!r}")


class _Filler(string.Formatter):
    def __init__(self, voice: Voice) -> None:
        self.voice = voice

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec:
            return escape(self.voice.said(format_spec, value), quote=False)
        if isinstance(value, Words):
            value = value.within(self.voice.lang)
        return value if isinstance(value, Html) else escape(str(value), quote=False)


class Html(str):
    """Words that are already HTML and go in as they are."""

    __slots__ = ()
