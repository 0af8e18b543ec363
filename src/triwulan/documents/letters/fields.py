"""What a letter's template may say of a paper: its face, its entries, its tables and its signers, by the office's words."""

from typing import Any

from triwulan.core.dates import format_date
from triwulan.core.sentences import term
from triwulan.documents.blocks import Checkboxes, GroupRow, KeyValues, Paragraph, Table, runs_of
from triwulan.documents.content import Paper
from triwulan.documents.imprint import Signature
from triwulan.documents.outline import walk
from triwulan.documents.tables import head_rows, shown_row

FILTERS = ("upper", "lower", "title", "default", "length", "join", "first", "last")

EXPLAINED = {
    "nomor": term("nomor naskah"),
    "judul": term("judul naskah"),
    "tanggal": term("tanggal naskah, misalnya 9 April 2026"),
    "tempat": term("kota pada tanggal surat"),
    "pemerintah": term("nama pemerintah daerah"),
    "perangkat_daerah": term("nama perangkat daerah"),
    "alamat": term("baris alamat pada kop; diulang"),
    "kode": term("kode verifikasi"),
    "tautan": term("alamat halaman verifikasi"),
    "contoh": term("benar untuk data contoh"),
    "paragraf": term("kalimat-kalimat naskah; diulang"),
    "isian": term("pasangan label dan nilai: x.label, x.nilai; diulang"),
    "pilihan": term("kotak pilihan: x.label, x.dipilih; diulang"),
    "tabel": term("tabel: t.judul, t.kolom, t.baris; diulang"),
    "penanda_tangan": term("x.jabatan, x.nama, x.nip, x.pangkat, x.kapasitas, x.pengantar; diulang"),
}
"""Every field that there is, with its meaning; the template's page shows them."""


def fields_of(paper: Paper) -> dict[str, Any]:
    blocks = list(walk(paper.blocks))
    return {
        "nomor": paper.number,
        "judul": paper.title,
        "tanggal": format_date(paper.date),
        "tempat": paper.place,
        "pemerintah": paper.letterhead.government,
        "perangkat_daerah": paper.letterhead.agency,
        "alamat": list(paper.letterhead.address),
        "kode": paper.verification.code,
        "tautan": paper.verification.url,
        "contoh": paper.sample,
        "paragraf": [_said(block.text) for block in blocks if isinstance(block, Paragraph)],
        "isian": [
            {"label": row.label, "nilai": _said(row.value)}
            for block in blocks
            if isinstance(block, KeyValues)
            for row in block.rows
        ],
        "pilihan": [
            {"label": option.label, "dipilih": option.checked}
            for block in blocks
            if isinstance(block, Checkboxes)
            for option in block.options
        ],
        "tabel": [_table(block) for block in blocks if isinstance(block, Table)],
        "penanda_tangan": [_signer(signer) for signer in paper.signers],
    }


def _table(block: Table) -> dict[str, Any]:
    rows = [
        [row.title]
        if isinstance(row, GroupRow)
        else ["".join(run.text for run in cell.runs) for cell in shown_row(row, block.columns)]
        for row in block.rows
    ]
    return {"judul": block.caption, "kolom": [cell.text for cell in head_rows(block)[-1]], "baris": rows}


def _signer(signer: Signature) -> dict[str, str]:
    return {
        "jabatan": signer.position,
        "nama": signer.name,
        "nip": signer.nip,
        "pangkat": signer.rank,
        "kapasitas": signer.capacity,
        "pengantar": signer.intro,
    }


def _said(text: Any) -> str:
    return "".join(run.text for run in runs_of(text))
