"""A turn never fails: any button, old or made up, and any text leads on."""

from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.dialogue.events import Pressed, Said
from bot.dialogue.interview.questions import QUESTIONS
from bot.dialogue.scene import Scene
from bot.dialogue.session import Session
from bot.dialogue.turn import turn
from bot.wording.voice import Voice
from bot.wording.words import put_into_words
from tests.dialogue.conftest import said

SESSIONS = st.sampled_from(
    [
        Session(screen=3, screen_live=True),
        Session(screen=3, screen_live=True, state="confirm_delete"),
        Session(screen=3, state="deleted"),
        Session(screen=3, screen_live=True, state="paused", asks="age", asked=("residence",)),
        *(Session(screen=3, screen_live=True, state="interview", asks=question.field) for question in QUESTIONS),
    ]
)
VERBS = ("a", "t", "lang", "cur", "open", "skip", "back", "enough", "sources", "delete_yes", "start_over", "saved")
RESTS = st.one_of(st.text(max_size=20), st.sampled_from(["", ".followers.0", ".followers.99", ".payout.when", ".sv"]))
ACTIONS = st.one_of(st.text(max_size=30), st.builds(lambda verb, rest: verb + rest, st.sampled_from(VERBS), RESTS))
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SHARED = [HealthCheck.function_scoped_fixture]


def put_all_into_words(outcome, knowledge):
    lang = outcome.language or outcome.session.language
    voice = Voice.of(lang, outcome.session.currency, knowledge, NOW.date())
    return [put_into_words(reply, 1, voice).text for reply in outcome.replies]


@settings(max_examples=150, deadline=None, suppress_health_check=SHARED)
@given(session=SESSIONS, screen=st.integers(-1, 5), action=ACTIONS)
def test_any_press_leads_to_a_screen(knowledge, session, screen, action):
    """Whatever a button says and wherever it stands, the person gets an answer with words."""
    outcome = turn(session, Pressed(screen, action), None, Scene(knowledge, NOW))
    assert all(put_all_into_words(outcome, knowledge))
    assert outcome.replies


@settings(max_examples=60, deadline=None, suppress_health_check=SHARED)
@given(session=SESSIONS, text=st.text(min_size=1, max_size=80))
def test_any_text_is_answered(mind, session, text):
    """No text, in whatever script, brings a turn down."""
    meaning = mind.understanding.understand(text, session.language)
    outcome = turn(session, Said(text, 1), meaning, Scene(mind.knowledge, NOW))
    assert all(put_all_into_words(outcome, mind.knowledge))


def test_old_button_gives_a_fresh_screen(talk):
    """A button of a message far up is not an error and changes no answer."""
    talk.commands("estimate")
    asks = talk.session.asks
    outcome = talk.presses("a.followers.0", screen=0)
    assert said(outcome)[0] == "old_button"
    assert talk.session.asks == asks
    assert talk.session.profile.told() == ()


def test_a_choice_of_another_question_is_not_taken(talk):
    """Data that names a question that is not asked answers nothing."""
    talk.session = Session(state="interview", asks="age", screen=2, screen_live=True)
    talk.presses("a.followers.0")
    assert talk.session.profile.followers is None


def test_deleting_asks_first_and_then_forgets(talk):
    """Two steps, and the safe one is offered first."""
    talk.says("12k followers, cooking")
    outcome = talk.commands("deletemydata")
    assert talk.session.state == "confirm_delete"
    assert outcome.replies[0].buttons[0][0].action == "delete_no"
    outcome = talk.presses("delete_yes")
    assert outcome.forgets
    assert (talk.session.state, talk.session.profile.told()) == ("deleted", ())


def test_keeping_everything_keeps_everything(talk):
    """The safe button goes back to where the person was."""
    talk.says("12k followers, cooking")
    talk.commands("deletemydata")
    outcome = talk.presses("delete_no")
    assert not outcome.forgets
    assert talk.session.profile.followers is not None


def test_after_deletion_the_person_is_new(talk):
    """The next event starts from nothing."""
    talk.commands("deletemydata")
    talk.presses("delete_yes")
    talk.commands("start")
    assert talk.session.state == "idle"
    assert said(talk.commands("saved")) == ["saved_empty"]


def test_question_in_the_middle_is_answered_and_the_interview_goes_on(talk):
    """The answer first, then the question again."""
    talk.commands("estimate")
    asks = talk.session.asks
    outcome = talk.says("when do I get paid?")
    assert outcome.answered == ("payout.when",)
    assert said(outcome)[0] == "faq"
    assert said(outcome)[-1] == asks
