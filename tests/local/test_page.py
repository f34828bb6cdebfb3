"""The chat page in a real browser: press a button, ask in Swedish, see the answer."""

import asyncio
import shutil
import socket
import warnings
from contextlib import asynccontextmanager

import pytest

from bot.app import IN_MEMORY, converse, serve
from bot.local.page import page_app
from bot.settings import Settings

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
]
pytestmark = pytest.mark.slow


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@asynccontextmanager
async def served(mind, folder):
    """The page on a free port, for as long as the block lasts."""
    settings = Settings(_env_file=None, database_url=IN_MEMORY, tally_data_key_file=folder / "data.key")
    stop, port = asyncio.Event(), free_port()
    async with converse(settings, mind) as conversation:
        serving = asyncio.create_task(serve(page_app(conversation), "127.0.0.1", port, stop))
        try:
            async with asyncio.timeout(10):
                while not await answers(port):  # noqa: ASYNC110 - a server has no event to wait for
                    await asyncio.sleep(0.02)
            yield f"http://127.0.0.1:{port}"
        finally:
            stop.set()
            await asyncio.wait([serving], timeout=10)


async def answers(port):
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    return True


@asynccontextmanager
async def browser_page():
    if CHROMIUM is None:
        warnings.warn("NO CHROMIUM HERE: the chat page was not tried in a browser", stacklevel=2)
        pytest.skip("NO CHROMIUM HERE: the chat page was not tried in a browser")
    from playwright.async_api import async_playwright

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        try:
            yield await browser.new_page()
        finally:
            await browser.close()


async def test_person_presses_a_button_and_asks_in_swedish(mind, tmp_path):
    """The greeting, the first question, and an answer in the language of the question."""
    async with served(mind, tmp_path) as address, browser_page() as page:
        broken = []
        page.on("pageerror", lambda error: broken.append(str(error)))
        await page.goto(address)
        await page.get_by_role("button", name="Estimate my earnings").last.click()
        await page.get_by_text("Question 1 of at most").wait_for(timeout=10_000)
        await page.get_by_role("button", name="Cancel").last.click()
        box = page.get_by_role("textbox")
        await box.fill("Hur mycket får jag för en miljon visningar?")
        await box.press("Enter")
        await page.get_by_text("1\u00a0000\u00a0000 visningar").first.wait_for(timeout=10_000)
        assert broken == []


async def test_other_pages_may_not_speak_for_the_person(mind, tmp_path):
    """A form on a strange page can't type here, and what can't be done is said as such."""
    import aiohttp

    async with served(mind, tmp_path) as address, aiohttp.ClientSession() as http:
        stranger = {"sec-fetch-site": "cross-site"}
        async with http.post(f"{address}/do/say", json={"text": "hi"}, headers=stranger) as answer:
            assert answer.status == 403
        async with http.post(f"{address}/do/shout", json={}) as answer:
            assert answer.status == 400
        async with http.post(f"{address}/do/say", json={"text": "hej"}) as answer:
            told = await answer.json()
    assert set(told) == {"messages", "session", "behind"}
    assert [one["mine"] for one in told["messages"]][:2] == [True, False]


async def test_card_of_an_estimate_is_shown_on_the_page(mind, tmp_path):
    """As a message of its own, with the address of its picture; there is no other file."""
    import aiohttp

    async with served(mind, tmp_path) as address, aiohttp.ClientSession() as http:
        for text in ("12k followers, 200k views a month, I live in Sweden", "that's enough"):
            async with http.post(f"{address}/do/say", json={"text": text}) as answer:
                told = await answer.json()
        photo = told["messages"][-1]["photo"]
        async with http.get(f"{address}{photo}") as answer:
            assert (answer.status, answer.content_type) == (200, "image/png")
            assert (await answer.read()).startswith(b"\x89PNG")
        async with http.get(f"{address}/file/1") as answer:
            assert answer.status == 404
