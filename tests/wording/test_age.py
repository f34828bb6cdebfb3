"""A person is told when the figures behind an answer have not been looked at for long."""

from datetime import timedelta
from decimal import Decimal

import pytest

from bot.advice.estimate import estimate
from bot.advice.profile import Profile
from bot.advice.quick import quick_views
from bot.dialogue.replies import Reply, Say
from bot.wording import formats
from bot.wording.catalogue import line
from bot.wording.summary import summary
from bot.wording.voice import Voice
from bot.wording.words import put_into_words
from knowledge.schema import LANGUAGES


def days_on(knowledge, figure, review_times):
    known = knowledge.figures[figure]
    return known.last_checked + timedelta(days=round(known.review_every_days * review_times) + 1)


def answer(knowledge, intent, lang, day):
    voice = Voice.of(lang, "USD", knowledge, day)
    return put_into_words(Reply((Say("faq", {"entry": knowledge.faq[intent]}),)), 1, voice).text


def note(key, lang, day):
    return line(key, lang).replace("{day:date}", formats.day(day, lang))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_answer_says_when_its_figure_was_last_checked(lang, knowledge):
    """Not while it is fresh; with its day once a review is missed; and that it is long ago once two are."""
    figure, checked = "payout.minimum", knowledge.figures["payout.minimum"].last_checked
    fresh = answer(knowledge, "payout.minimum", lang, checked)
    due = answer(knowledge, "payout.minimum", lang, days_on(knowledge, figure, 1))
    old = answer(knowledge, "payout.minimum", lang, days_on(knowledge, figure, 40))
    assert formats.day(checked, lang) not in fresh
    assert due.endswith(note("stale_figure", lang, checked))
    assert old.endswith(note("old_figure", lang, checked))


def test_quick_answer_says_it_too(knowledge):
    """The dated note stands under the amounts."""
    day = days_on(knowledge, "creator_rewards.rpm", 3)
    reckoned = quick_views(Decimal(1_000_000), knowledge, day)
    values = {
        "reckoned": reckoned,
        "views": Decimal(1_000_000),
        "country": None,
        "viewers": None,
        "niche": None,
        "one_video": False,
    }
    said = put_into_words(Reply((Say("quick", values),)), 1, Voice.of("en", "USD", knowledge, day)).text
    assert "a long time ago" in said


def test_estimate_from_old_figures_says_that_its_ranges_are_wider(knowledge):
    """In place of the plain day of checking."""
    day = days_on(knowledge, "creator_rewards.rpm", 3)
    profile = Profile(views_30d=Decimal(500_000), residence="US")
    said = summary(estimate(profile, knowledge, day), (), profile, Voice.of("en", "USD", knowledge, day))
    assert "made the ranges I work out wider" in said
