"""A brand's offer completed by a question or two, and judged, in three languages."""

from decimal import Decimal

import pytest

from bot.dialogue.interview.offer_questions import MOST_ASKED, RIGHTS
from bot.dialogue.session import Session
from tests.dialogue.conftest import said
from tests.dialogue.offers.conftest import CHECK, TOLD, UNTOLD, judged, words


@pytest.mark.parametrize(
    ("lang", "offer"),
    [("en", (300, "USD", "low")), ("sv", (3000, "SEK", "low")), ("nb", (2500, "NOK", "low"))],
)
def test_an_offer_with_all_its_terms_is_judged_at_once(talks, lang, offer):
    """Nothing is asked, and the followers are the person's; the number of videos is not."""
    talk = talks(lang)
    outcome = talk.says(TOLD[lang])
    assert (judged(outcome), outcome.answered) == (offer, CHECK)
    assert (talk.session.state, talk.session.asks) == ("idle", None)
    assert talk.session.profile.told() == ("followers",)
    assert outcome.figures


@pytest.mark.parametrize("lang", ["en", "sv", "nb"])
def test_untold_rights_are_asked_for_below_the_verdict(talks, lang):
    """The video alone is judged first."""
    talk = talks(lang)
    outcome = talk.says(UNTOLD[lang])
    assert outcome.offer is not None
    assert said(outcome) == ["offer_told", "offer_asks_rights"]
    assert (talk.session.state, talk.session.asks) == ("interview", "rights")
    assert len(outcome.replies[0].buttons) == 4


def test_each_button_of_the_rights_reprices(talks):
    """The message is rewritten, and nothing is asked any more."""
    likely = {}
    for right in (one for row in RIGHTS for one in row):
        talk = talks()
        talk.says(UNTOLD["en"])
        outcome = talk.presses(f"offer.rights.{right}")
        likely[right] = outcome.replies[0].says[0].values["verdict"].fair.likely
        assert (talk.session.state, talk.session.asks) == ("idle", None)
        assert outcome.offer is not None
    assert likely["none"] < likely["exclusive"] < likely["ads"] < likely["ads_long"] < likely["ever"]


@pytest.mark.parametrize(
    ("lang", "texts"),
    [
        ("en", ("got an offer from a brand can you check it", "300", "40k", "skip")),
        ("sv", ("kolla om budet är rimligt", "3000", "40k", "hoppa över")),
        ("nb", ("er dette et greit tilbud", "3000 kr", "20k følgere", "hopp over")),
    ],
)
def test_what_is_missing_is_asked_for_in_three_questions_at_most(talks, lang, texts):
    """The amount, the followers, the rights."""
    talk = talks(lang)
    asks = [said(talk.says(text))[-1] for text in texts[:3]]
    assert asks == ["offer_asks_amount", "offer_asks_followers", "offer_asks_rights"]
    outcome = talk.says(texts[3])
    assert outcome.offer is not None
    assert len(talk.session.offer.asked) == MOST_ASKED
    assert talk.session.state == "idle"


def test_what_the_profile_knows_is_not_asked(talks):
    """Followers or average views, either will do."""
    for facts in ({"followers": 40_000}, {"average_views": 20_000}):
        assert talks(**facts).says("offered me 300").offer is not None


def test_without_followers_views_are_asked_and_then_the_guide_is_given(talks):
    """Nothing is invented."""
    talk = talks()
    assert said(talk.says("offered me 300")) == ["offer_asks_followers"]
    assert said(talk.says("idk")) == ["offer_asks_average_views"]
    outcome = talk.says("skip")
    assert said(outcome) == ["offer_unpriced", "faq"]
    assert talk.session.offer is None


def test_products_alone_are_no_money(talks):
    """Low, with a warning and something to ask for."""
    talk = talks()
    outcome = talk.says("brand offers me free products for 2 videos, i have 12k followers")
    assert judged(outcome) == (0, "USD", "low")
    assert "Only products for 2 videos" in words(outcome, talk)
    assert "They pay in products only" in words(outcome, talk)


def test_the_message_says_everything_once(talks):
    """Verdict, price, right, sum, an answer to copy, a warning, and what would narrow it."""
    talk = talks()
    text = words(talk.says(TOLD["en"]), talk)
    lines = text.splitlines()
    assert lines[0].startswith("Low. $300 for one video with ad rights for 3 months")
    for part in ("• One video: ", "• Ad rights for 3 months: ", "Together: ", "You could ask for $", "Watch out"):
        assert text.count(part) == 1, part
    assert "average views" in text
    assert "Converted" not in text


def test_kronor_are_answered_in_kronor_with_the_dated_rate(talks):
    """The counter-offer stands in the offer's own currency."""
    talk = talks("sv")
    text = words(talk.says(TOLD["sv"]), talk)
    assert text.startswith("Lågt. 3\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}kr för 2 videor med annonsrätt")
    assert "Omräknat med" in text
    assert "US$" not in text


def test_a_foreign_offer_is_said_in_the_persons_currency_too(talks):
    """The prices in theirs, the answer in the brand's."""
    talk = talks("sv", followers=25_000)
    talk.session = talk.session.but(currency="SEK")
    text = words(talk.says("de erbjuder 300 dollar för en video, inga annonser"), talk)
    assert "300\N{NO-BREAK SPACE}US$ (ungefär" in text
    assert "Du kan be om 490\N{NO-BREAK SPACE}US$" in text


def test_under_eighteen_a_parent_is_part_of_it(talks):
    """Kindly."""
    talk = talks(followers=30_000, age=16)
    assert "parent" in words(talk.says("nike offers $500 for 2 videos, no ads"), talk)
    talk = talks(followers=30_000, age=30)
    assert "parent" not in words(talk.says("nike offers $500 for 2 videos, no ads"), talk)


def test_who_wants_money_first_is_warned_of_before_anything_else(talks):
    """And what is generous has no counter-offer."""
    talk = talks(followers=30_000)
    text = words(talk.says("they offer $300 for a video, no ads, but i have to pay a deposit first"), talk)
    assert text.index("Watch out") < text.index("You could ask for")
    text = words(talk.says("what if it's 90000?"), talk)
    assert text.startswith("Generous.")
    assert "You could ask for" not in text


def test_the_session_is_kept_as_json(talks):
    """What was told of the offer comes back as it was."""
    talk = talks()
    talk.says("they offer $300 for 2 videos and want ads for 6 months")
    kept = Session.model_validate_json(talk.session.model_dump_json())
    assert kept == talk.session
    talk.session = kept
    assert talk.says("40k").offer.amount == Decimal(300)


def test_products_alone_leave_no_money_to_compare(talks):
    """Then the rights are not "almost for free": nothing at all is paid."""
    text = "a brand wants to give me free products for 2 videos, i have 8k followers, they want it forever"
    told = next(say for say in talks().says(text).replies[0].says if say.key == "offer_told")
    flags = told.values["verdict"].red_flags
    assert "pays_only_in_products" in flags
    assert "rights_unpriced" not in flags


def test_average_views_told_with_the_offer_are_a_videos(talks):
    """ "Avg 60k views" is no month; the price rests on it and it is not asked for again."""
    talk = talks()
    outcome = talk.says("nike offered me €1,200 for 3 tiktoks, i have 250k followers avg 60k views, no ads")
    assert talk.session.profile.average_views == 60_000
    assert talk.session.profile.views_30d is None
    assert "Tell me your average views" not in words(outcome, talk)
