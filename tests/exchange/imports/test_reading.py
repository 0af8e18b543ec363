"""Real files' mess: letterheads, headings of two rows, merged cells, totals, numbers of columns, broken formulas."""

from decimal import Decimal

from tests.exchange.imports.tables import read
from triwulan.exchange.sheets.book import Broken, Percent


def texts(reading: object, *keys: str) -> list[tuple[str, ...]]:
    return [tuple(row[key] for key in keys) for row in reading.rows.rows]  # type: ignore[attr-defined]


def test_a_heading_is_found_below_a_letterhead_and_over_two_rows() -> None:
    reading = read(
        "target",
        ["PEMERINTAH KABUPATEN CONTOH"],
        [],
        ["No", "Kode Indikator", "Target", None, None, None, "Target Tahun"],
        [None, None, "TW I", "TW II", "TW III", "TW IV", None],
        ["1", "2", "3", "4", "5", "6", "7"],
        ["1", "IKU.1 ", Decimal(10), Decimal("12.5"), " 13,5 ", "–", Percent(Decimal("0.4"))],
    )
    assert (reading.heading, dict(reading.places)) == (
        3,
        {"kode": 1, "target_tw1": 2, "target_tw2": 3, "target_tw3": 4, "target_tw4": 5, "target_tahun": 6},
    )
    assert texts(reading, "kode", "target_tw1", "target_tw2", "target_tw3", "target_tw4", "target_tahun") == [
        ("IKU.1", "10", "12,5", "13,5", "", "40%")
    ]
    assert [(one.row, one.reason) for one in reading.rows.skipped] == [(5, "nomor kolom")]


def test_totals_repeated_headings_and_empty_rows_are_left_out_by_name() -> None:
    heading = ["Kode", "Pagu"]
    reading = read(
        "anggaran",
        heading,
        ["2.20.02", "1.000"],
        ["", ""],
        ["JUMLAH", "1.000"],
        heading,
        [" ", "Sub Total II"],
        ["2.20.03", "2.000"],
    )
    assert texts(reading, "kode", "pagu") == [("2.20.02", "1.000"), ("2.20.03", "2.000")]
    assert [(one.row, one.reason) for one in reading.rows.skipped] == [
        (4, "baris jumlah"),
        (5, "judul tabel yang berulang"),
        (6, "baris jumlah"),
    ]


def test_what_was_merged_holds_for_the_rows_below() -> None:
    reading = read(
        "kaskade", ["NMPRGRM", "NMKEG", "KDSUBKEG"], ["Statistik", "Data", "2.01.0007."], ["", "", "2.01.0008."]
    )
    assert texts(reading, "program", "kegiatan", "sub_kode") == [
        ("Statistik", "Data", "2.01.0007."),
        ("Statistik", "Data", "2.01.0008."),
    ]


def test_a_broken_formula_and_a_code_that_became_a_number_are_named_by_their_cells() -> None:
    reading = read("anggaran", ["Kode", "Pagu"], ["2.20.02", Broken("#REF!")], [Decimal("2.2"), Decimal(5)])
    assert [(fault.row, fault.place, fault.sentence) for fault in reading.rows.faults] == [
        (2, "B2", "Selnya berisi kesalahan rumus #REF!."),
        (3, "A3", "Kodenya tersimpan sebagai angka (2,2). Format kolomnya sebagai teks, lalu isi lagi."),
    ]


def test_who_sent_it_may_say_which_column_is_which() -> None:
    rows = (["Laporan"], ["Rek", "Besar"], ["2.20.02", "5"])
    silent = read("anggaran", *rows)
    assert [fault.sentence.partition(":")[0] for fault in silent.rows.faults] == [
        "Tidak satu pun kolom ini ditemukan"
    ] * 2
    told = read("anggaran", *rows, heading=2, columns={"kode": 0, "pagu": 1})
    assert (texts(told, "kode", "pagu"), told.columns) == ([("2.20.02", "5")], ((0, "A: Rek"), (1, "B: Besar")))
    unread = read("anggaran", *rows, heading=2, columns={"kode": 0, "pagu": 1, "tahun": None})
    assert unread.unused == []
