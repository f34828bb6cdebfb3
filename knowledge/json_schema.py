"""JSON schemas of the knowledge's files, so that an editing program completes and explains while one writes.

Knows which file follows which model, and the first line by which a file names its schema. The models are the truth;
the files under `schemas/` are made from them.
"""

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from knowledge.files import replace_file
from knowledge.load import FOLDERS, LISTS
from knowledge.strict_yaml import Problem

SCHEMAS = "schemas"
_MARK = "# yaml-language-server: $schema="
_TITLES: Mapping[str, str] = {"figures": "figure", "programmes": "programme", "tips": "tip"}


class _AsWritten(GenerateJsonSchema):
    """As the loader takes it: an amount is a whole number or in quotes, and what is not there is not written."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        quoted = {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}
        return {
            "anyOf": [{"type": "integer"}, quoted],
            "description": 'A whole number, or an amount in quotes: "0.65".',
        }


def schemas() -> dict[str, str]:
    """The text of every schema by the name of its file."""
    found = {f"{title_of(kind)}.json": _of(model) for kind, model in FOLDERS.items()}
    found |= {f"{kind}.json": _of_list(model) for kind, model in LISTS.items()}
    return {name: json.dumps(found[name], ensure_ascii=False, indent=2) + "\n" for name in sorted(found)}


def write_schemas(folder: Path) -> list[Path]:
    """Bring the schemas and the first lines of a folder of knowledge up to date; gives the files that changed."""
    changed = [folder / SCHEMAS / name for name, text in schemas().items() if _write(folder / SCHEMAS / name, text)]
    return changed + [path for path, line in first_lines(folder) if _name_schema(path, line)]


def first_lines(folder: Path) -> Iterator[tuple[Path, str]]:
    """Every file of knowledge with the line that it should begin with."""
    for kind in FOLDERS:
        for path in sorted((folder / kind).rglob("*.yaml")):
            yield path, first_line(path.relative_to(folder))
    for kind in LISTS:
        yield folder / f"{kind}.yaml", first_line(PurePath(f"{kind}.yaml"))


def first_line(file: PurePath) -> str:
    """How a file, named by its path within the knowledge, names its schema."""
    schema = PurePath(SCHEMAS, f"{title_of(file.parts[0].removesuffix('.yaml'))}.json")
    return _MARK + os.path.relpath(schema, file.parent).replace(os.sep, "/")


def title_of(kind: str) -> str:
    """What one thing of a kind is called: a file under `figures` is a figure."""
    return _TITLES.get(kind, kind)


def unnamed(folder: Path) -> Iterator[Problem]:
    """Files that do not name their schema, or another's."""
    for path, line in first_lines(folder):
        with path.open(encoding="utf-8") as file:
            if file.readline().rstrip() != line:
                hint = f"let the first line be  {line}  or let `tally knowledge schema` write it"
                yield Problem(path, 1, 1, "K110", "the file does not name its schema", hint)


def _of(model: type[BaseModel]) -> dict[str, Any]:
    return _without_titles(model.model_json_schema(schema_generator=_AsWritten))


def _of_list(model: type[BaseModel]) -> dict[str, Any]:
    one = _of(model)
    shared = one.pop("$defs", {})
    return {"$defs": {**shared, model.__name__: one}} | {
        "type": "object",
        "additionalProperties": {"$ref": f"#/$defs/{model.__name__}"},
    }


def _without_titles(schema: dict[str, Any]) -> dict[str, Any]:
    """Pydantic repeats each field's name as a title, which an editing program would show as an explanation."""
    for one in (schema, *schema.get("$defs", {}).values()):
        one.pop("title", None)
        for told in one.get("properties", {}).values():
            told.pop("title", None)
    return schema


def _write(path: Path, text: str) -> bool:
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(exist_ok=True)
    replace_file(path, text.encode())
    return True


def _name_schema(path: Path, line: str) -> bool:
    text = path.read_bytes() if path.exists() else b""
    first, _, rest = text.partition(b"\n")
    if not text or first.rstrip() == line.encode():
        return False
    replace_file(path, line.encode() + b"\n" + (rest if first.startswith(_MARK.encode()) else text))
    return True
