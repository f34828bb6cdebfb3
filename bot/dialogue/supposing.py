"""What if: "and with 100k followers?", "if I lived in Germany", "same but gaming"; and what an amount a month takes.

Knows which facts are supposed, and of whom. Does not know money; `advice.whatif` and `advice.goals` do.
"""

import re
from collections.abc import Mapping
from decimal import Decimal

from bot.advice.goals import goal
from bot.advice.profile import Profile, Quantity
from bot.advice.whatif import WhatIf, videos_of, what_if
from bot.dialogue.asking import in_dollars
from bot.dialogue.interview import fits
from bot.dialogue.replies import Button, Buttons, Outcome, Reply, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import Session, Topic
from bot.language.meaning import Meaning
from bot.language.normalize import fold
from knowledge.range import Range

ABOUT_ESTIMATE = "estimate.profile"
COMPARES = "estimate.compare"
SHORT_WORDS = 16
"""A supposition is short; a longer text tells a story."""

KNOWN_ENOUGH = 2
"""Facts that must be known of a person before something can be supposed of them out of the blue."""

SUPPOSES = re.compile(
    r"\b(?:what if|if i|if my|if all|if it|imagine|suppose|tank om|vad hander om|om jag|om alla|om mina|ifall"
    r"|hva om|hva hvis|hvis jeg|hvis alle|hvis mine|dersom|tenk om|tenk hvis)\b"
)
GOES_ON = re.compile(r"^\W*(?:and|och|og|same|samma|samme|plus)\b|\b(?:too|also|as well|ocksa|ogsa)\b")
"""What was supposed before stays supposed; "what if" and a button begin anew."""
LIVES = re.compile(r"\b(?:live\w*|living|mov\w+|based|bor|bodde|bott|budde|flytt\w*)\b")
OWN_INTENTS = frozenset(
    {"estimate.profile", "estimate.compare", "estimate.views", "tips.length", "brand.rates", "brand.small"}
)
"""Sure intents of a text that supposes something: the words of a what-if are near to these."""

MOSTLY = 0.8
PER_MONTH: Mapping[str, Decimal] = {
    "day": Decimal(30),
    "week": Decimal(30) / 7,
    "month": Decimal(1),
    "year": Decimal(1) / 12,
}
IDEAS = ("views", "long", "deals", "audience")
"""What is offered to be supposed: twice the views, all videos long enough, two deals more, viewers in the US."""

TWICE, MORE_DEALS, BEST_PAID = 2, 2, "US"


