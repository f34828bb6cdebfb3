"""Our own words: in three languages, with the same values in each, readable by Telegram."""

import re
import string

import pytest

from bot.dialogue.interview import QUESTIONS
from bot.local.html import parse_html
from bot.wording.catalogue import GROUPS, catalogue, check_catalogue
from bot.wording.words import known_keys
from knowledge.schema import LANGUAGES

TEXTS = [(group, key) for group in GROUPS for key in catalogue(group)]
PLAIN = ("buttons", "profile")
"""Never sent as HTML."""


def values_of(text):
    """Each value with its kind; the word forms of a plural are the language's own."""
    found = set()
    for _, name, kind, _ in string.Formatter().parse(text):
        if name and not (kind or "").startswith("plural|"):
            found.add((name, kind))
    return found


def test_catalogue_holds_every_text_in_three_languages():
    """Reading everything finds no hole."""
    assert check_catalogue() == len(TEXTS) * len(LANGUAGES)


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
    assert {question.field for question in QUESTIONS} <= known_keys()


def test_profile_texts_fit_where_telegram_shows_them():
    """Telegram takes 120 characters about the bot and 512 before the first message."""
    for key, most in (("short_description", 120), ("description", 512)):
        for lang in LANGUAGES:
            assert len(catalogue("profile")[key].within(lang)) <= most
