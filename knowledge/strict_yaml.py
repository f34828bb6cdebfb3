"""YAML read strictly, each value with the place where it stands.

Knows the traps of YAML 1.1: `no` is False, the last of two equal keys wins, 0.1 is not 0.1. Does not know what a
file is about.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAG = "tag:yaml.org,2002:"
_WHOLE = re.compile(r"-?(0|[1-9][0-9]*)")


@dataclass(frozen=True)
class Problem:
    """Something wrong in a file, where it is and what to do about it."""

    path: Path
    line: int
    column: int
    code: str
    message: str
    hint: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column} {self.code} {self.message}; {self.hint}"


class Document:
    """One file: its values as plain Python, its problems, and where each value stands."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.root: yaml.Node | None = None
        self.value: object = None
        try:
            self.root = yaml.compose(text, Loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            message = f"not YAML: {error.problem}"
            self.add(line, column, "K002", message, "look for a missing quote or a wrong indentation just above")
            return
        except yaml.YAMLError as error:
            self.add(1, 1, "K002", f"not YAML: {error}", "save the file as plain UTF-8 text")
            return
        if self.root is None:
            self.add(1, 1, "K003", "the file is empty", "fill it or delete it")
            return
        self.value = self._value(self.root)

    def add(self, line: int, column: int, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(self.path, line, column, code, message, hint))

    def add_at(self, loc: Sequence[int | str], code: str, message: str, hint: str) -> None:
        line, column = self.place(loc)
        self.add(line, column, code, message, hint)

    def place(self, loc: Sequence[int | str]) -> tuple[int, int]:
        """Line and column of a value by the way to it, or of the nearest thing above that exists."""
        mark, node = (self.root.start_mark, self.root) if self.root is not None else (None, None)
        for step in loc:
            if isinstance(node, yaml.MappingNode):
                pairs = [(key, value) for key, value in node.value if key.value == step]
                if not pairs:
                    break
                mark, node = pairs[-1][0].start_mark, pairs[-1][1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                mark = node.start_mark
            else:
                break
        return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)

    def _value(self, node: yaml.Node) -> object:
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node)
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item) for item in node.value]
        return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode) or key.tag != _TAG + "str":
                written = key.value if isinstance(key, yaml.ScalarNode) else "this"
                self._wrong(key, "K004", f"the key {written} is not read as text", f'write it in quotes: "{written}"')
                continue
            if key.value in found:
                self._wrong(key, "K005", f"the key {key.value} stands twice", "keep one of them")
            found[key.value] = self._value(value)
        return found

    def _scalar(self, node: yaml.Node) -> object:
        text: str = node.value
        match node.tag.removeprefix(_TAG):
            case "str":
                return text
            case "int" if _WHOLE.fullmatch(text):
                return int(text)
            case "bool" if text in ("true", "false"):
                return text == "true"
            case "timestamp" if len(text) == 10:
                return self._day(node, text)
            case "null":
                self._wrong(node, "K006", "nothing stands here", "fill it in or remove the line")
                return None
            case "bool":
                hint = f'write "{text}" in quotes, or true or false'
                self._wrong(node, "K004", f"YAML reads {text} as yes or no, not as text", hint)
            case "float" | "int":
                self._wrong(node, "K007", f"the number {text} may be read as another", f'write it in quotes: "{text}"')
            case tag:
                self._wrong(node, "K004", f"{text} is read as {tag}, not as text", f'write it in quotes: "{text}"')
        return text

    def _day(self, node: yaml.Node, text: str) -> object:
        try:
            return date.fromisoformat(text)
        except ValueError:
            self._wrong(node, "K008", f"{text} is no day in the calendar", "write year-month-day, such as 2026-11-22")
            return text

    def _wrong(self, node: yaml.Node, code: str, message: str, hint: str) -> None:
        self.add(node.start_mark.line + 1, node.start_mark.column + 1, code, message, hint)
