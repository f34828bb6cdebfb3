"""Numbers as others write them: every CLDR format and every spelled-out number up to a thousand million reads back.

Babel and unicode-rbnf are the oracles; the grammar under test uses neither.
"""

import sys
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cache

import pytest
from babel.numbers import format_compact_decimal, format_currency, format_decimal, format_percent
from hypothesis import example, given, settings
from hypothesis import strategies as st
from unicode_rbnf import RbnfEngine

from bot.language.numbers import find_numbers, read_number
from knowledge.range import Range

LANGS = ("en", "sv", "nb")
CURRENCIES = ("USD", "SEK", "NOK", "EUR", "GBP", "DKK")
FIELDS = ("followers", "views", "percent", "age", "money", "seconds", "count")
BILLION = 10**9
whole = st.one_of(st.integers(0, 2000), st.integers(0, BILLION))
cents = st.integers(0, 10**8).map(lambda amount: Decimal(amount) / 100)
lang = st.sampled_from(LANGS)


@cache
def spelling(lang):
    return RbnfEngine.for_language("no" if lang == "nb" else lang)


@settings(deadline=None, max_examples=400)
@given(number=whole, lang=lang)
@example(number=1100, lang="nb")
@example(number=1_001_001, lang="sv")
def test_spelled_out_number_reads_back(number, lang):
    """By every cardinal ruleset of the language: numbering, neuter, masculine, feminine …"""
    spelled = spelling(lang).format_number(number).text_by_ruleset
    told = {text for rules, text in spelled.items() if "numbering" in rules or "cardinal" in rules}
    assert told
    for text in told:
        assert read_number(text, lang) == number, text


@settings(deadline=None, max_examples=300)
@given(number=whole, lang=lang)
def test_grouped_number_reads_back(number, lang):
    """With the separators of the language, whatever the field that counts people or views."""
    text = format_decimal(number, locale=lang)
    assert read_number(text, lang, "followers") == number
    assert find_numbers(text, lang) == [number]


@settings(deadline=None, max_examples=300)
@given(amount=cents, lang=lang, currency=st.sampled_from(CURRENCIES), style=st.sampled_from(["standard", "name"]))
def test_amount_of_money_reads_back(amount, lang, currency, style):
    """With its sign, its code or its name, before or after."""
    text = format_currency(amount, currency, locale=lang, format_type=style)
    assert read_number(text, lang, "money") == amount, text


@settings(deadline=None, max_examples=300)
@given(share=st.integers(0, 1000), lang=lang)
def test_percentage_reads_back(share, lang):
    """Eight percent is read as 8."""
    text = format_percent(Decimal(share) / 1000, locale=lang, decimal_quantization=False)
    assert read_number(text, lang, "percent") == Decimal(share) / 10, text


@settings(deadline=None, max_examples=400)
@given(number=st.integers(1000, 999 * BILLION), lang=lang, length=st.sampled_from(["short", "long"]))
def test_compact_number_reads_back_as_far_as_it_says(number, lang, length):
    """ "12,5 tn", "1.2M", "3,4 miljarder": to the decimals that are shown."""
    text = format_compact_decimal(number, locale=lang, format_type=length, fraction_digits=1)
    read = read_number(text, lang, "followers" if number < 8 * BILLION else "views")
    unit = next(unit for unit in (BILLION, 10**6, 1000) if number >= unit * Decimal("0.99995"))
    shown = (Decimal(number) / unit).quantize(Decimal("0.1"), ROUND_HALF_EVEN) * unit
    assert read == shown, text


@settings(deadline=None, max_examples=300)
@given(text=st.text(max_size=300), lang=lang, field=st.sampled_from(FIELDS))
@example(text="9" * 1000, lang="en", field="views")
@example(text="١٢٣٤٥", lang="en", field="followers")
@example(text="\u200b12\u200d000\u202e", lang="sv", field="followers")
@example(text="🙂" * 2000, lang="nb", field="money")
@example(text="a bit over " * 370, lang="en", field="views")
@example(text="hundra" * 680, lang="sv", field="count")
@example(text="1/" * 2000, lang="nb", field="count")
@example(text="²³¼½¾" * 800, lang="en", field="percent")
def test_any_text_is_read_or_refused(text, lang, field):
    """A sane number, a range in order, or nothing: never an error, never a negative or endless value."""
    read = read_number(text, lang, field)
    assert read is None or isinstance(read, Decimal | Range)
    if isinstance(read, Range):
        assert read.high is None or 0 <= read.low <= read.high
    if isinstance(read, Decimal):
        assert read.is_finite()
        assert read >= 0


@pytest.mark.parametrize(
    "text",
    [
        "7" * 4096,
        "one hundred " * 340,
        "tusen" * 800,
        "1.000." * 680,
        "(" * 4096,
        "1k-" * 1365,
        "\u202e12 " * 1000,
        "½" * 4096,
    ],
)
def test_work_grows_with_the_text_and_not_with_its_square(text):
    """Four times the text takes about four times the calls; counted, since a clock would tell of the machine."""

    def calls(told):
        made = 0

        def count(frame, event, argument):
            nonlocal made
            made += event in ("call", "c_call")

        sys.setprofile(count)
        try:
            for lang in LANGS:
                find_numbers(told, lang)
        finally:
            sys.setprofile(None)
        return made

    calls(text)
    assert calls(text) <= 6 * calls(text[: len(text) // 4]) + 1000
