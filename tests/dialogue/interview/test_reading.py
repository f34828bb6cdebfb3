"""How each question reads a typed answer."""

from decimal import Decimal

import pytest

from bot.dialogue.interview.questions import BY_FIELD, QUESTIONS
from bot.dialogue.interview.reading import Unreadable, read_answer
from bot.wording.catalogue import SAID, catalogue
from knowledge.range import Range

KEYS = {key for group in SAID for key in catalogue(group)}

READ = [
    ("residence", "en", "Norway", "NO"),
    ("residence", "sv", "SE", "SE"),
    ("age", "nb", "19", Decimal(19)),
    ("account_type", "en", "business", "business"),
    ("account_type", "sv", "Företag", "business"),
    ("account_type", "nb", "personlig", "personal"),
    ("followers", "en", "12.5k", Decimal(12500)),
    ("views_30d", "en", "200k", Decimal(200_000)),
    ("long_video_share", "sv", "40 %", Decimal("0.4")),
    ("qualified_share", "en", "half", Decimal("0.5")),
    ("niche", "en", "cooking", "cooking"),
    ("audience", "sv", "Sverige", {"SE": 0.8}),
    ("brand_deals_per_month", "nb", "2", Decimal(2)),
    ("own_product_income", "en", "$150", Decimal(150)),
    ("followers", "en", "15-20k", Range(Decimal(15000), Decimal(20000))),
]


@pytest.mark.parametrize(("name", "lang", "text", "value"), READ)
def test_typed_answer_is_read(name, lang, text, value, mind, knowledge, as_of):
    """Each kind of question takes the words that people type."""
    meaning = mind.understanding.understand(text, lang)
    told = read_answer(BY_FIELD[name], meaning, lang, knowledge, as_of.date())
    assert told[name] == value


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.field)
def test_unreadable_answer_names_words_that_exist(question, mind, knowledge, as_of):
    """What can't be read is met with words of the catalogue, never with a missing key."""
    meaning = mind.understanding.understand("xqzzt", "en")
    with pytest.raises(Unreadable) as unreadable:
        read_answer(question, meaning, "en", knowledge, as_of.date())
    assert unreadable.value.line in KEYS
