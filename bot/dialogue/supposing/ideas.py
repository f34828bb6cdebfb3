"""What is offered to be supposed: twice the views, all videos long enough, two deals more, viewers elsewhere.

Knows which ideas make sense for a person. Does not know what they would bring; `advice.whatif` does.
"""

from decimal import Decimal

from bot.advice.profile import Profile, Quantity
from bot.dialogue.estimates.opened import profile_looked_at
from bot.dialogue.replies import Button, Buttons, Outcome, Reply, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import Session
from bot.dialogue.supposing.changes import MOSTLY
from bot.dialogue.supposing.what_if import reckon
from knowledge.range import Range

IDEAS = ("views", "long", "deals", "audience")
TWICE, MORE_DEALS, BEST_PAID = 2, 2, "US"


def press_supposed(session: Session, rest: str, scene: Scene) -> Outcome | None:
    """A button that supposes something, by what follows "if."."""
    base = profile_looked_at(session, scene)
    if rest == "menu":
        return Outcome(session, (Reply((Say("if_menu"),), _ideas(base)),))
    if rest == "keep":
        return _keep(session, base)
    changes = _idea(rest, base)
    return None if changes is None else reckon(session, changes, scene)


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
        return quantity.each(lambda end: end * factor)
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
