"""The estimates hold against what people were paid, as far as so few cases can say."""

from pathlib import Path

import pytest

from bot.calibration.derive import derive
from bot.calibration.report import expected, rows, section
from bot.calibration.trials import usual_width, with_figures

README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
WIDEST = 12
"""High by low that a creator can still plan with."""


def test_readme_shows_the_table(evidence, knowledge):
    """Print it anew with `tally calibrate --markdown` where this fails."""
    shown = README.split("<!-- calibration -->")[1].split("<!-- /calibration -->")[0]
    assert shown.strip() == section(evidence, knowledge)


@pytest.mark.parametrize("test", ["month", "video", "video_all_views", "fund"])
def test_as_many_are_inside_as_should_be(test, tried):
    """Eight in ten, give or take what so few cases allow; no creator's own records made their band."""
    found = [trial for trial in tried if trial.test == test]
    low, high = expected(len(found))
    assert len(found) >= 3
    assert low <= sum(trial.inside for trial in found) <= high


def test_a_month_with_views_and_length_known_can_be_planned_with(knowledge):
    """High is at most twelve times low."""
    assert usual_width(knowledge) <= WIDEST


def test_what_is_thin_is_wide(tried):
    """Brand deals and LIVE are told by too few, and their bands say so."""
    for test in ("brand", "live"):
        assert min(trial.width for trial in tried if trial.test == test) > WIDEST


def test_own_records_take_no_part(evidence, knowledge, tried):
    """The band of a creator's month is another than the one with their own month in it."""
    band = {trial.case: trial.band for trial in tried if trial.test == "month"}["cr_025"]
    whole = with_figures(knowledge, derive(evidence, knowledge))
    value = whole.figures["creator_rewards.rpm"].values[-1]
    assert (band.low, band.likely, band.high) != (value.low * 1000, value.likely * 1000, value.high * 1000)


def test_likely_is_off_by_less_than_two_for_a_month(tried):
    """In the middle case."""
    found = sorted(trial.factor for trial in tried if trial.test == "month")
    assert found[len(found) // 2] < 2


def test_every_kind_has_a_line_even_without_a_case(evidence, knowledge, tried):
    """A kind that no case tells of is shown with none."""
    table = rows(tried, knowledge)
    assert len(table) == 9
    assert [row[1] for row in table if "all on long videos" in row[0]] == ["0"]


def test_what_would_be_expected_of_few():
    """Of ten, six to ten; of one, nothing can be said."""
    assert expected(10) == (6, 10)
    assert expected(1) == (0, 1)
