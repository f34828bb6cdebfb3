"""The list of kept estimates."""

import pytest

from bot.dialogue.estimates.listing import SHOWN_SAVED
from bot.dialogue.session import MOST_SAVED
from knowledge.schema import LANGUAGES
from tests.dialogue.conftest import actions, said
from tests.dialogue.estimates.conftest import having, labels, words


def test_list_shows_name_or_day_and_range(talk, keep):
    """A long name is shortened; two of one day are told apart; what follows stands under More."""
    long = "The autumn when I try everything at once"
    several = [keep(str(at), days=at) for at in range(SHOWN_SAVED)]
    having(talk, keep("a", name=long), keep("b", nth=2), *several)
    listed = talk.commands("saved")
    first, second, third, *_ = labels(talk, listed)
    assert first.startswith("The autumn when I try e…: $")
    assert second.startswith("Nov 22, 2026 (2): $")
    assert third.startswith("Nov 22, 2026: $")
    assert f"kept.list.{SHOWN_SAVED}" in actions(listed)
    assert "open.5" in actions(talk.presses(f"kept.list.{SHOWN_SAVED}"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_full_list_says_what_goes_next(talk, keep, lang):
    """Before something that was kept is gone."""
    almost = [keep(str(at), days=at) for at in range(MOST_SAVED - 1)]
    assert said(having(talk, *almost, lang=lang).commands("saved")) == ["saved_list"]
    full = having(talk, *almost, keep("last", days=99), lang=lang).commands("saved")
    assert f" {MOST_SAVED}. " in words(talk, full)
