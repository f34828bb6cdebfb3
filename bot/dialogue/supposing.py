"""What if: "and with 100k followers?", "if I lived in Germany", "same but gaming", and goals.

Knows which facts are supposed and on which profile. Does not know money; `advice.whatif` and `advice.goals` do.
"""

from bot.dialogue.replies import Outcome
from bot.dialogue.scene import Scene
from bot.dialogue.session import Session
from bot.language.meaning import Meaning


def suppose(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """The estimate with what the text supposes, or None where it supposes nothing."""
    return None


def press_supposed(session: Session, rest: str, scene: Scene) -> Outcome | None:
    """A button that supposes something, by what follows "if."."""
    return None


def plan(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """What an amount a month takes, or None where no amount was told."""
    return None
