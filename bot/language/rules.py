"""Intents that quantities decide more surely than the words around them.

Knows which facts make which question. Does not match phrasings.
"""

import re
from decimal import Decimal

from bot.language.entities import ASKS, Reading
from bot.language.meaning import ScoredIntent
from bot.language.tokens import Spelled
from knowledge.range import Range

SURE = 0.97
NOT_ABOUT_VIEWS = re.compile(
    r"engag|engasj|\blikes?\b|comment|komment|youtube|instagram|\binsta\b|snap|facebook|twitch|\breels?\b"
    r"|\brpm\b|\bcpm\b"
    r"|\bneed\b|\brequire|behov|trenger|\bkrav|qualif|kvalific|kvalifis|\btax|skatt|\bwhy\b|varfor|hvorfor|when"
    r"|\bnar\b"
    r"|sponsor|brand|samarb|reklam|annons|collab|\bads?\b|before i|innan jag|for jeg|joined|gick med|ble med"
    r"|in the program|med i program"
    r"|\bbut only\b|\bmen (?:bara|bare|kun)\b|\bnormalt?\b|\bmeans?\b|betyder|betyr"
    r"|\bvs\b|\bwhich (?:one|of|way)\b|lonar sig|lonner seg|hva er best|vad ar bast"
    r"|eligible|\bjoin\b|same but|samma men|instead|\bif i\b|\bom jag\b|\bhvis jeg\b|minimum"
)
OFFERED = re.compile(r"offer|erbjod|erbjud|tilbod|tilbyr|tilbud|\bfair\b|rimlig")
NEEDED = re.compile(r"how many|hur manga|hvor mange|how much views")
REACHES = re.compile(
    r"\b(?:need|reach|get to|hit|goal|takes?|how (?:do|can|could) i (?:make|earn)|nar? (?:jag|upp|jeg|opp)|na"
    r"|komma upp"
    r"|kravs|behov\w*|trenger|ma til|skal til|mal|malet|for a tjene|for att tjana|hvordan tjener|hur tjanar)\b"
)
NOT_A_GOAL = re.compile(r"brand|sponsor|samarb|offer|tax|skatt|withdraw|uttag|uttak|limit|grans|grense|minimum|minst")
OF_VIEWS = re.compile(r"view|visning|vyer")
GOAL_WORDS = re.compile(r"need|behov|trenger|krav|make|earn|tjana|tjene|for|kravs|takes")
LINK = re.compile(r"(?:^|\W)(?:www\.|vm\.|vt\.)?tiktok\.com/\S+")
HANDLE = re.compile(r"^@[a-z0-9_.]{2,24}$")
JOINS = re.compile(
    r"\bjoin\b|\bcan (?:i|you|we)\b|eligible|available|\bhave\b|\bhas\b|get into|work in"
    r"|\bga med\b|\bkan (?:man|jag|jeg)\b"
    r"|\bfar (?:man|jag|jeg)\b|\bfinns\b|\bfinnes\b|\bfunkar\b|\bfunker\b|tillganglig|tilgjengelig|\bbli med\b"
    r"|\bhar\b"
)
ENOUGH = re.compile(r"\b(?:only|just|enough|still|yet|qualify|bara|bare|racker|nok|holder|uppfyller|oppfyller)\b")
AM_I_IN = re.compile(
    r"\bam i in\b(?! the\b)|\b(?:do|will|would) i (?:get|make it) in\b|\bmake the cut\b|\bdo i qualify\b"
    r"|\bkommer (?:jag|jeg) inn?\b"
    r"|\b(?:slapps|slipper) (?:jag|jeg) inn?\b|\b(?:ar|er) (?:jag|jeg) (?:med|inne)\b|\bkvalar (?:jag|jeg) in\b"
    r"|\bkvalifi\w+ (?:jag|jeg) (?:meg|mig|meg)\b"
)
SCREENSHOT = re.compile(r"\bscreen ?shots?\b|\bskarm(?:dump|bild|avbild)\w*|\bskjerm(?:bilde|dump)\w*")
LOOKED_AT = re.compile(
    r"\b(?:check|look|see|find|kolla|kika|titta|se|sjekk\w*|kikk\w*|finne?)\b.*\b(?:earn\w*|make|makes|making"
    r"|tjan\w*|tjen\w*)"
)
ACCOUNT = re.compile(
    r"\b(?:acc|account|accnt|profile?|profil\w*|user ?name|konto\w*|brukernavn\w*|anvandarnamn\w*|handle)\b|@\w"
)
SOMEBODY_ELSE = re.compile(
    r"\b(?:friend\w*|mate|bff|ex|exs|ex's|brother|sister|bro|boyfriend|girlfriend|she|she's|shes|he|he's|hes"
    r"|her|his|him"
    r"|kompis\w*|van|vans|polare\w*|tjejkompis\w*|syrra\w*|brorsa\w*|bror|syster|hon|han|hennes|hans|henne|honom"
    r"|venn|vennen|venninn\w*|venninde|kompisen|soster\w*|broren|hun|hennes|eksen|kjaeresten)\b"
)
KNOWN_OF_ME = re.compile(
    r"^\W*(?:\w+\W+){0,2}(?:what|vad|hva)(?: \w+){0,3} (?:know|knows|save|store|keep|vet|sparar|lagrer|sparat"
    r"|lagret|saved)"
    r"(?: \w+){0,2} (?:about|on|om) (?:me|mig|meg)\W*$"
)
OTHERS_DATA = re.compile(
    r"\b(?:someone'?s?|somebody'?s|other peoples?|other users?|annans|andras|nagons|noens|andres|kreatorers"
    r"|creators'?)"
    r"(?: (?:else'?s|private|tiktok|privata|private))*"
    r" (?:e?-?mails?|email list|phone|number|address\w*|password|data|mejl\w*|mail\w*|epost\w*|nummer"
    r"|telefon\w*|adress\w*"
    r"|losenord|passord|uppgifter|opplysninger)\b"
)
SPEAKS = re.compile(
    r"\b(?:(?:kan|pratar|talar|snakker|forstar|skriver|skjonner|kunne|kunna) (?:du|dere|ni|vi|man)"
    r"|(?:do|can|could) (?:you|u|we|ya)(?: (?:speak|know|do|talk|write|understand|use))?)"
    r"(?: (?:prata|snakke|ta|det|skriva|skrive|also|ocksa|ogsa|pa|in|litt|lite|ens|even|this))*"
    r" (?:svenska?|norska?|norsk|engelska?|engelsk|swedish|norwegian|english)\W*(?:eller|or|tack|takk|please"
    r"|pls)?\W*$"
)
COMING_OF_AGE = re.compile(
    r"\b(?:turn|turning|turns|fyller|blir|be) (?:only |bare |bara )?\d{2}\b(?! ?(?:k|mill|milj|views))"
)
ASKS_IF = re.compile(
    r"\?|\b(?:can i|kan jag|kan jeg|far jag|far jeg|gar det|am i|still|anda|likevel|anyway|already|redan)\b"
)
DEMANDED = re.compile(
    r"\b(?:need|required?|must|have to|behov\w*|kravs|maste|trenger?|kreves|ma (?:jeg|man|du)|minimum|minst)\b"
)
OTHER_GATES = re.compile(
    r"\blives?\b|reklam|annons|\bads?\b|\btax|skatt|moms|\bmva\b|subscri|prenum|abonn|series|shop|affiliate|market|effect|brand|spons|samarb|gift|gav|pulse"
)
UNTAXED = re.compile(
    r"\b(?:slipp\w*|avoid\w*|dodg\w*|evad\w*|hide|hiding|gomma|gomme|skjule|undga|unnga|undvik\w*|without|not"
    r"|utan|uten|smit\w*"
    r"|lura|lure|snyt\w*|komma undan|svart)\b.*(?:\btax|skatt|\birs\b|hmrc)"
)
HOW_TO = re.compile(r"\b(?:how|hur|hvordan|assen|can i|kan jag|kan jeg|kan man)\b")
HOW_MUCH = re.compile(
    r"\bhow much (?:money )?(?:do|would|will|can|should|could|is|am) (?:i|u|you|that)\b|\bhow much (?:i"
    r"|u) (?:get|make|earn)\b"
    r"|\bhur (?:mycket|mkt|mycke)(?: pengar)? (?:far|tjanar|kan|blir|drar|borde|skulle) (?:jag|man|det)\b"
    r"|\bwhat (?:do|would|can|could|should|will|am) (?:i|u|you) (?:make|earn|earning|making)\b"
    r"|\bvad? (?:tjanar (?:jag|ja|man)|(?:kan|borde|skulle) (?:jag|ja|man) tjana)\b"
    r"|\bhva (?:tjener (?:jeg|eg|man)|(?:kan|bor|burde|ville) (?:jeg|eg|man) tjene)\b"
    r"|\bhvor (?:mye|mange penger)(?: penger)? (?:far|tjener|kan|blir|bor|ville) (?:jeg|man|det)\b"
    r"|\b(?:how much|hur mycket|hvor mye)(?: roughly| about| ish| ungefar| ca| cirka| omtrent| sann)?\W*$"
)
EARNS_FROM_WHAT = re.compile(
    r"\b(?:tjana|tjener|tjanar|tjene)(?: pengar| penger)? pa(?: (?:da|sa|redan|allerede|na|nu|med|som|nar)\b|\W*$)"
)
""" "Vad kan man tjäna på?" asks for the ways, not for an amount."""
TELLS_MORE = {"niche", "audience", "engagement_rate", "posts_per_month", "average_views", "amount"}
"""With one of these a person describes themselves, rather than asking about the two demands."""
FEW_WORDS = 5
LONG_WORDS = 16
QUALIFIED = re.compile(r"\bqualif\w*|\bkvalific\w*|\bkvalifis\w*")
PRICE = re.compile(
    r"\bcharge|\btake\b|\bta betalt|\bper (?:post|video|vid|inlagg|innlegg)|\bpost\b|\binlagg|\binnlegg|betalt for"
)
ASKS_IF_OR_MUST = re.compile(
    r"\?|^\W*(?:(?:and|so|och|sa|og) )?(?:do|does|must|maste|behov\w*|kravs|trenger|ma|kreves|is|are|har|ar|er)\b"
)
PRETENDS = re.compile(
    r"birth|fodelse|fodsels|bursdag|\bfake|falsk|\blie|\blied|ljug|\bloy|\bid\b|\bput\b|\bskriv|\b(?:mom|mum|dad|mamma|pappa)"
)
OF_AGE = Decimal(18)
A_THOUSAND = Decimal(1000)
"""What a thousand views pay is the rate itself."""


