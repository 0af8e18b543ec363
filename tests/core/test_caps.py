from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triwulan.core.caps import Cap, CapUnreadable, cap_words, parse_cap

STEP = Cap(Decimal(120), Decimal(110))
PERCENT = st.decimals(-1000, 1000, places=4)


@pytest.mark.parametrize(
    ("text", "cap", "words"),
    [
        ("tanpa", None, "tanpa batas"),
        (" Tanpa batas ", None, "tanpa batas"),
        ("120", Cap(Decimal(120)), "paling tinggi 120 %"),
        ("120,5 %", Cap(Decimal("120.5")), "paling tinggi 120,5 %"),
        ("110→120", STEP, "di atas 110 % dihitung 120 %"),
        ("110 -> 120", STEP, "di atas 110 % dihitung 120 %"),
        ("110%>120%", STEP, "di atas 110 % dihitung 120 %"),
    ],
)
def test_a_limit_is_read_as_offices_write_it(text: str, cap: Cap | None, words: str) -> None:
    assert (parse_cap(text), cap_words(parse_cap(text))) == (cap, words)


@pytest.mark.parametrize("cap", [Cap(Decimal(120)), Cap(Decimal("99.25")), STEP])
def test_what_is_printed_of_a_limit_is_read_again(cap: Cap) -> None:
    assert parse_cap(str(cap)) == cap


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("tinggi", "Batas capaian “tinggi” tidak terbaca. Tulis tanpa, 120, atau 110→120."),
        ("100→110→120", "Batas capaian “100→110→120” tidak terbaca. Tulis tanpa, 120, atau 110→120."),
        ("", "Batas capaian “” tidak terbaca. Tulis tanpa, 120, atau 110→120."),
        ("0", "Batas capaian harus lebih dari 0 dan kurang dari 10.000 persen."),
        ("10000", "Batas capaian harus lebih dari 0 dan kurang dari 10.000 persen."),
        ("120→110", "Batas bertingkat ditulis dari yang rendah ke yang tinggi, misalnya 110→120."),
    ],
)
def test_what_is_no_limit_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(CapUnreadable) as refusal:
        parse_cap(text)
    assert refusal.value.sentence == sentence


@pytest.mark.parametrize(
    ("raw", "held"), [("109.99", "109.99"), ("110", "110"), ("110.01", "120"), ("150", "120"), ("-5", "-5")]
)
def test_more_than_the_step_counts_as_the_limit(raw: str, held: str) -> None:
    """PermenPANRB 8/2021: what exceeds 110 per cent is scored 120."""
    assert STEP.hold(Decimal(raw)) == Decimal(held)


@given(PERCENT, PERCENT, st.sampled_from([Cap(Decimal(100)), Cap(Decimal(120)), STEP]))
def test_a_limit_never_turns_better_into_worse(first: Decimal, second: Decimal, cap: Cap) -> None:
    lower, higher = sorted((first, second))
    assert cap.hold(lower) <= cap.hold(higher) <= max(cap.limit, higher)
