"""What a cross-indicator rule may say, what it answers, and that nothing else can be said in it."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from triwulan.core.expressions import ExpressionUnreadable, Name, Outcome, Verdict, evaluate, read_expression

FIGURES = {
    ("A", ""): Decimal(3),
    ("B", ""): Decimal(2),
    ("C", ""): Decimal(5),
    ("N", ""): Decimal(0),
    ("2.20/1 a", ""): Decimal(7),
    ("A", "pembilang"): Decimal(30),
    ("A", "hadir-l"): Decimal(4),
    ("E", ""): None,
}
figures = st.decimals(min_value=-(10**12), max_value=10**12, places=4)


def verdict(text: str) -> Verdict:
    return evaluate(read_expression(text), FIGURES).verdict


def fault(text: str) -> tuple[str, int, int]:
    with pytest.raises(ExpressionUnreadable) as refused:
        read_expression(text)
    return refused.value.sentence, refused.value.at, refused.value.end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A + B = C", Verdict.HOLDS),
        ("A <= B", Verdict.BROKEN),
        ("A ≥ B", Verdict.HOLDS),
        ("A ≠ B", Verdict.HOLDS),
        ("A <> A", Verdict.BROKEN),
        ("B < A < C", Verdict.HOLDS),
        ("B < C < A", Verdict.BROKEN),
        ("A - B - 1 == 0", Verdict.HOLDS),
        ("A + B * 2 = 7", Verdict.HOLDS),
        ("(A + B) × 2 = 10", Verdict.HOLDS),
        ("−A + 3 = N", Verdict.HOLDS),
        ("A ÷ B = 1,5", Verdict.HOLDS),
        ("1 / 3 * 3 + N = 1", Verdict.HOLDS),
        ("[2.20/1 a] = A.pembilang - 23", Verdict.HOLDS),
        ("[A].[hadir-l] = 4", Verdict.HOLDS),
        ("A <= E", Verdict.UNKNOWN),
        ("A / N > 1", Verdict.UNDEFINED),
        ("N / N = 1", Verdict.UNDEFINED),
    ],
)
def test_a_comparison_is_read_as_people_write_it(text: str, expected: Verdict) -> None:
    assert verdict(text) == expected


def test_the_sides_and_the_places_of_the_names_are_told() -> None:
    read = read_expression("[A] + B.pembilang <= 4")
    assert (read.names, read.codes) == ((Name("A", "", 0, 3), Name("B", "pembilang", 6, 17)), ("A", "B"))
    filled = read.filled({("A", ""): "3", ("B", "pembilang"): "2"})
    figures = {("A", ""): Decimal(3), ("B", "pembilang"): Decimal(2)}
    assert (filled, evaluate(read, figures)) == (
        "A (3) + B.pembilang (2) <= 4",
        Outcome(Verdict.BROKEN, (Decimal(5), Decimal(4))),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("Rumusnya terputus. Di akhir harus ada kode indikator atau angka.", 0, 0)),
        ("A <=", ("Rumusnya terputus. Di akhir harus ada kode indikator atau angka.", 4, 4)),
        (
            "A + B",
            ("Ini belum perbandingan. Tulis apa yang harus sama, lebih kecil atau lebih besar: A <= B.", 5, 5),
        ),
        ("(A + B = C", ("Perbandingan tidak boleh di dalam kurung.", 7, 8)),
        ("2 * (A + B", ("Kurung buka ini tidak ditutup.", 4, 5)),
        ("A + B) = C", ("Kurung tutup ini tidak ada pembukanya.", 5, 6)),
        ("A B = C", ("Sebelum “B” harus ada tanda hitung.", 2, 3)),
        ("A + * B = C", ("Sebelum “*” harus ada kode indikator atau angka.", 4, 5)),
        ("A = [B", ("Kurung siku ini tidak ditutup.", 4, 6)),
        ("A = []", ("Kurung siku ini kosong. Tulis kode indikatornya.", 4, 6)),
        ("A. = 3", ("Sesudah titik tulis kode variabelnya.", 1, 2)),
        ("A = 1.500", ("Angka “1.500” tidak terbaca. Tulis tanpa titik, dengan koma: 1500 atau 0,5.", 4, 9)),
        ("1 = 1", ("Tidak ada kode indikator di rumus ini.", 0, 5)),
        ("A < A < A < A < A", ("Paling banyak 4 sisi.", 0, 17)),
        ("A = " + "1" * 21, ("Angka terlalu panjang. Tulis paling banyak 20 angka.", 4, 25)),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(text: str, expected: tuple[str, int, int]) -> None:
    assert fault(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os').system('id') = 1",
        "A.__class__.__bases__ = 1",
        "A ** 9999 = 1",
        "A(1) = 1",
        "A[0] = 1",
        "lambda: 1 = A",
        "A if B else C = 1",
        "A := 1",
        "A = 1e999999999",
        "A = 'x'",
        "A = {1}",
        "A = B; C = A",
        "A % 2 = 1",
        "A = 0x10",
        "A \x00= 1",
        "((((((((((((((((((A)))))))))))))))))) = 1",
        "-" * 100 + "A = 1",
        "(" * 499 + "A",
        "1+" * 249 + "A",
        "A" * 501,
        "A = 1" * 200,
    ],
)
def test_hostile_text_is_refused(text: str) -> None:
    with pytest.raises(ExpressionUnreadable):
        read_expression(text)


def test_the_largest_product_that_can_be_written_stays_small() -> None:
    read = read_expression(" * ".join(["A"] * 70) + " > 0")
    side = evaluate(read, {("A", ""): Decimal("99999999999999.999999")}).sides[:1]
    assert [len(str(one)) < 2000 for one in side] in ([True], [])


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_with_a_place_within_it(text: str) -> None:
    try:
        places = [(name.at, name.end) for name in read_expression(text).names]
    except ExpressionUnreadable as refused:
        places = [(refused.at, refused.end)]
    assert [0 <= at <= end <= len(text) for at, end in places] == [True] * len(places)


@settings(max_examples=50)
@given(st.text(alphabet="AB01,.+-*/()<>=[] ", max_size=40), figures, figures)
def test_whatever_is_read_has_a_verdict(text: str, one: Decimal, other: Decimal) -> None:
    try:
        read = read_expression(text)
    except ExpressionUnreadable:
        return
    found = evaluate(read, dict.fromkeys((name.key for name in read.names), one) | {("B", ""): other})
    assert bool(found.sides) == (found.verdict in {Verdict.HOLDS, Verdict.BROKEN})


@given(figures, figures)
def test_it_agrees_with_the_arithmetic(one: Decimal, other: Decimal) -> None:
    values = {("A", ""): one, ("B", ""): other, ("C", ""): one + other}
    held = [evaluate(read_expression(text), values).verdict for text in ("A+B=C", "C-B=A", "A<=B", "A>B", "2*A-A=A")]
    order = (Verdict.HOLDS, Verdict.BROKEN) if one <= other else (Verdict.BROKEN, Verdict.HOLDS)
    assert held == [Verdict.HOLDS, Verdict.HOLDS, *order, Verdict.HOLDS]
