"""Tell which intent a text has, and how sure that is, from example phrasings alone.

Knows words and pieces of words, spelling and likeness. Does not know languages, quantities or what an intent means.
Fitting takes seconds and scikit-learn; a fitted matcher can be kept in a file and needs arrays only.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, Self
from zipfile import BadZipFile

import numpy as np

from bot.language.concepts import Concepts
from bot.language.fitting import learn_belief, learn_scorer
from bot.language.grams import Columns, Weights
from bot.language.normalize import words
from bot.language.rows import Rows
from bot.language.scoring import ALL, Belief, Scorer, Slopes
from bot.language.spelling import Spelling

Verdict = Literal["answer", "offer", "decline"]
FORMAT = 20
LONGEST_TEXT = 600
"""A question is in its first hundred words; the rest of a very long text is not matched."""
TOGETHER = 256


class Matcher:
    """Intents learnt from examples: {"payout.when": ["when do I get paid", ...], ...}.

    `concepts` are words that mean the same: {"payout": ["paid", "utbetal*"], ...}. `groups` names the group of each
    example, such as its language; `verdict` has thresholds for each. `read_as` are words that are read as others.
    """

    def __init__(
        self,
        examples: Mapping[str, Sequence[str]],
        concepts: Mapping[str, Sequence[str]] | None = None,
        groups: Mapping[str, Sequence[str]] | None = None,
        read_as: Mapping[str, str] | None = None,
    ) -> None:
        self._read_as = dict(read_as or {})
        given = [
            (intent, text, group)
            for intent in sorted(examples)
            for text, group in _once(examples[intent], (groups or {}).get(intent))
        ]
        split = [(intent, said, group) for intent, text, group in given if (said := self._read(words(text)))]
        self.intents = sorted({intent for intent, _, _ in split})
        number = {intent: i for i, intent in enumerate(self.intents)}
        labels = np.array([number[intent] for intent, _, _ in split], np.int64)
        texts = [said for _, said, _ in split]
        columns = Columns.of(texts, Concepts(concepts or {}))
        counts = columns.count(texts)
        self._weights = Weights.of(columns, counts)
        self._read_with(columns)
        self._belief = learn_belief(columns, counts, labels, [group for _, _, group in split])
        self._scorer = learn_scorer(self._weights.rows(counts), labels, len(self.intents)) if texts else None

    def match(self, text: str) -> list[tuple[str, float]]:
        """The likeliest intents, best first, each with how sure it is (0 to 1). Empty where nothing is shared."""
        return self.match_many([text])[0]

    def match_many(self, texts: Sequence[str]) -> list[list[tuple[str, float]]]:
        """`match` for a batch, reckoned together."""
        found: list[list[tuple[str, float]]] = []
        for start in range(0, len(texts), TOGETHER):
            found.extend(self._match_batch(texts[start : start + TOGETHER]))
        return found

    def verdict(self, scored: Sequence[tuple[str, float]], group: str = ALL) -> Verdict:
        """What to do with a result of `match`; the thresholds were learnt with the examples."""
        answer_from, offer_from = self._belief.from_on(group)
        if not scored or scored[0][1] < offer_from:
            return "decline"
        return "answer" if scored[0][1] >= answer_from else "offer"

    def _match_batch(self, texts: Sequence[str]) -> list[list[tuple[str, float]]]:
        if self._scorer is None:
            return [[] for _ in texts]
        spelled, strange = self._spelling.repair([words(text[:LONGEST_TEXT]) for text in texts])
        said = [self._read(word_list) for word_list in spelled]
        counts = self._columns.count(said)
        known = self._weights.known_share(counts, strange)
        top, clues = self._scorer.clues(self._weights.rows(counts), known)
        sure = self._belief.confidence(clues)
        return [
            sorted(
                ((self.intents[i], float(p)) for i, p in zip(intents, chances, strict=True)),
                key=lambda scored: -scored[1],
            )
            if any(word_list)
            else []
            for intents, chances, word_list in zip(top, sure, said, strict=True)
        ]

    def _read(self, said: Sequence[str]) -> list[str]:
        return [self._read_as.get(word, word) for word in said]

    def _read_with(self, columns: Columns) -> None:
        self._columns = columns
        known = [gram for gram in columns.words if " " not in gram]
        commonest = sorted(known, key=lambda word: float(self._weights.weights[columns.words[word]]))
        self._spelling = Spelling([*commonest, *(word for word in self._read_as if word not in columns.words)])

    def save(self, path: Path) -> None:
        """Keep everything learnt in one file. It appears whole or not at all."""
        head = {
            "format": FORMAT,
            "intents": self.intents,
            "words": list(self._columns.words),
            "pieces": list(self._columns.pieces),
            "concepts": list(self._columns.concepts),
            "book": self._columns.book.told,
            "read_as": self._read_as,
            "thresholds": dict(self._belief.thresholds),
            "unknown": self._weights.unknown,
        }
        arrays: dict[str, np.ndarray] = {
            "head": np.frombuffer(json.dumps(head).encode(), np.uint8),
            "weights": self._weights.weights,
            "belief": self._belief.weights,
        }
        if self._scorer is not None:
            arrays |= _arrays_of(self._scorer)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                np.savez(file, **arrays)  # type: ignore[arg-type]
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise

    @classmethod
    def load(cls, path: Path) -> Self:
        """A matcher as it was saved. Raises OSError or ValueError where the file is not one of ours."""
        try:
            with np.load(path, allow_pickle=False) as kept:
                return cls._from_arrays({name: kept[name] for name in kept.files})
        except (BadZipFile, KeyError, EOFError) as error:
            raise ValueError(f"{path} does not hold a matcher") from error

    @classmethod
    def _from_arrays(cls, kept: Mapping[str, np.ndarray]) -> Self:
        head = json.loads(kept["head"].tobytes())
        if head["format"] != FORMAT:
            raise ValueError(f"the matcher is of format {head['format']}, not {FORMAT}")
        matcher = cls.__new__(cls)
        matcher.intents = head["intents"]
        columns = Columns.named(head["words"], head["pieces"], head["concepts"], Concepts(head["book"]))
        matcher._read_as = head["read_as"]
        matcher._weights = Weights(columns, kept["weights"], head["unknown"])
        matcher._read_with(columns)
        thresholds = {group: (told[0], told[1]) for group, told in head["thresholds"].items()}
        matcher._belief = Belief(kept["belief"], thresholds)
        matcher._scorer = _scorer_of(kept) if "slopes" in kept else None
        return matcher

    @classmethod
    def kept(cls, learnt_from: object, folder: Path) -> Self | None:
        """The matcher that was learnt from this, where the folder holds it; anything that JSON can write."""
        try:
            return cls.load(_file_of(learnt_from, folder))
        except (OSError, ValueError):
            return None

    def keep(self, learnt_from: object, folder: Path) -> None:
        """Put the matcher into the folder, in place of older ones. Raises OSError."""
        path = _file_of(learnt_from, folder)
        folder.mkdir(parents=True, exist_ok=True)
        self.save(path)
        for older in folder.glob("matcher-*.npz"):
            if older != path:
                older.unlink(missing_ok=True)


def _once(texts: Sequence[str], groups: Sequence[str] | None) -> list[tuple[str, str]]:
    """Each text once, with its group."""
    return list(dict(zip(texts, groups or [ALL] * len(texts), strict=True)).items())


def _file_of(learnt_from: object, folder: Path) -> Path:
    told = json.dumps([FORMAT, learnt_from], sort_keys=True)
    return folder / f"matcher-{hashlib.sha256(told.encode()).hexdigest()[:20]}.npz"


def _arrays_of(scorer: Scorer) -> dict[str, np.ndarray]:
    return {
        "held_from": scorer.examples.starts,
        "held_by": scorer.examples.columns,
        "held": scorer.examples.values,
        "examples": np.array(scorer.examples.width),
        "telling": scorer.telling,
        "starts": scorer.starts,
        "centroid_lengths": scorer.centroid_lengths,
        "slopes": scorer.slopes.whole,
        "steps": scorer.slopes.steps,
        "biases": scorer.biases,
    }


def _scorer_of(kept: Mapping[str, np.ndarray]) -> Scorer:
    return Scorer(
        Rows(kept["held_from"], kept["held_by"], kept["held"], int(kept["examples"])),
        kept["telling"],
        kept["starts"],
        kept["centroid_lengths"],
        Slopes(kept["slopes"], kept["steps"]),
        kept["biases"],
    )
