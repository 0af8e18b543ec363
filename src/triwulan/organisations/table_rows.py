"""A row of a table of master data, and what is wrong with one."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True, order=True)
class RowFault:
    """`row` as the spreadsheet numbers it."""

    row: int
    sentence: str

    def __str__(self) -> str:
        return _("Baris %(row)d: %(sentence)s") % vars(self)


@dataclass(frozen=True)
class TableRow:
    """Cells trimmed, by column; a column the file does not have is empty."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")
