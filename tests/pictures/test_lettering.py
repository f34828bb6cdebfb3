"""Only letters that the shipped fonts have, and all the letters that our own words need."""

import pytest
from fontTools.ttLib import TTFont

from bot.pictures.lettering import MOST_CHARACTERS, lettered
from bot.pictures.studio import FOLDER
from bot.wording.catalogue import catalogue
from bot.wording.formats import country
from knowledge.schema import LANGUAGES


@pytest.fixture(scope="module")
def letters():
    """What all fonts have."""
    fonts = sorted((FOLDER / "fonts").glob("*.otf"))
    assert len(fonts) == 3
    return set.intersection(*(set(TTFont(font).getBestCmap()) for font in fonts))


def test_nothing_is_let_through_that_a_font_lacks(letters):
    """A letter without a shape would be a box."""
    kept = {code for code in range(0x20, 0x30000) if not 0xD800 <= code < 0xE000 and chr(code) in lettered(chr(code))}

    assert {ord(letter) for letter in "åäöæøÅÄÖÆØ–·−…#*_[]$<>@€£"} <= kept
    assert kept - letters == set()


def test_all_our_own_words_have_letters(knowledge):
    """Catalogue, tips, niches, programmes and countries pass through whole."""
    own = [
        words.within(lang)
        for group in ("picture", "summary")
        for words in catalogue(group).values()
        for lang in LANGUAGES
    ]
    named = (*knowledge.niches.values(), *knowledge.programmes.values())
    own += [one.name.within(lang) for one in named for lang in LANGUAGES]
    own += [tip.title.within(lang) for tip in knowledge.tips.values() for lang in LANGUAGES]
    own += [country(code, lang) for code in knowledge.countries for lang in LANGUAGES]
    for text in own:
        assert lettered(text) == text.strip()[:MOST_CHARACTERS] or len(text) > MOST_CHARACTERS


@pytest.mark.parametrize(
    ("written", "stands"),
    [
        ("Lina Bakar 🧁✨", "Lina Bakar"),
        ("  Åse\n\tØy  ", "Åse Øy"),
        ("日本 Emi", "Emi"),
        ("e\u0301clair", "éclair"),
        ("Ола", "Ола"),
        ("\u202eabc\u0000", "abc"),
        ("👩‍🍳", ""),
        ("x" * 100, "x" * (MOST_CHARACTERS - 1) + "…"),
    ],
)
def test_name_is_kept_as_far_as_it_can_be_drawn(written, stands):
    """Emoji, other scripts, line breaks and control characters go; the name stays."""
    assert lettered(written) == stands
