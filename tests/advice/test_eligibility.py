"""Gates are passed, missed by so much, or not known."""

from datetime import date
from decimal import Decimal

import pytest

from bot.advice.eligibility import Missing, gates
from bot.advice.profile import Profile
from knowledge.range import Range
from knowledge.schema import Knowledge

OPEN_TO = Profile.model_validate(
    {
        "residence": "US",
        "age": 25,
        "followers": 30_000,
        "views_30d": 400_000,
        "account_type": "personal",
        "long_video_share": "0.5",
    }
)


def test_who_meets_every_demand_is_in(knowledge: Knowledge, today: date) -> None:
    """Standing and originality never make it unknown."""
    check = gates("creator_rewards", OPEN_TO, knowledge, today)

    assert (check.eligible, check.missing, check.unknown) == (True, (), ())


def test_a_missed_gate_says_by_how_much(knowledge: Knowledge, today: date) -> None:
    """6,800 followers are 3,200 short."""
    check = gates("creator_rewards", OPEN_TO.having(followers=6_800), knowledge, today)

    assert check.eligible is False
    assert check.missing == (Missing("followers", Decimal(6_800), Decimal(10_000), Decimal(3_200)),)


def test_a_swede_is_told_where_rewards_are_open(knowledge: Knowledge, today: date) -> None:
    """The residence gate carries what it needs."""
    (miss,) = gates("creator_rewards", OPEN_TO.having(residence="SE"), knowledge, today).missing

    assert (miss.gate, miss.have, miss.short_by) == ("residence", "SE", None)
    assert isinstance(miss.need, tuple)
    assert "US" in miss.need


def test_nothing_told_is_nothing_known(knowledge: Knowledge, today: date) -> None:
    """Every gate is then unknown, under the name of the field that would answer it."""
    check = gates("creator_rewards", Profile(), knowledge, today)

    assert check.eligible is None
    assert check.unknown == ("residence", "age", "followers", "views_30d", "account_type", "long_video_share")


@pytest.mark.parametrize(
    ("low", "high", "eligible"),
    [(12_000, 15_000, True), (8_000, 12_000, None), (5_000, 9_000, False), (5_000, None, None), (10_000, None, True)],
)
def test_a_told_range_passes_whole_or_fails_whole(
    low: int, high: int | None, eligible: bool | None, knowledge: Knowledge, today: date
) -> None:
    """Between the two it is not known."""
    followers = Range(Decimal(low), None if high is None else Decimal(high))

    assert gates("creator_rewards", OPEN_TO.having(followers=followers), knowledge, today).eligible is eligible


def test_where_sources_disagree_on_a_demand_the_middle_is_not_known(knowledge: Knowledge, today: date) -> None:
    """Affiliate sales ask for 1,000 followers or for 5,000."""
    told = [OPEN_TO.having(followers=count) for count in (999, 3_000, 5_000)]

    assert [gates("affiliate", one, knowledge, today).eligible for one in told] == [False, None, True]


def test_some_countries_ask_for_another_age(knowledge: Knowledge, today: date) -> None:
    """Eighteen is enough in the US and a year short in South Korea."""
    young = OPEN_TO.having(age=18)

    assert gates("creator_rewards", young, knowledge, today).eligible is True
    assert gates("creator_rewards", young.having(residence="KR"), knowledge, today).eligible is False


def test_video_length_fails_only_without_any_long_video(knowledge: Knowledge, today: date) -> None:
    """A hundredth of the views on long videos passes."""
    shares = ("0", "0.01")

    verdicts = [
        gates("creator_rewards", OPEN_TO.having(long_video_share=share), knowledge, today).eligible for share in shares
    ]

    assert verdicts == [False, True]


def test_a_business_account_is_refused(knowledge: Knowledge, today: date) -> None:
    """Creator Rewards is for personal accounts."""
    (miss,) = gates("creator_rewards", OPEN_TO.having(account_type="business"), knowledge, today).missing

    assert (miss.gate, miss.need) == ("account_type", ("personal",))


def test_a_closed_programme_is_open_to_nobody(knowledge: Knowledge, today: date) -> None:
    """The old fund has no gates left to pass."""
    assert gates("creator_fund", OPEN_TO, knowledge, today).eligible is False
