"""Two processes over one database: over PostgreSQL the second stands by, over SQLite it is told."""

import asyncio
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import text

from bot.app.standby import alone, in_turns
from bot.settings import CannotStart
from tests.storage.conftest import opened, url  # noqa: F401 - a store over each engine


class Worker:
    """Works while the place is its own, and notes when it did."""

    def __init__(self, store):
        self.store = store
        self.stop = asyncio.Event()
        self.at_work = asyncio.Event()
        self.turns = 0
        self.said = []

    async def run(self):
        await in_turns(self.store, self.stop, self.work, self.said.append)

    async def work(self, ended):
        self.turns += 1
        self.at_work.set()
        await ended.wait()
        self.at_work.clear()


@asynccontextmanager
async def two_workers(opened):  # noqa: F811
    async with opened() as one, opened() as other, asyncio.timeout(30):
        workers = Worker(one), Worker(other)
        running = [asyncio.create_task(workers[0].run())]
        await workers[0].at_work.wait()
        running.append(asyncio.create_task(workers[1].run()))
        try:
            yield *workers, running
        finally:
            for worker in workers:
                worker.stop.set()
            await asyncio.gather(*running, return_exceptions=True)


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
async def test_over_a_file_the_second_is_told_in_one_sentence(opened):  # noqa: F811
    """It says what would work, and the first goes on."""
    async with two_workers(opened) as (first, second, running):
        with pytest.raises(CannotStart, match="Another Tally is running over this database; stop that one first"):
            await running[1]
        with pytest.raises(CannotStart, match="Another Tally"):
            async with alone(second.store):
                pass

        assert first.at_work.is_set()
        assert second.turns == 0


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
async def test_over_postgresql_the_second_takes_over_when_the_first_ends(opened):  # noqa: F811
    """It says once that it waits, and never works at the same time."""
    async with two_workers(opened) as (first, second, _):
        await asyncio.sleep(2.5)
        assert (second.turns, len(second.said)) == (0, 1)
        assert "stands by" in second.said[0]

        first.stop.set()
        await second.at_work.wait()

        assert not first.at_work.is_set()


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
async def test_who_loses_the_connection_stops_and_stands_by_again(opened):  # noqa: F811
    """PostgreSQL gave the place away; whoever had it hears so and waits for its next turn."""
    async with two_workers(opened) as (first, second, _):
        async with second.store.engine.begin() as connection:
            await connection.execute(
                text("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted")
            )
        while first.turns + second.turns < 2:  # noqa: ASYNC110 - either may be the quicker
            await asyncio.sleep(0.05)
        await asyncio.sleep(1.5)

        assert [first.at_work.is_set(), second.at_work.is_set()].count(True) == 1
