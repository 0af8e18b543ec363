"""What of a page's HTML is its table."""

from decimal import Decimal

import pytest

from triwulan.exchange.sheets.table import Cell, Number, number_or_text
from triwulan.web.tables.reading import read_page

PAGE = """<nav><table class="table"><tr><td>menu</td></tr></table></nav>
<main><h1>Judul
halaman</h1><h2>Tabel <span class="vh">tersembunyi</span> satu</h2>
<table class="table cards"><thead><tr><th>Nama</th><th class="num">Nilai</th><th><span class="vh">Tindakan</span></th></tr></thead><tbody>
<tr><th scope="row">A<span class="sub"><span class="mono">2.16</span> · dok</span></th><td class="num">1.234,50</td><td><button>Ubah</button><a class="btn" href="/">Buka</a></td></tr>
<tr><th>B</th><td class="num"><input type="text" value="93,75 %"><input type="hidden" value="x"></td><td></td></tr>
<tr><td colspan="2">=jumlah &amp; rata-rata</td><td><svg><title>gambar</title></svg><span class="vh">terlambat</span></td></tr>
</tbody></table>
<table class="table" data-no-file><tr><td>sendiri</td></tr></table>
<h2>Dua</h2><table class="table"><thead><tr><th rowspan="2">Unit</th><th colspan="2">Waktu</th></tr><tr><th>Menit</th><th>Lambat</th></tr></thead>
<tbody><tr><td rowspan="2">Bidang</td><td class="num">10</td><td class="num">–</td></tr><tr><td class="num">-20</td><td class="num">2 dari 3</td></tr></tbody></table></main>"""


def test_of_several_things_to_tick_only_the_ticked_are_read_and_a_row_to_fill_in_is_none() -> None:
    boxes = "".join(
        f'<label><input type="checkbox" name="tw"{" checked" if quarter in ["II", "IV"] else ""}> {quarter}</label>'
        for quarter in ("I", "II", "III", "IV")
    )
    (table,) = read_page(
        "<main><h1>Rencana</h1><table><thead><tr><th>Kegiatan</th><th>Triwulan</th><th class='no-print'>Hapus</th></tr></thead>"
        f"<tbody><tr><td>Rapat</td><td><fieldset>{boxes}</fieldset></td><td class='no-print'></td></tr>"
        f"<tr data-new><td>baru</td><td><fieldset>{boxes}</fieldset></td><td class='no-print'></td></tr></tbody></table></main>"
    ).tables
    assert (table.head, table.rows) == (["Kegiatan", "Triwulan"], [["Rapat", "II IV"]])


def test_a_pages_tables_are_read_with_their_headings_and_without_what_is_pressed() -> None:
    page = read_page(PAGE)
    assert (page.title, [table.title for table in page.tables]) == ("Judul halaman", ["Tabel tersembunyi satu", "Dua"])
    one, two = page.tables
    assert (one.head, one.rows) == (
        ["Nama", "Nilai", "Tindakan"],
        [
            ["A\n2.16 · dok", Number(Decimal("1234.50"), 2), ""],
            ["B", Number(Decimal("93.75"), 2, percent=True), ""],
            ["=jumlah & rata-rata", "", "terlambat"],
        ],
    )
    assert (two.head, two.rows) == (
        ["Unit", "Waktu / Menit", "Waktu / Lambat"],
        [["Bidang", Number(Decimal(10)), "–"], ["Bidang", Number(Decimal(-20)), "2 dari 3"]],
    )


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("1.234", Number(Decimal(1234))),
        ("Rp 1.000.000", Number(Decimal(1000000))),
        ("37,50\xa0%", Number(Decimal("37.50"), 2, percent=True)),
        ("\u2212" + "5", Number(Decimal(-5))),
        ("80–90", "80–90"),
        ("belum diisi", "belum diisi"),
        ("", ""),
    ],
)
def test_numbers_are_known_by_how_they_are_shown(text: str, cell: Cell) -> None:
    assert number_or_text(text) == cell
