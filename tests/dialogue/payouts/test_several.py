"""Payouts of several months told in one text, in three languages."""

from decimal import Decimal

import pytest

from bot.dialogue.session import Session
from tests.dialogue.conftest import actions, said, words
from tests.dialogue.payouts.conftest import paid

TOLD = {
    "en": "jan 120, feb 90, march 143 dollars",
    "sv": "jan 120, feb 90, mars 143 dollar",
    "nb": "jan 120, feb 90, mars 143 dollar",
}


def kept(talk):
    return [(one.month, int(one.amount), one.views and int(one.views)) for one in talk.session.payouts]


@pytest.mark.parametrize(("lang", "yes"), [("en", "yes"), ("sv", "ja"), ("nb", "ja takk")])
def test_several_months_are_listed_and_saved_together(talk, lang, yes):
    """One yes for all; nothing is kept before it."""
    talk.session = Session(language=lang, language_chosen=True)

    asked = talk.says(TOLD[lang])
    assert (said(asked), actions(asked)) == (["payouts_confirm"], ["pay.save", "pay.no"])
    assert words(talk, asked, lang).count("\n•") == 3
    assert talk.session.payouts == ()

    assert said(talk.says(yes))[0] == "payouts_saved"
    assert kept(talk) == [("2026-01", 120, None), ("2026-02", 90, None), ("2026-03", 143, None)]


def test_a_month_of_the_list_is_corrected_and_views_may_follow(talk):
    """By its name: the others stay."""
    talk.says(TOLD["en"])
    talk.says("no feb was 95")
    talk.says("jan 250k views, march 300k views")
    saved = talk.presses("pay.save")

    assert kept(talk) == [("2026-01", 120, 250_000), ("2026-02", 95, None), ("2026-03", 143, 300_000)]
    assert said(saved) == ["payouts_saved", "payout_learned"]
    assert saved.replies[0].says[1].values["count"] == 2


def test_a_month_told_before_is_said_to_be_replaced(talk):
    """Beside the new amount, before it is saved."""
    talk.session = talk.session.but(payouts=(paid("2026-02", 200),))
    assert "instead of $200" in words(talk, talk.says(TOLD["en"]))
    talk.says("yes")
    assert [month for month, *_ in kept(talk)] == ["2026-01", "2026-02", "2026-03"]


def test_one_impossible_month_is_named_and_the_rest_wait(talk):
    """A yes saves nothing until it is mended."""
    asked = talk.says("jan $120 from 200k, feb $90 from 150k, march $14300 from 30k views")
    assert said(asked) == ["payout_bad_rate", "payouts_mend"]
    talk.says("yes")
    assert talk.session.payouts == ()

    assert said(talk.says("march 143 from 300k")) == ["payouts_confirm"]
    talk.says("yes")
    assert kept(talk)[-1] == ("2026-03", 143, 300_000)


@pytest.mark.parametrize("no", ["no", "cancel"])
def test_no_keeps_none_of_them(talk, no):
    """A later yes saves nothing either."""
    talk.says(TOLD["en"])
    assert said(talk.says(no)) == ["payout_not_saved"]
    talk.says("yes")
    assert talk.session.payouts == ()


def test_a_question_in_between_keeps_the_list(talk):
    """It is shown again below the answer."""
    talk.says(TOLD["en"])
    assert said(talk.says("when do they pay")) == ["faq", "payouts_confirm"]
    talk.says("yes")
    assert len(talk.session.payouts) == 3


def test_what_was_learnt_is_said_in_the_currency_of_the_payouts(talk):
    """Kronor told, kronor answered; who chose a currency reads that one."""
    talk.session = Session(language="sv", language_chosen=True)
    talk.says("jan 1 200 kr 300k visn, feb 900 kr 210k visn")
    assert "kr per 1 000 visningar" in words(talk, talk.says("ja"), "sv")

    talk.session = Session(language="sv", language_chosen=True, currency="EUR")
    talk.says("jan 1 200 kr 300k visn, feb 900 kr 210k visn")
    assert "€ per 1 000 visningar" in words(talk, talk.says("ja"), "sv")
    assert talk.session.payouts[0].amount == Decimal(1200)
