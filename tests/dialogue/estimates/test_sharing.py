"""A kept estimate shared by a link: what others see of it, and what they never see."""

import pytest

from bot.dialogue.estimates.sharing import asked_share, visible
from bot.dialogue.events import Commanded, Said
from knowledge.schema import LANGUAGES
from tests.dialogue.conftest import actions, said
from tests.dialogue.estimates.conftest import GERMAN, GROWN, SWEDE, having, keep, labels, words

__all__ = ["keep"]

ALL_OF_IT = GROWN.having(live_sessions_per_month=4, subscribers=40)


def sharing(talk, *saved, lang="en"):
    """Somebody who presses Share on the first of these."""
    having(talk, *saved, lang=lang)
    talk.scene = replaced(talk.scene, username="TallyBot", fresh_id="fresh-1_A")
    talk.presses(f"open.{saved[0].id}")
    return talk.presses(f"kept.share.{saved[0].id}")


def replaced(scene, **changes):
    return scene.__class__(**{**vars(scene), **changes})


def seen_by_another(talk, shared, lang="en"):
    """What a person of whom nothing is kept reads behind the link."""
    other = talk.__class__(talk.mind, replaced(talk.scene, saved=(), shared=shared))
    other.session = other.session.but(language=lang)
    outcome = other.commands("start", "e_fresh-1_A")
    return other, outcome


@pytest.mark.parametrize("lang", LANGUAGES)
def test_link_shows_what_stands_below_it(talk, keep, lang):
    """The same lines that the other person will read, and a button that opens Telegram's list of chats."""
    kept = keep("a", GROWN, lang=lang)
    outcome = sharing(talk, kept, lang=lang)
    assert outcome.shares == {"a": "fresh-1_A"}
    mine = words(talk, outcome)
    assert "https://t.me/TallyBot?start=e_fresh-1_A" in mine
    assert outcome.replies[0].buttons[0][0].link.endswith("https%3A%2F%2Ft.me%2FTallyBot%3Fstart%3De_fresh-1_A")

    other, seen = seen_by_another(talk, visible(kept), lang)
    assert said(seen) == ["kept_shared_seen"]
    assert mine.partition("\n\n")[2] == words(other, seen).partition("\n\n")[2]


@pytest.mark.parametrize("profile", [GERMAN, SWEDE, ALL_OF_IT])
def test_nothing_of_the_person_is_shared(talk, keep, profile):
    """No name, number or country, no reason why something is closed, no figure or source that tells the niche."""
    kept = keep("a", profile, name="Anna Svensson")
    shared = visible(kept).model_dump()
    assert set(shared) == {"day", "total", "streams", "knowledge_version"}
    body = visible(kept).model_dump_json()
    for private in ("Anna", "60000", "12000", "300000", "cooking", '"DE"', '"SE"', "residence", "missing", "profile"):
        assert private not in body
    other, seen = seen_by_another(talk, visible(kept))
    told = words(other, seen)
    for private in ("Anna", "60,000", "12,000", "ooking", "German", "Sweden", "micro"):
        assert private not in told.replace("A German creator", "")
    assert all(float(high) > 0 for _, _, high in shared["streams"].values())


def test_shared_again_it_is_the_same_link(talk, keep):
    """And its button says that it is shared."""
    kept = keep("a").model_copy(update={"shared": "earlier"})
    outcome = sharing(talk, kept)
    assert outcome.shares == {}
    assert "start=e_earlier" in words(talk, outcome)
    assert "Shared" in labels(talk, talk.presses("open.a"))
    assert talk.presses("kept.unshare.a").unshares == ("a",)


def test_what_is_nothing_cannot_be_shared(talk, keep):
    """Neither by its buttons nor by an old one."""
    having(talk, keep("a", SWEDE))
    assert "kept.share.a" not in actions(talk.presses("open.a"))
    assert said(talk.presses("kept.share.a")) == ["old_button"]


def test_link_that_has_ended_offers_an_estimate(talk):
    """To somebody new, as to anybody."""
    gone = talk.commands("start", "e_whatever")
    assert said(gone) == ["kept_share_gone"]
    assert "estimate" in actions(gone)


def test_link_opened_in_the_middle_of_a_question_repeats_it(talk, keep):
    """The answer is still waited for."""
    talk.commands("estimate")
    asked = talk.session.asks
    talk.scene = replaced(talk.scene, shared=visible(keep("a")))
    keys = said(talk.commands("start", "e_x"))
    assert keys[0] == "kept_shared_seen"
    assert keys[-1] == asked == talk.session.asks


@pytest.mark.parametrize("argument", ["", "q_1m", "e_", "e_" + "x" * 41, "e_a b", "e_\x00", "E_abc"])
def test_only_an_id_is_looked_up(argument):
    """Nothing else of what people write reaches the database."""
    assert asked_share(Commanded("start", argument)) is None
    assert asked_share(Said("e_abc")) is None
    assert asked_share(Commanded("start", "e_abc-_1")) == "abc-_1"
