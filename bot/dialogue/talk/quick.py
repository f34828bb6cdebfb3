"""How much for so many views, reckoned at once: ranges, and the residence gate.

Knows what the question names besides. Does not know a rate; `advice.quick` does.
"""

from collections.abc import Mapping
from decimal import Decimal

from bot.advice.profile import Quantity
from bot.advice.quick import quick_views
from bot.dialogue.interview.asking import aside
from bot.dialogue.interview.facts import facts_of, remember_unless_supposed
from bot.dialogue.parts import ask_of_something_else, questions_in, sure_questions_in
from bot.dialogue.replies import Button, Outcome, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import Session, Topic
from bot.language.meaning import Meaning
from knowledge.range import Range


def hear_views(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """Views that are told without a sure question about something else."""
    views = meaning.entities.get("views")
    if not isinstance(views, Decimal | Range) or views == 0 or sure_questions_in(session, meaning):
        return None
    if ask_of_something_else(questions_in(meaning), guesses=meaning.asks):
        return None
    session = remember_unless_supposed(session, facts_of(meaning), meaning, scene)
    return quick(session, views, meaning.entities, scene)


def quick(session: Session, views: Quantity, told: Mapping[str, object], scene: Scene) -> Outcome:
    """What so many views pay: if all qualify, if they are total views, in the old fund; and the residence gate."""
    profile = session.profile
    residence = told.get("residence") or told.get("country") or profile.residence
    niche = told.get("niche") or profile.niche
    country = None if residence is None else str(residence)
    viewers = None if told.get("country") is None else str(told["country"])
    one_video = _of_one_video(session, told)
    named = None if niche is None else str(niche)
    reckoned = quick_views(views, scene.knowledge, scene.today, viewers, named, one_video)
    shown = views.low if isinstance(views, Range) else views
    topic = Topic(
        intent="estimate.views",
        views=str(shown),
        country=viewers,
        niche=_text(told.get("niche")),
        one_video=one_video,
        figures=reckoned.figures,
    )
    say = Say(
        "quick",
        {
            "views": views,
            "reckoned": reckoned,
            "country": country,
            "viewers": viewers,
            "niche": named,
            "one_video": one_video,
        },
    )
    buttons = ((Button("estimate", "estimate"),), (Button("sources", "sources"), Button("ask", "ask")))
    said = aside(session.but(topic=topic), say, buttons=buttons, place="keep")
    return said.but(answered=("estimate.views",), figures=reckoned.figures)


def _of_one_video(session: Session, told: Mapping[str, object]) -> bool:
    """Named so, or so in the question that this one follows."""
    if "period" in told:
        return told["period"] == "video"
    topic = session.topic
    return topic is not None and topic.intent == "estimate.views" and topic.one_video


def _text(value: object) -> str | None:
    return None if value is None else str(value)
