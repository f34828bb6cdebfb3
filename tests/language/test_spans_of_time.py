"""What is told of the last 28 days is a month's; what is told of the last 7 is more than it seems."""

from decimal import Decimal

import pytest

from bot.language.entities import find_entities
from bot.language.lexicon import Lexicon
from bot.language.spans_of_time import spans_of_time
from bot.language.tokens import Spelled
from tests.language.small_knowledge import small_knowledge

LEXICON = Lexicon.of(small_knowledge())


@pytest.mark.parametrize(
    ("lang", "text", "views"),
    [
        ("en", "400k views last 28 days", 400_000),
        ("sv", "400k visningar senaste 28 dagarna", 400_000),
        ("nb", "400k visninger siste 30 dager", 400_000),
        ("en", "600k views in the last 60 days", 300_000),
        ("sv", "600k visningar på 60 dagar", 300_000),
        ("nb", "70k visninger siste 7 dager", 300_000),
        ("en", "900k views over the last 3 months, 12k followers", 300_000),
    ],
)
def test_views_of_a_span_are_told_per_month(lang, text, views):
    """TikTok's own pages count 7, 28 and 60 days; a month has 30."""
    assert find_entities(text, lang, LEXICON)["views_30d"] == views


def test_days_of_a_span_count_nothing_else():
    """The 28 are neither posts nor an age."""
    told = find_entities("posted 6 videos in the last 14 days, 10k followers", "en", LEXICON)
    assert told == {"posts_per_month": Decimal(13), "followers": Decimal(10_000)}


def test_views_of_a_question_stay_its_own():
    """ "how much for 1M views in 30 days" asks of a million, and tells nothing."""
    assert "views_30d" not in find_entities("how much for 1M views in 30 days", "en", LEXICON)


def test_span_of_no_days_is_none():
    """Nothing is divided by nought."""
    assert spans_of_time(Spelled.of("900k views in the last 0 days")) == []
