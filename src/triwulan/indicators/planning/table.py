"""A row of a table of indicators."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """A line of the table; `number` as a spreadsheet counts them, the heading being 1."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")
