"""Our own words: in three languages, with the same values in each, readable by Telegram."""

import ast
import re
import string
from pathlib import Path

import pytest

import bot
from bot.dialogue.interview.questions import QUESTIONS
from bot.local.html import parse_html
from bot.wording.catalogue import SAID, catalogue
from knowledge.schema import LANGUAGES

FILES = Path(bot.__file__).parent / "wording" / "catalogue"
TEXTS = [(group, key) for group in sorted(path.stem for path in FILES.glob("*.yaml")) for key in catalogue(group)]
PLAIN = ("buttons", "profile")
"""Never sent as HTML."""
CODE = [ast.parse(path.read_text(encoding="utf-8")) for path in Path(bot.__file__).parent.rglob("*.py")]
WRITTEN = {
    node.value
    for tree in CODE
    for node in ast.walk(tree)
    if isinstance(node, ast.Constant) and isinstance(node.value, str)
}


def pattern_of(parts):
    """What an f-string can become."""
    return re.compile("".join(re.escape(one.value) if isinstance(one, ast.Constant) else r"\w+" for one in parts))


def tells(parts):
    """Whether an f-string has a word of its own: one of values alone could become any key."""
    return any(isinstance(one, ast.Constant) and re.search(r"[a-z]{2}", one.value) for one in parts)


MADE = [
    pattern_of(node.values)
    for tree in CODE
    for node in ast.walk(tree)
    if isinstance(node, ast.JoinedStr) and tells(node.values)
]


def values_of(text):
    """Each value with its kind; the word forms of a plural are the language's own."""
    found = set()
    for _, name, kind, _ in string.Formatter().parse(text):
        if name and not (kind or "").startswith("plural|"):
            found.add((name, kind))
    return found


@pytest.mark.parametrize(("group", "key"), TEXTS)
def test_text_is_there_in_three_languages(group, key):
    """Nobody meets a hole."""
    assert all(catalogue(group)[key].within(lang).strip() for lang in LANGUAGES)


@pytest.mark.parametrize(("group", "key"), TEXTS)
def test_text_is_said_somewhere(group, key):
    """Its key stands in the code, whole or as an f-string that could make it."""
    assert key in WRITTEN or any(made.fullmatch(key) for made in MADE)


@pytest.mark.parametrize(("group", "key"), TEXTS)
def test_text_takes_the_same_values_in_each_language(group, key):
    """A value that one language says, all say."""
    words = catalogue(group)[key]
    told = {lang: values_of(words.within(lang)) for lang in LANGUAGES}
    assert told["en"] == told["sv"] == told["nb"]


@pytest.mark.parametrize(("group", "key"), [text for text in TEXTS if text[0] not in PLAIN])
def test_text_is_html_that_telegram_reads(group, key):
    """Every tag is closed, in every language."""
    for lang in LANGUAGES:
        parse_html(re.sub(r"\{[^{}]*\}", "x", catalogue(group)[key].within(lang)))


def test_every_question_has_words():
    """Each row of the interview can be asked, and each answer that can't be read has its sentence."""
    assert {question.field for question in QUESTIONS} <= {key for group in SAID for key in catalogue(group)}


def test_profile_texts_fit_where_telegram_shows_them():
    """Telegram takes 120 characters about the bot and 512 before the first message."""
    for key, most in (("short_description", 120), ("description", 512)):
        for lang in LANGUAGES:
            assert len(catalogue("profile")[key].within(lang)) <= most
