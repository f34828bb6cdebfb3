"""An answer about a family of figures also says the one for the country, niche or size that was named."""

from decimal import Decimal

import pytest

from bot.dialogue.talk.families import named_figures
from bot.dialogue.talk.topics import answer_topic
from tests.dialogue.conftest import said


@pytest.mark.parametrize(
    ("entry", "told", "figure"),
    [
        ("program.rpm_niche", {"niche": "gaming"}, "creator_rewards.rpm_gaming"),
        ("estimate.rpm", {"niche": "real_estate"}, "creator_rewards.rpm_real_estate"),
        ("estimate.rpm", {"country": "FR"}, "creator_rewards.rpm_fr"),
        ("program.rpm_niche", {"audience": {"GB": 0.8}}, "creator_rewards.rpm_gb"),
        ("brand.rates", {"followers": Decimal(600_000)}, "brand.post_macro"),
        ("estimate.live", {"followers": Decimal(9_000)}, "live.per_session_small"),
        ("marketplace", {"country": "KR"}, None),
    ],
)
def test_the_figure_named_stands_first(talk, entry, told, figure):
    """The figure is said and comes first among those shown as sources."""
    outcome = answer_topic(talk.session, entry, talk.scene, told=told)

    assert outcome.figures[:1] == (() if figure is None else (figure,))


def test_a_figure_that_the_answer_shows_already_is_not_said_twice(talk):
    """Germany stands in the list by country; it only moves to the front of the sources."""
    outcome = answer_topic(talk.session, "program.rpm_country", talk.scene, told={"country": "DE"})

    assert outcome.figures[0] == "creator_rewards.rpm_de"
    assert "figure_named" not in said(outcome)


@pytest.mark.parametrize(
    "told",
    [{}, {"niche": "pets"}, {"country": "SE"}, {"followers": None}, {"niche": "gaming", "followers": Decimal(5)}],
)
def test_nothing_is_named_where_no_figure_fits(knowledge, told):
    """A niche or country without a figure of its own, or a figure of another kind, adds nothing."""
    assert named_figures(("affiliate.per_sale", "payout.minimum"), told, knowledge) == ()


def test_each_border_between_sizes_falls_in_one_tier(knowledge):
    """A count on the border belongs to the larger tier alone."""
    found = named_figures(("brand.post_nano",), {"followers": Decimal(100_000)}, knowledge)

    assert found == ("brand.post_mid",)
