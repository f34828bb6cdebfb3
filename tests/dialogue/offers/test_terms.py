"""Answers to what an offer check asks, and ways out of it."""

import pytest

from tests.dialogue.conftest import said
from tests.dialogue.offers.conftest import CHECK, TOLD, UNTOLD


@pytest.mark.parametrize(
    ("lang", "text", "rights"),
    [
        ("en", "ads for 6 months", ["paid_media"]),
        ("en", "3 months", ["paid_media"]),
        ("en", "no extra rights", []),
        ("en", "no", []),
        ("sv", "för alltid", ["perpetual"]),
        ("sv", "nej", []),
        ("nb", "enerett i 2 måneder", ["exclusivity"]),
    ],
)
def test_rights_are_told_in_words_too(talks, lang, text, rights):
    """As short as people answer."""
    talk = talks(lang)
    talk.says(UNTOLD[lang])
    outcome = talk.says(text)
    verdict = outcome.replies[0].says[0].values["verdict"]
    assert [right.id for right in verdict.rights] == rights
    assert talk.session.asks is None


@pytest.mark.parametrize(
    ("lang", "question", "answered"),
    [
        ("en", "what is whitelisting?", ("brand.rights",)),
        ("sv", "vad är ensamrätt?", ("brand.rights",)),
        ("nb", "hvor mye for 1 mill visninger", ("estimate.views",)),
    ],
)
def test_a_question_in_the_middle_is_answered_and_the_own_one_repeated(talks, lang, question, answered):
    """It is not taken for an answer."""
    talk = talks(lang)
    talk.says(UNTOLD[lang])
    outcome = talk.says(question)
    assert outcome.answered == answered
    assert said(outcome)[-1] == "offer_asks_rights"
    assert talk.session.asks == "rights"


def test_a_question_before_the_amount_is_answered_too(talks):
    """And the amount is asked for again."""
    talk = talks()
    talk.says("is this a fair offer")
    outcome = talk.says("how much is 1M views")
    assert said(outcome) == ["quick", "offer_asks_amount"]
    assert talk.says("300 for 2 videos").answered == CHECK


@pytest.mark.parametrize("text", ["blorp", "yes", "👍", "..."])
def test_what_cannot_be_read_is_asked_again(talks, text):
    """Nothing crashes, and the question stays."""
    talk = talks()
    talk.says(UNTOLD["en"])
    assert said(talk.says(text))[-1] == "offer_asks_rights"


def test_back_and_cancel_lead_out(talks):
    """By word and by button; back from the first question goes nowhere."""
    talk = talks()
    talk.says("offered me 300")
    assert said(talk.says("back"))[0] == "first_question_back"
    talk.presses("offer.followers.2")
    assert talk.session.asks == "rights"
    talk.presses("back")
    assert (talk.session.asks, talk.session.profile.followers) == ("followers", None)
    assert said(talk.presses("cancel")) == ["offer_left"]
    assert (talk.session.state, talk.session.asks, talk.session.offer) == ("idle", None, None)


@pytest.mark.parametrize("name", ["start", "estimate", "cancel"])
def test_a_command_leaves_the_offer(talks, name):
    """The interview begins with its own first question."""
    for before in (UNTOLD["en"], "is this a fair offer"):
        talk = talks()
        talk.says(before)
        talk.commands(name)
        assert talk.session.offer is None
        assert talk.session.asks == ("views_30d" if name == "estimate" else None)


@pytest.mark.parametrize("name", ["help", "privacy", "settings", "sources", "saved", "payouts", "continue"])
def test_other_commands_leave_it_standing(talks, name):
    """The next text is still an answer."""
    talk = talks()
    talk.says(UNTOLD["en"])
    talk.commands(name)
    assert talk.says("ads for 6 months").offer is not None


def test_old_buttons_do_nothing(talks):
    """After the verdict, and of a question that is not asked."""
    talk = talks()
    talk.says(TOLD["en"])
    assert talk.presses("offer.rights.ads").offer is None
    talk.says("how much for 1M views")
    assert talk.presses("offer.followers.9").offer is None


def test_an_unclear_question_before_the_amount_offers_its_topics_too(talks):
    """In four rows at most, the way out last."""
    talk = talks()
    assert said(talk.says("check an offer for me")) == ["offer_asks_amount"]
    asked = talk.says("do i need a ring light")
    rows = asked.replies[-1].buttons
    assert len(rows) <= 4
    assert [row[0].action[:2] for row in rows[:-1]] == ["t."] * (len(rows) - 1)


@pytest.mark.parametrize(("lang", "why"), [("en", "why so low"), ("sv", "varför så lågt"), ("nb", "hvorfor så lavt")])
def test_why_so_little_is_answered_with_what_brands_pay_by(talks, lang, why):
    """While the rights are asked for, and after; the open question is asked again."""
    talk = talks(lang)
    talk.says(UNTOLD[lang])
    assert talk.says(why).answered == ("followup.explain", "brand.rates")
    assert talk.session.asks == "rights"
    talk.presses("offer.rights.none")
    assert talk.says(why).answered == ("followup.explain", "brand.rates")


def test_what_tiktok_paid_is_no_other_offer(talks):
    """A payout reported in the middle of an offer leaves the offer behind."""
    talk = talks("sv")
    talk.says(UNTOLD["sv"])
    assert talk.says("jag fick 300 kr för 500 000 visningar").answered == ("payout.log",)
    assert talk.session.asks is None
    assert talk.session.offer is None
