"""Files of questions to measure with: both forms are read, and what can't be read is told."""

import pytest

from bot.evaluation.questions import BadQuestions, read_questions


def read(tmp_path, text):
    path = tmp_path / "questions.yaml"
    path.write_text(text, encoding="utf-8")
    return read_questions(path)


def test_both_forms_of_a_file_say_the_same(tmp_path):
    """A list with the language in each entry, or lists by language."""
    as_list = read(tmp_path, "- {lang: sv, text: när får jag betalt, intent: payout.when}")
    by_language = read(tmp_path, "sv:\n  - {text: när får jag betalt, intents: [payout.when]}")

    assert as_list == by_language
    assert (as_list[0].ours, as_list[0].near, as_list[0].compound) == (True, False, False)


def test_stranger_has_no_intent_and_a_distance(tmp_path):
    """What no topic covers is to be turned away, and nothing else."""
    near, far = read(tmp_path, "en:\n  - {text: which phone, stranger: near}\n  - {text: will it rain, stranger: far}")

    assert (near.ours, near.near, near.intents) == (False, True, ())
    assert (far.ours, far.near) == (False, False)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("en:\n  - {text: hi}", "entry 1 needs text, lang and intent"),
        ("- {text: hi, lang: de, intent: meta.greeting}", "use en, sv or nb"),
        ("en:\n  - {text: hi, stranger: middle}", "stranger: near or far"),
        ("just a line", "holds no list"),
        ("[", "can't be read"),
    ],
)
def test_what_is_no_question_is_told_in_one_sentence(tmp_path, text, told):
    """With the file and the entry, and what would work."""
    with pytest.raises(BadQuestions, match=told):
        read(tmp_path, text)
