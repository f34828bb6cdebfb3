"""Several months in one text, taken apart."""

from datetime import date
from decimal import Decimal

import pytest

from bot.language.payout_lists import read_months, read_several

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("sv", "jan 120, feb 90, mars 143 dollar", [(1, 120, None), (2, 90, None), (3, 143, None)]),
        ("en", "Jan: $120\nFeb: $90\nMar: $143", [(1, 120, None), (2, 90, None), (3, 143, None)]),
        ("en", "jan 12 feb 30 mar 25 dollars", [(1, 12, None), (2, 30, None), (3, 25, None)]),
        ("en", "got 120 in jan from 200k views and 90 in feb from 150k views", [(1, 120, 200_000), (2, 90, 150_000)]),
        ("en", "got 120 in jan, 200k views, 90 in feb, 150k views", [(1, 120, 200_000), (2, 90, 150_000)]),
        ("en", "jan 120 200k, feb 90 150k", [(1, 120, 200_000), (2, 90, 150_000)]),
        ("sv", "jan 1 200 kr 300k visn, feb 900 kr 210k visn", [(1, 1200, 300_000), (2, 900, 210_000)]),
        ("sv", "fick 1900 kr i jan, 2 000 kr i feb o 1850 i mars", [(1, 1900, None), (2, 2000, None), (3, 1850, None)]),
        ("sv", "jan 1900 kr, feb 2000 kr", [(1, 1900, None), (2, 2000, None)]),
        ("nb", "fikk 1200 kr i januar og 900 i februar fra tiktok", [(1, 1200, None), (2, 900, None)]),
        ("en", "tiktok paid me $12 in may, $30 in june", [(5, 12, None), (6, 30, None)]),
    ],
)
def test_each_month_gets_its_own_numbers(lang, text, told):
    """Whether the month leads or follows, and however the views are told."""
    read = [(int(str(one.month)[5:]), one.amount, one.views) for one in read_several(text, lang, TODAY)]
    assert read == [(month, Decimal(amount), views and Decimal(views)) for month, amount, views in told]


@pytest.mark.parametrize(
    "text",
    [
        "when do i get paid for january and february",
        "jan 12k views, feb 15k views",
        "brand paid 300 in jan and 400 in feb",
        "i posted 12 videos in jan and 15 in feb",
        "i got $212 for March from 400k views",
        "march 120, march 143",
        "what if i get 120 in june and 90 in july",
    ],
)
def test_other_texts_with_months_are_no_list(text):
    """Questions, views alone, brands, one month, one month twice."""
    assert read_several(text, "en", TODAY) == ()


def test_one_currency_is_everybodys():
    """ "120, 90, 143 dollar": the word at the end is for all; two currencies are each their own."""
    assert {one.currency for one in read_several("jan 120, feb 90, mars 143 dollar", "sv", TODAY)} == {"USD"}
    assert [one.currency for one in read_several("jan $120, feb 90 euro", "en", TODAY)] == ["USD", "EUR"]


def test_a_year_is_no_amount_and_an_amount_no_year():
    """A number of four digits beside a currency is money."""
    both = read_several("dec 2025 $120, jan 2026 $90", "en", TODAY)
    assert [(one.month, one.amount) for one in both] == [("2025-12", 120), ("2026-01", 90)]


def test_a_correction_names_one_month():
    """Amount or views, with the words around it."""
    told = read_months("nei feb var 950", "nb", TODAY)
    assert [(one.month, one.amount) for one in told] == [("2026-02", 950)]
    assert read_months("feb", "en", TODAY) == ()


def test_no_phrasing_of_a_question_is_taken_for_a_list(knowledge):
    """Every phrasing that the answers were taught by."""
    taken = [
        text
        for entry in knowledge.faq.values()
        for lang in ("en", "sv", "nb")
        for text in entry.phrasings.within(lang)
        if read_several(text, lang, TODAY)
    ]
    assert taken == []
