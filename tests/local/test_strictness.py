"""What Telegram refuses, the local Telegram refuses too."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.local.errors import ApiError
from bot.local.telegram import LocalTelegram
from tests.pictures.png import png


def keyboard(**button: object) -> dict[str, object]:
    return {"inline_keyboard": [[button]]}


async def refusal(telegram: LocalTelegram, method: str, **params: object) -> str:
    with pytest.raises(ApiError) as refused:
        await telegram.call(method, params)
    return str(refused.value)


async def send(telegram: LocalTelegram, **params: object) -> int:
    sent = await telegram.call("sendMessage", {"chat_id": 7, "text": "hi", **params})
    assert isinstance(sent, dict)
    return int(sent["message_id"])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1 < 2", "Unclosed start tag at byte offset 2"),
        ("you & me", 'Unescaped "&" at byte offset 4'),
        ("a&nbsp;b", 'Unescaped "&" at byte offset 1'),
        ("<b>bold", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("å<br>", 'Unsupported start tag "br" at byte offset 2'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<code><b>x</b></code>", 'Tag "b" inside "code" at byte offset 6'),
        ("<blockquote><blockquote>x</blockquote></blockquote>", "Nested blockquote at byte offset 12"),
        ("<tg-emoji>x</tg-emoji>", 'Tag "tg-emoji" must have attribute "emoji-id" at byte offset 0'),
    ],
)
async def test_html_that_does_not_parse_is_refused_with_its_place(telegram, text, reason):
    """The refusal says what is wrong and at which byte."""
    said = await refusal(telegram, "sendMessage", chat_id=7, text=text, parse_mode="HTML")

    assert said == f"400 Bad Request: can't parse entities: {reason}"


async def test_html_becomes_plain_text_and_entities_in_utf_16(telegram):
    """An emoji counts two, as in Telegram."""
    await send(telegram, text='🎬 <b>5 &lt; <i>6</i></b> <a href="https://x.y">l</a>', parse_mode="HTML")

    message = telegram.messages(7)[-1]
    assert message.plain == "🎬 5 < 6 l"
    assert [(e["type"], e["offset"], e["length"]) for e in message.content.entities] == [
        ("bold", 3, 5),
        ("italic", 7, 1),
        ("text_link", 9, 1),
    ]


async def test_blockquotes_may_expand(telegram):
    """Expandable quotes are an entity of their own."""
    await send(telegram, text="<blockquote expandable>why</blockquote>", parse_mode="HTML")

    assert telegram.messages(7)[-1].content.entities[0]["type"] == "expandable_blockquote"


async def test_limits_count_what_is_left_after_the_entities(telegram):
    """4,096 letters in bold may go, one more may not; a caption holds 1,024."""
    await send(telegram, text=f"<b>{'x' * 4096}</b>", parse_mode="HTML")

    assert "message is too long" in await refusal(telegram, "sendMessage", chat_id=7, text="x" * 4097)
    assert "caption is too long" in await refusal(telegram, "sendPhoto", chat_id=7, photo=png(), caption="x" * 1025)


async def test_an_empty_text_is_refused(telegram):
    """Nothing, and nothing but tags, are both empty."""
    assert "message text is empty" in await refusal(telegram, "sendMessage", chat_id=7, text="")
    assert "message text is empty" in await refusal(
        telegram, "sendMessage", chat_id=7, text="<b> </b>", parse_mode="HTML"
    )


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ({"text": "Go", "callback_data": "å" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": "Go", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"text": " ", "callback_data": "1:go"}, 'Field "text" must be non-empty'),
        ({"text": "Go"}, "exactly one of the optional fields"),
        ({"text": "Go", "callback_data": "1:go", "url": "https://x.y"}, "exactly one of the optional fields"),
        ({"text": "Go", "data": "1:go"}, "unknown field data"),
        ({"text": "Go", "url": "x.y"}, "URL is invalid"),
    ],
)
async def test_buttons_that_telegram_refuses_are_refused(telegram, button, reason):
    """64 bytes of data, a label, exactly one thing to do."""
    assert reason in await refusal(telegram, "sendMessage", chat_id=7, text="x", reply_markup=keyboard(**button))


async def test_an_edit_that_changes_nothing_is_refused(telegram):
    """Same words and buttons: not modified; other buttons are a change."""
    go, stop = keyboard(text="Go", callback_data="1:go"), keyboard(text="Stop", callback_data="1:stop")
    message_id = await send(telegram, text="<b>hi</b>", parse_mode="HTML", reply_markup=go)
    same = {"chat_id": 7, "message_id": message_id, "text": "<b>hi</b>", "parse_mode": "HTML"}

    assert "message is not modified" in await refusal(telegram, "editMessageText", **same, reply_markup=go)
    await telegram.call("editMessageText", {**same, "reply_markup": stop})

    message = telegram.messages(7)[-1]
    assert message.buttons == [["Stop"]]
    assert [former.plain for former in message.history] == ["hi"]


async def test_only_the_bots_own_messages_can_be_edited(telegram):
    """Neither a message that is gone nor a person's."""
    theirs = telegram.messages(7)[0].message_id

    assert "message to edit not found" in await refusal(telegram, "editMessageText", chat_id=7, message_id=99, text="x")
    assert "can't be edited" in await refusal(telegram, "editMessageText", chat_id=7, message_id=theirs, text="x")


