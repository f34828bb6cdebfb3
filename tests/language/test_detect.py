"""The language of a text is told by its small words and letters, or not at all."""

import pytest

from bot.language.detect import detect_language


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("how much do i get for this", "en"),
        ("when does tiktok pay", "en"),
        ("hur mycket tjänar man på tiktok", "sv"),
        ("nar far jag mina pengar och hur mycket", "sv"),
        ("vad är en diamant värd", "sv"),
        ("jag bor i Norge", "sv"),
        ("hvor mye tjener man på tiktok", "nb"),
        ("når får jeg penga", "nb"),
        ("hva er en diamant verdt", "nb"),
        ("jeg bor i Sverige", "nb"),
        ("må jeg merke reklame", "nb"),
        ("hej", "sv"),
        ("hei", "nb"),
    ],
)
def test_small_words_tell_the_language(text: str, lang: str) -> None:
    """Swedish and bokmål are told apart by the words that differ."""
    assert detect_language(text) == lang


@pytest.mark.parametrize("text", ["30k", "Sweden", "", "TikTok", "12 000", "kan du", "❤️", "@someone"])
def test_a_text_that_does_not_tell_is_left_open(text: str) -> None:
    """A number, a name, or words that two languages share say nothing."""
    assert detect_language(text) is None
