"""One number in, an honest band out."""

from datetime import date
from decimal import Decimal

from bot.advice.quick import engagement, goal_views, quick_views, subscription_month
from knowledge.range import Range
from knowledge.schema import Knowledge

MILLION = Decimal(1_000_000)


def test_a_million_views_is_not_a_million_qualified_views(knowledge: Knowledge, today: date) -> None:
    """About 120 to 950 dollars where they are all the views, 250 to 1,800 where every one qualifies."""
    paid = quick_views(MILLION, knowledge, today)

    assert 100 <= paid.if_total.low <= 150
    assert 700 <= paid.if_total.high <= 1000
    assert (paid.if_all_qualify.low, paid.if_all_qualify.high) == (250, 1800)
    assert (paid.fund.low, paid.fund.high) == (7, 50)
    assert paid.figures == ("creator_rewards.rpm", "creator_rewards.qualified_share", "creator_fund.rpm")


def test_a_country_and_a_niche_are_named_among_the_figures(knowledge: Knowledge, today: date) -> None:
    """What moved the rate can be asked for."""
    paid = quick_views(MILLION, knowledge, today, country="US", niche="finance")

    assert {"creator_rewards.rpm_us", "creator_rewards.rpm_finance"} <= set(paid.figures)
    assert paid.if_total.likely > quick_views(MILLION, knowledge, today).if_total.likely


def test_a_told_range_of_views_widens(knowledge: Knowledge, today: date) -> None:
    """From half a million to two is wider than a million."""
    point, span = quick_views(MILLION, knowledge, today), quick_views(Range(MILLION / 2, MILLION * 2), knowledge, today)

    assert span.if_total.low < point.if_total.low < point.if_total.high < span.if_total.high


def test_a_goal_is_turned_into_views(knowledge: Knowledge, today: date) -> None:
    """A thousand dollars takes the most views at the lowest rate."""
    views = goal_views(Decimal(1000), knowledge, today)

    assert (views.low, views.high) == (555_556, 4_000_000)


def test_a_hundred_subscribers(knowledge: Knowledge, today: date) -> None:
    """At 5.99 dollars half is 299.50."""
    month = subscription_month(Decimal(100), Decimal("5.99"), knowledge, today, residence="SE")

    assert (month.low, month.high) == (Decimal("299.50"), Decimal("419.30"))


def test_engagement_counts_shares_and_divides_by_views() -> None:
    """Without views there is none."""
    assert engagement(Decimal(80), Decimal(10), Decimal(10), Decimal(1000)) == Decimal("0.1")
    assert engagement(Decimal(1), Decimal(0), Decimal(0), Decimal(0)) is None
