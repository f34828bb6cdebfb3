"""A question that carries numbers is not taken for somebody telling their numbers."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from bot.dialogue.events import Said
from bot.dialogue.scene import Scene
from bot.dialogue.session import Session
from bot.dialogue.turn import turn
from bot.language.meaning import Meaning, Part, ScoredIntent, Verdict

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def heard(mind, text: str, near: list[tuple[str, float]], verdict: Verdict, *, asks: bool = True, **facts: Decimal):
    part = Part(text, tuple(ScoredIntent(*one) for one in near), verdict)
    meaning = Meaning(text, "en", (part,), entities=facts, asks=asks)
    return turn(Session(screen=1), Said(text, 1), meaning, Scene(mind.knowledge, NOW))


def offered(outcome) -> list[str]:
    return [button.action for row in outcome.replies[-1].buttons for button in row if button.action.startswith("t.")]


@pytest.mark.parametrize("verdict", ["offer", "decline"])
def test_a_question_beside_a_fact_is_offered_its_topics_and_an_estimate(mind, verdict):
    """The fact is kept and said; an interview would not have answered what was asked."""
    near = [("eligibility.crp", 0.3), ("brand.small", 0.1)]
    outcome = heard(mind, "is 10k the limit to get in", near, verdict, followers=Decimal(10_000))
    assert outcome.session.profile.followers == 10_000
    assert outcome.replies[-1].says[0].key == "noted"
    assert offered(outcome) == ["t.eligibility.crp", "t.brand.small", "t.estimate.profile"]
    assert not outcome.answered


def test_facts_that_ask_nothing_begin_an_interview(mind):
    """What is told is told, whatever its words look like."""
    near = [("eligibility.crp", 0.1)]
    outcome = heard(mind, "i got 10k folks", near, "decline", asks=False, followers=Decimal(10_000))
    assert outcome.answered == ("estimate.profile",)


def test_views_in_a_question_about_something_else_are_not_priced(mind):
    """ "640k views but only 210k counted, why" wants a reason, not a price."""
    near = [("program.qualified_view", 0.3), ("estimate.views", 0.1)]
    outcome = heard(mind, "640k views and only some counted, why", near, "offer", views=Decimal(640_000))
    assert not outcome.answered
    assert "t.program.qualified_view" in offered(outcome)


def test_views_in_a_question_nobody_knows_better_are_priced(mind):
    """A number of views and a guess at their worth is answered with their worth."""
    near = [("estimate.views", 0.4), ("program.qualified_view", 0.1)]
    outcome = heard(mind, "640k views worth", near, "offer", views=Decimal(640_000))
    assert outcome.answered == ("estimate.views",)


@pytest.mark.parametrize(
    "text",
    [
        "my dog ate chocolate what now",
        "posted 4 vids this week, all mine, and 2 got marked not original?? 26k followers",
    ],
)
def test_facts_beside_an_unknown_question_begin_no_interview(talk, text):
    """They are noted at most, and topics are offered, each once."""
    outcome = talk.says(text)
    assert talk.session.asks is None
    topics = offered(outcome)
    assert len(topics) == len(set(topics)) > 1


def test_no_views_are_worth_no_reckoning(talk):
    """ "Stuck at 0 views" is about something else."""
    assert "estimate.views" not in talk.says("my video is stuck at 0 views for six hours").answered


def test_a_whole_account_is_weighed_at_the_faintest_sign_that_this_is_asked(mind):
    """Followers and views together are told by who wants an estimate; one of them alone is part of a question."""
    near = [("estimate.profile", 0.05), ("eligibility.crp", 0.04)]
    told = {"followers": Decimal(50_000), "views_30d": Decimal(200_000)}
    assert heard(mind, "what can i get with this", near, "decline", **told).answered == ("estimate.profile",)
    assert not heard(mind, "what can i get", near, "decline", followers=Decimal(50_000)).answered
