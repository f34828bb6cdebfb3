"""Texts about an offer that was judged: "what if it's 600?", "and if they want exclusivity?", "is that good?".

Knows what of an offer can be changed by a word. Does not know what it is worth then; `checking` does.
"""

import re
from dataclasses import replace

from bot.advice.profile import Quantity
from bot.dialogue.interview import asking
from bot.dialogue.interview.facts import fits, says_if
from bot.dialogue.interview.offer_questions import ask_terms
from bot.dialogue.offers.checking import CHECK, GENERAL, lang_of, proceed, sure_of
from bot.dialogue.offers.draft import supposing, with_amount, with_told, without
from bot.dialogue.replies import Outcome, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import OfferDraft, Session
from bot.dialogue.talk.topics import answer_topic
from bot.language.meaning import Meaning
from bot.language.normalize import fold
from bot.language.offer_terms import TermsTold, read_terms

RIGHTS, RATES = "brand.rights", "brand.rates"
SHORT_WORDS, ANSWER_WORDS = 16, 6
LEANS = re.compile(
    r"\b(?:if|om|hvis|dersom|ifall)\b|^\W*(?:and|och|og|but|men|with|med|plus|also|now|nu|na|instead|what about"
    r"|hva med)\b"
    r"|\b(?:instead|i stallet|istallet|i stedet|too|also|ocksa|ogsa)\W*$"
)
ASKS_AGAIN = re.compile(
    r"^\W*(?:(?:so|ok|okay|and|men|och|og|sa|hm+|but)\W+)*(?:(?:is|was|ar|er)\W+(?:that|this|it|det|detta|dette|den)"
    r"(?:\W+(?:a|an|ett|en|et|really|verkligen|egentligen|egentlig|bra|good))*\W+(?:good|fair|ok|okay|enough|low|bad"
    r"|a lot|much|bra|rimligt|rimelig|schysst|greit|nok|lagt|lavt|daligt|darlig|mycket|mye|deal|offer|bud|tilbud"
    r"|erbjudande|worth it|vart det|verdt det)(?: (?:offer|deal|money|then|da|bud|tilbud))?"
    r"|should i (?:take|accept|say yes)\b.{0,12}|worth it|ska jag (?:ta|tacka ja till) det|bor jeg (?:ta|si ja til) det"
    r"|skal jeg ta det)\W*$"
)
ANOTHER = re.compile(r"\b(?:another|new|different|second|annan|annat|nytt|ny|andra|annen|annet)\b")
PRICES_VIEWS = re.compile(r"\bhow much|\bhur mycket|\bhvor mye|\bworth\b|\bvart\b|\bverdt\b|[$€£?]")


def asks_why(meaning: Meaning) -> bool:
    """ "Why so low?" of the verdict, or of what such work is worth."""
    return meaning.follow_up is not None and meaning.follow_up.kind == "explain"


def explain(session: Session, scene: Scene) -> Outcome:
    """What brands pay by, which is what the verdict was reckoned from; an open question is asked again."""
    return answer_topic(session, RATES, scene).but(answered=("followup.explain", RATES))


def hear_more(session: Session, draft: OfferDraft, meaning: Meaning, scene: Scene) -> Outcome | None:
    """ "And if they want exclusivity?", "what if it's 600?", after the verdict."""
    lang = lang_of(session, meaning)
    told = read_terms(meaning.text, lang)
    folded = fold(meaning.text)
    if len(folded.split()) > SHORT_WORDS or _is_new(told, folded):
        return None
    if ASKS_AGAIN.search(folded):
        return proceed(session, draft, scene)
    leans = meaning.follow_up is not None or bool(LEANS.search(folded))
    sure = sure_of(meaning) - {CHECK}
    wants = told.of_rights and sure <= {RIGHTS} and not meaning.asks and not GENERAL.search(folded)
    if sure and not wants and not (leans and _tells_terms(told)) and not _is_about_views(told, folded):
        return None
    if told.of_rights:
        draft = with_told(draft, told if _names_money(told, leans) else replace(told, amount=None), session, lang)
        return proceed(session, draft, scene)
    if meaning.follow_up is not None and meaning.follow_up.kind == "scale" and draft.amount:
        return proceed(session, draft.model_copy(update={"amount": draft.amount * meaning.follow_up.factor}), scene)
    return change(session, draft, told, meaning, scene)


def change(session: Session, draft: OfferDraft, told: TermsTold, meaning: Meaning, scene: Scene) -> Outcome | None:
    """Another amount, other followers or views, more videos, or something to be careful with; None for none of it."""
    lang = lang_of(session, meaning)
    folded = fold(meaning.text)
    supposed = says_if(folded)
    people: dict[str, Quantity] = {}
    if told.followers is not None:
        people["followers"] = told.followers
    if told.views is not None and _is_about_views(told, folded):
        people["average_views"] = told.views
    if not fits(people):
        return None
    if told.amount is None and told.loose is not None and not people:
        told = replace(told, amount=told.loose)
    elif people and told.currency is None:
        told = replace(told, amount=None)
    niche = meaning.entities.get("niche") if len(folded.split()) <= ANSWER_WORDS else None
    if told.amount is None and told.videos is None and niche is None and not (people or told.warns):
        return None
    facts = {**people, "niche": niche} if niche is not None else people
    draft = with_told(draft, replace(told, amount=None), session, lang)
    if told.amount is not None:
        bare = told.currency is None and not told.for_work and told.videos is None
        each = bool(draft.terms.get("each")) if bare else told.each
        draft = with_amount(draft, told.amount, replace(told, each=each), session, lang)
        if draft.amount is None:
            return ask_terms(session.but(asks=None, state="idle", offer=draft), Say("unreadable_number"))
    if supposed:
        for field, quantity in people.items():
            draft = supposing(draft, field, quantity)
        return proceed(session, draft, scene)
    return proceed(asking.remember(session, facts, scene), without(draft, *people), scene)


def _is_new(told: TermsTold, folded: str) -> bool:
    """A whole offer of its own: money with what it is for, from another brand or told at length."""
    if told.amount is None and not told.in_products:
        return False
    if ANOTHER.search(folded) and told.speaks_of_offers:
        return True
    return not LEANS.search(folded) and told.videos is not None and (told.speaks_of_offers or told.for_work)


def _tells_terms(told: TermsTold) -> bool:
    return told.of_rights or told.warns or any(one is not None for one in (told.amount, told.followers, told.videos))


def _is_about_views(told: TermsTold, folded: str) -> bool:
    """ "12k views" after an offer tells the average; "how much for 12k views" asks for another thing."""
    return told.views is not None and (told.average or not PRICES_VIEWS.search(folded))


def _names_money(told: TermsTold, leans: bool) -> bool:
    return told.currency is not None or told.for_work or (leans and told.amount is not None)
