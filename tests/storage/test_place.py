"""One process at a time polls over a database: the next one waits, or is told."""

import asyncio
import os
import signal
import sys

import pytest
from sqlalchemy import text

from storage.place import place_of
from storage.store import Store
from tests.storage.conftest import keys

HOLD = """
import asyncio, sys
from storage.store import Store
from tests.storage.conftest import keys

async def hold():
    store = await Store.open(sys.argv[1], keys())
    print(await store.place().take(), flush=True)
    await asyncio.sleep(60)

asyncio.run(hold())
"""


async def within(seconds, place):
    """Whether the place can be had by then."""
    async with asyncio.timeout(seconds):
        while not await place.take():  # noqa: ASYNC110 - another process gives it up
            await asyncio.sleep(0.05)
    return True


async def test_the_place_is_one_processs_alone(store, opened):
    """Another store does not get it until the first one leaves."""
    first, again = store.place(), store.place()
    async with opened() as other:
        second = other.place()

        assert [await first.take(), await first.take(), await first.held()] == [True, True, True]
        assert [await again.take(), await second.take()] == [False, False]
        await first.leave()
        assert await second.take()

        for place in (first, again, second):
            await place.leave()


async def test_a_place_of_the_killed_is_free(url, opened):
    """SIGKILL: nobody has to clear anything away."""
    async with opened():
        pass
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", HOLD, url, stdout=asyncio.subprocess.PIPE, env={**os.environ}
    )
    assert await process.stdout.readline() == b"True\n"
    async with opened() as store:
        place = store.place()
        assert not await place.take()
        process.send_signal(signal.SIGKILL)
        await process.wait()

        assert await within(5, place)
        await place.leave()


async def test_a_place_is_lost_with_its_connection(opened, url):
    """Whoever held it hears so and may stand by for it again."""
    if url.startswith("sqlite"):
        pytest.skip("a lock on a file is not lost while its process lives")
    async with opened() as store, opened() as other:
        place, next_one = store.place(), other.place()
        assert await place.take()
        async with other.engine.begin() as connection:
            await connection.execute(
                text("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted")
            )

        assert not await place.held()
        assert await within(5, next_one)
        assert not await place.take()
        await next_one.leave()
        assert await within(5, place)
        await place.leave()


async def test_a_place_that_was_left_does_not_come_back_with_the_pool(opened, url):
    """The connection that held it is ended, not handed to the next statement."""
    if url.startswith("sqlite"):
        pytest.skip("PostgreSQL's pool only")
    async with opened() as store, opened() as other:
        place = store.place()
        await place.take()
        await place.leave()

        after = other.place()
        assert await after.take()
        await after.leave()


async def test_a_database_in_memory_is_ones_own():
    """There is no other process to share it with."""
    stores = [await Store.open("sqlite:///:memory:", keys()) for _ in range(2)]

    assert [await place_of(store.engine).take() for store in stores] == [True, True]
    for store in stores:
        await store.close()
