"""An offer that was judged, turned over by a word."""

import pytest

from tests.dialogue.offers.conftest import CHECK, TOLD


@pytest.mark.parametrize(
    ("lang", "text", "amount", "rights"),
    [
        ("en", "and if they want exclusivity?", 300, ["paid_media", "exclusivity"]),
        ("en", "what if it's 600?", 600, ["paid_media"]),
        ("en", "half of that", 150, ["paid_media"]),
        ("en", "without ads?", 300, []),
        ("sv", "och om de vill ha ensamrätt?", 3000, ["paid_media", "exclusivity"]),
        ("sv", "tänk om det är 9000?", 9000, ["paid_media"]),
        ("nb", "hva om de byr 4000?", 4000, ["paid_media"]),
        ("nb", "og hvis de vil ha enerett?", 2500, ["paid_media", "exclusivity"]),
    ],
)
def test_the_offer_can_be_turned_over_after_the_verdict(talks, lang, text, amount, rights):
    """What is supposed is added to what was told."""
    talk = talks(lang)
    talk.says(TOLD[lang])
    outcome = talk.says(text)
    assert outcome.offer.amount == amount
    assert [right.id for right in outcome.replies[0].says[0].values["verdict"].rights] == rights


def test_supposed_followers_are_not_the_persons_own(talks):
    """ "What if I had" changes this offer alone; what is told without an if is kept."""
    talk = talks()
    talk.says(TOLD["en"])
    before = talk.says("what if i had 400k followers?").replies[0].says[0].values["verdict"]
    assert talk.session.profile.followers == 40_000
    assert talk.says("12k views on average").offer is not None
    assert talk.session.profile.average_views == 12_000
    assert before.videos is not None


def test_where_did_you_get_that_shows_the_guides(talks):
    """The figures of the verdict."""
    talk = talks()
    figures = talk.says(TOLD["en"]).figures
    outcome = talk.says("where did you get that")
    assert "meta.source" in outcome.answered
    assert outcome.figures == figures


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "is that good"),
        ("en", "should i take it"),
        ("en", "so is it a fair offer?"),
        ("sv", "är det bra?"),
        ("sv", "ska jag ta det"),
        ("nb", "er det bra?"),
        ("nb", "bør jeg ta det"),
    ],
)
def test_asked_whether_it_is_good_the_verdict_is_told_again(talks, lang, text):
    """It is about the offer, not about engagement."""
    talk = talks(lang)
    first = talk.says(TOLD[lang])
    assert talk.says(text).offer == first.offer


@pytest.mark.parametrize(
    ("lang", "text", "months"),
    [
        ("en", "they want exclusivity for a year", "12"),
        ("sv", "de vill ha ensamrätt i ett halvår", "6"),
        ("nb", "de vil ha eksklusivitet i et år", "12"),
    ],
)
def test_a_right_told_after_the_verdict_is_priced(talks, lang, text, months):
    """A statement about the brand is no question about rights."""
    talk = talks(lang)
    talk.says(TOLD[lang])
    assert talk.says(text).answered == CHECK
    assert talk.session.offer.terms["exclusivity_months"] == months
