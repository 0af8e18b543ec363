"""A table written in a test, as rows: "kode;nama\\nA;B", with commas or semicolons."""

import csv
from collections.abc import Iterator


def written_rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Numbered as a spreadsheet does; empty lines are counted and left out."""
    lines = text.splitlines()
    sign = ";" if ";" in lines[0] else ","
    heads, *rows = csv.reader(lines, delimiter=sign)
    for number, cells in enumerate(rows, 2):
        if any(cell.strip() for cell in cells):
            yield number, {head: cell.strip() for head, cell in zip(heads, cells, strict=False)}
