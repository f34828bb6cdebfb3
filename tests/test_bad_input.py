"""What an operator or an editor gets wrong is said in one clear line, with a non-zero exit and nothing half-written."""

import asyncio
import fcntl
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import knowledge
from bot.local.server import serve
from bot.local.telegram import LocalTelegram

HOME = Path(knowledge.__file__).parent


def tally(*words, cwd, given="", **env):
    """The command as a process of its own."""
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("TELEGRAM", "TALLY", "DATABASE"))
    }
    return subprocess.run(
        [sys.executable, "-m", "bot", *words],
        cwd=cwd,
        env={**clean, **env},
        input=given,
        capture_output=True,
        text=True,
        timeout=60,
    )


def said_in_one_line(done):
    """The single line on standard error."""
    assert done.returncode != 0
    assert "Traceback" not in done.stderr + done.stdout
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    return lines[0]


@pytest.fixture
def library(tmp_path):
    """A knowledge base of one's own, to break."""
    folder = tmp_path / "knowledge"
    shutil.copytree(HOME, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return folder


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("figures/live/diamond.yaml", ""),
        ("figures/live/diamond.yaml", "what: [unclosed\n"),
        ("niches.yaml", "a: 1\na: 2\n"),
    ],
)
def test_a_broken_file_is_named_with_its_line(library, tmp_path, file, text):
    """Empty, unclosed or doubled: file, line, what and how; and no key or database is made."""
    (library / file).write_text(text)

    done = tally("run", cwd=tmp_path, KNOWLEDGE_DIR=str(library))

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert f"{file}:" in done.stderr
    assert not (tmp_path / "data").exists()


def test_a_missing_source_is_found(library, tmp_path):
    """A figure that names a source nobody has described."""
    figure = library / "figures/live/diamond.yaml"
    figure.write_text(figure.read_text().replace("sources: [", "sources: [nobody_knows, "))

    done = tally("knowledge", "check", cwd=tmp_path, KNOWLEDGE_DIR=str(library))

    assert done.returncode == 1
    assert "nobody_knows" in done.stdout


def test_a_database_that_is_not_one(tmp_path):
    """The file is named and left as it was."""
    (tmp_path / "letters.txt").write_text("Dear diary, " * 500)

    done = tally("db", "upgrade", cwd=tmp_path, DATABASE_URL="sqlite:///letters.txt")

    assert "letters.txt" in said_in_one_line(done)
    assert (tmp_path / "letters.txt").read_text().startswith("Dear diary")


def test_a_wrong_key(tmp_path):
    """A key that does not open the data refuses to start."""
    assert tally("db", "upgrade", cwd=tmp_path).returncode == 0

    done = tally("db", "upgrade", cwd=tmp_path, TALLY_DATA_KEY="A" * 43 + "=")

    assert "key" in said_in_one_line(done)


def test_an_unreachable_api(ready_folder):
    """Where nobody listens, the address is named."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"

    done = tally("run", cwd=ready_folder, TELEGRAM_BOT_TOKEN="1:x", TELEGRAM_API_URL=url)

    assert url in said_in_one_line(done).replace("\n", "")


async def test_a_wrong_token(ready_folder):
    """Telegram's refusal names the variable, never the token."""
    async with serve(LocalTelegram(token="1:right")) as url:
        done = await asyncio.to_thread(
            tally, "run", cwd=ready_folder, TELEGRAM_BOT_TOKEN="1:wrong", TELEGRAM_API_URL=url
        )

    assert "TELEGRAM_BOT_TOKEN" in done.stderr
    assert "1:wrong" not in done.stderr + done.stdout
    assert done.returncode == 1


def test_a_port_in_use(ready_folder):
    """The port is named, and how to choose another."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])

        done = tally("run", cwd=ready_folder, PORT=port)

    assert port in said_in_one_line(done)


async def test_a_port_in_use_beside_polling(ready_folder):
    """Nothing is fetched from Telegram by a bot whose health nobody can ask."""
    telegram = LocalTelegram(token="1:right")
    telegram.user(5).says("hello")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        async with serve(telegram) as url:
            done = await asyncio.to_thread(
                tally, "run", cwd=ready_folder, TELEGRAM_BOT_TOKEN="1:right", TELEGRAM_API_URL=url, PORT=port
            )

    assert port in done.stderr.strip().splitlines()[-1]
    assert done.returncode == 1
    assert len(telegram.updates) == 1


def test_a_second_process_over_the_same_file(ready_folder):
    """It neither polls nor sends what the first one has in its outbox."""
    assert tally("db", "upgrade", cwd=ready_folder).returncode == 0
    with open(ready_folder / "data" / "tally.db.lock", "w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)

        done = tally("run", cwd=ready_folder, PORT="0")

    assert "Another Tally is running over this database" in said_in_one_line(done)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("DATABASE_URL", "postgresql://tally@localhost:port/tally", "sqlite:///path or postgresql://"),
        ("DATABASE_URL", "sqlite://data/tally.db", "three slashes"),
        ("DATABASE_URL", "sqlite://", "three slashes"),
        ("PORT", "99999", "65535"),
        ("PORT", "http", "integer"),
        ("MESSAGES_PER_SECOND", "-1", "0"),
        ("LOG_LEVEL", "LOUD", "'DEBUG'"),
        ("ADMIN_IDS", "me, you", "commas"),
        ("TELEGRAM_API_URL", "api.telegram.org", "https://"),
        ("WEBHOOK_URL", "example.org/hook", "https://"),
        ("KNOWLEDGE_DIR", "/nowhere", "/nowhere is not a folder"),
    ],
)
def test_a_setting_that_makes_no_sense(tmp_path, name, value, told):
    """The variable is named with what would work, and nothing is made."""
    line = said_in_one_line(tally("db", "upgrade", cwd=tmp_path, **{name: value}))

    assert name in line
    assert told in line
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("command", "given", "named"),
    [
        ("ask", "not json\n", "Line 1"),
        ("ask", '{"text": "hi"}\n{"txt": "hi"}\n', "Line 2"),
        ("estimate", '{"qualified_share": 1.4}\n', "qualified_share"),
        ("estimate", '{"followers": -3}\n', "followers"),
        ("estimate", '{"audience": {"SE": 0.9, "NO": 0.5}}\n', "audience"),
    ],
)
def test_a_line_that_cannot_be_read(ready_folder, command, given, named):
    """Line and field are named."""
    assert named in said_in_one_line(tally(command, "--json", cwd=ready_folder, given=given))
