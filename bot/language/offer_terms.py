"""Read what a brand offers out of a text: the money, how many videos, the rights, and what to be careful with.

Knows the words of offers in three languages. Does not know what is fair, nor whose offer it is.
"""

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from bot.language.normalize import fold
from bot.language.numbers import find_spans
from bot.language.offer_rights import NUMBERS, RightsTold, read_rights
from bot.language.quantities import COUNTS, Counted, Quantity, count, only
from bot.language.tokens import Spelled
from knowledge.range import Range
from knowledge.schema import Lang

CROWNS = "KR"
"""The currency of a text that says only "kr"."""
LEAST_UNMARKED, MOST_UNMARKED = Decimal(10), Decimal(500_000)
"""Between these a number without a currency may be money; "a creator with 1.3m" has followers."""
MOST_VIDEOS = 100
SEEN = 60
"""Characters behind a number that tell what it is."""
MONEY = "money:"
UNSURE = (None, "posts_per_month", "brand_deals_per_month")
"""What a number may be taken for whose noun is the one that the money is for."""
OF_TIME = ("days", "years", "seconds", "percent")

_VIDEO = (
    r"(?:videos?|videor|videoer|videon|videoen|vids?|clips?|klipp|posts?|inlagg|innlegg|tik ?toks?|reels?|hauls?|ugc)"
)
_STORY = r"(?:stor(?:y|ies|ys|ies|yer|ier)|storys)"
_SORT = (
    r"(?:(?:short|long|sponsored|branded|ugc|tik ?tok|insta|instagram|new|different|korta|korte|langa|lange|nya|nye"
    r"|sponsrade|sponsede|olika|ulike|small|sma|full|dedicated)[\s-]+){0,2}"
)
_WORK = re.compile(
    rf"\b(\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})\s?x?\s{_SORT}(?:({_VIDEO})|({_STORY}))\b"
    rf"(?!\s(?:{_VIDEO}|views|shop|creator|account|brand|konto))"
)
_PER = re.compile(r"(?:\bper|\bpr|\beach|views|visningar|visninger|spelningar|followers|foljare|folgere)\W*$")
_JOINS = re.compile(r"^\W*(?:and|och|og|plus|pluss|\+|&|,|med|with)?\W*$")
_EACH = re.compile(
    r"\b(?:per|pr|for each|for every|for varje|for hver|for hvert)\W+(?:en |ett |et )?"
    rf"{_SORT}{_VIDEO}\b|\b(?:each|a ?piece|apiece|styck|stykket|per styck|per stk|stk)\b|\b(?:a|the)\W+(?:video"
    rf"|post|clip)\W+each\b"
)
_OFFERS = re.compile(
    r"\boffer\w*|\berbj\w+|\btilb(?:ud|yr|od|udt)\w*|\b(?:mot)?bud(?:et)?\b|\bbjuder?\b|\bbjod\b|\bbjudit\b|\bbyr\b"
    r"|\bbod\b|\bbydd\w*"
    r"|\bsponsor\w*|\bspons[ra]\w*|\bspons(?:e|er|et)\b|\bdeals?\b|\bdealen\b|\bcollabs?\b|\bcollaben\b|\bsamarb\w+"
    r"|\blowball\w*"
    r"|\b(?:brands?|company|companies|agency|agencies|firm|nike|adidas|shein|temu|foretag\w*|bolag\w*|market"
    r"|varumark\w*|marke(?:t|n)?|byra\w*"
    r"|bedrift\w*|firma\w*|merke[rt]?\w*|selskap\w*|they|de|dom|somebody|someone|nagon|nan|noen|client|kund|kunde)\b"
    r"(?:\W+\w+){0,3}?\W+(?:wants?|wanna|will|would|pays?|paying|gives?|giving|says?|said|asks?|vill|ville|vil"
    r"|betalar|betaler|ger"
    r"|gir|sager|sier|sa)\b"
)
_MONEY_BEFORE = re.compile(
    r"(?:offer\w*|erbj\w+|tilb(?:ud|yr|od)\w*|\bbud(?:et)?|bjuder?|bjod|byr|bod|pay(?:s|ing)?|gives?|giving|give|get"
    r"|wants?|said|says?|for"
    r"|accept|take|betala[r]?|betale[r]?|ger|gir|gi|ge|fa|far|till?|til|pa|om|sa|sager|sier|it'?s|its|is|it|was|to"
    r"|at|raised|hojt?d?e?"
    r"|okt?e?|ar|er|det|what about|instead|nu|na|mot|max|maks|acceptera|godta|only|bara|bare|hade|with|of)\W+"
    r"(?:(?:me|mig|meg|us|oss|you|about|around|up to|only|just|bara|bare|ca|cirka|runt|rundt|max|maks|som mest|a|en"
    r"|et|pa|om|for|til|till|det|nu|na)\W+){0,2}"
    r"[$€£]?\s?$"
)
_NOT_MONEY_AFTER = re.compile(
    r"^[\s-]?(?:%|procent|prosent|percent|(?:k |m )?(?:{counts})\b|d(?:ays?|agar|ager|ag)\b|weeks?|veck\w*|uker?\b"
    r"|months?|mo\b|mnd"
    r"|man(?:ad|ed)\w*|years?|ar\b|yrs?|yo\b|h\b|hours?|timmar|timer|s\b|secs?|seconds?|sek\w*|min\w*|x\b|brands?"
    r"|revisions?|rounds?"
    r"|times|ganger|others?)".replace("{counts}", "|".join(COUNTS.values()))
)
_FOR_WORK = re.compile(
    rf"^\W*(?:[$€£]|\w{{2,7}}\W+)?(?:for|per|pr|each|i|om|mot)\W+(?:{'|'.join(NUMBERS)}|\d{{1,2}}|my|this|the|each"
    rf"|every|varje|hver|hvert|min|den|det)?"
    rf"\W*(?:\d{{1,3}}[\s-]?(?:s|secs?|seconds?|sek\w*|min\w*)[\s-]*)?{_SORT}(?:\w*{_VIDEO}|{_STORY})\b"
)
_PRODUCTS = re.compile(
    r"\bfree (?:products?|stuff|items?|samples?|clothes|gifts?|merch|things|shoes|makeup|pr)\b|\bin exchange for\b"
    r"|\bbarter\w*"
    r"|\bgifted\b|\bgifting\b|\b(?:only|just|paid in|pay in|pays in|paying in|pay (?:me )?(?:with|in)) (?:the "
    r"|their |free )?products?\b"
    r"|\bgratis (?:produkt\w*|grejer|grej|greier|ting|klader|klaer|saker|varer|varor|smink|sko\w*)|\bprodukt\w* gratis"
    r"|\bi (?:byte|utbyte|bytte) mot\b"
    r"|\bmot (?:att jag far )?(?:gratis |en |et )?produkt\w*|\bbytteh\w*|\bbytesh\w*"
    r"|\b(?:bara|bare|endast|kun) (?:gratis )?produkt\w*|\bbetal\w* (?:mig |meg )?(?:med|i) produkt\w*"
)
_PAYS_FIRST = re.compile(
    r"\b(?:pay|paying) (?:them|the brand|a fee|a deposit|an? (?:entry|sign.?up|registration)\w*|for (?:the|their|my"
    r"|it|shipping)\b|shipping|first\b)"
    r"|\b(?:i|me|you)\W+(?:(?:have|has|need|must|should|would|to|gotta|first)\W+){1,3}(?:pay|buy|purchase|send)\b"
    r"|\b(?:buy|purchase) (?:the|their|a|some|my own|it)\b.{0,14}\b(?:product|item|stuff|first|myself|shoe"
    r"|clothes)\w*|\bdeposits?\b"
    r"|\bupfront fee|\bfee (?:first|upfront|up front)|\b(?:kopa|kjope) (?:\w+ ){0,2}(?:produkt\w*|vara\w*"
    r"|vare\w*)(?: forst| sjalv| selv)?"
    r"|\b(?:betala|betale) (?:\w+ ){0,2}(?:avgift\w*|gebyr\w*|frakt\w*|dem\b|dom\b|depo\w*|forst\b|for produkt\w*"
    r"|in\b|inn\b)|\bdeposition\w*"
    r"|\bdepositum\w*|\bhandpenning\w*|\bmaste (?:jag )?(?:betala|kopa)\b|\bjag maste (?:forst )?(?:betala|kopa)\b"
    r"|\bjeg ma (?:forst )?(?:betale|kjope)\b|\bma (?:jeg )?(?:betale|kjope)\b"
)
_UNLIMITED = re.compile(
    r"\b(?:unlimited|endless|infinite|as many) (?:\w+ )?(?:revisions?|changes|edits|rounds|redos|reshoots|corrections)"
    r"|\bobegransa\w* (?:antal )?(?:andring\w*|rev\w*|korr\w*|omtag\w*)|\bhur manga (?:andring\w*|omtag\w*"
    r"|rev\w*) som helst"
    r"|\bubegrense\w* (?:antall )?(?:endring\w*|rev\w*|korr\w*|omtak\w*|opptak\w*)|\bsa mange endring\w*"
)
_NO_CONTRACT = re.compile(
    r"\b(?:no|without(?: a| any)?|not? .{0,10}\b(?:a|any)) (?:written )?(?:contracts?|agreements?)\b"
    r"|\bnothing in writing\b"
    r"|\b(?:don'?t|doesn'?t|won'?t|refuse\w*)\b.{0,16}\b(?:contract|sign)\b"
    r"|\b(?:inget|utan|inte nagot|vill inte ha (?:nagot )?) ?(?:skriftligt )?(?:avtal|kontrakt)\b|\binget skriftligt\b"
    r"|\b(?:ingen|uten|ikke noen?|ikke) ?(?:skriftlig )?(?:avtale|kontrakt)\b|\bingenting skriftlig\b"
)
_AS_KRONER = re.compile(r"(?<=\d)\s?(?:,-|:-)")
_AVERAGE = re.compile(
    r"\b(?:average|avg|snitt\w*|gjennomsnitt\w*|genomsnitt\w*|usually|normally|vanligtvis|vanligvis|brukar)\b"
)


