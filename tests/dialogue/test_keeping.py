"""Saved estimates opened, renamed, compared, deleted, drawn and taken along, in three languages."""

import csv
import io
import json
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from bot.advice.estimate import as_contract, estimate
from bot.advice.profile import Profile
from bot.dialogue import screens
from bot.dialogue.asking import finish
from bot.dialogue.keeping import plain_name
from bot.dialogue.replies import File
from bot.dialogue.scene import Scene
from bot.dialogue.session import MOST_SAVED, Saved, Session
from bot.wording.files import COLUMNS, contents, file_name
from bot.wording.voice import Voice
from bot.wording.words import put_into_words
from knowledge.schema import LANGUAGES, STREAMS
from tests.dialogue.conftest import said

GERMAN = Profile(
    followers=Decimal(12_000), views_30d=Decimal(300_000), residence="DE", age=Decimal(25), niche="cooking"
)
GROWN = GERMAN.having(followers=Decimal(60_000), brand_deals_per_month=Decimal(2))
SWEDE = GERMAN.having(residence="SE")


COMPARED = {
    "en": ("<b>Oct 23, 2026 → Nov 22, 2026</b>", "closed →", "12,000 followers → 60,000 followers", "more)"),
    "sv": ("<b>23 okt. 2026 → 22 nov. 2026</b>", "stängt →", "12 000 följare → 60 000 följare", "mer)"),
    "nb": ("<b>23. okt. 2026 → 22. nov. 2026</b>", "stengt →", "12 000 følgere → 60 000 følgere", "mer)"),
}


@pytest.fixture
def keep(knowledge, as_of):
    """A kept estimate, as the service makes one."""

    def kept(saved_id, profile=GERMAN, days=0, lang="en", **more):
        session = Session(language=lang, profile=profile)
        shown = finish(session, Scene(knowledge, as_of)).replies[-1]
        voice = Voice.of(lang, "USD", knowledge, as_of.date())
        reckoned = estimate(profile, knowledge, as_of.date())
        return Saved(
            id=saved_id,
            day=as_of - timedelta(days=days),
            low=str(reckoned.total.low),
            high=str(reckoned.total.high),
            text=put_into_words(shown, 1, voice).text,
            profile=profile.model_dump(mode="json", exclude_none=True),
            knowledge_version=knowledge.version,
            estimate=as_contract(reckoned, shown.says[0].values["tips"]),
            figures=reckoned.figures,
            **more,
        )

    return kept


def having(talk, *saved, lang="en"):
    """A talk with someone who has kept these."""
    talk.scene = replace(talk.scene, saved=saved)
    talk.session = Session(language=lang, language_chosen=True)
    talk.commands("saved")
    return talk


def words(talk, outcome):
    voice = Voice.of(talk.session.language, talk.session.currency, talk.scene.knowledge, talk.scene.today)
    return "\n".join(put_into_words(reply, 1, voice).text for reply in outcome.replies)


def labels(talk, outcome):
    voice = Voice.of(talk.session.language, "USD", talk.scene.knowledge, talk.scene.today)
    return [label for row in put_into_words(outcome.replies[-1], 1, voice).buttons for label, _ in row]


def actions(outcome):
    return [button.action for row in outcome.replies[-1].buttons for button in row]


def test_list_shows_name_or_day_and_range(talk, keep):
    """A long name is shortened; two of one day are told apart; what follows stands under More."""
    long = "The autumn when I try everything at once"
    several = [keep(str(at), days=at) for at in range(screens.SHOWN_SAVED)]
    having(talk, keep("a", name=long), keep("b", nth=2), *several)
    listed = talk.commands("saved")
    first, second, third, *_ = labels(talk, listed)
    assert first.startswith("The autumn when I try e…: $")
    assert second.startswith("Nov 22, 2026 (2): $")
    assert third.startswith("Nov 22, 2026: $")
    assert f"kept.list.{screens.SHOWN_SAVED}" in actions(listed)
    assert "open.5" in actions(talk.presses(f"kept.list.{screens.SHOWN_SAVED}"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_full_list_says_what_goes_next(talk, keep, lang):
    """Before something that was kept is gone."""
    almost = [keep(str(at), days=at) for at in range(MOST_SAVED - 1)]
    assert said(having(talk, *almost, lang=lang).commands("saved")) == ["saved_list"]
    full = having(talk, *almost, keep("last", days=99), lang=lang).commands("saved")
    assert f" {MOST_SAVED}. " in words(talk, full)


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
    having(talk, *(keep(str(at), days=at) for at in range(screens.SHOWN_SAVED + 3)))
    talk.presses("open.0")
    offered = actions(talk.presses("kept.compare.0"))
    assert f"kept.compare.0.{screens.SHOWN_SAVED}" in offered
    more = actions(talk.presses(f"kept.compare.0.{screens.SHOWN_SAVED}"))
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


def test_rate_card_asks_for_a_name_and_does_not_keep_it(talk, keep):
    """It stands in the picture alone."""
    having(talk, keep("a"))
    talk.presses("open.a")
    talk.presses("pic.rates")
    drawn = talk.says("Lina Bakar")
    assert drawn.replies[0].picture.shows["name"] == "Lina Bakar"
    assert "Lina" not in words(talk, drawn)
    assert "Lina" not in talk.session.model_dump_json()


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


@pytest.mark.parametrize("kind", ["text", "json", "csv", "pdf"])
def test_estimate_is_taken_along(talk, keep, kind):
    """A short text, then the file."""
    having(talk, keep("a"))
    talk.presses("open.a")
    talk.presses("kept.export.a")
    (reply,) = talk.presses(f"kept.as.{kind}.a").replies
    assert "a month" in words(talk, talk.presses(f"kept.as.{kind}.a"))
    if kind == "pdf":
        assert reply.picture.kind == "summary"
    else:
        assert reply.file.kind == kind


def test_export_without_a_name_is_of_the_newest(talk, keep):
    """That of the estimate just made."""
    having(talk, keep("new"), keep("old", days=2))
    assert "kept.as.json.new" in actions(talk.presses("kept.export"))


def test_json_holds_all_that_explains_the_estimate(knowledge, keep):
    """Streams, inputs, version of the knowledge, sources by name."""
    kept = keep("a", name="Min plan")
    told = json.loads(contents(File("json", kept), knowledge))
    assert told["name"] == "Min plan"
    assert told["inputs"] == kept.profile
    assert told["knowledge_version"] == knowledge.version
    assert {one["id"] for one in told["estimate"]["streams"]} == set(STREAMS)
    assert told["estimate"]["tips"]
    assert [one["id"] for one in told["sources"]] == told["estimate"]["sources"]
    assert all(one["title"] for one in told["sources"])
    assert file_name(kept, "json") == "tally-2026-11-22.json"


def test_csv_has_a_line_a_stream(knowledge, keep):
    """Under named columns, in US dollars a month."""
    rows = list(csv.DictReader(io.StringIO(contents(File("csv", keep("a")), knowledge))))
    assert tuple(rows[0]) == COLUMNS
    assert [row["stream"] for row in rows] == list(STREAMS)
    assert {(row["currency"], row["period"]) for row in rows} == {("USD", "month")}
    assert all(float(row["low"]) <= float(row["likely"]) <= float(row["high"]) for row in rows)


def test_text_is_the_message_without_markup(knowledge, keep):
    """As it was said."""
    text = contents(File("text", keep("a")), knowledge)
    assert text.startswith("TikTok estimate, Nov 22, 2026\n$")
    assert "<b>" not in text
    assert "&" not in text.replace(" & ", "")
