"""One person's talk with the pure dialogue: no clock, no Telegram, no database."""

from dataclasses import dataclass, field

import pytest

from bot.dialogue.events import Commanded, Edited, Pressed, Said
from bot.dialogue.replies import Outcome
from bot.dialogue.scene import Scene
from bot.dialogue.session import Session
from bot.dialogue.staging import Staging, stage
from bot.dialogue.turn import turn
from bot.mind import Mind
from bot.wording.voice import Voice
from bot.wording.words import put_into_words
from knowledge.schema import Lang


@dataclass
class Talk:
    """Remembers the session between events, staged as in the service."""

    mind: Mind
    scene: Scene
    session: Session = field(default_factory=Session)
    staging: Staging | None = None
    messages: int = 0

    def commands(self, name: str, argument: str = "") -> Outcome:
        return self._happens(Commanded(name, argument))

    def says(self, text: str) -> Outcome:
        self.messages += 1
        return self._happens(Said(text, self.messages), text)

    def edits(self, text: str) -> Outcome:
        return self._happens(Edited(text, self.messages), text)

    def presses(self, action: str, screen: int | None = None) -> Outcome:
        return self._happens(Pressed(self.session.screen if screen is None else screen, action))

    def _happens(self, event, text: str | None = None) -> Outcome:
        meaning = None if text is None else self.mind.understanding.understand(text, self.session.language)
        outcome = turn(self.session, event, meaning, self.scene)
        self.staging = stage(self.session, event, outcome)
        self.session = self.staging.session
        return outcome


def said(outcome: Outcome) -> list[str]:
    """Keys of all that is said."""
    return [say.key for reply in outcome.replies for say in reply.says]


def actions(outcome: Outcome) -> list[str]:
    """What the buttons of the last reply do."""
    return [button.action for row in outcome.replies[-1].buttons for button in row]


def words(talk: Talk, outcome: Outcome, lang: Lang = "en") -> str:
    """As a person reads it, with plain spaces."""
    voice = Voice.of(lang, talk.session.currency, talk.scene.knowledge, talk.scene.today)
    return "\n\n".join(put_into_words(reply, 1, voice).text for reply in outcome.replies).replace("\u00a0", " ")


@pytest.fixture
def talk(mind, knowledge, as_of):
    return Talk(mind, Scene(knowledge, as_of))
