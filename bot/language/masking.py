"""A text with its quantities and names put behind masks, so that "1M views" and "50k views" ask the same.

Knows stretches of text. Does not know intents.
"""

import re

from bot.language.entities import Reading
from bot.language.tokens import Spelled

NUMBER, ZERO, MONEY, SHARE, COUNTRY = "numq", "zeroq", "moneyq", "shareq", "countryq"
TOLD_APART = frozenset({"SE", "NO", "US"})
"""Countries whose taxes are answered apart. In other questions the country must not decide what is asked."""
ABOUT_TAX = re.compile(r"\b(?:tax|skatt|vat\b|moms|mva|declar|deklar|irs\b|1099|hobby|income|inkomst|inntekt)")
_RESIDES = re.compile(
    r"\bliv(?:e|es|ing)(?= (?:in|at|near|with|here|there|outside|abroad|close|by)\b)"
    r"|(?<=where )(?:i|u|you|we|they) live\b",
    re.IGNORECASE,
)
""" "I live in Leeds" speaks of no LIVE."""
SYMBOLS = str.maketrans({"$": f" {MONEY} ", "€": f" {MONEY} ", "£": f" {MONEY} ", "%": f" {SHARE} "})


def mask(spelled: Spelled, reading: Reading) -> str:
    """The text with numbers as numq, nought as zeroq and countries as countryq; the words beside them stay."""
    stretches = [(one.start, one.end, ZERO if one.value == 0 else NUMBER) for one in reading.counted]
    of_tax = bool(ABOUT_TAX.search(spelled.folded))
    stretches += [(place.start, place.end, _country(place.code, of_tax)) for place in reading.places.named]
    masked, at = [], 0
    for start, end, name in sorted(stretches):
        if start >= at:
            told = spelled.text[start:end]
            masked += [spelled.text[at:start], f" {name} ", "".join(mark for mark in told if mark in "$€£%")]
            at = end
    masked.append(spelled.text[at:])
    return _RESIDES.sub("reside", "".join(masked)).translate(SYMBOLS)


def _country(code: str, of_tax: bool) -> str:
    """A digit keeps the name from being taken for a misspelt word."""
    return f"{COUNTRY} in1{code.lower()}" if of_tax and code in TOLD_APART else COUNTRY
