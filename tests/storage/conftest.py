"""A store over each engine: SQLite always, PostgreSQL where TALLY_TEST_POSTGRES names one."""

import base64
import os
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import psycopg
import pytest

from storage.crypto import Keyring
from storage.store import Outgoing, Store
from storage.tables import metadata

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
POSTGRES = os.environ.get("TALLY_TEST_POSTGRES")


def key_of(letter: str) -> str:
    return base64.urlsafe_b64encode(letter.encode() * 32).decode()


@dataclass(frozen=True)
class Settled:
    row_id: int
    chat_id: int
    outcome: str = "sent"
    message_id: int | None = None
    screen: int | None = None
    not_before: datetime | None = None
    error: str | None = None


def keys(letters: str = "a"):
    joined = ",".join(key_of(letter) for letter in letters)
    return lambda database_is_empty: Keyring.load(joined, None, database_is_empty)


def say(chat_id: int, body: str, screen: int | None = None, method: str = "sendMessage", rewrites: bool = False):
    return Outgoing(chat_id, method, body, screen, rewrites)


async def keep(store, *, now=NOW, **given):
    """One batch with what is given and nothing else."""
    nothing = {"sessions": {}, "estimates": (), "outgoing": (), "processed": (), "gaps": (), "parked": ()}
    async with store.unit_of_work() as work:
        await work.keep(**{**nothing, **given}, now=now)


async def claim(store, owner="one", now=NOW, lease_seconds=60, limit=500):
    """What the owner has in hand, by chat."""
    return {each.chat_id: each.rows for each in await store.claim(owner, now, lease_seconds, limit)}


def empty_postgres(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        for name in [*metadata.tables, "alembic_version"]:
            connection.execute(f"DROP TABLE IF EXISTS {name}")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'tally.db'}"
    if POSTGRES is None:
        pytest.skip("NOT TESTED OVER POSTGRESQL: set TALLY_TEST_POSTGRES to the URL of an empty database for tests")
    empty_postgres(POSTGRES)
    return POSTGRES


@pytest.fixture
def opened(url):
    """Open the database once more, as another process would."""

    @asynccontextmanager
    async def opened(letters: str = "a"):
        store = await Store.open(url, keys(letters))
        try:
            yield store
        finally:
            await store.close()

    return opened


@pytest.fixture
async def store(opened):
    async with opened() as store:
        yield store
