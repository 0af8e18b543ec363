"""What each paper must hold, asked of its content."""

from dataclasses import replace

import pytest

from tests.documents import samples, shown
from tests.documents.reading import flat
from tests.documents.sample_books import annual, books, quarterly
from triwulan.documents.blocks import (
    Chart,
    Checkboxes,
    Contents,
    Cover,
    Drawing,
    Formula,
    HalfSheet,
    Heading,
    KeyValues,
    LetterheadBlock,
    Part,
    Signatures,
    Statement,
    Table,
    Title,
    VerificationBlock,
)
from triwulan.documents.content import Paper
from triwulan.documents.kinds import (
    bahan,
    dokumen,
    laporan_data_kinerja,
    laporan_disposisi,
    laporan_kinerja,
    laporan_triwulan,
    lembar_disposisi,
    tanda_terima,
)
from triwulan.documents.kinds.lembar_disposisi import Recipient
from triwulan.documents.outline import walk

PAPERS = samples.short_papers() | books()


def headings(paper: Paper, level: int) -> list[str]:
    return [block.text for block in walk(paper.blocks) if isinstance(block, Heading) and block.level == level]


def ticked(paper: Paper) -> list[str]:
    boxes = [block for block in walk(paper.blocks) if isinstance(block, Checkboxes)]
    return [option.label for block in boxes for option in block.options if option.checked]


def tables(paper: Paper) -> list[Table]:
    return [block for block in walk(paper.blocks) if isinstance(block, Table)]


def says(paper: Paper, *words: str) -> list[str]:
    whole = "|".join(shown.shown_words(paper))
    return [found for found in words if flat(found) not in whole]


@pytest.mark.parametrize("kind", PAPERS)
def test_every_paper_has_letterhead_or_cover_a_signature_and_a_way_to_check_it(kind: str) -> None:
    blocks, paper = list(walk(PAPERS[kind].blocks)), PAPERS[kind]
    kinds = {type(block) for block in blocks}
    assert kinds & {LetterheadBlock, Cover}
    assert kinds & {VerificationBlock, Cover}
    signed = {signer.name for block in blocks if isinstance(block, Signatures) for signer in block.signers}
    assert {signer.name for signer in paper.signers} <= signed
    assert paper.signers


@pytest.mark.parametrize("kind", PAPERS)
def test_headings_never_skip_a_level(kind: str) -> None:
    levels = [block.level for block in walk(PAPERS[kind].blocks) if isinstance(block, Heading)]
    assert [(a, b) for a, b in zip([0, *levels], levels, strict=False) if b > a + 1] == []


@pytest.mark.parametrize("kind", PAPERS)
def test_every_row_fills_its_columns(kind: str) -> None:
    for table in tables(PAPERS[kind]):
        rows = [row for row in (*table.rows, table.total) if isinstance(row, tuple) and row]
        assert {sum(cell.columns if not isinstance(cell, str) else 1 for cell in row) for row in rows} <= {
            len(table.columns)
        }


def test_the_disposition_ticks_whom_and_what_and_says_until_when() -> None:
    paper = lembar_disposisi.compose(samples.disposition())
    assert ticked(paper)[:6] == [
        "Segera",
        "Kepala Subbidang Pengelolaan dan Pemberdayaan Statistik Sektoral (koordinator)",
        "Kepala Subbidang Pengelolaan Data",
        "Proses lebih lanjut",
        "Susun laporan data kinerja",
        "Laporkan hasilnya",
    ]
    assert says(paper, "D-031/TW-III/2026", "Senin 12 Oktober 2026 07.45 WITA", "5 indikator (IK-15, IK-16") == []
    letter = next(block for block in walk(paper.blocks) if isinstance(block, KeyValues))
    assert [(row.label, row.value) for row in letter.rows] == [
        ("Surat dari", ""),
        ("Nomor surat", ""),
        ("Tanggal surat", ""),
    ]
    assert [table.rows[0][0] for table in tables(paper) if isinstance(table.rows[0], tuple)] == ["1"]


