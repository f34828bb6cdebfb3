"""Spreads multiply and add as log-normals do."""

from decimal import Decimal
from math import isclose

from hypothesis import given
from hypothesis import strategies as st

from bot.advice.ranges import NOTHING, Spread, point, product, spread_of, told, total_of
from knowledge.range import Range

ends = st.floats(min_value=0.01, max_value=1e6)


@st.composite
def spreads(draw: st.DrawFn) -> Spread:
    low, likely, high = sorted((draw(ends), draw(ends), draw(ends)))
    return spread_of(low, likely, high)


def test_log_variances_add_when_factors_multiply() -> None:
    """Two independent factors of nine times each make a band of nine to the square root of two, not eighty-one."""
    factor = spread_of(1, None, 9)

    both = product(factor, factor)

    assert isclose(both.high / both.low, 9**2**0.5)
    assert isclose(both.likely, 9)


def test_a_certain_factor_leaves_the_band_as_wide() -> None:
    """Multiplying by a told number scales the band."""
    rate = spread_of(0.25, 0.65, 1.8)

    assert isclose(product(point(100), rate).high, 180)


def test_nothing_times_anything_is_nothing() -> None:
    """No views pay nothing, however high the rate."""
    assert product(point(0), spread_of(1, 2, 3)) == NOTHING


def test_two_streams_are_surer_than_their_ends_added() -> None:
    """The total of two equal streams is narrower than low+low to high+high."""
    stream = spread_of(10, 30, 90)

    both = total_of([stream, stream])

    assert 20 < both.low < both.likely < both.high < 180
    assert both.likely > 55


def test_one_stream_is_its_own_total() -> None:
    """Nothing is sampled where there is nothing to add."""
    assert total_of([NOTHING, spread_of(1, 2, 3)]) == spread_of(1, 2, 3)


def test_very_wide_bands_move_together() -> None:
    """Bands wider than forty times are added end to end."""
    wide = spread_of(1, 10, 100)

    both = total_of([wide, wide])

    assert isclose(both.low, 2, rel_tol=0.03)
    assert isclose(both.high, 200, rel_tol=0.03)


@given(st.lists(spreads(), min_size=1, max_size=7))
def test_a_total_lies_between_its_largest_part_and_the_sum_of_the_highs(parts: list[Spread]) -> None:
    """So it is for low, likely and high, which stand in order."""
    total = total_of(parts)

    assert total.low <= total.likely <= total.high <= sum(part.high for part in parts) * (1 + 1e-12)
    assert total.low >= max(part.low for part in parts)
    assert total.likely >= max(part.likely for part in parts)
    assert total.high >= max(part.high for part in parts)


@given(st.lists(spreads(), min_size=1, max_size=5))
def test_the_same_parts_make_the_same_total(parts: list[Spread]) -> None:
    """The sample is fixed."""
    assert total_of(parts) == total_of(list(parts))


def test_told_ranges_become_bands() -> None:
    """Open ends reach further, shares stop at one, a range from nothing has a low."""
    assert told(Range(Decimal(100), Decimal(400))) == Spread(100, 200, 400)
    assert told(Range(Decimal(100), None)).high > 100
    assert told(Range(Decimal("0.8"), None), most=1.0).high == 1.0
    assert 0 < told(Range(Decimal(0), Decimal(1000))).low < 1000
    assert told(Range(Decimal(0), Decimal(0))) == NOTHING