def suppose(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """The estimate with what the text supposes, or None where it supposes nothing."""
    if session.asks or not _leans(session, meaning):
        return None
    changes = _changes(meaning, scene)
    if not changes:
        return None
    goes_on = bool(GOES_ON.search(fold(meaning.text))) and session.topic is not None
    return _reckoned(session, changes, scene, session.topic.supposed if goes_on and session.topic else {})


def _leans(session: Session, meaning: Meaning) -> bool:
    words = fold(meaning.text)
    supposes = bool(SUPPOSES.search(words))
    if len(words.split()) > SHORT_WORDS or {one.id for one in meaning.intents} - OWN_INTENTS:
        return False
    topic = session.topic
    if topic is not None and topic.intent == ABOUT_ESTIMATE:
        follows = meaning.follow_up is not None and meaning.follow_up.kind == "continues"
        return supposes or follows or "video_seconds" in meaning.entities
    return supposes and len(session.profile.told()) >= KNOWN_ENOUGH and topic is None


def _changes(meaning: Meaning, scene: Scene) -> dict[str, object]:
    """Profile fields as the text supposes them."""
    told = meaning.entities
    changes = {
        name: told[name] for name in Profile.model_fields if name in told and name not in ("language", "currency")
    }
    if isinstance(views := told.get("views"), Decimal | Range):
        changes.setdefault("views_30d", views)
    if isinstance(seconds := told.get("video_seconds"), Decimal):
        changes |= videos_of(seconds, scene.knowledge, scene.today)
    if (country := told.get("country")) and "residence" not in changes and "audience" not in changes:
        lives = LIVES.search(fold(meaning.text)) or not re.search(
            r"audience|viewer|publik|seer|tittar", fold(meaning.text)
        )
        changes |= {"residence": country} if lives else {"audience": {str(country): MOSTLY}}
    return changes


def _reckoned(
    session: Session, changes: Mapping[str, object], scene: Scene, before: Mapping[str, object] | None = None
) -> Outcome:
    """Without and with the changes; `before` is what was supposed already."""
    if not fits(changes):
        field = next(name for name, value in changes.items() if not fits({name: value}))
        return Outcome(session, (Reply((Say("impossible", {"field": field}),), place="keep"),))
    base, topic = base_profile(session, scene), session.topic or Topic(intent=ABOUT_ESTIMATE)
    supposed = {**(before or {}), **_as_data(base.having(**changes), changes)}
    what = what_if(base, supposed, scene.knowledge, scene.today, session.paid())
    figures = tuple(dict.fromkeys((*what.reason.figures, *what.after.figures)))
    kept = session.but(
        topic=topic.model_copy(
            update={"intent": ABOUT_ESTIMATE, "supposed": supposed, "figures": figures, "sources": what.after.sources}
        )
    )
    return Outcome(
        kept,
        (Reply((Say("what_if", {"what": what}),), _buttons(what), place="keep"),),
        answered=(COMPARES,),
        estimate=what.after,
        figures=figures,
        hypothetical={name: getattr(what.profile, name) for name in supposed},
    )


def _as_data(profile: Profile, fields: Mapping[str, object]) -> dict[str, object]:
    """As a session keeps it."""
    data = profile.model_dump(mode="json")
    return {name: data[name] for name in fields}


def _buttons(what: WhatIf) -> Buttons:
    first = (
        (Button("if_keep", "if.keep"), Button("if_more", "if.menu"))
        if what.changed
        else (Button("if_more", "if.menu"),)
    )
    return (first, (Button("sources", "sources"), Button("saved", "saved")))


def base_profile(session: Session, scene: Scene) -> Profile:
    """Whose numbers are supposed to be others: the open kept estimate's, else the person's."""
    opened = session.topic.saved if session.topic else None
    kept = next((one for one in scene.saved if one.id == opened), None)
    return session.profile if kept is None else Profile.model_validate(kept.profile)


def press_supposed(session: Session, rest: str, scene: Scene) -> Outcome | None:
    """A button that supposes something, by what follows "if."."""
    base = base_profile(session, scene)
    if rest == "menu":
        return Outcome(session, (Reply((Say("if_menu"),), _ideas(base)),))
    if rest == "keep":
        return _keep(session, base)
    changes = _idea(rest, base)
    return None if changes is None else _reckoned(session, changes, scene)


def _ideas(base: Profile) -> Buttons:
    known = [Button(f"if_{idea}", f"if.{idea}") for idea in IDEAS if _idea(idea, base)]
    rows = tuple(tuple(known[at : at + 2]) for at in range(0, len(known), 2))
    return (*rows, (Button("estimate", "estimate"),))


def _idea(idea: str, base: Profile) -> dict[str, object] | None:
    match idea:
        case "views" if base.views_30d is not None:
            return {"views_30d": _times(base.views_30d, TWICE)}
        case "long" if base.long_video_share != 1:
            return {"long_video_share": Decimal(1)}
        case "deals":
            deals = base.brand_deals_per_month
            return {"brand_deals_per_month": (deals if isinstance(deals, Decimal) else Decimal(0)) + MORE_DEALS}
        case "audience" if base.audience is None or base.audience.get(BEST_PAID, 0) < MOSTLY:
            return {"audience": {BEST_PAID: MOSTLY}}
    return None


def _times(quantity: Quantity, factor: int) -> Quantity:
    if isinstance(quantity, Range):
        return Range(quantity.low * factor, None if quantity.high is None else quantity.high * factor)
    return quantity * factor


def _keep(session: Session, base: Profile) -> Outcome | None:
    """What was supposed becomes what is told."""
    topic = session.topic
    if topic is None or not topic.supposed:
        return None
    told = base.having(**topic.supposed)
    facts = {name: getattr(told, name) for name in topic.supposed}
    kept = session.but(profile=told, topic=topic.model_copy(update={"supposed": {}, "saved": None}))
    reply = Reply((Say("noted", {"facts": facts}),), ((Button("estimate", "enough"), Button("saved", "saved")),))
    return Outcome(kept, (reply,))


def plan(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """What an amount a month takes, or None where no amount was told."""
    amount = meaning.entities.get("amount")
    if isinstance(amount, Range):
        amount = amount.low
    if not isinstance(amount, Decimal) or amount <= 0 or session.asks:
        return None
    currency = str(meaning.entities.get("currency") or session.currency)
    monthly = amount * PER_MONTH.get(str(meaning.entities.get("period") or "month"), Decimal(1))
    dollars = in_dollars(monthly, currency, scene)
    assert isinstance(dollars, Decimal)
    reached = goal(dollars, base_profile(session, scene), scene.knowledge, scene.today, session.paid())
    figures = tuple(dict.fromkeys(figure for stream in reached.streams for figure in stream.figures))
    say = Say("goal", {"goal": reached, "amount": monthly, "currency": currency, "told": len(session.profile.told())})
    kept = session.but(topic=Topic(intent="estimate.goal", figures=figures))
    buttons = ((Button("estimate", "estimate"),), (Button("sources", "sources"), Button("ask", "ask")))
    return Outcome(kept, (Reply((say,), buttons, place="keep"),), answered=("estimate.goal",), figures=figures)
