"""A paper becomes a file. Pure functions of the content: the same paper gives the same bytes."""

from triwulan.documents.content import Paper


class RenderFailed(Exception):
    """The file could not be made; the text is a sentence for the user, and there is no half file."""


def render_pdf(paper: Paper) -> bytes:
    """PDF/A-2a and PDF/UA-1, by typst in a process of its own with limits on time and memory."""
    raise NotImplementedError


def render_docx(paper: Paper) -> bytes:
    raise NotImplementedError
