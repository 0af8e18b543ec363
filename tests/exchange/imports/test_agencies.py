"""A government with several agencies is set up from a table; who brings it can enter each of them."""

from datetime import date

import pytest
from django.test import Client
from django_scopes import scope

from tests.exchange.imports.tables import actor_of, brought, faults, lines, sent, tried
from tests.office import Office, small_office
from triwulan.exchange.imports.run import ImportRefused, bring_in
from triwulan.organisations.models import Agency, Holding, Holiday, Role, Unit
from triwulan.organisations.queries import today

pytestmark = pytest.mark.django_db

KIND = "perangkat-daerah"
TABLE = (
    "id,nama_skpd,Kode SKPD,Zona waktu,Ada sejak,keterangan\n"
    "1,PEMERINTAH KABUPATEN UJI,,,,SOTK Baru\n"
    "2,DINAS PENDIDIKAN,1.01,,2.1.2026,SOTK Baru\n"
    '3,"DINAS SUMBER DAYA AIR, BINA MARGA",1.03,WIB,,SOTK Baru\n'
    "4,Dinas  Uji,,,,SOTK Baru\n"
    "5,KECAMATAN UTARA,7.01,GMT,,\n"
    "6,KECAMATAN SELATAN,7.02,,31.2.2026,\n"
    "7,DINAS KEMBAR,1.01,,,\n"
)


@pytest.fixture
def office() -> Office:
    return small_office()


@pytest.fixture(autouse=True)
def _scope(office: Office) -> object:
    with office.scope():
        yield


def agencies(office: Office) -> list[tuple[str, str, str, date]]:
    with scope(government=office.agency.government, agency=None):
        found = Agency.objects.exclude(pk=office.agency.pk).order_by("name")
        return [(one.name, one.code, one.time_zone, one.valid_from) for one in found]


def test_a_real_list_is_tried_out_and_nothing_is_written(office: Office) -> None:
    before = agencies(office)
    outcome = tried(office, sent(office, KIND, TABLE, "admin"), "admin")
    assert lines(outcome) == [
        (2, "same", "PEMERINTAH KABUPATEN UJI: pemerintahnya sendiri, bukan perangkat daerah"),
        (3, "new", "DINAS PENDIDIKAN"),
        (4, "new", "DINAS SUMBER DAYA AIR, BINA MARGA"),
        (5, "same", "Dinas Uji"),
    ]
    assert faults(outcome) == [
        (6, "D6", "Zona waktu “GMT” tidak dikenal. Tulis WIB, WITA, atau WIT."),
        (7, "E7", "“31.2.2026” bukan tanggal. Tulis hari.bulan.tahun, misalnya 2.1.2026."),
        (8, "C8", "Kode 1.01 sudah dipakai DINAS PENDIDIKAN."),
    ]
    assert agencies(office) == before


def test_each_comes_with_what_it_needs_to_begin(office: Office) -> None:
    before = agencies(office)
    upload = sent(office, KIND, TABLE, "admin", leave_out=True)
    assert bring_in(upload, actor_of(office, "admin")) == 2
    day = today(office.agency)
    assert [one for one in agencies(office) if one not in before] == [
        ("DINAS PENDIDIKAN", "1.01", "Asia/Makassar", date(2026, 1, 2)),
        ("DINAS SUMBER DAYA AIR, BINA MARGA", "1.03", "Asia/Jakarta", day),
    ]
    with scope(government=office.agency.government, agency=None):
        made = Agency.objects.get(name="DINAS PENDIDIKAN")
        held = Holding.objects.filter(position__unit__agency=made).select_related("person", "position")
        assert [(one.person.username, one.position.title) for one in held] == [("admin", "Administrator Triwulan")]
        assert (Unit.objects.filter(agency=made).count(), Role.objects.filter(agency=made).count()) == (1, 8)
        assert Holiday.objects.filter(agency=made, date__year=day.year).exists()
    assert brought(office, KIND, TABLE, "admin", leave_out=True) == 0


def test_with_a_fault_nothing_comes_unless_its_rows_are_left_out(office: Office) -> None:
    before = agencies(office)
    with pytest.raises(ImportRefused):
        brought(office, KIND, TABLE, "admin")
    assert agencies(office) == before


def test_the_new_agency_is_entered_from_the_page_that_lists_them(office: Office, client: Client) -> None:
    brought(office, KIND, TABLE, "admin", leave_out=True)
    client.force_login(office["admin"])
    page = client.get("/pengaturan/perangkat-daerah/").content.decode()
    assert [words in page for words in ("DINAS PENDIDIKAN", 'href="/pengaturan/impor/perangkat-daerah/"')] == [True] * 2
    with scope(government=office.agency.government, agency=None):
        made = Agency.objects.get(name="DINAS PENDIDIKAN")
    assert f'value="{made.pk}"' in page
