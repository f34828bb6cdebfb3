"""Amounts, counts, shares and dates as each language writes them."""

from datetime import date
from decimal import Decimal

import pytest

from bot.wording import formats
from knowledge.range import Range

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "1,000,000"), ("sv", f"1{NBSP}000{NBSP}000"), ("nb", f"1{NBSP}000{NBSP}000")]
)
def test_count_is_grouped_so_that_it_never_breaks_over_a_line(lang, said):
    """Groups of three, with a no-break space where the language groups by spaces."""
    assert formats.count(Decimal(1_000_000), lang) == said


def test_count_of_a_range_says_both_ends():
    """A told range keeps its two ends, an open one is said with a plus."""
    assert formats.count(Range(Decimal(1000), Decimal(10000)), "en") == "1,000–10,000"
    assert formats.count(Range(Decimal(18), None), "sv") == "18+"


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "$140–$850"), ("sv", f"140–850{NBSP}US$"), ("nb", f"140–850{NBSP}USD")]
)
def test_money_range_says_a_unit_that_stands_behind_once(lang, said):
    """A currency in front is repeated, one behind is said once."""
    assert formats.money_range(Decimal("141"), Decimal("849"), "USD", lang) == said


@pytest.mark.parametrize(
    ("lang", "said"), [("sv", f"1{NBSP}400–8{NBSP}500{NBSP}kr"), ("nb", f"1{NBSP}400–8{NBSP}500{NBSP}kr")]
)
def test_kronor_stand_behind_the_amount(lang, said):
    """Swedes and Norwegians read their own currency as kr, behind the number."""
    currency = {"sv": "SEK", "nb": "NOK"}[lang]
    assert formats.money_range(Decimal(1400), Decimal(8500), currency, lang) == said


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        ("6.14", "132.71", "$6–$130"),
        ("6.14", "38", "$6.10–$38"),
        ("0.624", "9.48", "$0.62–$9.50"),
        ("0.624", "132", "$0.62–$130"),
        ("0", "132", "$0–$130"),
    ],
)
def test_small_end_of_a_range_claims_no_more_than_the_large_one(low, high, said):
    """Two digits are as much as anybody knows; cents beside a hundred dollars are noise."""
    assert formats.money_range(Decimal(low), Decimal(high), "USD", "en") == said


def test_estimate_is_rounded_and_a_figure_is_not():
    """Two significant digits for what is reckoned; a source's figure as it stands."""
    assert formats.money(Decimal("1234"), "USD", "en") == "$1,200"
    assert formats.money(Decimal("1234"), "USD", "en", exact=True) == "$1,234"
    assert formats.money(Decimal("0.005"), "USD", "en", exact=True) == "$0.005"


@pytest.mark.parametrize(("lang", "said"), [("en", "12.5%"), ("sv", f"12,5{NBSP}%"), ("nb", f"12,5{NBSP}%")])
def test_percent_has_at_most_one_decimal(lang, said):
    """A share becomes a percentage in the language's own way."""
    assert formats.percent(Decimal("0.125"), lang) == said
    assert formats.percent(Decimal("0.8"), lang) == said.replace("12.5", "80").replace("12,5", "80")


def test_percent_range_says_the_sign_once():
    """Both ends share one sign where it stands behind."""
    assert formats.percent(Range(Decimal("0.35"), Decimal("0.7")), "sv") == f"35–70{NBSP}%"


@pytest.mark.parametrize(("lang", "said"), [("en", "Mar 5, 2026"), ("sv", "5 mars 2026"), ("nb", "5. mars 2026")])
def test_day_is_written_as_natives_write_it(lang, said):
    """The medium date of CLDR."""
    assert formats.day(date(2026, 3, 5), lang) == said


@pytest.mark.parametrize("lang", ["en", "sv", "nb"])
def test_one_takes_the_singular_and_all_else_the_plural(lang):
    """A range takes the form of its end."""
    forms = ("one", "other")
    assert formats.plural(Decimal(1), forms, lang) == "one"
    assert formats.plural(Decimal(0), forms, lang) == "other"
    assert formats.plural(Decimal(2), forms, lang) == "other"
    assert formats.plural(Range(Decimal(0), Decimal(1)), forms, lang) == "one"


@pytest.mark.parametrize(
    ("lang", "currency", "said"),
    [
        ("en", "SEK", "SEK\u00a0890–31,000"),
        ("en", "USD", "$890–$31,000"),
        ("sv", "GBP", "890–31\u00a0000\u00a0GBP"),
        ("nb", "GBP", "890–31\u00a0000\u00a0£"),
    ],
)
def test_letters_of_a_currency_stand_apart_and_are_said_once(lang, currency, said):
    """On whichever side they stand."""
    assert formats.money_range(Decimal(890), Decimal(31_000), currency, lang) == said
