"""Finding a table in a sheet: where its heading stands, over one to three rows, and which column is which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from triwulan.exchange.imports.columns import Column, bare, words_of
from triwulan.exchange.sheets.book import Book, Sheet, Value, text_of

# Titles, letterheads and notes stand above a heading.
_WITHIN = 40
# "Realisasi" over "Triwulan I" over "Rp".
_MOST_ABOVE = 2


@dataclass(frozen=True)
class Found:
    """`heading`: its last row, from zero. `titles` by place; `places` of the columns known by them."""

    sheet: Sheet
    heading: int
    titles: tuple[str, ...]
    places: Mapping[str, int]


def find_table(book: Book, columns: Sequence[Column], sheet: str = "") -> Found | None:
    """In the named sheet, or where most columns are known; None in a book without any words."""
    named = [one for one in book.sheets if one.name == sheet] or list(book.sheets)
    found = [each for one in named for each in _headings(one, words_of(columns))]
    return max(found, key=lambda each: (len(each.places), -each.heading), default=None)


def _headings(sheet: Sheet, known: Mapping[str, str]) -> list[Found]:
    """Every row that may be one, alone and together with the one or two above it; the plainer first."""
    rows = [[text_of(cell) for cell in row] for row in sheet.rows[:_WITHIN]]
    found = []
    for number, row in enumerate(rows):
        if sum(bool(text) for text in row) < 1:
            continue
        found.append(_found(sheet, number, row, known))
        titles: Sequence[str] = row
        for above in reversed(rows[max(0, number - _MOST_ABOVE) : number]):
            if not any(above):
                break
            titles = _joined(above, titles)
            found.append(_found(sheet, number, titles, known))
    return found


def _joined(above: Sequence[str], below: Sequence[str]) -> list[str]:
    """A heading over several columns stands before each of them: "Target" over "TW I" is "Target TW I"."""
    titles, over = [], ""
    for at in range(max(len(above), len(below))):
        upper = above[at] if at < len(above) else ""
        lower = below[at] if at < len(below) else ""
        over = upper or (over if lower else "")
        titles.append(f"{over} {lower}".strip())
    return titles


def _found(sheet: Sheet, heading: int, titles: Sequence[str], known: Mapping[str, str]) -> Found:
    places: dict[str, int] = {}
    for at, title in enumerate(titles):
        key = known.get(bare(title))
        if key is not None:
            places.setdefault(key, at)
    return Found(sheet, heading, tuple(titles), places)


def titles_at(sheet: Sheet, heading: int) -> list[str]:
    """The words over each column, for who chooses them by hand."""
    cells: Sequence[Value] = sheet.rows[heading] if heading < len(sheet.rows) else ()
    return [text_of(cell) for cell in cells]
