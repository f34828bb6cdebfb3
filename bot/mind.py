"""What the bot knows and how it understands, made ready to answer with.

Learning the phrasings needs seconds, scikit-learn and much memory: it is done once, in a process of its own, and kept
in a folder. Does not know who asks.
"""

import multiprocessing
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.language.understand import Understanding
from knowledge.check import check_library
from knowledge.load import BadKnowledge, read_library
from knowledge.schema import Knowledge


@dataclass(frozen=True)
class Mind:
    """Replaced as a whole, so that a batch keeps one of each."""

    knowledge: Knowledge
    understanding: Understanding

    @classmethod
    def open(cls, folder: Path | None, cache: Path | None, learning: Callable[[], None] = lambda: None) -> "Mind":
        """A mind over a folder of knowledge. Without a cache that can be written, it learns here and now.

        `learning` is called before it does. Raises BadKnowledge.
        """
        knowledge = sound_knowledge(folder)
        if cache is None:
            learning()
            return cls(knowledge, Understanding.of(knowledge))
        kept = Understanding.kept(knowledge, cache)
        if kept is None:
            learning()
            _learn_apart(knowledge, cache)
            kept = Understanding.kept(knowledge, cache)
        return cls(knowledge, kept or Understanding.of(knowledge))


def sound_knowledge(folder: Path | None) -> Knowledge:
    """The knowledge of a folder, every rule kept. Raises BadKnowledge."""
    library = read_library(folder)
    problems = check_library(library)
    if problems:
        raise BadKnowledge(problems)
    return library.knowledge()


def _learn_apart(knowledge: Knowledge, cache: Path) -> None:
    """In a fresh process, so that what learning needs does not stay in this one."""
    learning = multiprocessing.get_context("spawn").Process(
        target=_learn, args=(knowledge.model_dump_json(), cache), daemon=True
    )
    learning.start()
    learning.join()


def _learn(knowledge: str, cache: Path) -> None:
    Understanding.of(Knowledge.model_validate_json(knowledge), cache)
