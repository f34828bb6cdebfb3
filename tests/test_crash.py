"""The process is killed at a bad moment and started again: the conversation goes on where it was."""

import asyncio
import os
import sys

import pytest

from bot.local.server import serve
from bot.local.telegram import LocalTelegram

PERSON = 5


async def start(folder, api_url, token):
    """The real process, as an operator runs it; its output goes to a file."""
    env = {
        **os.environ,
        "TELEGRAM_BOT_TOKEN": token,
        "TELEGRAM_API_URL": api_url,
        "DATABASE_URL": f"sqlite:///{folder}/tally.db",
        "MESSAGES_PER_SECOND": "0",
    }
    with open(folder / "output.txt", "ab") as output:  # noqa: ASYNC230 - a file for a child process
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", cwd=folder, env=env, stdout=output, stderr=output
        )


async def answer(telegram, awaited):
    """Wait until the bot has said what is awaited; all that it has said, each line once.

    A message that was sent when the process died, but not yet noted as sent, is sent again rather than lost.
    """
    async with asyncio.timeout(30):
        while True:
            said = [one.plain for one in telegram.messages(PERSON) if one.is_from_bot]
            if any(awaited in text for text in said) and not len(telegram.updates):
                return list(dict.fromkeys(said))
            await asyncio.sleep(0.02)


@pytest.mark.slow
async def test_killed_in_the_middle_it_goes_on_where_it_was(ready_folder):
    """SIGKILL after two questions; after a restart the third is answered, and the token is in no output."""
    telegram = LocalTelegram(token="4242:secret-token")
    user = telegram.user(PERSON)
    async with serve(telegram) as api_url:
        process = await start(ready_folder, api_url, telegram.token)
        user.says("/estimate")
        await answer(telegram, "Question 1")
        user.says("200k")
        await answer(telegram, "Question 2")
        process.kill()
        await process.wait()

        user.says("Sweden")
        process = await start(ready_folder, api_url, telegram.token)
        try:
            said = await answer(telegram, "Question 3")
        finally:
            process.terminate()
            await process.wait()

    assert [text.splitlines()[0] for text in said] == [f"Question {n} of at most 12" for n in (1, 2, 3)]
    assert process.returncode == 0
    assert "secret-token" not in (ready_folder / "output.txt").read_text()
