"""A brand's offer: checked, completed, followed up and left, in three languages."""

from decimal import Decimal

import pytest

from bot.advice.profile import Profile
from bot.dialogue.offer_questions import MOST_ASKED, RIGHTS
from bot.dialogue.scene import Scene
from bot.dialogue.session import Session
from bot.local.html import parse_html
from bot.wording.voice import Voice
from bot.wording.words import put_into_words
from tests.dialogue.conftest import Talk, said

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


def test_where_did_you_get_that_shows_the_guides(talks):
    """The figures of the verdict."""
    talk = talks()
    figures = talk.says(TOLD["en"]).figures
    outcome = talk.says("where did you get that")
    assert "meta.source" in outcome.answered
    assert outcome.figures == figures


def test_products_alone_are_no_money(talks):
    """Low, with a warning and something to ask for."""
    talk = talks()
    outcome = talk.says("brand offers me free products for 2 videos, i have 12k followers")
    assert judged(outcome) == (0, "USD", "low")
    assert "Only products for 2 videos" in words(outcome, talk)
    assert "They pay in products only" in words(outcome, talk)


def test_how_to_judge_offers_at_large_is_a_general_answer(talks):
    """Nothing is asked."""
    outcome = talks().says("how do i know if a brand offer is good")
    assert (said(outcome), outcome.answered) == (["faq"], CHECK)


def test_rates_and_followers_for_sale_are_no_offers(talks):
    """ "Is an RPM of two dollars fair" is about something else."""
    assert talks("sv").says("är 2 dollar i rpm rimligt").offer is None
    assert talks(followers=1000).says("a guy on insta offers me 10k followers for 40 bucks, legit?").offer is None


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


def test_products_alone_leave_no_money_to_compare(talks):
    """Then the rights are not "almost for free": nothing at all is paid."""
    text = "a brand wants to give me free products for 2 videos, i have 8k followers, they want it forever"
    told = next(say for say in talks().says(text).replies[0].says if say.key == "offer_told")
    flags = told.values["verdict"].red_flags
    assert "pays_only_in_products" in flags
    assert "rights_unpriced" not in flags


def test_a_brand_is_a_marke_in_swedish(talks):
    """ "Ett märke vill ge mig gratis smink": an offer, no facts about the person."""
    talk = talks("sv")
    assert said(talk.says("ett märke vill ge mig gratis smink mot 2 videor är det värt det")) == [
        "offer_asks_followers"
    ]
    assert talk.session.profile.told() == ()


def test_an_unclear_question_before_the_amount_offers_its_topics_too(talks):
    """In four rows at most, the way out last."""
    talk = talks()
    assert said(talk.says("check an offer for me")) == ["offer_asks_amount"]
    asked = talk.says("do i need a ring light")
    rows = asked.replies[-1].buttons
    assert len(rows) <= 4
    assert [row[0].action[:2] for row in rows[:-1]] == ["t."] * (len(rows) - 1)


def test_average_views_told_with_the_offer_are_a_videos(talks):
    """ "Avg 60k views" is no month; the price rests on it and it is not asked for again."""
    talk = talks()
    outcome = talk.says("nike offered me €1,200 for 3 tiktoks, i have 250k followers avg 60k views, no ads")
    assert talk.session.profile.average_views == 60_000
    assert talk.session.profile.views_30d is None
    assert "Tell me your average views" not in words(outcome, talk)


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


@pytest.mark.parametrize(
    ("lang", "text"), [("en", "got an offer"), ("sv", "fick ett erbjudande"), ("nb", "jeg har fått et tilbud")]
)
def test_that_there_is_an_offer_is_enough_to_begin(talks, lang, text):
    """The amount is asked for."""
    assert said(talks(lang).says(text)) == ["offer_asks_amount"]
