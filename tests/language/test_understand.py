"""A text is read once: its questions, its facts, its language, whether it corrects."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language.compound import Candidate, cut_up
from bot.language.meaning import Part, ScoredIntent, Verdict
from bot.language.understand import Understanding
from tests.language.small_knowledge import small_knowledge

UNDERSTANDING = Understanding.of(small_knowledge())


@pytest.mark.parametrize(
    "text",
    [
        "1m views = ??? $",
        "how much for 1M views",
        "100k views money??",
        "hur mycket för 1,5 miljoner visningar",
        "250 tusen views hur mkt pengar",
        "hvor mye får man for 1 mill visninger",
        "my vid hit 3.2M how much is that",
    ],
)
def test_views_and_money_ask_what_the_views_are_worth(text: str) -> None:
    """Quantities decide more surely than the words around them."""
    best = UNDERSTANDING.understand(text).intents[0]

    assert best.id == "estimate.views"
    assert best.confidence >= 0.95


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("brand offered me 300 for a video i have 40k followers fair??", "brand.offer_check"),
        ("how many views do i need to make 1000 dollars a month", "estimate.goal"),
        ("hur många views behöver jag för 5000 kr i månaden", "estimate.goal"),
        ("https://www.tiktok.com/@someone", "meta.lookup"),
        ("@someone", "meta.lookup"),
        ("nar far jag betalt", "payout.when"),
        ("hva er minste uttak", "payout.minimum"),
    ],
)
def test_a_question_finds_its_answer(text: str, intent: str) -> None:
    """By a rule where facts decide, by likeness where words do."""
    assert [found.id for found in UNDERSTANDING.understand(text).intents] == [intent]


def test_a_compound_question_is_cut_where_both_sides_are_sure() -> None:
    """Two questions in one line are two parts."""
    meaning = UNDERSTANDING.understand("when do i get paid and what is the minimum withdrawal")

    assert [found.id for found in meaning.intents] == ["payout.when", "payout.minimum"]


def part(intent: str, sure: float, verdict: Verdict) -> Part:
    return Part(intent, (ScoredIntent(intent, sure),), verdict)


@pytest.mark.parametrize(
    ("first", "second", "asks", "answered"),
    [
        (part("payout.when", 0.9, "answer"), part("tax.general", 0.5, "offer"), True, ["payout.when", "tax.general"]),
        (part("payout.when", 0.9, "answer"), part("tax.general", 0.5, "offer"), False, ["whole"]),
        (part("payout.when", 0.9, "answer"), part("oos.trivia", 0.5, "offer"), True, ["whole"]),
        (part("meta.bye", 0.9, "answer"), part("tax.general", 0.5, "offer"), True, ["whole"]),
        (part("payout.when", 0.9, "answer"), part("tax.general", 0.1, "decline"), True, ["whole"]),
        (part("payout.when", 0.5, "offer"), part("tax.general", 0.9, "answer"), True, ["payout.when", "tax.general"]),
        (part("payout.when", 0.5, "offer"), part("tax.general", 0.5, "offer"), True, ["whole"]),
        (part("payout.when", 0.9, "answer"), part("payout.when", 0.5, "offer"), True, ["whole"]),
    ],
)
def test_beside_a_sure_question_a_likely_one_is_answered_too(
    first: Part, second: Part, asks: bool, answered: list[str]
) -> None:
    """It asks, is ours, is another question and likely enough to be offered."""
    whole = Candidate(part("whole", 0.9, "answer"), asks=True)
    chosen = cut_up({(0, 2): whole, (0, 1): Candidate(first, asks=True), (1, 2): Candidate(second, asks)})

    assert [one.intents[0].id for one in chosen] == answered
    assert {one.verdict for one in chosen} == {"answer"}


@pytest.mark.parametrize(("verdict", "answered"), [("answer", ["whole"]), ("offer", ["payout.when", "tax.general"])])
def test_two_likely_questions_are_answered_where_the_whole_is_unsure(verdict: Verdict, answered: list[str]) -> None:
    """What is sure as a whole is not cut for two guesses."""
    whole = Candidate(part("whole", 0.6, verdict), asks=True)
    likely = [Candidate(part(intent, 0.5, "offer"), asks=True) for intent in ("payout.when", "tax.general")]

    chosen = cut_up({(0, 2): whole, (0, 1): likely[0], (1, 2): likely[1]})

    assert [one.intents[0].id for one in chosen] == answered


def test_facts_alone_ask_nothing() -> None:
    """A line of facts has no intents, and its facts are read."""
    meaning = UNDERSTANDING.understand("12k followers, 200k views a month, mostly US, cooking")

    assert all(not part.intents for part in meaning.parts)
    assert meaning.entities["followers"] == 12000
    assert meaning.language == "en"


@pytest.mark.parametrize("text", ["30k", "Sweden", "yes", "nej", "2000 kr", "ca 30k", "cooking"])
def test_a_value_alone_is_bare(text: str) -> None:
    """An answer of one word is known as such."""
    assert UNDERSTANDING.understand(text).bare


@pytest.mark.parametrize("text", ["how much for 30k views", "I live in Sweden", "for 2M?", "hello", ""])
def test_a_sentence_is_not_bare(text: str) -> None:
    """Words of a question or a statement are more than a value."""
    assert not UNDERSTANDING.understand(text).bare


@pytest.mark.parametrize(
    "text",
    ["no wait, 30k", "nej vänta, 30k", "nei vent, 30k", "jag menade 20 000", "I meant 30k", "actually 30k", "no, 30k"],
)
def test_taking_back_is_heard(text: str) -> None:
    """ "no wait" in any of the languages says that the last answer was wrong."""
    assert UNDERSTANDING.understand(text).corrects


@pytest.mark.parametrize("text", ["30k", "no", "nej", "how much for 1M views", "hur mycket tjänar man egentligen"])
def test_answering_is_not_taking_back(text: str) -> None:
    """A plain no, or "egentligen" inside a question, corrects nothing."""
    assert not UNDERSTANDING.understand(text).corrects


def test_an_example_of_what_we_do_not_do_is_declined_as_itself() -> None:
    """Out of scope is a class of its own, with its own answer."""
    assert UNDERSTANDING.understand("will it rain tomorrow").parts[0].intents[0].id == "oos.weather"


def test_a_batch_means_what_each_text_means() -> None:
    """Texts read together do not touch each other."""
    texts = ["30k", "when do i get paid and what is the minimum withdrawal", "", "jag bor i Norge"]

    together = UNDERSTANDING.understand_many(texts, [None, None, None, "sv"])

    assert [m.entities for m in together] == [UNDERSTANDING.understand(text).entities for text in texts]
    assert [len(m.parts) for m in together] == [1, 2, 0, 1]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_no_text_raises(text: str) -> None:
    """Whatever people send is understood or declined."""
    meaning = UNDERSTANDING.understand(text)

    assert all(part.verdict in ("answer", "offer", "decline") for part in meaning.parts)
