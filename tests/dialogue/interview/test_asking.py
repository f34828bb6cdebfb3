"""How the interview is steered, by its buttons and by words."""

from decimal import Decimal

import pytest

from bot.advice.profile import Profile
from bot.dialogue.interview.questions import BY_FIELD, MOST_QUESTIONS, QUESTIONS, buttons_for
from bot.dialogue.session import Session
from bot.wording.catalogue import SAID, catalogue
from tests.dialogue.conftest import said

KEYS = {key for group in SAID for key in catalogue(group)}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.field)
def test_every_answer_button_is_taken(question, talk):
    """A press on each usual answer is remembered as it stands."""
    for at, choice in enumerate(question.choices):
        talk.session = Session(state="interview", asks=question.field, screen=1, screen_live=True)
        talk.presses(f"a.{question.field}.{at}")
        assert getattr(talk.session.profile, question.field) == choice.value


def test_back_asks_the_question_before_again_and_forgets_its_answer(talk):
    """Two questions on, one back."""
    talk.commands("estimate")
    first = talk.session.asks
    talk.presses("skip")
    talk.presses("back")
    assert talk.session.asks == first
    assert talk.session.asked == talk.session.skipped == ()


def test_skip_leaves_the_question_open(talk):
    """What is skipped is not asked again and holds no value."""
    talk.commands("estimate")
    first = talk.session.asks
    talk.says("skip")
    assert talk.session.skipped == (first,)
    assert talk.session.asks != first
    assert getattr(talk.session.profile, first) is None


def test_cancel_stops_and_keeps_what_was_told(talk):
    """The interview ends without an estimate."""
    talk.says("12k followers, cooking")
    outcome = talk.commands("cancel")
    assert said(outcome) == ["cancelled"]
    assert (talk.session.state, talk.session.asks) == ("idle", None)
    assert talk.session.profile.followers == Decimal(12000)


def test_enough_gives_the_estimate_at_once(talk):
    """Nobody has to answer everything."""
    talk.commands("estimate")
    outcome = talk.presses("enough")
    assert "estimate" in said(outcome)
    assert outcome.estimate is not None


def test_unreadable_answer_asks_the_same_question_again(talk):
    """One helpful line, then the question."""
    talk.session = Session(state="interview", asks="followers")
    outcome = talk.says("xqzzt")
    assert talk.session.asks == "followers"
    assert said(outcome)[-1] == "followers"
    assert set(said(outcome)) <= KEYS


def test_edit_of_the_last_answer_corrects_it(talk):
    """The message is changed after it was sent: the answer changes with it."""
    talk.session = Session(state="interview", asks="followers")
    talk.says("12k")
    assert talk.session.profile.followers == Decimal(12000)
    talk.edits("30k")
    assert talk.session.profile.followers == Decimal(30000)
    assert talk.session.asked == ("followers",)


def test_edit_of_an_older_message_is_ignored(talk):
    """Only the latest answer can be corrected by an edit."""
    talk.session = Session(state="interview", asks="followers")
    talk.says("12k")
    talk.messages -= 1
    outcome = talk.edits("30k")
    assert outcome.replies == ()
    assert talk.session.profile.followers == Decimal(12000)


@pytest.mark.parametrize("steps", ["answer", "skip"])
@pytest.mark.parametrize(
    "start",
    [{}, {"residence": "US", "age": 25}, {"residence": "SE"}, {"followers": 500}, {"views_30d": 5_000_000, "age": 15}],
    ids=str,
)
def test_interview_ends_by_itself_within_a_dozen_questions(start, steps, talk):
    """Whatever is known before, and whether each question is answered or skipped."""
    talk.session = Session(profile=Profile(**start))
    outcome = talk.commands("estimate")
    questions = 0
    while talk.session.asks:
        questions += 1
        assert questions <= MOST_QUESTIONS
        question = BY_FIELD[talk.session.asks]
        pressed = (
            f"a.{question.field}.{len(question.choices) // 2}" if steps == "answer" and question.choices else "skip"
        )
        outcome = talk.presses(pressed)
    assert outcome.estimate is not None
    assert talk.session.state == "idle"


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.field)
@pytest.mark.parametrize("first", [True, False])
def test_a_question_has_four_rows_of_buttons_at_most(question, first):
    """All answers and steps are among them."""
    rows = buttons_for(question, first)
    actions = [button.action for row in rows for button in row]
    assert len(rows) <= 4
    assert max(len(row) for row in rows) <= 4
    assert len(actions) == len(question.choices) + question.may_be_unknown + (3 if first else 4)


@pytest.mark.parametrize("text", ["does tiktok have an office i can visit", "har tiktok nåt kontor man kan besöka"])
def test_topics_in_the_middle_of_a_question_leave_the_way_on(text, talk):
    """Three topics, and "Continue" for the question's own answers; typing one works at once."""
    talk.commands("estimate")
    rows = talk.says(text).replies[0].buttons
    assert len(rows) <= 4
    assert [button.action for button in rows[-1]] == ["continue", "cancel"]

    field = talk.session.asks
    again = talk.presses("continue").replies[0].buttons
    assert again[0][0].action == f"a.{field}.0"


def test_another_fact_is_no_answer_to_the_question(talk):
    """ "No, I'm 25" at a question about something else corrects the age; the number is not taken twice."""
    talk.says("12k followers, 200k views a month, germany, i am 24")
    asked = talk.session.asks
    assert asked not in (None, "age")

    talk.says("no, i'm 25")

    assert talk.session.profile.age == 25
    assert getattr(talk.session.profile, asked) is None


def test_beginning_anew_says_so_only_where_something_was_told(talk):
    """Nobody is told that their answers are gone who never gave any."""
    assert "start_over" not in said(talk.says("begin again"))
    talk.says("12k followers")
    assert "start_over" in said(talk.says("begin again"))
    assert talk.session.profile.told() == ()
