"""Slips of the finger are mended, to the likeliest of the words that are near."""

import pytest

from bot.language.spelling import Spelling


@pytest.mark.parametrize(
    ("word", "mended"),
    [
        ("folowers", "followers"),  # a letter left out
        ("withdrwaal", "withdrawal"),  # two slips in a long word
        ("paied", "paied"),  # nothing near enough
        ("vidoe", "video"),  # two letters swapped
        ("cat", "cat"),  # too short to tell
        ("followers", "followers"),
    ],
)
def test_a_slip_is_mended(word, mended):
    """Words of four letters or fewer are left as they are."""
    said, _ = Spelling(["followers", "withdrawal", "video", "car"]).repair([[word]])
    assert said == [[mended]]


def test_of_words_as_near_the_most_common_is_meant():
    """They are given the most common first."""
    assert Spelling(["betalt", "betald"]).repair([["betalr"]])[0] == [["betalt"]]
    assert Spelling(["betald", "betalt"]).repair([["betalr"]])[0] == [["betald"]]


def test_fingers_seldom_slip_on_the_first_letter():
    """Which decides among the nearest before how common they are."""
    assert Spelling(["pears", "beards"]).repair([["bears"]])[0] == [["beards"]]


def test_what_is_mended_is_a_stranger_still_in_part():
    """And counts as less of one than what cannot be mended."""
    _, strange = Spelling(["followers"]).repair([["followers"], ["folowers"], ["xyzzyx"]])
    assert strange[0] == 0
    assert 0 < strange[1] < strange[2] == 1
