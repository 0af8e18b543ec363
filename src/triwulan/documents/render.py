"""A paper becomes a file. The same paper, with the same pictures, gives the same bytes."""

from collections.abc import Sequence

from triwulan.documents.blocks import Contents, Signatures
from triwulan.documents.content import Paper
from triwulan.documents.illustrating import illustrated
from triwulan.documents.outline import walk
from triwulan.documents.signers.interface import Room
from triwulan.documents.typesetting.call import RenderFailed, signature_rooms, typeset_book, typeset_pdf
from triwulan.documents.typesetting.data import typst_data

__all__ = ["RenderFailed", "render_docx", "render_pdf", "rooms_of"]

_UNSEEN = str.maketrans({"\N{ZERO WIDTH SPACE}": "", "\N{NO-BREAK SPACE}": " "})


def render_pdf(paper: Paper) -> bytes:
    """PDF/A-2a and PDF/UA-1, by typst in a process of its own with limits on time and memory."""
    draw = typeset_book if any(isinstance(block, Contents) for block in paper.blocks) else typeset_pdf
    return draw("naskah.typ", typst_data(illustrated(paper)))


def render_docx(paper: Paper) -> bytes:
    """Editable: the word processor's own styles, captions, contents field, footers and turned sections."""
    # inline import: python-docx takes its memory where a DOCX is made, and not in every web process
    from triwulan.documents.word.build import build_docx

    return build_docx(illustrated(paper))


def rooms_of(paper: Paper, positions: Sequence[str]) -> list[Room | None]:
    """Where each position signs: its last block, since a book's preface is signed by the same person; None without one."""
    if not any(isinstance(block, Signatures) for block in walk(paper.blocks)):
        return [None] * len(positions)
    drawn = signature_rooms("naskah.typ", typst_data(illustrated(paper)))
    last = {each["position"].translate(_UNSEEN): each for each in drawn}
    found = (last.get(position) for position in positions)
    return [Room(each["page"], each["x"], each["y"], each["height"]) if each else None for each in found]
