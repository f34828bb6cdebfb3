"""Which facts a text supposes to be otherwise: "if I were 17", "70-second videos", "same but gaming".

Knows the words of supposing. Does not know whose facts they are, nor what they would change.
"""

import re
from collections.abc import Mapping
from decimal import Decimal

from bot.advice.profile import Profile
from bot.advice.whatif import videos_of
from bot.dialogue.interview.facts import FACTS
from bot.dialogue.scene import Scene
from bot.language.meaning import Meaning
from bot.language.normalize import fold
from knowledge.range import Range

MOSTLY = 0.8
SUPPOSES = re.compile(
    r"\b(?:what if|if i|if my|if all|if it|imagine|suppose|tank om|vad hander om|om jag|om alla|om mina|ifall"
    r"|hva om|hva hvis|hvis jeg|hvis alle|hvis mine|dersom|tenk om|tenk hvis)\b"
)
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


def supposes(text: str) -> bool:
    """Whether a text speaks of what is not so."""
    return bool(SUPPOSES.search(fold(text)))


def names_seconds(folded: str) -> bool:
    return bool(SECONDS.search(folded))


def changes_of(meaning: Meaning, scene: Scene) -> dict[str, object]:
    """Profile fields as the text supposes them."""
    told = meaning.entities
    changes = {name: told[name] for name in FACTS if name in told}
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


def as_data(profile: Profile, fields: Mapping[str, object]) -> dict[str, object]:
    """As a session keeps it."""
    data = profile.model_dump(mode="json")
    return {name: data[name] for name in fields}