def answered_by_rule(spelled: Spelled, reading: Reading, intents: frozenset[str]) -> ScoredIntent | None:
    """The intent that the facts of a text decide, if one of ours."""
    folded = spelled.folded
    entities = reading.entities
    plain = _about_nobodys_numbers(folded, len(spelled.tokens))
    if plain is not None:
        return _known(plain, intents)
    if "?" in spelled.text and _names_only_a_country(spelled, reading):
        return _known("eligibility.country", intents)
    if COMING_OF_AGE.search(folded) and ASKS_IF.search(folded):
        return _known("eligibility.age", intents)
    aside = OTHER_GATES.search(folded) or PRETENDS.search(folded)
    if _young(entities.get("age")) and JOINS.search(folded) and not aside:
        return _known("eligibility.age", intents)
    demanded = "followers" in entities and DEMANDED.search(folded) and ASKS_IF_OR_MUST.search(folded)
    if demanded and not {"amount", "views"} & set(entities) and not OTHER_GATES.search(folded):
        return _known("eligibility.crp", intents)
    if "followers" in entities and HOW_MUCH.search(folded) and not {"amount", "views"} & set(entities):
        if EARNS_FROM_WHAT.search(folded):
            return None
        priced = NOT_ABOUT_VIEWS.search(folded) or OTHER_GATES.search(folded) or PRICE.search(folded)
        return None if priced else _known("estimate.profile", intents)
    if entities.get("program") == "creator_rewards" and JOINS.search(folded) and "views" not in entities:
        if "age" in entities:
            return _known("eligibility.age", intents)
        if "country" in entities or "residence" in entities:
            return _known("eligibility.country", intents)
    if "followers" in entities and "views_30d" in entities and AM_I_IN.search(folded):
        return _known("eligibility.crp", intents)
    if "followers" in entities and "views_30d" in entities and ENOUGH.search(folded) and not TELLS_MORE & set(entities):
        return _known("eligibility.crp", intents)
    if "amount" in entities and OFFERED.search(folded) and not NEEDED.search(folded):
        return _known("brand.offer_check", intents)
    if "amount" in entities and NEEDED.search(folded) and OF_VIEWS.search(folded) and GOAL_WORDS.search(folded):
        return _known("estimate.goal", intents)
    if "amount" in entities and "period" in entities and REACHES.search(folded) and not NOT_A_GOAL.search(folded):
        return _known("estimate.goal", intents)
    if "qualified_views" in entities and "amount" not in entities:
        unqualified = NOT_ABOUT_VIEWS.search(QUALIFIED.sub("", folded))
        if not unqualified and not DEMANDED.search(folded):
            return _known("estimate.views", intents)
    if entities.get("views") and "amount" not in entities and not NOT_ABOUT_VIEWS.search(folded):
        loose = len(spelled.tokens) <= FEW_WORDS and "views_30d" not in entities
        if ASKS.search(folded) or "$" in folded or loose:
            return _known("estimate.rpm" if entities["views"] == A_THOUSAND else "estimate.views", intents)
    return None


