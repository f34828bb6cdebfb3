"""The estimate in words: what is shut, and what it would pay."""

from decimal import Decimal

import pytest

from bot.advice.estimate import estimate
from bot.advice.profile import Profile
from bot.wording.summary import summary
from bot.wording.voice import Voice

YOUNG = {
    "en": "Creator Rewards, LIVE gifts, Subscriptions, and Series: $0. You need to be 18; you are 15.",
    "sv": "Creator Rewards, LIVE-gåvor, Prenumerationer och Series: 0 US$. Du måste ha fyllt 18; du är 15.",
    "nb": "Creator Rewards, LIVE-gaver, Abonnementer og Series: 0 USD. Du må ha fylt 18; du er 15.",
}


def words(knowledge, day, profile, lang="en"):
    said = summary(estimate(profile, knowledge, day), (), profile, Voice.of(lang, "USD", knowledge, day))
    return said.replace("\u00a0", " ")


@pytest.mark.parametrize("lang", ["en", "sv", "nb"])
def test_what_one_reason_shuts_is_one_line(knowledge, as_of, lang):
    """Four streams for adults, one sentence, and the kind word once."""
    profile = Profile(age=Decimal(15), residence="US", followers=Decimal(20_000), views_30d=Decimal(400_000))
    said = words(knowledge, as_of.date(), profile, lang)
    assert YOUNG[lang] in said
    assert said.count(" 18; ") == 1


def test_a_gate_within_reach_says_what_one_would_pay(knowledge, as_of):
    """Untold activities are priced for one, so the line says "a subscriber"."""
    profile = Profile(age=Decimal(30), residence="NO", followers=Decimal(8_000))
    said = words(knowledge, as_of.date(), profile)
    assert "Subscriptions: $0. 2,000 followers short of 10,000." in said
    assert any("If you passed it" in line and line.endswith("a subscriber") for line in said.splitlines())
