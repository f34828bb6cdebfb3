"""What README.md says is so: its examples run, its diagram is current, its tables are whole."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.dialogue.interview.diagram import state_diagram
from bot.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = [line.removeprefix("$ ") for line in README.splitlines() if line.startswith("$ ")]
KEYS = {
    "tally ask": {"intents", "answered", "lang", "entities", "answer", "figures"},
    "tally estimate": {
        "streams",
        "total",
        "currency",
        "period",
        "assumes",
        "next_question",
        "tips",
        "sources",
    },
    "tally chat": {"replies", "session", "answered", "estimate", "hypothetical", "offer", "payouts"},
}
LINES = {"tally ask": 2, "tally estimate": 1, "tally chat": 2}


@pytest.fixture(scope="module")
def folder(mind, tmp_path_factory):
    """A reader's folder. The matcher that `mind` has fitted is laid in it, since fitting takes seconds."""
    reader = tmp_path_factory.mktemp("reader")
    for fitted in tmp_path_factory.getbasetemp().glob("cache*"):
        shutil.copytree(fitted, reader / "data" / "cache", dirs_exist_ok=True)
    return reader


def test_there_are_three_examples():
    """One of each command that speaks JSON."""
    assert [next(name for name in KEYS if name in example) for example in EXAMPLES] == list(KEYS)


@pytest.mark.slow
@pytest.mark.parametrize("example", EXAMPLES)
def test_example_runs_and_answers_in_json(example, folder):
    """In a shell, in a folder of their own, as a reader would try them."""
    name = next(one for one in KEYS if one in example)
    beside = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("TELEGRAM", "TALLY", "DATABASE"))}
    ran = subprocess.run(
        example, shell=True, cwd=folder, env={**kept, "PATH": beside}, capture_output=True, text=True, timeout=60
    )
    assert ran.returncode == 0, ran.stderr
    told = [json.loads(line) for line in ran.stdout.splitlines()]
    assert len(told) == LINES[name]
    for one in told:
        assert KEYS[name] <= set(one)


def test_diagram_is_that_of_the_table_of_questions():
    """Draw it anew with bot.dialogue.interview.diagram where this fails."""
    drawn = re.search(r"```mermaid\n(.*?)\n```", README, re.DOTALL)
    assert drawn is not None
    assert drawn[1] == state_diagram()


@pytest.mark.parametrize("name", [name.upper() for name in Settings.model_fields])
def test_variable_stands_in_the_table_of_settings(name):
    """Whatever the operator can set can be read about."""
    table = [line for line in README.split("## Settings")[1].splitlines() if line.startswith("| `")]
    assert any(f"`{name}`" in line for line in table)


def test_every_room_of_the_map_is_there():
    """No room is missing from the house, none from the map."""
    rooms = re.findall(r"`([\w./]+)`", "\n".join(line for line in README.splitlines() if line.startswith("| `bot/")))
    rooms += ["knowledge/", "storage/", "tests/"]
    assert rooms
    for room in rooms:
        assert (ROOT / room).exists(), room
    shown = set(rooms)
    for folder in (path for path in (ROOT / "bot").iterdir() if (path / "__init__.py").exists()):
        assert f"bot/{folder.name}/" in shown
