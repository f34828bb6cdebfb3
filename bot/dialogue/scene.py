"""What a turn is told besides the session and the event: the knowledge, the time and what is already saved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.dialogue.session import Saved, Shared
from knowledge.schema import Knowledge


@dataclass(frozen=True)
class Scene:
    """`saved` is newest first. `now` is aware. `shared` is what somebody shared and this person asks to see.

    `username` is the bot's own; `fresh_id` is an id that nobody can guess and nothing has yet.
    """

    knowledge: Knowledge
    now: datetime
    saved: Sequence[Saved] = ()
    shared: Shared | None = None
    username: str = ""
    fresh_id: str = ""

    @property
    def today(self) -> date:
        return self.now.date()
