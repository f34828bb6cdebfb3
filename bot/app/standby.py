"""Who polls: one process a database. Over PostgreSQL the others stand by; over SQLite there is no other.

Knows how the place is waited for and watched. Does not know what is done with it.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from bot.app.opening import Say
from bot.settings import CannotStart
from storage.store import DatabaseUnusable, Place, Store

LOOK_SECONDS = 1.0
TAKEN = "Another Tally is running over this database; stop that one first, or give this one a DATABASE_URL of its own."


@asynccontextmanager
async def alone(store: Store) -> AsyncIterator[None]:
    """The place at the end of this database, for as long as the block lasts. Raises CannotStart where it is taken."""
    place = store.place()
    if not await _taken(place):
        raise CannotStart(TAKEN)
    try:
        yield
    finally:
        await place.leave()


async def in_turns(
    store: Store, stop: asyncio.Event, work: Callable[[asyncio.Event], Awaitable[None]], say: Say
) -> None:
    """Do the `work` while the place is ours, until `stop`. The event that the work is given is set when it must end:
    it is time to stop, or the place is lost and has to be waited for again. Raises CannotStart where nobody may wait.
    """
    place, waits = store.place(), False
    try:
        while not stop.is_set():
            if await _taken(place):
                waits = False
                await _while_held(place, stop, work)
                continue
            if not place.waits:
                raise CannotStart(TAKEN)
            if not waits:
                say("Another Tally polls over this database; this one stands by and takes over when that one ends.")
                waits = True
            await pause(stop, LOOK_SECONDS)
    finally:
        await place.leave()


async def _taken(place: Place) -> bool:
    try:
        return await place.take()
    except DatabaseUnusable as error:
        raise CannotStart(str(error)) from None


async def _while_held(place: Place, stop: asyncio.Event, work: Callable[[asyncio.Event], Awaitable[None]]) -> None:
    ended = asyncio.Event()
    watching = asyncio.create_task(_watch(place, stop, ended))
    try:
        await work(ended)
    finally:
        ended.set()
        await watching


async def _watch(place: Place, stop: asyncio.Event, ended: asyncio.Event) -> None:
    """Set `ended` as soon as the place is lost, or it is time to stop."""
    stopping = asyncio.create_task(_pass_on(stop, ended))
    try:
        while not ended.is_set():
            await pause(ended, LOOK_SECONDS)
            if not ended.is_set() and not await place.held():
                ended.set()
    finally:
        stopping.cancel()


async def _pass_on(stop: asyncio.Event, ended: asyncio.Event) -> None:
    await stop.wait()
    ended.set()


async def pause(stop: asyncio.Event, seconds: float) -> None:
    """A while, or until it is time to stop."""
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return
