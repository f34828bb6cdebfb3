"""Our own words, in YAML with the three languages side by side. Read once, never by a name made up at run time.

Knows where a text stands. Does not fill in its values; `words` does.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from knowledge.schema import Lang, Words

SAID = ("conversation", "interview", "planning", "payouts", "offers", "keeping")
"""Whose texts `line` finds."""


@cache
def catalogue(group: str) -> Mapping[str, Words]:
    """Every text of one file, each in all languages. A missing language is an error at the first use."""
    text = files("bot.wording").joinpath("catalogue", f"{group}.yaml").read_text(encoding="utf-8")
    return {str(key): Words.model_validate(words) for key, words in yaml.safe_load(text).items()}


@cache
def _everything() -> Mapping[str, Words]:
    said: dict[str, Words] = {}
    for group in SAID:
        said |= catalogue(group)
    return said


def line(key: str, lang: Lang) -> str:
    """What is said under a key of the conversation or the interview."""
    return _everything()[key].within(lang)


def label(key: str, lang: Lang) -> str:
    return catalogue("buttons")[key].within(lang)


def summary_line(key: str, lang: Lang) -> str:
    return catalogue("summary")[key].within(lang)


def picture_line(key: str, lang: Lang) -> str:
    return catalogue("picture")[key].within(lang)
