"""A kept estimate that others may look at by a link: its ranges and its sources, and nothing of the person.

Knows what may be seen and how sharing begins and ends. Does not know where it is kept.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from urllib.parse import quote

from bot.advice.estimate import estimate
from bot.advice.profile import Profile
from bot.advice.readings import Readings
from bot.dialogue.estimates.opened import back_to
from bot.dialogue.events import Commanded, Event
from bot.dialogue.interview.asking import aside
from bot.dialogue.replies import Button, Buttons, Outcome, Reply, Say
from bot.dialogue.scene import Scene
from bot.dialogue.session import Saved, Session, Shared

PREFIX = "e_"
"""What the argument of /start begins with, where it opens something shared."""
_ASKED = re.compile(rf"{PREFIX}([A-Za-z0-9_-]{{1,40}})")
SENDS = "https://t.me/share/url?url="
"""Opens Telegram's own list of chats to send a link to."""
SHARES = ("estimate.profile",)


def visible(kept: Saved) -> Shared:
    """What others may see of it."""
    paying = {one["id"]: _ends(one) for one in kept.estimate["streams"] if not one["if"] and one["high"]}
    return Shared(
        day=kept.day,
        total=_ends(kept.estimate["total"]),
        streams=paying,
        knowledge_version=kept.knowledge_version,
    )


def _ends(told: Mapping[str, object]) -> tuple[str, str, str]:
    return str(told["low"]), str(told["likely"]), str(told["high"])


def can_be_shared(kept: Saved) -> bool:
    """Nothing is nothing to show."""
    return Decimal(kept.high) > 0


def asked_share(event: Event | None) -> str | None:
    """The id of what somebody asks to see."""
    if not isinstance(event, Commanded) or event.name != "start":
        return None
    found = _ASKED.fullmatch(event.argument)
    return found[1] if found else None


def share(session: Session, kept: Saved, scene: Scene) -> Outcome:
    """The link, after what stands behind it. Asked for again, it is the same link."""
    share_id = kept.shared or scene.fresh_id
    link = f"https://t.me/{scene.username}?start={PREFIX}{share_id}"
    says = (Say("kept_share", {"link": link}), Say("kept_shared", _values(visible(kept), scene)))
    rows: Buttons = (
        (Button("share_send", "", link=SENDS + quote(link, safe="")),),
        (Button("share_end", f"kept.unshare.{kept.id}"), Button("kept_open", f"open.{kept.id}")),
    )
    shares = {} if kept.shared else {kept.id: share_id}
    return Outcome(session, (Reply(says, rows, place="keep"),), answered=SHARES, shares=shares)


def end_share(session: Session, kept: Saved) -> Outcome:
    reply = Reply((Say("kept_share_ended"),), back_to(kept.id))
    return Outcome(session, (reply,), answered=SHARES, unshares=(kept.id,))


def open_shared(session: Session, scene: Scene) -> Outcome:
    """What somebody shared, for whoever has the link; a question that was open is asked again."""
    shared = scene.shared
    say = Say("kept_share_gone") if shared is None else Say("kept_shared_seen", _values(shared, scene))
    told = aside(session, say, place="keep")
    return told if session.asks else told.but(answered=SHARES)


def _values(shared: Shared, scene: Scene) -> Mapping[str, object]:
    """With the sources that these streams have for everybody, whoever shares."""
    anybody = estimate(Profile(), scene.knowledge, scene.today)
    figures = [figure for one in anybody.streams if one.id in shared.streams for figure in one.figures]
    return {"shared": shared, "sources": Readings(scene.knowledge, scene.today).sources(figures)}
