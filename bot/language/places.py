"""Whose country a country is: where the person lives, where the audience is, or just one that is named.

Knows the words around a country's name. Does not know programmes or gates.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.language.lexicon import Lexicon
from bot.language.normalize import fold, listed
from bot.language.quantities import Counted
from bot.language.tokens import Spelled, Token
from knowledge.range import Range

SHORTEST_TO_FORGIVE = 5
MOSTLY = 0.8
WHOLE = 1.0
FARTHEST_SHARE = 60
"""Characters between a share and the country that it is told of, at most."""
_MOSTLY = re.compile(
    r"(?:^|\W)(?:mostly|mainly|primarily|majority|predominantly|largely|most|mest|mestadels|framst|huvudsakligen"
    r"|hovedsakelig|hovedsaklig|for det meste|stort sett|till storsta delen|storsta delen|flest)"
    r"(?: (?:of|are|is|in|from|i|fra|fran|the|av|them|my|audience|viewers|publik\w*|er|ar|and|och|og|comes?"
    r"|kommer|min|mitt))*\W*$"
)
_AUDIENCE_BEFORE = re.compile(
    r"(?:^|\W)(?:audience|viewers|watchers|publik\w*|followers|fans|foljar(?:e|na|ne)|folger(?:e|ne)|tittar(?:e"
    r"|na|ne)"
    r"|seer(?:e|ne)|target group|malgrupp\w*|(?:som|those who|people who|who) (?:ser|tittar|kollar|kikker|watch|view))"
    r"(?: (?:is|are|in|from|i|fra|fran|the|ar|er|mainly|all|my|comes?|kommer|bor|based|located|live|min|mitt"
    r"|mine|mina|mainly|alla|alle|med|to))*\W*$"
)
_AUDIENCE_AFTER = re.compile(
    r"^\W{0,2}(?:based |baserad )?(?:audience|viewers|publik\w*|followers|foljar(?:e|na)|folger(?:e|ne)"
    r"|tittar(?:e|na)|seer(?:e|ne)|views"
    r"|visning\w*|traffic|malgrupp\w*)"
)
_LIVES = re.compile(
    r"(?:^|\W)(?:(?:live|lives|living|based|located|reside|resident|residing|bor|bosatt|boende|holder til"
    r"|baserad|basert|hemma|hjemme|here|har)"
    r"(?: (?:currently|now|in|i|pa|of|the|out|just|nu|na))*"
    r"|(?:i'?m|i am|im|we're|we are|jag ar|jeg er|jag kommer|jeg kommer|come|am|er|ar|creator|kreator|skaper"
    r"|^)(?: (?:a|an|en|ett|from|fran|fra|in|i|the|creator))+"
    r"|(?:i'?m|im|i am|jag ar|jeg er) \d\d\W*(?:(?:years? old|yo|y/o|ar)\W+)?(?:(?:and|och|og)\W+)?"
    r"(?:from|fran|fra)(?: the)?"
    r"|^\W*(?:from|fran|fra|i'?m|i am|jag ar|jeg er))\W*$"
)
_MYSELF = re.compile(r"(?:^|\W)(?:i'?m|im|i am|jag ar|jeg er|am)(?: (?:a|an|en|ett))?\W*$")
_NOT_HOME = re.compile(
    r"(?:^|\W)(?:not|dont|don't|do not|never)\W+(?:live|living|based|from|resident)(?:\W+(?:in|the|at))*\W*$"
    r"|(?:^|\W)(?:bor|ar|er|kommer)\W+(?:inte|ikke|aldrig|aldri)(?:\W+(?:langre|lenger|i|fran|fra|pa))*\W*$"
)
_THEIRS = re.compile(
    r"^\W*(?:\w+\W+){0,3}(?:audience|viewers|publik\w*|followers|foljare\w*|folgere\w*|tittar\w*|seer\w*)"
)
"""After "I don't live in the UK": whose country it is then."""
_ITEM_BEFORE, _ITEM_AFTER = re.compile(r"(?:^|[,;\n])\s*$"), re.compile(r"^\s*(?:based\b|[,;.\n]|$)")
"""A country on its own in a list of numbers, "12k followers, Sweden, 19", is where the person lives."""
_FROM = re.compile(r"(?:^|\W)(?:from|fran|fra)\W*(?:the\W*)?$")
_LEFT = re.compile(r"^\W*(?:to|till|til)(?:\W+the)?\W*$")
"""In "from India to the US" it is the US that counts."""
_MOVED = re.compile(r"(?:^|\W)from \w+ to\W*$")
_SHORT_NAMES = listed(
    "US UK GB SE NO DK FI DE FR ES PL NL BR MX JP KR CA AU NZ IE CH AT BE PT TR IN ID PH VN TH SG AE ZA NG KE EG"
)
_WORDS_IN_CAPITALS = frozenset({"NO", "IN", "ID", "BE", "AT", "DE", "SE", "US"})
_US_CUE = re.compile(
    r"(?:^|\W)(?:mostly|mainly|mest|the|in|from|to|i|fra|fran|%|percent|procent|prosent)\W*$|%\W*$|^\W*$|[,/&+]\s*$"
)
_US_AFTER = re.compile(r"^\W*$|^\W*(?:audience|viewers|followers|publik\w*|and|och|og|views|based|[,;.]|\d)")


@dataclass(frozen=True)
class Place:
    start: int
    end: int
    code: str
    people: bool


@dataclass(frozen=True)
class Places:
    """What was told about countries, and where in the text the names stand."""

    residence: str | None
    audience: dict[str, float]
    country: str | None
    named: tuple[Place, ...]
    denied: str | None = None
    """Where the person says that they do not live."""


def find_places(spelled: Spelled, counted: Sequence[Counted], lexicon: Lexicon) -> Places:
    """Each country under what it is said to be."""
    named = _named(spelled, lexicon)
    residence: str | None = None
    denied: str | None = None
    country: str | None = None
    shares: dict[str, float] = {}
    mostly: list[str] = []
    for at, place in enumerate(named):
        before = spelled.between(max(named[at - 1].end if at else 0, place.start - 60), place.start)
        after = spelled.between(
            place.end, min(named[at + 1].start if at + 1 < len(named) else place.end + 40, place.end + 40)
        )
        if _LEFT.match(after) and _FROM.search(before) and at + 1 < len(named):
            continue
        share = _stated_share(place, counted, spelled)
        goes_on = bool(re.fullmatch(r"\W*(?:and|och|og|&|/|,|\+)?\W*(?:the)?\W*", before)) and at > 0
        myself = place.people and _MYSELF.search(before) and not _AUDIENCE_AFTER.match(after)
        alone = _ITEM_BEFORE.search(before) and _ITEM_AFTER.match(after)
        if share is not None:
            shares[place.code] = share
        elif _MOSTLY.search(before) or (goes_on and mostly and named[at - 1].code == mostly[-1]):
            mostly.append(place.code)
        elif _NOT_HOME.search(before):
            denied = place.code
            if _THEIRS.search(after):
                shares[place.code] = WHOLE
        elif myself or (alone and counted and not shares and residence is None):
            residence = place.code
        elif (
            _AUDIENCE_AFTER.match(after)
            or _AUDIENCE_BEFORE.search(before)
            or (goes_on and shares.get(named[at - 1].code) == WHOLE)
        ):
            shares[place.code] = WHOLE
        elif _LIVES.search(before):
            residence = place.code
        elif country is None and (not place.people or len(spelled.tokens) <= 2):
            country = place.code
    for code in mostly:
        shares.setdefault(code, round(MOSTLY / len(mostly), 4))
    return Places(residence, _fitting(shares), country, tuple(named), denied)


def _named(spelled: Spelled, lexicon: Lexicon) -> list[Place]:
    found = {
        range_.first: Place(
            spelled.tokens[range_.first].start, spelled.tokens[range_.last - 1].end, range_.thing, False
        )
        for range_ in lexicon.countries.find(spelled)
    }
    for people in lexicon.peoples.find(spelled):
        token = spelled.tokens[people.first]
        found.setdefault(people.first, Place(token.start, token.end, people.thing, True))
    shouting = spelled.text.isupper() and len(spelled.tokens) > 2
    for at, token in enumerate(spelled.tokens):
        if at in found:
            continue
        if (code := _short_name(spelled, token, shouting)) or (code := _misspelt(token, lexicon)):
            found[at] = Place(token.start, token.end, code, False)
    return [found[at] for at in sorted(found)]


def _misspelt(token: Token, lexicon: Lexicon) -> str | None:
    """ "Svetige", "nogre"."""
    if len(token.folded) < SHORTEST_TO_FORGIVE or not token.folded.isalpha():
        return None
    return lexicon.near_countries.nearly(token.folded, of_long=True)


def _short_name(spelled: Spelled, token: Token, shouting: bool) -> str | None:
    """US, UK, SE …: written large, or "us" where no one can be meant."""
    name = token.raw.upper()
    if name not in _SHORT_NAMES or len(token.raw) != 2:
        return None
    alone = len(spelled.tokens) == 1
    if token.raw == "us":
        before, after = spelled.between(token.start - 25, token.start), spelled.between(token.end, token.end + 15)
        if _MOVED.search(before):
            return "US"
        return "US" if _US_CUE.search(before) and _US_AFTER.match(after) else None
    large = token.raw.isupper() and not (shouting and name in _WORDS_IN_CAPITALS)
    if not (large or (alone and name not in {"NO", "IN", "BE", "AT", "DE"}) or token.raw == "uk"):
        return None
    return "GB" if name == "UK" else name


def _stated_share(place: Place, counted: Sequence[Counted], spelled: Spelled) -> float | None:
    """ "70% Germany", "Germany 70 %", "half from the US"."""
    for one in counted:
        if one.field != "percent" or isinstance(one.value, Range):
            continue
        if not 0 <= place.start - one.end <= FARTHEST_SHARE:
            continue
        if re.fullmatch(
            r"[\s%]*(?:percent|procent|prosent)?\W*(?:of|av)?\W*(?:my|min|mitt|mina|mine|them)?\W*"
            r"(?:audience|viewers|followers|foljare\w*|folgere\w*|publik\w*|views|visning\w*)?\W*"
            r"(?:is|are|in|from|i|fra|fran|ar|er|kommer|comes?|bor|live)?\W*(?:in|from|i|fra|fran)?\W*(?:the)?\W*",
            spelled.between(one.end, place.start),
        ):
            return _share(one.value)
    for one in counted:
        near = 0 <= one.start - place.end <= FARTHEST_SHARE
        if near and one.field == "percent" and not isinstance(one.value, Range):
            follows = re.match(r"^[\s%]*(?:percent|procent|prosent)?\W*$|^[\s%]*[,;.\n]", fold(one.after))
            if re.fullmatch(r"\W{0,3}", spelled.between(place.end, one.start)) and follows:
                return _share(one.value)
    before = spelled.between(place.start - 22, place.start)
    half = re.search(
        r"(?:^|\W)(?:half|halften|halvparten|halva|halve)(?: (?:of|from|in|i|fra|fran|the|ar|er|my|audience))*\W*$",
        before,
    )
    return 0.5 if half else None


def _share(percent: Decimal) -> float | None:
    return float(percent / 100) if 0 <= percent <= 100 else None


def _fitting(shares: dict[str, float]) -> dict[str, float]:
    """Shares that add up to one at most; whole audiences named side by side split it."""
    total = sum(shares.values())
    if total <= 1.001:
        return shares
    return {code: round(share / total, 4) for code, share in shares.items()}
