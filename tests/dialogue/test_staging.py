"""Which message is rewritten, which is new, and whose buttons disappear."""

from bot.dialogue.events import Pressed, Said
from bot.dialogue.replies import Button, Outcome, Reply, Say
from bot.dialogue.session import Session
from bot.dialogue.staging import stage

AT_FIVE = Session(screen=5, screen_live=True)
ROWS = ((Button("estimate", "estimate"),),)
SCREEN = Reply((Say("help"),), ROWS)
KEPT = Reply((Say("help"),), ROWS, place="keep")


def test_a_press_rewrites_its_message():
    """The pressed screen becomes the next one, and keeps its number."""
    staging = stage(AT_FIVE, Pressed(5, "help"), Outcome(AT_FIVE, (SCREEN,)))
    assert [(one.screen, one.rewrites) for one in staging.messages] == [(5, True)]
    assert staging.retired == ()


def test_typed_text_gets_a_new_message_and_retires_the_old_buttons():
    """Nothing above the typed text can be pressed by mistake."""
    staging = stage(AT_FIVE, Said("hello"), Outcome(AT_FIVE, (SCREEN,)))
    assert [(one.screen, one.rewrites) for one in staging.messages] == [(6, False)]
    assert staging.retired == (5,)
    assert staging.session.screen == 6


def test_what_is_worth_keeping_is_never_rewritten():
    """A press on a kept message answers below it."""
    kept = AT_FIVE.but(screen_kept=True)
    staging = stage(kept, Pressed(5, "help"), Outcome(kept, (SCREEN,)))
    assert not staging.messages[0].rewrites
    assert staging.retired == (5,)


def test_an_estimate_does_not_overwrite_the_question():
    """A reply to be kept is a message of its own even after a press."""
    staging = stage(AT_FIVE, Pressed(5, "enough"), Outcome(AT_FIVE, (KEPT,)))
    assert [(one.screen, one.rewrites) for one in staging.messages] == [(6, False)]
    assert staging.session.screen_kept


def test_an_old_button_is_retired_with_the_present_screen():
    """A press on an old screen leads to one fresh screen, alone with buttons."""
    staging = stage(AT_FIVE, Pressed(2, "help"), Outcome(AT_FIVE, (SCREEN,)))
    assert staging.retired == (2, 5)
    assert staging.messages[0].screen == 6


def test_silence_changes_no_screen():
    """Where nothing is said, nothing is retired."""
    staging = stage(AT_FIVE, Said("hello"), Outcome(AT_FIVE))
    assert (staging.messages, staging.retired, staging.session) == ((), (), AT_FIVE)


def test_two_replies_get_two_screens():
    """Screens count up, and the last one is the present one."""
    staging = stage(AT_FIVE, Pressed(5, "enough"), Outcome(AT_FIVE, (SCREEN, KEPT)))
    assert [(one.screen, one.rewrites) for one in staging.messages] == [(5, True), (6, False)]
    assert staging.session.screen == 6
