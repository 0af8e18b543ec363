"""The page of each kind of work, one module each, under the names the SOP gives them.

/tugas/<id>/ shows the page of the task's kind (`views.py`) inside the frame that all share (`frame.py`,
`templates/steps/frame.html`). A new kind is a new module with its PAGE, and a line here.
"""

from triwulan.web.steps import (
    bahan,
    disposisi,
    dokumen,
    laporan,
    laporan_tahunan,
    periksa,
    rekap_triwulan,
    serah,
)
from triwulan.web.steps.page import StepPage

PAGES: dict[str, StepPage] = {
    "disposisi": disposisi.PAGE,
    "bahan": bahan.PAGE,
    "laporan": laporan.PAGE,
    "periksa": periksa.PAGE,
    "serah": serah.PAGE,
    "rekap_triwulan": rekap_triwulan.PAGE,
    "laporan_tahunan": laporan_tahunan.PAGE,
    "dokumen": dokumen.PAGE,
}


def page_of(work: str) -> StepPage:
    return PAGES.get(work, StepPage())
