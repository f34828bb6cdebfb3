"""One kept estimate opened, compared and deleted, in three languages."""

import pytest

from bot.dialogue.estimates.listing import SHOWN_SAVED
from knowledge.schema import LANGUAGES
from tests.dialogue.conftest import actions, said
from tests.dialogue.estimates.conftest import GROWN, SWEDE, having, words

COMPARED = {
    "en": ("<b>Oct 23, 2026 → Nov 22, 2026</b>", "closed →", "12,000 followers → 60,000 followers", "more)"),
    "sv": ("<b>23 okt. 2026 → 22 nov. 2026</b>", "stängt →", "12 000 följare → 60 000 följare", "mer)"),
    "nb": ("<b>23. okt. 2026 → 22. nov. 2026</b>", "stengt →", "12 000 følgere → 60 000 følgere", "mer)"),
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_opened_estimate_is_what_follows_speak_of(talk, keep, lang):
    """Its words, its figures when asked where they come from, its numbers under a what-if."""
    kept = keep("a", lang=lang)
    having(talk, kept, lang=lang)
    opened = talk.presses("open.a")
    assert kept.text in words(talk, opened)
    assert opened.kept == kept
    assert talk.session.topic.saved == "a"
    asked = {"en": "where did you get that?", "sv": "var kommer siffran ifrån?", "nb": "hvor har du det fra?"}
    assert talk.says(asked[lang]).figures == kept.figures
    talk.presses("open.a")
    having(talk, kept, lang=lang)
    talk.presses("open.a")
    supposed = {"en": "what if I lived in Sweden", "sv": "om jag bodde i Sverige", "nb": "hvis jeg bodde i Sverige"}
    told = talk.says(supposed[lang])
    assert told.hypothetical == {"residence": "SE"}
    assert not talk.session.profile.told()


def test_deleting_asks_first_with_the_safe_button_on_top(talk, keep):
    """Then it is dropped, and the list is shown without it."""
    having(talk, keep("a"), keep("b", days=3))
    talk.presses("open.a")
    asked = talk.presses("kept.delete.a")
    assert actions(asked) == ["open.a", "kept.gone.a"]
    assert not asked.drops
    gone = talk.presses("kept.gone.a")
    assert gone.drops == ("a",)
    assert "open.b" in actions(gone)
    assert "open.a" not in actions(gone)
    assert talk.session.topic is None


def test_one_that_is_gone_says_so(talk, keep):
    """A press that comes late, too."""
    having(talk, keep("a"))
    assert said(talk.presses("open.zzz")) == ["saved_gone", "saved_list"]
    for action in ("kept.gone.zzz", "kept.name.zzz", "kept.as.json.zzz", "kept.with.zzz"):
        assert "saved_gone" in said(talk.presses(action))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_two_are_compared_side_by_side(talk, keep, lang):
    """The earlier first: the month, each stream with its difference, and the numbers that differ."""
    having(talk, keep("old", SWEDE, days=30), keep("new", GROWN), lang=lang)
    talk.presses("open.new")
    chosen = talk.presses("kept.compare.new")
    assert "kept.with.old" in actions(chosen)
    outcome = talk.presses("kept.with.old")
    text = words(talk, outcome)
    for line in COMPARED[lang]:
        assert line in text.replace("\xa0", " ")


def test_every_other_one_can_be_compared_with(talk, keep):
    """Some at a time; after the last come the first again."""
    having(talk, *(keep(str(at), days=at) for at in range(SHOWN_SAVED + 3)))
    talk.presses("open.0")
    offered = actions(talk.presses("kept.compare.0"))
    assert f"kept.compare.0.{SHOWN_SAVED}" in offered
    more = actions(talk.presses(f"kept.compare.0.{SHOWN_SAVED}"))
    assert {one for one in (*offered, *more) if one.startswith("kept.with.")} == {
        f"kept.with.{at}" for at in range(1, 9)
    }
    assert "kept.compare.0.0" in more
    assert said(talk.presses("kept.with.8")) == ["kept_compared"]


def test_only_one_has_nothing_to_be_compared_with(talk, keep):
    """A what-if is offered instead."""
    having(talk, keep("a"))
    talk.presses("open.a")
    alone = talk.presses("kept.compare.a")
    assert said(alone) == ["kept_alone"]
    assert "if.menu" in actions(alone)
