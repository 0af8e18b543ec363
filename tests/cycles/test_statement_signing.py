"""The Inspektorat's statement is signed by its own position, at the head of the signers, from a desk in another agency."""

from typing import Any

import pytest

from tests.cycles.test_reviews import asked, report, statement, tick_all  # noqa: F401 - the fixture
from tests.cycles.walk import finish
from tests.documents.authority import PASSPHRASE, pkcs12_of
from tests.office import Office
from tests.web.steps.presses import desk_of
from triwulan.audit.record import SYSTEM
from triwulan.cycles.refusals import StepIncomplete
from triwulan.cycles.reviewing.ending import signatories_of, state_review
from triwulan.cycles.reviewing.publishing import unready
from triwulan.documents.certificates import keep_certificate
from triwulan.documents.content import from_json
from triwulan.documents.files import read_file
from triwulan.documents.models import Document
from triwulan.documents.signers.validation import signatures_in
from triwulan.documents.signing import sealed_file
from triwulan.organisations.models import Agency
from triwulan.reports.models import Report

pytestmark = pytest.mark.django_db


@pytest.fixture
def issued(office: Office, report: Report) -> Document:  # noqa: F811 - the fixture
    asked(office, report)
    tick_all(office, report)
    [position] = signatories_of(office.agency)
    said = statement(signer="Inspektur Kabupaten Uji", signatory=position)
    state_review(person=office["pereviu"], report_id=report.pk, statement=said)
    finish(office, "perencana")
    found: Document = Document.objects.get(kind="laporan_kinerja")
    return found


def test_the_inspektur_is_asked_before_the_agencys_head(issued: Document) -> None:
    asked_for = [(each.order, each.position.title) for each in issued.signings.select_related("position")]
    printed = [each.position for each in from_json(issued.content).signers]
    assert asked_for == [(0, "Inspektur"), (1, "Kepala Dinas")]
    assert printed == ["Inspektur Kabupaten Uji", "Kepala Dinas"]
    assert unready(issued) == ["Belum ditandatangani Inspektur, Kepala Dinas."]


def test_his_board_shows_it_and_from_his_own_office_where_it_waits(office: Office, issued: Document) -> None:
    desk = desk_of(office, "pereviu")
    here = desk.get("/tugas/").context["board"]
    assert ([each.document for each in here.signings], here.elsewhere) == ([issued], [])
    own = Agency.objects.get(name__startswith="Inspektorat")
    desk.post("/profil/perangkat-daerah/", {"agency": own.pk})
    there = desk.get("/tugas/")
    assert (there.context["board"].signings, there.context["board"].elsewhere) == ([], [(office.agency, 1)])
    assert (issued.title in there.content.decode(), f"1 naskah di {office.agency.name}" in there.content.decode()) == (
        False,
        True,
    )
    for other in ("perencana", "kepala"):
        assert issued not in [each.document for each in desk_of(office, other).get("/tugas/").context["board"].signings]


def test_he_notes_his_ink_and_nobody_elses(office: Office, issued: Document) -> None:
    desk = desk_of(office, "pereviu")
    first, second = issued.signings.order_by("order")
    page = desk.get(f"/dokumen/{issued.pk}/tanda-tangan/{first.pk}/")
    choices = [label for _value, label in page.context["form"].fields["holding"].choices]
    assert (page.status_code, len(choices)) == (200, 1)
    assert desk.get(f"/dokumen/{issued.pk}/tanda-tangan/{second.pk}/").status_code == 403
    held = page.context["form"].fields["holding"].choices[0][0]
    noted = {"holding": held, "on": issued.date.isoformat(), "seen": "on"}
    assert desk.post(f"/dokumen/{issued.pk}/tanda-tangan/{first.pk}/", noted).status_code == 302
    assert unready(issued) == ["Belum ditandatangani Kepala Dinas."]


def test_he_signs_by_certificate_and_then_the_head_may(office: Office, issued: Document) -> None:
    for who in ("pereviu", "kepala"):
        keep_certificate(
            person=office[who], content=pkcs12_of(office[who].full_name), passphrase=PASSPHRASE, actor=SYSTEM
        )
    first, second = issued.signings.order_by("order")
    early = _seal(office, "kepala", second.pk)
    assert "tidak lagi menunggu tanda tangan Anda" in early.content.decode()
    assert _seal(office, "pereviu", first.pk).status_code == 302
    assert _seal(office, "kepala", second.pk).status_code == 302
    file = sealed_file(issued)
    assert file is not None
    assert [(each.field, each.name, each.holds) for each in signatures_in(read_file(file))] == [
        ("TandaTangan1", office["pereviu"].full_name, True),
        ("TandaTangan2", office["kepala"].full_name, True),
    ]


def _seal(office: Office, who: str, signing: int) -> Any:
    return desk_of(office, who).post("/tanda-tangan/", {"papers": [signing], "passphrase": PASSPHRASE})


def test_only_a_position_that_reviews_the_agency_is_asked(office: Office, report: Report) -> None:  # noqa: F811
    asked(office, report)
    tick_all(office, report)
    with pytest.raises(StepIncomplete, match="tidak ditunjuk sebagai pereviu"):
        state_review(
            person=office["pereviu"],
            report_id=report.pk,
            statement=statement(signatory=office.positions["kepala"]),
        )
