"""Numbers follow the agency's pattern, one after the other, and none is lost however transactions end."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import transaction
from django_scopes import scope

from tests.organisations.office import START, Office, open_office
from tests.together import at_once
from triwulan.audit.actions import describe
from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM
from triwulan.documents.actions import change_number_pattern
from triwulan.documents.kinds.known import KINDS
from triwulan.documents.models import NumberSequence
from triwulan.documents.register.numbering import NumberPatternRefused, check_pattern, next_number, unit_code
from triwulan.organisations.models import Unit

DAY = date(2026, 4, 14)


def number(office: Office, unit: str = "statistik", on: date = DAY, kind: str = "laporan_data_kinerja") -> str:
    return next_number(office.agency, kind, office.units[unit], on)[0]


def test_numbers_follow_each_other_over_units_and_kinds_and_start_anew_each_year(office: Office) -> None:
    assert [
        number(office),
        number(office, "sekretariat", kind="tanda_terima"),
        number(office, on=date(2027, 1, 4)),
        number(office, on=date(2026, 12, 31)),
    ] == [
        "000.8.6.3/001/STAT/2026",
        "000.8.6.3/002/SEKR/2026",
        "000.8.6.3/001/STAT/2027",
        "000.8.6.3/003/STAT/2026",
    ]


def test_two_agencies_count_apart(office: Office) -> None:
    with open_office(office.government, "Dukcapil") as other:
        assert number(other) == "000.8.6.3/001/STAT/2026"
    assert number(office) == "000.8.6.3/001/STAT/2026"


def test_every_kind_has_a_label_a_classification_and_a_retention() -> None:
    others = {"perjanjian_kinerja": "000.7.2.7", "rencana_aksi": "000.7.2.7"}
    others |= {"berita_acara_arsip": "000.5.3.2"}
    assert {kind: found.classification for kind, found in KINDS.items()} == others | dict.fromkeys(
        (
            "lembar_disposisi",
            "bahan",
            "laporan_data_kinerja",
            "laporan_disposisi",
            "tanda_terima",
            "laporan_triwulan",
            "laporan_kinerja",
            "bukti_lke",
            "dokumen",
        ),
        "000.8.6.3",
    )
    assert all(kind.label and kind.retention for kind in KINDS.values())


def test_the_agencys_own_pattern_is_used_and_told(office: Office) -> None:
    change_number_pattern(agency=office.agency, pattern="{urut}/{klasifikasi}/{bulan}/{tahun}", actor=SYSTEM)
    assert number(office) == "001/000.8.6.3/IV/2026"
    assert describe(Entry.objects.get(action="number_pattern_changed")) == (
        "Mengubah pola nomor dari {klasifikasi}/{urut}/{unit}/{tahun} menjadi {urut}/{klasifikasi}/{bulan}/{tahun}."
    )


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        ("{klasifikasi}/{unit}/{tahun}", "Pola nomor harus memuat {urut}."),
        ("{urut}/{unit}", "Pola nomor harus memuat {tahun}."),
        ("{urut}/{nomor}/{tahun}", "Pola nomor memuat {nomor} yang tidak dikenal."),
        ("{urut}/{0.__class__}/{tahun}", "Pola nomor memuat {0.__class__} yang tidak dikenal."),
        ("{urut}/{tahun", "Pola nomor harus memuat {tahun}."),
        ("{urut}/{tahun}}", "Pola nomor memuat kurung kurawal tanpa pasangannya."),
    ],
)
def test_a_pattern_that_would_repeat_numbers_is_refused(office: Office, pattern: str, sentence: str) -> None:
    with pytest.raises(NumberPatternRefused) as refused:
        change_number_pattern(agency=office.agency, pattern=pattern, actor=SYSTEM)
    office.agency.refresh_from_db()
    assert (str(refused.value), office.agency.number_pattern) == (sentence, "{klasifikasi}/{urut}/{unit}/{tahun}")


def test_the_default_pattern_is_a_good_one(office: Office) -> None:
    check_pattern(office.agency.number_pattern)


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        (Unit(name="Bidang Statistik", short_name="STAT/PD 1", code="2"), "STAT-PD-1"),
        (Unit(name="Bidang Statistik", code="2.1"), "2.1"),
        (Unit(name="Bidang Statistik dan Persandian"), "BSP"),
    ],
)
def test_a_unit_stands_in_a_number_without_breaking_it(unit: Unit, code: str) -> None:
    assert unit_code(unit) == code


def test_a_transaction_that_fails_gives_its_number_back(office: Office) -> None:
    first = number(office)
    with transaction.atomic():
        lost = number(office)
        transaction.set_rollback(True)
    assert lost == "000.8.6.3/002/STAT/2026"
    assert [first, number(office)] == ["000.8.6.3/001/STAT/2026", "000.8.6.3/002/STAT/2026"]


@pytest.mark.django_db(transaction=True)
def test_a_number_cannot_be_taken_outside_a_transaction() -> None:
    with open_office() as office, pytest.raises(RuntimeError, match="needs the transaction"):
        number(office)


@pytest.mark.django_db(transaction=True)
def test_transactions_at_once_get_numbers_without_gap_or_double_though_some_fail() -> None:
    with open_office() as office:
        agency, unit = office.agency, office.units["statistik"]

    def taking(*, fails: bool) -> Callable[[], str]:
        def take() -> str:
            with scope(government=agency.government, agency=agency), transaction.atomic():
                taken, _code = next_number(agency, "dokumen", unit, DAY)
                if fails:
                    raise ZeroDivisionError
                return taken

        return take

    results = at_once(*(taking(fails=at % 3 == 2) for at in range(9)))
    numbers = sorted(str(result) for result in results if isinstance(result, str))
    assert numbers == [f"000.8.6.3/00{at}/STAT/2026" for at in range(1, 7)]
    assert [type(result) for result in results if not isinstance(result, str)] == [ZeroDivisionError] * 3
    with scope(government=agency.government, agency=agency):
        assert NumberSequence.objects.get().last == 6


def test_the_year_is_the_one_the_paper_is_dated_in(office: Office) -> None:
    assert number(office, on=START).endswith("/2025")
