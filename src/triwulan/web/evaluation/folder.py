"""The evidence as a folder in a zip: the paper, its lists as CSV, and the papers that prove each criterion."""

import re
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from typing import IO

from django.utils.translation import gettext as _

from triwulan.dashboards.lke.annexes import annexes
from triwulan.dashboards.lke.pack import Pack
from triwulan.documents.blocks import Cell, GroupRow, Row, runs_of
from triwulan.documents.files import is_whole, open_file
from triwulan.documents.models import Document, StoredFile
from triwulan.documents.renditions import render_later
from triwulan.exchange.sheets.table import Table as SheetTable
from triwulan.exchange.sheets.write import csv_file

# Under which criterion a kind of paper lies.
PLACES = {
    "lembar_disposisi": "2.b.5 Perintah berjenjang",
    "laporan_disposisi": "2.b.5 Perintah berjenjang",
    "laporan_data_kinerja": "2.b.4 Laporan data kinerja unit",
    "perjanjian_kinerja": "2.c.2 Perjanjian kinerja dan rencana aksi",
    "rencana_aksi": "2.c.2 Perjanjian kinerja dan rencana aksi",
    "tanda_terima": "2.c.4 Tanda terima",
    "laporan_triwulan": "3.a.2 Laporan triwulan",
    "laporan_kinerja": "3.a.1 Laporan kinerja",
}
IN_MEMORY = 4_000_000
"""Bytes; a larger folder is built on disk, so that it may be as large as it likes."""
_UNFIT = re.compile(r"[^\w.,() -]+")


def zipped(pack: Pack, document: Document | None) -> IO[bytes]:
    """Open at its beginning. What has no file yet is asked to be made, and named in a list."""
    made = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the answer closes it
    missing: list[str] = []
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, content in _lists(pack):
            archive.writestr(name, content)
        for revision in {each.round.revision for each in pack.known.rounds}:
            archive.writestr(f"2.a.1 SOP/{_fit(revision.name)} {revision.checksum[:8]}.toml", revision.text)
        for name, paper in _papers(pack, document):
            stored = kept_pdf(paper)
            if stored is None:
                render_later(paper)
                missing.append(name)
            else:
                _copy(archive, name, stored)
        if missing:
            archive.writestr("BELUM SIAP.txt", _told(missing))
    made.seek(0)
    return made


def kept_pdf(paper: Document) -> StoredFile | None:
    """The file with the last electronic signature, else the rendered one."""
    sealed = [each.sealed for each in paper.signings.all() if each.sealed]
    rendered = [each.file for each in paper.renditions.filter(format="pdf").select_related("file")]
    return next((each for each in (*reversed(sealed), *rendered) if is_whole(each)), None)


def _copy(archive: zipfile.ZipFile, name: str, stored: StoredFile) -> None:
    with open_file(stored) as content, archive.open(name, "w") as target:
        while piece := content.read(1 << 20):
            target.write(piece)


def _papers(pack: Pack, document: Document | None) -> Iterator[tuple[str, Document]]:
    """Names are told apart by the document's key, for numbers that differ in signs alone."""
    if document is not None:
        yield f"Bukti LKE {pack.known.year}.pdf", document
    for paper in pack.known.papers:
        if paper.destroyed_at is None:
            yield f"{PLACES[paper.kind]}/{_fit(paper.number)} {_fit(paper.title)[:80].strip()} ({paper.pk}).pdf", paper


def _lists(pack: Pack) -> Iterator[tuple[str, bytes]]:
    rows = [(each.code, each.text, each.state, " ".join(each.found), " ".join(each.lacks)) for each in pack.criteria]
    head = (_("Kode"), _("Kriteria"), _("Bukti"), _("Yang ada"), _("Yang belum ada"))
    yield "daftar.csv", csv_file(SheetTable(_("Kriteria"), head, rows))
    for table in annexes(pack.known):
        titles = [column.title for column in table.columns]
        filled = SheetTable(table.caption, titles, [_cells(row) for row in table.rows])
        yield f"Lampiran/{_fit(table.caption)}.csv", csv_file(filled)


def _cells(row: Row | GroupRow) -> list[str]:
    if isinstance(row, GroupRow):
        return [row.title]
    return ["".join(run.text for run in runs_of(cell.text)) if isinstance(cell, Cell) else cell for cell in row]


def _told(missing: Sequence[str]) -> str:
    lines = "\n".join(f"- {name}" for name in missing)
    return _("Berkas berikut sedang dibuat. Unduh folder ini lagi beberapa menit kemudian.") + f"\n{lines}\n"


def _fit(name: str) -> str:
    return _UNFIT.sub("-", name).strip(" .-") or "tanpa nama"
