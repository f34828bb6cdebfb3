"""One question, one answer, without Telegram or a database: what `tally ask` prints.

The very turn and words of the bot, with a session made for the occasion.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from pydantic import BaseModel, ConfigDict

from bot.advice.profile import Profile, number
from bot.dialogue.events import Said
from bot.dialogue.replies import Outcome
from bot.dialogue.scene import Scene
from bot.dialogue.session import Session
from bot.dialogue.turn import turn
from bot.language.detect import nearest_language
from bot.language.meaning import Meaning
from bot.local.html import parse_html
from bot.mind import Mind
from bot.wording.voice import Voice
from bot.wording.words import put_into_words
from knowledge.range import Range
from knowledge.schema import Knowledge, Lang

MOST_OFFERED = 3


class Asked(BaseModel):
    """A line of input."""

    model_config = ConfigDict(extra="forbid")

    text: str
    lang: Lang | None = None
    context: tuple[str, ...] = ()
    profile: Profile = Profile()


@dataclass(frozen=True)
class Answered:
    """What the bot made of a question: how it read it, and all that it did."""

    meaning: Meaning
    outcome: Outcome
    knowledge: Knowledge

    @property
    def lang(self) -> Lang:
        spoken: Lang = self.outcome.language or self.outcome.session.language
        return spoken

    @property
    def found(self) -> dict[str, float]:
        """What was answered, else what was offered instead, the likeliest first, each with how sure it was."""
        heard = {scored.id: scored.confidence for scored in self.meaning.intents}
        found = {intent: heard.get(intent, 1.0) for intent in self.outcome.answered} | heard
        if not found:
            parts = self.meaning.parts
            found = {scored.id: scored.confidence for part in parts for scored in part.intents[:MOST_OFFERED]}
        return found

    @property
    def intents(self) -> dict[str, float]:
        """What was found; an entry that narrows another stands behind that one."""
        wider: dict[str, float] = {}
        for intent, sure in self.found.items():
            wider.setdefault(self.knowledge.widest(intent), sure)
            wider.setdefault(intent, sure)
        return wider

    @property
    def offered(self) -> tuple[str, ...]:
        """The topics on its buttons."""
        actions = (button.action for reply in self.outcome.replies for row in reply.buttons for button in row)
        return tuple(action.removeprefix("t.") for action in actions if action.startswith("t."))


def answer(asked: Asked, mind: Mind, now: datetime) -> Answered:
    """Put a question to a fresh session, after the texts before it."""
    understanding = mind.understanding
    language: Lang = asked.lang or nearest_language(asked.text) or "en"
    session = Session(language=language, language_chosen=asked.lang is not None, profile=asked.profile)
    scene = Scene(mind.knowledge, now)
    for earlier in asked.context:
        meaning = understanding.understand(earlier, session.language)
        session = turn(session, Said(earlier), meaning, scene).session
        session = session.but(asks=None, state="idle", asked=(), skipped=())
    meaning = understanding.understand(asked.text, session.language)
    return Answered(meaning, turn(session, Said(asked.text), meaning, scene), mind.knowledge)


def ask(asked: Asked, mind: Mind, now: datetime) -> dict[str, Any]:
    """The answer in the contract's shape."""
    told = answer(asked, mind, now)
    entities = told.meaning.entities
    return {
        "intents": [{"id": intent, "confidence": round(sure, 3)} for intent, sure in told.intents.items()],
        "answered": is_answered(told.outcome),
        "lang": told.lang,
        "entities": {name: plain_value(value) for name, value in entities.items()},
        "answer": plain(words_of(told.outcome, mind.knowledge, now.date())),
        "figures": [figure_as_data(fid, mind.knowledge, now.date()) for fid in told.outcome.figures],
    }


def words_of(outcome: Outcome, knowledge: Knowledge, today: date) -> str:
    lang: Lang = outcome.language or outcome.session.language
    voice = Voice.of(lang, outcome.session.currency, knowledge, today)
    return "\n\n".join(put_into_words(reply, 1, voice).text for reply in outcome.replies)


def is_answered(outcome: Outcome) -> bool:
    """False only where the bot declines, offers topics or asks to rephrase."""
    if outcome.answered:
        return any(not intent.startswith("oos.") for intent in outcome.answered)
    said = {say.key for reply in outcome.replies for say in reply.says}
    return not (said & {"unknown", "offer"} or any(key.startswith("unreadable") for key in said))


def plain(text: str) -> str:
    """Telegram HTML as the words that a person sees."""
    return parse_html(text)[0]


def plain_value(value: object) -> object:
    """An entity as JSON has it; a told range is [low, high]."""
    match value:
        case Range(low, high):
            return [number(low), None if high is None else number(high)]
        case Decimal():
            return number(value)
        case Mapping():
            return {str(key): plain_value(one) for key, one in value.items()}
        case str() | int() | float() | bool() | None:
            return value
        case Sequence():
            return [plain_value(one) for one in value]
    return str(value)


def figure_as_data(fid: str, knowledge: Knowledge, today: date) -> dict[str, Any]:
    """A figure with its value today, unit, sources and the day it was last checked."""
    figure = knowledge.figures[fid]
    value = figure.on(today)
    said: dict[str, Any] = {
        end: None if (amount := getattr(value, end)) is None else number(amount) for end in ("low", "likely", "high")
    }
    if value.countries:
        said["countries"] = list(value.countries)
    sources = [knowledge.sources[sid].title for sid in value.sources if sid in knowledge.sources]
    return {"id": fid, **said, "unit": figure.unit, "sources": sources, "as_of": figure.last_checked.isoformat()}
