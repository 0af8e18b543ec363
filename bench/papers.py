"""A paper from its frozen content to its PDF and DOCX, against LibreOffice turning that same DOCX into a PDF."""

import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from django_scopes import scopes_disabled

from bench.table import Row

RUNS = 3


def against_libreoffice() -> Iterator[Row]:
    from triwulan.documents.content import from_json
    from triwulan.documents.models import Document
    from triwulan.documents.render import render_docx, render_pdf

    office = shutil.which("soffice")
    with scopes_disabled():
        for kind in ("lembar_disposisi", "laporan_triwulan"):
            paper = from_json(Document.objects.filter(kind=kind).latest("pk").content)
            docx = render_docx(paper)
            ours = median(spent(lambda paper=paper: (render_pdf(paper), render_docx(paper))) for _ in range(RUNS))
            if office is None:
                yield Row(f"{kind}, PDF and DOCX", f"{ours:.1f} s", "LibreOffice is not installed: LEFT OUT", None)
                continue
            theirs = median(spent(lambda docx=docx: convert(office, docx)) for _ in range(RUNS))
            yield Row(f"{kind}, PDF and DOCX", f"{ours:.1f} s", f"{theirs:.1f} s, LibreOffice", ours / theirs, "< 1")


def convert(office: str, docx: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "a.docx"
        source.write_bytes(docx)
        command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", folder, source], check=True, capture_output=True)


def spent(act: object) -> float:
    begun = time.perf_counter()
    act()  # type: ignore[operator]
    return time.perf_counter() - begun


def worked(act: object) -> float:
    """Seconds of the processor's time that it took, with all that it started and waited for."""
    begun = _processor()
    act()  # type: ignore[operator]
    return _processor() - begun


def _processor() -> float:
    found = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in found)
