"""Play a script as a person would: over HTTP, through the real client, with a process that can be killed."""

import asyncio
from contextlib import AsyncExitStack
from itertools import zip_longest
from pathlib import Path

from bot.app import App, open_app
from bot.local.conversation import Shown, settled
from bot.local.server import serve
from bot.local.telegram import LocalTelegram
from bot.local.upload import name_of
from bot.mind import Mind
from bot.settings import Settings
from bot.telegram.polling import poll
from bot.telegram.transport import AiohttpRequest
from tests.conftest import AS_OF
from tests.conversations.script import Expected, Script, Step, differences, matches

PERSON = 77


class Player:
    """A local Telegram over HTTP and a bot that can be killed and started again over the same database."""

    def __init__(self, mind: Mind, folder: Path, language_code: str) -> None:
        self.mind = mind
        self.settings = Settings(
            _env_file=None, database_url=f"sqlite:///{folder / 'tally.db'}", messages_per_second=0, log_level="ERROR"
        )
        self.telegram = LocalTelegram(clock=lambda: AS_OF)
        self.user = self.telegram.user(PERSON, language_code)
        self.last: dict[int, str] = {}
        self.app: App
        self.running: list[asyncio.Task[None]] = []
        self.open = AsyncExitStack()

    async def start(self, api_url: str) -> None:
        settings = self.settings.model_copy(update={"telegram_api_url": api_url})
        self.open = AsyncExitStack()
        opening = open_app(settings, AiohttpRequest(), self.telegram.token, self.mind, lambda: AS_OF)
        self.app = await self.open.enter_async_context(opening)
        stop = asyncio.Event()
        self.running = [
            asyncio.create_task(self.app.delivery.run(stop)),
            asyncio.create_task(poll(self.app.bot, self.app.take, stop, timeout_seconds=2)),
        ]

    async def kill(self) -> None:
        """Ended without a goodbye: tasks are cancelled where they stand."""
        for task in self.running:
            task.cancel()
        await asyncio.gather(*self.running, return_exceptions=True)
        await self.open.aclose()

    def act(self, step: Step) -> None:
        match step.does:
            case "says":
                self.user.says(step.with_what)
            case "presses":
                self.user.presses(self._label(step.with_what))
            case "sends":
                self.user.sends(step.with_what)
            case "edits":
                mine = [one for one in self.telegram.messages(PERSON) if not one.is_from_bot]
                self.user.edits(mine[-1].message_id, step.with_what)

    def _label(self, written: str) -> str:
        """The label as it stands on the button, where the script writes plain spaces and `…` for amounts."""
        labels = [label for one in self.telegram.messages(PERSON) for row in one.buttons for label in row]
        return next((label for label in reversed(labels) if matches(written, label)), written)

    async def seen(self) -> list[Shown]:
        await settled(self.telegram, self.app.store.unsent)
        messages = [one for one in self.telegram.messages(PERSON) if one.is_from_bot]
        news = [
            Shown(one, one.message_id in self.last) for one in messages if self.last.get(one.message_id) != one.text
        ]
        self.last = {one.message_id: one.text for one in messages}
        return news


async def play(script: Script, mind: Mind, folder: Path) -> list[str]:
    """Every difference between the script and what is seen, with the line of the script."""
    player = Player(mind, folder, script.language_code)
    found: list[str] = []
    async with serve(player.telegram) as api_url:
        await player.start(api_url)
        try:
            for step in script.steps:
                if step.does == "operator":
                    await player.kill()
                    await player.start(api_url)
                    continue
                player.act(step)
                found += _compare(script, step, await player.seen())
        finally:
            await player.kill()
    return found


def _compare(script: Script, step: Step, seen: list[Shown]) -> list[str]:
    found = []
    for expected, shown in zip_longest(step.expected, seen):
        where = f"{script.path.parent.name}/{script.path.name}:{step.line}: after {step.does} {step.with_what!r}: "
        if shown is None:
            found.append(f"{where}nothing more was said; expected {expected.lines}")
        elif expected is None:
            found.append(f"{where}more was said:\n{words_of(shown)}\n{shown.message.buttons}")
        else:
            found += [where + one for one in _both(expected, shown)]
    return found


def _both(expected: Expected, shown: Shown) -> list[str]:
    found = list(differences(expected, words_of(shown), shown.message.buttons))
    if expected.edited != shown.edited:
        found.append(f"expected a {'rewritten' if expected.edited else 'new'} message")
    return found


def words_of(shown: Shown) -> str:
    if shown.message.document is not None:
        return f"[document {name_of(shown.message.document)}]"
    return "[photo]" if shown.message.photo is not None else shown.message.plain