async def test_a_press_can_be_answered_once_and_not_late():
    """After 150 seconds, or a second time, or with a made-up id, the answer is refused."""
    now = datetime(2026, 3, 1, tzinfo=UTC)
    telegram = LocalTelegram(clock=lambda: now)
    kim = telegram.user(7)
    kim.says("hello")
    await send(telegram, reply_markup=keyboard(text="Go", callback_data="1:go"))
    early, late = kim.presses("Go"), kim.presses("Go")

    await telegram.call("answerCallbackQuery", {"callback_query_id": early})
    now += timedelta(seconds=151)

    for press in (early, late, "made up"):
        assert "query is too old" in await refusal(telegram, "answerCallbackQuery", callback_query_id=press)


async def test_a_bot_cannot_write_first_nor_to_who_blocked_it(telegram):
    """An unknown chat is a 400, a blocked one a 403."""
    telegram.user(7).blocks()

    assert await refusal(telegram, "sendMessage", chat_id=8, text="x") == "400 Bad Request: chat not found"
    assert (await refusal(telegram, "sendMessage", chat_id=7, text="x")).startswith("403 Forbidden: bot was blocked")


async def test_unknown_methods_and_parameters_are_refused(telegram):
    """A misspelt parameter does not pass silently, as it would with Telegram."""
    assert await refusal(telegram, "sendMesage", chat_id=7) == "404 Not Found: method not found"
    assert "unknown parameter markup" in await refusal(telegram, "sendMessage", chat_id=7, text="x", markup={})


async def test_failures_come_on_demand_and_in_their_chat_only(telegram):
    """A 429 names its seconds; the call after it works."""
    telegram.user(8).says("hello")
    telegram.fail_next("sendMessage", 429, retry_after=3, chat_id=7)

    await telegram.call("sendMessage", {"chat_id": 8, "text": "hi"})
    assert "retry after 3" in await refusal(telegram, "sendMessage", chat_id=7, text="hi")
    await send(telegram)


async def test_pressing_what_is_not_there_is_a_lookup_error(telegram):
    """A script that presses a button nobody shows must fail."""
    with pytest.raises(LookupError):
        telegram.user(7).presses("Go")


async def test_profile_texts_and_commands_have_their_limits(telegram):
    """Per language, and read back as they were set."""
    commands = [{"command": "estimate", "description": "Räkna ut"}]
    await telegram.call("setMyCommands", {"commands": commands, "language_code": "sv"})

    assert await telegram.call("getMyCommands", {"language_code": "sv"}) == commands
    assert await telegram.call("getMyCommands", {}) == []
    assert "too long" in await refusal(telegram, "setMyShortDescription", short_description="x" * 121)
    assert "BOT_COMMAND_INVALID" in await refusal(
        telegram, "setMyCommands", commands=[{"command": "Å", "description": "x"}]
    )
    assert "language code" in await refusal(telegram, "setMyName", name="Tally", language_code="swe")


async def test_a_newer_poll_ends_an_older_one_and_a_webhook_forbids_polling(telegram):
    """Both are a 409, as with Telegram."""
    await telegram.call("setWebhook", {"url": "https://x.y/hook", "secret_token": "s"})
    assert "webhook is active" in await refusal(telegram, "getUpdates")

    await telegram.call("deleteWebhook", {})
    older = asyncio.create_task(telegram.call("getUpdates", {"timeout": 5}))
    await asyncio.sleep(0)
    assert await telegram.call("getUpdates", {}) == []

    with pytest.raises(ApiError, match="409 Conflict: terminated by other getUpdates"):
        await older


async def test_updates_wait_until_a_higher_offset_confirms_them(telegram):
    """Asking twice without an offset gives the same update twice."""
    telegram.user(7).says("one")
    telegram.user(7).says("two")

    first = await telegram.call("getUpdates", {"limit": 1})
    again = await telegram.call("getUpdates", {"limit": 1})
    rest = await telegram.call("getUpdates", {"offset": first[0]["update_id"] + 1})

    assert first == again
    assert [update["message"]["text"] for update in rest] == ["two"]


@pytest.mark.parametrize(
    ("photo", "words"),
    [
        (b"GIF89a", "IMAGE_PROCESS_FAILED"),
        (b"", "file must be non-empty"),
        ("https://example.org/a.png", "wrong file identifier"),
        (png(9_000, 1_001), "PHOTO_INVALID_DIMENSIONS"),
        (png(2_100, 100), "PHOTO_INVALID_DIMENSIONS"),
    ],
)
async def test_photo_must_be_a_picture_of_a_shape_that_telegram_takes(photo, words, telegram):
    """A PNG, not too large, not too long."""
    assert words in await refusal(telegram, "sendPhoto", chat_id=7, photo=photo)
