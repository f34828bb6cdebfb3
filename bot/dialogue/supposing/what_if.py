"""What if: "and with 100k followers?", "if I lived in Germany", "same but gaming".

Knows when something is supposed, and of whom. Does not know which words tell what, `changes` does, nor money.
"""

import re
from collections.abc import Mapping

from bot.advice.whatif import WhatIf, what_if
from bot.dialogue.estimates.opened import profile_looked_at
from bot.dialogue.interview import asking
from bot.dialogue.interview.facts import fits
from bot.dialogue.interview.offer_questions import is_asked
from bot.dialogue.money import currency_of, facts_in_dollars
from bot.dialogue.replies import Button, Buttons, Outcome, Reply, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import ABOUT_ESTIMATE, Session, Topic
from bot.dialogue.supposing.changes import as_data, changes_of, names_seconds, supposes
from bot.language.meaning import Meaning
from bot.language.normalize import fold

COMPARES = "estimate.compare"
SHORT_WORDS = 16
"""A supposition is short; a longer text tells a story."""
KNOWN_ENOUGH = 2
"""Facts that must be known of a person before something can be supposed of them out of the blue."""
GOES_ON = re.compile(
    r"^\W*(?:(?:ok|okay|so|yes|ja|but|men)\W+)*(?:and|och|og|same|samma|samme|plus)\b"
    r"|\b(?:too|also|as well|ocksa|ogsa)\b"
)
"""What was supposed before stays supposed; "what if" and a button begin anew."""
OWN_INTENTS = frozenset(
    {
        *("estimate.profile", "estimate.compare", "estimate.views", "estimate.live", "estimate.subscription"),
        *("tips.length", "brand.rates", "brand.small"),
    }
)
"""Sure intents of a text that supposes something: the words of a what-if are near to these."""


def hear_what_if(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """The estimate with what the text supposes, or None where it supposes nothing."""
    if not _leans(session, meaning):
        return None
    changes = changes_of(meaning, scene)
    if not changes or session.asks in changes:
        return None
    named = meaning.entities.get("currency")
    currency = currency_of(str(named) if named else None, session, meaning.language or session.language)
    changes = facts_in_dollars(changes, currency, scene)
    goes_on = bool(GOES_ON.search(fold(meaning.text))) and session.topic is not None
    return reckon(session, changes, scene, session.topic.supposed if goes_on and session.topic else {})


def hear_what_if_meanwhile(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """The same in the middle of the interview."""
    return hear_what_if(session, meaning, scene) if session.asks else None


def hear_what_if_anyway(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """The same where the last answer was about something else, and the text doesn't follow that."""
    if session.topic is None or session.topic.intent == ABOUT_ESTIMATE:
        return None
    return hear_what_if(session.but(topic=None), meaning, scene)


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
        return supposed or follows or "video_seconds" in meaning.entities or names_seconds(words)
    return supposed and known and topic is None


def reckon(
    session: Session, changes: Mapping[str, object], scene: Scene, before: Mapping[str, object] | None = None
) -> Outcome:
    """Without and with the changes; `before` is what was supposed already."""
    if not fits(changes):
        field = next(name for name, value in changes.items() if not fits({name: value}))
        return asking.aside(session, Say("impossible", {"field": field}), buttons=(), place="keep")
    base, topic = profile_looked_at(session, scene), session.topic or Topic(intent=ABOUT_ESTIMATE)
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


def _buttons(what: WhatIf) -> Buttons:
    first = (
        (Button("if_keep", "if.keep"), Button("if_more", "if.menu"))
        if what.changed
        else (Button("if_more", "if.menu"),)
    )
    return (first, (Button("sources", "sources"), Button("saved", "saved")))
