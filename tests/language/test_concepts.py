"""Words that mean the same, across languages."""

from bot.language.concepts import Concepts
from bot.language.matcher import Matcher

BOOK = Concepts({"payout": ["payout*", "utbetal*", "få ut"], "minimum": ["minst", "minimum"], "tax": ["skatt*"]})


def test_a_beginning_stands_for_every_word_that_begins_so():
    """Marks on letters do not matter; a word that only contains it is another."""
    assert BOOK.within(["utbetalningen"]) == ["payout"]
    assert BOOK.within(["skattepliktig", "minst"]) == ["minimum", "tax"]
    assert BOOK.within(["avskattning"]) == []


def test_words_in_a_row_are_one_phrase():
    """And only in that row."""
    assert BOOK.within(["kan", "fa", "ut"]) == ["payout"]
    assert BOOK.within(["ut", "fa"]) == []


def test_each_pair_of_concepts_is_told_too():
    """In one order, whatever that of the text."""
    assert BOOK.grams(["utbetalning", "minst"]) == BOOK.grams(["minst", "utbetalning"])
    assert "minimum+payout" in BOOK.grams(["minst", "utbetalning"])


def test_what_was_learnt_in_one_language_helps_in_another(tmp_path):
    """Not one word of the question stands in the examples; kept and loaded, it is still so."""
    examples = {
        "payout.minimum": ["minimum payout", "what is the minimum for a payout"],
        "tax.general": ["do I pay skatt", "skatt on this"],
        "meta.thanks": ["thanks a lot", "thank you"],
    }
    without = Matcher(examples).match("minst utbetalning")
    matcher = Matcher(examples, BOOK.told)
    assert matcher.match("minst utbetalning")[0][0] == "payout.minimum"
    assert not without or without[0][1] < matcher.match("minst utbetalning")[0][1]
    matcher.keep("these", tmp_path)
    assert Matcher.kept("these", tmp_path).match("minst utbetalning") == matcher.match("minst utbetalning")
