"""Payouts listed, removed and brought back."""

import pytest

from tests.dialogue.conftest import actions, said, words
from tests.dialogue.payouts.conftest import REPORT, in_language, paid


@pytest.mark.parametrize(
    ("lang", "text"), [("en", "my payouts"), ("sv", "mina utbetalningar"), ("nb", "mine utbetalinger")]
)
def test_payouts_are_listed(talk, lang, text):
    """Each with its own button; without any, how to tell one."""
    in_language(talk, lang)
    assert said(talk.says(text)) == ["payouts_empty"]

    talk.session = talk.session.but(payouts=(paid("2026-03"), paid("2026-04", 190, 300_000)))
    for outcome in (talk.says(text), talk.commands("payouts"), talk.presses("pay.list")):
        assert (said(outcome), outcome.answered) == (["payouts"], ("payout.list",))
        assert actions(outcome) == ["pay.drop.2026-04", "pay.drop.2026-03", "pay.estimate"]
    assert "2026" in words(talk, outcome, lang)


def test_a_long_list_turns_pages_of_four_rows(talk):
    """Newest first, and round again after the last."""
    talk.session = talk.session.but(payouts=tuple(paid(f"2026-{month:02}") for month in range(1, 9)))

    first = talk.commands("payouts")
    assert actions(first)[0] == "pay.drop.2026-08"
    assert (len(first.replies[0].buttons), actions(first)[-1]) == (4, "pay.list.6")
    assert actions(talk.presses("pay.list.6")) == ["pay.drop.2026-02", "pay.drop.2026-01", "pay.estimate", "pay.list.0"]


@pytest.mark.parametrize("undo", ["undo", "ångra", "angre", None])
def test_removing_says_what_and_can_be_undone(talk, undo):
    """By button or typed; the amount in dollars is the one it had."""
    before = (paid("2026-03"), paid("2026-04", 190))
    talk.session = talk.session.but(payouts=before)
    talk.commands("payouts")

    removed = talk.presses("pay.drop.2026-03")
    assert "Removed: $200 for March 2026." in words(talk, removed)
    assert "pay.undo" in actions(removed)
    assert [one.month for one in talk.session.payouts] == ["2026-04"]

    talk.presses("pay.undo") if undo is None else talk.says(undo)
    assert talk.session.payouts == before


def test_after_a_removal_the_interview_is_steered_as_ever(talk):
    """ "Skip" is about the question; while a report waits it is about the report."""
    talk.session = talk.session.but(payouts=(paid("2026-03"),))
    talk.commands("estimate")
    asks = talk.session.asks
    talk.commands("payouts")
    talk.presses("pay.drop.2026-03")
    talk.says("skip")
    assert talk.session.skipped == (asks,)

    talk.says(REPORT["en"])
    assert said(talk.says("skip"))[0] == "payout_not_saved"
    assert talk.session.skipped == (asks,)
