"""A creator's own payouts narrow what their views are reckoned to pay."""

from datetime import date
from decimal import Decimal

import pytest

from bot.advice.estimate import Estimate, estimate
from bot.advice.payouts import Payout, learn
from bot.advice.profile import Profile
from knowledge.load import load_knowledge
from knowledge.schema import Knowledge

TODAY = date(2026, 11, 22)
VIEWS = Decimal(400_000)
AMERICAN = Profile.model_validate(
    {"residence": "US", "age": 25, "account_type": "personal", "followers": 40_000, "views_30d": VIEWS}
)


@pytest.fixture(scope="module")
def real() -> Knowledge:
    return load_knowledge()


def paid(*amounts: int) -> list[Payout]:
    return [Payout(Decimal(amount), f"2026-{month:02}", VIEWS) for month, amount in enumerate(amounts, start=1)]


def rewards(real: Knowledge, payouts: list[Payout], profile: Profile = AMERICAN) -> Estimate:
    return estimate(profile, real, TODAY, payouts=payouts)


def width(made: Estimate) -> Decimal:
    return made.total.high / made.total.low


def test_a_payout_is_told_per_thousand_views() -> None:
    """$212 from 400,000 views is 53 cents; without views there is none."""
    assert Payout(Decimal(212), "2026-03", VIEWS).per_1000 == Decimal("0.53")
    assert Payout(Decimal(212), "2026-03").per_1000 is None


def test_a_month_that_is_none_is_refused() -> None:
    """It would be counted for no time at all."""
    with pytest.raises(ValueError, match="2026-13"):
        Payout(Decimal(1), "2026-13", VIEWS)


def test_three_payouts_narrow_more_than_one_and_are_counted(real: Knowledge) -> None:
    """The estimate says how many it rests on, and shows the figure for a month's swing."""
    none, one, three = (rewards(real, paid(*amounts)) for amounts in ((), (212,), (212, 190, 230)))

    assert (none.payouts_used, one.payouts_used, three.payouts_used) == (0, 1, 3)
    assert width(none) > width(one) > width(three) > Decimal("1.5")
    assert none.total.likely < one.total.likely < three.total.likely < 215
    assert "creator_rewards.month_noise" in three.figures
    assert "creator_rewards.month_noise" not in none.figures


def test_one_odd_month_among_four_hardly_counts(real: Knowledge) -> None:
    """A slip of the pen, ten times too much, moves the likely amount by less than a third."""
    plain, odd = (rewards(real, paid(*amounts)) for amounts in ((200, 210, 190, 205), (200, 210, 190, 2050)))

    assert odd.total.likely < plain.total.likely * Decimal("1.3")


def test_an_old_payout_teaches_less(real: Knowledge) -> None:
    """Rates have moved since; the old fund's payouts teach nothing."""
    fresh, old, fund = (
        learn([Payout(Decimal(212), month, VIEWS)], real, TODAY) for month in ("2026-10", "2024-06", "2022-05")
    )

    assert fresh is not None
    assert old is not None
    assert fresh.per_1000.high / fresh.per_1000.low < old.per_1000.high / old.per_1000.low
    assert fund is None


def test_two_payouts_of_one_month_are_one(real: Knowledge) -> None:
    """The later told is a correction."""
    wrong, right = Payout(Decimal(900), "2026-03", VIEWS), Payout(Decimal(212), "2026-03", VIEWS)

    assert learn([wrong, right], real, TODAY) == learn([right], real, TODAY)


def test_qualified_views_teach_the_rate_itself(real: Knowledge) -> None:
    """$212 from 200,000 that counted is 1.06 per thousand of those; the rate follows that."""
    by_all = learn([Payout(Decimal(212), "2026-10", VIEWS)], real, TODAY)
    by_qualified = learn([Payout(Decimal(212), "2026-10", VIEWS, Decimal(200_000))], real, TODAY)

    assert by_all is not None
    assert by_qualified is not None
    widths = [own.per_1000_qualified.high / own.per_1000_qualified.low for own in (by_all, by_qualified)]
    assert widths[1] < widths[0]
    assert abs(by_qualified.per_1000_qualified.likely - 1.06) < 0.2


def test_a_gate_stays_shut_whatever_was_paid(real: Knowledge) -> None:
    """Someone who has moved to Sweden gets nothing from now on; the payouts show in "if it were open" alone."""
    swede = AMERICAN.having(residence="SE")

    made = rewards(real, paid(212, 190, 230), swede)

    assert (made.total.high, made.payouts_used) == (0, 0)
    assert made.streams[0].if_open is not None
    assert made.streams[0].if_open.likely == rewards(real, paid(212, 190, 230)).total.likely
