"""Texts about a brand's offer: the offer itself, answers to what is asked of it, and "what if it's 600?" after it.

Knows which texts are meant for the offer. Does not know what comes of them; `offering` does.
"""

import re
from dataclasses import replace
from decimal import Decimal

from bot.advice.profile import Quantity
from bot.dialogue import asking
from bot.dialogue.interview import fits
from bot.dialogue.offer_draft import NO_RIGHTS, lacks_amount, supposing, with_amount, with_rights, with_told, without
from bot.dialogue.offer_questions import ask_terms, awaits_amount, is_asked
from bot.dialogue.offering import CHECK, GENERAL, check_offer, lang_of, own_facts, proceed, step_terms, sure_of
from bot.dialogue.replies import Outcome, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import OfferDraft, Session
from bot.dialogue.topics import answer_topic
from bot.language.agreeing import agrees, refuses
from bot.language.meaning import Meaning
from bot.language.normalize import fold
from bot.language.numbers import read_number
from bot.language.offer_rights import RightsTold, read_months
from bot.language.offer_terms import TermsTold, read_terms
from bot.language.steps import read_step
from knowledge.schema import Lang

NEARBY = {CHECK, "eligibility.length", "tips.length", "estimate.views", "meta.greeting", "meta.thanks"}
"""Sure intents of a text that may be an offer nevertheless, because its words are theirs too."""
RIGHTS = "brand.rights"
SHORT_WORDS, ANSWER_WORDS = 16, 6
GOT = re.compile(r"\b(?:i|we|jag|jeg|vi) (?:just )?(?:got|made|earned|fick|tjanade|fikk|tjente|drog|dro)\b|\bpaid me\b")
GOT_ONE = re.compile(
    r"^\W*(?:(?:hi|hey|hej|hei|so|ok|i|we|jag|jeg|vi|just|have|har|precis|nettopp)\W+)*(?:got|have|received|har|fick|fatt"
    r"|fikk)\W+(?:an?|ett|et|en|my first|min forsta|mitt forste)\W+(?:(?:brand|company|new|nytt|first)\W+)?"
    r"(?:offer|deal|collab|erbjudande|samarbetserbjudande|tilbud|samarbeid|samarbete)(?:\W+(?:from|fran|fra)\W+\w+"
    r"(?:\W+\w+)?)?\W*$"
)
""" "Got an offer": nothing of it is told yet."""
LEANS = re.compile(
    r"\b(?:if|om|hvis|dersom|ifall)\b|^\W*(?:and|och|og|but|men|with|med|plus|also|now|nu|na|instead|what about"
    r"|hva med)\b"
    r"|\b(?:instead|i stallet|istallet|i stedet|too|also|ocksa|ogsa)\W*$"
)
WHAT_IS = re.compile(
    r"^\W*(?:what(?:'?s| is| are| does)?|vad (?:ar|betyder)|hva (?:er|betyr))\b(?! (?:if|about|om|med))"
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


def hear_offer(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """An offer in a text whose only question it is, or None."""
    sure = sure_of(meaning)
    if session.asks or len(sure) > 1 or not sure <= NEARBY:
        return None
    if sure == {CHECK}:
        return check_offer(session, meaning, scene)
    folded = fold(meaning.text)
    if GOT_ONE.search(folded):
        return check_offer(session, meaning, scene)
    told = read_terms(meaning.text, lang_of(session, meaning))
    offers = told.speaks_of_offers and not GENERAL.search(folded)
    if session.topic is not None and session.topic.intent == CHECK and (told.followers or told.views or told.videos):
        offers = offers or told.amount is not None or told.loose is not None
    is_one = (told.amount is not None and (offers or told.for_work)) or (told.in_products and offers)
    if not is_one or (GOT.search(folded) and not re.search(r"offer|erbj|tilb", folded)):
        return None
    return check_offer(session, meaning, scene)


def hear_terms(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """A text while an offer is being checked, or after: more of its terms, or None where it is something else."""
    if session.offer is None:
        return None
    if _asks_what_rights_are(session, meaning):
        return answer_topic(session, RIGHTS, scene)
    if awaits_amount(session):
        return _hear_amount(session, session.offer, meaning, scene)
    if not is_asked(session):
        return _hear_more(session, session.offer, meaning, scene)
    if _is_question(session, meaning):
        return None
    if session.asks == "rights":
        return _hear_rights(session, session.offer, meaning, scene)
    return _hear_people(session, session.offer, meaning, scene)


def keep_while_near(session: Session, meaning: Meaning) -> Session:
    """The session, without an offer that was checked once another subject comes up."""
    if session.offer is None or session.asks or awaits_amount(session):
        return session
    elsewhere = {one for one in sure_of(meaning) if not one.startswith(("brand.", "meta.", "payout.brand"))}
    return session.but(offer=None) if elsewhere else session


def _hear_amount(session: Session, draft: OfferDraft, meaning: Meaning, scene: Scene) -> Outcome | None:
    lang = lang_of(session, meaning)
    if read_step(meaning.text) or refuses(meaning.text):
        return step_terms(session, "cancel", scene)
    told = read_terms(meaning.text, lang)
    number = told.amount or told.loose
    if number is None and len(meaning.text.split()) <= ANSWER_WORDS and not sure_of(meaning):
        read = read_number(meaning.text, lang, "money")
        number = read if isinstance(read, Decimal) else None
    if number is None and not told.in_products:
        return None if meaning.asks or sure_of(meaning) else ask_terms(session, Say("unreadable_number"))
    if told.in_products and not number:
        number = Decimal(0)
    assert number is not None
    draft = with_told(draft, replace(told, amount=number), session, lang)
    if lacks_amount(draft):
        return ask_terms(session, Say("unreadable_number"))
    return proceed(_remembering(session, meaning, scene), draft, scene)


def _hear_people(session: Session, draft: OfferDraft, meaning: Meaning, scene: Scene) -> Outcome | None:
    """How many followers, or how many watch."""
    lang = lang_of(session, meaning)
    told = read_terms(meaning.text, lang)
    facts = own_facts(meaning, told)
    if not {"followers", "average_views"} & set(facts):
        people = _people(session, told, meaning, lang)
        if people is None:
            return None if _has_question(meaning) else ask_terms(session, Say("unreadable_number"))
        facts = {**facts, **people}
    if not fits(facts):
        return ask_terms(session, Say("unreadable_number"))
    money = told.currency is not None or told.for_work
    draft = with_told(draft, told if money else replace(told, amount=None), session, lang)
    return proceed(asking.remember(session, facts, scene), draft, scene)


def _people(session: Session, told: TermsTold, meaning: Meaning, lang: Lang) -> dict[str, Quantity] | None:
    if told.followers is not None:
        return {"followers": told.followers}
    if told.views is not None:
        return {"average_views": told.views}
    field = str(session.asks)
    number = read_number(meaning.text, lang, "followers" if field == "followers" else "views")
    return None if number is None else {field: number}


def _hear_rights(session: Session, draft: OfferDraft, meaning: Meaning, scene: Scene) -> Outcome | None:
    lang = lang_of(session, meaning)
    told = read_terms(meaning.text, lang)
    if told.of_rights:
        return proceed(_remembering(session, meaning, scene), with_told(draft, told, session, lang), scene)
    if refuses(meaning.text):
        return proceed(session, with_rights(draft, NO_RIGHTS), scene)
    if (months := read_months(fold(meaning.text))) is not None:
        return proceed(session, with_rights(draft, RightsTold(paid_media=True, usage_months=months)), scene)
    again = draft.model_copy(update={"asked": tuple(one for one in draft.asked if one != "rights")})
    changed = _changed(session, again, told, meaning, scene)
    if changed is not None:
        return changed
    if _has_question(meaning) and not agrees(meaning.text):
        return None
    return ask_terms(session.but(state="interview"), Say("offer_which_rights"))


def _hear_more(session: Session, draft: OfferDraft, meaning: Meaning, scene: Scene) -> Outcome | None:
    """ "And if they want exclusivity?", "what if it's 600?", after the verdict."""
    lang = lang_of(session, meaning)
    told = read_terms(meaning.text, lang)
    folded = fold(meaning.text)
    if len(folded.split()) > SHORT_WORDS or _is_new(told, folded):
        return None
    if meaning.follow_up is not None and meaning.follow_up.kind == "explain":
        return answer_topic(session, RIGHTS, scene).but(answered=("followup.explain", RIGHTS))
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
    return _changed(session, draft, told, meaning, scene)


def _changed(session: Session, draft: OfferDraft, told: TermsTold, meaning: Meaning, scene: Scene) -> Outcome | None:
    """Another amount, other followers or views, more videos, or something to be careful with; None for none of it."""
    lang = lang_of(session, meaning)
    folded = fold(meaning.text)
    supposed = bool(re.search(r"\b(?:if|om|hvis|dersom|ifall)\b", folded))
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


def _asks_what_rights_are(session: Session, meaning: Meaning) -> bool:
    """ "What is whitelisting?" is no answer to whether they want it."""
    told = read_terms(meaning.text, lang_of(session, meaning))
    return told.of_rights and bool(WHAT_IS.search(fold(meaning.text)))


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


def _is_question(session: Session, meaning: Meaning) -> bool:
    """A question that some answer knows, while another is open; "and if they want exclusivity?" is an answer."""
    sure = sure_of(meaning) - {CHECK}
    if not sure:
        return False
    told = read_terms(meaning.text, lang_of(session, meaning))
    answers = told.of_rights or told.followers is not None or told.views is not None
    if not answers:
        return True
    return meaning.asks and not (LEANS.search(fold(meaning.text)) and told.of_rights)


def _has_question(meaning: Meaning) -> bool:
    return meaning.asks or any(part.intents and part.verdict == "answer" for part in meaning.parts)


def _remembering(session: Session, meaning: Meaning, scene: Scene) -> Session:
    facts = own_facts(meaning, read_terms(meaning.text, lang_of(session, meaning)))
    return asking.remember(session, facts, scene) if facts and fits(facts) else session
