"""Texts that bring a brand's offer, and those that leave one behind.

Knows which texts tell an offer. Does not know what comes of it, `checking` does, nor what is said about one that is
being checked; `terms` does.
"""

import re

from bot.dialogue.interview.offer_questions import awaits_amount
from bot.dialogue.offers.checking import CHECK, GENERAL, check_offer, lang_of, sure_of
from bot.dialogue.replies import Outcome
from bot.dialogue.scene import Scene
from bot.dialogue.session import Session
from bot.language.meaning import Meaning
from bot.language.normalize import fold
from bot.language.offer_terms import read_terms

NEARBY = {CHECK, "eligibility.length", "tips.length", "estimate.views", "meta.greeting", "meta.thanks"}
"""Sure intents of a text that may be an offer nevertheless, because its words are theirs too."""
GOT = re.compile(
    r"(?:\b(?:i|we|jag|jeg|vi)|^|[,.]) ?(?:just )?(?:got|made|earned|fick|tjanade|fikk|tjente|drog|dro)\b|\bpaid me\b"
)
IN_PERCENT = re.compile(r"\d ?(?:%|percent|procent|prosent)|\bcommission|\bprovi[sz]jon|\bprovision")
GOT_ONE = re.compile(
    r"^\W*(?:(?:hi|hey|hej|hei|so|ok|i|we|jag|jeg|vi|just|have|har|precis|nettopp)\W+)*(?:got|have|received|har|fick|fatt"
    r"|fikk)\W+(?:an?|ett|et|en|my first|min forsta|mitt forste)\W+(?:(?:brand|company|new|nytt|first)\W+)?"
    r"(?:offer|deal|collab|erbjudande|samarbetserbjudande|tilbud|samarbeid|samarbete)(?:\W+(?:from|fran|fra)\W+\w+"
    r"(?:\W+\w+)?)?\W*$"
)
""" "Got an offer": nothing of it is told yet."""


def hear_offer(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """An offer in a text whose only question it is, or None."""
    sure = sure_of(meaning)
    told_of_one = _of_brands(sure) and not meaning.asks
    if session.asks or not (told_of_one or (len(sure) <= 1 and sure <= NEARBY)):
        return None
    if CHECK in sure:
        return None if _leans_elsewhere(session, meaning) else check_offer(session, meaning, scene)
    folded = fold(meaning.text)
    if GOT_ONE.search(folded):
        return check_offer(session, meaning, scene)
    told = read_terms(meaning.text, lang_of(session, meaning))
    offers = told.speaks_of_offers and not GENERAL.search(folded)
    if session.topic is not None and session.topic.intent == CHECK and (told.followers or told.views or told.videos):
        offers = offers or told.amount is not None or told.loose is not None
    of_work = told.for_work and not (told.each and told.currency is None)  # "20k per clip" are views
    in_products = told.in_products and offers and not IN_PERCENT.search(folded)
    is_one = (told.amount is not None and (offers or of_work)) or in_products
    if not is_one or (GOT.search(folded) and not re.search(r"offer|erbj|tilb", folded)):
        return None
    return check_offer(session, meaning, scene)


def _of_brands(sure: frozenset[str]) -> bool:
    """ "They offer 2,500 kr for a video, but I must pay a deposit": told, not asked, it is an offer first."""
    return all(one.startswith(("brand.", "payout.brand")) for one in sure)


def _leans_elsewhere(session: Session, meaning: Meaning) -> bool:
    """ "And for 2 mill?" after an answer about views, however much it sounds like a price."""
    if meaning.follow_up is None or session.topic is None or session.topic.intent == CHECK:
        return False
    told = read_terms(meaning.text, lang_of(session, meaning))
    return told.currency is None and not told.speaks_of_offers


def keep_while_near(session: Session, meaning: Meaning) -> Session:
    """The session, without an offer that was checked once another subject comes up."""
    if session.offer is None or session.asks or awaits_amount(session):
        return session
    elsewhere = {one for one in sure_of(meaning) if not one.startswith(("brand.", "meta.", "payout.brand"))}
    return session.but(offer=None) if elsewhere else session
