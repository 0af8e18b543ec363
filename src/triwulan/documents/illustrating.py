"""A paper with the pictures that it names, before a face of it is drawn: what draws asks no database."""

from dataclasses import replace

from triwulan.documents.blocks import Block, Box, Drawing, Form, HalfSheet, Landscape
from triwulan.documents.content import Paper
from triwulan.documents.pictures import drawn


def illustrated(paper: Paper) -> Paper:
    """Within the agency's scope."""
    look = paper.letterhead.look
    cover = drawn(Drawing("", "", "", sha256=look.cover)).svg if look.cover else ""
    letterhead = replace(paper.letterhead, look=replace(look, cover=cover))
    return replace(paper, letterhead=letterhead, blocks=_all(paper.blocks))


def _all(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(map(_one, blocks))


def _one(block: Block) -> Block:
    if isinstance(block, Drawing):
        return drawn(block)
    if isinstance(block, Landscape | HalfSheet):
        return replace(block, blocks=_all(block.blocks))
    if isinstance(block, Form):
        return replace(block, rows=tuple(tuple(map(_box, row)) for row in block.rows))
    return block


def _box(box: Box) -> Box:
    return replace(box, blocks=_all(box.blocks))
