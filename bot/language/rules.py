"""Intents that quantities decide more surely than the words around them.

Knows which facts make which question. Does not match phrasings.
"""

import re
from decimal import Decimal

from bot.language.entities import ASKS, Reading
from bot.language.meaning import ScoredIntent
from bot.language.tokens import Spelled

SURE = 0.97
NOT_ABOUT_VIEWS = re.compile(
    r"engag|engasj|\blikes?\b|comment|komment|youtube|instagram|\binsta\b|snap|facebook|twitch|\breels?\b"
    r"|\brpm\b|\bcpm\b"
    r"|\bneed\b|\brequire|behov|trenger|\bkrav|qualif|kvalific|kvalifis|\btax|skatt|\bwhy\b|varfor|hvorfor|when|\bnar\b"
    r"|sponsor|brand|samarb|reklam|annons|collab|\bads?\b|before i|innan jag|for jeg|joined|gick med|ble med"
    r"|in the program|med i program"
    r"|eligible|\bjoin\b|same but|samma men|instead|\bif i\b|\bom jag\b|\bhvis jeg\b|minimum"
)
OFFERED = re.compile(r"offer|erbjod|erbjud|tilbod|tilbyr|tilbud|\bfair\b|rimlig")
NEEDED = re.compile(r"how many|hur manga|hvor mange|how much views")
REACHES = re.compile(
    r"\b(?:need|reach|get to|hit|goal|takes?|how (?:do|can|could) i (?:make|earn)|nar? (?:jag|upp|jeg|opp)|na|komma upp"
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
    r"|\bfar (?:man|jag|jeg)\b|\bfinns\b|\bfinnes\b|\bfunkar\b|\bfunker\b|tillganglig|tilgjengelig|\bbli med\b|\bhar\b"
)
ENOUGH = re.compile(r"\b(?:only|just|enough|still|yet|qualify|bara|bare|racker|nok|holder|uppfyller|oppfyller)\b")
TELLS_MORE = {"niche", "audience", "engagement_rate", "posts_per_month", "average_views", "amount"}
"""With one of these a person describes themselves, rather than asking about the two demands."""
FEW_WORDS = 5
A_THOUSAND = Decimal(1000)
"""What a thousand views pay is the rate itself."""


def answered_by_rule(spelled: Spelled, reading: Reading, intents: frozenset[str]) -> ScoredIntent | None:
    """The intent that the facts of a text decide, if one of ours."""
    folded = spelled.folded
    if LINK.search(folded) or HANDLE.match(folded.strip()):
        return _known("meta.lookup", intents)
    entities = reading.entities
    if entities.get("program") == "creator_rewards" and JOINS.search(folded) and "views" not in entities:
        if "age" in entities:
            return _known("eligibility.age", intents)
        if "country" in entities or "residence" in entities:
            return _known("eligibility.country", intents)
    if "followers" in entities and "views_30d" in entities and ENOUGH.search(folded) and not TELLS_MORE & set(entities):
        return _known("eligibility.crp", intents)
    if "amount" in entities and OFFERED.search(folded) and not NEEDED.search(folded):
        return _known("brand.offer_check", intents)
    if "amount" in entities and NEEDED.search(folded) and OF_VIEWS.search(folded) and GOAL_WORDS.search(folded):
        return _known("estimate.goal", intents)
    if "amount" in entities and "period" in entities and REACHES.search(folded) and not NOT_A_GOAL.search(folded):
        return _known("estimate.goal", intents)
    if "views" in entities and "amount" not in entities and not NOT_ABOUT_VIEWS.search(folded):
        loose = len(spelled.tokens) <= FEW_WORDS and "views_30d" not in entities
        if ASKS.search(folded) or "$" in folded or loose:
            return _known("estimate.rpm" if entities["views"] == A_THOUSAND else "estimate.views", intents)
    return None


def _known(intent: str, intents: frozenset[str]) -> ScoredIntent | None:
    return ScoredIntent(intent, SURE) if intent in intents else None
