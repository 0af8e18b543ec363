"""Narrative as blocks: what people type into one field, without any markup but blank lines and dashes."""

from triwulan.documents.blocks import Block, ListBlock, Paragraph
from triwulan.documents.figures import Prose

_DASH = ("- ", "– ", "• ")


def prose(text: Prose, otherwise: str = "") -> tuple[Block, ...]:
    """Blank lines part paragraphs; lines that all begin with a dash are a list. `otherwise` stands for empty text."""
    if not isinstance(text, str):
        return text
    pieces = [piece.strip("\n") for piece in _paragraphs(text if text.strip() else otherwise)]
    return tuple(_block(piece) for piece in pieces)


def _paragraphs(text: str) -> list[str]:
    found: list[list[str]] = [[]]
    for line in text.strip().splitlines():
        if line.strip():
            found[-1].append(line.strip())
        elif found[-1]:
            found.append([])
    return ["\n".join(lines) for lines in found if lines]


def _block(piece: str) -> Block:
    lines = piece.split("\n")
    if all(line.startswith(_DASH) for line in lines):
        return ListBlock(tuple(line[2:].strip() for line in lines))
    return Paragraph(piece)


def one_line(text: Prose) -> str:
    """For a table's cell: the paragraphs one below the other; ready-made blocks give their text alone."""
    if isinstance(text, str):
        return "\n".join(line.strip() for line in text.strip().splitlines() if line.strip())
    return "\n".join(line for block in text for line in _lines(block))


def _lines(block: Block) -> list[str]:
    texts = block.items if isinstance(block, ListBlock) else (block.text,) if isinstance(block, Paragraph) else ()
    return [text if isinstance(text, str) else "".join(run.text for run in text) for text in texts]
