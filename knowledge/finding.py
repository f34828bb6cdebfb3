"""Find a thing by the name that an editor writes: an id, or the path of its file."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

MOST_OFFERED = 3
LEAST_ALIKE = 0.5
LITTLE = 0.02
ONE_OF: Mapping[str, str] = {"faq": "answer", "tips": "tip", "figures": "figure"}


class NotFound(LookupError):
    """Nothing bears this name, or more than one thing does. The message says what would work."""


def find(name: str, known: Mapping[str, Iterable[str]]) -> list[tuple[str, str]]:
    """Everything of the known kinds that bears a name: `live.gifts`, `faq/live.gifts` or `faq/live/gifts.yaml`.

    Raises NotFound with the nearest names.
    """
    kind, _, rest = name.removeprefix("knowledge/").removesuffix(".yaml").partition("/")
    named = rest.replace("/", ".") if rest and kind in known else name
    kinds = [kind] if named != name else list(known)
    found = [(one, named) for one in kinds if named in known[one]]
    if not found:
        raise NotFound(_not_there(named, kinds, [each for one in kinds for each in known[one]]))
    return found


def find_one(name: str, known: Mapping[str, Iterable[str]]) -> tuple[str, str]:
    """The one thing that bears a name. Raises NotFound."""
    first, *others = find(name, known)
    if others:
        ways = " or ".join(f"{kind}/{found}" for kind, found in (first, *others))
        raise NotFound(f"More than one thing is called {name}; write {ways}.")
    return first


def nearest(name: str, names: Iterable[str]) -> list[str]:
    """Names that someone may have meant, the likeliest first."""
    likely = sorted(((_likeness(name, one), one) for one in set(names)), key=lambda pair: (-pair[0], pair[1]))
    return [one for likeness, one in likely[:MOST_OFFERED] if likeness >= LEAST_ALIKE]


def _likeness(name: str, other: str) -> float:
    """Of the whole, or of the last words: whoever writes "gifts" means something under LIVE."""
    last = SequenceMatcher(None, name.rpartition(".")[2], other.rpartition(".")[2]).ratio()
    return max(SequenceMatcher(None, name, other).ratio(), last - LITTLE)


def _not_there(name: str, kinds: Sequence[str], names: Sequence[str]) -> str:
    near = nearest(name, names)
    sorts = _either([ONE_OF.get(kind, kind) for kind in kinds])
    offered = f"did you mean {_either(near)}?" if near else f"the files under {', '.join(kinds)} are their names."
    return f"There is no {sorts} called {name}; {offered}"


def _either(names: Sequence[str]) -> str:
    """a, b or c"""
    return " or ".join([part for part in (", ".join(names[:-1]), names[-1]) if part])
