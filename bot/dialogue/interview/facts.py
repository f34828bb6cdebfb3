"""Which facts of a text are the person's own: not what is asked about, supposed, offered by a brand or to be feigned.

Knows what a profile takes. Does not know what is said to it.
"""

import re
from collections.abc import Mapping

from bot.advice.profile import Profile
from bot.dialogue.interview import asking
from bot.dialogue.scene import Scene
from bot.dialogue.session import Session
from bot.language.meaning import Meaning

DEMANDS = re.compile(
    r"\b(?:do (?:i|you|u) (?:really )?need|must (?:i|you)|have to have|is it|are|behöver (?:man|jag)"
    r"|måste (?:man|jag)|krävs"
    r"|trenger (?:man|jeg)|må (?:man|jeg)|kreves)\b",
    re.IGNORECASE,
)
""" "Do I need 10k followers?" is no fact about the person."""
OF_DEMANDS = ("followers", "views_30d", "age")
IF = re.compile(r"\b(?:if|om|hvis|dersom|ifall)\b", re.IGNORECASE)
OF_AN_OFFER = ("posts_per_month", "brand_deals_per_month")
"""What a brand wants is no fact about the person."""
FACTS = tuple(name for name in Profile.model_fields if name not in ("language", "currency"))


def facts_of(meaning: Meaning) -> dict[str, object]:
    told = told_truly(meaning)
    return {name: told[name] for name in FACTS if name in told}


def told_truly(meaning: Meaning) -> dict[str, object]:
    """What the text tells, without what is only asked about, offered by a brand or to be feigned."""
    near = {part.intents[0].id for part in meaning.parts if part.intents}
    untrue: tuple[str, ...] = OF_AN_OFFER if any(intent.id == "brand.offer_check" for intent in meaning.intents) else ()
    if meaning.entities.get("period") == "video":
        untrue = (*untrue, "posts_per_month")
    if any(one.startswith("eligibility.") for one in near) and DEMANDS.search(meaning.text):
        untrue = (*untrue, *OF_DEMANDS)
    if "oos.evasion" in near:
        untrue = (*untrue, "residence", "age")
    return {name: value for name, value in meaning.entities.items() if name not in untrue}


def remember_unless_supposed(session: Session, facts: Mapping[str, object], meaning: Meaning, scene: Scene) -> Session:
    """Told facts are kept; "if I lived in Germany" is not one."""
    if not facts or says_if(meaning.text):
        return session
    return asking.remember(session, facts, scene)


def fits(facts: Mapping[str, object]) -> bool:
    """Whether a profile would take these facts."""
    try:
        Profile().having(**facts)
    except ValueError:
        return False
    return True


def says_if(text: str) -> bool:
    return bool(IF.search(text))
