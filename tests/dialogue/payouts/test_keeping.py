"""Payouts that are kept, and what they teach."""

from decimal import Decimal

import pytest

from bot.dialogue.payouts import confirming, keeping
from tests.dialogue.conftest import said, words
from tests.dialogue.payouts.conftest import REPORT, in_language, paid


def test_the_later_of_one_month_replaces_and_says_so(talk):
    """The newest month stays last."""
    talk.session = talk.session.but(payouts=(paid("2026-03", 200), paid("2026-05", 210)))

    assert "$200" in words(talk, talk.says(REPORT["en"]))
    assert "in place of $200" in words(talk, talk.says("yes"))
    assert [(one.month, one.amount) for one in talk.session.payouts] == [("2026-03", 212), ("2026-05", 210)]


def test_three_years_of_payouts_are_kept(talk):
    """The oldest goes."""
    months = [f"{2023 + at // 12}-{at % 12 + 1:02}" for at in range(keeping.MOST_KEPT)]
    talk.session = talk.session.but(payouts=tuple(paid(month) for month in months))

    talk.says("I got $212 for October 2026 from 400k views")
    talk.says("yes")
    assert len(talk.session.payouts) == keeping.MOST_KEPT
    assert (talk.session.payouts[0].month, talk.session.payouts[-1].month) == (months[1], "2026-10")


def test_qualified_views_teach_the_rate_of_those(talk):
    """They are kept as what they are."""
    talk.says("I got $212 for March from 220k qualified views")
    talk.says("yes")
    assert talk.session.paid()[0].qualified_views == Decimal(220_000)
    assert "220,000 qualified views" in words(talk, talk.commands("payouts"))


@pytest.mark.parametrize("lang", ["en", "sv", "nb"])
def test_where_the_programme_is_closed_it_is_saved_and_said(talk, lang):
    """The estimate still follows the gate."""
    in_language(talk, lang, residence="SE", views_30d=400_000, followers=40_000)
    talk.says(REPORT[lang])

    saved = talk.says("ja")
    assert said(saved)[-1] == "payout_closed"
    assert len(talk.session.payouts) == 1
    again = talk.presses("pay.estimate")
    rewards = next(one for one in again.estimate.streams if one.id == "creator_rewards")
    assert (rewards.high, again.estimate.payouts_used) == (0, 0)


@pytest.mark.parametrize(
    ("lang", "one", "three"),
    [
        ("en", "based on your own payout", "based on your 3 payouts"),
        ("sv", "bygger den på din egen utbetalning", "bygger den på dina 3 utbetalningar"),
        ("nb", "bygger anslaget på din egen utbetaling", "bygger anslaget på dine 3 utbetalinger"),
    ],
)
def test_the_next_estimate_says_what_it_is_based_on(talk, lang, one, three):
    """ "Based on your 3 payouts"; without any it says nothing of the kind."""
    in_language(talk, lang, residence="US", views_30d=400_000, followers=40_000, age=25, account_type="personal")
    none = (
        talk.presses("enough") if talk.session.asks else confirming.press_payout(talk.session, "estimate", talk.scene)
    )
    talk.says(REPORT[lang])
    talk.presses("pay.save")
    first = talk.presses("pay.estimate")
    talk.session = talk.session.but(payouts=tuple(paid(f"2026-0{month}") for month in (1, 2, 3)))
    third = confirming.press_payout(talk.session, "estimate", talk.scene)

    assert one not in words(talk, none, lang)
    assert one in words(talk, first, lang)
    assert three in words(talk, third, lang)
    assert third.estimate.total.high / third.estimate.total.low < none.estimate.total.high / none.estimate.total.low


def test_deleting_everything_deletes_payouts(talk):
    """They live in the session."""
    talk.session = talk.session.but(payouts=(paid("2026-03"),))
    talk.commands("deletemydata")
    assert talk.presses("delete_yes").session.payouts == ()


def test_qualified_views_alone_are_answered_per_qualified_view(talk):
    """In what is learnt and in the list: the rate of all views would say something else."""
    talk.says("I got $212 for March from 220k qualified views")
    assert said(talk.says("yes"))[1] == "payout_learned_qualified"
    assert "qualified views, $" in words(talk, talk.says("my payouts"))