def _about_nobodys_numbers(folded: str, length: int) -> str | None:
    """A link, a handle, a screenshot, somebody else's account, our languages, tax to be got out of."""
    if LINK.search(folded) or HANDLE.match(folded.strip()):
        return "meta.lookup"
    if length > LONG_WORDS:
        return None
    if LOOKED_AT.search(folded) and SOMEBODY_ELSE.search(folded):
        return "oos.third_party"
    if KNOWN_OF_ME.search(folded):
        return "meta.privacy"
    if OTHERS_DATA.search(folded):
        return "oos.personal_data"
    if SCREENSHOT.search(folded) or (LOOKED_AT.search(folded) and ACCOUNT.search(folded)):
        return "meta.lookup"
    if SPEAKS.search(folded):
        return "meta.language"
    return "oos.fraud" if UNTAXED.search(folded) and HOW_TO.search(folded) else None


def _names_only_a_country(spelled: Spelled, reading: Reading) -> bool:
    """ "Sverige?": whether it is open there."""
    named = reading.places.named
    return len(named) == 1 and all(named[0].start <= one.start and one.end <= named[0].end for one in spelled.tokens)


def _young(age: object) -> bool:
    """Whoever asks so young whether they can, asks because of it."""
    youngest = age.low if isinstance(age, Range) else age
    return isinstance(youngest, Decimal) and youngest < OF_AGE


def _known(intent: str, intents: frozenset[str]) -> ScoredIntent | None:
    return ScoredIntent(intent, SURE) if intent in intents else None
