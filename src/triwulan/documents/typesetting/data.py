"""A paper as the plain data that `papers/naskah.typ` reads: drawings as SVG, words made safe to set, parts cut apart."""

import dataclasses
import re
from contextvars import ContextVar
from datetime import date
from functools import partial, singledispatch
from math import ceil
from typing import Any

from triwulan.core.dates import format_date
from triwulan.core.nip import LENGTH as NIP_LENGTH
from triwulan.core.nip import format_nip
from triwulan.documents import charts
from triwulan.documents.blocks import (
    Block,
    Chart,
    Column,
    Cover,
    Drawing,
    GroupRow,
    HalfSheet,
    HeadCell,
    Landscape,
    Part,
    Row,
    Table,
)
from triwulan.documents.content import Paper
from triwulan.documents.crest import crest_alt, crest_svg
from triwulan.documents.imprint import Letterhead, Look, Signature
from triwulan.documents.pieces.closing import closed
from triwulan.documents.qr import qr_svg
from triwulan.documents.tables import column_ems, head_rows, is_tall, shown_row
from triwulan.documents.typesetting.glyphs import drawable, plain
from triwulan.documents.typesetting.widths import ems

ROOM = 18.0
"""Ems that every line of running text has."""
_USUAL = Look()
_LOOK: ContextVar[Look] = ContextVar("look", default=_USUAL)
"""Of the paper that is being typeset: how wide its tables may run."""
_BREADTH = {"New Computer Modern": 1.13}
"""How much wider than `widths.ems` a type runs."""
_DRAWN_ROW_BY_ROW = {"head", "rows", "total"}
_ZERO_WIDTH_SPACE = "\N{ZERO WIDTH SPACE}"
_NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def typst_data(paper: Paper) -> dict[str, Any]:
    _LOOK.set(paper.letterhead.look)
    fields = {field.name: getattr(paper, field.name) for field in dataclasses.fields(paper)}
    blocks = fields.pop("blocks")
    if not any(isinstance(block, Cover) for block in blocks):
        bare = dataclasses.replace(paper.letterhead.look, cover="")
        fields["letterhead"] = dataclasses.replace(paper.letterhead, look=bare)
    data: dict[str, Any] = {name: typeset(value) for name, value in fields.items()}
    data["verification"]["qr"] = qr_svg(paper.verification.url)
    data["about"] = {
        "title": plain(paper.title),
        "author": plain(paper.letterhead.agency),
        "date": paper.date.isoformat(),
    }
    data["parts"] = [{"kind": kind, "blocks": [typeset(b) for b in closed(found)]} for kind, found in parts(blocks)]
    return data


def parts(blocks: tuple[Block, ...]) -> list[tuple[str, list[Block]]]:
    """Runs of blocks that share a page's look: "lembar", "separuh" (half sheets), "sampul", "depan", "isi", "lampiran"."""
    found: list[tuple[str, list[Block]]] = []
    kind = "lembar"
    for block in blocks:
        if isinstance(block, Part):
            kind = block.kind
            continue
        here = "separuh" if isinstance(block, HalfSheet) else "sampul" if isinstance(block, Cover) else kind
        if not found or found[-1][0] != here:
            found.append((here, []))
        found[-1][1].append(block)
    return found


def breakable(text: str, room: float = ROOM) -> str:
    """Lets a word that is wider than its line (`room` in ems) break, and "Kasubid/Kasubag" after the slash."""
    chunks = re.sub(r"/(?=\w)", "/" + _ZERO_WIDTH_SPACE, drawable(text))
    return re.sub(rf"[^\s{_ZERO_WIDTH_SPACE}]{{4,}}", lambda word: _fit(word.group(), room), chunks)


def grouped_nip(nip: str) -> str:
    bare = nip.replace(" ", "")
    if len(bare) != NIP_LENGTH or not bare.isdecimal():
        return drawable(nip)
    return format_nip(bare).replace(" ", _NO_BREAK_SPACE)


