"""What must stand in every face of a paper, whatever draws it."""

from functools import singledispatch

from tests.documents.reading import flat
from triwulan.documents.blocks import (
    Chart,
    Checkboxes,
    Drawing,
    Formula,
    GroupRow,
    Heading,
    KeyValues,
    ListBlock,
    Paragraph,
    Signatures,
    Statement,
    Table,
    Text,
    Title,
    runs_of,
)
from triwulan.documents.content import Paper
from triwulan.documents.outline import walk
from triwulan.documents.tables import head_rows, shown_row


def shown_words(paper: Paper) -> set[str]:
    """Every heading, paragraph, caption, table cell and signer, in the plain form of `reading.flat`."""
    return {flat(words) for block in walk(paper.blocks) for words in _words(block)} - {""}


def table_rows(block: Table) -> list[list[str]]:
    rows = [[cell.text for cell in row] for row in head_rows(block)]
    for row in (*block.rows, block.total):
        if isinstance(row, GroupRow):
            rows.append([row.title])
        elif row:
            rows.append(["".join(run.text for run in cell.runs) for cell in shown_row(row, block.columns)])
    return [[flat(text) for text in row] for row in rows]


@singledispatch
def _words(_block: object) -> list[str]:
    return []


@_words.register(Heading)
@_words.register(Formula)
def _(block: Heading | Formula) -> list[str]:
    return [block.text]


@_words.register
def _(block: Paragraph) -> list[str]:
    return [_plain(block.text)]


@_words.register
def _(block: ListBlock) -> list[str]:
    return [_plain(item) for item in block.items]


@_words.register
def _(block: Statement) -> list[str]:
    return [block.label, block.text]


@_words.register
def _(block: KeyValues) -> list[str]:
    return [words for row in block.rows for words in (row.label, _plain(row.value))]


@_words.register
def _(block: Checkboxes) -> list[str]:
    return [block.label, *(option.label for option in block.options)]


@_words.register(Chart)
@_words.register(Drawing)
def _(block: Chart | Drawing) -> list[str]:
    return [block.caption, block.source]


@_words.register
def _(block: Table) -> list[str]:
    return [block.caption, block.note, block.source, *(text for row in table_rows(block) for text in row)]


@_words.register
def _(block: Title) -> list[str]:
    return [*block.lines, block.number]


@_words.register
def _(block: Signatures) -> list[str]:
    return [words for signer in block.signers for words in (signer.position, signer.name, signer.rank)]


def _plain(text: Text) -> str:
    return "".join(run.text for run in runs_of(text))
