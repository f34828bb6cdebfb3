"""What-ifs by text and by button, and goals, in three languages."""

from decimal import Decimal

import pytest

from bot.advice.profile import Profile
from bot.advice.whatif import what_if
from bot.dialogue.events import Pressed, Said
from bot.dialogue.interview.asking import finish
from bot.dialogue.scene import Scene
from bot.dialogue.session import Session
from bot.dialogue.turn import turn
from bot.wording.planning import what_if_in_words
from bot.wording.voice import Voice
from bot.wording.words import put_into_words

GERMAN = Profile(
    followers=Decimal(12_000), views_30d=Decimal(300_000), residence="DE", age=Decimal(25), niche="cooking"
)


@pytest.fixture
def scene(knowledge, as_of):
    return Scene(knowledge, as_of)


def estimated(scene, lang="en", profile=GERMAN):
    """Someone who has just seen their estimate."""
    return finish(Session(language=lang, language_chosen=True, profile=profile), scene).session


def says(session, text, mind, scene):
    return turn(session, Said(text), mind.understanding.understand(text, session.language), scene)


def words(outcome, scene):
    voice = Voice.of(outcome.session.language, "USD", scene.knowledge, scene.today)
    return "\n".join(put_into_words(reply, 1, voice).text for reply in outcome.replies)


@pytest.mark.parametrize(
    ("lang", "text", "supposed"),
    [
        ("en", "and with 100k followers?", {"followers": Decimal(100_000)}),
        ("en", "same but gaming", {"niche": "gaming"}),
        ("en", "if I lived in Sweden", {"residence": "SE"}),
        ("en", "70-second videos", {"long_video_share": Decimal(1)}),
        ("en", "what if my audience was mostly US", {"audience": {"US": 0.8}}),
        ("sv", "och med 100k följare?", {"followers": Decimal(100_000)}),
        ("sv", "samma men gaming", {"niche": "gaming"}),
        ("sv", "om jag bodde i norge", {"residence": "NO"}),
        ("sv", "tänk om jag hade 2 miljoner visningar", {"views_30d": Decimal(2_000_000)}),
        ("nb", "og med 100k følgere?", {"followers": Decimal(100_000)}),
        ("nb", "hvis jeg bodde i sverige", {"residence": "SE"}),
        ("nb", "hva om jeg hadde 2 mill visninger", {"views_30d": Decimal(2_000_000)}),
    ],
)
def test_what_a_text_supposes_is_reckoned_beside_what_is(mind, scene, lang, text, supposed):
    """The estimate is the supposed one, the person's own facts stay, nothing is saved."""
    session = estimated(scene, lang)
    outcome = says(session, text, mind, scene)
    assert outcome.hypothetical == supposed
    assert outcome.session.profile == session.profile
    assert outcome.estimate is not None
    assert not outcome.saves
    assert len(words(outcome, scene).splitlines()) == 3


def test_gate_that_the_change_closes_is_the_reason(mind, scene):
    """ "If I lived in Sweden": Creator Rewards closes, and says where it is open."""
    said = words(says(estimated(scene), "if I lived in Sweden", mind, scene), scene)
    assert "It closes Creator Rewards." in said
    assert "Now: $" in said


def test_and_goes_on_from_the_last_supposition_while_what_if_begins_anew(mind, scene):
    """ "And in gaming?" keeps the followers; "what if I lived in Sweden" does not."""
    first = says(estimated(scene), "and with 100k followers?", mind, scene).session
    assert set(says(first, "same but gaming", mind, scene).hypothetical) == {"followers", "niche"}
    assert set(says(first, "what if I lived in Sweden", mind, scene).hypothetical) == {"residence"}


def test_button_supposes_too_and_can_be_made_true(mind, scene):
    """What if, twice the views, make it mine: the next estimate is of that."""
    session = estimated(scene).but(screen=3, screen_live=True)
    doubled = turn(session, Pressed(3, "if.views"), None, scene)
    assert doubled.hypothetical == {"views_30d": Decimal(600_000)}
    kept = turn(doubled.session.but(screen=4, screen_live=True), Pressed(4, "if.keep"), None, scene)
    assert kept.session.profile.views_30d == Decimal(600_000)


def test_impossible_supposition_is_refused_by_its_name(mind, scene):
    """One sentence; the topic stays."""
    outcome = says(estimated(scene), "and with 900 trillion followers?", mind, scene)
    assert outcome.estimate is None
    assert outcome.hypothetical is None


def test_question_of_its_own_is_no_supposition(mind, scene):
    """After an estimate, too, the knowledge base answers what it is asked."""
    assert says(estimated(scene), "when do they pay", mind, scene).answered == ("payout.when",)


@pytest.mark.parametrize(
    ("lang", "text", "dollars"),
    [
        ("en", "what do I need for $1000 a month?", 1000),
        ("sv", "vad krävs för 10 000 kr i månaden?", None),
        ("nb", "hva må til for 10 000 kr i måneden?", None),
        ("en", "how do I get to $12000 a year", 1000),
    ],
)
def test_goal_is_solved_for_each_stream_and_as_the_easiest_mix(mind, scene, lang, text, dollars):
    """In the currency of the goal, for a month."""
    outcome = says(estimated(scene, lang), text, mind, scene)
    assert outcome.answered == ("estimate.goal",)
    goal = next(say.values["goal"] for reply in outcome.replies for say in reply.says)
    assert dollars is None or round(goal.amount) == dollars
    assert goal.reaches.likely >= goal.amount or not goal.reached
    assert ("kr" in text) == ("kr" in words(outcome, scene)) == ("$" not in words(outcome, scene))
    assert len(words(outcome, scene).split("\n\n")) >= 3


