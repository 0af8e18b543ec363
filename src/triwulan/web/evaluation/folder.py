"""The evidence as a folder in a zip: the paper, its lists as CSV, and the papers that prove each criterion."""

from collections.abc import Iterator
from typing import IO

from django.utils.translation import gettext as _

from triwulan.dashboards.lke.annexes import annexes
from triwulan.dashboards.lke.pack import Pack
from triwulan.documents.blocks import Cell, GroupRow, Row, runs_of
from triwulan.documents.models import Document
from triwulan.exchange.sheets.table import Table
from triwulan.exchange.sheets.write import csv_file
from triwulan.web.documents.bundle import bundled, fit, paper_name

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


def zipped(person: object, pack: Pack, document: Document | None) -> IO[bytes]:
    return bundled(person, _papers(pack, document), (*_lists(pack), *_sops(pack)))


def _papers(pack: Pack, document: Document | None) -> Iterator[tuple[str, Document]]:
    if document is not None:
        yield f"Bukti LKE {pack.known.year}.pdf", document
    for paper in pack.known.papers:
        if paper.destroyed_at is None:
            yield f"{PLACES[paper.kind]}/{paper_name(paper)}", paper


def _sops(pack: Pack) -> Iterator[tuple[str, bytes]]:
    for revision in {each.round.revision for each in pack.known.rounds}:
        yield f"2.a.1 SOP/{fit(revision.name)} {revision.checksum[:8]}.toml", revision.text.encode()


def _lists(pack: Pack) -> Iterator[tuple[str, bytes]]:
    rows = [(each.code, each.text, each.state, " ".join(each.found), " ".join(each.lacks)) for each in pack.criteria]
    head = (_("Kode"), _("Kriteria"), _("Bukti"), _("Yang ada"), _("Yang belum ada"))
    yield "daftar.csv", csv_file(Table(_("Kriteria"), head, rows))
    for table in annexes(pack.known):
        titles = [column.title for column in table.columns]
        filled = Table(table.caption, titles, [_cells(row) for row in table.rows])
        yield f"Lampiran/{fit(table.caption)}.csv", csv_file(filled)


def _cells(row: Row | GroupRow) -> list[str]:
    if isinstance(row, GroupRow):
        return [row.title]
    return ["".join(run.text for run in runs_of(cell.text)) if isinstance(cell, Cell) else cell for cell in row]
