"""What TikTok really paid is reported, confirmed, kept, listed and corrected.

Knows months and what makes a report whole. Does not know what is learnt from it; `advice.payouts` does.
"""

from bot.dialogue.replies import Outcome
from bot.dialogue.scene import Scene
from bot.dialogue.session import Session
from bot.language.meaning import Meaning


def hear_report(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """ "I got $212 for March from 400k views", or None where the text reports no payout."""
    return None


def hear_pending(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """The answer to "Save it?" or "How many views?", or None where the text is something else."""
    return None


def list_payouts(session: Session, scene: Scene) -> Outcome:
    """All that was reported."""
    return Outcome(session)


def press_payout(session: Session, rest: str, scene: Scene) -> Outcome | None:
    """A button about payouts, by what follows "pay."."""
    return None
