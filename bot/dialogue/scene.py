"""What a turn is told besides the session and the event: the knowledge, the time and what is already saved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.dialogue.session import Saved
from knowledge.schema import Knowledge


@dataclass(frozen=True)
class Scene:
    """`saved` is newest first. `now` is aware."""

    knowledge: Knowledge
    now: datetime
    saved: Sequence[Saved] = ()

    @property
    def today(self) -> date:
        return self.now.date()
