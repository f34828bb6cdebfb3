"""Read from a folded text which rights a brand wants beside the video, and for how long.

Knows the words for ads, use, for ever, exclusivity and rush in three languages, and how each is denied. Does not know
what a right costs.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Kind = Literal["ads", "use", "exclusivity"]
NEAREST = 45
"""Characters between a right and the time it is for."""
CLAUSE = 15
"""What a comma or an "and" between them counts for, in characters."""
ABOUT = Decimal("0.1")

_DENIED = (
    r"(?:\b(?:no|not|without|non|dont|don't|won'?t|never|inga|ingen|inget|inte|utan|ikke|uten|ej)\W+(?:\w+\W+){0,3}?)"
)
_ADS = (
    r"(?:\bads\b|\bads?[ -](?:rights?|usage|use|campaigns?|codes?)\b"
    r"|\b(?:as|in|into|through|run|with)\W+(?:an?\W+|their\W+|paid\W+|sponsored\W+|tiktok\W+)*ads?\b"
    r"|\badvert\w*|\bpaid (?:media|usage|social|ads?|use)\b|\bwhite ?list\w*|\ballow ?list\w*|\bspark\b|\bboost\w*"
    r"|\bpromot(?:e|ing) (?:it|them|the (?:video|post)|my (?:video|post))\b"
    r"|\bannons(?!or)\w*|\breklamannons\w*"
    r"|\b(?:i|som)\W+(?:sin\W+|sina\W+|sine\W+|deras\W+|deres\W+|betald\W+|betalt\W+)?reklam\w*"
    r"|\bi (?:sin )?mar(?:knads|keds)foring\w*)"
)
_USE = (
    r"(?:\bus(?:e|es|ing|age)\b|\blicen[cs]\w*|\brights\b|\banvand\w*|\bnyttja\w*|\w*rattighet\w*|\bnyttjanderatt\w*"
    r"|\bbruke?r?\b|\bbruksrett\w*|\w*rettighet\w*|\blisens\w*)"
)
_EVER = (
    r"(?:\bfor ?ever\b|\bperpetu\w+|\bbuy ?outs?\b|\bown(?:s|ing)? (?:it|the (?:video|content|footage)|all)\b"
    r"|\b(?:all|full) rights\b|\bunlimited (?:time|use|usage|rights|period)\b|\bindefinite\w*|\bno time ?limits?\b"
    r"|\bas long as they (?:want|like)|\bfor (?:alltid|evigt?|all (?:tid|framtid|fremtid))\b|\bevig\w*"
    r"|\but[ae]n (?:tids)?(?:grans|grense|begransning|begrensning)\w*|\bobegransa[dt]e?\b(?! (?:andr|antal|omta|rev"
    r"|korr))"
    r"|\bubegrense[td]e?\b(?! (?:endr|antall|rev|korr|omta))|\bpa ubestemt tid|\btills? vidare\b"
    r"|\ball[ae] rat?ti?gheter\w*|\balle rettigheter\w*|\bhur lange (?:som helst|de vill)|\bsa lenge de vil)"
)
_EXCLUSIVE = (
    r"(?:\b(?:exclusiv|eksklusiv|exklusiv)\w*|\bensamratt\w*|\benerett\w*|\bnon-?\W?compete\b"
    r"|\bkonkurran?s(?:klausul|forbud)\w*)"
)
_OTHERS = (
    r"(?:\bno (?:other|competing|rival|competitor'?s?) brands?\b|\bno competitors?\b"
    r"|(?:n'?t|\b(?:not?|cannot|never|without|stop|avoid))\b.{0,16}\b(?:work|working|collab\w*|post|posting"
    r"|deal)\w*\b.{0,14}"
    r"\b(?:other|others|competit\w*|competing|rival\w*|anyone else)\b"
    r"|\b(?:inte|inga|aldrig)\b.{0,16}\b(?:jobb\w*|arbet\w*|samarb\w*|gora reklam)\b.{0,10}\b(?:andra|nagon annan"
    r"|konkurr\w*)"
    r"|\bing(?:a|en) (?:andra|andre|konkurr\w*)"
    r"|\b(?:ikke|aldri)\b.{0,16}\b(?:jobb\w*|arbeid\w*|samarb\w*)\b.{0,10}\b(?:andre|noen andre|konkurr\w*))"
)
_RUSH = re.compile(
    r"\basap\b|\b(?<!pay )(?<!paid )(?<!me )(?:tomorrow|i ?morgon|i ?morgen)\b|\b(?:by|before|until) (?:today"
    r"|tonight|tomorrow)"
    r"|\brush\w*|\burgent\w*|\b(?:within|in|under|inom|innen|pa) (?:24|48|en|one|a) ?(?:h|hours?|timm\w*|timer?|dygn"
    r"|dogn|day)\b"
    r"|\bhast(?:er|ar)\b|\bbradsk\w*|\bbrattom\b|\bsnarast\b|\bomgaende\b|\bsa (?:fort|snabbt|snart) som m(?:oj"
    r"|ul)lig\w*"
    r"|\bsnabb leverans|\brask levering|\bhastejobb"
)
_NO_RIGHTS = re.compile(
    r"\b(?:no|without(?: any)?|ing(?:a|en)|ut[ae]n)\W+(?:(?:extra|ekstra|ad|usage|other|andra|andre|nagra|noen)\W+)*"
    r"(?:rights?|usage|rattighet\w*|rettighet\w*)\b"
    r"|\b(?:only|just) (?:organic\w*|on my (?:own )?(?:page|profile|account|channel|tiktok))|\borganic (?:only|post"
    r"|use)\b"
    r"|\b(?:bara|bare|endast|kun) (?:organisk\w*|pa (?:min|mitt) (?:egen |eget )?(?:konto|profil|sida|side|kanal"
    r"|tiktok))"
    r"|\bnothing (?:else|extra|more)\b|\bing(?:et|enting) (?:extra|ekstra|annat|annet|mer)\b"
)
_DENIES = {
    kind: re.compile(f"{_DENIED}{words}") for kind, words in (("ads", _ADS), ("ever", _EVER), ("excl", _EXCLUSIVE))
}
_ADS_ONLY, _EVER_ONLY, _EXCLUSIVE_ONLY, _OTHERS_ONLY = map(re.compile, (_ADS, _EVER, _EXCLUSIVE, _OTHERS))
_KINDS: Mapping[Kind, re.Pattern[str]] = {
    "ads": _ADS_ONLY,
    "exclusivity": re.compile(f"{_EXCLUSIVE}|{_OTHERS}"),
    "use": re.compile(_USE),
}
_ONES = "one two three four five six seven eight nine ten eleven twelve"
_TWOS = "- tva tre fyra fem sex sju atta nio tio elva tolv"
_THREES = "- to tre fire fem seks sju atte ni ti elleve tolv"
NUMBERS: Mapping[str, int] = {
    **{word: at for words in (_ONES, _TWOS, _THREES) for at, word in enumerate(words.split(), 1) if word != "-"},
    **dict.fromkeys(("a", "an", "en", "ett", "et"), 1),
}
_WORDS = "|".join(sorted(NUMBERS, key=len, reverse=True))
_DIGITS = r"\d{1,3}(?:[.,]5)?"
_UNITS: Mapping[str, Decimal] = {
    r"d|days?|dagar|dager|dag": Decimal(1) / 30,
    r"w|weeks?|veckor|vecka|uker|uke": Decimal(7) / 30,
    r"m|mo|mos|mths?|months?|manader|manad|maneder|maned|manaders|mnd|man": Decimal(1),
    r"yrs?|years?|ar|ars|aret": Decimal(12),
}
_UNIT_WORDS = "|".join(_UNITS)
_TIME = re.compile(
    rf"\b(?:(?:{_DIGITS}|{_WORDS})\s?(?:-|–|to|till?|or|eller)\s?)?(?:({_DIGITS})[\s-]?"
    rf"|({_WORDS})[\s-])({_UNIT_WORDS})\b"
)
_HALF = re.compile(r"\b(?:half a year|half year|ett halvar|et halvar|halvar|ett halvt ar|et halvt ar)\b")
_OTHER_TIME = re.compile(
    r"(?:\b(?:within|inom|innen|net|after|efter|etter|om|last|past|senaste|siste|im|i'm|i am|jag ar|jeg er|age|pay\w*|"
    r"betal\w*)\W*)$"
)
_AGE = re.compile(r"^\W*(?:old\b|gammal|gammel|ago\b|sedan\b|siden\b)")


@dataclass(frozen=True)
class RightsTold:
    """None is "not told"; False is told that it is not wanted. Months as told, 6 for half a year."""

    paid_media: bool | None = None
    usage_months: Decimal | None = None
    perpetual: bool | None = None
    exclusivity: bool | None = None
    exclusivity_months: Decimal | None = None
    rush: bool = False
    use: bool = False
    """The word for use or rights fell, whatever of it."""


def read_rights(folded: str) -> RightsTold:
    """The rights of a folded text."""
    ads, ever = _wanted("ads", _ADS_ONLY, folded), _wanted("ever", _EVER_ONLY, folded)
    exclusive = _wanted("excl", _EXCLUSIVE_ONLY, folded)
    exclusive = True if _OTHERS_ONLY.search(folded) else exclusive
    months = _months_of(folded)
    if _NO_RIGHTS.search(folded):
        ads, ever = ads or False, ever or False
    usage = months.get("ads") if ads else None
    usage = usage or months.get("use")
    return RightsTold(
        paid_media=ads,
        usage_months=None if ads is False else usage,
        perpetual=ever,
        exclusivity=exclusive,
        exclusivity_months=months.get("exclusivity") if exclusive else None,
        rush=bool(_RUSH.search(folded)),
        use=bool(_KINDS["use"].search(folded)),
    )


def _wanted(kind: str, pattern: re.Pattern[str], folded: str) -> bool | None:
    """True where it stands once without a denial before it."""
    if not pattern.search(folded):
        return None
    return bool(pattern.search(_DENIES[kind].sub(" ", folded)))


def _months_of(folded: str) -> dict[Kind, Decimal]:
    """Each time given to the right that stands nearest to it; the words for use give way to those for ads."""
    found: dict[Kind, Decimal] = {}
    for start, end, months in _times(folded):
        near = {kind: _distance(pattern, start, end, folded) for kind, pattern in _KINDS.items()}
        kind = min(near, key=lambda one: near[one] + (CLAUSE if one == "use" else 0))
        if near[kind] <= NEAREST:
            found[kind] = max(months, found.get(kind, Decimal(0)))
    return found


def read_months(folded: str) -> Decimal | None:
    """The one time that a text names, whatever it is for."""
    times = {months for _, _, months in _times(folded)}
    return times.pop() if len(times) == 1 else None


def _times(folded: str) -> Iterator[tuple[int, int, Decimal]]:
    for found in _HALF.finditer(folded):
        yield found.start(), found.end(), Decimal(6)
    for found in _TIME.finditer(_HALF.sub(lambda half: " " * len(half.group()), folded)):
        if _OTHER_TIME.search(folded[: found.start()]) or _AGE.search(folded[found.end() :]):
            continue
        count = Decimal(NUMBERS[found[2]]) if found[2] else Decimal(found[1].replace(",", "."))
        unit = next(months for words, months in _UNITS.items() if re.fullmatch(words, found[3]))
        if count > 0:
            yield found.start(), found.end(), (count * unit).quantize(ABOUT).normalize()


def _distance(pattern: re.Pattern[str], start: int, end: int, folded: str) -> int:
    """Characters between the time and the nearest word of a right; what parts sentences counts for more."""
    gaps = []
    for found in pattern.finditer(folded):
        between = folded[found.end() : start] if found.end() <= start else folded[end : found.start()]
        gaps.append(len(between) + CLAUSE * len(re.findall(r"[,.;]|\b(?:and|och|og|plus|pluss)\b", between)))
    return min(gaps, default=10**6)
