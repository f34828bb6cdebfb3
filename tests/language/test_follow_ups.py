"""Short texts that lean on what was said before."""

from decimal import Decimal

import pytest

from bot.language.follow_ups import read_follow_up
from bot.language.normalize import fold

PERIOD = ["per month or per video?", "är det per månad eller per video?", "er det i måneden?", "monthly or yearly"]
EXPLAIN = [
    "why so low",
    "why is it so low?",
    "but why so little",
    "varför så lite",
    "hvorfor er det så lavt",
    "varför det?",
]
CONTINUES = ["and for 2M?", "what about in germany?", "same but gaming", "om jag bor i tyskland då?", "og for 2 mill?"]
ALONE = [
    "why is my rpm so low and what should i do about it, it was fine last month",
    "i have half that many followers",
    "how much for half a million views",
    "when do they pay",
    "",
    "👍",
]


@pytest.mark.parametrize("text", PERIOD)
def test_asks_for_the_period(text):
    """Which time an amount is for."""
    assert read_follow_up(fold(text)).kind == "period"


@pytest.mark.parametrize("text", EXPLAIN)
def test_asks_for_the_reason(text):
    """Why it is so little."""
    assert read_follow_up(fold(text)).kind == "explain"


@pytest.mark.parametrize("text", CONTINUES)
def test_goes_on_with_something_different(text):
    """The rest of the question is the one before."""
    assert read_follow_up(fold(text)).kind == "continues"


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("half of that", "0.5"),
        ("hälften av det", "0.5"),
        ("halvparten", "0.5"),
        ("dubbelt så mycket", "2"),
        ("det dobbelte? dobbelt så mye", "2"),
        ("10x that", "10"),
        ("ti ganger så mye", "10"),
    ],
)
def test_scales_the_last_number(text, factor):
    """By a factor in words or digits."""
    found = read_follow_up(fold(text.split("? ")[-1]))
    assert found.kind == "scale"
    assert found.factor == Decimal(factor)


@pytest.mark.parametrize("text", ALONE)
def test_stands_alone(text):
    """A question or a fact of its own is not read as a follow-up."""
    found = read_follow_up(fold(text))
    assert found is None or found.kind == "continues"
