"""What is to be said, before anyone has found the words: keys, values and buttons.

Knows which catalogue entry is meant and with which values. Does not know languages or formats.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Literal

from bot.advice.estimate import Estimate
from bot.advice.offers import Verdict
from bot.dialogue.session import Saved, Session, Theme
from knowledge.schema import Lang


@dataclass(frozen=True)
class Button:
    """`label` is a key of the catalogue's buttons, or the words themselves where `spoken`.

    One with a `link` opens that and does nothing here.
    """

    label: str
    action: str
    values: Mapping[str, object] = field(default_factory=dict)
    spoken: bool = False
    link: str | None = None


Buttons = tuple[tuple[Button, ...], ...]
Place = Literal["screen", "keep"]
PictureKind = Literal["card", "movers", "history", "gates", "rate_card", "summary"]
FileKind = Literal["text", "json", "csv"]


@dataclass(frozen=True)
class Say:
    """One line or paragraph: a key of the catalogue with its values, or a kind of text that `wording` composes."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Picture:
    """Something to look at after a text that is complete without it. `shows` is what it is drawn from."""

    kind: PictureKind
    shows: Mapping[str, object]
    theme: Theme = "light"


@dataclass(frozen=True)
class File:
    """A kept estimate to take along."""

    kind: FileKind
    saved: Saved


@dataclass(frozen=True)
class Reply:
    """One message. `screen` may be rewritten by the next press; `keep` stays as it is in the chat.

    `picture` or `file` follows it as a message of its own.
    """

    says: tuple[Say, ...]
    buttons: Buttons = ()
    place: Place = "screen"
    picture: Picture | None = None
    file: File | None = None


@dataclass(frozen=True)
class OfferTold:
    """A brand's offer as it was told, and what it was judged to be."""

    amount: Decimal
    currency: str
    verdict: Verdict


@dataclass(frozen=True)
class Outcome:
    """All that one event causes. `language` is that of the replies where it is not the session's.

    `answered` are intent ids, an `oos.*` id for what is declined. `figures` are those that the replies rest on.
    `saves` keeps the estimate; `gaps` are questions for the editors; `forgets` erases the person. `hypothetical` are
    the profile fields that were supposed for the estimate shown. `renames` gives kept estimates new names by their
    ids, `drops` deletes some; `shares` lets others look at some, by new ids, and `unshares` ends that. `kept` is the
    kept estimate that the replies show.
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
    hypothetical: Mapping[str, object] | None = None
    offer: OfferTold | None = None
    renames: Mapping[str, str] = field(default_factory=dict)
    drops: tuple[str, ...] = ()
    shares: Mapping[str, str] = field(default_factory=dict)
    unshares: tuple[str, ...] = ()
    kept: Saved | None = None

    def but(self, **changes: Any) -> "Outcome":
        return replace(self, **changes)
