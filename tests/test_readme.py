"""README says what is true: its examples run, its diagram and its table of settings are current."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.dialogue.diagram import state_diagram
from bot.settings import Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^\$ (.+)$", README, flags=re.MULTILINE)


def test_state_diagram_is_drawn_from_the_table_of_questions():
    """The Mermaid block is what the table gives today."""
    shown = re.search(r"```mermaid\n(.+?)\n```", README, flags=re.DOTALL)

    assert shown is not None
    assert shown[1] == state_diagram()


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_setting_is_in_the_table(name):
    """Each variable that Tally reads is explained."""
    assert f"`{name.upper()}`" in README


@pytest.mark.parametrize("room", sorted(set(re.findall(r"^\| `([^`]+)`", README, flags=re.MULTILINE))))
def test_map_names_what_is_there(room):
    """Each room of the map exists; a setting's row is no room."""
    assert room.isupper() or (ROOT / room).exists()


@pytest.mark.slow
@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_examples_run(example, tmp_path):
    """Each example gives one JSON object a line and no complaint."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"

    done = subprocess.run(
        ["bash", "-c", example], cwd=tmp_path, env={**os.environ, "PATH": path}, capture_output=True, timeout=60
    )

    assert done.returncode == 0, done.stderr.decode()
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == max(1, example.count("'{"))
    assert all(answers)


def test_there_are_examples():
    """The three commands that a program would use."""
    assert {re.search(r"tally (\w+)", example)[1] for example in EXAMPLES} == {"ask", "estimate", "chat"}
