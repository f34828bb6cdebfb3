"""The queue of updates that waits for the bot, as Telegram keeps it.

Knows offsets, long polling and that only one may poll. Does not know what is in an update.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.local.errors import ApiError

KEPT = timedelta(hours=24)

Update = dict[str, object]


class Updates:
    """Updates in order; everything below an asked offset is confirmed and forgotten."""

    def __init__(self, clock: Callable[[], datetime], first_id: int = 0) -> None:
        self._clock = clock
        self._waiting: list[tuple[int, datetime, Update]] = []
        self._next_id = first_id + 1
        self._arrived = asyncio.Event()
        self.allowed: list[str] = []

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, kind: str, what: object) -> int | None:
        """The new update's id, or None where the bot does not want its kind."""
        if self.allowed and kind not in self.allowed:
            return None
        update_id = self._next_id
        self._next_id += 1
        self._waiting.append((update_id, self._clock(), {"update_id": update_id, kind: what}))
        self._arrived.set()
        return update_id

    async def get(self, offset: int, limit: int, timeout_seconds: float) -> list[Update]:
        """What waits from `offset` on; waits for the first to come. A newer call ends an older one with a 409."""
        self._arrived.set()
        self._arrived = arrived = asyncio.Event()
        self._confirm(offset)
        ends = asyncio.get_running_loop().time() + timeout_seconds
        while not self._waiting:
            arrived.clear()
            left = ends - asyncio.get_running_loop().time()
            if left <= 0:
                break
            try:
                await asyncio.wait_for(arrived.wait(), left)
            except TimeoutError:
                break
            if arrived is not self._arrived:
                raise ApiError(
                    409,
                    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
                )
        return [update for _, _, update in self._waiting[: max(1, min(limit, 100))]]

    def drop(self) -> None:
        self._waiting.clear()

    def take(self) -> list[Update]:
        """All that waits, confirmed at once: what a webhook would have been sent."""
        updates = [update for _, _, update in self._waiting]
        self._waiting.clear()
        return updates

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self._waiting = self._waiting[offset:]
            return
        oldest = self._clock() - KEPT
        self._waiting = [each for each in self._waiting if each[0] >= offset and each[1] > oldest]
