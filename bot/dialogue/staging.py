"""Where each reply goes: a new message, a rewrite of the pressed one, and which old buttons disappear.

A press rewrites its message; typed text gets a new one and the old one loses its buttons. What is worth keeping
is never rewritten.
"""

from dataclasses import dataclass

from bot.dialogue.events import Event, Pressed
from bot.dialogue.replies import Outcome, Reply
from bot.dialogue.session import Session


@dataclass(frozen=True)
class Staged:
    """A reply and the number of the screen that shows it. `rewrites` an existing message, or is a new one."""

    reply: Reply
    screen: int
    rewrites: bool


@dataclass(frozen=True)
class Staging:
    """`retired` are the screens whose buttons disappear."""

    session: Session
    messages: tuple[Staged, ...]
    retired: tuple[int, ...]


def stage(before: Session, event: Event, outcome: Outcome) -> Staging:
    """Number the screens of an outcome. Screens count up for as long as a person is known."""
    after = outcome.session
    if not outcome.replies:
        return Staging(after, (), ())
    pressed = event.screen if isinstance(event, Pressed) else None
    rewrites = (
        pressed == before.screen
        and before.screen_live
        and not before.screen_kept
        and outcome.replies[0].place == "screen"
    )
    number = before.screen
    messages = []
    for at, reply in enumerate(outcome.replies):
        if at > 0 or not rewrites:
            number += 1
        messages.append(Staged(reply, number, rewrites and at == 0))
    retired = {before.screen} if before.screen_live and not rewrites else set()
    if pressed is not None and pressed != before.screen:
        retired.add(pressed)
    last = messages[-1].reply
    session = after.but(screen=number, screen_live=bool(last.buttons), screen_kept=last.place == "keep")
    return Staging(session, tuple(messages), tuple(sorted(retired)))
