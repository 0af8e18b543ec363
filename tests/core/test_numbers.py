from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triwulan.core.numbers import (
    NumberUnreadable,
    format_exact,
    format_number,
    format_percent,
    format_rupiah,
    is_ambiguous,
    number_from,
    parse_number,
    round_half_up,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", "0"),
        ("37", "37"),
        ("37,41", "37.41"),
        ("1.234,5", "1234.5"),
        ("1234,5", "1234.5"),
        ("1.234", "1234"),
        ("1.234.567", "1234567"),
        ("6.116.339.202", "6116339202"),
        ("4.25", "4.25"),
        ("98.2", "98.2"),
        ("12345.678", "12345.678"),
        ("0.125", "0.125"),
        ("0,125", "0.125"),
        ("1.2345", "1.2345"),
        ("1,234", "1.234"),
        ("95.96 %", "95.96"),
        ("95,96%", "95.96"),
        ("95,96\u00a0%", "95.96"),
        ("Rp 6.116.399.202", "6116399202"),
        ("Rp1.500,-", "1500"),
        ("rp. 2.500,00", "2500"),
        ("-Rp 5", "-5"),
        ("  12  ", "12"),
        ("1 234 567,5", "1234567.5"),
        ("-5,6", "-5.6"),
        ("− 5,6", "-5.6"),
        ("+3", "3"),
    ],
)
def test_numbers_are_read_as_an_indonesian_office_types_them(text: str, number: str) -> None:
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    [
        "1,234,567",
        "1,234.5",
        "77,484,600",
        "1.23.456",
        "1.23,5",
        "12.34.56",
        "5,",
        ",5",
        "5.",
        ".5",
        "-",
        "--5",
        "1-2",
        "80 - 90",
        "5–8",
        "1 2",
        "12 34",
        "1..234",
        "1 234.567",
    ],
)
def test_figures_that_could_mean_two_things_are_refused_with_what_to_type(text: str) -> None:
    with pytest.raises(NumberUnreadable) as refusal:
        parse_number(text)
    assert refusal.value.sentence == (
        f'Angka "{text}" tidak terbaca. Pakai titik untuk ribuan dan satu koma untuk desimal, misalnya 1.234,5.'
    )


@pytest.mark.parametrize(
    "text",
    [
        "12a",
        "lima",
        "NaN",
        "Infinity",
        "-inf",
        "1e5",
        "1E5",
        "N/A",
        "5 juta",
        "0x1F",
        "1/2",
        "5%%",
        "٣٧",
        "1_000",
        "=1+1",
    ],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(NumberUnreadable) as refusal:
        parse_number(text)
    assert refusal.value.sentence == f'"{text}" bukan angka. Tulis angka saja, misalnya 1.234,5.'


@pytest.mark.parametrize("text", ["", "   ", "%", "Rp", "Rp %"])
def test_an_empty_field_is_not_zero(text: str) -> None:
    with pytest.raises(NumberUnreadable) as refusal:
        parse_number(text)
    assert refusal.value.sentence == "Angka belum diisi. Tulis angkanya, misalnya 1.234,5."


def test_a_number_without_end_is_refused() -> None:
    with pytest.raises(NumberUnreadable) as refusal:
        parse_number("9" * 31)
    assert refusal.value.sentence == "Angka terlalu panjang. Tulis paling banyak 30 angka."
    assert parse_number("9" * 30) == Decimal("9" * 30)


def test_only_one_dot_before_three_digits_is_ambiguous() -> None:
    texts = ("1.234", "-98.200 %", "1.234,5", "1.234.567", "4.25", "0.125", "1234", "12345.678", "Rp 1.500", "abc", "")
    assert [text for text in texts if is_ambiguous(text)] == ["1.234", "-98.200 %"]


@pytest.mark.parametrize(
    ("value", "number"),
    [(5, "5"), (37.41, "37.41"), (1.234, "1.234"), (1e-7, "0.0000001"), (Decimal("2.50"), "2.50"), ("1.234", "1234")],
)
def test_a_json_number_is_taken_as_it_is_and_text_as_it_was_typed(value: object, number: str) -> None:
    assert number_from(value) == Decimal(number)


@pytest.mark.parametrize("value", [True, None, float("nan"), float("inf"), Decimal("NaN"), [1], {"value": 1}])
def test_other_json_is_no_number(value: object) -> None:
    with pytest.raises(NumberUnreadable, match="bukan angka"):
        number_from(value)


@pytest.mark.parametrize(
    ("number", "decimals", "text"),
    [
        ("1234.5", 2, "1.234,50"),
        ("1234567.891", 0, "1.234.568"),
        ("0", 0, "0"),
        ("-5.6", 2, "−5,60"),
        ("-0.004", 2, "0,00"),
        ("0.005", 2, "0,01"),
        ("2.675", 2, "2,68"),
        ("-2.675", 2, "−2,68"),
        ("999.995", 2, "1.000,00"),
    ],
)
def test_numbers_are_printed_the_indonesian_way_rounded_half_up(number: str, decimals: int, text: str) -> None:
    assert format_number(Decimal(number), decimals) == text


def test_a_percentage_carries_a_no_break_space_and_two_decimals() -> None:
    printed = [format_percent(Decimal("93.746")), format_percent(Decimal(100), 0), format_percent(None)]
    assert printed == ["93,75\u00a0%", "100\u00a0%", "–"]


def test_rupiah_have_no_decimals() -> None:
    assert format_rupiah(Decimal("6116399202.00")) == "Rp6.116.399.202"


def test_an_exact_figure_keeps_its_decimals_and_gains_none() -> None:
    figures = ("37.410", "1200", "1E+3", "0.00", "-4.25")
    assert [format_exact(Decimal(figure)) for figure in figures] == ["37,41", "1.200", "1.000", "0", "−4,25"]


@given(st.decimals(-(10**15), 10**15, places=4))
def test_what_is_printed_can_be_read_again(number: Decimal) -> None:
    assert parse_number(format_number(number, 4)) == number


@given(st.decimals(-(10**20), 10**20, places=6), st.integers(0, 4))
def test_rounding_moves_a_figure_by_half_a_unit_at_most(number: Decimal, decimals: int) -> None:
    rounded = round_half_up(number, decimals)
    assert abs(rounded - number) * 2 <= Decimal(1).scaleb(-decimals)
    assert rounded.as_tuple().exponent == -decimals


@given(st.text(max_size=20))
def test_any_text_gives_a_finite_number_or_a_sentence(text: str) -> None:
    try:
        answer = str(parse_number(text).is_finite())
    except NumberUnreadable as refusal:
        answer = refusal.sentence.rpartition(", ")[2]
    assert answer in {"True", "misalnya 1.234,5."}
