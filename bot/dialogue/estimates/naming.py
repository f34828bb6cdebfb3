"""Names that a person types: a kept estimate's new one, and the one to print on a rate card.

Knows what is a name and what is not. Does not know where it is kept or printed.
"""

import unicodedata
from decimal import Decimal

from bot.dialogue.estimates.opened import back_to, find, gone
from bot.dialogue.estimates.pictures import draw_rates, rates_not_now
from bot.dialogue.replies import Button, Outcome, Reply, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import Pending, Saved, Session
from bot.language.meaning import Meaning
from bot.language.steps import read_step

LONGEST_NAME = Decimal(40)
HISTORY, COMPARES = ("meta.history",), ("estimate.compare",)


def ask_name(session: Session, kept: Saved) -> Outcome:
    waiting = session.but(pending=Pending(kind="rename", about={"id": kept.id}))
    reply = Reply((Say("kept_ask_name", {"most": LONGEST_NAME}),), ((Button("cancel", f"open.{kept.id}"),),))
    return Outcome(waiting, (reply,), answered=HISTORY)


def hear_name(session: Session, meaning: Meaning, scene: Scene) -> Outcome | None:
    """The new name of a kept estimate, or the name to print on a rate card. A question is no name."""
    assert session.pending is not None
    renames = session.pending.kind == "rename"
    kept = find(session.pending.about.get("id"), scene) if renames else None
    step = read_step(meaning.text)
    done = session.but(pending=None)
    if renames and kept is None:
        return gone(done, scene)
    if step in ("cancel", "back", "enough", "skip", "unknown"):
        if kept is not None:
            return Outcome(done, (Reply((Say("kept_name_unchanged"),), back_to(kept.id)),), answered=HISTORY)
        return rates_not_now(done, scene) if step in ("cancel", "back") else draw_rates(done, "", scene)
    if _is_no_name(meaning):
        return None
    name = plain_name(meaning.text)
    if not name or len(name) > LONGEST_NAME:
        say = Say("name_too_long" if name else "name_unreadable", {"most": LONGEST_NAME})
        cancel = Button("cancel", f"open.{kept.id}" if kept is not None else "pic.menu")
        return Outcome(session, (Reply((say,), ((cancel,),)),))
    if kept is None:
        return draw_rates(done, name, scene)
    reply = Reply((Say("kept_renamed", {"name": name}),), back_to(kept.id))
    return Outcome(done, (reply,), answered=HISTORY, renames={kept.id: name})


def _is_no_name(meaning: Meaning) -> bool:
    """A clear question or request; "When I moved" only begins like one."""
    steers = any(one.id.startswith(("meta.", "payout.")) for one in meaning.intents)
    return "?" in meaning.text or steers or (meaning.asks and bool(meaning.intents))


def plain_name(text: str) -> str:
    """In one line, without what cannot be seen; empty where no letter or digit is left."""
    seen = "".join(" " if one.isspace() else one for one in text if one.isspace() or _is_seen(one))
    name = " ".join(seen.split())
    return name if any(one.isalnum() for one in name) else ""


def _is_seen(letter: str) -> bool:
    """No control, no override of direction; the joiner inside emoji stays."""
    return unicodedata.category(letter)[0] != "C" or letter == "\u200d"
