"""A scale comes back as it was stored, and a faulty one is never stored."""

from decimal import Decimal

import pytest

from triwulan.core.predicates import DEFAULT_SCALE, Band, Scale, ScaleInvalid
from triwulan.indicators.scales import scale_of, stored_scale
from triwulan.organisations.models import Agency


def test_without_its_own_an_agency_uses_the_regulations() -> None:
    assert scale_of(Agency()) == DEFAULT_SCALE


def test_a_scale_comes_back_as_it_was_stored() -> None:
    stored = stored_scale([(Decimal("97.5"), " Berhasil "), (None, "Belum")], inclusive=True)
    assert stored == {"inclusive": True, "bands": [["97.5", "Berhasil"], [None, "Belum"]]}
    assert scale_of(Agency(predicate_scale=stored)) == Scale(
        (Band(Decimal("97.5"), "Berhasil"), Band(None, "Belum")), inclusive=True
    )


def test_a_scale_with_a_gap_is_refused() -> None:
    with pytest.raises(ScaleInvalid) as refused:
        stored_scale([(Decimal(90), "Tinggi")], inclusive=False)
    assert refused.value.sentences == (
        "Predikat terendah harus tanpa batas bawah, supaya setiap angka mendapat predikat.",
    )
