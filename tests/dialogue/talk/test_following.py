"""Texts that lean on the last answer, in three languages."""

from decimal import Decimal

import pytest

from bot.dialogue.events import Said
from bot.dialogue.scene import Scene
from bot.dialogue.session import Session
from bot.dialogue.turn import turn

ONE_MILLION = {
    "en": "how much for 1M views",
    "sv": "hur mycket för 1 miljon visningar",
    "nb": "hvor mye for 1 mill visninger",
}


@pytest.fixture
def scene(knowledge, as_of):
    return Scene(knowledge, as_of)


def talk(mind, scene, lang, *texts):
    """The outcome of the last of some texts in a row."""
    session = Session(language=lang, language_chosen=True)
    for text in texts:
        outcome = turn(session, Said(text), mind.understanding.understand(text, lang), scene)
        session = outcome.session
    return outcome


def says(outcome, key):
    return next(say for reply in outcome.replies for say in reply.says if say.key == key)


@pytest.mark.parametrize(
    ("lang", "text", "views"),
    [
        ("en", "and for 2M?", 2_000_000),
        ("en", "half of that", 500_000),
        ("sv", "och för 2 miljoner?", 2_000_000),
        ("sv", "hälften av det", 500_000),
        ("sv", "dubbelt så mycket", 2_000_000),
        ("nb", "og for 2 mill?", 2_000_000),
        ("nb", "halvparten av det", 500_000),
        ("nb", "ti ganger så mye", 10_000_000),
    ],
)
def test_another_number_of_views_is_reckoned(mind, scene, lang, text, views):
    """In figures, or by a factor of the last number."""
    outcome = talk(mind, scene, lang, ONE_MILLION[lang], text)
    assert outcome.answered == ("followup.value", "estimate.views")
    assert says(outcome, "quick").values["views"] == Decimal(views)


@pytest.mark.parametrize(
    ("lang", "text", "kind"),
    [
        ("en", "what about in germany?", "followup.country"),
        ("en", "same but gaming", "followup.niche"),
        ("sv", "och i tyskland?", "followup.country"),
        ("sv", "samma men gaming", "followup.niche"),
        ("nb", "hva med i tyskland?", "followup.country"),
        ("nb", "samme men gaming", "followup.niche"),
    ],
)
def test_the_same_question_with_something_different(mind, scene, lang, text, kind):
    """The number of views stays; the rate is another."""
    first = talk(mind, scene, lang, ONE_MILLION[lang])
    outcome = talk(mind, scene, lang, ONE_MILLION[lang], text)
    assert outcome.answered[0] == kind
    assert says(outcome, "quick").values["views"] == Decimal(1_000_000)
    assert says(outcome, "quick").values["reckoned"] != says(first, "quick").values["reckoned"]


def test_what_was_different_before_stays_so(mind, scene):
    """ "In Germany", then "same but gaming": still Germany."""
    alone = talk(mind, scene, "en", ONE_MILLION["en"], "same but gaming")
    both = talk(mind, scene, "en", ONE_MILLION["en"], "what about in germany?", "same but gaming")
    assert says(both, "quick").values["reckoned"] != says(alone, "quick").values["reckoned"]
    assert both.session.topic.country == "DE"


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "per month or per video?"), ("sv", "per månad eller per video?"), ("nb", "per måned eller per video?")],
)
def test_asked_for_the_period_it_says_which(mind, scene, lang, text):
    """Views are paid whenever they come; an estimate is a month's."""
    assert says(talk(mind, scene, lang, ONE_MILLION[lang], text), "period_of_views")


@pytest.mark.parametrize(("lang", "text"), [("en", "why so low"), ("sv", "varför så lite"), ("nb", "hvorfor så lite")])
def test_asked_for_the_reason_it_explains_the_formula(mind, scene, lang, text):
    """Not the general answer to a falling rate."""
    outcome = talk(mind, scene, lang, ONE_MILLION[lang], text)
    assert outcome.answered == ("followup.explain", "program.formula")


@pytest.mark.parametrize(
    ("lang", "first", "text", "key"),
    [
        ("en", "can i join creator rewards in norway", "and germany?", "country_open"),
        ("en", "can i join creator rewards in germany", "what about sweden", "country_closed"),
        ("sv", "funkar creator rewards i sverige?", "om jag bor i tyskland då?", "country_open"),
        ("nb", "funker creator rewards i norge?", "og i tyskland?", "country_open"),
        ("en", "what are the requirements for creator rewards?", "and if im 17", "age_short"),
    ],
)
def test_the_gate_is_told_for_the_country_or_age_named(mind, scene, lang, first, text, key):
    """A plain yes or no comes before the rule."""
    outcome = talk(mind, scene, lang, first, text)
    assert outcome.answered[0].startswith("followup.")
    assert says(outcome, key)


def test_a_question_of_its_own_is_not_taken_for_a_follow_up(mind, scene):
    """Another sure intent goes first, and so does a fact about the person."""
    assert talk(mind, scene, "en", ONE_MILLION["en"], "when do they pay").answered == ("payout.when",)
    assert talk(mind, scene, "en", ONE_MILLION["en"], "12k followers").session.profile.followers == Decimal(12_000)


def test_nothing_said_before_means_nothing_to_follow(mind, scene):
    """ "And in Germany?" out of the blue is no follow-up."""
    assert not any(one.startswith("followup.") for one in talk(mind, scene, "en", "half of that").answered)


@pytest.mark.parametrize(
    ("lang", "text", "more"),
    [
        ("en", "how much for one video with 1M views", "what about 3m"),
        ("sv", "hur mkt för en video m 1 milj visningar", "och med 3 milj?"),
        ("nb", "hvor mye for en video med 1 mill visninger", "og med 3 mill?"),
    ],
)
def test_one_video_has_the_band_of_one_video(mind, scene, lang, text, more):
    """Far wider than a month's, said so, kept for the next number, and left again for "a month"."""
    one, month = talk(mind, scene, lang, text), talk(mind, scene, lang, ONE_MILLION[lang])
    video, plain = (says(outcome, "quick").values["reckoned"].if_all_qualify for outcome in (one, month))
    assert video.low < plain.low < plain.high < video.high
    assert one.session.profile.posts_per_month is None

    assert says(talk(mind, scene, lang, text, more), "quick").values["one_video"]
    assert not says(talk(mind, scene, lang, text, "how much for 2m views a month"), "quick").values["one_video"]


@pytest.mark.parametrize("text", ["germany", "Germany?", "sverige?", "norge"])
def test_a_country_alone_asks_whether_it_is_open_there(talk, text):
    """Out of the blue, with a question mark or without."""
    assert talk.says(text).answered == ("eligibility.country",)
