"""A brand's offer is completed by a question or two, and judged.

Knows what is asked and what follows what. Does not know prices, `advice.offers` does, nor which texts are about an
offer; `hearing` and `terms` do.
"""

import re
from dataclasses import replace
from decimal import Decimal

from bot.advice.offers import OfferVerdict, judge
from bot.dialogue import screens
from bot.dialogue.interview import asking
from bot.dialogue.interview.facts import fits
from bot.dialogue.interview.offer_questions import (
    CHOSEN,
    MOST_ASKED,
    ask_terms,
    awaits_amount,
    buttons_for,
    choice_of,
    is_asked,
    leave,
)
from bot.dialogue.offers.draft import (
    as_offer,
    in_full,
    lacks_amount,
    rights_untold,
    supposing,
    videos_of,
    with_rights,
    with_told,
    without,
)
from bot.dialogue.replies import Button, OfferTold, Outcome, Reply, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import OfferDraft, Session, Topic
from bot.dialogue.talk.topics import answer_topic
from bot.language.meaning import Meaning
from bot.language.normalize import fold
from bot.language.offer_terms import TermsTold, read_terms
from knowledge.schema import Lang

CHECK = "brand.offer_check"
ABOUT_PERSON = ("followers", "views_30d", "average_views", "residence", "age", "audience", "engagement_rate")
"""Facts of a text about an offer that are the person's own. The number of videos is not."""
ADULT = 18
GENERAL = re.compile(
    r"\bhow (?:do|can|would|will) (?:i|you|we)\b|\bhow much\b|\bwhat (?:do|should|can|could) i\b|\bhur (?:vet|kan"
    r"|gor|mycket)\b"
    r"|\bvad (?:ska|kan|bor) jag\b|\bhvordan\b|\bhvor mye\b|\bhva (?:skal|kan|bor) jeg\b"
)
OF_OTHER_THINGS = re.compile(r"\b[rc]pm\b|\b\d+ ?k? (?:followers|foljare|folgere|likes) for \W?\d|\bper fol")
"""A rate is no offer, and neither are followers for sale."""


