"""Answers to what was asked of a payout: corrected, refused, put off, let go."""

from decimal import Decimal

import pytest

from tests.dialogue.conftest import actions, said
from tests.dialogue.payouts.conftest import REPORT, in_language


@pytest.mark.parametrize(
    ("lang", "text", "field", "value"),
    [
        ("en", "no, 221", "amount", 221),
        ("en", "500k views", "views", 500_000),
        ("en", "no, it was April", "month", "2026-04"),
        ("sv", "nej, 2 000", "amount", 2000),
        ("sv", "500 000 visningar", "views", 500_000),
        ("sv", "april", "month", "2026-04"),
        ("nb", "nei, 2 200 kr", "amount", 2200),
        ("nb", "500k visninger", "views", 500_000),
        ("nb", "nei, det var april", "month", "2026-04"),
    ],
)
def test_a_correction_is_confirmed_anew(talk, lang, text, field, value):
    """A number without a word is the one it is nearest to."""
    in_language(talk, lang)
    talk.says(REPORT[lang])

    asked = talk.says(text)
    assert said(asked) == ["payout_confirm"]
    talk.presses("pay.save")
    assert str(getattr(talk.session.payouts[0], field)) == str(value)


@pytest.mark.parametrize(("lang", "no"), [("en", "no"), ("sv", "nej"), ("nb", "nei takk")])
def test_no_keeps_nothing_and_a_right_number_may_follow(talk, lang, no):
    """A later yes saves nothing of itself."""
    in_language(talk, lang)
    talk.says(REPORT[lang])

    assert said(talk.says(no)) == ["payout_declined"]
    assert said(talk.says("500k views")) == ["payout_confirm"]
    talk.says(no)
    talk.says("yes")
    assert talk.session.payouts == ()


def test_a_question_in_between_is_answered_and_the_report_goes_on(talk):
    """What was asked of the payout is repeated below the answer, with its buttons; once, for twice would nag."""
    talk.says("tiktok paid me $95 last month")

    answered = talk.says("when do they pay")
    assert said(answered) == ["faq", "payout_asks_views"]
    assert actions(answered) == ["pay.unknown", "pay.no"]
    assert said(talk.says("160k views")) == ["payout_confirm"]

    assert said(talk.says("when do they pay")) == ["faq", "payout_confirm"]
    assert said(talk.says("when do they pay")) == ["faq"]
    talk.says("yes")
    assert talk.session.payouts == ()


def test_topics_are_offered_beside_the_open_report_in_four_rows(talk):
    """An unclear question in between loses neither its topics nor the payout."""
    talk.says(REPORT["en"])

    asked = talk.says("does tiktok have an office i can visit")
    assert said(asked)[-1] == "payout_confirm"
    assert len(asked.replies[-1].buttons) <= 4
    assert actions(asked)[-2:] == ["pay.save", "pay.no"]
    assert actions(asked)[0].startswith("t.")


def test_a_command_or_the_interview_lets_the_report_go(talk):
    """Who goes elsewhere is not followed; "yes" then saves nothing."""
    for other in (lambda: talk.commands("help"), lambda: talk.says("estimate my earnings")):
        talk.says(REPORT["en"])
        assert talk.session.pending is not None
        other()
        assert talk.session.pending is None
        talk.session = talk.session.but(asks=None, state="idle")
        talk.says("yes")
    assert talk.session.payouts == ()


def test_another_month_is_a_report_of_its_own(talk):
    """Not a correction of the one before it."""
    talk.says(REPORT["en"])
    talk.says("I got $190 for April from 300k views")
    talk.says("yes")
    assert [(one.month, one.amount) for one in talk.session.payouts] == [("2026-04", Decimal(190))]


def test_the_right_number_after_a_slip_completes_it(talk):
    """Views that cannot be, told again."""
    talk.says("I got $212 for March from 1000000000000 views")
    assert said(talk.says("400k")) == ["payout_confirm"]


def test_wait_no_is_about_the_amount_that_was_told(talk):
    """Not the views that are asked for; the next plain number is."""
    talk.says("tiktok paid me 300 last month")
    assert said(talk.says("wait no 30")) == ["payout_asks_views"]
    assert said(talk.says("55k")) == ["payout_confirm"]
    talk.says("yes")
    assert (talk.session.payouts[0].amount, talk.session.payouts[0].views) == (30, 55_000)


def test_after_an_impossible_rate_the_number_goes_where_it_can_be(talk):
    """$300 from 30 views: 55k is the views, though it is nearer to the amount."""
    talk.says("I got $300 for March from 30 views")
    asked = talk.says("55k")
    assert said(asked) == ["payout_confirm"]
    assert asked.replies[0].says[0].values["paid"].views == 55_000
