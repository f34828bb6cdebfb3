"""Names that are typed: an estimate's, and the one on a rate card."""

import pytest

from bot.dialogue.estimates.naming import plain_name
from tests.dialogue.conftest import said
from tests.dialogue.estimates.conftest import having, words


@pytest.mark.parametrize(
    ("lang", "name"), [("en", "  Plan for\n autumn 🎬 "), ("sv", "När jag flyttat"), ("nb", "<b>Blå</b> & grønn")]
)
def test_new_name_is_kept_plain_and_escaped(talk, keep, lang, name):
    """In one line; nothing in it is read as markup."""
    having(talk, keep("a", lang=lang), lang=lang)
    talk.presses("open.a")
    talk.presses("kept.name.a")
    renamed = talk.says(name)
    assert renamed.renames == {"a": " ".join(name.split())}
    assert talk.session.pending is None
    assert "<b><b>" not in words(talk, renamed)


@pytest.mark.parametrize("text", ["when do I get paid?", "how much for 1M views"])
def test_question_is_no_name(talk, keep, text):
    """It is answered, and nobody waits for a name any more."""
    having(talk, keep("a"))
    talk.presses("open.a")
    talk.presses("kept.name.a")
    answered = talk.says(text)
    assert not answered.renames
    assert answered.answered
    assert talk.session.pending is None


def test_name_that_is_too_long_is_asked_for_again(talk, keep):
    """Forty characters; cancel leaves it as it was."""
    having(talk, keep("a"))
    talk.presses("open.a")
    talk.presses("kept.name.a")
    assert said(talk.says("x" * 41)) == ["name_too_long"]
    assert said(talk.says("🎬 …")) == ["name_unreadable"]
    assert said(talk.says("cancel")) == ["kept_name_unchanged"]
    assert talk.session.pending is None


def test_command_is_no_name(talk, keep):
    """It is followed."""
    having(talk, keep("a"))
    talk.presses("open.a")
    talk.presses("kept.name.a")
    assert said(talk.commands("help")) == ["help"]
    assert talk.session.pending is None


def test_what_cannot_be_seen_is_no_part_of_a_name():
    """No override of direction, no control characters; emoji stay whole."""
    assert plain_name("a\u202eb\x00 \n c") == "ab c"
    assert plain_name("👩\u200d🍳 1") == "👩\u200d🍳 1"
    assert plain_name("\u200b…") == ""


def test_rate_card_asks_for_a_name_and_does_not_keep_it(talk, keep):
    """It stands in the picture alone."""
    having(talk, keep("a"))
    talk.presses("open.a")
    talk.presses("pic.rates")
    drawn = talk.says("Lina Bakar")
    assert drawn.replies[0].picture.shows["name"] == "Lina Bakar"
    assert "Lina" not in words(talk, drawn)
    assert "Lina" not in talk.session.model_dump_json()
