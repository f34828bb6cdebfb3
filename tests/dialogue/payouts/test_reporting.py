"""Texts that report what TikTok paid, or change what is kept, in three languages."""

from decimal import Decimal

import pytest

from bot.dialogue.payouts import reporting
from tests.dialogue.conftest import actions, said, words
from tests.dialogue.payouts.conftest import AMOUNT, REPORT, in_language, paid


@pytest.mark.parametrize(("lang", "yes"), [("en", "yes"), ("sv", "ja"), ("nb", "ja takk")])
def test_a_whole_report_is_confirmed_and_saved(talk, lang, yes):
    """Nothing is kept before the yes; the state stays idle."""
    in_language(talk, lang)

    asked = talk.says(REPORT[lang])
    assert (said(asked), asked.answered, actions(asked)) == (
        ["payout_confirm"],
        ("payout.log",),
        ["pay.save", "pay.no"],
    )
    assert (talk.session.state, talk.session.asks, talk.session.payouts) == ("idle", None, ())

    saved = talk.says(yes)
    kept = talk.session.payouts[0]
    assert said(saved)[:2] == ["payout_saved", "payout_learned"]
    assert (kept.amount, kept.currency) == (Decimal(AMOUNT[lang][0]), AMOUNT[lang][1])
    assert (kept.month, kept.views, talk.session.pending) == ("2026-03", Decimal(400_000), None)
    assert Decimal(150) < kept.usd < Decimal(230)
    assert actions(saved)[0] == "pay.estimate"


@pytest.mark.parametrize(
    ("lang", "words_said"),
    [
        (
            "en",
            "TikTok paid you <b>$212</b> for March 2026 from 400,000 views, that's $0.53 per 1,000. Shall I save it?",
        ),
        ("sv", "TikTok betalade dig <b>1 900 kr</b> för mars 2026 på 400 000 visningar, alltså 4,75 kr per 1 000."),
        ("nb", "TikTok betalte deg <b>2 100 kr</b> for mars 2026, med 400 000 visninger, altså 5,25 kr per 1 000."),
    ],
)
def test_it_is_said_as_told(talk, lang, words_said):
    """In the currency it was told in, to the penny."""
    in_language(talk, lang)
    assert words(talk, talk.says(REPORT[lang]), lang).startswith(words_said)


def test_two_amounts_of_one_month_are_taken_one_at_a_time(talk):
    """Nothing is guessed."""
    assert said(talk.says("tiktok paid me $212 and $190 in March")) == ["payout_one_at_a_time"]


def test_mid_interview_the_question_waits(talk):
    """The report is confirmed, saved, and the question asked again; an amount alone is an answer."""
    talk.commands("estimate")
    asks = talk.session.asks

    assert said(talk.says(REPORT["en"])) == ["payout_confirm"]
    assert (talk.session.state, talk.session.asks, talk.session.profile.views_30d) == ("interview", asks, None)
    assert said(talk.says("yes"))[0] == "payout_saved"
    assert said(talk.staging and talk.commands("continue"))[-1] == asks
    assert (
        reporting.hear_report(
            talk.session, talk.mind.understanding.understand("I got $500 last month", "en"), talk.scene
        )
        is None
    )


def test_a_report_in_another_language_is_answered_in_it(talk):
    """As any question is."""
    talk.says(REPORT["sv"])
    assert talk.session.language == "sv"


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "actually march was $250"), ("sv", "mars var 250 dollar"), ("nb", "nei mars var 250 dollar")],
)
def test_a_kept_month_is_corrected_by_its_name(talk, lang, text):
    """The views stay, the old amount is named, and a yes replaces it."""
    in_language(talk, lang)
    talk.session = talk.session.but(payouts=(paid("2026-03", 200), paid("2026-05", 210)))

    asked = talk.says(text)
    assert said(asked) == ["payout_confirm"]
    assert asked.replies[0].says[0].values["before"].amount == 200
    talk.says("yes" if lang == "en" else "ja")
    assert [(one.month, int(one.amount), int(one.views)) for one in talk.session.payouts] == [
        ("2026-03", 250, 400_000),
        ("2026-05", 210, 400_000),
    ]


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "delete my march payout"), ("sv", "ta bort utbetalningen för mars"), ("nb", "slett mars")],
)
def test_a_kept_month_is_removed_by_its_name(talk, lang, text):
    """As its button does, with Undo; the person's other data is not meant."""
    in_language(talk, lang)
    talk.session = talk.session.but(payouts=(paid("2026-03", 200), paid("2026-05", 210)))

    removed = talk.says(text)
    assert removed.answered == ("payout.remove",)
    assert [one.month for one in talk.session.payouts] == ["2026-05"]
    assert "pay.undo" in actions(removed)


def test_a_residence_told_with_a_payout_is_remembered(talk):
    """And that the programme is not open there is said."""
    talk.says("got $1,200 in oct from 1.5m views but i live in sweden")
    assert talk.session.profile.residence == "SE"
    assert said(talk.says("yes"))[-1] == "payout_closed"


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "got 212 dollars for april"), ("sv", "fick 212 dollar i april"), ("nb", "fikk 212 dollar for april")],
)
def test_a_month_tells_a_report_in_the_middle_of_the_interview(talk, lang, text):
    """The question asks for no money, so that the amount can be no answer to it."""
    in_language(talk, lang).commands("estimate")

    assert talk.session.asks is not None
    assert talk.says(text).answered == ("payout.log",)
