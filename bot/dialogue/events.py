"""What a person did, as the dialogue sees it: no chat ids, no message objects, no clock."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Commanded:
    """A command such as /estimate, without its slash; `argument` is the rest of the line."""

    name: str
    argument: str = ""


@dataclass(frozen=True)
class Said:
    """A text message. `message_id` lets a later edit be known as an edit of this answer."""

    text: str
    message_id: int = 0


@dataclass(frozen=True)
class Pressed:
    """A button. `screen` is the screen that it stands on, `action` what it does."""

    screen: int
    action: str


@dataclass(frozen=True)
class Edited:
    """A message was changed after it was sent."""

    text: str
    message_id: int


@dataclass(frozen=True)
class SentOther:
    """Something that is not text: sticker, photo, voice, video, document, location, contact, other."""

    kind: str


Event = Commanded | Said | Pressed | Edited | SentOther
