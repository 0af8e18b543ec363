"""Narrative as blocks: what people type or paste into one field, with no more markup than they would use anyway.

Blank lines part paragraphs. "- " and "1. " make lists, "## " a sub-heading, lines of "| a | b |" a table. What a word
processor puts on the clipboard reads the same: bullets with a tab behind them, cells with tabs between them.
"""

import re
from collections.abc import Iterator, Sequence

from triwulan.documents.blocks import Block, Column, ListBlock, Paragraph, Run, Table
from triwulan.documents.figures import Prose

_DASH = re.compile(r"[-–•·▪●\uf0b7o](?:\t\s*)|[-–•] ")
_NUMBER = re.compile(r"(\d{1,2})[.)]\s+")
_HEADING = "## "
_RULE = re.compile(r"[\s|:-]+")


def prose(text: Prose, otherwise: str = "") -> tuple[Block, ...]:
    """`otherwise` stands for empty text."""
    if not isinstance(text, str):
        return text
    return tuple(block for lines in _paragraphs(text if text.strip() else otherwise) for block in _blocks(lines))


def _paragraphs(text: str) -> list[list[str]]:
    found: list[list[str]] = [[]]
    for line in text.strip().splitlines():
        if line.strip():
            found[-1].append(line.strip())
        elif found[-1]:
            found.append([])
    return [lines for lines in found if lines]


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    """A sub-heading may stand right above its text."""
    if lines[0].startswith(_HEADING):
        yield Paragraph((Run(lines[0].removeprefix(_HEADING).strip(), bold=True),), indent=False, keep=True)
        lines = lines[1:]
    if lines:
        yield _block(lines)


def _block(lines: Sequence[str]) -> Block:
    if all(_DASH.match(line) for line in lines):
        return ListBlock(tuple(_DASH.sub("", line, count=1).strip() for line in lines))
    if [_number(line) for line in lines] == list(range(1, len(lines) + 1)) and len(lines) > 1:
        return ListBlock(tuple(_NUMBER.sub("", line, count=1).strip() for line in lines), style="angka")
    rows = _rows(lines)
    return _table(rows) if len(rows) > 1 else Paragraph("\n".join(lines))


def _number(line: str) -> int:
    found = _NUMBER.match(line)
    return int(found.group(1)) if found else 0


def _rows(lines: Sequence[str]) -> list[list[str]]:
    """The cells of a table, empty where the lines are none; the line of dashes under a head says nothing."""
    if all(line.startswith("|") and line.endswith("|") and len(line) > 1 for line in lines):
        kept = [line for line in lines if not _RULE.fullmatch(line)]
        return [[cell.strip() for cell in line[1:-1].split("|")] for line in kept]
    if all("\t" in line for line in lines):
        return [[cell.strip() for cell in line.split("\t")] for line in lines]
    return []


def _table(rows: Sequence[Sequence[str]]) -> Table:
    """The first row is the head; short rows are filled up."""
    width = max(len(row) for row in rows)
    head, *body = [(*row, *[""] * (width - len(row))) for row in rows]
    return Table("", tuple(Column(title) for title in head), tuple(body))


def one_line(text: Prose) -> str:
    """For a table's cell: the paragraphs one below the other; ready-made blocks give their text alone."""
    if isinstance(text, str):
        return "\n".join(line.strip() for line in text.strip().splitlines() if line.strip())
    return "\n".join(line for block in text for line in _lines(block))


def _lines(block: Block) -> list[str]:
    texts = block.items if isinstance(block, ListBlock) else (block.text,) if isinstance(block, Paragraph) else ()
    return [text if isinstance(text, str) else "".join(run.text for run in text) for text in texts]
