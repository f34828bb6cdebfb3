"""What TikTok paid, reported, corrected, kept, listed and removed, in three languages."""

from decimal import Decimal

import pytest

from bot.dialogue import payout_keeping, reporting
from bot.dialogue.replies import Reply
from bot.dialogue.session import PaidOut, Session
from bot.wording.voice import Voice
from bot.wording.words import put_into_words
from tests.dialogue.conftest import said

REPORT = {
    "en": "I got $212 for March from 400k views",
    "sv": "fick 1 900 kr i mars för 400 000 visningar",
    "nb": "fikk utbetalt 2 100 kr for mars med 400k visninger",
}
AMOUNT = {"en": (212, "USD"), "sv": (1900, "SEK"), "nb": (2100, "NOK")}


def in_language(talk, lang, **facts):
    talk.session = Session(language=lang, language_chosen=True).but(profile=Session().profile.having(**facts))
    return talk


def buttons(outcome):
    return [button.action for row in outcome.replies[-1].buttons for button in row]


def words(talk, outcome, lang="en"):
    voice = Voice.of(lang, talk.session.currency, talk.scene.knowledge, talk.scene.today)
    return "\n\n".join(put_into_words(reply, 1, voice).text for reply in outcome.replies).replace("\u00a0", " ")


def paid(month, amount=200, views=400_000):
    return PaidOut(amount=Decimal(amount), currency="USD", usd=Decimal(amount), month=month, views=Decimal(views))


