"""An SOP's sheet becomes a file: the same sheet gives the same bytes."""

from triwulan.documents.sheets.sop_sheet import SopSheet
from triwulan.documents.sheets.sop_sheet_layout import sheet_layout
from triwulan.documents.sheets.sop_sheet_typst import typst_data
from triwulan.documents.typesetting.call import typeset_pdf


def render_sheet_pdf(sheet: SopSheet) -> bytes:
    """Cover, identity page and matrix on turned sheets: PDF/A-2a and PDF/UA-1."""
    return typeset_pdf("sop.typ", typst_data(sheet, sheet_layout(sheet)))


def render_sheet_docx(sheet: SopSheet) -> bytes:
    """The same pages for editing: text as text, the flow as a drawing in each row."""
    # inline import: python-docx takes its memory where a DOCX is made, and not in every web process
    from triwulan.documents.sheets.sop_sheet_docx import build_sheet

    return build_sheet(sheet, sheet_layout(sheet))
