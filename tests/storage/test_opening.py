"""Opening a database: new, used, wrong, too new, copied."""

import asyncio
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from importlib.resources import files

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import select, text
from sqlalchemy.engine import make_url

from storage import tables
from storage.crypto import Keyring, KeyWrong
from storage.database import newest_revision
from storage.store import DatabaseUnusable, Gap, NewEstimate, ParkedUpdate, Store
from tests.storage.conftest import NOW, POSTGRES, keep, keys, say


async def test_what_is_kept_is_there_after_opening_again(opened):
    """A session outlives the process, and the second opening migrates nothing away."""
    async with opened() as store:
        await keep(store, sessions={7: '{"followers": 12000}'}, processed=[1])

    async with opened() as store, store.unit_of_work() as work:
        assert await work.sessions([7, 8]) == {7: '{"followers": 12000}'}
        assert await work.not_yet_processed([1, 2]) == {2}


async def test_a_wrong_key_is_refused_at_the_start(opened):
    """Even a database without any person recognises its key."""
    async with opened("a"):
        pass

    with pytest.raises(KeyWrong, match="does not open this database"):
        async with opened("b"):
            pass
    async with opened("ba") as store:
        assert await store.alive()


async def test_the_key_is_made_only_beside_an_empty_database(url, tmp_path):
    """The keyring hears whether anything is there, and one that raises leaves the database empty."""
    heard = []

    def failing(database_is_empty):
        heard.append(database_is_empty)
        raise KeyWrong("no")

    def working(database_is_empty):
        heard.append(database_is_empty)
        return keys()(database_is_empty)

    with pytest.raises(KeyWrong):
        await Store.open(url, failing)
    for _ in range(2):
        await (await Store.open(url, working)).close()

    assert heard == [True, True, False]


async def test_two_starting_together_agree_on_one_key(url, tmp_path):
    """The second waits for the first, and finds its key."""
    path = tmp_path / "key" / "data.key"

    async def start():
        return await Store.open(url, lambda empty: Keyring.load(None, path, empty))

    stores = await asyncio.gather(start(), start(), start())
    await keep(stores[0], sessions={7: "hello"})
    async with stores[2].unit_of_work() as work:
        read = await work.sessions([7])
    for store in stores:
        await store.close()

    assert read == {7: "hello"}
    assert sorted(store.keys.created for store in stores) == [False, False, True]


async def test_a_killed_run_is_noticed_and_its_database_opens(opened):
    """The mark of a run stands beside the key, and a run that ended by itself takes it away."""
    async with opened() as store:
        assert not await store.begin_run()

    async with opened() as store:
        assert await store.begin_run()
        await store.end_run()

    async with opened() as store:
        assert not await store.begin_run()


async def test_a_death_is_counted_once_a_run_and_only_while_in_hand(opened):
    """Trying again within a run is no death; an update that was processed is no longer in hand."""
    async with opened() as store:
        await store.begin_run()
        assert [await store.take_in_hand(1), await store.take_in_hand(1)] == [0, 0]
        await store.take_in_hand(2)
        await keep(store, processed=[2])

    for deaths in (1, 2):
        async with opened() as store:
            assert await store.begin_run()
            assert await store.take_in_hand(1) == deaths
    async with opened() as store:
        assert await store.take_in_hand(2) == 0


async def test_a_database_newer_than_the_code_is_left_as_it_is(opened):
    """An older Tally would not know what it is looking at."""
    async with opened() as store, store.engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(DatabaseUnusable, match="newer Tally"):
        async with opened():
            pass


async def test_the_migrations_make_the_tables_that_the_code_expects(store):
    """Every column that the code names can be read."""
    async with store.engine.begin() as connection:
        for table in tables.metadata.sorted_tables:
            await connection.execute(select(table).limit(1))


