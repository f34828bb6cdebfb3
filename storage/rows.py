"""What goes into the store and what comes out, as plain values. Bodies are in clear here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class KeptEstimate:
    id: str
    created_at: datetime
    body: str


@dataclass(frozen=True)
class NewEstimate:
    id: str
    user_id: int
    created_at: datetime
    body: str


@dataclass(frozen=True)
class NewShare:
    """What everybody who has its id may read of an estimate."""

    id: str
    user_id: int
    estimate_id: str
    body: str


@dataclass(frozen=True)
class Outgoing:
    """One call of the Bot API to be made. `body` is its parameters as JSON. With `rewrites`, an unsent row of the
    same screen is replaced instead."""

    chat_id: int
    method: str
    body: str
    screen: int | None
    rewrites: bool = False


@dataclass(frozen=True)
class OutboxRow:
    """A call to make. `message_id` is that of its screen, where the screen is known."""

    id: int
    method: str
    body: str
    screen: int | None
    attempts: int
    message_id: int | None


@dataclass(frozen=True)
class Claimed:
    """A chat with its rows in order."""

    chat_id: int
    rows: Sequence[OutboxRow]


@dataclass(frozen=True)
class Gap:
    """A question that nobody could answer, without the person."""

    language: str
    day: date
    text: str


@dataclass(frozen=True)
class ParkedUpdate:
    """An update that our code could not process, and why; never what it said."""

    update_id: int
    reason: str
