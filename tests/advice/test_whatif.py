"""Supposing other facts: the amount before and after, and the one reason for the difference."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest
from pydantic import ValidationError

from bot.advice.payouts import Payout
from bot.advice.profile import Profile
from bot.advice.whatif import videos_of, what_if
from knowledge.schema import Knowledge

AMERICAN = {"residence": "US", "age": 25, "account_type": "personal", "followers": 40_000, "views_30d": 400_000}
SWEDE = {**AMERICAN, "residence": "SE"}
DEALS = {"brand_deals_per_month": 2}


@pytest.mark.parametrize(
    ("told", "changes", "kind", "stream", "gate"),
    [
        (SWEDE, {"residence": "DE"}, "gate_opened", "creator_rewards", "residence"),
        (AMERICAN, {"residence": "SE"}, "gate_closed", "creator_rewards", "residence"),
        (AMERICAN, {"views_30d": 90_000}, "gate_closed", "creator_rewards", "views_30d"),
        (AMERICAN, {"age": 16}, "gate_closed", "creator_rewards", "age"),
        (AMERICAN, {"audience": {"BR": 0.9}}, "rate_country", "creator_rewards", None),
        (AMERICAN, {"niche": "finance"}, "rate_niche", "creator_rewards", None),
        (AMERICAN, {"views_30d": 800_000}, "more_views", "creator_rewards", None),
        (AMERICAN, {"views_30d": 200_000}, "fewer_views", "creator_rewards", None),
        (AMERICAN, {"long_video_share": 1}, "share", "creator_rewards", None),
        (AMERICAN | DEALS, {"followers": 200_000}, "tier", "brand_deals", None),
        (AMERICAN, DEALS, "more_of_it", "brand_deals", None),
        (AMERICAN | DEALS, {"brand_deals_per_month": 0}, "less_of_it", "brand_deals", None),
        (SWEDE, {"niche": "finance"}, "nothing", "creator_rewards", "residence"),
        (AMERICAN, {"posts_per_month": 30}, "nothing", None, None),
        (AMERICAN, {"views_30d": 800_000, "posts_per_month": 30}, "more_views", "creator_rewards", None),
    ],
)
def test_the_difference_has_one_reason(
    knowledge: Knowledge,
    today: date,
    told: Mapping[str, object],
    changes: Mapping[str, object],
    kind: str,
    stream: str | None,
    gate: str | None,
) -> None:
    """What moved most, and why."""
    reason = what_if(Profile.model_validate(told), changes, knowledge, today).reason

    assert (reason.kind, reason.stream, reason.gate) == (kind, stream, gate)


def test_more_followers_without_deals_move_only_the_price_of_one(knowledge: Knowledge, today: date) -> None:
    """The total stays, and the reason says that it is outside."""
    asked = what_if(Profile.model_validate(SWEDE), {"followers": 200_000}, knowledge, today)

    assert asked.before.total == asked.after.total
    assert (asked.reason.kind, asked.reason.outside) == ("tier", True)
    assert asked.reason.figures == ("brand.post_micro", "brand.post_mid")


def test_only_what_differs_is_changed(knowledge: Knowledge, today: date) -> None:
    """To suppose what is so already is to suppose nothing."""
    asked = what_if(Profile.model_validate(AMERICAN), {"followers": 40_000, "niche": "gaming"}, knowledge, today)

    assert asked.changed == ("niche",)


def test_what_cannot_be_is_refused(knowledge: Knowledge, today: date) -> None:
    """As it would be in a profile."""
    with pytest.raises(ValidationError):
        what_if(Profile(), {"long_video_share": 2}, knowledge, today)


def test_seventy_seconds_are_long_videos(knowledge: Knowledge, today: date) -> None:
    """And fifty are none."""
    assert videos_of(Decimal(70), knowledge, today) == {"long_video_share": 1}
    assert videos_of(Decimal(50), knowledge, today) == {"long_video_share": 0}


def test_payouts_were_earned_before_the_change(knowledge: Knowledge, today: date) -> None:
    """Longer videos pay more, on top of what the payouts have taught."""
    profile = Profile.model_validate({**AMERICAN, "long_video_share": "0.5"})
    payouts = [Payout(Decimal(212), f"2026-{month:02}", Decimal(400_000)) for month in (3, 4, 5)]

    asked = what_if(profile, {"long_video_share": 1}, knowledge, today, payouts)

    assert asked.before.payouts_used == asked.after.payouts_used == 3
    assert asked.after.total.likely == pytest.approx(2 * asked.before.total.likely, rel=Decimal("0.01"))
