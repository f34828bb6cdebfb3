"""Texts while an offer is being checked: the answers to what is asked of it.

Knows which texts answer and which ask something else. Does not know what comes of an answer; `checking` does.
"""

import re
from dataclasses import replace
from decimal import Decimal

from bot.advice.profile import Quantity
from bot.dialogue.interview import asking
from bot.dialogue.interview.facts import fits
from bot.dialogue.interview.offer_questions import ask_terms, awaits_amount, is_asked
from bot.dialogue.offers.changes import ANSWER_WORDS, LEANS, RIGHTS, asks_why, change, explain, hear_more
from bot.dialogue.offers.checking import CHECK, lang_of, own_facts, proceed, step_terms, sure_of
from bot.dialogue.offers.draft import NO_RIGHTS, lacks_amount, with_rights, with_told
from bot.dialogue.replies import Outcome, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import OfferDraft, Session
from bot.dialogue.talk.topics import answer_topic
from bot.language.agreeing import agrees, refuses
from bot.language.meaning import Meaning
from bot.language.normalize import fold
from bot.language.numbers import read_number
from bot.language.offer_rights import RightsTold, read_months
from bot.language.offer_terms import TermsTold, read_terms
from bot.language.steps import read_step
from knowledge.schema import Lang

WHAT_IS = re.compile(
    r"^\W*(?:what(?:'?s| is| are| does)?|vad (?:ar|betyder)|hva (?:er|betyr))\b(?! (?:if|about|om|med))"
)


def hear_terms(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """A text while an offer is being checked, or after: more of its terms, or None where it is something else."""
    if session.offer is None:
        return None
    if _asks_what_rights_are(session, meaning):
        return answer_topic(session, RIGHTS, scene)
    if asks_why(meaning) and not awaits_amount(session):
        return explain(session, scene)
    if awaits_amount(session):
        return _hear_amount(session, session.offer, meaning, scene)
    if not is_asked(session):
        return hear_more(session, session.offer, meaning, scene)
    if _is_question(session, meaning):
        return None
    if session.asks == "rights":
        return _hear_rights(session, session.offer, meaning, scene)
    return _hear_people(session, session.offer, meaning, scene)


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
    changed = change(session, again, told, meaning, scene)
    if changed is not None:
        return changed
    if _has_question(meaning) and not agrees(meaning.text):
        return None
    return ask_terms(session.but(state="interview"), Say("offer_which_rights"))


def _asks_what_rights_are(session: Session, meaning: Meaning) -> bool:
    """ "What is whitelisting?" is no answer to whether they want it."""
    told = read_terms(meaning.text, lang_of(session, meaning))
    return told.of_rights and bool(WHAT_IS.search(fold(meaning.text)))


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
