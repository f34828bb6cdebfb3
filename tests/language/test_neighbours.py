"""Bokmål read as Swedish, for the comparison of phrasings."""

import pytest

from bot.language.matcher import Matcher
from bot.language.neighbours import SWEDISH
from bot.language.normalize import fold

EXAMPLES = {
    "payout.missing": ["varför har pengarna inte kommit", "inget har kommit till banken än"],
    "payout.when": ["när får jag mina pengar", "vilken dag betalar dom ut"],
}


def test_question_in_bokmal_is_understood_by_what_was_learnt_in_swedish():
    """With hardly a word in common as they are written."""
    asked = "hvorfor har ikke pengene kommet"

    together = Matcher(EXAMPLES, read_as=SWEDISH).match(asked)[0]
    apart = Matcher(EXAMPLES).match(asked)[0]

    assert together[0] == "payout.missing"
    assert together[1] > apart[1]


def test_slip_in_a_bokmal_word_is_mended_before_it_is_read():
    """ "Pengnee" is "pengene"."""
    matcher = Matcher(EXAMPLES, read_as=SWEDISH)

    (intent, sure), *_ = matcher.match("hvorfor har ikke pengnee kommet")

    assert intent == "payout.missing"
    assert sure == pytest.approx(matcher.match("hvorfor har ikke pengene kommet")[0][1], abs=0.01)


def test_words_are_read_the_same_after_the_matcher_was_kept(tmp_path):
    """What was learnt with the neighbour's words is asked with them."""
    matcher = Matcher(EXAMPLES, read_as=SWEDISH)
    matcher.save(tmp_path / "kept.npz")

    asked = "hvilken dag betaler de ut"
    assert Matcher.load(tmp_path / "kept.npz").match(asked) == matcher.match(asked)


def test_every_pair_is_folded_and_differs():
    """Texts are compared folded; a pair of equals would say nothing."""
    assert all(fold(bokmal) == bokmal and fold(swedish) == swedish for bokmal, swedish in SWEDISH.items())
    assert all(bokmal != swedish for bokmal, swedish in SWEDISH.items())
