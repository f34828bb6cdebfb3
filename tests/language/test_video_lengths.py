"""What share of the videos is long decides what can be paid at all, and people tell it in words."""

from decimal import Decimal

import pytest

from bot.language.entities import find_entities
from bot.language.lexicon import Lexicon
from tests.language.small_knowledge import small_knowledge

LEXICON = Lexicon.of(small_knowledge())


@pytest.mark.parametrize(
    ("lang", "text", "share"),
    [
        ("en", "all my vids are over a minute", "1"),
        ("en", "my videos are all longer than 60 seconds", "1"),
        ("en", "most of my clips are over a minute", "0.8"),
        ("en", "about half of my videos are over 1 min", "0.5"),
        ("en", "none of my videos are over a minute", "0"),
        ("en", "all my videos are under a minute", "0"),
        ("sv", "alla mina klipp är över en minut", "1"),
        ("sv", "hälften av mina videor är längre än en minut", "0.5"),
        ("sv", "inga av mina filmer är över en minut", "0"),
        ("nb", "alle videoene mine er over et minutt", "1"),
        ("nb", "halvparten av klippene er over ett minutt", "0.5"),
        ("nb", "ingen av videoene er over et minutt", "0"),
    ],
)
def test_share_of_long_videos_is_told_in_words(lang, text, share):
    """All, most, half and none, over a minute or under it."""
    assert find_entities(text, lang, LEXICON) == {"long_video_share": Decimal(share)}


@pytest.mark.parametrize(
    "text", ["does every video have to be over a minute", "måste alla klipp vara över en minut", "75 second videos"]
)
def test_demand_or_a_length_is_no_share(text):
    """Neither tells how many of the person's own videos are long."""
    assert "long_video_share" not in find_entities(text, "en", LEXICON)
