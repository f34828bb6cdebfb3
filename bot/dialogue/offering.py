"""A brand's offer is heard, completed by a question or two, and judged.

Knows which terms are told and which are asked for. Does not know prices; `advice.offers` does.
"""

from bot.dialogue.replies import Outcome
from bot.dialogue.scene import Scene
from bot.dialogue.session import Session
from bot.language.meaning import Meaning

ASKS = ("followers", "average_views", "rights")


def check_offer(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """A text that asks whether an offer is fair."""
    return None


def hear_terms(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """A text while an offer is being checked: an answer to the question asked, or None where it is something else."""
    return None


def press_terms(session: Session, rest: str, scene: Scene) -> Outcome | None:
    """A button of an offer check, by what follows "offer."."""
    return None
