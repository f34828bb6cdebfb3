"""Read a run of digits and separators: "12 500", "1,250,000", "1.234,56", "3/4".

Knows that three digits after one separator are thousands where things are counted. Does not know words.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

LONGEST_DIGITS = 24
_GROUPED = re.compile(r"[1-9]\d{0,2}([ .,'_])\d{3}(?:\1\d{3})*")
_LAKH = re.compile(r"[1-9]\d?(?:,\d{2})+,\d{3}")
_MIXED = re.compile(
    r"(?P<whole>[1-9]\d{0,2}(?P<group>[ .,'_])\d{3}(?:(?P=group)\d{3})*)(?!(?P=group))[.,](?P<part>\d+)"
)


@dataclass(frozen=True)
class Reading:
    """How the text is to be read. `counts`: three digits after one separator are thousands in every language.

    `minutes`: "m" is no million here. `money`: slang of money is meant.
    """

    lang: str
    counts: bool = True
    joins: bool = True
    minutes: bool = False
    money: bool = False


def digits_read(text: str, reading: Reading, scaled: bool = False) -> Decimal | None:
    """The number that a run of digits and separators writes, or None where it writes none."""
    if len(text) > LONGEST_DIGITS:
        return None
    if "e" in text:
        return Decimal(text)
    if "/" in text:
        above, below = text.split("/")
        return Decimal(above) / Decimal(below)
    if text.isdigit():
        return None if len(text) > 1 and text.startswith("0") and set(text) != {"0"} else Decimal(text)
    if _GROUPED.fullmatch(text) and not _is_decimal(text, reading, scaled):
        return Decimal(re.sub(r"\D", "", text))
    if _LAKH.fullmatch(text):
        return Decimal(text.replace(",", ""))
    if mixed := _MIXED.fullmatch(text):
        return Decimal(re.sub(r"\D", "", mixed["whole"]) + "." + mixed["part"])
    if re.fullmatch(r"\d*[.,]\d+", text):
        return Decimal("0" + text.replace(",", "."))
    return None


def _is_decimal(text: str, reading: Reading, scaled: bool) -> bool:
    """Whether the only separator of "12.500" is a decimal one here."""
    separators = re.sub(r"\d", "", text)
    if separators not in (".", ",") or (reading.counts and not scaled):
        return False
    if scaled and separators == ".":
        return True
    return separators == ("." if reading.lang == "en" else ",")
