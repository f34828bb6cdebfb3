"""Pictures of an estimate, each after a text that is complete."""

from decimal import Decimal

import pytest

from knowledge.schema import LANGUAGES
from tests.dialogue.conftest import actions, said
from tests.dialogue.estimates.conftest import GERMAN, GROWN, having, labels, words


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", ["card", "movers", "gates", "history"])
def test_picture_follows_a_text_that_is_complete(talk, keep, lang, kind):
    """In the theme that was chosen, of the estimate that is open."""
    having(talk, keep("b", GROWN, lang=lang), keep("a", days=9, lang=lang), lang=lang)
    talk.session = talk.session.but(theme="dark")
    talk.presses("open.b")
    assert "pic.menu" in actions(talk.presses("open.b"))
    talk.presses("pic.menu")
    shown = talk.presses(f"pic.{kind}")
    (reply,) = shown.replies
    assert (reply.picture.kind, reply.picture.theme) == (kind, "dark")
    assert len(words(talk, shown).splitlines()) >= 3
    assert f"pic.{kind}" not in actions(shown)
    assert len(reply.buttons) <= 4
    assert not shown.saves
    if kind in ("card", "movers"):
        assert shown.estimate.total.high == Decimal(talk.scene.saved[0].high)


def test_rate_card_needs_no_name_but_followers(talk, keep):
    """Skipped, it is drawn without; unknown followers are asked for."""
    having(talk, keep("a"))
    talk.presses("open.a")
    talk.presses("pic.rates")
    assert talk.presses("pic.nameless").replies[0].picture.shows["name"] == ""
    talk.presses("pic.rates")
    assert talk.says("skip").replies[0].picture.kind == "rate_card"
    having(talk, keep("b", GERMAN.having(followers=None)))
    talk.presses("open.b")
    asked = talk.presses("pic.rates")
    assert said(asked) == ["rates_need_followers"]
    assert "estimate" in actions(asked)


def test_theme_is_toggled_by_its_button(talk):
    """Which says how it stands."""
    settings = talk.commands("settings")
    assert "Pictures: light" in labels(talk, settings)
    assert "Pictures: dark" in labels(talk, talk.presses("theme"))
    assert talk.session.theme == "dark"
    talk.presses("theme")
    assert talk.session.theme == "light"