@pytest.mark.parametrize(("lang", "yes"), [("en", "yes"), ("sv", "ja"), ("nb", "ja takk")])
def test_a_whole_report_is_confirmed_and_saved(talk, lang, yes):
    """Nothing is kept before the yes; the state stays idle."""
    in_language(talk, lang)

    asked = talk.says(REPORT[lang])
    assert (said(asked), asked.answered, buttons(asked)) == (
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
    assert buttons(saved)[0] == "pay.estimate"


@pytest.mark.parametrize(
    ("lang", "words_said"),
    [
        (
            "en",
            "TikTok paid you <b>$212</b> for March 2026 from 400,000 views, that's $0.53 per 1,000. Shall I save it?",
        ),
        ("sv", "TikTok betalade dig <b>1 900 kr</b> för mars 2026 på 400 000 visningar, alltså 4,75 kr per 1 000."),
        ("nb", "TikTok betalte deg <b>2 100 kr</b> for mars 2026 på 400 000 visninger, altså 5,25 kr per 1 000."),
    ],
)
def test_it_is_said_as_told(talk, lang, words_said):
    """In the currency it was told in, to the penny."""
    in_language(talk, lang)
    assert words(talk, talk.says(REPORT[lang]), lang).startswith(words_said)


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
    assert buttons(answered) == ["pay.unknown", "pay.no"]
    assert said(talk.says("160k views")) == ["payout_confirm"]

    assert said(talk.says("when do they pay")) == ["faq", "payout_confirm"]
    assert said(talk.says("when do they pay")) == ["faq"]
    talk.says("yes")
    assert talk.session.payouts == ()


def test_topics_are_offered_beside_the_open_report_in_four_rows(talk):
    """An unclear question in between loses neither its topics nor the payout."""
    talk.says(REPORT["en"])

    asked = talk.says("do i need a ring light")
    assert said(asked)[-1] == "payout_confirm"
    assert len(asked.replies[-1].buttons) <= 4
    assert buttons(asked)[-2:] == ["pay.save", "pay.no"]
    assert buttons(asked)[0].startswith("t.")


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


def test_the_later_of_one_month_replaces_and_says_so(talk):
    """The newest month stays last."""
    talk.session = talk.session.but(payouts=(paid("2026-03", 200), paid("2026-05", 210)))

    assert "$200" in words(talk, talk.says(REPORT["en"]))
    assert "in place of $200" in words(talk, talk.says("yes"))
    assert [(one.month, one.amount) for one in talk.session.payouts] == [("2026-03", 212), ("2026-05", 210)]


def test_three_years_of_payouts_are_kept(talk):
    """The oldest goes."""
    months = [f"{2023 + at // 12}-{at % 12 + 1:02}" for at in range(payout_keeping.MOST_KEPT)]
    talk.session = talk.session.but(payouts=tuple(paid(month) for month in months))

    talk.says("I got $212 for October 2026 from 400k views")
    talk.says("yes")
    assert len(talk.session.payouts) == payout_keeping.MOST_KEPT
    assert (talk.session.payouts[0].month, talk.session.payouts[-1].month) == (months[1], "2026-10")


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


def test_the_right_number_after_a_slip_completes_it(talk):
    """Views that cannot be, told again."""
    talk.says("I got $212 for March from 1000000000000 views")
    assert said(talk.says("400k")) == ["payout_confirm"]


def test_two_amounts_of_one_month_are_taken_one_at_a_time(talk):
    """Nothing is guessed."""
    assert said(talk.says("tiktok paid me $212 and $190 in March")) == ["payout_one_at_a_time"]


def test_views_may_be_unknown(talk):
    """Kept, with a word that nothing is learnt from it."""
    talk.says("I got $212 for March")
    assert "Without the views" in words(talk, talk.presses("pay.unknown"))
    assert said(talk.presses("pay.save"))[1] == "payout_not_learned"
    assert talk.session.payouts[0].views is None


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
    none = talk.presses("enough") if talk.session.asks else reporting.press_payout(talk.session, "estimate", talk.scene)
    talk.says(REPORT[lang])
    talk.presses("pay.save")
    first = talk.presses("pay.estimate")
    talk.session = talk.session.but(payouts=tuple(paid(f"2026-0{month}") for month in (1, 2, 3)))
    third = reporting.press_payout(talk.session, "estimate", talk.scene)

    assert one not in words(talk, none, lang)
    assert one in words(talk, first, lang)
    assert three in words(talk, third, lang)
    assert third.estimate.total.high / third.estimate.total.low < none.estimate.total.high / none.estimate.total.low


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
        assert buttons(outcome) == ["pay.drop.2026-04", "pay.drop.2026-03", "pay.estimate"]
    assert "2026" in words(talk, outcome, lang)


def test_a_long_list_turns_pages_of_four_rows(talk):
    """Newest first, and round again after the last."""
    talk.session = talk.session.but(payouts=tuple(paid(f"2026-{month:02}") for month in range(1, 9)))

    first = talk.commands("payouts")
    assert buttons(first)[0] == "pay.drop.2026-08"
    assert (len(first.replies[0].buttons), buttons(first)[-1]) == (4, "pay.list.6")
    assert buttons(talk.presses("pay.list.6")) == ["pay.drop.2026-02", "pay.drop.2026-01", "pay.estimate", "pay.list.0"]


@pytest.mark.parametrize("undo", ["undo", "ångra", "angre", None])
def test_removing_says_what_and_can_be_undone(talk, undo):
    """By button or typed; the amount in dollars is the one it had."""
    before = (paid("2026-03"), paid("2026-04", 190))
    talk.session = talk.session.but(payouts=before)
    talk.commands("payouts")

    removed = talk.presses("pay.drop.2026-03")
    assert "Removed: $200 for March 2026." in words(talk, removed)
    assert "pay.undo" in buttons(removed)
    assert [one.month for one in talk.session.payouts] == ["2026-04"]

    talk.presses("pay.undo") if undo is None else talk.says(undo)
    assert talk.session.payouts == before


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


def test_deleting_everything_deletes_payouts(talk):
    """They live in the session."""
    talk.session = talk.session.but(payouts=(paid("2026-03"),))
    talk.commands("deletemydata")
    assert talk.presses("delete_yes").session.payouts == ()


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
    assert "pay.undo" in buttons(removed)


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


def test_qualified_views_alone_are_answered_per_qualified_view(talk):
    """In what is learnt and in the list: the rate of all views would say something else."""
    talk.says("I got $212 for March from 220k qualified views")
    assert said(talk.says("yes"))[1] == "payout_learned_qualified"
    assert "qualified views, $" in words(talk, talk.says("my payouts"))


def test_a_residence_told_with_a_payout_is_remembered(talk):
    """And that the programme is not open there is said."""
    talk.says("got $1,200 in oct from 1.5m views but i live in sweden")
    assert talk.session.profile.residence == "SE"
    assert said(talk.says("yes"))[-1] == "payout_closed"
