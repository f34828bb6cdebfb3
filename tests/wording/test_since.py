"""An answer can say from which day a figure is what it is, as it can for a programme."""

import pytest

from bot.wording.figures import prose
from bot.wording.voice import Voice


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("closed on {creator_fund.since}", "closed on Dec 16, 2023"),
        ("since {subscription.share_us_ca.since}", "since Oct 1, 2025"),
    ],
)
def test_the_day_of_a_change_is_said(knowledge, as_of, text, said):
    """The day that a programme closed, and the day from which the value in force holds."""
    assert prose(text, Voice.of("en", "USD", knowledge, as_of.date())) == said
