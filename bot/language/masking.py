"""A text with its quantities and names put behind masks, so that "1M views" and "50k views" ask the same.

Knows stretches of text. Does not know intents.
"""

from bot.language.entities import Reading
from bot.language.tokens import Spelled

NUMBER, MONEY, SHARE, TIME, COUNTRY = "numq", "moneyq", "shareq", "timeq", "countryq"
SYMBOLS = str.maketrans({"$": f" {MONEY} ", "€": f" {MONEY} ", "£": f" {MONEY} ", "%": f" {SHARE} "})


def mask(spelled: Spelled, reading: Reading) -> str:
    """The text with numbers as numq and countries as countryq; the words beside them stay."""
    stretches = [(one.start, one.end, NUMBER) for one in reading.counted]
    stretches += [(place.start, place.end, COUNTRY) for place in reading.places.named]
    masked, at = [], 0
    for start, end, name in sorted(stretches):
        if start >= at:
            told = spelled.text[start:end]
            masked += [spelled.text[at:start], f" {name} ", "".join(mark for mark in told if mark in "$€£%")]
            at = end
    masked.append(spelled.text[at:])
    return "".join(masked).translate(SYMBOLS)
