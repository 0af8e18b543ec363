"""How a paper ends: nobody signs on a page without words, and the QR stands beside a single signature, not alone on a page."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from triwulan.documents.blocks import Block, Landscape, Paragraph, Signatures, VerificationBlock


def closed(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """For whoever draws them: the last words stay with the signature, which takes in the QR that follows it."""
    kept: list[Block] = []
    for block, after in pairwise((*blocks, None)):
        if isinstance(block, VerificationBlock) and kept and _takes_in(kept[-1]):
            continue
        if isinstance(block, Paragraph) and isinstance(after, Signatures):
            kept.append(replace(block, keep=True))
        elif isinstance(block, Signatures) and len(block.signers) == 1 and isinstance(after, VerificationBlock):
            kept.append(replace(block, verified=True))
        elif isinstance(block, Landscape):
            kept.append(replace(block, blocks=closed(block.blocks)))
        elif block is not None:
            kept.append(block)
    return tuple(kept)


def _takes_in(block: Block) -> bool:
    return isinstance(block, Signatures) and block.verified
