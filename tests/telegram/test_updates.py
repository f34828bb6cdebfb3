"""What the door makes of Telegram's updates."""

import pytest
from telegram import Update

from bot.dialogue.events import Commanded, Edited, Pressed, Said, SentOther
from bot.local.telegram import LocalTelegram
from bot.telegram.updates import event_of

GROUP = -100


@pytest.fixture
def telegram() -> LocalTelegram:
    telegram = LocalTelegram()
    telegram.group(GROUP)
    return telegram


def arrived(telegram: LocalTelegram):
    [*_, newest] = telegram.updates.take()
    return event_of(Update.de_json(newest), "TallyBot")


def event(telegram: LocalTelegram):
    came = arrived(telegram)
    return came and came.event


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/start q_1m", Commanded("start", "q_1m")),
        ("/estimate@TallyBot", Commanded("estimate")),
        ("/Estimate@tallybot  12k views\nfood", Commanded("estimate", "12k views\nfood")),
        ("/estimate@OtherBot", None),
        ("/ hello", "said"),
        ("12k followers", "said"),
    ],
)
def test_commands_are_told_from_talk(telegram, text, expected):
    """A slash and a name, for us or for nobody in particular."""
    message = telegram.user(7).says(text)

    assert event(telegram) == (Said(text, message.message_id) if expected == "said" else expected)


def test_an_arrival_says_who_where_and_in_which_language(telegram):
    """Everything that the answer needs, and not the person's name."""
    telegram.user(7, "sv", "Kim").says("hej")

    came = arrived(telegram)
    assert (came.chat_id, came.user_id, came.chat_type, came.language_code) == (7, 7, "private", "sv")
    assert "Kim" not in repr(came)


async def test_a_press_names_its_screen_and_action(telegram):
    """An action may hold colons; data of another make belongs to screen 0."""
    kim = telegram.user(7)
    kim.says("hello")
    rows = [[{"text": "A", "callback_data": "12:answer:5k"}, {"text": "B", "callback_data": "old"}]]
    sent = await telegram.call("sendMessage", {"chat_id": 7, "text": "x", "reply_markup": {"inline_keyboard": rows}})

    press_id = kim.presses("A")
    came = arrived(telegram)
    assert (came.event, came.callback_id, came.message_id) == (Pressed(12, "answer:5k"), press_id, sent["message_id"])
    kim.presses("B")
    assert event(telegram) == Pressed(0, "old")
    kim.presses_data(9999, "12:x")
    assert event(telegram) == Pressed(12, "x")


def test_an_edit_is_an_edit(telegram):
    """With the id of the message that it changes."""
    message = telegram.user(7).says("12k")
    telegram.user(7).edits(message.message_id, "13k")

    assert event(telegram) == Edited("13k", message.message_id)


@pytest.mark.parametrize("kind", ["sticker", "photo", "voice", "video", "document", "location", "contact", "dice"])
def test_everything_that_is_not_text_says_its_kind(telegram, kind):
    """Nothing a person sends is met with silence."""
    telegram.user(7).sends(kind)

    assert event(telegram) == SentOther(kind)


async def test_in_a_group_only_what_is_meant_for_the_bot_arrives(telegram):
    """Commands, mentions and replies to the bot; a topic is kept."""
    kim = telegram.user(7)
    sent = await telegram.call("sendMessage", {"chat_id": GROUP, "text": "hello"})

    kim.says("what does 1M pay?", GROUP)
    assert event(telegram) is None
    kim.sends("sticker", GROUP)
    assert event(telegram) is None
    kim.says("@tallybot what does 1M pay?", GROUP, thread_id=5)
    came = arrived(telegram)
    assert (came.event.text, came.thread_id, came.chat_id, came.user_id) == ("what does 1M pay?", 5, GROUP, 7)
    kim.says("and 2M?", GROUP, reply_to=sent["message_id"])
    assert event(telegram).text == "and 2M?"
    kim.says("/estimate", GROUP)
    assert event(telegram) == Commanded("estimate")


def test_what_nobody_waits_for_is_none(telegram):
    """Blocking the bot, or a service message, is no event."""
    telegram.user(7).blocks()
    assert event(telegram) is None
    chat = {"id": 7, "type": "private"}
    pinned = {"update_id": 1, "message": {"message_id": 1, "date": 0, "chat": chat, "delete_chat_photo": True}}
    assert event_of(Update.de_json(pinned), "TallyBot") is None
