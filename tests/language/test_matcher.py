"""The matcher tells intents apart from examples alone, knows what is strange to it, and can be kept in a file."""

from pathlib import Path

import pytest

from bot.language.matcher import Matcher

EXAMPLES = {
    "payout.when": ["when do i get paid", "when does tiktok pay", "what day is the payment sent", "när får jag betalt"],
    "payout.minimum": ["what is the minimum withdrawal", "smallest amount to cash out", "vad är minsta uttag"],
    "live.gifts": ["what is a gift worth", "how much is a lion on live", "vad är en gåva värd"],
    "tax.general": ["do i pay tax", "is tiktok income taxed", "måste jag skatta"],
}


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(EXAMPLES)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("what day do i get the payment?", "payout.when"),
        ("minimum to withdraw", "payout.minimum"),
        ("NAR FAR JAG BETALT", "payout.when"),
        ("vad ar en gava vard", "live.gifts"),
    ],
)
def test_a_question_finds_its_intent_without_marks_or_case(matcher: Matcher, text: str, intent: str) -> None:
    """Diacritics and capitals play no part, and the order of words little."""
    assert matcher.match(text)[0][0] == intent


def test_a_slip_of_the_finger_is_forgiven(matcher: Matcher) -> None:
    """A word one letter away from a known one counts as that word."""
    assert matcher.match("minimun withdrawl")[0][0] == "payout.minimum"


def test_confidences_are_probabilities_in_falling_order(matcher: Matcher) -> None:
    """The best comes first, and each is from 0 to 1."""
    sure = [confidence for _, confidence in matcher.match("when is the payment")]

    assert sure == sorted(sure, reverse=True)
    assert all(0 <= confidence <= 1 for confidence in sure)


def test_what_shares_nothing_is_declined_and_an_example_answered(matcher: Matcher) -> None:
    """An example itself is sure; words that no example holds are not."""
    assert matcher.verdict(matcher.match("when do i get paid")) == "answer"
    assert matcher.verdict(matcher.match("qwrt zxcv")) == "decline"
    assert matcher.verdict(matcher.match("")) == "decline"


def test_a_batch_is_matched_as_each_alone(matcher: Matcher) -> None:
    """Matching together changes nothing but the time."""
    texts = ["when do i get paid", "", "cash out", "lion"]

    together = matcher.match_many(texts)

    alone = [matcher.match(text) for text in texts]
    assert [[intent for intent, _ in found] for found in together] == [[intent for intent, _ in one] for one in alone]


@pytest.mark.parametrize("examples", [{}, {"one": ["hello there"]}, {"one": ["hello"], "two": ["goodbye"]}, {"no": []}])
def test_few_examples_are_enough_to_start(examples: dict[str, list[str]]) -> None:
    """No intents, one, or two of one phrasing each: nothing raises."""
    found = Matcher(examples).match("hello")

    assert not found or found[0][0] == "one"


def test_a_kept_matcher_answers_as_the_one_that_learnt(matcher: Matcher, tmp_path: Path) -> None:
    """Saving and loading lose nothing."""
    matcher.save(tmp_path / "kept.npz")

    loaded = Matcher.load(tmp_path / "kept.npz")

    assert loaded.match("cash out smallest") == matcher.match("cash out smallest")


def test_the_folder_gives_back_what_was_learnt_from_the_same_examples(tmp_path: Path) -> None:
    """Looked up by the examples; a broken file counts as none; a newer matcher replaces the older one."""
    learnt = Matcher(EXAMPLES)
    assert Matcher.kept(EXAMPLES, tmp_path) is None

    learnt.keep(EXAMPLES, tmp_path)
    again = Matcher.kept(EXAMPLES, tmp_path)
    assert again is not None
    assert again.match("when do i get paid") == learnt.match("when do i get paid")

    next(tmp_path.glob("matcher-*.npz")).write_bytes(b"broken")
    assert Matcher.kept(EXAMPLES, tmp_path) is None

    Matcher({"only": ["hello"]}).keep({"only": ["hello"]}, tmp_path)
    assert len(list(tmp_path.glob("matcher-*.npz"))) == 1
