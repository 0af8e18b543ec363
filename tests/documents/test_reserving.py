"""A number may be taken ahead of its paper, with a reason; the next such paper claims it, or it is voided."""

from datetime import UTC, date, datetime

import pytest

from tests.documents.register import registered
from tests.organisations.office import Office
from triwulan.audit.actions import describe
from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM
from triwulan.core import clock
from triwulan.documents.content import from_json
from triwulan.documents.models import NumberPattern, ReservedNumber
from triwulan.documents.register.numbering import NumberPatternRefused, expected_number
from triwulan.documents.register.reserving import (
    ReservationRefused,
    change_kind_pattern,
    reserve_number,
    void_reservation,
)
from triwulan.organisations.queries import today

KIND = "laporan_data_kinerja"
NOW = datetime(2026, 4, 20, 2, tzinfo=UTC)


def reserve(office: Office, *, on: date | None = None, unit: str = "statistik", reason: str = "SK") -> ReservedNumber:
    day = on or today(office.agency)
    return reserve_number(agency=office.agency, kind=KIND, unit=office.units[unit], on=day, reason=reason, actor=SYSTEM)


def test_the_next_paper_of_the_kind_and_unit_takes_the_reserved_number_and_its_day(office: Office) -> None:
    with clock.frozen(NOW):
        kept = reserve(office, on=date(2026, 4, 2), reason="Nota dinas terlanjur dikirim")
        assert expected_number(office.agency, KIND, office.units["statistik"], date(2026, 4, 14)) == kept.number
        other, first, second = registered(office, kind="dokumen"), registered(office), registered(office)
    kept.refresh_from_db()
    assert [(one.number[10:13], one.date) for one in (first, other, second)] == [
        ("001", date(2026, 4, 2)),
        ("002", date(2026, 4, 14)),
        ("003", date(2026, 4, 14)),
    ]
    assert (kept.document, from_json(first.content).date) == (first, date(2026, 4, 2))
    assert describe(Entry.objects.get(action="number_reserved")) == (
        "Mencadangkan nomor 000.8.6.3/001/STAT/2026 tanggal 2 April 2026 untuk Laporan Data Kinerja: "
        "Nota dinas terlanjur dikirim."
    )


def test_a_voided_number_is_used_by_nobody_and_its_gap_is_told(office: Office) -> None:
    with clock.frozen(NOW):
        void_reservation(reserved=reserve(office), reason="Batal terbit", actor=SYSTEM)
        assert registered(office).number == "000.8.6.3/002/STAT/2026"
    assert describe(Entry.objects.get(action="number_voided")) == (
        "Membatalkan nomor cadangan 000.8.6.3/001/STAT/2026: Batal terbit."
    )


def test_a_number_in_use_cannot_be_voided_nor_one_voided_twice(office: Office) -> None:
    with clock.frozen(NOW):
        used, gone = reserve(office), reserve(office, unit="data")
        registered(office)
        void_reservation(reserved=gone, reason="Batal", actor=SYSTEM)
    for one in (used, gone):
        with pytest.raises(ReservationRefused, match="sudah dipakai atau sudah dibatalkan"):
            void_reservation(reserved=one, reason="Batal", actor=SYSTEM)


@pytest.mark.parametrize(
    ("on", "reason", "sentence"),
    [
        (date(2026, 4, 2), "  ", "Tulis alasan"),
        (date(2026, 4, 21), "Perlu", "paling akhir hari ini"),
        (date(2024, 12, 31), "Perlu", "paling awal 1 Januari tahun lalu"),
    ],
)
def test_no_number_is_taken_without_a_reason_or_for_a_day_out_of_reach(
    office: Office, on: date, reason: str, sentence: str
) -> None:
    with clock.frozen(NOW), pytest.raises(ReservationRefused, match=sentence):
        reserve(office, on=on, reason=reason)
    assert ReservedNumber.objects.count() == 0


def test_a_kinds_own_pattern_goes_before_the_agencys_over_one_sequence(office: Office) -> None:
    change_kind_pattern(agency=office.agency, kind="dokumen", pattern="{urut}/DOK/{bulan}/{tahun}", actor=SYSTEM)
    numbers = [registered(office, kind="dokumen").number, registered(office).number]
    change_kind_pattern(agency=office.agency, kind="dokumen", pattern="", actor=SYSTEM)
    numbers.append(registered(office, kind="dokumen").number)
    assert numbers == ["001/DOK/IV/2026", "000.8.6.3/002/STAT/2026", "000.8.6.3/003/STAT/2026"]
    assert Entry.objects.filter(action="kind_pattern_changed").count() == 2
    with pytest.raises(NumberPatternRefused, match="harus memuat"):
        change_kind_pattern(agency=office.agency, kind="dokumen", pattern="{urut}", actor=SYSTEM)
    assert NumberPattern.objects.count() == 0
