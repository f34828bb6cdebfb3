"""Polling and webhook: nothing is acknowledged before it is committed."""

import asyncio

import httpx
import pytest
from prometheus_client import CollectorRegistry

from bot.local.request import LocalRequest
from bot.local.telegram import LocalTelegram
from bot.telegram.polling import TokenRefused, poll
from bot.telegram.transport import bot_over
from bot.telegram.webhook import SECRET_HEADER, Webhook, web_app


@pytest.fixture
def telegram() -> LocalTelegram:
    telegram = LocalTelegram()
    telegram.user(7).says("one")
    return telegram


def bot_of(telegram: LocalTelegram, token: str | None = None):
    return bot_over(LocalRequest(telegram), token or telegram.token)


async def test_a_batch_is_acknowledged_only_when_it_is_taken(telegram):
    """A failed commit gets the same batch again, and Telegram holds it all the while."""
    stop = asyncio.Event()
    taken = []

    async def take(updates):
        taken.append([update.message.text for update in updates])
        assert len(telegram.updates) == 1
        if len(taken) == 1:
            raise OSError("the disk is full")
        stop.set()

    await asyncio.wait_for(poll(bot_of(telegram), take, stop), 2)

    assert taken == [["one"], ["one"]]


async def test_the_next_poll_acknowledges(telegram):
    """Every update is taken once and then forgotten by Telegram."""
    stop = asyncio.Event()
    taken = []

    async def take(updates):
        taken.extend(update.message.text for update in updates)
        if len(taken) == 1:
            telegram.user(7).says("two")
        else:
            stop.set()

    await asyncio.wait_for(poll(bot_of(telegram), take, stop), 2)

    assert taken == ["one", "two"]


async def test_presses_are_answered_and_late_ones_do_no_harm(telegram):
    """The answer goes out beside the batch; its refusal is swallowed."""
    stop = asyncio.Event()
    keyboard = {"inline_keyboard": [[{"text": "Go", "callback_data": "1:go"}]]}
    await telegram.call("sendMessage", {"chat_id": 7, "text": "x", "reply_markup": keyboard})
    press_id, late_id = telegram.user(7).presses("Go"), telegram.user(7).presses("Go")
    del telegram.presses[late_id]

    async def take(updates):
        stop.set()

    await asyncio.wait_for(poll(bot_of(telegram), take, stop), 2)

    assert telegram.presses[press_id].answer is not None


async def test_a_refused_token_stops_with_one_clear_sentence(telegram):
    """It names the setting and not the token."""
    with pytest.raises(TokenRefused, match="TELEGRAM_BOT_TOKEN") as refused:
        await poll(bot_of(telegram, "4242:wrong"), lambda _: asyncio.sleep(0), asyncio.Event())

    assert "4242" not in str(refused.value)


async def test_a_broken_network_is_waited_out(telegram):
    """A bad gateway later the update is taken."""
    telegram.fail_next("getUpdates", 502)
    stop = asyncio.Event()

    async def take(updates):
        stop.set()

    await asyncio.wait_for(poll(bot_of(telegram), take, stop), 3)


async def test_a_stop_does_not_wait_for_the_long_poll(telegram):
    """Nobody writes, and still it ends at once."""
    telegram.updates.take()
    stop = asyncio.Event()
    polling = asyncio.create_task(poll(bot_of(telegram), lambda _: asyncio.sleep(0), stop))
    await asyncio.sleep(0.02)

    stop.set()

    await asyncio.wait_for(polling, 0.5)


@pytest.fixture
async def posted(telegram):
    """A web app whose commits fail while `failing` holds something, and the batches that it took."""
    failing: list[str] = []
    taken = []

    async def take(updates):
        if failing:
            raise OSError("the disk is full")
        taken.append([update.update_id for update in updates])

    async def ready():
        return not failing

    webhook = Webhook(bot_of(telegram), take, "/hook", "s3cret")
    app = web_app(ready, webhook, CollectorRegistry())
    transport = httpx.ASGITransport(app)
    async with app.router.lifespan_context(app), httpx.AsyncClient(transport=transport, base_url="http://t") as client:
        yield client, taken, failing


async def test_a_webhook_answers_200_when_committed_and_503_when_not(posted, telegram):
    """Telegram sends again what was answered with 503."""
    client, taken, failing = posted
    [update] = telegram.updates.take()
    headers = {SECRET_HEADER: "s3cret"}

    assert (await client.post("/hook", json=update, headers=headers)).status_code == 200
    failing.append("now")
    assert (await client.post("/hook", json=update, headers=headers)).status_code == 503
    assert taken == [[update["update_id"]]]


async def test_a_webhook_without_the_secret_is_refused(posted, telegram):
    """A wrong secret, or none."""
    client, taken, _ = posted
    [update] = telegram.updates.take()

    assert (await client.post("/hook", json=update)).status_code == 403
    assert (await client.post("/hook", json=update, headers={SECRET_HEADER: "s3cre"})).status_code == 403
    assert taken == []


async def test_health_readiness_and_metrics_are_served(posted):
    """Alive is not the same as ready."""
    client, _, failing = posted
    failing.append("now")

    assert (await client.get("/healthz")).status_code == 200
    assert (await client.get("/readyz")).status_code == 503
    assert (await client.get("/metrics")).status_code == 200


async def test_what_arrives_during_a_commit_is_the_next_batch(telegram):
    """One commit for all that came meanwhile, none waited for."""
    began, go_on = asyncio.Event(), asyncio.Event()
    batches = []

    async def take(updates):
        batches.append(len(updates))
        began.set()
        await go_on.wait()

    webhook = Webhook(bot_of(telegram), take, "/hook", "s3cret")
    running = asyncio.create_task(webhook.run())
    first = asyncio.create_task(webhook._committed(None))
    await began.wait()
    others = [asyncio.create_task(webhook._committed(None)) for _ in range(5)]
    await asyncio.sleep(0)
    go_on.set()

    assert await asyncio.gather(first, *others) == [True] * 6
    assert batches == [1, 5]
    running.cancel()
