"""Questions that are one, whatever the slip, the amount or the order."""

import time
from datetime import date

import pytest

from bot.language.likeness import Alike, Asked, masked, merged

EARLY, LATE = date(2026, 9, 1), date(2026, 11, 22)


def counts(*texts: str, lang: str = "en") -> list[int]:
    return [one.count for one in merged(Asked(lang, LATE, text) for text in texts)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Can I get paid in bitcoin?", "can i get paid in bitcoin"),
        ("how do i link my bank account", "how do i link bank acount"),
        ("is 5000 plays on mars good", "is 12k plays on mars good"),
        ("pays tiktok in crypto", "tiktok pays in crypto"),
        ("kan jag få betalt i bitcoin", "kan jag fa betalt i bitcoins"),
    ],
)
def test_the_same_question_is_counted_once(one: str, other: str) -> None:
    """Letters, slips, little words, order and amounts do not make it another."""
    assert counts(one, other) == [2]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("when do i get paid", "where do i get paid"),
        ("do you like cats", "do you like dogs"),
        ("can i earn on youtube", "can i earn on instagram"),
    ],
)
def test_one_other_word_makes_another_question(one: str, other: str) -> None:
    """However alike the letters are."""
    assert counts(one, other) == [1, 1]


def test_languages_are_never_mixed() -> None:
    """The same letters may be two questions."""
    found = merged([Asked("sv", LATE, "kan jag få bitcoin"), Asked("nb", LATE, "kan jeg få bitcoin")])
    assert [(one.language, one.count) for one in found] == [("nb", 1), ("sv", 1)]


def test_the_most_asked_stands_first_with_its_first_and_last_day() -> None:
    """It is told in the words that were used most, and among equals the latest."""
    asked = [
        Asked("en", LATE, "tell me a joke"),
        Asked("en", EARLY, "can i get paid in bitcoin"),
        Asked("en", LATE, "can i get paid in bitcoins"),
        Asked("en", EARLY, "who are you"),
    ]
    assert merged(asked) == [
        Alike("en", "can i get paid in bitcoins", 2, EARLY, LATE),
        Alike("en", "tell me a joke", 1, LATE, LATE),
        Alike("en", "who are you", 1, EARLY, EARLY),
    ]


def test_order_of_arrival_does_not_matter() -> None:
    """The same questions give the same list."""
    asked = [Asked("en", EARLY, text) for text in ("pay in gold", "pay in golds", "moon base", "pay gold in", "zz top")]
    assert merged(asked) == merged(reversed(asked))


def test_what_has_no_words_is_kept_as_it_is() -> None:
    """A row of signs is a question of its own."""
    assert masked("???") == "???"
    assert counts("???", "???", "!!!") == [2, 1]


def test_amounts_in_a_row_are_one() -> None:
    """12 500 and 12,500 are the same to an editor."""
    assert masked("is 12 500 plays good") == masked("is 12,500 plays good") == "is numq plays good"


def test_thousands_of_questions_are_merged_in_a_moment() -> None:
    """An editor does not wait."""
    asked = [
        Asked("en", LATE, f"why is {chr(97 + at % 26) * 6} {chr(97 + at // 26 % 26) * 5} blue") for at in range(3000)
    ]
    started = time.perf_counter()
    assert len(merged(asked)) == 351  # pairs of 26 words, in either order
    assert time.perf_counter() - started < 3


def test_nothing_gives_nothing() -> None:
    """No questions, no list."""
    assert merged([]) == []