def test_recipients_with_an_instruction_of_their_own_get_a_sheet_of_their_own() -> None:
    data = samples.disposition()
    own = replace(data.recipients[1], instruction="Kumpulkan metadata.")
    paper = lembar_disposisi.compose(replace(data, recipients=(data.recipients[0], own, data.recipients[2])))
    sheets = [block for block in paper.blocks if isinstance(block, HalfSheet)]
    copies = ["Langkah 1 SOP\nlembar untuk penerima", "Langkah 1 SOP\nlembar untuk arsip"]
    assert [sheet.label for sheet in sheets] == copies * 2
    assert [says(replace(paper, blocks=(sheet,)), "Kumpulkan metadata.") == [] for sheet in sheets] == [
        False,
        False,
        True,
        True,
    ]


def test_a_disposition_without_limit_or_indicators_says_so() -> None:
    nobody = (Recipient("Analis", addressed=True),)
    paper = lembar_disposisi.compose(replace(samples.disposition(), deadline="", indicators=(), recipients=nobody))
    assert says(paper, "tanpa batas waktu") == []
    assert tables(paper) == []


def test_the_material_prints_formula_variables_answers_proofs_and_author_of_each_figure() -> None:
    paper = bahan.compose(samples.material())
    data = samples.material().figures
    assert headings(paper, 2) == [figure.name for figure in data]
    assert next(block.text for block in paper.blocks if isinstance(block, Formula)) == (
        f"{data[0].formula}\nPembilang = 115 Kegiatan; Penyebut = 200 Kegiatan"
    )
    proofs = [proof.sha256 for figure in data for proof in figure.evidence]
    answers = [found for figure in data for warning in figure.warnings for found in (warning.warning, warning.answer)]
    assert says(paper, *proofs, *answers, *(figure.entered for figure in data)) == []
    assert sum(isinstance(block, Chart) for block in paper.blocks) == len(data)


def test_the_divisions_report_goes_under_a_nota_dinas_and_explains_every_indicator() -> None:
    paper = laporan_data_kinerja.compose(samples.division_report())
    titles = [block.lines[0] for block in paper.blocks if isinstance(block, Title)]
    assert titles == ["Nota Dinas", "Laporan Data Kinerja"]
    assert headings(paper, 1) == ["Pendahuluan", "Ringkasan capaian", "Uraian per indikator", "Penutup"]
    assert headings(paper, 2) == [figure.name for figure in samples.division_report().figures]
    assert (
        says(paper, "Realisasi sampai dengan Triwulan III Tahun 2026 sebesar 41,70\N{NO-BREAK SPACE}% dari target")
        == []
    )
    assert says(paper, "Rata-rata capaian", samples.division_report().average) == []


def test_what_was_written_replaces_what_was_drafted() -> None:
    data = replace(samples.division_report(), opening="Pembuka sendiri.", closing="Penutup sendiri.")
    data = replace(data, figures=(replace(data.figures[0], sentence="Kalimat sendiri."),))
    paper = laporan_data_kinerja.compose(data)
    assert says(paper, "Pembuka sendiri.", "Penutup sendiri.", "Kalimat sendiri.") == []
    assert says(paper, laporan_data_kinerja.CLOSING) == [laporan_data_kinerja.CLOSING]


def test_a_return_shows_its_reason_its_marks_and_what_changed() -> None:
    paper = laporan_disposisi.compose(samples.check())
    assert ticked(paper) == ["Dikembalikan untuk diperbaiki"]
    assert [block.label for block in paper.blocks if isinstance(block, Statement)] == ["Alasan pengembalian:"]
    assert headings(paper, 1) == ["Perubahan sejak pemeriksaan sebelumnya", "Hasil pemeriksaan per indikator"]
    assert says(paper, "✗ perlu diperbaiki", "✓ sesuai", "47 menit dari 1 jam", "Dua kegiatan baru tercatat.") == []


def test_an_approval_needs_no_reason_and_shows_none() -> None:
    paper = laporan_disposisi.compose(replace(samples.check(approved=True), changes=()))
    assert ticked(paper) == ["Disetujui"]
    assert [block for block in paper.blocks if isinstance(block, Statement)] == []
    assert headings(paper, 1) == ["Hasil pemeriksaan per indikator"]


