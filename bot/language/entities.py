"""Find the facts that a text tells, under the names of the profile.

Knows what each number, country and name in a text stands for. Does not know what was asked before, nor what a
fact is worth.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.language.lexicon import Lexicon
from bot.language.numbers import Found, find_spans
from bot.language.places import Places, find_places
from bot.language.quantities import Counted, Quantity, count, only, period
from bot.language.spans_of_time import spans_of_time
from bot.language.tokens import Named, Names, Spelled
from bot.language.video_lengths import long_share
from knowledge.range import Range
from knowledge.schema import Knowledge, Lang

MOST_NUMBERS = 40
SHORTEST_TO_FORGIVE = 6
"""Letters of a name in which one slip is forgiven."""
FIRST_PERSON = re.compile(r"(?:^|\W)(?:i|im|i'm|i've|ive|my|me|jag|min|mina|mitt|jeg|mine)(?=\W|$)")
ASKS = re.compile(
    r"\?|(?:^|\W)(?:how much|how many|what (?:is|are|do|does|can|will|would)|whats|worth|earn\w*|money|pay|pays"
    r"|paid|make"
    r"|hur mycket|hur mycke|hur mkt|vad (?:ger|far|blir|tjanar|kan)|pengar|vart|hvor mye|hva (?:gir|far|blir"
    r"|tjener|kan)"
    r"|penger|verdt|tjana|tjanar|tjene|tjener)(?=\W|$)"
)
RATE = re.compile(r"(?:^|\W)(?:per|pr|for every|each|for varje|for hver|for hvert|/)\W*$")
""" "per 1000 views" asks for a rate, not for what a thousand views are worth."""
HAVE = re.compile(
    r"(?:^|\W)(?:i have|i get|i got|i've got|ive got|i do|i average|i make|jag har|jag far|jeg har|jeg far"
    r"|getting|har)(?=\W)"
)
BUSINESS = re.compile(r"(?:^|\W)(?:business|foretags|bedrifts|company)[\s-]?(?:account|konto|kontoen|kontot)")
PERSONAL = re.compile(
    r"(?:^|\W)(?:personal|creator|private|privat|personligt|personlig|kreator|skaper)[\s-]?(?:account|konto"
    r"|kontoen|kontot)"
)
QUALIFIED_SHARE = re.compile(r"qualif|kvalific|kvalifis")
LONG_VIDEO_SHARE = re.compile(
    r"(?:over|at least|more than|longer than|langre an|lengre enn|minst|mer an|mer enn|above)\W+(?:a|one|en|ett"
    r"|et|1|60)\W*(?:m|s)|long videos|langa videor|lange videoer"
)
ENGAGEMENT = re.compile(r"engag|engasj")
OWN_PRODUCTS = re.compile(
    r"own product|my merch|my course|mina egna produkt|egna produkter|egne produkter|min kurs|kurset mitt"
    r"|my products|merch"
)
OF_VIDEOS = re.compile(r"(\w{3,}?)[es]?(?:video(?:s|r|er)?|klipp|kanal(?:en)?|konto(?:t|en)?|innehall|innhold)")
""" "Sminkvideor", "treningsvideoer": a niche and what is made of it, in one word."""
YOU_ARE = re.compile(r"(?:^|\W)(?:you(?:'?re| are| r)?|ur|u r|du ar|du er|ar du|er du)(?: \w+){0,3} ?$")
""" "You're funny" says nothing about what the person makes."""
A_PARENT = frozenset(("mom", "mum", "dad", "mamma", "pappa"))
SOMEBODYS = re.compile(r"(?:^|\W)(?:my|your|his|her|our|their|min|din|hans|hennes|to|till|til) ?$")
MINE = re.compile(r"^ ?(?:min|mi|din|di|hans|hennes)\b")
""" "My mum", "mamma mi": a person, who is no niche; "mum content" is."""
NOT_YET = re.compile(
    r"(?:^|\W)(?:fyller|turn|turns|turning|blir|will be|when i'?m|nar jag ar|nar jeg er)\W{0,3}(?:only |bara |bare )?$"
)
""" "I turn 18 in May": an age still to come."""
LENGTH_OF_TIME = re.compile(
    r"(?:^|\W)(?:over|under|above|below|video\w*|vid|clips?|klipp\w*|long|lang\w*|length|seconds?|sec|count\w*)"
)


@dataclass(frozen=True)
class Reading:
    """What a text tells, and which stretches of it told that."""

    entities: Mapping[str, object]
    counted: tuple[Counted, ...]
    places: Places
    names: tuple[tuple[int, int], ...]


def find_entities(text: str, lang: Lang | None, knowledge: Knowledge | Lexicon) -> dict[str, object]:
    """The facts of a text by name: {"followers": Decimal(12000), "audience": {"US": 0.8}, ...}."""
    lexicon = knowledge if isinstance(knowledge, Lexicon) else Lexicon.of(knowledge)
    return dict(read_entities(Spelled.of(text), lang, lexicon).entities)


def read_entities(
    spelled: Spelled, lang: Lang | None, lexicon: Lexicon, numbers: Sequence[Found] | None = None
) -> Reading:
    """`find_entities`, with the places in the text where each was found. `numbers` are its spans, where known."""
    numbers = (find_spans(spelled.text, lang or "en") if numbers is None else numbers)[:MOST_NUMBERS]
    spans = spans_of_time(spelled)
    counted = count(spelled, [one for one in numbers if not any(s.start <= one.start < s.end for s in spans)], lang)
    places = find_places(spelled, counted, lexicon)
    programmes = list(lexicon.programmes.find(spelled))
    niches = [n for n in _niches(spelled, lexicon.niches) if not _overlaps(n, programmes)]
    niches = [n for n in niches if not _is_a_person(n, spelled)]
    entities: dict[str, object] = {}
    _tell_counts(entities, counted, spelled)
    _tell_shares(entities, only(counted, "percent"))
    if (share := long_share(spelled.folded, entities.get("video_seconds"))) is not None:
        entities["long_video_share"] = share
        del entities["video_seconds"]
    _tell_money(entities, counted, spelled)
    entities |= {"residence": places.residence} if places.residence else {}
    entities |= {"residence_denied": places.denied} if places.denied else {}
    entities |= {"audience": places.audience} if places.audience else {}
    entities |= {"country": places.country} if places.country else {}
    account = _account_type(spelled.folded)
    entities |= {"account_type": account} if account else {}
    if niches and not (account and spelled.tokens[niches[0].first].folded in ("business", "foretag")):
        entities["niche"] = niches[0].thing
    if programmes:
        entities["program"] = programmes[0].thing
    if when := period(spelled.folded):
        entities["period"] = when
    names = tuple((spelled.tokens[n.first].start, spelled.tokens[n.last - 1].end) for n in (*programmes, *niches))
    return Reading(entities, tuple(counted), places, names)


def _tell_counts(entities: dict[str, object], counted: Sequence[Counted], spelled: Spelled) -> None:
    for one in counted:
        match one.field:
            case "views" if RATE.search(one.before):
                pass
            case "views":
                name = _kind_of_views(one, counted, spelled)
                entities.setdefault(name, one.value)
            case None | "percent" | "amount":
                pass
            case "age" if NOT_YET.search(one.before):
                pass
            case "video_seconds":
                if "video_seconds" not in entities:
                    entities["video_seconds"] = one.value
            case field:
                entities.setdefault(field, one.value)
    if not any(one.field in ("views", "qualified_views", "followers", "amount") for one in counted):
        _tell_viral(entities, counted, spelled)


def _tell_viral(entities: dict[str, object], counted: Sequence[Counted], spelled: Spelled) -> None:
    """ "my vid hit 3.2M": a video reaches views, and nothing else."""
    hit = re.compile(
        r"(?:vid\w*|clip|klipp\w*|tiktok|it|den)\W+(?:\w+\W+)?(?:hit|got|reached|has|fick|nadde|fikk|gick"
        r"|gikk)\W+(?:\w+\W+)?$"
    )
    for one in counted:
        if one.field is None and hit.search(one.before):
            entities.setdefault("views", one.value)


def _kind_of_views(one: Counted, counted: Sequence[Counted], spelled: Spelled) -> str:
    around = f"{one.before[-14:]} {one.after}"
    when = "month" if spans_of_time(spelled) else period(one.after) or period(one.before[-14:])
    if when == "video" and re.search(r"average|snitt|gjennomsnitt|genomsnitt|each|per|pr|varje|hver", around):
        return "average_views"
    tells = bool(only(counted, "followers")) or bool(HAVE.search(f" {one.before}"))
    if when in ("month", "week", "day"):
        asked_before = bool(ASKS.search(one.before)) and not FIRST_PERSON.search(one.before)
        return "views" if asked_before else "views_30d"
    if only(counted, "followers"):
        return "views_30d"
    return "views_30d" if tells and not ASKS.search(spelled.folded) else "views"


def _tell_shares(entities: dict[str, object], percents: Sequence[Counted]) -> None:
    for one in percents:
        whole = Decimal(100)
        ends = (one.value.low, one.value.high) if isinstance(one.value, Range) else (one.value, one.value)
        if any(end is not None and not 0 <= end <= whole for end in ends):
            continue
        share: Quantity = (
            Range(one.value.low / whole, None if one.value.high is None else one.value.high / whole)
            if isinstance(one.value, Range)
            else one.value / whole
        )
        name = _share_of(one.after) or _share_of(one.before[-30:])
        if name:
            entities.setdefault(name, share)
    if "long_video_share" in entities:
        entities.pop("video_seconds", None)


def _share_of(words: str) -> str | None:
    """What the words nearest to a percentage say that it is a share of."""
    found = {
        name: at.start()
        for name, pattern in (
            ("qualified_share", QUALIFIED_SHARE),
            ("long_video_share", LONG_VIDEO_SHARE),
            ("engagement_rate", ENGAGEMENT),
        )
        if (at := pattern.search(words))
    }
    return min(found, key=lambda name: found[name]) if found else None


def _tell_money(entities: dict[str, object], counted: Sequence[Counted], spelled: Spelled) -> None:
    amounts = only(counted, "amount")
    for one in amounts:
        if OWN_PRODUCTS.search(spelled.folded) and "own_product_income" not in entities:
            entities["own_product_income"] = one.value
        if "subscribers" in entities and re.search(r"sub|prenum|abonn|at\W*$|for\W*$|a\W*$", one.before):
            entities.setdefault("subscription_price", one.value)
        if "series_sales_per_month" in entities:
            entities.setdefault("series_price", one.value)
        if "amount" not in entities:
            entities["amount"] = one.value
            if one.currency:
                entities["currency"] = one.currency
    if "subscribers" in entities and "subscription_price" not in entities:
        for one in counted:
            if one.field is None and re.search(r"(?:at|for|a|til|till|@)\s*$", one.before):
                entities["subscription_price"] = one.value
                return


def _account_type(folded: str) -> str | None:
    if BUSINESS.search(folded):
        return "business"
    return "personal" if PERSONAL.search(folded) else None


def _niches(spelled: Spelled, names: Names[str]) -> list[Named[str]]:
    found = list(names.find(spelled))
    if found or not names.single_words:
        return found
    for at, token in enumerate(spelled.tokens[:200]):
        put_together = OF_VIDEOS.fullmatch(token.folded)
        if put_together and (meant := names.single_words.get(put_together[1])) is not None:
            return [Named(at, at + 1, meant)]
        if len(token.folded) >= SHORTEST_TO_FORGIVE and token.folded.isalpha():
            meant = names.nearly(token.folded)
            if meant is not None:
                return [Named(at, at + 1, meant)]
    return found


def _is_a_person(niche: Named[str], spelled: Spelled) -> bool:
    first, last = spelled.tokens[niche.first], spelled.tokens[niche.last - 1]
    before, after = spelled.between(0, first.start), spelled.between(last.end, len(spelled.folded))
    if YOU_ARE.search(before):
        return True
    return first.folded in A_PARENT and bool(SOMEBODYS.search(before) or MINE.search(after))


def _overlaps(one: Named[str], others: Sequence[Named[str]]) -> bool:
    return any(one.first < other.last and other.first < one.last for other in others)
