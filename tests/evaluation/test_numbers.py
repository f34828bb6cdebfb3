"""When a number counts as read."""

from datetime import date

import pytest

from bot.evaluation.numbers import read_cases, score_numbers

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("case", "right", "wrong"),
    [
        ("{text: 12k, field: followers, value: 12000}", 1, 0),
        ("{text: 12k, field: followers, value: 13000}", 0, 0),
        ("{text: 10k a week, field: views, value: 43478}", 0, 0),
        ("{text: 10k a week, field: views, value: 42857}", 1, 0),
        ("{text: 8-9k, field: followers, range: [8000, 9000]}", 1, 0),
        ("{text: over 5k, field: followers, above: 5000}", 1, 0),
        ("{text: under 5k, field: followers, below: 5000}", 1, 0),
        ("{text: not sure, field: followers, none: true}", 1, 0),
        ("{text: 12k, field: followers, none: true}", 0, 1),
    ],
)
def test_number_is_right_when_it_is_read_as_it_was_meant(tmp_path, case, right, wrong):
    """A value where asking again was right is counted apart."""
    path = tmp_path / "numbers.yaml"
    path.write_text(f"en:\n  - {case}\n", encoding="utf-8")

    scored = score_numbers(read_cases(path), TODAY)

    assert (scored.count, scored.right, scored.wrong) == (1, right, wrong)