def test_a_decision_in_the_sops_own_word_is_printed_beside_its_box() -> None:
    paper = laporan_disposisi.compose(replace(samples.check(), outcome="revisi"))
    assert says(paper, "Keputusan: revisi") == []


def test_the_receipt_is_signed_by_both_and_names_hash_and_archive_place() -> None:
    paper = tanda_terima.compose(samples.receipt())
    both = next(block for block in paper.blocks if isinstance(block, Signatures))
    assert [signer.intro for signer in both.signers] == ["Yang menerima,", "Yang menyerahkan,"]
    assert (
        says(
            paper,
            samples.HASH,
            "Boks 14",
            "aktif 1 tahun, inaktif 2 tahun, musnah",
            "tepat waktu (55 menit dari 1 jam)",
        )
        == []
    )


def test_the_cover_sheet_lists_every_file_with_its_hash() -> None:
    paper = dokumen.compose(samples.attachment_cover())
    assert [block.lines for block in paper.blocks if isinstance(block, Title)] == [
        ("Lembar Pengantar", "Tanda terima penyampaian")
    ]
    assert says(paper, samples.HASH, samples.HASH[::-1], "tangkapan-layar-pengumuman.png", "1,2 MB") == []


def test_the_quarterly_report_has_its_chapters_and_eight_parts_per_indicator() -> None:
    paper = laporan_triwulan.compose(quarterly())
    chapters = ["Pendahuluan", "Perencanaan Kinerja", "Akuntabilitas Kinerja", "Analisis Capaian Kinerja", "Penutup"]
    annexes = ["Peringatan dan Jawabannya", "Daftar Bukti Dukung"]
    assert headings(paper, 1) == ["Kata Pengantar", "Ikhtisar", *chapters, *annexes]
    eight = [
        *("Penjelasan umum", "Cara perhitungan", "Kerja nyata dibandingkan dengan rencana"),
        *("Kerja nyata dibandingkan dengan tahun sebelumnya", "Output program, kegiatan, dan anggaran"),
        *("Faktor pendukung", "Faktor penghambat", "Solusi, rekomendasi, dan tindak lanjut"),
    ]
    assert headings(paper, 4) == eight * len(quarterly().figures)
    assert (
        says(
            paper,
            "Menunggu hasil audit keamanan; disusulkan sebelum 30 Oktober 2026.",
            "terlambat 2 jam 10 menit kerja",
        )
        == []
    )
    assert [type(block) for block in paper.blocks if isinstance(block, Cover | Contents)] == [Cover, Contents]


def test_the_annual_report_follows_the_regulations_outline() -> None:
    paper = laporan_kinerja.compose(annual())
    front = ["Kata Pengantar", "Pernyataan Telah Direviu", "Ikhtisar Eksekutif"]
    chapters = ["Pendahuluan", "Perencanaan Kinerja", "Akuntabilitas Kinerja", "Penutup"]
    annexes = ["Perjanjian Kinerja Tahun 2025", "Pengukuran Kinerja Tahun 2025", "Daftar Bukti Dukung", "Penghargaan"]
    assert headings(paper, 1) == [*front, *chapters, *annexes]
    assert len(headings(paper, 4)) == 7 * len(annual().objectives)
    assert [block.kind for block in paper.blocks if isinstance(block, Part)] == ["depan", "isi", "lampiran"]
    assert says(paper, "Laporan disusun tanpa data Triwulan I Bidang Persandian.") == []
    assert sum(isinstance(block, Drawing) for block in paper.blocks) == 1


def test_an_annual_report_of_almost_nothing_still_stands() -> None:
    data = replace(
        annual(), figures=(), objectives=(), budget=None, review=None, timeliness=(), recommendations=(), awards=""
    )
    paper = laporan_kinerja.compose(replace(data, missing_quarters=(), legal_bases=(), average=""))
    assert headings(paper, 1)[:3] == ["Kata Pengantar", "Pernyataan Telah Direviu", "Ikhtisar Eksekutif"]
    assert says(paper, "diisi dan ditandatangani oleh Inspektur setelah reviu selesai") == []
    assert says(paper, "Pada Tahun 2025, 0 dari 0 indikator mencapai atau melampaui target.") == []
