"""Sparse rows of numbers in plain arrays: answering needs no more of a matrix than this.

Knows rows, columns and lengths. Does not know what a column stands for.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
Flags = NDArray[np.bool_]
Places = NDArray[np.integer[Any]]


@dataclass(frozen=True)
class Rows:
    """Row i holds `values[starts[i] : starts[i + 1]]` in the columns of the same stretch, and nothing else."""

    starts: Places
    columns: Places
    values: Floats
    width: int

    @classmethod
    def of(cls, row_of: Places, columns: Places, values: Floats, shape: tuple[int, int]) -> "Rows":
        """From cells sorted by row; `shape` is how many rows and columns there are."""
        return cls(np.searchsorted(row_of, np.arange(shape[0] + 1)), columns, values, shape[1])

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __iter__(self) -> Iterator[tuple[Places, Floats]]:
        """The columns and values of each row."""
        for start, end in zip(self.starts[:-1].tolist(), self.starts[1:].tolist(), strict=True):
            yield self.columns[start:end], self.values[start:end]

    @cached_property
    def row_of(self) -> Places:
        """The row of each cell."""
        return np.repeat(np.arange(len(self)), np.diff(self.starts))

    def holding(self) -> Places:
        """How many rows hold each column."""
        return np.bincount(self.columns, minlength=self.width)

    def picked(self, rows: Flags) -> "Rows":
        cells = rows[self.row_of]
        renumbered = (np.cumsum(rows) - 1)[self.row_of[cells]]
        return Rows.of(renumbered, self.columns[cells], self.values[cells], (int(rows.sum()), self.width))

    def within(self, columns: Flags) -> "Rows":
        """The same rows with the other columns left out."""
        cells = columns[self.columns]
        return Rows.of(self.row_of[cells], self.columns[cells], self.values[cells], (len(self), self.width))

    def turned(self) -> "Rows":
        """A row for each column, its columns as small as they can be kept."""
        order = np.argsort(self.columns, kind="stable")
        row_of = self.row_of.astype(np.min_scalar_type(len(self)))
        return Rows.of(self.columns[order], row_of[order], self.values[order], (self.width, len(self)))

    def with_values(self, values: NDArray[np.floating[Any]]) -> "Rows":
        return Rows(self.starts, self.columns, values.astype(np.float32), self.width)

    def of_length_one(self) -> "Rows":
        return self.with_values(self.values / lengths(self.values, self.row_of, len(self))[self.row_of])

    def matrix(self) -> "csr_matrix":
        """For learning alone: scipy's sparse matrices cost a bot twenty mebibytes."""
        from scipy.sparse import csr_matrix

        return csr_matrix((self.values, self.columns, self.starts), shape=(len(self), self.width))


def lengths(values: NDArray[np.floating[Any]], group_of: Places, groups: int) -> NDArray[np.float64]:
    """How long the values of each group are together; 1 where they are nothing, so that it can be divided by."""
    found = np.sqrt(np.bincount(group_of, values.astype(np.float64) ** 2, groups))
    return np.where(found > 0, found, 1)