@singledispatch
def typeset(value: Any) -> Any:
    """Numbers, truth and nothing as they are; every other kind of value has its own way below."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: typeset(getattr(value, field.name)) for field in dataclasses.fields(value)}
        return {"type": type(value).__name__, **fields}
    return value


@typeset.register
def _(value: str) -> str:
    return breakable(value)


@typeset.register
def _(value: tuple) -> list[Any]:  # type: ignore[type-arg]
    return [typeset(item) for item in value]


@typeset.register
def _(value: date) -> str:
    return format_date(value).replace(" ", _NO_BREAK_SPACE)


@typeset.register
def _(value: Signature) -> dict[str, Any]:
    fields = {field.name: breakable(getattr(value, field.name)) for field in dataclasses.fields(value)}
    return fields | {"nip": grouped_nip(value.nip)}


@typeset.register
def _(value: Letterhead) -> dict[str, Any]:
    return {
        "government": breakable(value.government),
        "agency": breakable(value.agency),
        "address": [breakable(line) for line in value.address],
        "crest": crest_svg(value.crest),
        "crest_alt": drawable(crest_alt(value.crest, value.government)),
        "look": _look(value.look),
    }


def _look(value: Look) -> dict[str, Any]:
    width, height = value.size
    edges = {name: getattr(value, name) for name in ("top", "right", "bottom", "left")}
    return edges | {"width": width, "height": height, "font": value.font, "cover": value.cover}


@typeset.register
def _(value: Drawing) -> dict[str, Any]:
    return {
        "type": "Drawing",
        "caption": breakable(value.caption),
        "alt": drawable(value.alt or value.caption) or "Gambar",
        "source": breakable(value.source),
        "width": value.width,
        "svg": value.svg,
    }


@typeset.register
def _(value: Chart) -> Any:
    svg = charts.draw(value.data, value.alt)
    return typeset(Drawing(value.caption, svg, value.alt, value.source, value.width))


@typeset.register
def _(value: Landscape) -> dict[str, Any]:
    blocks = [
        _table(block, _LOOK.get().turned_mm) if isinstance(block, Table) else typeset(block) for block in value.blocks
    ]
    return {"type": "Landscape", "blocks": blocks}


@typeset.register
def _(value: Table) -> dict[str, Any]:
    return _table(value, _LOOK.get().text_mm)


def _table(value: Table, width: float) -> dict[str, Any]:
    names = [field.name for field in dataclasses.fields(value) if field.name not in _DRAWN_ROW_BY_ROW]
    fields = {name: typeset(getattr(value, name)) for name in names}
    rooms = [room / _BREADTH.get(_LOOK.get().font, 1.0) for room in column_ems(value, width)]
    return fields | {
        "type": "Table",
        "head": [_head(row, rooms) for row in head_rows(value)],
        "rows": [_row(row, value.columns, rooms) for row in value.rows],
        "total": _row(value.total, value.columns, rooms, bold=True),
    }


def _head(row: tuple[HeadCell, ...], rooms: list[float]) -> list[dict[str, Any]]:
    """Only a head of one row is sure to stand in its own columns; of two rows the narrowest column is reckoned."""
    room = {i: rooms[i] for i in range(len(rooms))} if len(row) == len(rooms) else {}
    return [
        {"text": breakable(cell.text, room.get(i, ROOM)), "columns": cell.columns, "rows": cell.rows}
        for i, cell in enumerate(row)
    ]


def _row(row: Row | GroupRow, columns: tuple[Column, ...], rooms: list[float], *, bold: bool = False) -> Any:
    if isinstance(row, GroupRow):
        return {"group": breakable(row.title)}
    cells, shown = [], shown_row(row, columns, bold=bold)
    tall = is_tall(shown, rooms)
    for cell in shown:
        room = sum(rooms[cell.first : cell.first + cell.columns])
        words = drawable if cell.numeric else partial(breakable, room=room)
        runs = [{"text": words(run.text), "bold": run.bold, "italic": run.italic} for run in cell.runs]
        look = {"align": cell.align, "bold": cell.bold, "tall": tall, "scale": cell.scale(room)}
        cells.append({"runs": runs, "columns": cell.columns, **look})
    return cells


def _fit(word: str, room: float) -> str:
    """A long file name or address breaks after its signs; what is still too wide, anywhere."""
    if ems(word) <= room:
        return word
    return _ZERO_WIDTH_SPACE.join(
        _cut(piece, room) for piece in re.findall(r"[^-/_.,:;=&@]+[-/_.,:;=&@]*|[-/_.,:;=&@]+", word)
    )


def _cut(piece: str, room: float) -> str:
    if ems(piece) <= room:
        return piece
    step = max(2, ceil(len(piece) / ceil(ems(piece) / min(room, 4.0))))
    return _ZERO_WIDTH_SPACE.join(piece[i : i + step] for i in range(0, len(piece), step))
