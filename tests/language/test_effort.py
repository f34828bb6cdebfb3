"""Reading a text takes work in proportion to its length, whatever it holds: counted in calls, not in seconds."""

import sys

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.language.understand import LONGEST_READ, Understanding
from tests.language.small_knowledge import small_knowledge

UNDERSTANDING = Understanding.of(small_knowledge())
ANY_TEXT_MAY = 300 * LONGEST_READ
"""Calls; numbers in the hundreds take most. Work by the square takes millions."""


def calls_for(text: str) -> int:
    """How many functions are called to read a text, those of C included."""
    made = 0

    def count(frame, event, argument):
        nonlocal made
        made += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        UNDERSTANDING.understand(text, "en")
    finally:
        sys.setprofile(None)
    return made


def calls_for_repeated(unit: str, length: int) -> int:
    return calls_for((unit * (length // len(unit) + 1))[:length])


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=12))
@example("70% germany 30% turkey ")
@example("1 2 3 ")
@example("not 30k, 13k ")
@example("12k-15k kr ")
@example("and views ")
@example("how much? ")
@example("tjugofem tusen ")
@example("half of that ")
@example("https://www.tiktok.com/@a ")
def test_twice_as_long_is_not_four_times_the_work(unit: str) -> None:
    """Work that grew with the square of the length would let one message hold up all others."""
    whole = calls_for_repeated(unit, LONGEST_READ)
    half = calls_for_repeated(unit, LONGEST_READ // 2)

    assert whole <= max(2.5 * half, ANY_TEXT_MAY)


def test_what_stands_beyond_the_longest_read_costs_next_to_nothing() -> None:
    """Telegram's longest message takes hardly more work than one that is read to its end."""
    assert calls_for_repeated("1 2 3 ", 4096) <= 1.2 * calls_for_repeated("1 2 3 ", LONGEST_READ)
