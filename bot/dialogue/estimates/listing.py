"""The kept estimates as a list of buttons, newest first, some at a time.

Knows the screen. Does not know what is done with the one that is chosen.
"""

from decimal import Decimal

from bot.dialogue import screens
from bot.dialogue.replies import Button, Reply, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import MOST_SAVED, Saved

SHOWN_SAVED = 6


def list_saved(scene: Scene, start: int = 0, *says: Say) -> Reply:
    """The kept estimates, newest first, each as a button that opens it; some at a time."""
    if not scene.saved:
        return screens.menu(*says, Say("saved_empty"))
    start = start if 0 <= start < len(scene.saved) else 0
    end = start + SHOWN_SAVED
    buttons = tuple((saved_button(one, f"open.{one.id}"),) for one in scene.saved[start:end])
    several = [Button("pic_history", "pic.history")] if len(scene.saved) > 1 else []
    if len(scene.saved) > SHOWN_SAVED:
        several.append(Button("saved_earlier", f"kept.list.{end if end < len(scene.saved) else 0}"))
    rows = (*buttons, *([tuple(several)] if several else []))
    full = [Say("kept_full", {"most": Decimal(MOST_SAVED)})] if len(scene.saved) >= MOST_SAVED else []
    last = (Button("estimate", "estimate"), Button("payouts", "pay.list"))
    return Reply((*says, Say("saved_list"), *full), (*rows, last))


def saved_button(one: Saved, action: str) -> Button:
    """Its name or its day, and the range."""
    told = {"day": one.day.date(), "band": (one.low, one.high), "name": one.name, "nth": one.nth}
    return Button("saved_named" if one.name else "saved_line" if one.nth == 1 else "saved_again", action, told)
