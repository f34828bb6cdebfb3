"""Goals: "what do I need for 10 000 kr a month?", and what leans on the answer: "and 5,000?", "if I lived in Germany".

Knows which texts name an amount to reach. Does not know what it takes; `advice.goals` does.
"""

import re
from collections.abc import Mapping
from decimal import Decimal

from bot.advice.goals import goal
from bot.dialogue.estimates.opened import profile_looked_at
from bot.dialogue.interview import asking
from bot.dialogue.interview.facts import fits
from bot.dialogue.money import currency_of, in_dollars
from bot.dialogue.replies import Button, Outcome, Reply, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import ABOUT_ESTIMATE, Session, Topic
from bot.dialogue.supposing.changes import as_data, changes_of, supposes
from bot.language.meaning import Meaning
from bot.language.normalize import fold
from bot.language.offer_terms import TermsTold, read_terms
from bot.language.quantities import period
from knowledge.range import Range

GOAL = "estimate.goal"
NEARBY = frozenset({GOAL, ABOUT_ESTIMATE, "estimate.views", "program.rpm", "tips.increase"})
"""Sure intents of a text that may name a goal all the same."""
SHORT_WORDS = 5
LEAST = 10
"""Of any currency a month: a smaller number is no goal."""
PER_MONTH: Mapping[str, Decimal] = {
    "day": Decimal(30),
    "week": Decimal(30) / 7,
    "month": Decimal(1),
    "year": Decimal(1) / 12,
}
AIMS = re.compile(
    r"\bwhat (?:do|would|will|does) (?:i|it) (?:need|take)\b|\bwhat i(?:'d| would)? need\b|\bhow (?:do|can|could) i "
    r"(?:get to|reach|make|earn|hit)\b|\bi (?:want|need|wanna|would like|'d like) to (?:make|earn|reach|hit)\b"
    r"|\bvad (?:kravs|behover jag|behovs|maste jag|ska jag gora)\b|\bhur (?:nar jag|kommer jag (?:till|upp))\b"
    r"|\bhur (?:kan|ska) jag (?:na|tjana|fa)\b|\bjag vill (?:tjana|na|dra in)\b"
    r"|\bhva (?:trenger jag|ma til|ma jag|ma jeg|kreves|skal til)\b|\bhvordan (?:nar|kommer|kan) jeg\b"
    r"|\bjeg vil (?:tjene|na)\b"
)


def hear_goal(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """A goal that the text names beside other things, or one more after a goal; None where it names none."""
    folded = fold(meaning.text)
    topic = session.topic
    sure = {one.id for one in meaning.intents} - NEARBY
    if topic is not None and topic.intent == GOAL and topic.goal and not session.asks:
        scales = meaning.follow_up is not None and meaning.follow_up.kind == "scale"
        leans = scales or (supposes(folded) and len(sure) < 2)
        return _another(session, topic, meaning, scene) if leans or not sure else None
    if sure:
        return None
    named = "amount" in meaning.entities or period(folded) in PER_MONTH
    return plan(session, meaning, scene) if named and AIMS.search(folded) else None


def plan(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """What an amount a month takes, or None where no amount was told."""
    told = read_terms(meaning.text, meaning.language or session.language)
    amount = _amount(meaning, told)
    if amount is None:
        return None
    currency = _currency(session, meaning, told)
    facts = {name: value for name, value in changes_of(meaning, scene).items() if name in meaning.entities}
    if facts and fits(facts) and not supposes(meaning.text):
        session = asking.remember(session, facts, scene)
    over = meaning.entities.get("period") or period(fold(meaning.text))
    monthly = amount * PER_MONTH.get(str(over), Decimal(1))
    return _planned(session, monthly, currency, {}, scene)


def _another(session: Session, topic: Topic, meaning: Meaning, scene: Scene) -> Outcome | None:
    """ "And 5,000?" is another goal, "and if I lived in Germany?" the same goal under other facts."""
    changes = changes_of(meaning, scene)
    follows = meaning.follow_up is not None and meaning.follow_up.kind == "continues"
    before = Decimal(topic.goal or 0)
    if changes and fits(changes) and (supposes(meaning.text) or follows):
        supposed = as_data(profile_looked_at(session, scene).having(**changes), changes)
        return _planned(session, before, topic.currency, {**topic.supposed, **supposed}, scene)
    if meaning.follow_up is not None and meaning.follow_up.kind == "scale":
        return _planned(session, before * meaning.follow_up.factor, topic.currency, topic.supposed, scene)
    told = read_terms(meaning.text, meaning.language or session.language)
    amount = _amount(meaning, told)
    short = len(meaning.text.split()) <= SHORT_WORDS
    if changes or amount is None or not (short or AIMS.search(fold(meaning.text))):
        return None
    currency = topic.currency if told.currency is None else _currency(session, meaning, told)
    return _planned(session, amount, currency, topic.supposed, scene)


def _amount(meaning: Meaning, told: TermsTold) -> Decimal | None:
    amount = meaning.entities.get("amount")
    if isinstance(amount, Range):
        amount = amount.low
    if not isinstance(amount, Decimal):
        amount = told.amount or told.loose
    return amount if amount is not None and amount >= LEAST else None


def _currency(session: Session, meaning: Meaning, told: TermsTold) -> str:
    named = told.currency or meaning.entities.get("currency")
    lang = meaning.language or session.language
    return currency_of(None if named is None else str(named), session, lang)


def _planned(session: Session, amount: Decimal, currency: str, supposed: Mapping[str, object], scene: Scene) -> Outcome:
    """The amount is a month's, in its own currency."""
    dollars = in_dollars(amount, currency, scene)
    assert isinstance(dollars, Decimal)
    profile = profile_looked_at(session, scene).having(**supposed)
    reached = goal(dollars, profile, scene.knowledge, scene.today, session.paid())
    figures = tuple(dict.fromkeys(figure for stream in reached.streams for figure in stream.figures))
    say = Say(
        "goal",
        {
            "goal": reached,
            "amount": amount,
            "currency": currency,
            "told": len(profile.told()),
            "supposed": {name: getattr(profile, name) for name in supposed},
        },
    )
    topic = Topic(intent=GOAL, goal=str(amount), currency=currency, supposed=dict(supposed), figures=figures)
    kept = session.but(topic=topic)
    if session.asks:
        return asking.ask(kept.but(state="interview"), say).but(answered=(GOAL,), figures=figures)
    buttons = ((Button("estimate", "estimate"),), (Button("sources", "sources"), Button("ask", "ask")))
    return Outcome(kept, (Reply((say,), buttons, place="keep"),), answered=(GOAL,), figures=figures)
