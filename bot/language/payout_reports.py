"""Tell that a person reports what TikTok paid them: "I got $212 for March from 400k views".

Knows the words of a payment in three languages, and those of other money: brands, gifts, sales. Does not know which
payments are possible.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bot.language.months import find_months, the_month
from bot.language.normalize import fold
from bot.language.numbers import find_spans
from bot.language.quantities import Counted, Quantity, count, only
from bot.language.tokens import Spelled
from knowledge.range import Range
from knowledge.schema import Lang

CROWNS = "KR"
"""The currency of a text that says only "kr"."""
LONGEST = 240
"""Characters. A longer text is a story, not a report."""
LEAST_LOOSE_VIEWS = 100
"""A number behind "from" is views from here up."""

_ASKING = re.compile(
    r"\?|\b(?:why|how|what|when|which|varfor|hur|vad|nar|vilken|hvorfor|hvordan|hvor|hva|hvilken)\b"
    r"|\bdoes\b|\b(?:is|are) (?:that|it|this)\b|\b(?:ar|er) det\b|\b(?:do|am) (?:i|we)\b"
    r"|\bkan det\b|\b(?:stammer|stemmer) det\b|\b(?:can|could) (?:that|it|this)\b"
)
_SUPPOSING = re.compile(
    r"\b(?:if|would|could|should|expect\w*|want\w*|hope\w*|goal|need|might|om jag|om man|skulle|kunde|hoppas|vill ha"
    r"|hade (?:jag|man|vi)|hadde (?:jeg|man|vi)|mal|malet"
    r"|hvis|dersom|ville|kunne|haper|vil ha|trenger|onsker|estimate\w*|forvant\w*|forvent\w*)\b"
)
_NOT_PAID = re.compile(
    r"\b(?:not|never|nothing|haven'?t|hasn'?t|didn'?t|don'?t|without|inte|inget|ingenting|aldrig|ej|ikke|aldri"
    r"|fortfarande|fremdeles)\b(?! sure)"
)
_OTHER_MONEY = re.compile(
    r"\bbrands?\b|sponsor|samarb|reklam|annons|collab|compan|foretag|bedrift|selskap|\bbolag|varumark|merkevare|merke\b"
    r"|agency|byra|\bdeals?\b|\bugc\b|\bmerch|affiliat|\bshop|\bseries\b|subscri|prenum|abonn|\blives?\b(?! in\b)"
    r"|\bgifts?\b|\bgavor|\bgava\b|\bgaver\b|\bgaven\b|present|\bcoins?\b|diamond|diamant|youtube|instagram|\binsta\b"
    r"|reels|snap|facebook|twitch|patreon|\boffer|erbj|tilbud|tilbyr|\bclients?\b|\bkunde?r?\b|\btips?\b|refund"
    r"|\bbonus\b|salary|\blon\b|\blonn\b|\bsold\b|course|kurs\b|\btax|skatt|deklar|\blikes?\b|engag|engasj"
    r"|\bfor (?:a|one|en|ett|et|the|this|each|two|\d) (?:video|vid|post|clip|inlagg|innlegg|klipp)"
)
_OTHERS = re.compile(
    r"\b(?:he|she|friends?|someone|somebody|people|others|other creators|you|your|han|hon|hun|kompis\w*|venn|venninne"
    r"|vannen|min van|folk|nagon|noen|du|dig|deg|din|dina|dine|they got|de fick|de fikk)\b"
)
_A_RATE = re.compile(
    r"\brpm\b|\bcpm\b|\bper (?:1 ?000|1[,.]000|1k|k|thousand|tusen|mille|view|visning)\b|\bmonthly\b"
    r"|\b(?:a|per|each|every) month\b|\bi manaden\b|\bper manad\b|\bi maneden\b|\bper maned\b|\bvarje manad\b"
    r"|\bhver maned\b|\bminimum|\bmax|\blargest|\bbiggest|\blimit\b|\bgrans|\bgrense|\bfees?\b|\bavgift|\bgebyr"
    r"|\bsame (?:amount|number|views|video)|\blika manga|\blike mange|\bsamma antal|\bsamme antall|papper|\bpapir|1099"
    r"|threshold|withdr|uttag\b|\buttak\b"
)
_TIKTOK = r"(?:tik ?tok|tt|creator rewards|creator fund|creativity program|rewards|crp)"
_PAID = re.compile(
    rf"\b{_TIKTOK}\b.{{0,30}}\b(?:paid|payed|gave|sent|betalade|betalat|betalt|betalte|gav|ga|skickade|sendte)\b"
    r"|\b(?:paid|payed|sent|gave) (?:me|us|out)\b|\bpaid out\b|\b(?:got|been|was|were) paid\b"
    r"|\b(?:i|we|ive|i've|we've|have|just|finally|only|also)\b(?: just| finally| only| have| also)*"
    r" (?:got|gotten|received|cashed)\b"
    r"|^\W*(?:(?:hi|hey|yes|ok|so|and|just|finally|only|also)\W+)*(?:got|received|cashed)\b"
    r"|\bfick\b|\bfikk\b|\b(?:har|hadde|hade)\b.{0,12}\bfatt\b|\bbetal(?:ade|te|at|t) (?:mig|meg|oss|ut)\b"
    r"|\butbetalt\b|\butbetalade?\b|\bmottok\b|\bmottagit\b"
)
_NAMED = re.compile(r"\bpayouts?\b|\bpayment\b|utbetaln?ing\w*")
_EARNED = re.compile(r"\b(?:made|earned|tjanade|tjanat|tjente|tjent|drog in|dratt in|dro inn|dratt inn)\b")
_ABOUT_TIKTOK = re.compile(rf"\b{_TIKTOK}\b|\bpayout|utbetal|paid out|betalade ut|betalt ut|betalte ut")
_LIST = re.compile(
    r"^\W*(?:(?:show|see|list|view|open|visa|vis|se|lista|apne|oppna)\W+)?(?:(?:me|mig|meg|all|alla|alle)\W+)?"
    r"(?:(?:my|mina|mine|alla mina|alle mine)\W+(?:(?:saved|reported|actual|sparade|lagrede|rapporterte"
    r"|rapporterade)\W+)?)?(?:payouts|utbetalningar(?:na)?|utbetalinger|utbetalingene)(?:\W+(?:mina|mine))?\W*$"
)
_CHANGES = re.compile(
    r"^\W*(?:(?:ok|oh|oj|hey|hmm?)\W+)*(?:actually|sorry|wait|no\b|nope|correct\w*|change|update|nej|na\b|nei|vanta|vent"
    r"|forlat|beklager|egentligen|egentlig|faktiskt|faktisk|andra|endre|ratta|rett)"
    r"|\b(?:was|were|var|should be|should have been|ska vara|skulle vara|skal vaere|skulle vaert)\b"
)
_REMOVES = re.compile(r"^\W*(?:please\W+)?(?:delete|remove|erase|ta bort|radera|stryk|slett|fjern)\b")
_NEGATIVE = re.compile(r"(?:^|\s)[-−](?:\s?[$€£])?\d|[$€£][-−]\d|\bminus\s+[$€£]?\d")
_FROM = re.compile(r"\b(?:from|från|fran|fra)\b", re.IGNORECASE)
_OUT_OF = re.compile(r"\b(?:on|for|with|of|pa|av|med)\W*$")
_AS_KRONER = re.compile(r"(?<=\d)\s?(?:,-|:-)")
_WHICH_CROWNS = re.compile(r"\b(?:sek|nok|dkk|kronor|kroner|spann)\b")
_SHORT_VIEWS = re.compile(r"\bvisn\b\.?", re.IGNORECASE)
_MEETS_NUMBER = re.compile(
    r"(?<=\d\d)\s+(?=\d+(?:[.,]\d+)?\s?(?:k|m|mn|milj|mill)\b)"
    r"|(?<=\d)(\s?(?:kr|sek|nok|dkk|usd|kronor|kroner|spänn|dollars?|bucks|eur|euros?|gbp|pounds?))\s+(?=\d)",
    re.IGNORECASE,
)
"""Money and views told without a word between: "1 200 kr 300k"."""
_QUALIFIED = re.compile(
    r"^\W{0,2}(?:of (?:them|those|which)\W+|av (?:dem|dom|de|disse)\W+)?(?:qualif|kvalific|kvalifis)"
)


@dataclass(frozen=True)
class PayoutTold:
    """What a text tells of a payout. `currency` is a code, or CROWNS.

    `loose` are numbers with no word beside them, `loose_views` the one of them behind a "from". `several` is True
    where there is more than one amount.
    """

    amount: Decimal | None = None
    currency: str | None = None
    month: str | None = None
    views: Decimal | None = None
    qualified_views: Decimal | None = None
    loose: tuple[Decimal, ...] = ()
    loose_views: Decimal | None = None
    negative: bool = False
    several: bool = False


def asks_for_payouts(text: str) -> bool:
    """ "My payouts": nothing but the wish to see them."""
    return bool(_LIST.search(fold(text)))


def read_report(text: str, lang: Lang, today: date) -> PayoutTold | None:
    """A report with its amount and at least a month, views or TikTok's name; None where the text is something else."""
    folded = fold(text)
    if len(text) > LONGEST or is_something_else(folded):
        return None
    paid, named = bool(_PAID.search(folded)), bool(_NAMED.search(folded))
    if not (paid or named or _EARNED.search(folded)):
        return None
    told = read_told(text, lang, today)
    of_views = told.views is not None or told.qualified_views is not None or told.loose_views is not None
    of_month = bool(find_months(text, lang, today))
    of_tiktok = bool(_ABOUT_TIKTOK.search(folded))
    if of_views or of_month:
        told = _with_loose(told)
    if not (told.amount or told.negative or told.several):
        return None
    enough = of_views or (of_month and (paid or named or of_tiktok)) or (paid and of_tiktok)
    return told if enough else None


