"""A paper becomes a file. Pure functions of the content: the same paper gives the same bytes."""

from triwulan.documents.content import Paper
from triwulan.documents.typst_call import RenderFailed, typeset_pdf
from triwulan.documents.typst_data import typst_data
from triwulan.documents.word.build import build_docx

__all__ = ["RenderFailed", "render_docx", "render_pdf"]


def render_pdf(paper: Paper) -> bytes:
    """PDF/A-2a and PDF/UA-1, by typst in a process of its own with limits on time and memory."""
    return typeset_pdf("naskah.typ", typst_data(paper))


def render_docx(paper: Paper) -> bytes:
    """Editable: the word processor's own styles, captions, contents field, footers and turned sections."""
    return build_docx(paper)
