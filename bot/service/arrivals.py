"""Who comes with what: one update as the service takes it, and the session that its person left.

Knows whose session can be read. Does not know what is done with it.
"""

from dataclasses import dataclass

from bot.dialogue.events import Event
from bot.dialogue.session import SESSION_VERSION, Session
from knowledge.schema import Lang


@dataclass(frozen=True)
class Arrival:
    """One update as the service needs it. `private` is False in groups, where nothing about a person is kept."""

    update_id: int
    chat_id: int
    user_id: int
    language_code: str | None
    private: bool
    thread_id: int | None
    event: Event | None


def language_of(code: str | None) -> Lang:
    """Telegram's language_code as one of ours: nb, nn and no are bokmål, da is not; unknown is English."""
    primary = (code or "").lower().replace("_", "-").split("-")[0]
    if primary == "sv":
        return "sv"
    return "nb" if primary in ("nb", "nn", "no") else "en"


def newcomer(arrival: Arrival) -> Session:
    """The session of somebody of whom nothing is kept."""
    return Session(language=language_of(arrival.language_code))


def read_session(body: str) -> Session:
    """A kept session. Raises ValueError for a damaged one or one of a newer Tally's."""
    session = Session.model_validate_json(body)
    if session.version > SESSION_VERSION:
        raise ValueError(f"session version {session.version} is newer than this Tally")
    return session