def is_something_else(folded: str) -> bool:
    """A question, a wish, other people's money or money from others, in a folded text."""
    others = (_ASKING, _SUPPOSING, _NOT_PAID, _OTHER_MONEY, _OTHERS, _A_RATE)
    return any(pattern.search(folded) for pattern in others)


def speaks_of_pay(folded: str) -> bool:
    """Whether a folded text says that somebody was paid, or names a payout or TikTok."""
    return any(pattern.search(folded) for pattern in (_PAID, _NAMED, _EARNED, _ABOUT_TIKTOK))


def is_about_tiktok(text: str) -> bool:
    """Whether a report names TikTok, its programme or a payout."""
    return bool(_ABOUT_TIKTOK.search(fold(text)))


def read_told(text: str, lang: Lang, today: date) -> PayoutTold:
    """Whatever a text tells of a payout, be it one number."""
    plain = _AS_KRONER.sub(" kr", Spelled.of(text).text)
    months = find_months(plain, lang, today)
    for one in reversed(months):
        plain = f"{plain[: one.start]} , {plain[one.end :]}"
    plain = _MEETS_NUMBER.sub(lambda one: f"{one[1] or ''}, ", _SHORT_VIEWS.sub("views", plain))
    spelled = Spelled.of(_FROM.sub("på" if lang != "en" else "on", plain))
    counted = [_qualified(one) for one in count(spelled, find_spans(spelled.text, lang), lang)]
    amounts = only(counted, "amount")
    loose = [one for one in counted if one.field is None]
    first = amounts[0] if amounts else None
    takes_back = len(amounts) > 1 and _takes_back(amounts[-1].before)
    first = amounts[-1] if takes_back else first
    alike = {one.value for one in amounts if first is not None and one.currency == first.currency}
    return PayoutTold(
        amount=_one([first]) if first else None,
        currency=_currency(first, spelled) if first else None,
        month=the_month(months),
        views=_one(only(counted, "views")),
        qualified_views=_one(only(counted, "qualified_views")),
        loose=tuple(_single(one.value) for one in loose),
        loose_views=next((_single(one.value) for one in loose if _comes_from(one)), None),
        negative=bool(_NEGATIVE.search(plain)),
        several=len(alike) > 1 and not takes_back,
    )