def check_offer(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """A text that asks whether an offer is fair, or None where it asks so of offers at large."""
    lang = lang_of(session, meaning)
    told = read_terms(meaning.text, lang)
    if told.amount is None and told.loose is not None:
        told = replace(told, amount=told.loose)
    folded = fold(meaning.text)
    if OF_OTHER_THINGS.search(folded) or (told.amount is None and not told.in_products and GENERAL.search(folded)):
        return None
    facts = own_facts(meaning, told)
    if not fits(facts):
        return None
    draft = with_told(OfferDraft(currency=session.currency), told, session, lang)
    draft = with_told(draft, replace(told, amount=Decimal(0)), session, lang) if _only_products(told) else draft
    session = asking.remember(session, facts, scene)
    if told.views is not None and not {"average_views", "views_30d"} & set(facts):
        draft = supposing(draft, "average_views", told.views)
    if session.asks and not is_asked(session):
        return _in_passing(session, draft, scene)
    session = leave(session)
    if lacks_amount(draft):
        asked = draft.model_copy(update={"asked": ("amount",)})
        return ask_terms(session.but(offer=asked)).but(answered=(CHECK,))
    return proceed(session, draft, scene)


def press_terms(session: Session, rest: str, scene: Scene) -> Outcome | None:
    """A button of an offer check, by what follows "offer."."""
    if rest == "cancel" and awaits_amount(session):
        return step_terms(session, "cancel", scene)
    field, _, what = rest.partition(".")
    draft = session.offer
    if draft is None or not is_asked(session) or field != session.asks:
        return None
    if field == "rights":
        return proceed(session, with_rights(draft, CHOSEN[what]), scene) if what in CHOSEN else None
    quantity = choice_of(what)
    if quantity is None:
        return None
    return proceed(asking.remember(session, {field: quantity}, scene), draft, scene)


def step_terms(session: Session, step: str, scene: Scene) -> Outcome:
    """Skip, back, cancel, by word or button."""
    draft = session.offer
    assert draft is not None
    if step == "cancel":
        return Outcome(leave(session), (screens.menu(Say("offer_left")),))
    if step != "back":
        return proceed(session, draft, scene)
    if len(draft.asked) < 2:
        return ask_terms(session.but(state="interview"), Say("first_question_back"))
    before = draft.asked[-2]
    draft = draft.model_copy(update={"asked": draft.asked[:-1]})
    if before == "amount":
        draft = draft.model_copy(update={"amount": None})
        return ask_terms(session.but(asks=None, state="idle", offer=draft))
    forgotten = session.profile.having(**{before: None})
    session = session.but(asks=before, state="interview", offer=without(draft, before), profile=forgotten)
    return ask_terms(session)


def with_question(outcome: Outcome, draft: OfferDraft) -> Outcome:
    """A question in the middle was answered; the one for the amount is repeated."""
    session = outcome.session
    if session.asks or session.pending or not outcome.replies or session.state != "idle":
        return outcome
    waiting = session.but(offer=draft)
    asked = ask_terms(waiting, *(say for reply in outcome.replies for say in reply.says))
    rows = (*screens.offered_topics(outcome), *asked.replies[-1].buttons)
    return outcome.but(session=waiting, replies=(replace(asked.replies[-1], buttons=rows),))


def proceed(session: Session, draft: OfferDraft, scene: Scene, *says: Say) -> Outcome:
    """Ask what is needed for a verdict, else give it, and ask for the rights where they were left out."""
    verdict = judge(as_offer(draft, scene), session.profile, scene.knowledge, scene.today)
    if verdict.verdict is None:
        for field in ("followers", "average_views"):
            if field not in draft.asked and len(draft.asked) < MOST_ASKED:
                return ask_terms(_asking(session, draft, field), *says).but(answered=(CHECK,))
        return answer_topic(leave(session), CHECK, scene, *says, Say("offer_unpriced"))
    if rights_untold(draft) and "rights" not in draft.asked and len(draft.asked) < MOST_ASKED:
        session = _asking(session, draft, "rights")
    else:
        session = session.but(asks=None, state="idle", offer=draft)
    return _told(session, draft, verdict, *says, scene=scene)


def _asking(session: Session, draft: OfferDraft, field: str) -> Session:
    asked = draft.model_copy(update={"asked": (*draft.asked, field)})
    return session.but(asks=field, state="interview", offer=asked)


def _told(session: Session, draft: OfferDraft, verdict: OfferVerdict, *says: Say, scene: Scene) -> Outcome:
    say = _verdict(session, draft, verdict)
    kept = session.but(topic=Topic(intent=CHECK, figures=verdict.figures, sources=verdict.sources))
    if session.asks:
        assert session.offer is not None
        question = Say("offer_asks_rights")
        reply = Reply((*says, say, question), buttons_for("rights", session.offer))
    else:
        buttons = ((Button("sources", "sources"), Button("ask", "ask")), (Button("estimate", "estimate"),))
        reply = Reply((*says, say), buttons, place="keep")
    return Outcome(kept, (reply,), answered=(CHECK,), figures=verdict.figures, offer=_as_told(draft, verdict))


def _verdict(session: Session, draft: OfferDraft, verdict: OfferVerdict) -> Say:
    own = session.currency
    age = session.profile.age
    return Say(
        "offer_told",
        {
            "verdict": verdict,
            "amount": in_full(draft),
            "currency": draft.currency,
            "shown": draft.currency if own == "USD" else own,
            "videos": videos_of(draft),
            "terms": draft.terms,
            "open": rights_untold(draft),
            "asks": session.asks == "rights",
            "minor": isinstance(age, Decimal) and age < ADULT,
        },
    )


def _as_told(draft: OfferDraft, verdict: OfferVerdict) -> OfferTold:
    assert verdict.verdict is not None
    return OfferTold(in_full(draft), draft.currency, verdict.verdict)


def _in_passing(session: Session, draft: OfferDraft, scene: Scene) -> Outcome | None:
    """In the middle of the interview: judged by what is known, without questions of its own."""
    if lacks_amount(draft):
        return None
    verdict = judge(as_offer(draft, scene), session.profile, scene.knowledge, scene.today)
    if verdict.verdict is None:
        return None
    asked = asking.ask(session.but(state="interview"), _verdict(session, draft, verdict))
    told = session.but(topic=Topic(intent=CHECK, figures=verdict.figures, sources=verdict.sources))
    return asked.but(session=told, answered=(CHECK,), figures=verdict.figures, offer=_as_told(draft, verdict))


def _only_products(told: TermsTold) -> bool:
    return told.in_products and told.amount is None


def own_facts(meaning: Meaning, told: TermsTold) -> dict[str, object]:
    """The person's own numbers. "Avg 60k views" are a video's, not a month's."""
    facts = {name: meaning.entities[name] for name in ABOUT_PERSON if name in meaning.entities}
    if told.average and told.views is not None and facts.get("views_30d") == told.views:
        del facts["views_30d"]
        facts["average_views"] = told.views
    return facts


def sure_of(meaning: Meaning) -> frozenset[str]:
    return frozenset(scored.id for scored in meaning.intents)


def lang_of(session: Session, meaning: Meaning) -> Lang:
    return meaning.language or session.language
