"""Tips are ranked by what they add to this person's month."""

from datetime import date

from bot.advice.estimate import estimate
from bot.advice.profile import Profile
from bot.advice.tips import TipWorth, rank_tips
from knowledge.schema import Knowledge

NEAR = Profile.model_validate(
    {"residence": "US", "age": 25, "account_type": "personal", "followers": 6_800, "views_30d": 400_000}
)


def ranked(profile: Profile, knowledge: Knowledge, today: date) -> dict[str, TipWorth]:
    made = estimate(profile, knowledge, today)
    return {worth.id: worth for worth in rank_tips(profile, knowledge, made, today)}


def test_a_gate_nearby_comes_first(knowledge: Knowledge, today: date) -> None:
    """3,200 followers from Creator Rewards beats a dearer deal."""
    tips = ranked(NEAR, knowledge, today)

    assert next(iter(tips)) == "reach_followers"
    assert (tips["reach_followers"].likely or 0) < (tips["one_more_deal"].likely or 0)


def test_tips_without_an_amount_stand_last(knowledge: Knowledge, today: date) -> None:
    """They show none."""
    tips = list(ranked(NEAR, knowledge, today).values())

    amounts = [worth.likely is not None for worth in tips]
    assert amounts == sorted(amounts, reverse=True)
    assert tips[-1] == TipWorth(tips[-1].id)


def test_a_gain_is_a_range_in_order(knowledge: Knowledge, today: date) -> None:
    """Each amount has a low, a likely and a high."""
    for worth in ranked(NEAR.having(followers=30_000), knowledge, today).values():
        if worth.low is not None and worth.likely is not None and worth.high is not None:
            assert 0 < worth.low <= worth.likely <= worth.high


def test_nothing_is_advised_for_a_programme_that_residence_or_age_shuts(knowledge: Knowledge, today: date) -> None:
    """Longer videos earn a Swede nothing; going LIVE is no advice for a minor."""
    assert "longer_videos" not in ranked(NEAR.having(residence="SE"), knowledge, today)
    assert "go_live" not in ranked(NEAR.having(age=16), knowledge, today)


def test_a_tip_that_adds_nothing_is_left_out(knowledge: Knowledge, today: date) -> None:
    """All videos are long already; more posts have no known effect."""
    tips = ranked(NEAR.having(followers=30_000, long_video_share="0.89", posts_per_month=10), knowledge, today)

    assert "post_more" not in tips
    assert "reach_followers" not in tips


def test_two_gates_nearby_are_opened_together(knowledge: Knowledge, today: date) -> None:
    """Neither opens anything alone: the amount is for both, and says so."""
    tips = ranked(NEAR.having(views_30d=60_000), knowledge, today)

    worth = tips["reach_followers"]
    assert (worth.opens, worth.together_with) == ("creator_rewards", ("views_30d",))
    assert worth.likely is not None
    assert worth.likely > 0


def test_a_gate_far_away_is_not_called_near(knowledge: Knowledge, today: date) -> None:
    """800 followers are a long way from Creator Rewards: what it would bring stands where its amount belongs."""
    tips = ranked(NEAR.having(followers=800), knowledge, today)

    assert tips["reach_followers"].opens is None
    gains = [worth.likely for worth in tips.values() if worth.likely is not None]
    assert gains == sorted(gains, reverse=True)


def test_a_gate_whose_amount_is_unknown_comes_after_all_amounts(knowledge: Knowledge, today: date) -> None:
    """The views were not told, so that nothing can be said of the gain; it stands first of those without."""
    tips = list(ranked(NEAR.having(views_30d=None), knowledge, today).values())

    amounts = [worth.likely is not None for worth in tips]
    assert amounts == sorted(amounts, reverse=True)
    assert next(worth for worth in tips if worth.likely is None).id == "reach_followers"
