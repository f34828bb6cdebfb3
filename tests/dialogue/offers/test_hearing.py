"""Which texts bring a brand's offer, and which leave one."""

import pytest

from tests.dialogue.conftest import said
from tests.dialogue.offers.conftest import CHECK, TOLD, UNTOLD, judged


def test_another_subject_ends_it(talks):
    """Then "what if it's 600?" has nothing to follow; thanks is no other subject."""
    talk = talks()
    talk.says(TOLD["en"])
    talk.says("thanks")
    assert talk.session.offer is not None
    talk.says("how much for 1M views")
    assert talk.session.offer is None
    assert talk.says("what if it's 600?").offer is None


def test_the_next_offer_is_judged_on_its_own(talks):
    """The terms of the last one are not carried over."""
    talk = talks()
    talk.says(TOLD["en"])
    outcome = talk.says("another brand offers 900 for 2 videos, no ads")
    assert judged(outcome)[:2] == (900, "USD")
    assert outcome.replies[0].says[0].values["verdict"].rights == ()


def test_in_the_interview_it_is_judged_in_passing(talks):
    """And the interview's question follows."""
    talk = talks()
    talk.commands("estimate")
    asked = talk.session.asks
    outcome = talk.says(UNTOLD["en"])
    assert said(outcome) == ["offer_told", "progress", asked]
    assert (outcome.offer is not None, talk.session.offer, talk.session.asks) == (True, None, asked)


def test_an_edited_offer_is_judged_anew(talks):
    """The edit of the text that the verdict is about."""
    talk = talks()
    talk.says(TOLD["en"])
    assert judged(talk.edits(TOLD["en"].replace("300", "3000")))[:2] == (3000, "USD")


def test_how_to_judge_offers_at_large_is_a_general_answer(talks):
    """Nothing is asked."""
    outcome = talks().says("how do i know if a brand offer is good")
    assert (said(outcome), outcome.answered) == (["faq"], CHECK)


def test_rates_and_followers_for_sale_are_no_offers(talks):
    """ "Is an RPM of two dollars fair" is about something else."""
    assert talks("sv").says("är 2 dollar i rpm rimligt").offer is None
    assert talks(followers=1000).says("a guy on insta offers me 10k followers for 40 bucks, legit?").offer is None


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "have 31k, seller offers me 22% plus free samples, is that high"),
        ("en", "we manage a creator with 1.3m, whats a sponsored vid worth at that level"),
        ("nb", "lærling på 19, fikk 18 000 fra et sponsorat, 15k følgere. må jeg skatte av det?"),
    ],
)
def test_a_share_a_following_and_money_that_came_are_no_offers(talks, lang, text):
    """A commission in per cent, a million without a currency, what was paid already."""
    talk = talks(lang)
    assert CHECK[0] not in talk.says(text).answered
    assert talk.session.offer is None


def test_a_brand_is_a_marke_in_swedish(talks):
    """ "Ett märke vill ge mig gratis smink": an offer, no facts about the person."""
    talk = talks("sv")
    assert said(talk.says("ett märke vill ge mig gratis smink mot 2 videor är det värt det")) == [
        "offer_asks_followers"
    ]
    assert talk.session.profile.told() == ()


@pytest.mark.parametrize(
    ("lang", "text"), [("en", "got an offer"), ("sv", "fick ett erbjudande"), ("nb", "jeg har fått et tilbud")]
)
def test_that_there_is_an_offer_is_enough_to_begin(talks, lang, text):
    """The amount is asked for."""
    assert said(talks(lang).says(text)) == ["offer_asks_amount"]