async def test_a_database_of_the_first_version_is_brought_up_without_losing_anyone(opened):
    """Reasons kept in clear go, people stay."""
    async with opened() as store:
        await keep(store, sessions={7: "hello"})
        async with store.engine.begin() as connection:
            await connection.execute(text("ALTER TABLE parked_updates DROP COLUMN body"))
            await connection.execute(text("ALTER TABLE parked_updates ADD COLUMN reason TEXT NOT NULL DEFAULT ''"))
            await connection.execute(text("INSERT INTO parked_updates VALUES (1, 0, 'in clear')"))
            await connection.execute(text("DROP TABLE shares"))
            await connection.execute(text("DROP TABLE set_aside"))
            await connection.execute(text("DROP INDEX screens_at"))
            await connection.execute(text("ALTER TABLE screens DROP COLUMN at"))
            await connection.execute(text("INSERT INTO screens VALUES (7, 1, 99)"))
            await connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))

    async with opened() as store:
        await keep(store, parked=[ParkedUpdate(1, "sealed")])
        async with store.unit_of_work() as work:
            assert await work.sessions([7]) == {7: "hello"}
        await store.forget_old(datetime.now(UTC))
        assert await store.screen_messages(7) == {1: 99}


async def test_a_database_opens_from_any_folder(opened, tmp_path, monkeypatch):
    """Migrations are found beside the code, not beside the caller."""
    monkeypatch.chdir(tmp_path)

    async with opened() as store:
        assert await store.alive()


@pytest.mark.parametrize("name", ["mysql://x/y", "tally.db", "", "postgresql://tally@localhost:port/tally"])
async def test_a_url_of_neither_kind_is_refused(name):
    """The message shows both shapes that work."""
    with pytest.raises(DatabaseUnusable, match=r"sqlite:///path or postgresql://"):
        await Store.open(name, keys())


async def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path):
    """Somebody's letter is not overwritten."""
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear reader, this is not a database. " * 40)

    with pytest.raises(DatabaseUnusable, match=r"letter\.txt is not a Tally database"):
        await Store.open(f"sqlite:///{letter}", keys())

    assert letter.read_text().startswith("Dear reader")


async def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    """A file stands where the folder should be."""
    (tmp_path / "data").write_text("")

    with pytest.raises(DatabaseUnusable, match="data"):
        await Store.open(f"sqlite:///{tmp_path / 'data' / 'tally.db'}", keys())


