"""Sparse rows in plain arrays are what a matrix library would make of them."""

import subprocess
import sys

import numpy as np
import pytest

from bot.language.rows import Rows
from bot.language.scoring import Slopes

ROW_OF = np.array([0, 0, 2, 2, 2])
COLUMNS = np.array([1, 3, 0, 1, 2])
VALUES = np.array([3, 4, 1, 2, 2], np.float32)


@pytest.fixture
def rows() -> Rows:
    return Rows.of(ROW_OF, COLUMNS, VALUES, (3, 4))


def test_rows_are_turned_picked_and_narrowed_as_a_matrix_is(rows: Rows) -> None:
    """The empty row in the middle and the columns that nothing holds stay in their places."""
    whole = rows.matrix().toarray()
    some = np.array([False, True, True])
    narrow = np.array([True, True, False, False])

    assert (rows.turned().matrix().toarray() == whole.T).all()
    assert (rows.picked(some).matrix().toarray() == whole[some]).all()
    assert (rows.within(narrow).matrix().toarray() == whole * narrow).all()
    assert rows.holding().tolist() == [1, 2, 1, 1]


def test_a_row_of_zeros_has_no_length_to_divide_by() -> None:
    """Words that weigh nothing leave zeros in a row; every other row is of length one."""
    zeros = Rows.of(np.array([0, 0, 1]), np.array([1, 3, 0]), np.array([3, 4, 0], np.float32), (2, 4))

    assert np.linalg.norm(zeros.of_length_one().matrix().toarray(), axis=1) == pytest.approx([1, 0])


def test_slopes_in_whole_steps_lose_less_than_a_step() -> None:
    """Each column has steps of its own, also one that speaks for nothing."""
    slopes = np.array([[0.5, -0.25, 0.1], [0, 0, 0], [4, -3, 0.001]], np.float32)

    kept = Slopes.of(slopes)

    assert (np.abs(kept.whole * kept.steps[:, None] - slopes) <= 0.501 * kept.steps[:, None]).all()


def test_understanding_needs_no_learning_library() -> None:
    """Both are for learning alone; importing scipy costs twenty mebibytes."""
    asked = "import sys, bot.mind; print(sorted({'sklearn', 'scipy'} & sys.modules.keys()))"

    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout

    assert told.strip() == "[]"
