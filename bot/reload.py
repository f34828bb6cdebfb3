"""Changed knowledge is taken over while Tally runs: the whole set, or nothing of it.

Looks at the folder now and then. A set with a mistake in it is left aside, the old one stays, and the admins are told
once. Does not know what the knowledge says.
"""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import structlog

from bot.dialogue.replies import Say
from bot.mind import Mind
from knowledge.load import OWN_FOLDER, BadKnowledge

log = structlog.get_logger()
LOOK_SECONDS = 5
MOST_PROBLEMS = 3

State = frozenset[tuple[str, int, int]]
"""Name, time of change and size of each file."""


class Reload:
    """Watches one folder. `use` takes a new mind; `tell` reaches the admins."""

    def __init__(
        self,
        folder: Path | None,
        cache: Path | None,
        version: str,
        use: Callable[[Mind], None],
        tell: Callable[[Say], Awaitable[None]],
    ) -> None:
        self._folder = folder or OWN_FOLDER
        self._cache = cache
        self._version = version
        self._use = use
        self._tell = tell
        self._seen = _state(self._folder)
        self._tried = self._seen
        self._refused = False

    async def run(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            try:
                await asyncio.wait_for(stop.wait(), LOOK_SECONDS)
            except TimeoutError:
                await self.look()

    async def look(self) -> None:
        """Take over what has changed. A folder that is still being written to is left for the next look."""
        now = await asyncio.to_thread(_state, self._folder)
        settled, self._seen = now == self._seen, now
        if not settled or now == self._tried:
            return
        self._tried = now
        try:
            mind = await asyncio.to_thread(Mind.open, self._folder, self._cache)
        except BadKnowledge as bad:
            await self._refuse(bad)
            return
        if mind.knowledge.version == self._version and not self._refused:
            return
        self._version = mind.knowledge.version
        self._use(mind)
        log.info("knowledge_taken_over", version=self._version)
        if self._refused:
            self._refused = False
            await self._tell(Say("knowledge_mended", {}))

    async def _refuse(self, bad: BadKnowledge) -> None:
        self._refused = True
        log.warning("knowledge_refused", problems=len(bad.problems), first=str(bad.problems[0]))
        first = "\n".join(str(problem) for problem in bad.problems[:MOST_PROBLEMS])
        await self._tell(Say("knowledge_refused", {"count": len(bad.problems), "problems": first}))


def _state(folder: Path) -> State:
    found = []
    for path in folder.rglob("*.yaml"):
        try:
            told = path.stat()
        except OSError:
            continue  # it went between listing and looking; the next look sees the folder without it
        found.append((str(path), told.st_mtime_ns, told.st_size))
    return frozenset(found)
