"""Words by which a short text follows what was said before: "half of that", "per month or per video?", "why so low".

Knows the words. Does not know what was said before.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

LONGEST = 60
"""Characters of a text that follows; a longer one has a question of its own."""

FACTORS: Mapping[str, Decimal] = {
    r"half|halften|halvparten|halva": Decimal("0.5"),
    r"twice|double|dubbelt|dubbla|dobbelt|doble": Decimal(2),
    r"triple|three times|tredubbelt|tredubbla|tre ganger|tredobbelt": Decimal(3),
    r"ten times|tio ganger|ti ganger": Decimal(10),
    r"a quarter|en fjardedel|en kvart|en fjerdedel": Decimal("0.25"),
    r"a tenth|en tiondel|en tidel|en tiendedel": Decimal("0.1"),
}
_OF_THAT = (
    r"\W+(?:of|av|as|sa|så|the|det|den)?\W*(?:that|it|those|this|much|many|det|den|dem|detta|dette|mycket|mye"
    r"|dubbla)\b"
)
_LEAD = (
    r"^\W*(?:(?:and|och|og|what about|how about|hva med|hur ar det med|the|for|only|bare|bara|det|till|til)\W+){0,2}"
)
_SCALES = tuple((re.compile(rf"{_LEAD}(?:{words})(?:{_OF_THAT}|\W*$)"), factor) for words, factor in FACTORS.items())
_TIMES = re.compile(r"^\W*(?:and|och|og)?\W*(\d{1,3})\s?(?:x|times|ganger|gange)\W+(?:that|det|sa|så|as)\b")

_UNIT = r"(?:month|video|vid|day|week|year|post|manad|manaden|dag|vecka|veckan|ar|aret|maned|maneden|uke|uka|klipp)"
_PER = r"(?:per|a|i|om|for|pr|each|varje|hver|in)"
_PERIOD = re.compile(
    rf"\b{_PER}\s{_UNIT}\W+(?:or|eller)\b"
    rf"|^\W*(?:is|was|ar|er|galler|gjelder)\s(?:that|it|this|det|den|dette|detta)\s{_PER}\s{_UNIT}\b"
    r"|\b(?:monthly|weekly|yearly|manadsvis|manedlig|ukentlig)\W+(?:or|eller)\b"
    r"|^\W*(?:per|for) (?:what|which) (?:period|time)|^\W*(?:per|over) h?vilken (?:tid|period)"
)
_WHY = r"(?:why|how come|hur kommer det sig|varfor|hvorfor)"
_LITTLE = r"(?:low|little|lite|lagt|lavt|bad|daligt|darlig)"
_VERY = r"(?:so|really|very|only|sa|bara|bare|jatte|veldig|kjempe)"
_BETWEEN = (
    "is|are|was|ar|er|blir|det|that|it|this|the|range|spannet|spennet|den|tallet|siffran|number|estimate|only|bara|bare"
)
_EXPLAIN = re.compile(
    rf"^\W*(?:but |and |ok |okay |wait |men |och |og |fast )?{_WHY}\b(?:\W+(?:{_BETWEEN})){{0,4}}"
    rf"\W+{_VERY}\W*{_LITTLE}\b"
    rf"|^\W*(?:but |men )?{_WHY}(?: (?:is|ar|er|blir))? (?:that|it|det|this)\W*$"
    rf"|^\W*(?:that|it|det|this)(?:'?s| is| ar| er)? {_VERY}\s?{_LITTLE}\W*$"
)
_CONTINUES = re.compile(
    r"^\W*(?:and|och|og|what about|how about|what if|what abt|wbt|hur ar det|hur blir det|vad sags om|hva med|hva om"
    r"|tank om|tenk om|same|samma|samme|but if|men om|men hvis|om jag|hvis jeg|if i|if im|if it|instead|da)\b"
    r"|\b(?:instead|istallet|i stallet|i stedet|istedenfor|then|da)\W*$"
)

_CHATTER = re.compile(
    r"^(?:\W*(?:lo+l|ok|kay|okay|okej|okei|oki|haha\w*|hehe\w*|hm+|wow|nice|cool|damn|aha|ah|oh|jaha|ja|jo|yeah"
    r"|yes|yep|thanks"
    r"|tack|takk|ty|thx|najs|kult|gott|schysst|great|alright|right|well|so|sa|men|bro|tusen takk"
    r"|tack sa mycket)\b)+\W*(?=\w)"
)
""" "lol ok and for 300k": what is said before what is meant."""

Kind = Literal["scale", "period", "explain", "continues"]


@dataclass(frozen=True)
class FollowUp:
    """How a text follows. `factor` is what the last number is to be multiplied by, of a "scale"."""

    kind: Kind
    factor: Decimal = Decimal(1)


def read_follow_up(folded: str) -> FollowUp | None:
    """How a folded text follows the one before, or None where it stands alone."""
    if len(folded) > LONGEST:
        return None
    folded = _CHATTER.sub("", folded)
    if _PERIOD.search(folded):
        return FollowUp("period")
    if _EXPLAIN.search(folded):
        return FollowUp("explain")
    if times := _TIMES.search(folded):
        return FollowUp("scale", Decimal(times[1]))
    for pattern, factor in _SCALES:
        if pattern.search(folded):
            return FollowUp("scale", factor)
    return FollowUp("continues") if _CONTINUES.search(folded) else None
