"""The kept estimate that is looked at, and the ways back to it.

Knows where the session remembers it. Does not know what can be done with it.
"""

from bot.advice.profile import Profile
from bot.dialogue.estimates.listing import list_saved
from bot.dialogue.replies import Button, Buttons, Outcome, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import Saved, Session


def find(saved_id: str | None, scene: Scene) -> Saved | None:
    return next((one for one in scene.saved if one.id == saved_id), None)


def opened(session: Session, scene: Scene) -> Saved | None:
    return find(session.topic.saved, scene) if session.topic else None


def profile_looked_at(session: Session, scene: Scene) -> Profile:
    """Whose numbers are meant: the opened estimate's, else the person's."""
    kept = opened(session, scene)
    return session.profile if kept is None else Profile.model_validate(kept.profile)


def back_to(saved_id: str) -> Buttons:
    return ((Button("kept_open", f"open.{saved_id}"), Button("kept_list", "saved")),)


def gone(session: Session, scene: Scene) -> Outcome:
    return Outcome(session, (list_saved(scene, 0, *([Say("saved_gone")] if scene.saved else [])),))
