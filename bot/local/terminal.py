"""Tally in the terminal: for a person to try, and as one JSON object a line for a program."""

import asyncio
import json
import sys
from datetime import timedelta
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from bot.advice.estimate import as_contract
from bot.advice.profile import number
from bot.advice.tips import rank_tips
from bot.dialogue.replies import OfferTold
from bot.dialogue.session import PaidOut
from bot.local.ask import plain_value
from bot.local.chats import LocalMessage
from bot.local.conversation import Conversation, Shown
from bot.service import language_of
from bot.settings import CannotStart

DURATION = TypeAdapter(timedelta)


class New(BaseModel):
    model_config = ConfigDict(extra="forbid")

    language_code: str | None = "en"


class Line(BaseModel):
    """One thing that is done: exactly one field."""

    model_config = ConfigDict(extra="forbid")

    new: New | None = None
    user: str | None = None
    press: str | None = None
    send: str | None = None
    wait: str | None = None


async def chat_in_json(conversation: Conversation) -> None:
    """Each line of input gets exactly one line of output."""
    at = 0
    while raw := await asyncio.to_thread(sys.stdin.readline):
        at += 1
        if not raw.strip():
            continue
        try:
            line = Line.model_validate_json(raw)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            where = ".".join(str(step) for step in first["loc"]) or "the line"
            raise CannotStart(f"Line {at}: {where}: {first['msg']}.") from None
        print(json.dumps(await answer_line(line, conversation, at), ensure_ascii=False), flush=True)


async def answer_line(line: Line, conversation: Conversation, at: int = 0) -> dict[str, Any]:
    """Do what the line says and tell what came of it."""
    turned = do(line, conversation, at)
    return told(await conversation.shown(), conversation, turned)


def do(line: Line, conversation: Conversation, at: int) -> bool:
    """Whether the bot was given something to answer. Raises CannotStart for a button that is not there."""
    if line.new is not None:
        conversation.language_code = line.new.language_code
    elif line.wait is not None:
        conversation.clock.ahead += DURATION.validate_python(line.wait)
    elif line.user is not None:
        conversation.user.says(line.user)
        return True
    elif line.press is not None:
        try:
            conversation.user.presses(line.press)
        except LookupError as error:
            raise CannotStart(f"Line {at}: {error}.") from None
        return True
    elif line.send is not None:
        try:
            conversation.user.sends(line.send)
        except KeyError:
            raise CannotStart(f"Line {at}: send: photo, sticker, voice or location.") from None
        return True
    return False


def told(shown: list[Shown], conversation: Conversation, turned: bool) -> dict[str, Any]:
    """The contract's shape of one answer."""
    heard = conversation.heard
    outcome = heard.outcome if heard and turned else None
    estimate = None
    if outcome is not None and outcome.kept is not None:
        estimate = dict(outcome.kept.estimate)
    elif outcome is not None and outcome.estimate is not None:
        mind = conversation.mind
        today = conversation.clock().date()
        profile = outcome.session.profile
        paid = outcome.session.paid()
        tips = rank_tips(profile, mind.knowledge, outcome.estimate, today, payouts=paid)
        estimate = as_contract(outcome.estimate, tips)
    return {
        "replies": [
            {
                "text": one.message.plain or ("[document]" if one.message.document is not None else ""),
                "buttons": one.message.buttons,
                "photo": one.message.photo is not None,
                "edited": one.edited,
            }
            for one in shown
        ],
        "session": session_as_data(conversation),
        "answered": list(outcome.answered) if outcome else [],
        "estimate": estimate,
        "hypothetical": None if outcome is None else plain_value(outcome.hypothetical),
        "offer": None if outcome is None or outcome.offer is None else offer_as_data(outcome.offer),
        "payouts": [payout_as_data(one) for one in heard.session.payouts] if heard else [],
    }


def offer_as_data(offer: OfferTold) -> dict[str, Any]:
    return {"amount": number(offer.amount), "currency": offer.currency, "verdict": offer.verdict}


def payout_as_data(paid: PaidOut) -> dict[str, Any]:
    """`per_1000` is in the payout's own currency. Both are of the qualified views where only these were told."""
    views = paid.qualified_views if paid.views is None else paid.views
    per_1000 = None if not views else round(float(paid.amount / views * 1000), 4)
    told = {"amount": number(paid.amount), "currency": paid.currency, "month": paid.month}
    return {**told, "views": None if views is None else number(views), "per_1000": per_1000}


def session_as_data(conversation: Conversation) -> dict[str, Any]:
    heard = conversation.heard
    if heard is None:
        language = language_of(conversation.language_code)
        return {"state": "idle", "asks": None, "language": language, "currency": "USD", "profile": {}}
    session = heard.session
    return {
        "state": session.state,
        "asks": session.asks,
        "language": session.language,
        "currency": session.currency,
        "profile": session.profile.model_dump(mode="json", exclude_none=True),
    }


async def chat_in_words(conversation: Conversation) -> None:
    """Type a message, or the number of a button."""
    console = Console()
    conversation.user.says("/start")
    while True:
        buttons = _print(await conversation.shown(), console)
        try:
            said = (await asyncio.to_thread(console.input, "[bold]> [/bold]")).strip()
        except EOFError:
            return
        if said.isdigit() and 0 < int(said) <= len(buttons):
            conversation.user.presses(buttons[int(said) - 1])
        elif said:
            conversation.user.says(said)


def words_of(message: LocalMessage) -> Text:
    """A terminal can't show a picture; it says that there is one."""
    kind = "photo" if message.photo is not None else "document" if message.document is not None else ""
    return Text("\n".join(part for part in (f"[{kind}]" if kind else "", message.plain) if part))


def _print(shown: list[Shown], console: Console) -> list[str]:
    labels: list[str] = []
    for one in shown:
        console.print(Panel(words_of(one.message), width=78, highlight=False))
        for row in one.message.buttons:
            start = len(labels) + 1
            labels += row
            console.print("   " + "   ".join(f"{start + at} {label}" for at, label in enumerate(row)), markup=False)
    return labels
