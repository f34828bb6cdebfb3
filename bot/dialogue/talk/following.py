"""What a short text means after an answer: "and for 2M?", "same but gaming", "half of that", "why so low".

Knows what the last answer was about. Does not know how a follow-up is worded; `language.follow_ups` does.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from bot.advice.profile import Profile, Quantity
from bot.dialogue.replies import Button, Outcome, Reply, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import ABOUT_ESTIMATE, Session, Topic
from bot.dialogue.supposing.what_if import hear_what_if
from bot.dialogue.talk.gates import for_this_person, is_open
from bot.dialogue.talk.quick import quick
from bot.dialogue.talk.topics import answer_topic, show_sources
from bot.language.follow_ups import FollowUp
from bot.language.meaning import Meaning
from bot.language.numbers import find_numbers
from knowledge.range import Range

SHORT_WORDS = 8
"""A follow-up is short; a longer text has a question of its own."""
BARE_WORDS = 3
""" "germany?" or "2 mill?" says nothing but what is to be different."""
ABOUT_PERSON = frozenset(Profile.model_fields) - {"residence", "niche", "audience", "language", "currency"}
"""Facts that make a text one about the person, not about the question before."""
LIVED = re.compile(r"\b(?:lived?|living|moved?|bodde|bor|flyttar?|flyttade|flytter|flyttet)\b", re.IGNORECASE)
ABOUT_PAY = ("estimate.", "program.rpm", "program.formula")
ABOUT_JOINING = ("eligibility.", "program.")


def hear_follow_up(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """The answer to a text that leans on the last one, or None where it stands alone."""
    if session.seen is None:
        return None
    topic = session.topic or Topic(intent="")
    if _asks_something_else(topic, meaning):
        return None
    if session.asks:
        leans = meaning.follow_up is not None and topic.intent == "estimate.views"
        return _another_quick(session, topic, meaning, scene) if leans else None
    if any(scored.id == "meta.source" for scored in meaning.intents):
        return _named(show_sources(session, scene), "followup.source")
    said = meaning.follow_up
    if said is not None and said.kind == "period":
        return _period(session, topic)
    if said is not None and said.kind == "explain":
        return _named(_explained(session, topic, scene), "followup.explain")
    if said is not None and said.kind == "scale" and topic.intent == ABOUT_ESTIMATE:
        return _scaled(session, said.factor, meaning, scene)
    if topic.intent == "estimate.views":
        return _another_quick(session, topic, meaning, scene)
    return _another_person(session, topic, meaning, scene)


def _asks_something_else(topic: Topic, meaning: Meaning) -> bool:
    if len(meaning.text.split()) > SHORT_WORDS:
        return True
    leans = meaning.follow_up is not None
    own = {scored.id for scored in meaning.intents} - {topic.intent, "meta.source"}
    if "country" in meaning.entities and len(meaning.text.split()) <= BARE_WORDS:
        own -= {"eligibility.country"}  # "Germany?" alone, but here the last question once more
    return bool(own) and not leans


def _named(outcome: Outcome, intent: str) -> Outcome:
    return outcome.but(answered=(intent, *outcome.answered))


def _period(session: Session, topic: Topic) -> Outcome:
    """Which time the last amount is for."""
    if topic.intent == "estimate.views":
        say = Say("period_of_views", {"views": Decimal(topic.views or 0)})
    else:
        say = Say("period_of_estimate" if topic.intent == ABOUT_ESTIMATE else "period_of_answer")
    buttons = ((Button("estimate", "estimate"), Button("ask", "ask")),)
    return Outcome(
        session, (Reply((say,), buttons, place="keep"),), answered=("followup.period",), figures=topic.figures
    )


def _scaled(session: Session, factor: Decimal, meaning: Meaning, scene: Scene) -> Outcome | None:
    """ "Half of that" of an estimate: with half the views."""
    views = session.profile.views_30d
    if views is None:
        return None
    scaled = views.each(lambda end: end * factor) if isinstance(views, Range) else views * factor
    told = replace(meaning, entities={"views_30d": scaled}, follow_up=FollowUp("continues"))
    return hear_what_if(session, told, scene)


def _explained(session: Session, topic: Topic, scene: Scene) -> Outcome:
    """Why so little; what is said next may still lean on the amount, so that it stays the topic."""
    lives = session.profile.residence
    if not topic.intent.startswith("estimate."):
        return answer_topic(session, "program.rpm_low", scene)
    if topic.intent == ABOUT_ESTIMATE and lives is not None and not is_open(lives, scene):
        first = for_this_person("eligibility.country", {"residence": lives}, scene)
        outcome = answer_topic(session, "eligibility.country", scene, *first)
    else:
        outcome = answer_topic(session, "program.formula", scene)
    told = outcome.session.topic
    kept = topic if told is None else topic.model_copy(update={"figures": told.figures, "sources": told.sources})
    return outcome.but(session=outcome.session.but(topic=kept))


def _another_quick(session: Session, topic: Topic, meaning: Meaning, scene: Scene) -> Outcome | None:
    """The question about views once more, with what is different."""
    told = meaning.entities
    of_one = {"posts_per_month"} if told.get("period") == "video" else set()
    if set(told) & ABOUT_PERSON - of_one:
        return None
    views = _views(topic, meaning, session)
    changed = {name: told[name] for name in ("country", "residence", "audience", "niche") if name in told}
    if views is None and not changed:
        return None
    kind = "followup.value" if views is not None else _kind_of(changed)
    before = {"country": topic.country, "niche": topic.niche, "period": told.get("period")}
    supposed = {name: value for name, value in before.items() if value is not None}
    quantity = views if views is not None else Decimal(topic.views or 0)
    viewers = _main_country(told.get("audience"))
    if viewers is not None:
        changed["country"] = viewers
    return _named(quick(session, quantity, {**supposed, **changed}, scene), kind)


def _views(topic: Topic, meaning: Meaning, session: Session) -> Quantity | None:
    told = meaning.entities.get("views") or meaning.entities.get("qualified_views")
    if isinstance(told, Decimal | Range):
        return told
    if meaning.follow_up is not None and meaning.follow_up.kind == "scale":
        return Decimal(topic.views or 0) * meaning.follow_up.factor
    numbers = find_numbers(meaning.text, meaning.language or session.language)
    return numbers[0] if len(numbers) == 1 and "amount" not in meaning.entities else None


def _kind_of(changed: Mapping[str, object]) -> str:
    if "niche" in changed:
        return "followup.niche"
    return "followup.audience" if "audience" in changed else "followup.country"


def _main_country(audience: object) -> str | None:
    return max(audience, key=lambda code: audience[code]) if isinstance(audience, Mapping) and audience else None


def _another_person(session: Session, topic: Topic, meaning: Meaning, scene: Scene) -> Outcome | None:
    """ "and in Germany?", "and if I'm 17?" after an answer about a programme or about pay."""
    bare = len(meaning.text.split()) <= BARE_WORDS
    if meaning.follow_up is None and not bare:
        return None
    told = meaning.entities
    if "age" in told and topic.intent.startswith(ABOUT_JOINING):
        first = for_this_person("eligibility.age", told, scene)
        return _named(answer_topic(session, "eligibility.age", scene, *first), "followup.age")
    if "audience" in told:
        return _named(answer_topic(session, "program.rpm_country", scene), "followup.audience")
    if "country" not in told and "residence" not in told:
        return None
    lives = told.get("residence") or (told.get("country") if LIVED.search(meaning.text) else None)
    if topic.intent.startswith(ABOUT_PAY) and lives is not None:
        first = for_this_person("eligibility.country", {"residence": lives}, scene)
        return _named(answer_topic(session, "eligibility.country", scene, *first), "followup.country")
    if topic.intent.startswith(ABOUT_PAY):
        return _named(answer_topic(session, "program.rpm_country", scene), "followup.country")
    if topic.intent.startswith(ABOUT_JOINING):
        first = for_this_person("eligibility.country", told, scene)
        return _named(answer_topic(session, "eligibility.country", scene, *first), "followup.country")
    return None
