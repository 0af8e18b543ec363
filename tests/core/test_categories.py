from decimal import Decimal

import pytest

from triwulan.core.achievement import achievement
from triwulan.core.categories import OPINION, CategoriesInvalid, parse_categories


def test_a_scale_is_read_in_the_order_in_which_it_is_written() -> None:
    scale = parse_categories("Sangat Baik = 3 | Baik=2;\n Cukup = 1,5")
    assert [(row.label, row.code) for row in scale.rows] == [
        ("Sangat Baik", Decimal(3)),
        ("Baik", Decimal(2)),
        ("Cukup", Decimal("1.5")),
    ]
    assert str(scale) == "Sangat Baik = 3 | Baik = 2 | Cukup = 1,5"
    assert parse_categories(str(scale)) == scale


def test_a_category_is_found_whatever_its_capitals_and_spaces() -> None:
    assert [OPINION.code_of(label) for label in ("WTP", " wtp ", "W T P", "4")] == [Decimal(4), Decimal(4), None, None]
    assert [OPINION.label_of(Decimal(code)) for code in ("3", "3.5")] == ["WDP", None]


def test_codes_are_compared_as_numbers_are() -> None:
    target, realisation = OPINION.code_of("WTP"), OPINION.code_of("WDP")
    assert achievement(target, realisation, polarity="naik").percent == Decimal(75)


def test_no_scale_is_empty() -> None:
    assert (bool(parse_categories(" ")), bool(OPINION)) == (False, True)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Baik = 1", ("Skala kategori memerlukan sekurangnya dua kategori.",)),
        (
            "Baik | Cukup = dua | = 3",
            (
                "“Baik” belum lengkap. Tulis kategori dan angkanya, misalnya WTP = 4.",
                "“Cukup = dua” belum lengkap. Tulis kategori dan angkanya, misalnya WTP = 4.",
                "“= 3” belum lengkap. Tulis kategori dan angkanya, misalnya WTP = 4.",
            ),
        ),
        ("Baik = 2 | baik = 1", ("Nama kategori tidak boleh berulang.",)),
        ("Baik = 2 | Cukup = 2,0", ("Angka kategori tidak boleh berulang.",)),
    ],
)
def test_a_scale_that_is_not_one_to_one_is_refused(text: str, sentences: tuple[str, ...]) -> None:
    with pytest.raises(CategoriesInvalid) as refusal:
        parse_categories(text)
    assert refusal.value.sentences == sentences
