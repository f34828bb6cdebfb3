"""Saved estimates: list, open, rename, compare, delete, history, and taking them along as a file.

Knows what a person may do with an estimate that was kept. Does not know how it is stored.
"""

from bot.dialogue.replies import Outcome
from bot.dialogue.scene import Scene
from bot.dialogue.session import Session
from bot.language.meaning import Meaning


def press_saved(session: Session, rest: str, scene: Scene) -> Outcome | None:
    """A button of a kept estimate, by what follows "kept."."""
    return None


def hear_name(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """The new name of a kept estimate, or the name to print on a rate card."""
    return None
