"""What must be sound before anything starts: the knowledge, the database and its key.

Says what is not in words that an operator can act on. Does not know what is run on them.
"""

import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from bot.mind import Mind, sound_knowledge
from bot.settings import CannotStart, Settings
from knowledge.check import check
from knowledge.load import BadKnowledge
from knowledge.schema import Knowledge
from storage.crypto import KeyMissing, Keyring, KeyWrong
from storage.store import DatabaseUnusable, Store

Say = Callable[[str], None]


def now() -> datetime:
    return datetime.now(UTC)


def open_mind(settings: Settings) -> Mind:
    """Knowledge, checked, and the matcher over it. What was learnt is kept beside the data. Raises CannotStart."""
    try:
        return Mind.open(settings.knowledge_dir, settings.cache_folder, _say_that_it_learns)
    except BadKnowledge as bad:
        raise _unusable(bad) from None


def _say_that_it_learns() -> None:
    """On standard error, where it disturbs no output."""
    print("Learning how people ask; this takes some ten seconds, once after each change …", file=sys.stderr, flush=True)


def load_checked(settings: Settings) -> Knowledge:
    """The knowledge base, or its mistakes as CannotStart."""
    try:
        return sound_knowledge(settings.knowledge_dir)
    except BadKnowledge as bad:
        raise _unusable(bad) from None


def _unusable(bad: BadKnowledge) -> CannotStart:
    return CannotStart(f"The knowledge base has mistakes, so Tally does not start.\n{bad}")


def problems_of(settings: Settings) -> list[str]:
    """Everything wrong with the knowledge base, a line each."""
    return [str(problem) for problem in check(settings.knowledge_dir)]


@asynccontextmanager
async def open_store(settings: Settings, say: Say = lambda line: None) -> AsyncIterator[Store]:
    """The database, migrated, and its key. A key that is created is announced with where it lies."""
    rings: list[Keyring] = []

    def keyring(database_is_empty: bool) -> Keyring:
        key = settings.tally_data_key.get_secret_value() if settings.tally_data_key else None
        rings.append(Keyring.load(key, settings.key_file, database_is_empty))
        return rings[-1]

    try:
        store = await Store.open(settings.database_url, keyring)
    except (DatabaseUnusable, KeyMissing, KeyWrong) as error:
        raise CannotStart(str(error)) from None
    if rings and rings[-1].created:
        say(f"Created the data key {settings.key_file.resolve()}. Keep a copy apart from the database.")
    try:
        yield store
    finally:
        await store.close()
