"""Goals: named beside other things, in the middle of the interview, and turned over afterwards."""

from decimal import Decimal

import pytest

from bot.advice.profile import Profile
from bot.dialogue.replies import Outcome, Say
from bot.dialogue.session import Session
from tests.dialogue.conftest import said, words

SWEDE = Profile(followers=Decimal(18_000), views_30d=Decimal(250_000), residence="SE", age=Decimal(22))
GOALS = {
    "en": "what do I need for $1,000 a month",
    "sv": "vad krävs för 10 000 kr i månaden?",
    "nb": "hva må til for å tjene 10 000 kr i måneden",
}
CURRENCY = {"en": "USD", "sv": "SEK", "nb": "NOK"}


def about(talk, lang="en", profile=SWEDE):
    talk.session = Session(language=lang, language_chosen=True, profile=profile)
    return talk


def goal_of(outcome: Outcome) -> Say:
    return next(say for reply in outcome.replies for say in reply.says if say.key == "goal")


def told(outcome):
    say = goal_of(outcome)
    return int(say.values["amount"]), say.values["currency"]


@pytest.mark.parametrize(
    ("lang", "text", "amount"),
    [
        ("en", "and 500?", 500),
        ("sv", "och 5000?", 5000),
        ("sv", "o 20 tusen", 20_000),
        ("nb", "og 5000?", 5000),
        ("en", "and twice that", 2000),
    ],
)
def test_another_amount_after_a_goal_is_another_goal(talk, lang, text, amount):
    """In the same currency, however short."""
    about(talk, lang).says(GOALS[lang])
    assert told(talk.says(text)) == (amount, CURRENCY[lang])


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "what if i lived in germany"),
        ("sv", "och om jag bodde i tyskland?"),
        ("nb", "hva om jeg bodde i tyskland"),
    ],
)
def test_a_goal_is_solved_again_under_other_facts(talk, lang, text):
    """Nothing but what is supposed changes, it is named, and the person's own facts stay."""
    about(talk, lang).says(GOALS[lang])

    outcome = talk.says(text)
    assert goal_of(outcome).values["supposed"] == {"residence": "DE"}
    assert goal_of(outcome).values["goal"].profile.residence == "DE"
    assert told(outcome)[1] == CURRENCY[lang]
    assert talk.session.profile == SWEDE


def test_in_the_middle_of_the_interview_the_goal_is_solved_and_the_question_repeated(talk):
    """With what was told so far."""
    talk.says("i live in sweden, 18k followers 250k views")
    asked = talk.session.asks

    outcome = talk.says("what do I need for 10 000 kr a month?")
    assert said(outcome) == ["goal", "progress", asked]
    assert (talk.session.asks, talk.session.state) == (asked, "interview")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sv", "jag har 40k följare och bor i sverige, hur når jag 15 000 kr i månaden"),
        ("en", "40k followers, i live in sweden. how do i get to 15000 kr a month"),
        ("nb", "jeg har 40k følgere og bor i sverige, hva trenger jeg for 15 000 kr i måneden"),
    ],
)
def test_facts_told_with_the_goal_are_remembered(talk, lang, text):
    """And planned with."""
    about(talk, lang, Profile())
    assert told(talk.says(text))[0] == 15_000
    assert (talk.session.profile.followers, talk.session.profile.residence) == (40_000, "SE")


@pytest.mark.parametrize(("lang", "currency"), [("en", "USD"), ("sv", "SEK"), ("nb", "NOK")], ids=["en", "sv", "nb"])
def test_an_amount_without_a_currency_is_in_the_persons_own(talk, lang, currency):
    """Who never chose one and writes Swedish means kronor."""
    texts = {
        "en": "how do i get to 2k a month",
        "sv": "vad behöver jag för 5000 i månaden",
        "nb": "hva trenger jeg for 5000 i måneden",
    }
    assert told(about(talk, lang).says(texts[lang]))[1] == currency


def test_kronor_are_answered_in_kronor_with_the_dated_rate(talk):
    """Nothing in dollars beside them."""
    said_in = words(talk, about(talk, "sv").says(GOALS["sv"]), "sv")
    assert "US$" not in said_in
    assert "SEK per dollar" in said_in


def test_what_is_shut_for_the_same_reason_stands_last_on_one_line(talk):
    """Under eighteen: one reason, not four times the same."""
    young = SWEDE.having(age=15, residence="US")
    lines = words(talk, about(talk, "en", young).says(GOALS["en"])).splitlines()

    shut = [line for line in lines if "not open to you" in line]
    assert len(shut) == 1
    assert "Creator Rewards, LIVE gifts, Subscriptions, and Series: not open" in shut[0]
    assert "1 paid posts" not in "\n".join(lines)


def test_one_of_something_is_said_in_the_singular(talk):
    """ "1 betalt samarbete", "1 betalt samarbeid"."""
    assert "1 betalt samarbete i månaden" in words(
        talk, about(talk, "sv").says("vad krävs för 3000 kr i månaden"), "sv"
    )
    assert "1 betalt samarbeid i måneden" in words(
        talk, about(talk, "nb").says("hva må til for å tjene 3000 kr i måneden"), "nb"
    )
