"""The schemas: current, true of our own files, and named by each of them."""

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from knowledge.check import check
from knowledge.json_schema import SCHEMAS, first_lines, schemas, write_schemas
from knowledge.load import OWN_FOLDER
from knowledge.strict_yaml import Document

NAMES = sorted(schemas())


def as_json(value: object) -> object:
    """What an editing program sees: a day is text."""
    match value:
        case dict():
            return {key: as_json(one) for key, one in value.items()}
        case list():
            return [as_json(one) for one in value]
        case date():
            return value.isoformat()
    return value


def test_schemas_are_current() -> None:
    """Where this fails, run `tally knowledge schema`."""
    written = {path.name: path.read_text(encoding="utf-8") for path in (OWN_FOLDER / SCHEMAS).iterdir()}
    assert written == schemas()


@pytest.mark.parametrize("name", NAMES)
def test_our_own_files_follow_their_schema(name: str) -> None:
    """A file that the loader takes is not underlined in red."""
    schema = json.loads(schemas()[name])
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    mine = [path for path, line in first_lines(OWN_FOLDER) if line.endswith(f"{SCHEMAS}/{name}")]
    assert mine
    for path in mine:
        value = Document(path, path.read_text(encoding="utf-8")).value
        assert [str(error.message) for error in validator.iter_errors(as_json(value))] == [], path


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("figure.json", {"unit": "euros"}),
        ("figure.json", {"values": [{"valid_from": "2024-03-18", "low": 0.25, "sources": ["a"]}]}),
        ("faq.json", {"anser": {}}),
        ("tip.json", {"title": {"en": "a", "sv": "b"}}),
        ("sources.json", {"guide": {"title": "A guide", "authority": "E", "collected": "2026-11-22"}}),
    ],
)
def test_what_the_loader_refuses_is_underlined(name: str, wrong: dict[str, object]) -> None:
    """A unit that does not exist, an amount without quotes, a field misspelt, a language left out."""
    told = list(Draft202012Validator(json.loads(schemas()[name])).iter_errors(wrong))
    assert any(list(error.absolute_path)[:1] == list(wrong)[:1] or "anser" in error.message for error in told)


def test_every_file_names_a_schema_that_is_there() -> None:
    """The way from the file leads to it."""
    for path, line in first_lines(OWN_FOLDER):
        assert (path.parent / line.partition("$schema=")[2]).resolve().parent == OWN_FOLDER / SCHEMAS


def test_first_lines_are_put_right_and_all_else_is_kept(folder: Path) -> None:
    """A missing line is added, a wrong one replaced, a right one left."""
    missing, wrong = folder / "tips/grow.yaml", folder / "sources.yaml"
    before = {path: path.read_bytes() for path, _ in first_lines(folder)}
    missing.write_bytes(before[missing].partition(b"\n")[2])
    wrong.write_bytes(before[wrong].replace(b"schemas/sources", b"elsewhere"))

    changed = write_schemas(folder)

    assert {path.name for path in changed} == {*NAMES, "grow.yaml", "sources.yaml"}
    assert {path: path.read_bytes() for path in before} == before
    assert write_schemas(folder) == []


def test_the_example_of_the_readme_is_an_entry(tmp_path: Path) -> None:
    """Whoever copies it breaks no rule."""
    readme = (OWN_FOLDER / "README.md").read_text(encoding="utf-8")
    example = re.search(r"   ```yaml\n(.*?)   ```\n", readme, re.DOTALL)
    assert example is not None
    folder = shutil.copytree(OWN_FOLDER, tmp_path / "knowledge", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    entry = folder / "faq/live/battles.yaml"
    entry.write_text(re.sub(r"^   ", "", example[1], flags=re.MULTILINE), encoding="utf-8")
    assert [str(problem) for problem in check(folder)] == []
