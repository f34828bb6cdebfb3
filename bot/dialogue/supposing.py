"""What if: "and with 100k followers?", "if I lived in Germany", "same but gaming".

Knows which facts are supposed, and of whom. Does not know money; `advice.whatif` does.
"""

import re
from collections.abc import Mapping
from decimal import Decimal

from bot.advice.profile import Profile, Quantity
from bot.advice.whatif import WhatIf, videos_of, what_if
from bot.dialogue import asking
from bot.dialogue.interview import fits
from bot.dialogue.offer_questions import is_asked
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
GOES_ON = re.compile(
    r"^\W*(?:(?:ok|okay|so|yes|ja|but|men)\W+)*(?:and|och|og|same|samma|samme|plus)\b"
    r"|\b(?:too|also|as well|ocksa|ogsa)\b"
)
"""What was supposed before stays supposed; "what if" and a button begin anew."""
LIVES = re.compile(r"\b(?:live\w*|living|mov\w+|based|bor|bodde|bott|budde|flytt\w*)\b")
SECONDS = re.compile(
    r"\b(\d{1,3})[\s-]?(?:s|secs?|seconds?|sek|sekunder|sekunders)[\s-]*(?:long |langa? |lange )?"
    r"(?:videos?|videor|videoer|vids?|clips?|klipp|tik ?toks?)\b"
)
""" "70 sek videos": without its "videos" that is money in Sweden."""
LONG_ENOUGH = re.compile(
    r"\b(?:only|all|mine|my|bara|bare|alla|alle|mina|every)\b.{0,40}"
    r"\b(?:over|longer than|at least|more than|langre an|minst|lengre enn) (?:a|one|1|en|ett|et) min"
)
""" "All my videos were over a minute"."""
AGED = re.compile(
    r"\b(?:was|were|be|am|im|i'm|turn|turned|var|vore|fyller|fyllt|fylte|blir|ar|er|hade varit|hadde vart)\s(\d{2})"
    r"(?:\s(?:ar|years?)\b(?:\s(?:old|gammal|gammel))?)?"
    r"(?=\W*(?:$|(?:then|da|instead|i stallet|i stedet|though)\b|,))"
)
OWN_INTENTS = frozenset(
    {"estimate.profile", "estimate.compare", "estimate.views", "tips.length", "brand.rates", "brand.small"}
)
"""Sure intents of a text that supposes something: the words of a what-if are near to these."""

MOSTLY = 0.8
IDEAS = ("views", "long", "deals", "audience")
"""What is offered to be supposed: twice the views, all videos long enough, two deals more, viewers in the US."""

TWICE, MORE_DEALS, BEST_PAID = 2, 2, "US"


def suppose(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """The estimate with what the text supposes, or None where it supposes nothing."""
    if not _leans(session, meaning):
        return None
    changes = changes_of(meaning, scene)
    if not changes or session.asks in changes:
        return None
    goes_on = bool(GOES_ON.search(fold(meaning.text))) and session.topic is not None
    return _reckoned(session, changes, scene, session.topic.supposed if goes_on and session.topic else {})


def suppose_anyway(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """The same where the last answer was about something else, and the text doesn't follow that."""
    if session.topic is None or session.topic.intent == ABOUT_ESTIMATE:
        return None
    return suppose(session.but(topic=None), meaning, scene)


def _leans(session: Session, meaning: Meaning) -> bool:
    words = fold(meaning.text)
    supposed = supposes(words)
    if len(words.split()) > SHORT_WORDS or {one.id for one in meaning.intents} - OWN_INTENTS:
        return False
    topic = session.topic
    known = len(session.profile.told()) >= KNOWN_ENOUGH
    if session.asks:
        return supposed and known and not is_asked(session)
    if topic is not None and topic.intent == ABOUT_ESTIMATE:
        follows = meaning.follow_up is not None and meaning.follow_up.kind == "continues"
        return supposed or follows or "video_seconds" in meaning.entities or bool(SECONDS.search(words))
    return supposed and known and topic is None


def supposes(text: str) -> bool:
    """Whether a text speaks of what is not so."""
    return bool(SUPPOSES.search(fold(text)))


def changes_of(meaning: Meaning, scene: Scene) -> dict[str, object]:
    """Profile fields as the text supposes them."""
    told = meaning.entities
    changes = {
        name: told[name] for name in Profile.model_fields if name in told and name not in ("language", "currency")
    }
    if isinstance(views := told.get("views"), Decimal | Range):
        changes.setdefault("views_30d", views)
    folded = fold(meaning.text)
    named = SECONDS.search(folded)
    seconds = Decimal(named[1]) if named else told.get("video_seconds")
    if isinstance(seconds, Decimal):
        changes |= videos_of(seconds, scene.knowledge, scene.today)
    if not isinstance(seconds, Decimal) and supposes(folded) and LONG_ENOUGH.search(folded):
        changes["long_video_share"] = Decimal(1)
    if "age" not in changes and (aged := AGED.search(folded)):
        changes["age"] = Decimal(aged[1])
    if (country := told.get("country")) and "residence" not in changes and "audience" not in changes:
        lives = LIVES.search(folded) or not re.search(r"audience|viewer|publik|seer|tittar", folded)
        changes |= {"residence": country} if lives else {"audience": {str(country): MOSTLY}}
    return changes


def _reckoned(
    session: Session, changes: Mapping[str, object], scene: Scene, before: Mapping[str, object] | None = None
) -> Outcome:
    """Without and with the changes; `before` is what was supposed already."""
    if not fits(changes):
        field = next(name for name, value in changes.items() if not fits({name: value}))
        impossible = Say("impossible", {"field": field})
        return (
            asking.ask(session, impossible) if session.asks else Outcome(session, (Reply((impossible,), place="keep"),))
        )
    base, topic = base_profile(session, scene), session.topic or Topic(intent=ABOUT_ESTIMATE)
    supposed = {**(before or {}), **as_data(base.having(**changes), changes)}
    what = what_if(base, supposed, scene.knowledge, scene.today, session.paid())
    figures = tuple(dict.fromkeys((*what.reason.figures, *what.after.figures)))
    kept = session.but(
        topic=topic.model_copy(
            update={"intent": ABOUT_ESTIMATE, "supposed": supposed, "figures": figures, "sources": what.after.sources}
        )
    )
    say = Say("what_if", {"what": what})
    replies: tuple[Reply, ...] = (Reply((say,), _buttons(what), place="keep"),)
    if session.asks:
        kept, replies = session, asking.ask(session, say).replies
    return Outcome(
        kept,
        replies,
        answered=(COMPARES,),
        estimate=what.after,
        figures=figures,
        hypothetical={name: getattr(what.profile, name) for name in supposed},
    )


def as_data(profile: Profile, fields: Mapping[str, object]) -> dict[str, object]:
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
