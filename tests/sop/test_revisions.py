"""Revisions: uploaded once per text, faulty ones refused whole, and the right one active on each day."""

from collections.abc import Iterator
from datetime import date

import pytest

from tests.organisations.office import Office, open_office
from tests.sop.files import SMALL
from triwulan.audit.actions import describe
from triwulan.audit.models import Entry
from triwulan.organisations.models import Role
from triwulan.sop.actions import activate_revision, upload_revision
from triwulan.sop.faults import SopFaulty
from triwulan.sop.models import SopRevision
from triwulan.sop.queries import definition_of, revision_for
from triwulan.sop.reader import read_sop

OTHER = SMALL.replace('nama = "Contoh"', 'nama = "Contoh kedua"')
TEAM = SMALL.replace('lingkup = "bidang"', 'lingkup = "bidang"\nperan   = "ketua_tim"', 1)


@pytest.fixture
def office(db: None) -> Iterator[Office]:
    with open_office() as opened:
        yield opened


def told(office: Office) -> list[tuple[int | None, str]]:
    entries = Entry.objects.filter(agency_id=office.agency.pk, subject_type="soprevision").order_by("pk")
    return [(entry.actor_id, describe(entry)) for entry in entries]


def test_an_uploaded_text_is_kept_byte_for_byte(office: Office) -> None:
    person = office.people["admin"]
    revision = upload_revision(office.agency, SMALL, person)
    revision.refresh_from_db()
    assert (revision.name, revision.text, revision.checksum, revision.uploaded_by, revision.active_from) == (
        "Contoh",
        SMALL,
        read_sop(SMALL).checksum,
        person,
        None,
    )
    assert definition_of(revision) == read_sop(SMALL)


def test_the_same_text_again_is_the_same_revision(office: Office) -> None:
    first = upload_revision(office.agency, SMALL, office.people["admin"])
    assert upload_revision(office.agency, SMALL, office.people["kadis"]) == first
    assert told(office) == [(office.people["admin"].pk, "Mengunggah SOP Contoh.")]


def test_two_agencies_keep_their_own_revisions(office: Office) -> None:
    upload_revision(office.agency, SMALL, None)
    with open_office(office.government, "Dukcapil") as other:
        assert SopRevision.objects.count() == 0
        upload_revision(other.agency, SMALL, None)
        assert SopRevision.objects.count() == 1


def test_a_faulty_text_is_refused_with_its_faults_and_leaves_nothing(office: Office) -> None:
    with pytest.raises(SopFaulty) as refused:
        upload_revision(office.agency, SMALL.replace("bahan", "bahann"), office.people["admin"], name="salah.toml")
    assert [fault.place for fault in refused.value.faults] == ["salah.toml, langkah 1, kerja"]
    assert (SopRevision.objects.count(), told(office)) == (0, [])


def test_the_revision_of_a_day_is_the_last_one_activated_by_then(office: Office) -> None:
    first, second = (upload_revision(office.agency, text, None) for text in (SMALL, OTHER))
    assert revision_for(office.agency, date(2026, 1, 1)) is None
    activate_revision(first, date(2025, 1, 1), None)
    activate_revision(second, date(2026, 1, 1), office.people["admin"])
    days = [date(2024, 12, 31), date(2025, 1, 1), date(2025, 12, 31), date(2026, 1, 1)]
    assert [revision_for(office.agency, day) for day in days] == [None, first, first, second]
    assert told(office)[2:] == [
        (None, "Memberlakukan SOP Contoh sejak 1 Januari 2025."),
        (office.people["admin"].pk, "Memberlakukan SOP Contoh kedua sejak 1 Januari 2026."),
    ]


def test_of_two_activated_from_one_day_the_later_upload_holds(office: Office) -> None:
    first, second = (upload_revision(office.agency, text, None) for text in (SMALL, OTHER))
    for revision in (second, first):
        activate_revision(revision, date(2026, 1, 1), None)
    assert revision_for(office.agency, date(2026, 1, 1)) == second


def test_activating_adds_the_roles_the_agency_lacks(office: Office) -> None:
    before = set(Role.objects.values_list("code", "name"))
    activate_revision(upload_revision(office.agency, TEAM, None), date(2026, 1, 1), None)
    assert set(Role.objects.values_list("code", "name")) - before == {("ketua_tim", "Kabid")}


def test_a_definition_is_read_once_per_text(office: Office) -> None:
    revision = upload_revision(office.agency, SMALL, None)
    again = SopRevision.objects.get(pk=revision.pk)
    assert definition_of(revision) is definition_of(again)
