"""Questions to measure with, read from a file: who asked what, and which intents are right.

Knows the two forms of such a file. Does not know the bot.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

from knowledge.schema import LANGUAGES, Lang

OUT_OF_SCOPE = "oos."
NEAR = frozenset(
    f"oos.{topic}"
    for topic in (
        "buy_followers",
        "evasion",
        "fraud",
        "investment",
        "legal_service",
        "other_platform",
        "personal_data",
        "prediction",
        "tax_filing",
        "third_party",
    )
)
"""Out of scope and yet about money, creators or TikTok; all else is far."""


Distance = Literal["near", "far"]


@dataclass(frozen=True)
class Question:
    """One message. Any of `intents` is right, or all of them together where it is `compound`.

    A `stranger` is of no intent at all: near our topics or far from them, the right answer is to turn it away.
    """

    text: str
    lang: Lang
    intents: tuple[str, ...]
    compound: bool = False
    context: tuple[str, ...] = ()
    stranger: Distance | None = None

    @property
    def ours(self) -> bool:
        return bool(self.intents) and not self.intents[0].startswith(OUT_OF_SCOPE)

    @property
    def near(self) -> bool:
        return self.stranger == "near" or any(intent in NEAR for intent in self.intents[:1])

    @property
    def follows(self) -> bool:
        return any(intent.startswith("followup.") for intent in self.intents[:1])


class BadQuestions(Exception):
    """A file of questions that can't be read; the message says where and what would work."""


def read_questions(path: Path) -> list[Question]:
    """Questions of a file: a list with `lang`, `text` and `intent`, or lists of `text` and `intents` by language.

    A compound question whose intents are not named can't be scored and is left out. Raises BadQuestions.
    """
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadQuestions(f"{path} can't be read: {error}.") from None
    if isinstance(told, dict):
        told = [{"lang": lang, **one} for lang, some in told.items() for one in some]
    if not isinstance(told, list):
        raise BadQuestions(f"{path} holds no list; each entry needs text, lang and intent.")
    return [one for at, entry in enumerate(told, start=1) if (one := _question(entry, at, path)) is not None]


def _question(entry: Any, at: int, path: Path) -> Question | None:
    if isinstance(entry, dict) and "stranger" in entry:
        return _stranger(entry, at, path)
    try:
        intents: Sequence[str] = entry["intents"] if "intents" in entry else [entry["intent"]]
        lang, text = entry["lang"], str(entry["text"])
    except (KeyError, TypeError):
        raise BadQuestions(f"{path}: entry {at} needs text, lang and intent (or intents).") from None
    if lang not in LANGUAGES or not intents:
        raise BadQuestions(f"{path}: entry {at} has the language {lang!r}; use en, sv or nb, and name an intent.")
    if list(intents) == ["compound"]:
        return None
    context = (str(entry["context"]),) if entry.get("context") else ()
    return Question(text, lang, tuple(intents), bool(entry.get("all")), context)


def _stranger(entry: Any, at: int, path: Path) -> Question:
    if entry["stranger"] not in get_args(Distance) or entry.get("lang") not in LANGUAGES or not entry.get("text"):
        raise BadQuestions(f"{path}: entry {at} needs text, lang and stranger: near or far.")
    return Question(str(entry["text"]), entry["lang"], (), stranger=entry["stranger"])
