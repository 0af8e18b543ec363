"""What is told without being refused."""

import pytest

from tests.sop.files import SMALL, invented
from triwulan.sop.notes import read_notes
from triwulan.sop.reader import read_sop

FILLED = """\
[identitas]
nama = "Contoh"
nomor = "1"
tanggal_pembuatan = "Januari 2026"
tanggal_revisi = "–"
tanggal_efektif = "Februari 2026"
disahkan = "Camat"
dasar_hukum = "Peraturan Bupati"
kualifikasi = "x"
keterkaitan = "x"
peralatan = "x"
peringatan = "x"
pencatatan = "x"
"""
COMPLETE = SMALL.replace('[identitas]\nnama = "Contoh"\n', FILLED).replace(
    "[[langkah]]\n", '[[langkah]]\nkegiatan = "x"\nkelengkapan = "x"\noutput = "x"\n'
)


def notes_of(old: str, new: str) -> list[str]:
    assert old in COMPLETE
    return [str(note) for note in read_notes(read_sop(COMPLETE.replace(old, new, 1)), name="sop.toml")]


def test_a_complete_sop_has_none() -> None:
    assert read_notes(read_sop(COMPLETE)) == []
    assert read_notes(invented("dua-tahap")) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('nomor = "1"\n', "", ["identitas, nomor: Kosong pada lembar identitas."]),
        ('peringatan = "x"', "peringatan = []", ["identitas, peringatan: Kosong pada lembar identitas."]),
        (
            '"Camat"',
            '{ jabatan = "Camat", nip = "123" }',
            ["identitas, disahkan, nip: NIP terdiri atas 18 angka; yang ditulis 3 angka."],
        ),
        (
            '"Peraturan Bupati"',
            '["Perda Contoh Nomor 1 Tahun 2020", "PP Contoh Nomor 1 Tahun 2020", "PERDA Contoh tentang X, Nomor 1 Tahun 2020"]',
            ["identitas, dasar_hukum: Butir 1 dan 3 menyebut nomor yang sama: Nomor 1 Tahun 2020."],
        ),
        (
            '[mulai]\ntanggal = 10\nbulan   = "pertama triwulan"\ndata    = "triwulan lalu"\n',
            "",
            ["mulai: Tanpa [mulai], putaran hanya dibuka dengan tangan."],
        ),
        ('output = "x"\n', "", ["langkah 1, output: Kosong pada tabel."]),
        (
            'waktu     = "1 jam"\n',
            "",
            ["langkah 2, waktu: Tanpa waktu baku; langkah ini tidak mempunyai batas waktu."],
        ),
        (
            'waktu     = "1 jam"\n',
            'waktu = "1 jam"\nwaktu_tertulis = "2 Jam"\n',
            ["langkah 2, waktu_tertulis: Tercetak “2 Jam”, tetapi dihitung 1 jam."],
        ),
        (
            'lanjut    = { setuju = "3", kembalikan = "1" }\n',
            "",
            ["langkah 2, lanjut: Pemeriksaan ini tidak dapat mengembalikan: hasilnya hanya satu."],
        ),
        (
            '{ setuju = "3", kembalikan = "1" }',
            '{ kembalikan = "1", setuju = "3" }',
            ["langkah 2, lanjut: Hasil pertama “kembalikan” kembali; hasil pertama biasanya jalan lurus."],
        ),
        (
            '"rekap_triwulan"',
            '"disposisi"',
            ["langkah 3, kepada: Disposisi ini tidak ditujukan kepada siapa pun."],
        ),
    ],
)
def test_each_lack_is_noted_at_its_place(old: str, new: str, expected: list[str]) -> None:
    assert notes_of(old, new) == [f"sop.toml, {note}" for note in expected]


def test_quarters_without_any_step_are_noted() -> None:
    text = COMPLETE.replace("[[langkah]]\n", '[[langkah]]\nhanya = ["triwulan_1", "triwulan_4"]\n')
    assert [str(note) for note in read_notes(read_sop(text))] == [
        "SOP, langkah: Tidak ada langkah yang berlaku ketika data triwulan ke-2 dikumpulkan.",
        "SOP, langkah: Tidak ada langkah yang berlaku ketika data triwulan ke-3 dikumpulkan.",
    ]


def test_a_printed_time_in_a_longer_wording_is_taken_as_it_is() -> None:
    assert notes_of('waktu     = "1 jam"\n', 'waktu = "1 jam"\nwaktu_tertulis = "1 Jam per laporan"\n') == []
