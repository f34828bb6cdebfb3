"""Read the knowledge from its folder, strictly: every problem is reported with file, line and what to do.

Knows which folder and file holds what. Does not know whether what they say fits together; `check` does.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from knowledge.schema import Concept, Country, FaqEntry, Figure, Knowledge, Niche, Programme, Source, Tip
from knowledge.strict_yaml import Document, Problem

OWN_FOLDER = Path(__file__).parent
FOLDERS: Mapping[str, type[BaseModel]] = {"figures": Figure, "programmes": Programme, "faq": FaqEntry, "tips": Tip}
LISTS: Mapping[str, type[BaseModel]] = {"sources": Source, "niches": Niche, "countries": Country, "concepts": Concept}
_ID = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)*")


class BadKnowledge(Exception):
    """The knowledge cannot be used as it is written."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


@dataclass
class Library:
    """All files as read: what could be understood, where each thing stands, and what is wrong."""

    folder: Path
    things: dict[str, dict[str, BaseModel]] = field(default_factory=dict)
    places: dict[tuple[str, str], tuple[Path, tuple[str, ...]]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    digest: str = ""
    _opened: Document | None = None

    def written(self, kind: str, name: str) -> tuple[Document, tuple[str, ...]]:
        """The file that holds a thing, and the way to it there. Read again: keeping all would be most of the memory."""
        path, loc = self.places[kind, name]
        if self._opened is None or self._opened.path != path:
            self._opened = Document(path, path.read_text(encoding="utf-8"))
        return self._opened, loc

    def knowledge(self) -> Knowledge:
        """Raises BadKnowledge."""
        if self.problems:
            raise BadKnowledge(self.problems)
        return Knowledge.model_validate({"version": self.digest, **self.things})


def load_knowledge(folder: Path | None = None) -> Knowledge:
    """All that is true, from a folder; without one, what Tally comes with. Raises BadKnowledge."""
    return read_library(folder).knowledge()


def read_library(folder: Path | None = None) -> Library:
    """Read every file, whatever is wrong with it."""
    library = Library(folder or OWN_FOLDER)
    digest = hashlib.sha256()
    for kind, model in FOLDERS.items():
        library.things[kind] = {}
        for path in sorted((library.folder / kind).rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                _read_entry(library, kind, model, path, digest)
    for kind, model in LISTS.items():
        library.things[kind] = {}
        _read_list(library, kind, model, library.folder / f"{kind}.yaml", digest)
    library.digest = digest.hexdigest()[:12]
    library.problems.sort(key=lambda problem: (str(problem.path), problem.line, problem.column))
    return library


def _read_entry(library: Library, kind: str, model: type[BaseModel], path: Path, digest: "hashlib._Hash") -> None:
    name = ".".join(path.relative_to(library.folder / kind).with_suffix("").parts)
    if path.suffix != ".yaml" or not _ID.fullmatch(name):
        hint = "use small letters a-z, digits and _, and end the name with .yaml"
        library.problems.append(Problem(path, 1, 1, "K001", f"{path.name} is not a name for an entry", hint))
        return
    document = _document(library, path, digest)
    if document is not None:
        _keep(library, kind, name, model, document, (), document.value)


def _read_list(library: Library, kind: str, model: type[BaseModel], path: Path, digest: "hashlib._Hash") -> None:
    document = _document(library, path, digest)
    if document is None:
        return
    if not isinstance(document.value, dict):
        problem = Problem(
            path, 1, 1, "K009", "the file is not a list of names", "write each entry as  name:  and its fields below"
        )
        library.problems.append(problem)
        return
    for name, value in document.value.items():
        _keep(library, kind, name, model, document, (name,), value)


def _document(library: Library, path: Path, digest: "hashlib._Hash") -> Document | None:
    """The file, or None where nothing in it can be read."""
    try:
        content = path.read_bytes()
        text = content.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        hint = "the file must exist and be saved as UTF-8 text"
        library.problems.append(Problem(path, 1, 1, "K001", f"cannot be read: {error}", hint))
        return None
    digest.update(f"{path.relative_to(library.folder).as_posix()}\0{len(content)}\0".encode() + content)
    document = Document(path, text)
    library.problems.extend(document.problems)
    return None if document.problems else document


def _keep(
    library: Library,
    kind: str,
    name: str,
    model: type[BaseModel],
    document: Document,
    loc: tuple[str, ...],
    value: object,
) -> None:
    library.places[kind, name] = (document.path, loc)
    try:
        library.things[kind][name] = model.model_validate(value)
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_context=False):
            library.problems.append(_misfit(document, loc, model, detail))


def _misfit(document: Document, loc: tuple[str, ...], model: type[BaseModel], detail: ErrorDetails) -> Problem:
    """What pydantic found, in words for someone who has never heard of it."""
    way = (*loc, *detail["loc"])
    line, column = document.place(way)
    name = ".".join(str(step) for step in detail["loc"]) or "the entry"
    match detail["type"]:
        case "missing":
            code, message, hint = "K010", f"{name} is missing", "add it; texts need en, sv and nb"
        case "extra_forbidden":
            code, message = "K011", f"{name} is not a field here"
            near = get_close_matches(str(way[-1]), list(model.model_fields), 1)
            hint = f"did you mean {near[0]}?" if near else "remove it, or compare with an entry that works"
        case _:
            code, message = "K012", f"{name}: {detail['msg'].removeprefix('Value error, ')}"
            hint = "compare with an entry that works"
    return Problem(document.path, line, column, code, message, hint)
