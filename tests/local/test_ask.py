"""One question, one answer, in the shape that others rely on."""

import json

import pytest
from pydantic import ValidationError

from bot.local.ask import Asked, ask


def asked(mind, as_of, text, **more):
    told = ask(Asked(text=text, **more), mind, as_of)
    json.dumps(told)
    return told


def test_answer_has_the_shape_of_the_contract(mind, as_of):
    """Every key, and every figure with its unit, sources and day."""
    told = asked(mind, as_of, "how much for 1M views")
    assert set(told) == {"intents", "answered", "lang", "entities", "answer", "figures"}
    assert told["answered"] is True
    assert told["entities"]["views"] == 1_000_000
    assert "1,000,000 views" in told["answer"]
    assert told["figures"]
    for figure in told["figures"]:
        assert {"id", "low", "likely", "high", "unit", "sources", "as_of"} <= set(figure)
        assert figure["sources"]


def test_answer_is_in_the_language_of_the_question(mind, as_of):
    """Told or heard."""
    told = asked(mind, as_of, "när får jag utbetalt", lang="sv")
    assert told["lang"] == "sv"
    assert told["intents"][0]["id"] == "payout.when"
    assert asked(mind, as_of, "når får jeg pengene utbetalt?")["lang"] == "nb"


def test_compound_question_lists_every_intent(mind, as_of):
    """Two questions, two answers."""
    told = asked(mind, as_of, "When do I get paid? And what is the minimum payout?")
    assert {"payout.when", "payout.minimum"} <= {one["id"] for one in told["intents"]}


def test_earlier_text_is_the_context_of_a_follow_up(mind, as_of):
    """ "and for 2M?" is about views because of what was asked before."""
    told = asked(mind, as_of, "and for 2M?", context=("how much for 1M views",))
    assert "2,000,000" in told["answer"]
    assert told["answered"] is True


def test_what_is_not_ours_is_declined(mind, as_of):
    """Not answered, and said so."""
    assert asked(mind, as_of, "what's the weather in Oslo tomorrow?")["answered"] is False


def test_profile_is_taken_into_account(mind, as_of):
    """A creator in Sweden is told that the programme is closed there."""
    open_answer = asked(mind, as_of, "how much for 1M views", profile={"residence": "US"})
    closed = asked(mind, as_of, "how much for 1M views", profile={"residence": "SE"})
    assert open_answer["answer"] != closed["answer"]
    assert "Sweden" in closed["answer"]


def test_told_range_is_low_and_high(mind, as_of):
    """A range is a list of two."""
    assert asked(mind, as_of, "I have 15-20k followers")["entities"]["followers"] == [15_000, 20_000]


def test_unknown_field_is_refused():
    """A misspelt key is an error and not silence."""
    with pytest.raises(ValidationError):
        Asked.model_validate({"text": "hi", "langauge": "sv"})
