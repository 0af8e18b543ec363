from collections.abc import Mapping
from decimal import Decimal

import pytest

from triwulan.core.formula import KINDS, LABELS, PRINTED, VARIABLES, Result, derive, weights_problem


def numbers(**values: str | None) -> dict[str, Decimal | None]:
    return {code: None if value is None else Decimal(value) for code, value in values.items()}


@pytest.mark.parametrize(
    ("kind", "variables", "value"),
    [
        ("tunggal", numbers(nilai="37.41"), "37.41"),
        ("tunggal", numbers(nilai="0"), "0"),
        ("persentase", numbers(pembilang="45", penyebut="48"), "93.75"),
        ("persentase", numbers(pembilang="0", penyebut="48"), "0"),
        ("persentase", numbers(pembilang="2", penyebut="3"), "66.66666666666666666666666667"),
        ("rasio", numbers(pembilang="3", penyebut="8"), "0.375"),
        ("selisih", numbers(nilai_awal="120", nilai_akhir="95"), "-25"),
        ("jumlah", numbers(berita="12", siaran="30", video="0"), "42"),
        ("rata_rata", numbers(layanan_1="80", layanan_2="85", layanan_3="90"), "85"),
        ("kategori", numbers(nilai="4"), "4"),
    ],
)
def test_a_value_follows_from_its_variables(kind: str, variables: Mapping[str, Decimal | None], value: str) -> None:
    assert derive(kind, variables) == Result(Decimal(value))


def test_a_weighted_value_counts_each_variable_by_its_share() -> None:
    result = derive(
        "berbobot",
        numbers(kebijakan="2.5", tata_kelola="3", layanan="4"),
        weights={"kebijakan": Decimal("12.5"), "tata_kelola": Decimal(42), "layanan": Decimal("45.5")},
    )
    assert result == Result(Decimal("3.3925"))


@pytest.mark.parametrize(
    ("weights", "sentence"),
    [
        ({}, "a dan b belum memiliki bobot."),
        ({"a": Decimal(100)}, "b belum memiliki bobot."),
        ({"a": Decimal(60), "b": Decimal(50)}, "Jumlah bobot harus 100, sekarang 110."),
        ({"a": Decimal("33.3"), "b": Decimal("33.30")}, "Jumlah bobot harus 100, sekarang 66,6."),
        ({"a": Decimal(120), "b": Decimal(-20)}, "Bobot tidak boleh kurang dari 0."),
    ],
)
def test_weights_that_are_not_sound_are_named(weights: Mapping[str, Decimal], sentence: str) -> None:
    assert weights_problem(("a", "b"), weights) == sentence
    assert derive("berbobot", numbers(a="1", b="2"), weights=weights) == Result(None, sentence)


@pytest.mark.parametrize(("kind", "what"), [("persentase", "persentase"), ("rasio", "rasio")])
@pytest.mark.parametrize("numerator", ["0", "5"])
def test_a_denominator_of_zero_is_a_problem_and_not_a_zero(kind: str, what: str, numerator: str) -> None:
    assert derive(kind, numbers(pembilang=numerator, penyebut="0")) == Result(
        None, f"Penyebut 0, jadi {what} tidak dapat dihitung. Isi penyebut yang bukan 0."
    )


@pytest.mark.parametrize(
    ("kind", "variables", "sentence"),
    [
        ("persentase", numbers(pembilang="5"), "Penyebut belum diisi."),
        ("persentase", numbers(pembilang=None, penyebut="5"), "Pembilang belum diisi."),
        ("selisih", numbers(nilai_akhir="5", nilai_awal=None), "Nilai awal belum diisi."),
        ("jumlah", numbers(a="1", b=None, c=None, d=None), "b, c dan d belum diisi."),
        ("berbobot", numbers(a="1", b=None), "b belum diisi."),
    ],
)
def test_half_filled_variables_are_named(kind: str, variables: Mapping[str, Decimal | None], sentence: str) -> None:
    assert derive(kind, variables) == Result(None, sentence)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_filled_in_is_neither_a_value_nor_a_problem(kind: str) -> None:
    variables = dict.fromkeys(VARIABLES[kind] or ("a", "b"))
    assert [derive(kind, {}), derive(kind, variables)] == [Result(None), Result(None)]


def test_a_variable_the_kind_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^persentase has no variable nilai, nilai_akhir$"):
        derive("persentase", numbers(nilai_akhir="1", nilai="2", penyebut="3"))
    with pytest.raises(ValueError, match="'pangkat'"):
        derive("pangkat", numbers(nilai="1"))


def test_every_kind_and_every_named_variable_has_its_words() -> None:
    assert set(PRINTED) == set(VARIABLES) == set(KINDS)
    assert {code for codes in VARIABLES.values() for code in codes} == set(LABELS)
