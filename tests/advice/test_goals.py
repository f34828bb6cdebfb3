"""What an amount a month takes, by each stream and as the easiest mix."""

from datetime import date
from decimal import Decimal

import pytest

from bot.advice.goals import Goal, goal
from bot.advice.profile import Profile
from knowledge.load import load_knowledge
from knowledge.schema import STREAMS, Knowledge, StreamId

TODAY = date(2026, 11, 22)
AMERICAN = Profile.model_validate(
    {"residence": "US", "age": 25, "account_type": "personal", "followers": 40_000, "views_30d": 400_000}
)


@pytest.fixture(scope="module")
def real() -> Knowledge:
    return load_knowledge()


def solved(real: Knowledge, amount: int, **facts: object) -> Goal:
    return goal(Decimal(amount), AMERICAN.having(**facts), real, TODAY)


def alone(found: Goal, stream: StreamId) -> object:
    return found.streams[STREAMS.index(stream)].needed


def test_every_stream_says_what_it_would_take(real: Knowledge) -> None:
    """In its own field, fewest where the rate is high, in whole ones."""
    for one in solved(real, 1000).streams:
        assert one.needed is not None
        assert one.needed.low <= one.needed.likely <= one.needed.high
        assert one.needed.likely == one.needed.likely.to_integral_value()


def test_a_shut_gate_has_a_reason_and_no_number(real: Knowledge) -> None:
    """A Swede is not told how many views Creator Rewards would take."""
    rewards = solved(real, 1000, residence="SE").streams[0]

    assert rewards.needed is None
    assert [miss.gate for miss in rewards.missing] == ["residence"]


def test_a_gate_that_can_be_passed_is_part_of_the_answer(real: Knowledge) -> None:
    """So many views, and the followers that lack; never fewer views than the programme asks for."""
    rewards = solved(real, 5, followers=5_000).streams[0]

    assert rewards.needed is not None
    assert rewards.needed.low >= 100_000
    assert [miss.gate for miss in rewards.missing] == ["followers"]


def test_the_mix_asks_for_no_more_than_it_takes(real: Knowledge) -> None:
    """One deal fewer would not reach."""
    found = solved(real, 950)

    assert found.reached
    assert [part.id for part in found.mix] == ["brand_deals"]
    less = found.profile.having(brand_deals_per_month=found.mix[0].to - 1)
    assert goal(Decimal(950), less, real, TODAY).now.likely < 950


def test_who_is_there_already_needs_nothing(real: Knowledge) -> None:
    """No mix, and reached."""
    found = solved(real, 500, own_product_income=2000)

    assert (found.reached, found.mix) == (True, ())


def test_what_is_out_of_reach_is_said_to_be(real: Knowledge) -> None:
    """With how far the mix gets, from at most three streams."""
    found = solved(real, 1_000_000)

    assert not found.reached
    assert found.now.likely < found.reaches.likely < 1_000_000
    assert len(found.mix) == 3


def test_who_does_something_already_grows_that_first(real: Knowledge) -> None:
    """With many LIVEs a month the easiest is more of them; the mix differs between people."""
    found = solved(real, 2500, live_sessions_per_month=8, brand_deals_per_month=0, followers=9_000, views_30d=0)

    assert found.mix[0].id == "live_gifts"
