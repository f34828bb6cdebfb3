"""Questions that are answered by reckoning: how much for so many views."""

from collections.abc import Mapping

from bot.advice.profile import Quantity
from bot.advice.quick import quick_views
from bot.dialogue import asking, screens
from bot.dialogue.replies import Button, Outcome, Reply, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import Session, Topic
from knowledge.range import Range


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
    told_session = session.but(topic=topic)
    outcome = Outcome(told_session, answered=("estimate.views",), figures=reckoned.figures)
    if session.asks:
        return outcome.but(replies=asking.ask(told_session.but(state="interview"), say).replies)
    buttons = ((Button("estimate", "estimate"),), (Button("sources", "sources"), Button("ask", "ask")))
    return outcome.but(replies=(Reply((say,), buttons, place="keep"),))


def _of_one_video(session: Session, told: Mapping[str, object]) -> bool:
    """Named so, or so in the question that this one follows."""
    if "period" in told:
        return told["period"] == "video"
    topic = session.topic
    return topic is not None and topic.intent == "estimate.views" and topic.one_video


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def next_topics(intents: tuple[str, ...], scene: Scene) -> tuple[str, ...]:
    """Three topics to offer: the nearest that are ours, then those that come up most."""
    near = [one for one in intents if one in scene.knowledge.faq and scene.knowledge.faq[one].kind != "decline"]
    return tuple(dict.fromkeys((*near, *screens.FIRST_TOPICS)))[:3]
