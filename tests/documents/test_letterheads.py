"""What stands at the head of an agency's papers, and in the block of who signs."""

from datetime import date

from tests.organisations.office import Office
from triwulan.audit.record import SYSTEM
from triwulan.documents.imprint import Crest, Letterhead, Signature
from triwulan.documents.letterheads import letterhead_of, signature_of
from triwulan.organisations.changes import change_agency, change_person
from triwulan.organisations.departure import record_departure
from triwulan.organisations.models import Capacity

DAY = date(2026, 4, 14)


def test_a_bare_agency_has_its_names_only(office: Office) -> None:
    assert letterhead_of(office.agency) == Letterhead("Pemerintah Kabupaten Contoh", "Dinas Diskominfo", ())


def test_the_head_names_every_way_to_reach_the_agency(office: Office) -> None:
    change_agency(
        agency=office.agency,
        address="Jalan Contoh 1\n\nKode Pos 12345 ",
        website="diskominfo.contoh.example",
        email="dinas@contoh.example",
        phone="(0419) 12345",
        crest_svg="<svg/>",
        actor=SYSTEM,
    )
    assert letterhead_of(office.agency) == Letterhead(
        "Pemerintah Kabupaten Contoh",
        "Dinas Diskominfo",
        (
            "Jalan Contoh 1",
            "Kode Pos 12345",
            "Telepon (0419) 12345, Laman diskominfo.contoh.example, Pos-el dinas@contoh.example",
        ),
        Crest("svg", "<svg/>"),
    )


def test_a_block_names_the_holder_of_the_day_and_how_he_holds(office: Office) -> None:
    change_person(
        person=office.people["sekretaris"],
        nip="197708152003121002",
        back_title="M.Si.",
        rank="Pembina (IV/a)",
        actor=SYSTEM,
    )
    office.appoint("sekretaris", "kadis", DAY, DAY, Capacity.PLH)
    office.people["sekretaris"].refresh_from_db()
    assert signature_of(office.positions["kadis"], DAY, intro="Mengetahui,") == Signature(
        position="Kadis",
        name="Sekretaris, M.Si.",
        nip="19770815 200312 1 002",
        rank="Pembina (IV/a)",
        capacity="Plh.",
        intro="Mengetahui,",
    )
    assert signature_of(office.positions["kadis"], date(2026, 4, 15)).name == "Kadis"


def test_a_vacant_position_keeps_its_block(office: Office) -> None:
    record_departure(person=office.people["kabid"], last_day=date(2026, 3, 31), actor=SYSTEM)
    assert signature_of(office.positions["kabid"], DAY) == Signature(position="Kabid", name="")
