"""`tally calibrate` in the terminal."""

from typer.testing import CliRunner

from bot.calibration.report import section
from bot.cli import cli


def test_markdown_is_what_readme_holds(evidence, knowledge):
    """Nothing else is printed."""
    ran = CliRunner().invoke(cli, ["calibrate", "--markdown"])
    assert ran.exit_code == 0
    assert ran.stdout.strip() == section(evidence, knowledge)


def test_rates_doubts_and_cases_are_shown():
    """Each with how many it rests on."""
    ran = CliRunner().invoke(cli, ["calibrate", "--cases"])
    assert ran.exit_code == 0
    for told in ("creator_rewards.rpm_video", "no clear drift", "too few", "cr_025", "outside"):
        assert told in ran.stdout
