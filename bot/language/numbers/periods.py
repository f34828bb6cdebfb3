"""How often: "a day", "i veckan", "per uke", "de senaste 7 dagarna", as a number of days.

Knows the words for periods in the three languages, folded. Does not know what happens in them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.language.numbers.tokens import Token
from bot.language.numbers.words import each

YEAR = Decimal(360)
"""Twelve months of 30 days: whoever tells a year thinks of a twelfth of it."""
DAYS: dict[str, Decimal] = {
    **each("hour hr timme timmen time timen", Decimal(1) / 24),
    **each("day days d dag dagen dan da'n dagar dagarna dager dagene dygn dygnet dogn dognet", Decimal(1)),
    **each("week weeks wk w vecka veckan veckor veckorna veke veka vika uke uka uken uker ukene ukerne", Decimal(7)),
    **each("month months mo mth manad manaden manader manaderna man maned maneden maneder mnd", Decimal(30)),
    **each("manedene fortnight", Decimal(30)),
    **each("quarter kvartal kvartalet", Decimal(90)),
    **each("year years yr aret ar", YEAR),
}
DAYS["fortnight"] = Decimal(14)
_ADVERBS = {
    **each("daily nightly dagligen dagligt daglig daglige dagleg dagligdags everyday", Decimal(1)),
    **each("weekly wkly ukentlig ukentleg vekentleg veckovis veckoligen ukentlige", Decimal(7)),
    **each("monthly mthly manatligen manatligt manatlig manadsvis manedlig manedleg manedsvis manedlige", Decimal(30)),
    **each("yearly annually arligen arligt arlig arlige", YEAR),
    "biweekly": Decimal(14),
    "fortnightly": Decimal(14),
}
_NUMBERS = {
    **{
        word: Decimal(2)
        for word in ("two", "tva", "to", "other", "second", "andra", "andre", "annen", "annan", "annenhver")
    },
    **{word: Decimal(3) for word in ("three", "tre", "third", "tredje")},
    **{word: Decimal(7) for word in ("seven", "sju", "syv")},
    **{word: Decimal(30) for word in ("thirty", "trettio", "tretti")},
    **{word: Decimal(14) for word in ("fourteen", "fjorton", "fjorten")},
    **{word: Decimal(1) for word in ("one", "single", "enda", "eneste", "en", "ett", "et", "calendar")},
}
_SLASHED = {**DAYS, **each("v u", Decimal(7)), "m": Decimal(30), "h": Decimal(1) / 24, "y": Decimal(365)}
"""Letters that are periods only after a stroke: "7k/v"."""
_UNIT = "|".join(sorted(DAYS, key=len, reverse=True))
_LETTER = "|".join(sorted(_SLASHED, key=len, reverse=True))
_COUNT = r"(?:(?P<n>\d{1,3}|" + "|".join(_NUMBERS) + r")[ -]?)?"
_PERIOD = re.compile(
    r"(?<!\w)(?:"
    r"(?:per|pr|each|every|evry|evrey|kvar|kvart|hver|hvert|varje|var|vart|last|past|this|the\ last|the\ past|senaste|"
    r"sista|forra|denna|siste|"
    r"forrige|denne|in\ a|over\ a|in\ the\ last|within|in|over|during|under|inom|pa|i\ lopet\ av|gjennom|om|i|a|an)\ "
    r"(?:de\ |the\ |en\ |ett\ |et\ )?(?:senaste\ |siste\ |sista\ |last\ |past\ )?"
    + _COUNT
    + r"(?P<unit>"
    + _UNIT
    + r")"
    r"|/\ ?" + r"(?P<slash>" + _LETTER + r")"
    r"|(?P<round>(?:per|pr|each|every|in|i|om|pa|last|senaste|siste|/)\ (?:the\ |de\ )?24\ (?:h|hrs|hours|timmar|timer|t|tim))"
    r"|(?P<every_other>varannan|vartannat|annenhver|annehver|annethvert|hveranna|annakvar)\ (?P<other_unit>"
    + _UNIT
    + r")"
    r"|(?P<adverb>" + "|".join(_ADVERBS) + r")"
    r")(?!\w)"
)
_TODAY = re.compile(
    r"i\ (?:dag|ar|time)|(?:a|an|i|om)\ (?:dagar|dager|years|days)|(?:in|i|a|om|pa|over)\ (?:man|ar|d|w|time|quarter)"
)


@dataclass(frozen=True)
class Period:
    """`start` and `end` are places in the joined tokens, see `joined`."""

    start: int
    end: int
    days: Decimal


def joined(tokens: Sequence[Token]) -> tuple[str, list[int]]:
    """The tokens as one line with single spaces, and where in it each token starts."""
    starts: list[int] = []
    length = 0
    for token in tokens:
        starts.append(length)
        length += len(token.text) + 1
    return " ".join(token.text for token in tokens), starts


def periods_in(line: str) -> list[Period]:
    """Every period named in a line of tokens."""
    periods = []
    for found in _PERIOD.finditer(line):
        if _TODAY.fullmatch(found.group()):
            continue
        if found["adverb"]:
            days = _ADVERBS[found["adverb"]]
        elif found["round"]:
            days = Decimal(1)
        elif found["every_other"]:
            days = 2 * DAYS[found["other_unit"]]
        else:
            count = found["n"] or "1"
            times = Decimal(count) if count.isdigit() else _NUMBERS[count]
            days = _SLASHED[found["unit"] or found["slash"]] * times
        if days > 0:
            periods.append(Period(found.start(), found.end(), days))
    return periods
