"""What a report lacks is asked for, and what cannot be is said."""

import pytest

from bot.dialogue.replies import Reply
from bot.dialogue.session import Session
from bot.wording.voice import Voice
from bot.wording.words import put_into_words
from tests.dialogue.conftest import said, words
from tests.dialogue.payouts.conftest import in_language, paid


@pytest.mark.parametrize(
    ("lang", "text", "first", "month", "then", "views"),
    [
        ("en", "tiktok paid me $212", "payout_asks_month", "March", "payout_asks_views", "400k"),
        ("sv", "tiktok betalade mig 1 900 kr", "payout_asks_month", "i mars", "payout_asks_views", "400 000"),
        ("nb", "tiktok betalte meg 2 100 kr", "payout_asks_month", "mars", "payout_asks_views", "400 000 visninger"),
    ],
)
def test_what_is_missing_is_asked_for_alone(talk, lang, text, first, month, then, views):
    """Month, then views, then the confirmation."""
    in_language(talk, lang)

    assert said(talk.says(text)) == [first]
    assert (talk.session.state, talk.session.asks) == ("idle", None)
    assert said(talk.says(month)) == [then]
    assert said(talk.says(views)) == ["payout_confirm"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("I got -$212 for March from 400k views", "payout_bad_amount"),
        ("I got $212 for March from 1000000000000 views", "payout_bad_views"),
        ("I got $5000 for March from 1000 views", "payout_bad_rate"),
        ("I got $212 for March from 200k views and 300k qualified", "payout_bad_share"),
        ("I got $212 for December 2026 from 400k views", "payout_month_to_come"),
        ("I got $212 for November 2026 from 400k views", "payout_month_not_over"),
        ("I got $212 for March 2019 from 400k views", "payout_month_too_early"),
    ],
)
def test_what_cannot_be_gets_one_kind_sentence(talk, text, line):
    """It cannot be saved, and the right number completes it."""
    refused = talk.says(text)
    assert (said(refused), refused.answered) == ([line], ("payout.log",))
    talk.says("yes")
    assert talk.session.payouts == ()


def test_views_may_be_unknown(talk):
    """Kept, with a word that nothing is learnt from it."""
    talk.says("I got $212 for March")
    assert "Without the views" in words(talk, talk.presses("pay.unknown"))
    assert said(talk.presses("pay.save"))[1] == "payout_not_learned"
    assert talk.session.payouts[0].views is None


def test_a_session_with_a_report_in_hand_can_be_kept(talk):
    """As JSON, and read again."""
    talk.says("I got $212 for March")
    assert Session.model_validate_json(talk.session.model_dump_json()) == talk.session


@pytest.mark.parametrize("lang", ["en", "sv", "nb"])
def test_buttons_have_words_and_fit(talk, lang):
    """Callback data takes 64 bytes, a screen four rows."""
    talk.session = talk.session.but(payouts=tuple(paid(f"2026-{month:02}") for month in range(1, 9)))
    voice = Voice.of(lang, "NOK", talk.scene.knowledge, talk.scene.today)
    outcomes = [talk.says("tiktok paid me $212"), talk.says("March"), talk.says("400k"), talk.says("yes")]
    for outcome in (*outcomes, talk.commands("payouts"), talk.presses("pay.drop.2026-08")):
        rows = put_into_words(Reply((), outcome.replies[-1].buttons), 9_999_999, voice).buttons
        assert 1 <= len(rows) <= 4
        assert all(0 < len(data.encode()) <= 64 and "{" not in label for row in rows for label, data in row)
