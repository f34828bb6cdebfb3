"""Which translations someone has looked at: a fingerprint of each language's texts, kept in translations.yaml.

Knows when a translation is older than its English: the English has changed since, and the translation has not. Does
not know whether a translation is good.
"""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from knowledge.files import replace_file
from knowledge.load import BadKnowledge, Library
from knowledge.schema import LANGUAGES, Lang
from knowledge.strict_yaml import Document

RECORD = "translations.yaml"
TEXTS: Mapping[str, tuple[str, ...]] = {"faq": ("topic", "answer"), "tips": ("title", "steps")}
"""The fields of each kind that are translated and watched."""

_HEAD = """\
# Written by `tally knowledge verify`; never by hand. A fingerprint of every text as it was when someone last made
# sure that its languages say the same.
"""
Fingerprints = Mapping[str, str]


def texts_of(library: Library, kind: str, name: str, lang: Lang) -> tuple[str, ...]:
    """The texts of an entry in one language as they are written, nothing for one that is not there."""
    written = draft(library, kind, name)
    found = (within(written.get(field), lang) for field in TEXTS[kind])
    return tuple(text.strip() for text in found if isinstance(text, str) and text.strip())


def draft(library: Library, kind: str, name: str) -> Mapping[str, object]:
    """An entry as it is written, even where it lacks something."""
    value = library.written(kind, name)[0].value
    return value if isinstance(value, dict) else {}


def within(words: object, lang: Lang) -> object:
    return words.get(lang) if isinstance(words, dict) else None


def fingerprints(library: Library, kind: str, name: str) -> Fingerprints:
    return {lang: _fingerprint(texts_of(library, kind, name, lang)) for lang in LANGUAGES}


def entries(library: Library) -> list[tuple[str, str]]:
    """Kind and name of everything that is translated and watched."""
    return sorted((kind, name) for kind, name in library.places if kind in TEXTS)


def read_record(folder: Path) -> dict[str, Fingerprints]:
    """What was recorded, by name. Raises BadKnowledge."""
    path = folder / RECORD
    if not path.exists():
        return {}
    document = Document(path, path.read_text(encoding="utf-8"))
    value = document.value if isinstance(document.value, dict) else {}
    for name, one in value.items():
        if not isinstance(one, dict) or not all(isinstance(one.get(lang), str) for lang in LANGUAGES):
            document.add_at((name,), "K012", f"{name} is not a fingerprint of each language", "delete its line")
    if document.problems:
        raise BadKnowledge(document.problems)
    return value


def record(library: Library, names: Iterable[tuple[str, str]]) -> None:
    """Keep how these entries read today, and forget those that are no more."""
    there = {name for _, name in entries(library)}
    kept = {name: one for name, one in read_record(library.folder).items() if name in there}
    kept |= {name: fingerprints(library, kind, name) for kind, name in names}
    lines = (f"{name}: {{{_in_a_row(one)}}}\n" for name, one in sorted(kept.items()))
    replace_file(library.folder / RECORD, (_HEAD + "".join(lines)).encode())


def _in_a_row(one: Fingerprints) -> str:
    return ", ".join(f'{lang}: "{one[lang]}"' for lang in LANGUAGES)


def _fingerprint(texts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:12]