@dataclass(frozen=True)
class TermsTold:
    """What one text tells of an offer. None and False are "not told", but for the rights, where False is a no.

    `currency` is a code, or CROWNS. `each` where the money is for one of several videos. `videos` and `stories` are
    counts; `for_work` where the money stands with the video it is for. `loose` is a number that nothing explains.
    """

    amount: Decimal | None = None
    currency: str | None = None
    each: bool = False
    for_work: bool = False
    loose: Decimal | None = None
    videos: int | None = None
    stories: int | None = None
    followers: Quantity | None = None
    views: Quantity | None = None
    average: bool = False
    rights: RightsTold = field(default_factory=RightsTold)
    in_products: bool = False
    pays_first: bool = False
    unlimited_revisions: bool = False
    no_contract: bool = False
    speaks_of_offers: bool = False

    @property
    def of_rights(self) -> bool:
        """Whether a right is wanted or refused."""
        told = self.rights
        untold = (told.paid_media, told.usage_months, told.perpetual, told.exclusivity)
        return told.rush or any(one is not None for one in untold)

    @property
    def warns(self) -> bool:
        return self.in_products or self.pays_first or self.unlimited_revisions or self.no_contract


def read_terms(text: str, lang: Lang) -> TermsTold:
    """Whatever a text tells of an offer, be it one thing."""
    spelled = Spelled.of(_AS_KRONER.sub(" kr", text))
    folded = spelled.folded
    numbers = find_spans(spelled.text, lang)
    counted = [
        _as_money(replace(one, after=fold(spelled.text[one.end : one.end + SEEN])), found.unit or "")
        for one, found in zip(count(spelled, numbers, lang), numbers, strict=True)
        if found.unit not in OF_TIME
    ]
    money = _money(counted)
    views = only(counted, "average_views") or only(counted, "views")
    videos, stories = _work(folded)
    bare = [one for one in counted if one.field in UNSURE and one is not money and _may_be_loose(one)]
    return TermsTold(
        amount=None if money is None else _single(money.value),
        currency=None if money is None else _currency(money, folded),
        each=money is not None and any(not _PER.search(folded[: one.start()]) for one in _EACH.finditer(folded)),
        for_work=money is not None and bool(_FOR_WORK.search(money.after)),
        loose=_single(bare[0].value) if len(bare) == 1 else None,
        videos=videos,
        stories=stories,
        followers=next((one.value for one in only(counted, "followers")), None),
        views=next((one.value for one in views), None),
        average=bool(_AVERAGE.search(folded)),
        rights=read_rights(folded),
        in_products=bool(_PRODUCTS.search(folded)),
        pays_first=bool(_PAYS_FIRST.search(folded)),
        unlimited_revisions=bool(_UNLIMITED.search(folded)),
        no_contract=bool(_NO_CONTRACT.search(folded)),
        speaks_of_offers=bool(_OFFERS.search(folded)),
    )


