"""What a batch has in hand and will keep, as it grows update by update. Does not know how it is stored."""

from dataclasses import dataclass, field

from bot.dialogue.session import Saved, Session, Shared
from storage.store import Gap, NewEstimate, NewShare, Outgoing, ParkedUpdate


@dataclass
class Batch:
    """`untouched` are people whose session a newer Tally wrote, or whose shape is unknown: it stays as it is, and they
    get an apology. `afresh` are those whose session no key opens: it is set aside, they begin anew and are told so.

    `asked_for` is what others shared and somebody in this batch opens, by its id.
    """

    sessions: dict[int, Session] = field(default_factory=dict)
    changed: dict[int, str] = field(default_factory=dict)
    saved: dict[int, list[Saved]] = field(default_factory=dict)
    estimates: list[NewEstimate] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    rewritten: dict[str, str] = field(default_factory=dict)
    shares: list[NewShare] = field(default_factory=list)
    unshared: list[str] = field(default_factory=list)
    asked_for: dict[str, Shared] = field(default_factory=dict)
    outgoing: list[Outgoing] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    parked: list[ParkedUpdate] = field(default_factory=list)
    forgotten: dict[int, int] = field(default_factory=dict)
    untouched: set[int] = field(default_factory=set)
    afresh: set[int] = field(default_factory=set)
