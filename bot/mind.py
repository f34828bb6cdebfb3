"""What the bot knows and how it understands, made ready to answer with.

Learning the phrasings needs seconds, scikit-learn and much memory: it is done once, in a process of its own, and kept
in a folder. Does not know who asks.
"""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.language.understand import Understanding
from knowledge.check import check_library
from knowledge.load import BadKnowledge, read_library
from knowledge.schema import Knowledge

BAKED = Path(__file__).parent / "learnt"
"""What an image learnt when it was built, where no volume hides it. A checkout has none."""


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
        if BAKED.is_dir() and (baked := Understanding.kept(knowledge, BAKED)):
            return cls(knowledge, baked)
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


def bake() -> None:
    """Learn our own knowledge into the installed package, for an image that starts ready. Raises BadKnowledge."""
    knowledge = sound_knowledge(None)
    Understanding.of(knowledge, BAKED)
    if Understanding.kept(knowledge, BAKED) is None:
        raise SystemExit(f"{BAKED} cannot be written.")
    for kept in BAKED.iterdir():
        kept.chmod(0o644)  # the image is built by another user than the one that runs it


def _learn_apart(knowledge: Knowledge, cache: Path) -> None:
    """In a fresh process, so that what learning needs does not stay in this one. If it dies, nothing was kept."""
    subprocess.run(
        [sys.executable, "-m", __name__, str(cache)],
        input=knowledge.model_dump_json().encode(),
        stdout=subprocess.DEVNULL,
        check=False,
    )


if __name__ == "__main__":
    Understanding.of(Knowledge.model_validate_json(sys.stdin.buffer.read()), Path(sys.argv[1]))
