"""A picture of a kept estimate shows what was reckoned on its day, and says so."""

from datetime import timedelta
from decimal import Decimal

import pytest

from bot.advice.profile import Profile
from bot.dialogue.estimates.pictures import press_picture
from bot.dialogue.scene import Scene
from bot.dialogue.session import Session, Topic
from bot.pictures.picture import values_of
from bot.wording.voice import Voice
from bot.wording.words import put_into_words
from knowledge.schema import LANGUAGES
from tests.dialogue.estimates.test_recalling import kept_of
from tests.pictures.people import PEOPLE

EARLIER = {"en": "Oct 13, 2026", "sv": "13 okt. 2026", "nb": "13. okt. 2026"}
RICH = Decimal(9000)


def pictured(kind, knowledge, as_of, lang="en", days=40, **kept):
    """Words and values of a picture of the estimate that is open."""
    saved, *_ = kept_of(Profile.model_validate(PEOPLE["american"][0]), knowledge, as_of - timedelta(days=days))
    saved = saved.model_copy(update=kept)
    session = Session(language=lang, topic=Topic(intent="estimate.profile", saved="a"))
    (reply,) = press_picture(session, kind, Scene(knowledge, as_of, (saved,))).replies
    voice = Voice.of(lang, "USD", knowledge, as_of.date())
    return put_into_words(reply, 1, voice).text, values_of(reply.picture, voice)["values"], saved


def paying(saved, usd):
    """The same, had that day's figures been others."""
    total = {"low": float(usd), "likely": float(usd), "high": float(usd)}
    return {**saved.estimate, "total": total}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", ["card", "movers", "gates"])
def test_picture_of_an_earlier_day_says_which(kind, lang, knowledge, as_of, draw):
    """On the picture and in the text before it."""
    text, values, _ = pictured(kind, knowledge, as_of, lang)
    assert EARLIER[lang] in text.rpartition("\n")[2]
    assert any(EARLIER[lang] in line for line in values["foot"])
    draw(kind, {"lang": lang, "theme": "light", **values})


@pytest.mark.parametrize("kind", ["card", "movers"])
def test_amounts_are_those_of_that_day(kind, knowledge, as_of):
    """Not what today's figures would give."""
    *_, saved = pictured(kind, knowledge, as_of)
    text, values, _ = pictured(kind, knowledge, as_of, estimate=paying(saved, RICH), knowledge_version="older")
    assert "$9,000" in text
    assert "$9,000" in values["headline" if kind == "card" else "sub"]


@pytest.mark.parametrize("kind", ["card", "movers", "gates"])
def test_picture_of_today_needs_no_note(kind, knowledge, as_of):
    """Its figures are as they are known; when they changed meanwhile, it says so."""
    _, values, _ = pictured(kind, knowledge, as_of, days=0)
    assert values["foot"][-1].startswith("Figures checked")
    assert not any("Reckoned" in line for line in values["foot"])
    _, drawn, _ = pictured(kind, knowledge, as_of, days=0, knowledge_version="older")
    if kind != "gates":
        assert drawn["foot"][-1].startswith("Reckoned with the figures of Nov 22")


def test_gates_are_held_against_what_is_asked_today(knowledge, as_of):
    """With the numbers of the estimate's day."""
    text, values, _ = pictured("gates", knowledge, as_of)
    assert "the thresholds are today's" in text
    assert values["rows"][0]["followers"]["have"] == "60,000"
