"""Narrative as blocks: what people type or paste into one field, with no more markup than they would use anyway.

How a text is cut is said in `passages`; here each passage becomes what a paper is made of.
"""

from triwulan.documents.blocks import Block, Column, Drawing, ListBlock, Paragraph, Run, Table
from triwulan.documents.passages import Passage, passages
from triwulan.documents.pieces.figures import Prose


def prose(text: Prose, otherwise: str = "") -> tuple[Block, ...]:
    """`otherwise` stands for empty text."""
    if not isinstance(text, str):
        return text
    return tuple(_block(passage) for passage in passages(text if text.strip() else otherwise))


def _block(passage: Passage) -> Block:
    match passage.kind:
        case "judul":
            return Paragraph((Run(passage.text, bold=True),), indent=False, keep=True)
        case "butir":
            return ListBlock(passage.items)
        case "angka":
            return ListBlock(passage.items, style="angka")
        case "tabel":
            return Table(passage.caption, tuple(Column(title) for title in passage.rows[0]), passage.rows[1:])
        case "gambar":
            return Drawing(passage.caption, "", passage.alt, passage.source, sha256=passage.sha256)
        case _:
            return Paragraph(passage.text)


def one_line(text: Prose) -> str:
    """For a table's cell: the paragraphs one below the other; ready-made blocks give their text alone."""
    if isinstance(text, str):
        return "\n".join(line.strip() for line in text.strip().splitlines() if line.strip())
    return "\n".join(line for block in text for line in _lines(block))


def _lines(block: Block) -> list[str]:
    texts = block.items if isinstance(block, ListBlock) else (block.text,) if isinstance(block, Paragraph) else ()
    return [text if isinstance(text, str) else "".join(run.text for run in text) for text in texts]
