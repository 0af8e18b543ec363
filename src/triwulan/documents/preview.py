"""A paper on the page: the same content as HTML, for a look before it is made. The letter's authority is the PDF.

Everything that was typed is escaped; only our own drawings go in as they are.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import singledispatch
from itertools import count

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from triwulan.core.dates import format_date
from triwulan.documents import charts
from triwulan.documents.blocks import (
    Block,
    Chart,
    Checkboxes,
    Cover,
    Drawing,
    Form,
    Formula,
    GroupRow,
    HalfSheet,
    Heading,
    KeyValues,
    Landscape,
    LetterheadBlock,
    ListBlock,
    Paragraph,
    Part,
    Row,
    Signatures,
    Statement,
    Table,
    Text,
    Title,
    VerificationBlock,
    runs_of,
)
from triwulan.documents.content import Paper
from triwulan.documents.imprint import Letterhead, Signature, Verification
from triwulan.documents.outline import Counters
from triwulan.documents.tables import DASH, ShownCell, head_rows, shown_row
from triwulan.documents.traces import NO_TRACES, Traces
from triwulan.documents.typesetting.data import grouped_nip
from triwulan.documents.typesetting.glyphs import plain
from triwulan.documents.verification import sentence

DEEPEST = 6
_BREAK = SafeString("<br>")
_NUMBER = SafeString(' class="num"')


@dataclass
class Page:
    """`top` is the level of the page's heading under which the paper stands."""

    paper: Paper
    top: int
    traces: Traces = NO_TRACES
    counters: Counters = field(default_factory=Counters)
    unnamed: Iterator[int] = field(default_factory=lambda: count(1))
    last_sheet: tuple[Block, ...] = ()


def render_html(paper: Paper, *, top: int = 1, traces: Traces = NO_TRACES) -> SafeString:
    """The paper as one article; its headings begin one level below `top`. Names that `traces` knows become links."""
    page = Page(paper, top, traces)
    note = format_html('<p class="sample">{}</p>', "Data contoh") if paper.sample else ""
    draft = format_html('<p class="sample">{}</p>', "Draf") if paper.draft else ""
    return format_html(
        '<article class="letter letter--paper" lang="id" aria-label="{}">{}{}{}</article>',
        paper.title,
        draft,
        note,
        _all(paper.blocks, page),
    )


def render_blocks(blocks: tuple[Block, ...], *, top: int = 1) -> SafeString:
    """A stretch of a paper that is still being written: without letterhead, its captions not yet numbered by chapter."""
    nobody = Letterhead("", "", ())
    paper = Paper("", "", nobody, "", date.min, "", blocks, (), Verification("", ""))
    return _all(blocks, Page(paper, top))


def _all(blocks: Iterable[Block], page: Page) -> SafeString:
    return _join(_html(block, page) for block in blocks)


