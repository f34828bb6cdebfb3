"""What counts as right, helped, and wrong and sure."""

from datetime import UTC, datetime

from bot.evaluation.questions import Question
from bot.evaluation.understanding import Heard, confusions, put, score


def heard(*intents, top=None, answered=(), offered=(), stranger=None, compound=False):
    question = Question("?", "en", intents, compound, stranger=stranger)
    return Heard(question, top, answered, offered, tuple(frozenset({one}) for one in intents))


def test_likeliest_intent_and_what_was_said_are_counted_apart():
    """Right and answered, right but only offered, wrong and sure, wrong and declined."""
    counted = score(
        [
            heard("a.one", top="a.one", answered=("a.one",)),
            heard("a.one", top="a.two", offered=("a.two", "a.one")),
            heard("a.one", top="a.two", answered=("a.two",)),
            heard("a.one", top="a.two"),
        ]
    )

    assert (counted.top, counted.helped, counted.wrong) == (0.25, 0.5, 0.25)


def test_stranger_counts_by_its_distance_and_not_among_the_intents():
    """Turned away is right; answered as one of ours is wrong and sure."""
    counted = score(
        [
            heard("a.one", top="a.one", answered=("a.one",)),
            heard(stranger="near", top="a.one", offered=("a.one",)),
            heard(stranger="near", top="a.one", answered=("a.one",)),
            heard(stranger="far", top="oos.weather", answered=("oos.weather",)),
        ]
    )

    assert (counted.top, counted.near_away, counted.far_away, counted.wrong) == (1.0, 0.5, 1.0, 0.25)


def test_compound_is_right_when_each_of_its_questions_was_answered():
    """Half an answer is none."""
    both = heard("a.one", "a.two", top="a.one", answered=("a.one", "a.two"), compound=True)
    half = heard("a.one", "a.two", top="a.one", answered=("a.one",), compound=True)

    assert score([both, half]).compound == 0.5


def test_confusions_name_what_was_taken_for_what():
    """Most often first, without what was right."""
    wrong = heard("a.one", top="a.two")

    assert confusions([wrong, wrong, heard("a.one", top=None), heard("a.two", top="a.two")]) == [
        ("a.one", "a.two", 2),
        ("a.one", "nothing", 1),
    ]


def test_what_narrows_an_intent_is_right_and_its_sibling_is_not(mind):
    """Whoever wants the wider answer is served by a narrower one, but not by one about something else."""
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    text = "million plus accounts ads"
    (told,) = put([Question(text, "en", ("brand.big",), False)], mind, now)
    assert told.top == "brand.big"
    for wanted, right in (("brand.rates", True), ("brand.niches", False)):
        (judged,) = put([Question(text, "en", (wanted,), False)], mind, now)
        assert judged.right is right
