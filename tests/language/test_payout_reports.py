"""A report of what TikTok paid is told from questions, other money and other people's."""

from datetime import date
from decimal import Decimal

import pytest

from bot.language.agreeing import agrees, disputes, refuses, takes_back
from bot.language.months import bare_month, find_months, the_month
from bot.language.payout_reports import CROWNS, asks_for_payouts, read_report

TODAY = date(2026, 11, 22)

REPORTS = [
    ("en", "I got $212 for March from 400k views", 212, "USD", "2026-03", 400_000),
    ("en", "tiktok paid me 212 dollars last month, 400k views", 212, "USD", "2026-10", 400_000),
    ("en", "got 212 for march from 400k", 212, None, "2026-03", 400_000),
    ("en", "my March payout was $212 from 400k views", 212, "USD", "2026-03", 400_000),
    ("en", "I earned £95.50 in 03/2026 from 1.2 million views", "95.50", "GBP", "2026-03", 1_200_000),
    ("en", "TikTok paid me $180 for 2026-03", 180, "USD", "2026-03", None),
    ("en", "paid me $212 on April 15 for March", 212, "USD", "2026-03", None),
    ("en", "tiktok paid me $212", 212, "USD", None, None),
    ("sv", "fick 1 900 kr i mars för 400 000 visningar", 1900, CROWNS, "2026-03", 400_000),
    ("sv", "tiktok betalade mig 1900 kronor förra månaden", 1900, "SEK", "2026-10", None),
    ("sv", "utbetalningen för maj blev 180 dollar på 350 000 visningar", 180, "USD", "2026-05", 350_000),
    ("sv", "jag tjänade 1 900 kr i augusti på 400k visningar", 1900, CROWNS, "2026-08", 400_000),
    ("nb", "fikk utbetalt 2 100 kr for mars med 400k visninger", 2100, CROWNS, "2026-03", 400_000),
    ("nb", "tiktok betalte meg 2100,- forrige måned", 2100, CROWNS, "2026-10", None),
    ("nb", "utbetalingen for desember ble 2100 kr", 2100, CROWNS, "2025-12", None),
    ("nb", "jeg tjente 190 dollar i sept på 350 000 visninger", 190, "USD", "2026-09", 350_000),
]


@pytest.mark.parametrize(("lang", "text", "amount", "currency", "month", "views"), REPORTS)
def test_a_report_is_read(lang, text, amount, currency, month, views):
    """Amount, currency, month and views, in whatever order."""
    told = read_report(text, lang, TODAY)

    assert told is not None
    assert (told.amount, told.currency, told.month) == (Decimal(amount), currency, month)
    assert told.views == (None if views is None else Decimal(views))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "how much would I get for 400k views"),
        ("en", "when do I get paid for March"),
        ("en", "I got $212 for March from 400k views, is that good"),
        ("en", "a brand paid me 300"),
        ("en", "I got $300 for a video in March"),
        ("en", "I got $80 from LIVE gifts in March"),
        ("en", "I got $200 from my merch in March"),
        ("en", "my friend got $212 for March"),
        ("en", "I get $212 a month"),
        ("en", "I made $500 last month"),
        ("en", "I got $0.5 per 1000 views in March"),
        ("en", "I got 12k followers in march"),
        ("en", "i got 0 dollars for 80k views"),
        ("en", "I haven't got the $212 for March"),
        ("sv", "varför fick jag bara 212 dollar"),
        ("sv", "jag fick 3 000 kr av ett företag i mars"),
        ("sv", "fick 300 kr i gåvor på min live i mars"),
        ("sv", "har inte fått 1 900 kr för mars"),
        ("sv", "fick 400 000 visningar i mars"),
        ("sv", "när får jag betalt för mars"),
        ("nb", "hvorfor fikk jeg bare 212 dollar"),
        ("nb", "fikk tilbud om 2000kr for en video, 19k følgere"),
        ("nb", "fikk 2 000 kr av et merke i mars"),
        ("nb", "fikk 400k visninger i mars"),
        ("nb", "når kommer pengene for mars"),
    ],
)
def test_other_texts_report_nothing(lang, text):
    """Questions, brands, gifts, other people, rates and habits."""
    assert read_report(text, lang, TODAY) is None


def test_no_phrasing_of_a_question_is_taken_for_a_report(knowledge):
    """Every phrasing that the answers were taught by."""
    taken = [
        text
        for entry in knowledge.faq.values()
        for lang in ("en", "sv", "nb")
        for text in entry.phrasings.within(lang)
        if read_report(text, lang, TODAY) or asks_for_payouts(text)
    ]
    assert taken == []


def test_qualified_views_are_kept_apart():
    """ "400k qualified views" are not all views; both may be told."""
    alone = read_report("I got $212 for March from 220k qualified views", "en", TODAY)
    both = read_report("I got $212 for March, 400k views and 220k qualified", "en", TODAY)

    assert (alone.views, alone.qualified_views) == (None, Decimal(220_000))
    assert (both.views, both.qualified_views) == (Decimal(400_000), Decimal(220_000))


def test_what_cannot_be_read_as_one_report_is_marked():
    """A negative amount, and two amounts at once."""
    assert read_report("I got -$212 for March from 400k views", "en", TODAY).negative
    assert read_report("tiktok paid me $212 in March and $190 in April", "en", TODAY).several


@pytest.mark.parametrize(
    ("lang", "text", "month"),
    [
        ("en", "may", "2026-05"),
        ("en", "in March last year", "2025-03"),
        ("en", "Mar '25", "2025-03"),
        ("en", "november", "2025-11"),
        ("en", "December 2026", "2026-12"),
        ("en", "two months ago", "2026-09"),
        ("en", "3", "2026-03"),
        ("en", "I may get it", None),
        ("en", "march and april", None),
        ("en", "2026-03-15", None),
        ("sv", "i maj 2025", "2025-05"),
        ("sv", "mars i fjol", "2025-03"),
        ("sv", "förra månaden", "2026-10"),
        ("sv", "i jul", None),
        ("nb", "forrige måned", "2026-10"),
        ("nb", "for oktober", "2026-10"),
        ("nb", "03.2026", "2026-03"),
    ],
)
def test_month_is_read(lang, text, month):
    """Without a year the latest one that is over; a day or two months leave it open."""
    assert bare_month(text, lang, TODAY) == month


def test_month_behind_for_goes_before_the_month_of_payment():
    """Paid in April for March."""
    assert the_month(find_months("in April they paid me for March", "en", TODAY)) == "2026-03"


@pytest.mark.parametrize("text", ["my payouts", "show me my payouts", "mina utbetalningar", "Mine utbetalinger"])
def test_wish_to_see_payouts_is_known(text):
    """Nothing else in the text."""
    assert asks_for_payouts(text)
    assert not asks_for_payouts(f"why are {text} so low")


def test_yes_no_wrong_and_undo_are_whole_messages():
    """In three languages; inside a sentence they say nothing."""
    assert all(map(agrees, ("yes", "Yes please!", "ja tack", "Stämmer", "lagre det", "👍🏽")))
    assert all(map(refuses, ("no", "Nej.", "nei takk", "👎")))
    assert all(map(disputes, ("wrong", "det är fel", "det er feil")))
    assert all(map(takes_back, ("undo", "ångra", "angre")))
    assert not any(says("yes but 221") for says in (agrees, refuses, disputes, takes_back))
