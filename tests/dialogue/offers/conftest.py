"""What the tests of offers share: offers in three languages, and a talk with a known person."""

import pytest

from bot.advice.profile import Profile
from bot.dialogue.scene import Scene
from bot.dialogue.session import Session
from bot.local.html import parse_html
from bot.wording.voice import Voice
from bot.wording.words import put_into_words
from tests.dialogue.conftest import Talk

CHECK = ("brand.offer_check",)

UNTOLD = {
    "en": "brand offered me 300 for a video i have 40k followers fair??",
    "sv": "företaget erbjuder 3000 kr för en video, jag har 40k följare, rimligt?",
    "nb": "har fått tilbud om 2500 kr for en video, 20k følgere, er det greit?",
}

TOLD = {
    "en": "300 dollars for a video, 40k followers, they want to run it as an ad for 3 months",
    "sv": "ett företag erbjuder 3000 kr för två videor, jag har 15k följare, de vill använda dem i annonser",
    "nb": "de tilbyr 2500 kr for en video, 20k følgere, annonser i 3 måneder",
}


@pytest.fixture
def talks(mind, knowledge, as_of):
    """A talk in a language, with a profile."""

    def begin(lang="en", **facts):
        session = Session(language=lang, language_chosen=True, profile=Profile().having(**facts))
        return Talk(mind, Scene(knowledge, as_of), session)

    return begin


def words(outcome, talk):
    session = outcome.session
    voice = Voice.of(outcome.language or session.language, session.currency, talk.scene.knowledge, talk.scene.today)
    return "\n".join(parse_html(put_into_words(reply, 1, voice).text)[0] for reply in outcome.replies)


def judged(outcome):
    offer = outcome.offer
    return int(offer.amount), offer.currency, offer.verdict
