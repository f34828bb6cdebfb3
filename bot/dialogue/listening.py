"""Who hears a text, in which order, in the light of where the conversation stands.

Knows the order and its reasons. Does not know what any of them does with a text; each hearer stands with its idea.
"""

from collections.abc import Callable, Sequence

from bot.dialogue.answering import answer_questions
from bot.dialogue.estimates.naming import hear_name
from bot.dialogue.interview.hearing import (
    hear_answer,
    hear_correction,
    hear_courteous_facts,
    hear_denied_number,
    hear_facts,
    hear_impossible,
    hear_likely_answer,
    without_denied_residence,
)
from bot.dialogue.interview.offer_questions import awaits_amount, is_asked, leave
from bot.dialogue.offers.checking import with_question
from bot.dialogue.offers.hearing import hear_offer, keep_while_near
from bot.dialogue.offers.terms import hear_terms
from bot.dialogue.payouts.confirming import awaits_answer, hear_pending, with_report
from bot.dialogue.payouts.reporting import hear_report
from bot.dialogue.replies import Outcome
from bot.dialogue.scene import Scene
from bot.dialogue.session import ABOUT_ESTIMATE, Session
from bot.dialogue.supposing.goals import hear_goal
from bot.dialogue.supposing.what_if import hear_what_if, hear_what_if_anyway, hear_what_if_meanwhile
from bot.dialogue.talk.following import hear_follow_up
from bot.dialogue.talk.languages import in_its_language
from bot.dialogue.talk.quick import hear_views
from bot.dialogue.talk.small_talk import hear_idle_cancel, hear_idle_yes, hear_no_words, hear_small_talk
from bot.dialogue.talk.topics import hear_source
from bot.language.meaning import Meaning

Hearer = Callable[[Session, Meaning, Scene], Outcome | None]
"""Takes a text, or leaves it to the next with None. To hear something new, add a row where its reason says."""

HEARERS: Sequence[Hearer] = (
    hear_report,  # its money and views would pass for an offer or a question
    hear_impossible,  # before anybody believes the number
    hear_offer,  # its money and followers would pass for facts
    hear_small_talk,  # "how are you" is near to questions, and what is foreign to any
    hear_no_words,
    hear_idle_cancel,
)
"""Who takes a text whatever was said before."""

LEANING_HEARERS: Sequence[Hearer] = (
    hear_denied_number,  # of two numbers the first is wrong: before either is believed
    hear_correction,  # "no wait, 30k" is no answer to the question that is open now
    hear_what_if_meanwhile,  # what is supposed is no answer either
    hear_answer,  # nothing but an answer; what may be a question too comes later
    hear_source,  # "where from?" leans on any answer, and would pass for a follow-up
    hear_goal,  # its amount would pass for another number in the last question
    hear_what_if,  # of the estimate that was shown
    hear_follow_up,
    hear_what_if_anyway,  # where nothing follows the last answer, the estimate may be meant
    hear_courteous_facts,  # the greeting is sure, and yet not what is to be answered
    hear_idle_yes,
    hear_views,  # before views count as facts about the person
    hear_likely_answer,  # after all who would know what else it means
    hear_facts,
    answer_questions,  # always has something to say
)
"""Who takes a text in the light of what was said before."""

BESIDE_AN_OFFER: Sequence[Hearer] = (hear_small_talk, hear_no_words, answer_questions)
"""Who takes something else in the middle of an offer; its question is repeated after it."""

LEAVES_OFFER = {ABOUT_ESTIMATE, "meta.reset"}


def listen(session: Session, meaning: Meaning, scene: Scene) -> Outcome:
    """What a typed message leads to. The replies are in the language that it was written in."""
    return in_its_language(session, _listen(session, meaning, scene), meaning)


def _listen(session: Session, meaning: Meaning, scene: Scene) -> Outcome:
    if is_asked(session) and (reported := hear_report(leave(session), meaning, scene)) is not None:
        return reported
    if (answered := _first(_awaited(session), session, meaning, scene)) is not None:
        return answered
    if awaits_answer(session) and not session.asks:
        return with_report(_listen(session.but(pending=None), meaning, scene), session, scene)
    session = keep_while_near(session.but(pending=None), meaning)
    if is_asked(session):
        if any(intent.id in LEAVES_OFFER for intent in meaning.intents):
            return _listen(leave(session), meaning, scene)
        return _taken(_first(BESIDE_AN_OFFER, session, meaning, scene))
    if session.offer is not None and awaits_amount(session):
        return with_question(_listen(leave(session), meaning, scene), session.offer)
    if (heard := _first(HEARERS, session, meaning, scene)) is not None:
        return heard
    return _taken(_first(LEANING_HEARERS, without_denied_residence(session, meaning), meaning, scene))


def _awaited(session: Session) -> Sequence[Hearer]:
    """Who is waiting for a text, because of a question that is not the interview's."""
    if is_asked(session):
        return (hear_terms,)
    if session.pending is not None:
        return (hear_pending,) if session.pending.kind == "payout" else (hear_name,)
    return () if session.asks else (hear_report, hear_terms)


def _first(hearers: Sequence[Hearer], session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    heard = (hear(session, meaning, scene) for hear in hearers)
    return next((outcome for outcome in heard if outcome is not None), None)


def _taken(outcome: Outcome | None) -> Outcome:
    """Of hearers whose last one takes everything."""
    assert outcome is not None
    return outcome