async def test_a_database_that_another_program_holds_is_said_so(tmp_path, monkeypatch):
    """The wait is short, and the message says what would help."""
    monkeypatch.setattr("storage.database.BUSY_SECONDS", 0.05)
    holder = sqlite3.connect(tmp_path / "tally.db", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")

    with pytest.raises(DatabaseUnusable, match="locked by another program"):
        await Store.open(f"sqlite:///{tmp_path / 'tally.db'}", keys())
    holder.close()


async def test_a_postgresql_out_of_reach_is_refused_without_its_password():
    """The message names the host and never the password."""
    with pytest.raises(DatabaseUnusable, match=r"127\.0\.0\.1 cannot be reached") as refused:
        await Store.open("postgresql://tally:hunter2@127.0.0.1:1/tally", keys())

    assert "hunter2" not in str(refused.value)


async def test_a_database_that_is_held_while_running_loses_nothing(tmp_path, monkeypatch):
    """One sentence says why, without a statement or a value; afterwards the same batch is kept."""
    monkeypatch.setattr("storage.database.BUSY_SECONDS", 0.05)
    store = await Store.open(f"sqlite:///{tmp_path / 'tally.db'}", keys())
    holder = sqlite3.connect(tmp_path / "tally.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")

    with pytest.raises(DatabaseUnusable, match=r"tally\.db is locked by another program; stop"):
        await keep(store, sessions={7: "hello"})
    holder.execute("ROLLBACK")
    holder.close()

    await keep(store, sessions={7: "hello"})
    async with store.unit_of_work() as work:
        assert await work.sessions([7]) == {7: "hello"}
    await store.close()


async def test_a_full_disk_is_said_so_and_loses_nothing(tmp_path):
    """What was kept before stays, and with room again it goes on."""
    store = await Store.open(f"sqlite:///{tmp_path / 'tally.db'}", keys())
    await keep(store, sessions={7: "hello"})
    async with store.engine.connect() as connection:
        pages = (await connection.execute(text("PRAGMA page_count"))).scalar_one()
        await connection.execute(text(f"PRAGMA max_page_count = {pages}"))

    with pytest.raises(DatabaseUnusable, match="disk is full; make room"):
        await keep(store, sessions={8: "x" * 200_000})

    async with store.engine.connect() as connection:
        await connection.execute(text("PRAGMA max_page_count = 1000000"))
    await keep(store, sessions={8: "hej"})
    async with store.unit_of_work() as work:
        assert await work.sessions([7, 8]) == {7: "hello", 8: "hej"}
    await store.close()


@pytest.mark.parametrize(
    ("database", "user", "told"),
    [("nowhere", "tally", "no such database; create it"), ("postgres", "nobody", "does not know the user")],
)
async def test_what_postgresql_refuses_is_said_with_what_helps(database, user, told):
    """Which of the parts of DATABASE_URL is wrong."""
    if POSTGRES is None:
        pytest.skip("NOT TESTED OVER POSTGRESQL: set TALLY_TEST_POSTGRES to the URL of an empty database for tests")
    wrong = make_url(POSTGRES).set(database=database, username=user).render_as_string(hide_password=False)

    with pytest.raises(DatabaseUnusable, match=told):
        await Store.open(wrong, keys())


async def test_sqlite_is_durable_and_has_one_writer(tmp_path):
    """WAL, a sync at every commit, and deleted bodies are overwritten."""
    store = await Store.open(f"sqlite:///{tmp_path / 'tally.db'}", keys())
    async with store.engine.begin() as connection:
        found = [
            (await connection.execute(text(f"PRAGMA {name}"))).scalar_one()
            for name in ("journal_mode", "synchronous", "secure_delete")
        ]
    await store.close()

    assert found == ["wal", 2, 1]


async def test_no_word_of_a_person_is_in_the_files(tmp_path):
    """Sessions, estimates, replies, questions and reasons are sealed, in the write-ahead log as well."""
    store = await Store.open(f"sqlite:///{tmp_path / 'tally.db'}", keys())
    await keep(
        store,
        sessions={7: "SECRET session"},
        estimates=[NewEstimate("e1", 7, NOW, "SECRET estimate")],
        outgoing=[say(7, "SECRET reply", 1), say(7, "SECRET again", 1, "editMessageText", rewrites=True)],
        gaps=[Gap("sv", NOW.date(), "SECRET question")],
        parked=[ParkedUpdate(1, "SECRET reason")],
    )
    files = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    await store.close()

    assert b"sendMessage" in files
    assert b"SECRET" not in files


async def test_a_backup_of_a_database_in_use_opens_with_the_same_key(tmp_path):
    """What is committed is in the copy, and an existing file is never overwritten."""
    store, copy = await Store.open(f"sqlite:///{tmp_path / 'tally.db'}", keys()), tmp_path / "copy.db"
    await keep(store, sessions={7: "hello"})

    await store.backup(copy)
    with pytest.raises(DatabaseUnusable, match="exists already"):
        await store.backup(copy)
    with pytest.raises(DatabaseUnusable, match="cannot be written"):
        await store.backup(tmp_path / "none" / "copy.db")
    await keep(store, sessions={8: "later"})
    await store.close()

    restored = await Store.open(f"sqlite:///{copy}", keys())
    async with restored.unit_of_work() as work:
        assert await work.sessions([7, 8]) == {7: "hello"}
    await restored.close()


def test_newest_revision_is_the_one_that_a_database_is_brought_to():
    """The number in the file's name is the number inside."""
    scripts = ScriptDirectory(str(files("storage").joinpath("migrations")))
    assert scripts.get_current_head() == newest_revision()


def test_database_that_is_current_loads_no_migrations(tmp_path):
    """They and the other database's driver would take twenty mebibytes of every bot."""
    opens = (
        "import asyncio, sys\n"
        "from storage.database import open_engine\n"
        "async def main():\n"
        "    await (await open_engine(sys.argv[1])).dispose()\n"
        "asyncio.run(main())\n"
        "print(sorted({'alembic', 'psycopg'} & sys.modules.keys()))"
    )
    command = [sys.executable, "-c", opens, f"sqlite:///{tmp_path / 'tally.db'}"]
    first, second = (subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(2))
    assert first.strip() == "['alembic']"
    assert second.strip() == "[]"
