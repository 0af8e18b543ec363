"""Tables of a DOCX: fixed columns, heads that repeat, rows that stay whole, group rows kept with what follows."""

from collections.abc import Iterable, Sequence

from triwulan.documents.blocks import GroupRow, HeadCell, Table
from triwulan.documents.tables import ShownCell, column_ems, column_widths, head_rows, is_tall, shown_row
from triwulan.documents.word.xml import Element, el, paragraph, run, runs, spacer, twips

TINT = "EEEEEE"
GROUP_TINT = "F7F7F7"
WHOLE = 8
"""A table of up to so many rows stays on one page; typst does the same."""
_SIDES = ("top", "left", "bottom", "right")
_ALIGN = {"kiri": "left", "tengah": "center", "kanan": "right"}


def grid(
    widths: Sequence[float],
    rows: Iterable[Element],
    *,
    borders: bool = True,
    indent: float = 0.0,
    padding: float | None = None,
) -> Element:
    """`widths` in millimetres."""
    properties = [el("w:tblW", w=twips(sum(widths)), type="dxa"), el("w:tblInd", w=twips(indent), type="dxa")]
    if borders:
        lines = (
            el(f"w:{side}", val="single", sz=4, space=0, color="282828") for side in (*_SIDES, "insideH", "insideV")
        )
        properties.append(el("w:tblBorders", *lines))
    properties.append(el("w:tblLayout", type="fixed"))
    if padding is not None:
        properties.append(el("w:tblCellMar", *(el(f"w:{side}", w=twips(padding), type="dxa") for side in _SIDES)))
    columns = el("w:tblGrid", *(el("w:gridCol", w=twips(width)) for width in widths))
    return el("w:tbl", el("w:tblPr", *properties), columns, *rows)


def row(cells: Iterable[Element], *, head: bool = False, height: float = 0.0, whole: bool = True) -> Element:
    """`height` at least; a row that is `whole` is not cut at a page's end."""
    properties: list[Element] = [el("w:cantSplit")] if whole else []
    properties += [el("w:trHeight", val=twips(height), hRule="atLeast")] if height else []
    properties += [el("w:tblHeader")] if head else []
    return el("w:tr", *([el("w:trPr", *properties)] if properties else []), *cells)


def cell(
    content: Iterable[Element], width: float, *, columns: int = 1, merge: str = "", tint: str = "",
    middle: bool = False, foot: bool = False,
) -> Element:  # fmt: skip
    """`merge` "restart" or "continue" down the rows. A cell ends in a paragraph, always."""
    properties: list[Element] = [el("w:tcW", w=twips(width), type="dxa")]
    properties += [el("w:gridSpan", val=columns)] if columns > 1 else []
    properties += [el("w:vMerge", val=merge)] if merge else []
    properties += [el("w:shd", val="clear", color="auto", fill=tint)] if tint else []
    properties += [el("w:vAlign", val="bottom" if foot else "center")] if middle or foot else []
    blocks = list(content)
    if not blocks or blocks[-1].tag.endswith("}tbl"):
        blocks.append(spacer())
    return el("w:tc", el("w:tcPr", *properties), *blocks)


def table(block: Table, room: float) -> Element:
    """`room` millimetres wide in all."""
    widths, rooms = column_widths(block, room), column_ems(block, room)
    rows = [*_head(head_rows(block), widths, block.points)]
    for i, found in enumerate(block.rows):
        if isinstance(found, GroupRow):
            text = paragraph([run(found.title, bold=True, points=block.points)], style="TableText", keep_next=True)
            rows.append(row([cell([text], sum(widths), columns=len(widths), tint=GROUP_TINT)]))
        else:
            shown, last = shown_row(found, block.columns), i == len(block.rows) - 1
            stays = bool(block.total) if last else len(block.rows) <= WHOLE
            cells = _cells(shown, block, widths, rooms, keep_next=stays)
            rows.append(row(cells, whole=not is_tall(shown, rooms)))
    if block.total:
        rows.append(row(_cells(shown_row(block.total, block.columns, bold=True), block, widths, rooms)))
    return grid(widths, rows)


def _cells(
    shown: Iterable[ShownCell],
    block: Table,
    widths: Sequence[float],
    rooms: Sequence[float],
    *,
    keep_next: bool = False,
) -> list[Element]:
    return [
        cell([_content(found, block, rooms, keep_next=keep_next)], sum(_own(found, widths)), columns=found.columns)
        for found in shown
    ]


def _content(found: ShownCell, block: Table, rooms: Sequence[float], *, keep_next: bool) -> Element:
    points = block.points * found.scale(sum(_own(found, rooms)))
    words = runs(found.runs, bold=found.bold, points=points)
    return paragraph(words, style="TableText", align=_ALIGN[found.align], keep_next=keep_next)


def _own(found: ShownCell, sizes: Sequence[float]) -> Sequence[float]:
    return sizes[found.first : found.first + found.columns]


def _head(head: Sequence[tuple[HeadCell, ...]], widths: Sequence[float], points: float) -> list[Element]:
    """Cells that reach down into the next row continue there, as the format wants them."""
    made, hanging = [], dict[int, int]()
    for line in head:
        cells, at, waiting = [], 0, list(line)
        while at < len(widths):
            if hanging.get(at):
                hanging[at] -= 1
                cells.append(cell([paragraph(style="TableText")], widths[at], merge="continue", tint=TINT))
                at += 1
                continue
            if not waiting:
                break
            found = waiting.pop(0)
            text = paragraph(
                [run(found.text, bold=True, points=points)], style="TableText", align="center", keep_next=True
            )
            merge = "restart" if found.rows > 1 else ""
            hanging |= {at: found.rows - 1} if found.rows > 1 else {}
            width = sum(widths[at : at + found.columns])
            cells.append(cell([text], width, columns=found.columns, merge=merge, tint=TINT, middle=True))
            at += found.columns
        made.append(row(cells, head=True))
    return made
