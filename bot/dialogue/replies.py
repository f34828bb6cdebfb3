"""What is to be said, before anyone has found the words: keys, values and buttons.

Knows which catalogue entry is meant and with which values. Does not know languages or formats.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from bot.advice.estimate import Estimate
from bot.dialogue.session import Session
from knowledge.schema import Lang


@dataclass(frozen=True)
class Button:
    """`label` is a key of the catalogue's buttons, or the words themselves where `spoken`."""

    label: str
    action: str
    values: Mapping[str, object] = field(default_factory=dict)
    spoken: bool = False


Buttons = tuple[tuple[Button, ...], ...]
Place = Literal["screen", "keep"]


@dataclass(frozen=True)
class Say:
    """One line or paragraph: a key of the catalogue with its values, or a kind of text that `wording` composes."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Reply:
    """One message. `screen` may be rewritten by the next press; `keep` stays as it is in the chat."""

    says: tuple[Say, ...]
    buttons: Buttons = ()
    place: Place = "screen"


@dataclass(frozen=True)
class Outcome:
    """All that one event causes. `language` is that of the replies where it is not the session's.

    `answered` are intent ids, an `oos.*` id for what is declined. `figures` are those that the replies rest on.
    `saves` keeps the estimate; `gaps` are questions for the editors; `forgets` erases the person.
    """

    session: Session
    replies: tuple[Reply, ...] = ()
    language: Lang | None = None
    answered: tuple[str, ...] = ()
    estimate: Estimate | None = None
    figures: tuple[str, ...] = ()
    saves: bool = False
    gaps: tuple[str, ...] = ()
    forgets: bool = False

    def but(self, **changes: Any) -> "Outcome":
        return replace(self, **changes)
