"""A conversation as JSON: one line out for each line in, in the shape that others rely on."""

import asyncio
import io
import json
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from bot.app import IN_MEMORY, converse
from bot.dialogue.session import PaidOut
from bot.local.chats import Content, LocalMessage
from bot.local.terminal import Line, answer_line, chat_in_json, payout_as_data, words_of
from bot.settings import CannotStart, Settings
from tests.pictures.png import png

KEYS = {"replies", "session", "answered", "estimate", "hypothetical", "offer", "payouts"}
STATES = {"idle", "interview", "paused", "confirm_delete", "deleted"}


@pytest.fixture
def settings(tmp_path):
    return Settings(_env_file=None, database_url=IN_MEMORY, tally_data_key_file=tmp_path / "data.key")


async def played(settings, mind, *lines):
    async with converse(settings, mind) as conversation:
        return [await answer_line(Line.model_validate(line), conversation, at) for at, line in enumerate(lines, 1)]


async def test_each_answer_has_the_shape_of_the_contract(settings, mind):
    """Every key, whatever was done."""
    told = await played(settings, mind, {"new": {"language_code": "sv"}}, {"user": "/start"}, {"send": "sticker"})
    for one in told:
        assert set(one) == KEYS
        assert set(one["session"]) == {"state", "asks", "language", "currency", "profile"}
        assert one["session"]["state"] in STATES
        assert one["session"]["language"] == "sv"
        for reply in one["replies"]:
            assert set(reply) == {"text", "buttons", "photo", "edited"}
    assert told[0]["replies"] == []
    assert told[1]["replies"]
    assert told[2]["replies"]


async def test_first_button_of_the_greeting_starts_the_interview(settings, mind):
    """It rewrites the greeting into the first question."""
    async with converse(settings, mind) as conversation:
        greeting = await answer_line(Line(user="/start"), conversation)
        first = await answer_line(Line(press=greeting["replies"][0]["buttons"][0][0]), conversation)
    assert first["session"]["state"] == "interview"
    assert first["session"]["asks"]
    assert [reply["edited"] for reply in first["replies"]] == [True]


async def test_wait_moves_the_clock_and_says_nothing(settings, mind):
    """After a day in the middle of an interview, hello asks whether to go on."""
    told = await played(settings, mind, {"user": "/estimate"}, {"wait": "P1D"}, {"user": "hello"})
    assert told[1]["replies"] == []
    assert told[1]["session"]["state"] == "interview"
    assert told[2]["session"]["state"] == "paused"


async def test_estimate_is_told_in_the_turn_that_shows_it_and_not_after(settings, mind):
    """Null again as soon as something else is said."""
    told = await played(
        settings,
        mind,
        {"user": "12k followers, 200k views a month, I live in Sweden"},
        {"press": "That's enough"},
        {"user": "when do I get paid?"},
    )
    assert told[0]["session"]["profile"]["followers"] == 12_000
    assert told[1]["estimate"]["total"]["low"] <= told[1]["estimate"]["total"]["high"]
    assert told[2]["estimate"] is None
    assert told[2]["answered"] == ["payout.when"]


async def test_finished_interview_shows_its_text_and_then_its_card(settings, mind):
    """The text is complete; the picture is a message of its own, without words or buttons."""
    told = await played(settings, mind, {"user": "12k followers, 200k views a month"}, {"press": "That's enough"})
    text, card = told[1]["replies"]
    assert (text["photo"], bool(text["buttons"])) == (False, True)
    assert card == {"text": "", "buttons": [], "photo": True, "edited": False}


def test_terminal_says_that_there_is_a_picture():
    """It cannot show one."""
    photo = LocalMessage(1, 1, datetime.now(UTC), Content(), photo=png())
    words = LocalMessage(2, 1, datetime.now(UTC), Content("a", "a"))
    assert [words_of(photo).plain, words_of(words).plain] == ["[photo]", "a"]


async def test_unknown_button_is_named_with_its_line(settings, mind):
    """A script that presses what is not there is told where."""
    with pytest.raises(CannotStart, match="Line 2"):
        await played(settings, mind, {"user": "/start"}, {"press": "No such button"})


async def test_unknown_kind_is_refused(settings, mind):
    """Only what the local Telegram can send."""
    with pytest.raises(CannotStart, match="photo"):
        await played(settings, mind, {"send": "elephant"})


async def test_each_line_of_input_gives_exactly_one_line_of_output(settings, mind, monkeypatch, capsys):
    """New and wait too; blank lines are no lines."""
    lines = ['{"new":{"language_code":"nb"}}', '{"wait":"PT1H"}', "", '{"user":"/start"}', '{"send":"photo"}']
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines) + "\n"))
    async with converse(settings, mind) as conversation:
        await asyncio.wait_for(chat_in_json(conversation), 20)
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(told) == 4
    assert told[-1]["session"]["language"] == "nb"


@pytest.mark.parametrize("line", ["nonsense", '{"shout":"hi"}', '{"user":3}'])
async def test_line_that_cannot_be_read_is_named(line, settings, mind, monkeypatch):
    """The number of the line and what is wrong with it."""
    monkeypatch.setattr("sys.stdin", io.StringIO(line + "\n"))
    async with converse(settings, mind) as conversation:
        with pytest.raises(CannotStart, match="Line 1"):
            await chat_in_json(conversation)


def test_a_payout_of_qualified_views_shows_them_and_their_rate():
    """They are the views that it was told with."""
    told = {"amount": Decimal(212), "currency": "USD", "usd": Decimal(212), "month": "2026-03"}
    shown = payout_as_data(PaidOut(**told, qualified_views=Decimal(200_000)))
    assert (shown["views"], shown["per_1000"]) == (200_000, 1.06)
    assert payout_as_data(PaidOut(**told))["views"] is None