def _join(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


def _lines(text: str) -> SafeString:
    return format_html_join(_BREAK, "{}", ((line,) for line in plain(text).split("\n")))


def _rich(text: Text) -> SafeString:
    return _join(_run(_lines(run.text), bold=run.bold, italic=run.italic) for run in runs_of(text))


def _run(words: SafeString, *, bold: bool, italic: bool) -> SafeString:
    words = format_html("<em>{}</em>", words) if italic else words
    return format_html("<strong>{}</strong>", words) if bold else words


@singledispatch
def _html(_block: Block, _page: Page) -> SafeString:
    """Contents, page breaks and the like say nothing on a page that scrolls."""
    return SafeString("")


@_html.register
def _(block: Heading, page: Page) -> SafeString:
    label, level = page.counters.heading(block), min(page.top + block.level, DEEPEST)
    text = page.traces.linked(block.text) or _lines(block.text)
    return format_html("<h{}>{} {}</h{}>", level, label, text, level)


@_html.register
def _(block: Paragraph, _page: Page) -> SafeString:
    return format_html("<p>{}</p>", _rich(block.text))


@_html.register
def _(block: ListBlock, _page: Page) -> SafeString:
    items = format_html_join("", "<li>{}</li>", ((_rich(item),) for item in block.items))
    tag, kind = ("ul", "") if block.style == "butir" else ("ol", "a" if block.style == "huruf" else "1")
    return format_html("<{}{}>{}</{}>", tag, format_html(' type="{}"', kind) if kind else "", items, tag)


@_html.register
def _(block: Formula, _page: Page) -> SafeString:
    return format_html('<p class="hint">{}</p>', _lines(block.text))


@_html.register
def _(block: Statement, _page: Page) -> SafeString:
    return format_html("<p><strong>{}</strong> {}</p>", block.label, _lines(block.text))


@_html.register
def _(block: KeyValues, _page: Page) -> SafeString:
    rows = ((row.label, _rich(row.value or DASH)) for row in block.rows)
    return format_html('<dl class="pairs">{}</dl>', format_html_join("", "<div><dt>{}</dt><dd>{}</dd></div>", rows))


@_html.register
def _(block: Checkboxes, _page: Page) -> SafeString:
    rows = (("☒" if option.checked else "☐", option.label) for option in block.options)
    items = format_html_join("", "<li>{} {}</li>", rows)
    return format_html('<div><p><strong>{}</strong></p><ul role="list">{}</ul></div>', block.label, items)


@_html.register
def _(block: Table, page: Page) -> SafeString:
    label = page.counters.caption("Tabel") if block.caption else ""
    caption = format_html("<caption>{} {}</caption>", label, block.caption) if block.caption else ""
    cells = (
        format_html_join(
            "", '<th scope="col" colspan="{}" rowspan="{}">{}</th>', ((c.columns, c.rows, c.text) for c in row)
        )
        for row in head_rows(block)
    )
    head = format_html_join("", "<tr>{}</tr>", ((row,) for row in cells))
    body = _join(_row(row, block, page.traces) for row in block.rows)
    total = (
        format_html("<tfoot>{}</tfoot>", _cells(shown_row(block.total, block.columns, bold=True), NO_TRACES))
        if block.total
        else ""
    )
    below = [words for words in (block.note, f"Sumber: {block.source}" if block.source else "") if words]
    return format_html(
        '<div class="scroll" tabindex="0" role="region" aria-label="{}"><table class="table table--line">{}<thead>{}</thead>'
        "<tbody>{}</tbody>{}</table></div>{}",
        f"{label} {block.caption}".strip() or f"Tabel tanpa judul, ke-{next(page.unnamed)}", caption, head, body, total,
        format_html_join("", '<p class="hint">{}</p>', ((words,) for words in below)),
    )  # fmt: skip


def _row(row: Row | GroupRow, block: Table, traces: Traces) -> SafeString:
    if isinstance(row, GroupRow):
        return format_html(
            '<tr><th scope="rowgroup" colspan="{}">{}</th></tr>',
            len(block.columns),
            traces.linked(row.title) or row.title,
        )
    return _cells(shown_row(row, block.columns), traces)


def _cells(shown: list[ShownCell], traces: Traces) -> SafeString:
    cells = ((_NUMBER if cell.align == "kanan" else "", cell.columns, _bold(cell, traces)) for cell in shown)
    return format_html("<tr>{}</tr>", format_html_join("", '<td{} colspan="{}">{}</td>', cells))


def _bold(cell: ShownCell, traces: Traces) -> SafeString:
    linked = traces.linked(cell.runs[0].text) if len(cell.runs) == 1 else None
    return _run(linked or _rich(cell.runs), bold=cell.bold, italic=False)


@_html.register(Chart)
@_html.register(Drawing)
def _(block: Chart | Drawing, page: Page) -> SafeString:
    label = page.counters.caption("Gambar") if block.caption else ""
    return format_html("<figure>{}<figcaption>{} {}</figcaption></figure>", _drawn(block), label, block.caption)


def _drawn(block: Chart | Drawing) -> SafeString:
    if isinstance(block, Drawing) and block.sha256:
        return format_html('<img src="{}" alt="{}">', reverse("documents:picture", args=[block.sha256]), block.alt)
    svg = charts.draw(block.data, block.alt) if isinstance(block, Chart) else block.svg
    return mark_safe(svg)  # noqa: S308 - drawn by `charts`, which escapes every word in it


@_html.register
def _(_block: LetterheadBlock, page: Page) -> SafeString:
    head = page.paper.letterhead
    address = format_html_join("", '<p class="k3">{}</p>', ((line,) for line in head.address))
    names = format_html('<p class="k1">{}</p><p class="k2">{}</p>', head.government.upper(), head.agency.upper())
    return format_html('<div class="kop"><span></span><div>{}{}</div></div>', names, address)


@_html.register
def _(block: Title, page: Page) -> SafeString:
    level = min(page.top + 1, DEEPEST)
    lines = format_html_join(_BREAK, "{}", ((line,) for line in block.lines))
    number = format_html("<p>Nomor: {}</p>", block.number) if block.number else ""
    return format_html("<h{}>{}</h{}>{}", level, lines, level, number)


@_html.register
def _(block: Signatures, _page: Page) -> SafeString:
    day = format_date(block.date) if block.date else ""
    place = ", ".join(part for part in (block.place, day) if part)
    above = format_html('<p class="signatures__place">{}</p>', place) if place else ""
    return format_html('<div class="signatures">{}{}</div>', above, _join(_signer(signer) for signer in block.signers))


def _signer(signer: Signature) -> SafeString:
    superior = f"{signer.on_behalf_of}, " if signer.capacity == "a.n." else ""
    position = f"{signer.capacity} {superior}{signer.position},".strip()
    nip = f"NIP {grouped_nip(signer.nip)}" if signer.nip else ""
    lines = ((line,) for line in (signer.intro, position, signer.name, signer.rank, nip) if line)
    return format_html("<p>{}</p>", format_html_join(_BREAK, "{}", lines))


@_html.register
def _(_block: VerificationBlock, page: Page) -> SafeString:
    return format_html('<p class="hint">{}</p>', sentence(page.paper.verification))


@_html.register
def _(block: Landscape, page: Page) -> SafeString:
    return _all(block.blocks, page)


@_html.register
def _(block: HalfSheet, page: Page) -> SafeString:
    """The archive's copy says the same as the first: on the page one is enough."""
    if block.blocks == page.last_sheet:
        return SafeString("")
    page.last_sheet = block.blocks
    return _all(block.blocks, page)


@_html.register
def _(block: Form, page: Page) -> SafeString:
    return _join(_all(box.blocks, page) for row in block.rows for box in row)


@_html.register
def _(block: Cover, page: Page) -> SafeString:
    paper = page.paper
    title = Title((block.title, block.subtitle) if block.subtitle else (block.title,), paper.number or DASH)
    return _join((_html(LetterheadBlock(), page), _html(title, page)))


@_html.register
def _(block: Part, page: Page) -> SafeString:
    page.counters.enter(block)
    return SafeString("")
