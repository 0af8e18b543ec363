"""Cells as reports print them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triwulan.core.numbers import format_exact
from triwulan.core.published.cells import read_cell
from triwulan.core.published.digits import decimal_mark, read_digits

TEXT = st.text(st.sampled_from("0123456789.,-–%/: ()abRrPpWTBKs≤>#!;\t\"'×*½²\u00a0"), max_size=12)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1.234,5", "1234.5", ""),
        ("1,234.50", "1234.50", ""),
        ("2.212.558", "2212558", ""),
        ("1,004,422,800", "1004422800", ""),
        ("1 234 567", "1234567", ""),
        ("95.96 %", "95.96", "%"),
        ("65,91%", "65.91", "%"),
        ("100 persen", "100", "%"),
        ("0,00%", "0.00", "%"),
        ("13.69", "13.69", ""),
        (".5", "0.5", ""),
        ("85.", "85", ""),
        ("Rp 1.234.567,00", "1234567.00", "rp"),
        ("Rp. 1.500.000.000,-", "1500000000", "rp"),
        ("Rp2.500", "2500", "rp"),
        ("Rp 1,2 M", "1200000000", "rp"),
        ("2,5 juta", "2500000", ""),
        ("5 juta jiwa", "5000000", "jiwa"),
        ("3 dokumen", "3", "dokumen"),
        ("755 Orang/bulan", "755", "orang/bulan"),
        ("14 hari", "14", "hari"),
        ("Level 3", "3", ""),
        ("ke-5", "5", ""),
        ("1:17,9", "17.9", ""),
        ("2 : 35", "17.5", ""),
        ("1 : 20 siswa", "20", "siswa"),
        ("-5,3", "-5.3", ""),
        ("−5", "-5", ""),
        ("(5,2)", "-5.2", ""),
        ("Nihil", "0", ""),
        ("100%*", "100", "%"),
        ("95²", "95", ""),
        ("174/264 (65,91%)", "65.91", "%"),
        ("104.348 %", "104.348", "%"),
        ("± 5", "5", ""),
    ],
)
def test_a_number_is_read_with_its_unit(text: str, value: str, unit: str) -> None:
    cell = read_cell(text)
    assert (cell.kind, cell.value, cell.unit) == ("number", Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "empty"),
        (" – ", "empty"),
        ("...", "empty"),
        ("belum dirilis", "empty"),
        ("0", "number"),
        ("n/a", "absent"),
        ("N.A.", "absent"),
        ("#N/A", "absent"),
        ("tidak diukur tahun ini", "absent"),
        ("tidak ada", "absent"),
        ("tidak baik", "word"),
    ],
)
def test_nothing_said_to_be_absent_and_zero_are_three_things(text: str, kind: str) -> None:
    assert read_cell(text).kind == kind


@pytest.mark.parametrize(
    ("text", "lower", "upper", "unit"),
    [
        ("80 - 90%", 80, 90, "%"),
        ("80% – 90 %", 80, 90, "%"),
        ("7 - 8 bulan", 7, 8, "bulan"),
        ("80 s.d. 90", 80, 90, ""),
        ("80 sampai dengan 90 persen", 80, 90, "%"),
        ("2,90–3,0", "2.90", "3.0", ""),
        ("90 - 80", 80, 90, ""),
    ],
)
def test_a_range_has_two_ends(text: str, lower: object, upper: object, unit: str) -> None:
    cell = read_cell(text)
    assert (cell.kind, cell.value, cell.upper, cell.unit) == ("range", Decimal(str(lower)), Decimal(str(upper)), unit)


@pytest.mark.parametrize(
    ("text", "sign", "value"),
    [
        ("≤ 5", "≤", 5),
        ("< 5 hari", "≤", 5),
        ("maksimal 14 hari", "≤", 14),
        ("kurang dari 5", "≤", 5),
        ("≥ 80 %", "≥", 80),
        ("> 90", "≥", 90),
        ("min. 80%", "≥", 80),
        ("lebih dari 3", "≥", 3),
    ],
)
def test_a_bound_is_read_with_its_sign(text: str, sign: str, value: int) -> None:
    cell = read_cell(text)
    assert [cell.kind, cell.sign, cell.value] == ["number", sign, value]


@pytest.mark.parametrize(
    ("text", "kind", "word", "value"),
    [
        ("WTP", "word", "WTP", 0),
        ("Kurang", "word", "Kurang", 0),
        ("Kelas III", "word", "Kelas III", 0),
        ("3A", "word", "3A", 0),
        ("85,00 (B)", "number", "B", 85),
        ("BB (75,20)", "number", "BB", Decimal("75.20")),
    ],
)
def test_a_category_is_kept_also_beside_a_number(text: str, kind: str, word: str, value: object) -> None:
    cell = read_cell(text)
    assert [cell.kind, cell.word, cell.value] == [kind, word, value]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("#DIV/0!", "“#DIV/0!” adalah galat lembar kerja, bukan angka."),
        ("#####", "“#####” adalah galat lembar kerja, bukan angka."),
        ("10 dari 12", "“10 dari 12” memuat lebih dari satu angka."),
        ("31 Desember 2023", "“31 Desember 2023” adalah tanggal, bukan angka."),
        ("31.12.2023", "“31.12.2023” adalah tanggal, bukan angka."),
        ("31/12/2023", "“31/12/2023” adalah tanggal, bukan angka."),
        ("2023-12-31", "“2023-12-31” adalah tanggal, bukan angka."),
        ("2019-2023", "“2019-2023” memuat lebih dari satu angka."),
        ("92,19,37", "Angka “92,19,37” tidak terbaca: tanda titik dan komanya rancu."),
        ("1.2345,6", "Angka “1.2345,6” tidak terbaca: tanda titik dan komanya rancu."),
        ("0 : 5", "Rasio “0 : 5” tidak terbaca."),
        ("1,2,3 - 5", "Rentang “1,2,3 - 5” tidak terbaca."),
    ],
)
def test_what_cannot_be_read_says_why(text: str, sentence: str) -> None:
    cell = read_cell(text)
    assert (cell.kind, cell.note) == ("unreadable", sentence)


@pytest.mark.parametrize(
    ("text", "mark", "value", "other"),
    [
        ("1.234", "", "1234", "1.234"),
        ("1.234", ",", "1234", "1.234"),
        ("1.234", ".", "1.234", "1234"),
        ("1,234", "", "1.234", "1234"),
        ("1,234", ".", "1234", "1.234"),
    ],
)
def test_three_digits_behind_a_mark_are_read_as_the_table_writes_decimals(
    text: str, mark: str, value: str, other: str
) -> None:
    cell = read_cell(text, mark)
    assert (cell.value, cell.other) == (Decimal(value), Decimal(other))


@pytest.mark.parametrize(
    ("tokens", "mark"), [(["92,19", "1.234"], ","), (["95.96"], "."), (["92,19", "95.96"], ""), (["1.234", "7"], "")]
)
def test_the_mark_is_told_by_the_numbers_that_can_tell(tokens: list[str], mark: str) -> None:
    assert decimal_mark(tokens) == mark


@given(st.decimals(-(10**9), 10**9, places=3))
def test_what_this_house_prints_is_read_as_it_was_meant(value: Decimal) -> None:
    cell = read_cell(format_exact(value), ",")
    assert (cell.kind, cell.value) == ("number", value)


@given(TEXT, st.sampled_from(["", ".", ","]))
def test_no_cell_is_too_strange_to_be_read(text: str, mark: str) -> None:
    cell = read_cell(text, mark)
    assert cell.kind != "unreadable" or cell.note


@given(st.from_regex(r"[0-9]{1,4}([.,][0-9]{1,3}){0,3}", fullmatch=True))
def test_both_readings_of_a_number_have_the_same_digits(token: str) -> None:
    digits = read_digits(token)
    if digits is not None and digits.other is not None:
        assert digits.value / digits.other.value in (Decimal(1000), Decimal(1) / 1000)
