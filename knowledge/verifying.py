"""Write down that someone has looked at a thing today: a figure's day, or the translations of an answer or tip.

Knows how one value is replaced while everything else stays letter for letter. What would not load is put back.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import yaml

from knowledge.check import check_library
from knowledge.files import replace_file
from knowledge.load import BadKnowledge, Library, read_library
from knowledge.strict_yaml import Document, Problem
from knowledge.translations import RECORD, TEXTS, entries, read_record, record


def names_of(library: Library) -> Mapping[str, list[str]]:
    """Everything that can be verified, by kind, also what is too broken to be."""
    return {
        kind: [
            ".".join(path.relative_to(library.folder / kind).with_suffix("").parts)
            for path in sorted((library.folder / kind).rglob("*.yaml"))
        ]
        for kind in (*TEXTS, "figures")
    }


def verify(library: Library, kind: str, name: str, today: date) -> Path:
    """Gives the file that was written. Raises BadKnowledge, and then everything is as it was."""
    _stop_at(library.problems, {(library.folder / kind).joinpath(*name.split(".")).with_suffix(".yaml")})
    return _verify_figure(library, name, today) if kind == "figures" else verify_texts(library, [(kind, name)])


def verify_texts(library: Library, names: Iterable[tuple[str, str]] | None = None) -> Path:
    """Record how answers and tips read now: those named, or all. Figures are looked up one by one, never all at once.

    Raises BadKnowledge.
    """
    chosen = entries(library) if names is None else list(names)
    _stop_at(check_library(library), {library.places[one][0] for one in chosen})
    path = library.folder / RECORD
    before = path.read_bytes() if path.exists() else None
    record(library, chosen)
    try:
        read_record(library.folder)
    except BadKnowledge:
        _put_back(path, before)
        raise
    return path


def with_day(path: Path, content: bytes, today: date) -> bytes:
    """A figure's file with another day in `last_checked`. Raises BadKnowledge where that day cannot be found."""
    text = content.decode("utf-8")
    node = _value_of(Document(path, text).root, "last_checked")
    lines = text.split("\n")
    if node is not None and node.start_mark.line == node.end_mark.line < len(lines):
        row, start, end = node.start_mark.line, node.start_mark.column, node.end_mark.column
        if lines[row][start:end].strip("\"'") == node.value:
            lines[row] = lines[row][:start] + today.isoformat() + lines[row][end:]
            return "\n".join(lines).encode()
    hint = "write it as year-month-day on a line of its own"
    raise BadKnowledge([Problem(path, 1, 1, "K010", "last_checked cannot be found", hint)])


def _verify_figure(library: Library, figure: str, today: date) -> Path:
    path = library.places["figures", figure][0]
    before = path.read_bytes()
    expected = library.things["figures"][figure].model_copy(update={"last_checked": today})
    replace_file(path, with_day(path, before, today))
    again = read_library(library.folder)
    try:
        _stop_at(check_library(again), {path})
        if again.things["figures"].get(figure) != expected:
            hint = "change last_checked by hand"
            raise BadKnowledge([Problem(path, 1, 1, "K012", "more than the day would have changed", hint)])
    except BadKnowledge:
        _put_back(path, before)
        raise
    return path


def _stop_at(problems: Iterable[Problem], files: set[Path]) -> None:
    found = [problem for problem in problems if problem.path in files]
    if found:
        raise BadKnowledge(found)


def _put_back(path: Path, before: bytes | None) -> None:
    if before is None:
        path.unlink(missing_ok=True)
    else:
        replace_file(path, before)


def _value_of(root: yaml.Node | None, field: str) -> yaml.Node | None:
    pairs = root.value if isinstance(root, yaml.MappingNode) else ()
    return next((value for key, value in pairs if key.value == field), None)
