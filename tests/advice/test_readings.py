"""Figures that nobody has looked at for long are trusted less."""

from datetime import date, timedelta

import pytest

from bot.advice.readings import Readings
from knowledge.load import load_knowledge

RPM = "creator_rewards.rpm"


@pytest.fixture(scope="module")
def knowledge():
    return load_knowledge()


def days_after_checking(knowledge, figure, review_times):
    known = knowledge.figures[figure]
    return known.last_checked + timedelta(days=round(known.review_every_days * review_times))


def test_figure_ages_from_fresh_to_due_to_old(knowledge):
    """Due the day after its review, old the day after a second one was missed."""
    figure = knowledge.figures[RPM]
    assert figure.freshness(days_after_checking(knowledge, RPM, 1)) == "fresh"
    assert figure.freshness(days_after_checking(knowledge, RPM, 1) + timedelta(days=1)) == "due"
    assert figure.freshness(days_after_checking(knowledge, RPM, 2)) == "due"
    assert figure.freshness(days_after_checking(knowledge, RPM, 2) + timedelta(days=1)) == "old"


def test_old_amount_is_read_with_a_wider_range(knowledge):
    """By the factor that the knowledge gives for it, around the same likely value; one that is due stays as it is."""
    fresh = Readings(knowledge, days_after_checking(knowledge, RPM, 1)).spread(RPM)
    due = Readings(knowledge, days_after_checking(knowledge, RPM, 1.5)).spread(RPM)
    old = Readings(knowledge, days_after_checking(knowledge, RPM, 3)).spread(RPM)
    factor = float(knowledge.figures["upkeep.widening_when_old"].values[0].likely)
    assert due == fresh
    assert old.likely == fresh.likely
    assert old.low == fresh.low / factor
    assert old.high == fresh.high * factor


def test_old_share_never_exceeds_the_whole(knowledge):
    """A stretched share ends at 1."""
    assert Readings(knowledge, date(2036, 1, 1)).spread("live.share_reported").high <= 1
    assert Readings(knowledge, date(2036, 1, 1)).spread("subscription.share_us_ca").high == 1


def test_demand_of_a_gate_is_never_stretched(knowledge):
    """A limit that TikTok set is said as it was, with the day it was checked."""
    gate = "creator_rewards.followers_minimum"
    assert Readings(knowledge, date(2036, 1, 1)).demand(gate) == Readings(knowledge, date(2026, 11, 22)).demand(gate)