def _as_money(one: Counted, unit: str) -> Counted:
    """ "About $2000": the currency that was read with the number."""
    if one.currency is not None or not unit.startswith(MONEY):
        return one
    return replace(one, field="amount", currency=unit.removeprefix(MONEY))


def _money(counted: list[Counted]) -> Counted | None:
    """The amount: with its currency, else beside a word for offering, else before what it is for."""
    named = [one for one in only(counted, "amount") if one.currency]
    if named:
        return (
            named[-1]
            if re.search(r"\b(?:no|nej|nei|instead|i stallet|istallet|now|nu|na)\b", named[-1].before)
            else named[0]
        )
    able = [one for one in counted if one.field in (*UNSURE, "amount") and _may_be_loose(one)]
    offered = [one for one in able if one.field == "amount"] or [one for one in able if _FOR_WORK.search(one.after)]
    offered = offered or [one for one in able if one.field is None and _MONEY_BEFORE.search(one.before)]
    return offered[0] if offered else None


def _may_be_loose(one: Counted) -> bool:
    return LEAST_UNMARKED <= _single(one.value) <= MOST_UNMARKED and not _NOT_MONEY_AFTER.search(one.after.strip())


def _currency(money: Counted, folded: str) -> str | None:
    if money.currency in ("SEK", "NOK") and not re.search(
        r"\b(?:sek|nok|kronor|kroner|spann)\b|\d(?:sek|nok)\b", folded
    ):
        return CROWNS
    return money.currency


def _work(folded: str) -> tuple[int | None, int | None]:
    """How many videos and stories. The same work named twice counts once; "a reel and a tiktok" are two."""
    videos, stories, kinds, end = 0, 0, dict[str, int](), -1
    for found in _WORK.finditer(folded):
        number = int(found[1]) if found[1].isdigit() else NUMBERS[found[1]]
        if _PER.search(folded[: found.start()]) or not 0 < number <= MOST_VIDEOS:
            continue
        if found[3]:
            stories = max(stories, number)
            continue
        joined = end >= 0 and found[2] not in kinds and _JOINS.search(folded[end : found.start()])
        videos = videos + number if joined else max(videos, number)
        kinds[found[2]], end = number, found.end()
    if not stories and re.search(rf"\b{_STORY}\b", folded):
        stories = 1
    return videos or None, stories or None


def _single(value: Quantity) -> Decimal:
    """Of "300 to 400" what is sure; of "max 1,000" the most."""
    if not isinstance(value, Range):
        return value
    return value.low if value.low > 0 or value.high is None else value.high
