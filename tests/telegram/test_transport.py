"""python-telegram-bot over aiohttp, against the local Telegram behind real HTTP."""

import logging

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut

from bot.local.request import LocalRequest
from bot.local.server import serve
from bot.local.telegram import LocalTelegram
from bot.telegram.api import Api
from bot.telegram.transport import AiohttpRequest, bot_over
from tests.pictures.png import png

TOKEN = "4242:very-secret"


@pytest.fixture
async def telegram():
    telegram = LocalTelegram(token=TOKEN)
    telegram.user(7).says("hello")
    return telegram


@pytest.fixture
async def bot(telegram):
    async with serve(telegram) as url, bot_over(AiohttpRequest(), TOKEN, url) as bot:
        yield bot


async def test_a_bot_sends_edits_and_fetches_over_http(bot, telegram):
    """The library's own methods work unchanged."""
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Go", callback_data="1:go")]])
    sent = await bot.send_message(7, "<b>hi</b>", parse_mode="HTML", reply_markup=markup)
    await bot.edit_message_text("<i>ho</i>", 7, sent.message_id, parse_mode="HTML", reply_markup=markup)
    telegram.user(7).presses("Go")
    updates = await bot.get_updates(timeout=0)

    assert telegram.messages(7)[-1].text == "<i>ho</i>"
    assert [u.message.text for u in updates if u.message] == ["hello"]
    assert [u.callback_query.data for u in updates if u.callback_query] == ["1:go"]


async def test_a_file_travels_as_multipart(bot, telegram):
    """A photo with a caption and buttons arrives whole."""
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Go", callback_data="1:go")]])
    await bot.send_photo(7, png(), caption="å <b>b</b>", parse_mode="HTML", reply_markup=markup)

    message = telegram.messages(7)[-1]
    assert (message.photo, message.plain, message.buttons) == (png(), "å b", [["Go"]])


async def test_ready_parameters_are_posted_as_they_are(bot, telegram):
    """Nested objects stay objects; the answer is the plain result."""
    markup = {"inline_keyboard": [[{"text": "Go", "callback_data": "1:go"}]]}
    result = await Api(bot).call("sendMessage", {"chat_id": 7, "text": "hi", "reply_markup": markup})

    assert isinstance(result, dict)
    assert telegram.messages(7)[-1].message_id == result["message_id"]


@pytest.mark.parametrize(
    ("code", "description", "retry_after", "error"),
    [
        (400, "Bad Request: chat not found", None, BadRequest),
        (403, "Forbidden: bot was blocked by the user", None, Forbidden),
        (429, "", 3, RetryAfter),
        (502, "Bad Gateway", None, NetworkError),
    ],
)
async def test_refusals_become_the_librarys_errors(bot, telegram, code, description, retry_after, error):
    """Each code is its own kind of error."""
    telegram.fail_next("sendMessage", code, description, retry_after=retry_after)

    with pytest.raises(error):
        await bot.send_message(7, "hi")


async def test_a_wrong_token_is_an_invalid_token(telegram):
    """401, and the library's own error for it."""
    async with serve(telegram) as url, AiohttpRequest() as request:
        with pytest.raises(InvalidToken):
            await bot_over(request, "4242:wrong", url).get_me()


async def test_a_broken_network_never_tells_the_token(telegram, caplog):
    """Neither the error, nor its causes, nor any log line names the address."""
    caplog.set_level(logging.INFO)
    async with AiohttpRequest(connect_timeout_seconds=0.5) as request:
        with pytest.raises(NetworkError) as failed:
            await bot_over(request, TOKEN, "http://127.0.0.1:9").get_me()

    assert "very-secret" not in str(failed.value) + repr(failed.value.__cause__) + caplog.text


async def test_a_slow_server_times_out(telegram):
    """The long poll outlasts the time-out that the caller gave."""
    telegram.updates.take()
    async with serve(telegram) as url, AiohttpRequest(read_timeout_seconds=0.05) as request:
        with pytest.raises(TimedOut):
            await Api(bot_over(request, TOKEN, url)).call("getUpdates", {"timeout": 1})


async def test_in_process_requests_reach_the_same_telegram(telegram):
    """No socket, the same answers."""
    async with bot_over(LocalRequest(telegram), TOKEN) as bot:
        await bot.send_photo(7, png(), caption="x")
        with pytest.raises(BadRequest):
            await bot.send_message(8, "hi")

    assert telegram.messages(7)[-1].photo == png()
