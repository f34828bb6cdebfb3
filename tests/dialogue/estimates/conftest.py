"""What the tests of kept estimates share: three people, and estimates that they have kept."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from bot.advice.estimate import as_contract, estimate
from bot.advice.profile import Profile
from bot.dialogue.interview.asking import finish
from bot.dialogue.scene import Scene
from bot.dialogue.session import Saved, Session
from bot.wording.voice import Voice
from bot.wording.words import put_into_words

GERMAN = Profile(
    followers=Decimal(12_000), views_30d=Decimal(300_000), residence="DE", age=Decimal(25), niche="cooking"
)

GROWN = GERMAN.having(followers=Decimal(60_000), brand_deals_per_month=Decimal(2))

SWEDE = GERMAN.having(residence="SE")


@pytest.fixture
def keep(knowledge, as_of):
    """A kept estimate, as the service makes one."""

    def kept(saved_id, profile=GERMAN, days=0, lang="en", **more):
        session = Session(language=lang, profile=profile)
        shown = finish(session, Scene(knowledge, as_of)).replies[-1]
        voice = Voice.of(lang, "USD", knowledge, as_of.date())
        reckoned = estimate(profile, knowledge, as_of.date())
        return Saved(
            id=saved_id,
            day=as_of - timedelta(days=days),
            low=str(reckoned.total.low),
            high=str(reckoned.total.high),
            text=put_into_words(shown, 1, voice).text,
            profile=profile.model_dump(mode="json", exclude_none=True),
            knowledge_version=knowledge.version,
            estimate=as_contract(reckoned, shown.says[0].values["tips"]),
            figures=reckoned.figures,
            **more,
        )

    return kept


def having(talk, *saved, lang="en"):
    """A talk with someone who has kept these."""
    talk.scene = replace(talk.scene, saved=saved)
    talk.session = Session(language=lang, language_chosen=True)
    talk.commands("saved")
    return talk


def words(talk, outcome):
    voice = Voice.of(talk.session.language, talk.session.currency, talk.scene.knowledge, talk.scene.today)
    return "\n".join(put_into_words(reply, 1, voice).text for reply in outcome.replies)


def labels(talk, outcome):
    voice = Voice.of(talk.session.language, "USD", talk.scene.knowledge, talk.scene.today)
    return [label for row in put_into_words(outcome.replies[-1], 1, voice).buttons for label, _ in row]
