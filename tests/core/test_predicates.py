from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triwulan.core.predicates import DEFAULT_SCALE, Band, Scale, ScaleInvalid, predicate, scale_problems


@pytest.mark.parametrize(
    ("percent", "label"),
    [
        ("304.84", "Sangat Tinggi"),
        ("90.5", "Sangat Tinggi"),
        ("90.01", "Sangat Tinggi"),
        ("90", "Tinggi"),
        ("75.01", "Tinggi"),
        ("75", "Sedang"),
        ("65.01", "Sedang"),
        ("65", "Rendah"),
        ("50.01", "Rendah"),
        ("50", "Sangat Rendah"),
        ("0", "Sangat Rendah"),
        ("-40", "Sangat Rendah"),
    ],
)
def test_the_default_scale_leaves_no_gap(percent: str, label: str) -> None:
    assert predicate(Decimal(percent), DEFAULT_SCALE) == label


@pytest.mark.parametrize(
    ("percent", "label"), [("90.004", "Tinggi"), ("90.005", "Sangat Tinggi"), ("89.996", "Tinggi")]
)
def test_the_figure_as_printed_is_judged(percent: str, label: str) -> None:
    assert predicate(Decimal(percent), DEFAULT_SCALE) == label


def test_what_has_no_figure_gets_no_word() -> None:
    assert predicate(None, DEFAULT_SCALE) is None


@pytest.mark.parametrize(
    ("percent", "label"), [("75", "hijau"), ("74.99", "kuning"), ("50", "kuning"), ("49.99", "merah")]
)
def test_an_inclusive_scale_gives_the_bound_to_the_band_it_opens(percent: str, label: str) -> None:
    traffic_light = Scale(
        (Band(Decimal(75), "hijau"), Band(Decimal(50), "kuning"), Band(None, "merah")), inclusive=True
    )
    assert predicate(Decimal(percent), traffic_light) == label


LOWEST_OPEN = "Predikat terendah harus tanpa batas bawah, supaya setiap angka mendapat predikat."
ONLY_LOWEST = "Hanya predikat terendah yang boleh tanpa batas bawah."


@pytest.mark.parametrize(
    ("bands", "sentences"),
    [
        ((), (LOWEST_OPEN,)),
        ((Band(Decimal(90), "Tinggi"), Band(Decimal(50), "Rendah")), (LOWEST_OPEN,)),
        ((Band(None, "Tinggi"), Band(None, "Rendah")), (ONLY_LOWEST,)),
        (
            (Band(Decimal(50), "Tinggi"), Band(Decimal("90.5"), "Sedang"), Band(None, "Rendah")),
            ("Batas 90,5 harus lebih rendah daripada batas di atasnya, 50.",),
        ),
        (
            (Band(Decimal(50), "Tinggi"), Band(Decimal("50.0"), "Sedang"), Band(None, "Rendah")),
            ("Batas 50 harus lebih rendah daripada batas di atasnya, 50.",),
        ),
        ((Band(Decimal(50), " "), Band(None, "Rendah")), ("Setiap predikat harus bernama.",)),
        ((Band(Decimal(50), "Baik"), Band(None, "baik ")), ("Nama predikat tidak boleh berulang.",)),
        (
            (Band(None, "Baik"), Band(Decimal(50), "Baik")),
            (LOWEST_OPEN, ONLY_LOWEST, "Nama predikat tidak boleh berulang."),
        ),
    ],
)
def test_a_scale_that_would_leave_figures_without_one_word_is_refused(
    bands: tuple[Band, ...], sentences: tuple[str, ...]
) -> None:
    assert scale_problems(bands) == sentences
    with pytest.raises(ScaleInvalid) as refusal:
        Scale(bands)
    assert refusal.value.sentences == sentences


@given(
    st.lists(st.decimals(-100, 300, places=2), max_size=6, unique=True),
    st.decimals(-1000, 1000, places=2),
    st.booleans(),
)
def test_a_sound_scale_has_a_word_for_every_figure(bounds: list[Decimal], percent: Decimal, inclusive: bool) -> None:
    bands = [Band(bound, f"di atas {bound}") for bound in sorted(bounds, reverse=True)]
    scale = Scale((*bands, Band(None, "terendah")), inclusive=inclusive)
    assert predicate(percent, scale) in {band.label for band in scale.bands}
