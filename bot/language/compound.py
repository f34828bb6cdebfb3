"""Cut a text into the questions that it asks.

Knows how sure each stretch of a text is as a question of its own. Does not know words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.language.meaning import Part

STRANGERS = (
    "oos.",
    "meta.help",
    "meta.greeting",
    "meta.thanks",
    "meta.bye",
    "meta.abuse",
    "meta.language",
    "meta.lookup",
)
"""Intents, or groups of them, that are never one of two questions by mere likelihood."""


@dataclass(frozen=True)
class Candidate:
    """What a stretch of a text would mean as a question of its own."""

    part: Part
    asks: bool

    @property
    def sure(self) -> bool:
        return self.part.verdict == "answer"

    @property
    def likely(self) -> bool:
        """Beside another question, one worth offering is worth answering, if it is ours at all."""
        return self.sure or (self.asks and self.part.verdict == "offer" and self.ours)

    @property
    def ours(self) -> bool:
        return not self.head.startswith(STRANGERS)

    @property
    def head(self) -> str:
        return self.part.intents[0].id if self.part.intents else ""


def cut_up(candidates: Mapping[tuple[int, int], Candidate]) -> list[Part]:
    """The whole text, or the most questions into which it can be cut so that each is understood and its own."""
    pieces = max(last for _, last in candidates)
    best, most = [candidates[0, pieces].part], (1, 0)
    for cuts in range(1, 2 ** (pieces - 1)):
        stops = [0, *(at for at in range(1, pieces) if cuts >> (at - 1) & 1), pieces]
        cut = [candidates[span] for span in pairwise(stops)]
        asking = [one for one in cut if one.head]
        rank = len(cut), sum(one.sure for one in asking)
        if rank > most and _understood(asking, candidates[0, pieces]):
            best = [replace(one.part, verdict="answer") if one.head else one.part for one in cut]
            most = rank
    return best


def _understood(asking: list[Candidate], whole: Candidate) -> bool:
    """Two questions or more, each another: all surely understood, or all likely ours where nothing is surer."""
    if len(asking) < 2 or len({one.head for one in asking}) < len(asking):
        return False
    if all(one.sure for one in asking):
        return True
    return all(one.ours and one.likely for one in asking) and (any(one.sure for one in asking) or not whole.sure)