def takes_back_a_number(text: str) -> bool:
    """ "Wait no 30": the number is for one told before."""
    return _takes_back(fold(text))


def changes_kept(text: str) -> bool:
    """ "Actually september was £98": something told before is put right."""
    return bool(_CHANGES.search(fold(text)))


def removes_kept(text: str) -> bool:
    """ "Delete my september payout"."""
    return bool(_REMOVES.search(fold(text)))


def _takes_back(before: str) -> bool:
    return bool(re.search(r"\b(?:wait|no|sorry|mean|vanta|nej|menar|forlat|vent|nei|mener|beklager)\b", before))


def _with_loose(told: PayoutTold) -> PayoutTold:
    """ "Got 212 for March from 400k": the number behind "from" is the views, the other plain one the money."""
    loose = list(told.loose)
    views, amount = told.views, told.amount
    if views is None and told.qualified_views is None and told.loose_views is not None:
        views = told.loose_views
        loose.remove(views)
    if amount is None and len(loose) == 1:
        amount = loose.pop()
    return replace(told, amount=amount, views=views, loose=tuple(loose))


def _qualified(one: Counted) -> Counted:
    """ "220k qualified", where the word for views stands with another number."""
    if one.field in (None, "views") and _QUALIFIED.search(one.after):
        return Counted(one.start, one.end, one.value, "qualified_views", one.before, one.after)
    return one


def _currency(one: Counted, spelled: Spelled) -> str | None:
    if one.currency in ("SEK", "NOK") and not _WHICH_CROWNS.search(spelled.folded):
        return CROWNS
    return one.currency


def _one(counted: Sequence[Counted]) -> Decimal | None:
    """The one number of its kind; None where they are several."""
    values = {_single(one.value) for one in counted}
    return values.pop() if len(values) == 1 else None


def _comes_from(one: Counted) -> bool:
    return bool(_OUT_OF.search(one.before)) and _single(one.value) >= LEAST_LOOSE_VIEWS


def _single(value: Quantity) -> Decimal:
    """ "Over 400k" is 400,000; between two numbers it is their middle, which is shown before it is kept."""
    if not isinstance(value, Range):
        return value
    return value.low if value.high is None else (value.low + value.high) / 2