def test_goal_of_a_minor_names_no_amount_of_rewards_or_gifts(mind, scene):
    """Only what is open at that age."""
    session = estimated(scene, "en", GERMAN.having(age=Decimal(15)))
    outcome = says(session, "what do I need for $1000 a month?", mind, scene)
    goal = next(say.values["goal"] for reply in outcome.replies for say in reply.says)
    barred = {"creator_rewards", "live_gifts", "live_subscriptions"}
    assert all(stream.needed is None for stream in goal.streams if stream.id in barred)
    assert not barred & {part.id for part in goal.mix}


def test_report_of_a_payout_after_an_offer_is_a_report(mind, scene):
    """An offer that was judged stays near, but what TikTok paid is not another offer."""
    told = "brand offered me 300 dollars for a video, 40k followers"
    offered = says(Session(language_chosen=True), told, mind, scene)
    reported = says(offered.session.but(asks=None, state="idle"), "I got $212 for March from 400k views", mind, scene)
    assert reported.offer is None
    assert reported.session.pending.kind == "payout"


@pytest.mark.parametrize(
    ("lang", "text", "supposed"),
    [
        ("en", "what if i was 18", {"age": Decimal(18)}),
        ("sv", "om jag var 18 då", {"age": Decimal(18)}),
        ("nb", "hva om jeg var 18", {"age": Decimal(18)}),
        ("sv", "och 70 sek videos", {"long_video_share": Decimal(1)}),
        ("nb", "og 70 sek videoer", {"long_video_share": Decimal(1)}),
        ("en", "what if all my videos were over a minute", {"long_video_share": Decimal(1)}),
        ("sv", "tänk om alla mina videor var över en minut", {"long_video_share": Decimal(1)}),
        ("nb", "hva om alle videoene mine var over et minutt", {"long_video_share": Decimal(1)}),
    ],
)
def test_age_and_seconds_are_supposed_as_people_write_them(mind, scene, lang, text, supposed):
    """ "70 sek" is no money before "videos", and an age needs no "years"."""
    assert says(estimated(scene, lang, GERMAN.having(age=15)), text, mind, scene).hypothetical == supposed


def test_in_the_middle_of_the_interview_nothing_supposed_is_remembered(mind, scene):
    """It is answered, and the question repeated; an answer that only begins with "if" stays an answer."""
    session = says(Session(), "25k followers, 300k views a month, i live in the us", mind, scene).session
    outcome = says(session, "what if i had 400k followers", mind, scene)
    assert outcome.hypothetical == {"followers": Decimal(400_000)}
    assert outcome.session.profile.followers == Decimal(25_000)
    assert (outcome.session.asks, outcome.session.state) == (session.asks, "interview")

    asked = session.but(asks="followers")
    assert says(asked, "if i count all of them 12k followers", mind, scene).hypothetical is None


def test_after_another_answer_a_supposition_is_still_one(mind, scene):
    """Of the person whose numbers are known."""
    session = says(estimated(scene), "when do i get paid", mind, scene).session
    assert says(session, "what if I had 100k followers", mind, scene).hypothetical == {"followers": Decimal(100_000)}


def test_what_was_assumed_already_is_said_to_be(mind, scene):
    """A residence where the programmes are open changes no amount, and why."""
    said = words(
        says(estimated(scene, profile=GERMAN.having(residence=None)), "if I lived in France", mind, scene), scene
    )
    assert "I had counted on that already" in said


@pytest.mark.parametrize(
    ("before", "after", "line"), [("1", "0.2", "Less of your views"), ("0.2", "1", "More of your views")]
)
def test_the_share_that_can_be_paid_goes_up_or_down(scene, before, after, line):
    """Not "a different share"."""
    what = what_if(GERMAN.having(long_video_share=before), {"long_video_share": after}, scene.knowledge, scene.today)
    assert line in what_if_in_words(what, Voice.of("en", "USD", scene.knowledge, scene.today))


def test_a_chosen_what_if_goes_on_behind_an_ok(mind, scene):
    """ "Ok and gaming instead" keeps the country that was supposed."""
    first = says(estimated(scene), "what if i lived in france", mind, scene).session
    assert set(says(first, "ok and gaming instead", mind, scene).hypothetical) == {"residence", "niche"}


def test_a_price_is_supposed_in_the_currency_it_was_told_in(scene, mind):
    """ "50 kr" of a Swede are kronor, whatever estimates are shown in."""
    outcome = says(estimated(scene, "sv"), "tänk om jag hade 50 prenumeranter för 50 kr", mind, scene)

    dollars = outcome.hypothetical["subscription_price"]
    assert Decimal(3) < dollars < Decimal(8)
    assert "50 prenumeranter" in words(outcome, scene)
